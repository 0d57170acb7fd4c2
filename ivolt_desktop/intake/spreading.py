"""Columns that each stand for a value: a column for each month, a column for each kind."""

from collections.abc import Callable, Mapping, Sequence

from ivolt_desktop.rules.written_months import month_headers

_FEWEST_KINDS = 3


def months_across(headers: Sequence[str]) -> dict[int, Mapping[str, object]]:
    """The columns whose headers name a month, with that month as the attribute ``month``."""
    return {place: {"month": month} for place, month in month_headers(headers).items()}


def kinds_across(
    headers: Sequence[str], read: Callable[[str], Mapping[str, object] | None], fewest: int = _FEWEST_KINDS
) -> dict[int, Mapping[str, object]]:
    """The columns whose headers ``read`` knows as kinds, if ``fewest`` or more stand beside each other.

    A kind that two headers name is taken from the first of them.
    """
    found: dict[int, Mapping[str, object]] = {}
    seen: list[Mapping[str, object]] = []
    for place, header in enumerate(headers):
        kind = read(header)
        if kind and kind not in seen:
            seen.append(kind)
            found[place] = kind
    return found if len(found) >= fewest else {}
