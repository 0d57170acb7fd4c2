"""*Issues and actions*: the action log, and each issue with its plan."""
