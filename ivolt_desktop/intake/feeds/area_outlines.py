"""Outlines of wards and other areas, from a GeoJSON or a shapefile.

Sources: ONS Open Geography (WD22CD, WD22NM, LAD22NM: the two figures are the year), London Datastore boundary files
(NAME, GSS_CODE, BOROUGH), Ordnance Survey Boundary-Line (NAME, CODE).
"""

from collections.abc import Sequence

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField
from ivolt_desktop.intake.map_areas import OUTLINE
from ivolt_desktop.rules.area_outlines import hectares, read_area
from ivolt_desktop.rules.boroughs import find_borough
from ivolt_desktop.rules.wards import BOROUGH_NAME, find_old_ward, find_ward

_YEARS = range(11, 41)
_KINDS = {"E05": "ward", "W05": "ward", "E09": "borough", "E07": "district", "E06": "authority", "E01": "LSOA",
          "E02": "MSOA"}  # fmt: skip


def _years(*patterns: str) -> tuple[str, ...]:
    return tuple(pattern.format(year) for pattern in patterns for year in _YEARS)


def _finish(values: dict[str, object]) -> None:
    """Name an area, tell its kind and the days between which it stood from its code, measure it."""
    code = str(values.get("code") or "")
    borough = find_borough(str(values.get("borough") or "")) or find_borough(code)
    ward = find_ward(code) or find_old_ward(code)
    if ward and code[:3] == "E05":
        values.update(name=ward.title, borough=BOROUGH_NAME, kind="ward", valid_from=ward.valid_from,
                      valid_to=ward.valid_to)  # fmt: skip
    else:
        values["borough"] = borough.name if borough else values.get("borough")
        values["name"] = values.get("name") or values.get("borough") or code or "Unnamed area"
        values["kind"] = values.get("kind") or _KINDS.get(code[:3])
    shape = read_area(str(values.get("shape") or ""))
    if shape:
        values["hectares"] = round(hectares(shape), 1)


def _synonyms(*plain: str, years: Sequence[str] = ()) -> tuple[str, ...]:
    return (*plain, *_years(*years))


AREA_OUTLINES = Feed(
    key="area_outlines",
    label="Outlines of wards and areas",
    agency_kinds=("council",),
    register="outline",
    natural_key=("code",),
    second_key=("name", "borough", "kind"),
    period_field="valid_from",
    finish=_finish,
    borough_only=False,
    derived=("hectares", "valid_from", "valid_to"),
    fields=(
        FeedField("shape", "Outline", "outline", (OUTLINE,), required=True),
        FeedField("name", "Name", "text",
            _synonyms("Name", "Ward name", "Area name", "Title", years=("WD{:02}NM", "LSOA{:02}NM", "MSOA{:02}NM"))),
        FeedField("code", "Code", "code",
            _synonyms("GSS code", "Code", "Ward code", "Area code",
                      years=("WD{:02}CD", "LSOA{:02}CD", "MSOA{:02}CD"))),
        FeedField("borough", "Borough", "text",
            _synonyms("Borough", "District", "Local authority", "LAD name", years=("LAD{:02}NM",))),
        FeedField("kind", "Kind of area", "text", ("Kind", "Area type", "Type")),
    ),
    known=("OBJECTID", "FID", "id", "HECTARES", "NONLD_AREA", "POLY_ID", "LB_GSS_CD", "GlobalID", "LONG", "LAT",
           "BNG_E", "BNG_N", "Shape__Area", "Shape__Length", "Shape_Area", "Shape_Leng", "AREA_CODE", "DESCRIPTIO",
           *_years("LAD{:02}CD", "WD{:02}NMW", "LAD{:02}NMW")),
    notes="A row an area. Wards of before May 2022 stand apart from those of today.",
)  # fmt: skip
