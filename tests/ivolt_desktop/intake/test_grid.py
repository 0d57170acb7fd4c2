"""Equal cells of a column are one text, so that a large file takes the room of its different texts."""

from ivolt_desktop.intake import grid
from ivolt_desktop.intake.grid import Grid


def test_what_comes_again_only_later_on_is_still_one_text() -> None:
    """Nine thousand callers who differ at first, and then call again and again; a reference is never the same."""
    made, rows = Grid(2), 8 * 9_000
    assert rows > grid._JUDGED_AFTER
    for start in range(0, rows, 1_000):
        made.extend([[f"CAD {n}", f"Caller {n % 9_000}"] for n in range(start, start + 1_000)])
    references, callers = made.finish().columns
    assert len(set(map(id, callers))) == 9_000
    assert len(set(map(id, references))) == rows
    assert made[9_001] == ["CAD 9001", "Caller 1"]
