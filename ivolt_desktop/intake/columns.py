"""Which column holds which field: from the header first, from the values where the header says nothing."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as later
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.cad_references import split_references
from ivolt_desktop.intake.feeds.declaration import Feed, FeedField, header_key
from ivolt_desktop.intake.finding import FoundTable
from ivolt_desktop.rules.dates_in_words import month_and_year
from ivolt_desktop.rules.phones import normalise_phone
from ivolt_desktop.rules.postcodes import normalise_postcode
from ivolt_desktop.rules.written_dates import read_date, read_time

_SAMPLE = 150
_SCALE = re.compile(
    r"\W*(?:\bwhere\b|\bon a scale\b.*?)?\s*(?<!\w)[01]\s*(?:=|is\b|means\b|-|–|to\b|\().*$", re.I | re.S
)
_FORM = re.compile(
    r"(?<=\w{3})[¹²³⁰⁴-⁹]+$|\s*[(\[]\s*(?:[dmyhs/:.\- ]{2,}|24\W?h(?:(?:ou)?rs?)?(?:\W?clock)?|gmt|bst|"
    r"local(?: time)?|uk|text|\d{1,2}|note \d|if (?:known|any|applicable|given)|optional|required|mandatory)"
    r"\s*[)\]]\s*$",
    re.I,
)
"""What a header says of how its cells are written, '(dd/mm/yyyy)', '(24h)', and the mark of a footnote."""
_ALIKE = 0.85
"""How alike two words have to be spelt to be taken for one, of 1."""
ColumnState = Literal["mapped", "kept", "new"]


@dataclass(slots=True)
class ColumnPlan:
    """What is to be done with one column.

    ``field`` is the key of a feed's field, None where the column is only kept with the original row. ``state`` is 'new'
    for a column nobody has met before. ``confidence`` runs from 0 to 1; ``how`` says where the choice came from, in
    words; ``looks_like`` is what its values look like. ``stands_for`` has the values that a column stands for which is
    one of several beside each other, such as its month, or whose sheet's name tells it.
    ``low_is_good`` says of scores given in figures whether the low ones are the good ones, ``low_how`` who says so;
    ``ends`` are the least and the greatest figure, where the file says what they mean.
    """

    place: int
    header: str
    field: str | None
    label: str
    confidence: float
    state: ColumnState
    how: str
    looks_like: str
    examples: tuple[str, ...]
    stands_for: Mapping[str, object] = later(default_factory=dict)
    low_is_good: bool | None = None
    low_how: str = ""
    ends: tuple[int, int] | None = None


def given_fields(plans: Sequence[ColumnPlan]) -> set[str]:
    """Keys of the fields that the columns give, those among them that a column stands for."""
    found = {plan.field for plan in plans if plan.field}
    return found | {name for plan in plans if plan.field for name in plan.stands_for}


def missing_fields(feed: Feed, plans: Sequence[ColumnPlan]) -> list[str]:
    """Labels of fields every row needs and no column gives."""
    mapped = given_fields(plans)
    if "references" in mapped:
        mapped |= {"called_at", "reference"}
    return [field.label for field in feed.fields if field.required and field.key not in mapped]


def looks_like(texts: Sequence[str]) -> str:
    """What most of the values are, in words: 'dates', 'phone numbers', 'postcodes', 'sentences', ... or 'text'."""
    different = Counter(text for text in texts if text)  # the same few stand in many a column
    if not different:
        return "empty"

    def share(test: Callable[[str], bool]) -> float:
        return sum(times for text, times in different.items() if test(text)) / different.total()

    if share(_is_sentence) >= 0.3:
        return "sentences"
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("yes/no", lambda t: t.casefold() in ("y", "n", "yes", "no")),
        ("times", lambda t: ":" in t and len(t) <= 11 and read_time(t) is not None),
        ("postcodes", lambda t: (code := normalise_postcode(t)) is not None and not code.partial),
        ("dates", lambda t: (when := read_date(t)).day is not None and when.form != "serial"),
        ("references", lambda t: any(found.day for found in split_references(t))),
        ("phone numbers", lambda t: sum(c.isdigit() for c in t) >= 9 and normalise_phone(t) is not None),
        ("e-mail addresses", lambda t: "@" in t and " " not in t),
        ("numbers", lambda t: re.fullmatch(r"[-+£]?[\d,]+(?:\.\d+)?%?", t) is not None),
    )
    for words, test in tests:
        if share(test) >= 0.7:
            return words
    return "text"


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) >= 3 and sum(word[0].islower() for word in words) >= 2


@dataclass(frozen=True, slots=True)
class Sampled:
    """Texts from all over each column, and what most of them look like; the same whatever the table is taken for."""

    texts: list[list[str]]
    seems: list[str]


def sample_columns(found: FoundTable) -> Sampled:
    """Look at each column once."""
    texts = [_sample(found, place) for place in range(len(found.headers))]
    return Sampled(texts, [looks_like(column) for column in texts])


def plan_columns(
    found: FoundTable, feed: Feed, given: dict[str, str | None] | None = None, sampled: Sampled | None = None
) -> list[ColumnPlan]:
    """A plan for every column of the table, in its order.

    ``given`` maps header keys to field keys (or None for 'keep only') as a saved layout has them; what it does not
    name is guessed. A field is used once unless it may take several columns. ``sampled`` spares looking at the cells
    again where a table is tried for several feeds.
    """
    sampled = sampled or sample_columns(found)
    texts, seems = sampled.texts, sampled.seems
    offers: list[tuple[float, int, str, str]] = []
    settled: dict[int, tuple[str | None, float, str]] = {}
    spread = feed.spread(found.headers) if feed.spread else {}
    settled.update({
        place: (feed.spread_into, 1.0, f"for {_values_words(stands_for)}") for place, stands_for in spread.items()
    })  # fmt: skip
    for place, header in enumerate(found.headers):
        if place in spread:
            continue
        if given is not None and header_key(header) in given:
            settled[place] = (given[header_key(header)], 1.0, "as last time")
            continue
        for field in feed.fields:
            score = header_score(header, field) * _agreement(field, seems[place])
            if score >= 0.5:
                offers.append((score, place, field.key, "by its header"))
    used = {key for key, _, _ in settled.values() if key and not feed.field(key).several}
    for score, place, key, how in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        if place in settled or key in used:
            continue
        settled[place] = (key, min(score, 1.0), how)
        if not feed.field(key).several:
            used.add(key)
    _by_values(feed, seems, settled, {key for key, _, _ in settled.values() if key})
    _lists_of_references(feed, texts, settled)
    known = {header_key(text) for text in feed.known}
    plans = [
        _plan(feed, found, place, settled.get(place), known, seems[place], texts[place])
        for place in range(len(found.headers))
    ]
    settle_what_columns_stand_for(plans, feed, found)
    return plans


def settle_what_columns_stand_for(plans: Sequence[ColumnPlan], feed: Feed, found: FoundTable) -> None:
    """Say of each column, as the plans are now, which values it stands for: by its header, and by the sheet's name.

    What the sheet's name says holds only where no column gives it.
    """
    if not feed.spread_into:
        return
    spread = feed.spread(found.headers) if feed.spread else {}
    counted = [plan for plan in plans if plan.field == feed.spread_into]
    given = {plan.field for plan in plans}
    says = feed.sheet_says(found.sheet, [plan.header for plan in counted]) if feed.sheet_says else {}
    says = {name: value for name, value in says.items() if name not in given}
    for plan in plans:
        plan.stands_for = {}
    for plan in counted:
        plan.stands_for = {**spread.get(plan.place, {}), **says}
        told = [feed.field(feed.spread_into).label, _values_words(plan.stands_for)]
        plan.label = ", ".join(filter(None, told))


def header_score(header: str, field: FeedField) -> float:
    """How well a header names a field: 1 for a known synonym, less for one that merely contains or resembles it.

    What the header of a score says of its scale, '(1 = very satisfied, 5 = ...)', is no part of the name.
    """
    if field.kind == "score":
        bare = _SCALE.sub("", header)  # or 'Question 1 - Overall satisfaction' without its end
        return max(_named(header_key(each), field.synonyms) for each in {header, bare or header})
    return _named(header_key(_FORM.sub("", header) or header), field.synonyms)


@lru_cache(maxsize=65536)
def _named(key: str, synonyms: tuple[str, ...]) -> float:
    places, wanted_keys, letters = _prepared(synonyms)
    if key in places:
        return 1.0 - 0.004 * places[key]
    known = sum(map(letters.__contains__, key))
    if known < 5 and known < _ALIKE * (len(key) - 1.5):
        return 0.0  # too little of it stands in any synonym: 'Q117', 'Spend 2023/24'
    best = 0.0
    for rank, (wanted, of_wanted) in enumerate(wanted_keys):
        if len(wanted) >= 5 and wanted in key and len(wanted) >= 0.5 * len(key):
            best = max(best, 0.72 - 0.004 * rank)
        elif len(key) >= 5 and abs(len(key) - len(wanted)) <= 3:
            most = sum(map(of_wanted.__contains__, key))
            if 2 * most < _ALIKE * (len(key) + len(wanted)):
                continue
            alike = SequenceMatcher(None, key, wanted)
            if alike.quick_ratio() >= _ALIKE:  # never below the ratio itself, and found in a tenth of the time
                ratio = alike.ratio()
                best = max(best, 0.8 * ratio if ratio >= _ALIKE else 0.0)
    return best


@lru_cache(maxsize=1024)
def _prepared(
    synonyms: tuple[str, ...]
) -> tuple[dict[str, int], list[tuple[str, frozenset[str]]], frozenset[str]]:
    """The keys of synonyms: where each stands first, each with its letters, and the letters of all."""
    keys = [header_key(synonym) for synonym in synonyms]
    places: dict[str, int] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, place)
    return places, [(key, frozenset(key)) for key in keys], frozenset("".join(keys))


def _agreement(field: FeedField, seems: str) -> float:
    """A header that promises a date over a column of phone numbers is doubted."""
    if seems == "sentences":
        return 0.4 if field.kind in ("name", "date", "datetime", "phone", "postcode", "reference", "count") else 1.0
    if seems in ("text", "empty"):
        return 0.9 if seems == "text" and field.kind in ("easting", "northing", "number") else 1.0
    fits: dict[str, tuple[str, ...]] = {
        "dates": ("date", "datetime", "month", "text", "reference", "time"),
        "times": ("time", "datetime", "text"),
        "postcodes": ("postcode", "text", "address"),
        "phone numbers": ("phone", "text", "reference", "number"),
        "yes/no": ("yesno", "choice", "text"),
        "references": ("reference", "references", "text"),
        "e-mail addresses": ("email", "text"),
    }
    wanted = fits.get(seems)
    if wanted is None:
        return 0.6 if field.kind in ("name", "address", "email", "postcode") else 1.0
    return 1.0 if field.kind in wanted else 0.55


def _by_values(feed: Feed, seems: list[str], settled: dict[int, tuple[str | None, float, str]], used: set[str]) -> None:
    """Give a field that nobody's header named to the only column that looks like it."""
    for kind, words in (("datetime", "dates"), ("date", "dates"), ("phone", "phone numbers"), ("postcode", "postcodes"),
                        ("email", "e-mail addresses")):  # fmt: skip
        fields = [f for f in feed.fields if f.kind == kind and f.key not in used and (f.required or kind != "date")]
        if kind in ("phone", "postcode") and any(f.kind == kind and f.key in used for f in feed.fields):
            continue
        places = [place for place, seen in enumerate(seems) if seen == words and place not in settled]
        if fields and len(places) == 1:
            settled[places[0]] = (fields[0].key, 0.55, "by its values")
            used.add(fields[0].key)


