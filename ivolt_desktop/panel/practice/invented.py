"""What the practice panel is made of: names, streets, places and the cast, read from ``resources/practice``."""

import json
import zlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Street:
    """An invented street in a real ward, with one postcode and about where it would lie (British National Grid)."""

    name: str
    ward: str
    station: str
    postcode: str
    easting: int
    northing: int


@dataclass(frozen=True)
class PublicPlace:
    """A well-known public place where things happen; ``weight`` is how often, against the others."""

    key: str
    name: str
    ward: str
    postcode: str
    easting: int
    northing: int
    weight: int
    kind: str


@dataclass(frozen=True)
class Player:
    """One of the cast: an invented person with a story, and the ways the agencies write them.

    ``calls`` and ``cases`` are how many of each they bring in every month from January 2025 to June 2026.
    """

    key: str
    name: str
    born_on: date | None
    phone: str
    email: str | None
    address: str
    postcode: str
    ward: str
    easting: int
    northing: int
    tenure: str
    calls: tuple[int, ...]
    cases: tuple[int, ...]
    police_names: tuple[str, ...]
    council_names: tuple[str, ...]
    topic: str
    where: str
    names_as_responsible: str | None
    named_as: tuple[str, ...]


def practice_folder() -> Path:
    """Where the invented material lies: ``resources/practice`` beside the package."""
    return Path(__file__).resolve().parents[3] / "resources" / "practice"


def read_json(name: str) -> Any:
    """One file of the practice folder, such as ``cast.json``."""
    return json.loads((practice_folder() / name).read_text(encoding="utf-8"))


@cache
def streets() -> tuple[Street, ...]:
    """The invented streets, ward by ward."""
    return tuple(
        Street(ward=ward["name"], station=ward["station"], **street)
        for ward in read_json("streets.json")
        for street in ward["streets"]
    )


@cache
def public_places() -> dict[str, PublicPlace]:
    """The public places by key."""
    return {each["key"]: PublicPlace(**each) for each in read_json("places.json")}


@cache
def cast() -> dict[str, Player]:
    """The people with stories, by key."""
    return {each["key"]: _player(each) for each in read_json("cast.json")}


def uprn_of(address: str) -> str:
    """The property number of an invented door, always the same; no gazetteer gives numbers of that beginning."""
    return f"9990{zlib.crc32(address.encode()) % 10**8:08d}"


@cache
def first_names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Forenames of women and of men."""
    names = read_json("names.json")
    return tuple(names["women"]), tuple(names["men"])


@cache
def surnames() -> tuple[str, ...]:
    """Surnames, each about as likely as the next."""
    return tuple(read_json("names.json")["surnames"])


def _player(written: dict[str, Any]) -> Player:
    born = written["born_on"]
    lists = {name: tuple(written[name]) for name in ("calls", "cases", "police_names", "council_names", "named_as")}
    return Player(**{**written, **lists, "born_on": date.fromisoformat(born) if born else None})
