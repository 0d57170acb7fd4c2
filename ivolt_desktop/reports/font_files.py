"""Where the bundled fonts lie."""

from pathlib import Path


def font_folder() -> Path:
    """``resources/fonts`` beside the package."""
    return Path(__file__).resolve().parents[2] / "resources" / "fonts"
