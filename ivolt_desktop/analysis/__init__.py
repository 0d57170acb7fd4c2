"""Measures, repeat callers and honest change."""
