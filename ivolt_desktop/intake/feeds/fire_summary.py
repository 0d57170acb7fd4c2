"""The fire brigade's monthly borough summary: counts of incidents by kind and cause.

Source: London Datastore, 'Fire brigade incidents by borough and month'. Its headers could not be seen, so kinds are
read from words in any order, whether each kind has a column, a row or a sheet of its own, and each month a column.
Deliberate includes merely suspected; unknown causes count as accidental in the published figures and are kept apart.
"""

import re
from collections.abc import Mapping, Sequence

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField
from ivolt_desktop.intake.spreading import kinds_across, months_across
from ivolt_desktop.rules.boroughs import find_borough, is_own_ward

_CAUSES = (("deliberate", r"deliberate|arson|suspected"), ("accidental", r"accident"),
           ("unknown", r"unknown|not known|undetermined|unk"))  # fmt: skip
_KINDS = (
    ("false alarms, automatic", r"afa|automatic"),
    ("false alarms, malicious", r"malicious|hoax"),
    ("false alarms, good intent", r"good intent"),
    ("false alarms", r"false alarms?"),
    ("road traffic collisions", r"rtcs?|road traffic|traffic collisions?|traffic accidents?"),
    ("lift releases", r"lifts?|shut in"),
    ("flooding", r"flood\w*"),
    ("special services", r"special services?|ss"),
    ("vehicle fires", r"vehicles?|cars?"),
    ("rubbish fires", r"rubbish|refuse|bins?"),
    ("open space fires", r"open space|outdoors?|outside|grass\w*|open land"),
    ("non-dwelling fires", r"(?:non|other)[\s-]*(?:dwellings?|residential|buildings?|domestic)"),
    ("dwelling fires", r"dwellings?|homes?|domestic"),
    ("chimney fires", r"chimneys?"),
    ("primary fires", r"primar(?:y|ies)"),
    ("secondary fires", r"secondar(?:y|ies)"),
    ("fires", r"fires?"),
    ("incidents", r"(?:all|total|number of)?\s*incidents?"),
)  # fmt: skip
_ANY = ("fires", "incidents")
"""Kinds that another word may narrow."""
_BRIGADE = re.compile(r"fire[\s_-]*(?:brigade|service|rescue|and[\s_-]*rescue|&[\s_-]*rescue)", re.I)
_NO_KIND = re.compile(r"\b(?:date|time|number|no|ref|code|class|type|station|pump|cost|district|property)\b", re.I)


def read_kind(header: str) -> Mapping[str, object] | None:
    """The kind and cause that words name: 'Open Space - Deliberate', 'RubbishAccidental'; None where they name none."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_/,:()-]+", " ", header).casefold()
    words = " ".join(words.split())
    cause = next((cause for cause, pattern in _CAUSES if re.search(rf"\b(?:{pattern})", words)), None)
    kind = next((kind for kind, pattern in _KINDS if re.search(rf"\b(?:{pattern})\b", words)), None)
    if kind is None and cause and re.fullmatch(r"(?:all |total )?(?:\w+|not known)", words):
        kind = "fires"
    if kind is None or (_NO_KIND.search(words) and not words.startswith(("number of", "no of"))):
        return None
    return {"kind": kind, "cause": cause or "all"}


def _across(headers: Sequence[str]) -> Mapping[int, Mapping[str, object]]:
    return months_across(headers) or kinds_across(headers, read_kind) or kinds_across(headers, _read_cause, fewest=2)


def _read_cause(header: str) -> Mapping[str, object] | None:
    """What a header says that names a cause and nothing else: 'Deliberate', 'Not known'."""
    read = read_kind(header)
    return read if read and read["kind"] == "fires" and not re.search(r"\bfires?\b", header, re.I) else None


def _sheet_says(sheet: str, headers: Sequence[str]) -> Mapping[str, object]:
    """The kind that the sheet's name tells, where the headers over the counts tell none or one that says no more."""
    read = read_kind(_BRIGADE.sub(" ", sheet))
    named = [kind for header in headers if (kind := read_kind(header))]
    if read is None or any(kind["kind"] not in _ANY for kind in named):
        return {}
    told = read["cause"] != "all" and all(kind["cause"] == "all" for kind in named)
    return read if told else {"kind": read["kind"]}


def _finish(values: dict[str, object]) -> None:
    """Settle the borough, and the kind and cause where a cell and not a header named them."""
    found = find_borough(str(values.get("borough_code") or "")) or find_borough(str(values.get("borough") or ""))
    if found:
        values["borough_code"], values["borough"] = found.code, found.name
    read = read_kind(f"{values.get('kind') or ''} {values.get('cause') or ''}".strip())
    if read and values.get("kind") is not None:
        values.update(read)
    values["cause"] = values.get("cause") or "all"


def _is_borough(values: Mapping[str, object]) -> bool:
    return not is_own_ward(str(values.get("borough_code") or ""))


FIRE_SUMMARY = Feed(
    key="fire_summary",
    label="Fire brigade monthly summary",
    agency_kinds=("fire",),
    register="fire_count",
    natural_key=("borough", "kind", "cause", "month"),
    period_field="month",
    finish=_finish,
    borough_only=False,
    spread=_across,
    spread_into="count",
    sheet_says=_sheet_says,
    only=_is_borough,
    only_words="not a borough",
    hints=("summary", "by borough", "monthly"),
    fields=(
        FeedField("month", "Month", "month",
            ("Month", "Month year", "Month_Year", "Date", "Period", "Month of call"), required=True),
        FeedField("borough", "Borough", "text",
            ("Borough", "Borough name", "BoroughName", "Area", "Area name", "Local authority"), required=True),
        FeedField("borough_code", "Borough code", "code",
            ("Borough code", "New code", "Area code", "Code", "ONS code", "GSS code", "LA code")),
        FeedField("kind", "What is counted", "text",
            ("Incident type", "Measure", "Kind", "Category", "Incident group", "Type of incident", "Indicator",
             "Type", "Incident category"), required=True),
        FeedField("cause", "Cause", "text", ("Cause", "Motive", "Deliberate/accidental", "Fire cause")),
        FeedField("count", "Count", "count", ("Count", "Incidents", "Number", "Number of incidents", "Total", "Value"),
            required=True),
    ),
    known=("Year", "Financial year", "Calendar year", "Quarter"),
    notes="Counts by kind for each borough and month; every borough is kept, to compare with.",
)  # fmt: skip
