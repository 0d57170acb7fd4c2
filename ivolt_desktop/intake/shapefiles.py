"""Shapefiles of areas: the outlines from the .shp file, their properties from the .dbf file beside it.

Source: ESRI, 'Shapefile Technical Description' (1998); dBase III tables. Rings that run clockwise are edges, the others
are holes in the edge that holds them.
"""

import itertools
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.map_areas import Points, area_sheet
from ivolt_desktop.rules.known_errors import UnreadableFile

MAGIC = b"\x00\x00\x27\x0a"
"""How a .shp file begins."""
_DAMAGED = "This shapefile is damaged and cannot be opened. Ask for it to be sent again."
_NO_NAMES = (
    "The file beside this one that holds the names of the areas (.dbf) is missing. "
    "Choose the packed file (.zip), or put all the shapefile’s files into one folder."
)
_AREAS = (5, 15, 25)


def shapefile_sheet(shp: bytes, dbf: bytes | None, code_page: bytes | None, name: str) -> RawSheet:
    """The areas of a shapefile. Raises ``UnreadableFile`` where it has none, is damaged, or its names are missing."""
    if dbf is None:
        raise UnreadableFile(_NO_NAMES)
    try:
        shapes, properties = _shapes(shp), _properties(dbf, _encoding(code_page))
    except (struct.error, ValueError, IndexError) as fault:
        raise UnreadableFile(_DAMAGED) from fault
    if len(shapes) != len(properties):
        raise UnreadableFile(_DAMAGED)
    return area_sheet(list(zip(properties, shapes, strict=True)), name)


def _shapes(data: bytes) -> list[list[list[Points]]]:
    found: list[list[list[Points]]] = []
    place = 100
    while place + 12 <= len(data):
        length = struct.unpack_from(">i", data, place + 4)[0] * 2
        if length < 4 or place + 8 + length > len(data):
            raise ValueError("a record longer than the file")
        content = data[place + 8 : place + 8 + length]
        found.append(_polygons(content) if struct.unpack_from("<i", content)[0] in _AREAS else [])
        place += 8 + length
    return found


def _polygons(content: bytes) -> list[list[Points]]:
    parts, points = struct.unpack_from("<ii", content, 36)
    if parts < 0 or points < 0 or 44 + 4 * parts + 16 * points > len(content):
        raise ValueError("more points than the record holds")
    starts = [*struct.unpack_from(f"<{parts}i", content, 44), points]
    flat = struct.unpack_from(f"<{2 * points}d", content, 44 + 4 * parts)
    rings: list[Points] = [
        [(flat[2 * at], flat[2 * at + 1]) for at in range(first, last)]
        for first, last in itertools.pairwise(starts) if last - first >= 4
    ]
    edges: list[list[Points]] = [[ring] for ring in rings if _clockwise(ring)]
    for hole in (ring for ring in rings if not _clockwise(ring)):
        home = next((edge for edge in edges if _holds(edge[0], hole[0])), None)
        if home is None:
            edges.append([hole])
        else:
            home.append(hole)
    return edges


def _clockwise(ring: Points) -> bool:
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) > 0


def _holds(ring: Points, point: Sequence[float]) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _properties(data: bytes, encoding: str) -> list[Mapping[str, Any]]:
    rows, header_length, row_length = struct.unpack_from("<IHH", data, 4)
    fields: list[tuple[str, str, int]] = []
    place = 32
    while place < header_length - 1 and data[place] != 0x0D:
        name = data[place : place + 11].split(b"\0")[0].decode(encoding, "replace").strip()
        fields.append((name, chr(data[place + 11]), data[place + 16]))
        place += 32
    found: list[Mapping[str, Any]] = []
    for number in range(rows):
        start = header_length + number * row_length
        if start + row_length > len(data):
            raise ValueError("fewer rows than said")
        values: dict[str, Any] = {}
        start += 1
        for name, kind, length in fields:
            values[name] = _value(data[start : start + length].decode(encoding, "replace").strip(" \0"), kind)
            start += length
        found.append(values)
    return found


def _value(text: str, kind: str) -> str | int | float | None:
    if not text:
        return None
    if kind in "NF" and not text.startswith("*"):
        try:
            number = float(text)
        except ValueError:
            return text
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return text


def _encoding(code_page: bytes | None) -> str:
    said = (code_page or b"").decode("ascii", "ignore").strip().casefold()
    if "utf" in said or said == "65001":
        return "utf-8"
    return "cp1252"
