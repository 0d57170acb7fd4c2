"""People: one person across agencies."""
