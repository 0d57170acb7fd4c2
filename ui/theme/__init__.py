"""Colours, spacing and type: light, dark and high contrast."""
