"""Places: one place across agencies."""
