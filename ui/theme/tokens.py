"""Design tokens: every colour, distance and size of type the window uses, for each look.

Colours are ``#rrggbb``; sizes are logical pixels at a text scale of 1. Text and the ground it stands on are paired
in ``TEXT_PAIRS``; each pair must reach WCAG AA (4.5 : 1) in every look, and the tests hold them to it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """The tone of a pill or a verdict. Never the only carrier of meaning: words always stand beside it."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"


class Look(StrEnum):
    """Which set of tokens the coordinator asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "high contrast"

    @classmethod
    def _missing_(cls, value: object) -> "Look":
        """A look nobody knows any more is as good as none chosen."""
        return cls.SYSTEM


@dataclass(frozen=True)
class Tokens:
    """One look's colours."""

    window: str
    card: str
    rail: str
    ink: str
    muted: str
    border: str
    separator: str
    edge: str
    """Border of things that can be pressed or typed into; at least 3 : 1 is kept by ``focus`` when they are in use."""
    accent: str
    on_accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    accent_light: str
    ahead: str
    """The bar above a step that has not begun."""
    marking: str
    on_marking: str
    selection: str
    on_selection: str
    hover: str
    field: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    green: str
    green_soft: str
    blue: str
    blue_soft: str
    grey: str
    grey_soft: str
    pill_border: bool = False

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Text and ground of a tone."""
        return getattr(self, tone.value), getattr(self, f"{tone.value}_soft")


LIGHT = Tokens(
    window="#f4f6f7", card="#ffffff", rail="#ffffff", ink="#16232e", muted="#5b6b78", border="#d9dfe4",
    separator="#eceff1", edge="#c9d1d6", accent="#0b5a6f", on_accent="#ffffff", accent_hover="#094a5c",
    accent_text="#0b5a6f", accent_soft="#e3f0f3", accent_light="#7fb2bf", ahead="#c9d1d6", marking="#16232e",
    on_marking="#ffffff", selection="#e3f0f3", on_selection="#16232e", hover="#f4f6f7", field="#ffffff",
    red="#a4262c", red_soft="#fbe9e9", amber="#8a5a00", amber_soft="#fdf3dc", green="#1f6b3a",
    green_soft="#e5f3ea", blue="#0b5a6f", blue_soft="#e3f0f3", grey="#566572", grey_soft="#eceff1",
)

DARK = Tokens(
    window="#12191f", card="#1a232b", rail="#161e25", ink="#e6edf2", muted="#9fb0bd", border="#2f3c47",
    separator="#27323c", edge="#465664", accent="#58acc2", on_accent="#08161b", accent_hover="#74c0d4",
    accent_text="#84cbdd", accent_soft="#1c3943", accent_light="#37697a", ahead="#3a4955", marking="#05090c",
    on_marking="#ffffff", selection="#1f4350", on_selection="#f2f7fa", hover="#212c35", field="#141c23",
    red="#ffa3a0", red_soft="#47262a", amber="#f1c876", amber_soft="#3d3219", green="#8ad7a2",
    green_soft="#1d3828", blue="#84cbdd", blue_soft="#1c3943", grey="#b4c2cc", grey_soft="#2a3640",
)

CONTRAST = Tokens(
    window="#000000", card="#000000", rail="#000000", ink="#ffffff", muted="#e6e6e6", border="#ffffff",
    separator="#8c8c8c", edge="#ffffff", accent="#ffe14d", on_accent="#000000", accent_hover="#fff2a8",
    accent_text="#ffe14d", accent_soft="#262200", accent_light="#a08f2e", ahead="#8c8c8c", marking="#ffffff",
    on_marking="#000000", selection="#ffe14d", on_selection="#000000", hover="#262626", field="#000000",
    red="#ffb3b3", red_soft="#1f0000", amber="#ffd480", amber_soft="#1f1400", green="#a6f5bd",
    green_soft="#001a08", blue="#a8e8ff", blue_soft="#00141c", grey="#ffffff", grey_soft="#1a1a1a",
    pill_border=True,
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "window"), ("ink", "card"), ("ink", "rail"), ("ink", "accent_soft"), ("ink", "field"), ("ink", "hover"),
    ("ink", "amber_soft"),
    ("muted", "window"), ("muted", "card"), ("muted", "rail"), ("muted", "accent_soft"), ("muted", "hover"),
    ("accent_text", "card"), ("accent_text", "accent_soft"), ("accent_text", "window"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_marking", "marking"), ("on_selection", "selection"),
    ("red", "red_soft"), ("amber", "amber_soft"), ("green", "green_soft"), ("blue", "blue_soft"),
    ("grey", "grey_soft"), ("red", "card"), ("amber", "card"), ("green", "card"), ("red", "rail"),
)
"""Names of (text, ground) tokens that occur together somewhere in the window."""

MARK_PAIRS: tuple[tuple[str, str], ...] = (("accent", "card"), ("accent", "field"), ("accent", "window"))
"""Names of (mark, ground) tokens where 3 : 1 is enough: focus rings, chart lines and bars."""


class Space:
    """Distances, in logical pixels."""

    TINY = 4
    SMALL = 8
    GAP = 14
    """Between cards side by side."""
    BETWEEN = 16
    """Between rows of cards."""
    CARD = 16
    """Inside a card."""
    PAGE = 26
    """Left and right of a page."""
    PAGE_TOP = 20
    RADIUS = 8
    RADIUS_BUTTON = 6
    RADIUS_PILL = 4


class Type:
    """Sizes of type, in logical pixels, and the family shipped with the program."""

    FAMILY = "Inter"
    BODY = 14
    SMALL = 12
    HEADING = 15
    TITLE = 22
    FIGURE = 26
    LARGE = 16
    VERDICT = 18
    SHARED = 22
    SHARED_TITLE = 44
