"""Areas that police counts are given for: wards, boroughs and smaller ones, by code or by name."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from ivolt_desktop.rules.boroughs import find_borough, is_own_borough, is_own_ward
from ivolt_desktop.rules.wards import BOROUGH_NAME, IN_FORCE_FROM, OLD_WARDS, find_old_ward, find_ward, ward_on

ELSEWHERE = "an area inside another borough: kept with the file, not counted"
"""Why a row of a ward or smaller area elsewhere gives no counts; whole boroughs all do, to compare with."""
_KINDS = {"E05": "ward", "E09": "borough", "E01": "LSOA", "E02": "MSOA", "E12": "region"}


def is_own_or_whole(values: Mapping[str, object]) -> bool:
    """Whether a row is of the panel's own borough, or of a borough as a whole."""
    return _is_counted(_text(values, "area_code"), _text(values, "area_name"), _text(values, "borough"))


@lru_cache(maxsize=4096)
def _is_counted(code: str, name: str, borough: str) -> bool:
    if code[:3] == "E05":
        return is_own_ward(code)
    if not name and not code:
        return True
    if code[:3] in ("E09", "E12") or find_borough(name) or (name and name.casefold() == borough.casefold()):
        return True
    if borough:
        return is_own_borough(borough)
    return is_own_ward(name)


def settle_area(values: dict[str, object]) -> None:
    """Make one of code, name, kind and borough of an area, filling in what the others tell."""
    month = values.get("month")
    told = (_text(values, key) for key in ("area_code", "area_name", "borough", "area_kind"))
    before = isinstance(month, date) and month < IN_FORCE_FROM
    kind, code, name, borough = _settled(*told, OLD_WARDS[0].valid_to if before else None)
    values.update(area_kind=kind, area_code=code, area_name=name, borough=borough)


@lru_cache(maxsize=4096)
def _settled(
    code: str, name: str, borough: str, kind: str, day: date | None
) -> tuple[str | None, str | None, str | None, str | None]:
    """Kind, code, name and borough; ``day`` is one of before the wards changed, None for any later."""
    known = find_borough(borough)
    borough = known.name if known else borough
    whole = find_borough(code) or (find_borough(name or borough) if not name or not code else None)
    if whole and code[:3] != "E05":
        return "borough", whole.code, whole.name, whole.name
    ward = find_ward(code) or find_old_ward(code)
    if ward is None and not code and (not borough or is_own_borough(borough)):
        ward = ward_on(name, day)
    if ward:
        return "ward", ward.code, ward.title, BOROUGH_NAME
    kind = _KINDS.get(code[:3]) or kind.casefold() or ("ward" if name else "borough")
    return kind, code or None, name or borough or None, borough or None


def sentence_case(text: object) -> object:
    """'ROBBERY OF PERSONAL PROPERTY' as 'Robbery of personal property'; what is not all capitals stays as it is."""
    return text.capitalize() if isinstance(text, str) and text.isupper() else text


def _text(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return "" if value is None else str(value).strip()


COUNT_KEY = ("published_as", "area_kind", "area_code", "group", "subgroup", "measure", "month")
"""What makes a count of crimes the same count."""
COUNT_KEY_BY_NAME = ("published_as", "area_kind", "area_code", "area_name", "borough", "group", "subgroup", "measure",
                     "month")
"""The same where an area has no code."""


def settle_count(values: dict[str, object]) -> None:
    """Settle the area and the words of a count of crimes, in place."""
    settle_area(values)
    for name in ("group", "subgroup"):
        values[name] = sentence_case(values.get(name))
