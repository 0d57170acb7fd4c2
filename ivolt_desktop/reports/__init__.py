"""Facts become documents and charts."""
