"""The one choke point through which a sensitive value is shown, anywhere.

What a person sees depends on what the value is (a name, a detail, a place), on the surface it would
appear on, and on the edition. Nothing else in the program decides this.
"""

from collections.abc import Sequence
from enum import StrEnum

WITHHELD = "withheld"
SMALL_NUMBER = 5


class Edition(StrEnum):
    """Who the words are for: panel members, or anybody."""

    RESTRICTED = "restricted"
    PUBLIC = "public"


class Surface(StrEnum):
    """Where a value would appear."""

    OWN = "own"
    SHARED = "shared"
    CLIPBOARD = "clipboard"
    EXPORT = "export"
    TITLE = "title"
    TOOLTIP = "tooltip"
    ACCESSIBLE = "accessible"


class Sensitive(StrEnum):
    """What a value gives away: nothing, who someone is, something about them, or which place it is."""

    NO = "no"
    NAME = "name"
    DETAIL = "detail"
    PLACE = "place"


_OPEN_TO_COORDINATOR = frozenset({Surface.OWN, Surface.ACCESSIBLE, Surface.EXPORT})


def is_masked(sensitive: Sensitive, surface: Surface, edition: Edition, revealed: bool = False) -> bool:
    """Whether a value of this kind is hidden there.

    The public edition never shows anything sensitive, and neither does a window title, revealed or not.
    In the restricted edition the coordinator's own window (and its text for a screen reader) and marked
    files show values; the shared window, tooltips (they float over a shared screen) and the clipboard
    show them only while revealed.
    """
    if sensitive is Sensitive.NO:
        return False
    if edition is Edition.PUBLIC or surface is Surface.TITLE:
        return True
    return surface not in _OPEN_TO_COORDINATOR and not revealed


def shown(
    value: str,
    sensitive: Sensitive,
    surface: Surface,
    edition: Edition = Edition.RESTRICTED,
    reference: str | None = None,
    revealed: bool = False,
) -> str:
    """The text to show for a value: the value, its record's reference, or 'withheld'.

    A hidden name (of a person, or of a place that is a record) becomes the record's ``reference`` where
    there is one; a hidden detail becomes 'withheld'. Nothing stays nothing. ``reference`` must hold no
    name: it is shown as it is.
    """
    if not value or not is_masked(sensitive, surface, edition, revealed):
        return value
    if sensitive is Sensitive.DETAIL:
        return WITHHELD
    return reference or WITHHELD


def suppressed(number: int, below: int = SMALL_NUMBER) -> str:
    """A count for the public: '0', 'fewer than 5', '12'.

    The usual practice for published community-safety figures; the limit is a setting.
    """
    return f"fewer than {below}" if 0 < number < below else f"{number:,}"


def suppressed_row(numbers: Sequence[int], below: int = SMALL_NUMBER) -> list[str]:
    """Counts that are printed beside their total: no single hidden one can be worked out.

    Where exactly one would be hidden, the next smallest that is not nought is hidden too, as
    'withheld'.
    """
    words = [suppressed(number, below) for number in numbers]
    hidden = [place for place, number in enumerate(numbers) if 0 < number < below]
    if len(hidden) == 1:
        others = [place for place, number in enumerate(numbers) if number >= below]
        if others:
            words[min(others, key=lambda place: numbers[place])] = WITHHELD
    return words
