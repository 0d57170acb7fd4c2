"""The few colours of the paper and its charts, as ``#rrggbb``. Every text colour passes 4.5 : 1 on white."""

INK = "#16232e"
GREY = "#5b6b78"
RULE = "#c3ccd3"
HAIRLINE = "#e4e9ec"
WASH = "#f2f5f6"
TEAL = "#0e5a70"
TEAL_LIGHT = "#7fb1be"
TEAL_WASH = "#e3f0f3"
RED = "#a5242c"
AMBER = "#8f5a00"
GREEN = "#1a6b35"
WATERMARK = "#f4f6f7"

RAG_SHAPES: dict[str, tuple[str, str]] = {
    "R": ("■", RED),
    "A": ("▲", AMBER),
    "G": ("●", GREEN),
}
"""Letter of an action's state to its shape and colour, so that colour never speaks alone."""
