"""What kind of fire it was, from what the fire brigade records.

Primary and secondary as the stop code says; the type from property category and type (definitions: Home Office fire
statistics). A fire is deliberate only where the file says so: the open data does not.
"""

from datetime import datetime, time
from functools import lru_cache

from ivolt_desktop.intake.feeds.declaration import Finishing
from ivolt_desktop.rules.wards import IN_FORCE_FROM, OLD_WARDS, ward_on

_FIRST_MOMENT = datetime.combine(IN_FORCE_FROM, time())
_REFUSE = ("refuse", "rubbish", "bin", "skip", "wheelie", "fly tip", "fly-tip", "tyre", "recycling", "garbage")
_VEHICLE = ("vehicle", "car", "van", "motorcycle", "moped", "scooter", "lorry", "bus", "caravan", "trailer")
_OPEN = ("grass", "heath", "woodland", "park", "scrub", "tree", "hedge", "crop", "field", "open land", "outdoor",
         "garden", "railway", "canal", "playground")  # fmt: skip
_BUILDING = ("dwelling", "residential", "building", "house", "flat", "school", "shop", "garage", "shed")


def finish_fire(values: dict[str, object]) -> None:
    """Fill in ``kind`` and ``fire_type`` of a fire brigade row from its other values, where they are not given."""
    group = str(values.get("incident_group") or "").casefold()
    stop = str(values.get("stop_code") or "").casefold()
    if values.get("kind") is None:
        if "primary" in stop or "chimney" in stop:
            values["kind"] = "primary"
        elif "secondary" in stop:
            values["kind"] = "secondary"
        else:
            values["kind"] = "other"
    if values.get("ward") or values.get("ward_code"):
        WARD_FINISHING.finish(values)
    a_fire = group == "fire" or values["kind"] != "other"
    if values.get("fire_type") is None and a_fire:
        values["fire_type"] = fire_type(
            str(values.get("property_category") or ""), str(values.get("property_type") or "")
        )


_NAMES = ("incident_group", "stop_code", "kind", "fire_type", "property_category", "property_type")


def _finished(*values: object) -> tuple[object, ...]:
    named = dict(zip(_NAMES, values, strict=True))
    finish_fire(named)
    return tuple(named.values())


FIRE_FINISHING = Finishing(_NAMES, _finished)
"""What ``finish_fire`` does, for whole columns."""


def _ward_of(ward: object, code: object, before: object) -> tuple[object]:
    """The ward its code tells; else the one which had that name on the day of the call."""
    if ward is None and code is None:
        return (None,)
    return (_ward_by(str(ward or ""), str(code or ""), bool(before)) or ward,)


def _before_the_wards_of_today(called: object) -> bool:
    return isinstance(called, datetime) and called < _FIRST_MOMENT


@lru_cache(maxsize=4096)
def _ward_by(ward: str, code: str, before: bool) -> str | None:
    found = ward_on(code, None) or ward_on(ward, OLD_WARDS[0].valid_to if before else None)
    return found.title if found else None


WARD_FINISHING = Finishing(
    ("ward", "ward_code", "called_at"), _ward_of, sets=("ward",), seen={"called_at": _before_the_wards_of_today}
)
"""The ward of a fire, for whole columns."""


def fire_type(category: str, kind: str) -> str | None:
    """'refuse', 'vehicle', 'open space' or 'building'; None where the words do not tell."""
    kind_words, category_words = kind.casefold(), category.casefold()
    if any(word in kind_words for word in _REFUSE):
        return "refuse"
    if "vehicle" in category_words or any(f" {word}" in f" {kind_words}" for word in _VEHICLE):
        return "vehicle"
    if category_words in ("dwelling", "non residential", "other residential"):
        return "building"
    if category_words.startswith("outdoor") or any(word in kind_words for word in _OPEN):
        return "open space"
    if any(word in f"{category_words} {kind_words}" for word in _BUILDING):
        return "building"
    return None
