"""IVOLT Desktop: the panel's work. Nothing in this package imports Qt."""

__version__ = "0.3.0"
