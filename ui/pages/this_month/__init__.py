"""*This month*: the cycle, what needs the coordinator, the figures, what changed."""