def _lists_of_references(feed: Feed, texts: list[list[str]], settled: dict[int, tuple[str | None, float, str]]) -> None:
    """A reference column whose cells mostly hold several references is the list of them."""
    if not any(field.kind == "references" for field in feed.fields):
        return
    taken = {key for key, _, _ in settled.values()}
    for place, (key, score, how) in list(settled.items()):
        if key == "reference" and "references" not in taken:
            filled = [text for text in texts[place] if text]
            if filled and sum(len(split_references(text)) > 1 for text in filled) > 0.3 * len(filled):
                settled[place] = ("references", score, how)


def _plan(
    feed: Feed,
    found: FoundTable,
    place: int,
    choice: tuple[str | None, float, str] | None,
    known: set[str],
    seems: str,
    texts: list[str],
) -> ColumnPlan:
    header = found.headers[place]
    examples = tuple(dict.fromkeys(text for text in texts if text))[:3]
    key, confidence, how = choice or (None, 0.0, "")
    if key:
        return ColumnPlan(place, header, key, feed.field(key).label, confidence, "mapped", how, seems, examples)
    familiar = choice is not None or header_key(header) in known
    words = "Kept with the row" if familiar else "Not seen before"
    state: ColumnState = "kept" if familiar else "new"
    return ColumnPlan(place, header, None, words, 1.0 if familiar else 0.0, state, how, seems, examples)


def _values_words(stands_for: Mapping[str, object]) -> str:
    """'March 2024', 'vehicle fires, deliberate'."""
    told = (month_and_year(each) if isinstance(each, date) else str(each) for each in stands_for.values() if each)
    return ", ".join(told)


def _sample(found: FoundTable, place: int) -> list[str]:
    """A spread of the column's texts, so that a long blank start does not hide what it holds."""
    step = max(1, len(found.body) // _SAMPLE)
    return [cell_text(cell)[:300] for cell in found.every(step, place)]
