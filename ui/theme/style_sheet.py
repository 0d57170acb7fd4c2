"""The one style sheet, written from the tokens.

Widgets say what they are through the dynamic property ``role`` (see ``ui.widgets.text``, ``buttons``, ``card``);
nothing else sets a style sheet of its own.
"""

from string import Template

from ui.theme.resource_files import resource
from ui.theme.sheet_parts import CONTROLS, GROUNDS, INSIDE_BUTTONS, LISTS, WORDS
from ui.theme.tokens import LIGHT, Tokens, Type

_ARROW = {"arrow_size": 14, "arrow_box": 22, "arrow_gap": 4, "arrow_gap_focus": 3}
"""The arrow of a box of choices grows with the text: it says that there is something to choose."""


def style_sheet(tokens: Tokens, scale: float = 1.0) -> str:
    """Qt style sheet for the whole application; ``scale`` enlarges every size of type."""
    sizes = {
        name.lower() + "_size": f"{round(getattr(Type, name) * scale)}px"
        for name in ("BODY", "SMALL", "HEADING", "TITLE", "FIGURE", "VERDICT", "SHARED", "SHARED_TITLE", "LARGE")
    }
    sizes |= {name: f"{round(pixels * scale)}px" for name, pixels in _ARROW.items()}
    colours = {name: value for name, value in vars(tokens).items() if isinstance(value, str)}
    light = tokens.on_accent == LIGHT.on_accent
    icons = {
        "chevron": resource("icons", "chevron-down.svg" if light else "chevron-down-pale.svg").as_posix(),
        "chevron_left": resource("icons", "chevron-left.svg").as_posix(),
        "chevron_right": resource("icons", "chevron-right.svg").as_posix(),
        "tick": resource("icons", "tick-white.svg" if light else "tick-black.svg").as_posix(),
        "dot": resource("icons", "dot-white.svg" if light else "dot-black.svg").as_posix(),
        "cross": resource("icons", "cross.svg").as_posix(),
    }
    template = "\n".join((GROUNDS, WORDS, CONTROLS, LISTS, INSIDE_BUTTONS))
    return Template(template).substitute(**colours, **sizes, **icons)
