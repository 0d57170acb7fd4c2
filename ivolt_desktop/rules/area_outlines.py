"""Outlines of areas on the National Grid: kept as text, simplified, measured, asked whether a point lies in them.

An area is polygons; a polygon is rings, the first its edge and the others holes; a ring is whole metres of easting and
northing, its first point not repeated at the end.
"""

import json
from collections.abc import Sequence
from math import hypot

Ring = list[tuple[int, int]]
Area = list[list[Ring]]
_MOST_POINTS = 20_000


def written_area(area: Area) -> str:
    """The area as compact JSON text."""
    return json.dumps(area, separators=(",", ":"))


def read_area(text: str) -> Area | None:
    """The area that ``written_area`` wrote; None for any other text."""
    try:
        raw = json.loads(text)
        area = [[[(int(e), int(n)) for e, n in ring] for ring in polygon] for polygon in raw]
    except (ValueError, TypeError, RecursionError, OverflowError):
        return None
    whole = bool(area) and all(polygon and all(len(ring) >= 3 for ring in polygon) for polygon in area)
    return area if whole else None


def hectares(area: Area) -> float:
    """Its size, holes left out."""
    twice = sum(abs(_twice(ring)) * (-1 if at else 1) for polygon in area for at, ring in enumerate(polygon))
    return twice / 20_000


def contains(area: Area, easting: float, northing: float) -> bool:
    """Whether a point lies inside, by how many edges a line to the east crosses."""
    return any(
        _inside(polygon[0], easting, northing) and not any(_inside(hole, easting, northing) for hole in polygon[1:])
        for polygon in area
    )


def simplified(points: Sequence[tuple[float, float]], within: float) -> Ring:
    """A ring in whole metres without the points that lie within so many metres of the line without them.

    The method is Douglas and Peucker's; a ring of very many points is thinned first. Fewer than three are no ring: [].
    """
    kept = _thinned(points, within)
    if len(kept) < 3:
        return []
    far = max(range(len(kept)), key=lambda at: hypot(kept[at][0] - kept[0][0], kept[at][1] - kept[0][1]))
    ring = [*_line(kept[: far + 1], within)[:-1], *_line([*kept[far:], kept[0]], within)[:-1]]
    whole = [(round(e), round(n)) for e, n in ring]
    settled = [point for at, point in enumerate(whole) if point != whole[at - 1]]
    return settled if len(set(settled)) >= 3 else []


def _thinned(points: Sequence[tuple[float, float]], within: float) -> list[tuple[float, float]]:
    apart = within / 4
    while True:
        kept: list[tuple[float, float]] = []
        for point in points:
            if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) > apart:
                kept.append(point)
        while len(kept) > 1 and hypot(kept[0][0] - kept[-1][0], kept[0][1] - kept[-1][1]) <= apart:
            kept.pop()
        if len(kept) <= _MOST_POINTS:
            return kept
        apart *= 2


def _line(points: Sequence[tuple[float, float]], within: float) -> list[tuple[float, float]]:
    keep = {0, len(points) - 1}
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = hypot(x2 - x1, y2 - y1)
        worst, at = within, -1
        for place in range(first + 1, last):
            x, y = points[place]
            off = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else hypot(x - x1, y - y1)
            if off > worst:
                worst, at = off, place
        if at >= 0:
            keep.add(at)
            parts += [(first, at), (at, last)]
    return [points[place] for place in sorted(keep)]


def _twice(ring: Ring) -> int:
    return sum(ring[at - 1][0] * n - e * ring[at - 1][1] for at, (e, n) in enumerate(ring))


def _inside(ring: Ring, easting: float, northing: float) -> bool:
    inside = False
    for at, (e2, n2) in enumerate(ring):
        e1, n1 = ring[at - 1]
        if (n1 > northing) != (n2 > northing) and easting < (e2 - e1) * (northing - n1) / (n2 - n1) + e1:
            inside = not inside
    return inside
