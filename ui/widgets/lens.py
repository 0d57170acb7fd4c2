"""The lens that tables and pages show values through."""

from ivolt_desktop.rules.lens import OWN, SHARED, Lens

__all__ = ["OWN", "SHARED", "Lens"]
