"""Longitude and latitude to eastings and northings of the National Grid, and back.

Source: Ordnance Survey, 'A guide to coordinate systems in Great Britain' (annexes B and C): a Helmert shift between
WGS84 and OSGB36, accurate to about five metres, and the transverse Mercator projection on the Airy 1830 ellipsoid.
"""

from math import atan2, cos, hypot, radians, sin, sqrt, tan

_AIRY = (6_377_563.396, 6_356_256.909)
_WGS84 = (6_378_137.0, 6_356_752.314_245)
_SHIFT = (-446.448, 125.157, -542.060)
_TURN = tuple(radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))
_SCALE = 20.4894e-6
_F0, _E0, _N0 = 0.999_601_2717, 400_000.0, -100_000.0
_LAT0, _LON0 = radians(49), radians(-2)


def to_grid(longitude: float, latitude: float) -> tuple[float, float] | None:
    """Easting and northing in metres of a WGS84 point in degrees; None where the point is not in Great Britain."""
    if not (49 <= latitude <= 61.5 and -9 <= longitude <= 2.5):
        return None
    x, y, z = _helmert(*_to_space(radians(latitude), radians(longitude), _WGS84), 1)
    return _project(*_from_space(x, y, z, _AIRY))


def from_grid(easting: float, northing: float) -> tuple[float, float]:
    """WGS84 longitude and latitude in degrees of a point of the National Grid, by refining a first guess."""
    longitude, latitude = -2.0, 49.0 + northing / 111_200
    for _ in range(12):
        found = _grid_anywhere(longitude, latitude)
        east, north = easting - found[0], northing - found[1]
        if abs(east) < 0.001 and abs(north) < 0.001:
            break
        latitude += north / 111_250
        longitude += east / (111_320 * cos(radians(latitude)))
    return longitude, latitude


def _grid_anywhere(longitude: float, latitude: float) -> tuple[float, float]:
    x, y, z = _helmert(*_to_space(radians(latitude), radians(longitude), _WGS84), 1)
    return _project(*_from_space(x, y, z, _AIRY))


def _helmert(x: float, y: float, z: float, way: int) -> tuple[float, float, float]:
    (tx, ty, tz), (rx, ry, rz), scale = _SHIFT, _TURN, 1 + way * _SCALE
    return (
        way * tx + x * scale - way * rz * y + way * ry * z,
        way * ty + way * rz * x + y * scale - way * rx * z,
        way * tz - way * ry * x + way * rx * y + z * scale,
    )


def _to_space(lat: float, lon: float, ellipsoid: tuple[float, float]) -> tuple[float, float, float]:
    a, b = ellipsoid
    e2 = 1 - (b * b) / (a * a)
    nu = a / sqrt(1 - e2 * sin(lat) ** 2)
    return nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), (1 - e2) * nu * sin(lat)


def _from_space(x: float, y: float, z: float, ellipsoid: tuple[float, float]) -> tuple[float, float]:
    a, b = ellipsoid
    e2, p = 1 - (b * b) / (a * a), hypot(x, y)
    lat = atan2(z, p * (1 - e2))
    for _ in range(6):
        nu = a / sqrt(1 - e2 * sin(lat) ** 2)
        lat = atan2(z + e2 * nu * sin(lat), p)
    return lat, atan2(y, x)


def _project(lat: float, lon: float) -> tuple[float, float]:
    a, b = _AIRY
    e2, n = 1 - (b * b) / (a * a), (a - b) / (a + b)
    s, c, t = sin(lat), cos(lat), tan(lat)
    nu = a * _F0 / sqrt(1 - e2 * s * s)
    rho = a * _F0 * (1 - e2) / (1 - e2 * s * s) ** 1.5
    eta2 = nu / rho - 1
    less, more = lat - _LAT0, lat + _LAT0
    m = b * _F0 * (
        (1 + n + 1.25 * n**2 + 1.25 * n**3) * less
        - (3 * n + 3 * n**2 + 2.625 * n**3) * sin(less) * cos(more)
        + (1.875 * n**2 + 1.875 * n**3) * sin(2 * less) * cos(2 * more)
        - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
    )
    d = lon - _LON0
    north = m + _N0 + d * d * nu / 2 * s * c + d**4 * nu / 24 * s * c**3 * (5 - t * t + 9 * eta2)
    north += d**6 * nu / 720 * s * c**5 * (61 - 58 * t * t + t**4)
    east = _E0 + d * nu * c + d**3 * nu / 6 * c**3 * (nu / rho - t * t)
    east += d**5 * nu / 120 * c**5 * (5 - 18 * t * t + t**4 + 14 * eta2 - 58 * t * t * eta2)
    return east, north


def swapped(longitude: float, latitude: float) -> bool:
    """Whether the two stand in each other's place, as no point of Great Britain could."""
    return 49 <= longitude <= 61.5 and -9 <= latitude <= 2.5


