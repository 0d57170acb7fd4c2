"""Making what goes out, and what went out."""
