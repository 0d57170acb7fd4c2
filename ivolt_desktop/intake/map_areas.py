"""Areas of a map file (GeoJSON, shapefile) as a table: a row an area, its properties, and its outline as a last cell.

Outlines are taken to eastings and northings whatever the file has (degrees of WGS84, the National Grid, web maps'
metres), and simplified to within five metres, which no map of a borough shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import atan, degrees, exp, isfinite, pi
from typing import Any

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.rules.area_outlines import Area, Ring, simplified, written_area
from ivolt_desktop.rules.known_errors import UnreadableFile
from ivolt_desktop.rules.national_grid import to_grid

OUTLINE = "Outline"
"""Header of the column of outlines."""
WITHIN_METRES = 5.0
_NO_AREAS = "This map file has no areas in it, only points or lines. Ask for the one with the boundaries."
_WEB_RADIUS = 6_378_137.0
Points = Sequence[Sequence[float]]


def is_geojson(document: object) -> bool:
    """Whether a JSON document is a GeoJSON of features or of one geometry."""
    return isinstance(document, dict) and document.get("type") in ("FeatureCollection", "Feature", *_SHAPES)


def geojson_sheet(document: Mapping[str, Any], name: str) -> RawSheet:
    """The areas of a GeoJSON document. Raises ``UnreadableFile`` where it has none."""
    features = document.get("features") if document["type"] == "FeatureCollection" else [document]
    areas: list[tuple[Mapping[str, Any], list[list[Points]]]] = []
    for feature in features if isinstance(features, list) else []:
        if not isinstance(feature, dict):
            continue
        geometry = feature.get("geometry") if feature.get("type") == "Feature" else feature
        properties = feature.get("properties")
        areas.append((properties if isinstance(properties, dict) else {}, _polygons(geometry)))
    return area_sheet(areas, name)


def area_sheet(areas: Sequence[tuple[Mapping[str, Any], list[list[Points]]]], name: str) -> RawSheet:
    """A sheet of areas: properties and polygons of rings of points, in whatever co-ordinates, made into rows.

    An area whose outline cannot be read keeps its row, with no outline.
    """
    if not any(polygons for _, polygons in areas):
        raise UnreadableFile(_NO_AREAS)
    headers = list(dict.fromkeys(str(key) for properties, _ in areas for key in properties))
    rows: list[list[Cell]] = [[*headers, OUTLINE]]
    for properties, polygons in areas:
        told = {str(key): value for key, value in properties.items()}
        rows.append([*(_cell(told.get(header)) for header in headers), _outline(polygons)])
    return RawSheet(name, rows)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, (str, int, float)):
        return value
    return str(value)


def _polygons(geometry: object) -> list[list[Points]]:
    if not isinstance(geometry, dict):
        return []
    shape, points = geometry.get("type"), geometry.get("coordinates")
    if shape == "GeometryCollection":
        inner = geometry.get("geometries")
        return [polygon for each in (inner if isinstance(inner, list) else []) for polygon in _polygons(each)]
    if not isinstance(points, list):
        return []
    found = [points] if shape == "Polygon" else points if shape == "MultiPolygon" else []
    return [polygon for polygon in found if isinstance(polygon, list) and polygon]


_SHAPES = ("Polygon", "MultiPolygon", "GeometryCollection", "Point", "MultiPoint", "LineString", "MultiLineString")


def _outline(polygons: list[list[Points]]) -> str | None:
    try:
        area: Area = [rings for polygon in polygons if (rings := _rings(polygon))]
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        return None
    return written_area(area) if area else None


def _rings(polygon: Iterable[Points]) -> list[Ring]:
    rings: list[Ring] = []
    for at, points in enumerate(polygon):
        ring = simplified([_metres(float(point[0]), float(point[1])) for point in points], WITHIN_METRES)
        if not ring and not at:
            return []
        if ring:
            rings.append(ring)
    return rings


def _metres(x: float, y: float) -> tuple[float, float]:
    """Easting and northing. Raises ``ValueError`` for a point outside Great Britain."""
    if not (isfinite(x) and isfinite(y)):
        raise ValueError("no number")
    if y > 2_000_000:
        x, y = degrees(x / _WEB_RADIUS), degrees(2 * atan(exp(y / _WEB_RADIUS)) - pi / 2)
    if abs(x) <= 180 and abs(y) <= 90:
        point = to_grid(x, y)
        if point is None:
            raise ValueError("not in Great Britain")
        return point
    if not (0 <= x <= 800_000 and 0 <= y <= 1_400_000):
        raise ValueError("not on the National Grid")
    return x, y
