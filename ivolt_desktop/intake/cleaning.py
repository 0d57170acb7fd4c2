"""One cell of a known kind, cleaned: the value kept as it is, the value mended, and the flaw that tells them apart."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from ivolt_desktop.intake.book import Cell, CodedTexts, TextCells, cell_text
from ivolt_desktop.intake.cad_references import CadReference, read_reference, split_references
from ivolt_desktop.intake.cleaned import EMPTY, Cleaned, CleanedColumn, Memo, clean_coded
from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.date_cells import DateSettings, clean_date, clean_month, clean_time
from ivolt_desktop.intake.feeds.declaration import Feed, FeedField, header_key
from ivolt_desktop.intake.quick_cells import (
    PartedMoments,
    Quick,
    quick_cad,
    quick_moment,
    quick_phone,
    quick_text,
    quick_time,
    references_of,
    votes,
    words_of,
)
from ivolt_desktop.intake.scores import lowest_of, read_score, scale_of
from ivolt_desktop.rules.area_outlines import read_area
from ivolt_desktop.rules.names import parse_name
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.phones import read_phone, split_phones
from ivolt_desktop.rules.postcodes import normalise_postcode
from ivolt_desktop.rules.uprns import read_uprn
from ivolt_desktop.rules.wards import find_old_ward, find_ward
from ivolt_desktop.rules.written_ages import read_age
from ivolt_desktop.rules.written_dates import vote_order
from ivolt_desktop.rules.written_months import months_order

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[A-Za-z]{2,}")
_YES = frozenset("y yes true 1 t x".split())  # noqa: SIM905
_NO = frozenset("n no false 0 f".split())  # noqa: SIM905


def clean_column(
    feed: Feed, field: FeedField, cells: Sequence[Cell], today: date, plan: ColumnPlan | None = None
) -> tuple[CleanedColumn, str]:
    """Clean a whole column; equal cells are cleaned once. Also returns a note on how its cells were read ('' if none).

    Dates vote: the order most of the telling cells prove is used for all, day first in a draw. Scores are read as the
    column's ``plan`` says.
    """
    settings, note = DateSettings(today=today, required=field.required, past="born" in field.key), ""
    different = cells.different if isinstance(cells, CodedTexts) else cells
    parted = None
    if field.kind in ("date", "datetime"):
        if field.kind == "datetime" and isinstance(cells, TextCells) and different is cells:
            parted = PartedMoments(cells)
        order, _, other = vote_order((parted and parted.votes()) or votes(_texts(different)))
        settings = DateSettings(order, today, field.required, "born" in field.key)
        if order == "month first":
            note = f"dates in ‘{field.label}’ were read month first ({other} of them can be nothing else)"
    if field.kind == "month":
        order = months_order(cell_text(cell) for cell in cells if isinstance(cell, str))
        settings = DateSettings(order, today, field.required)
    clean = _score_on(plan, different) if field.kind == "score" else _cleaner(feed, field, settings)
    if plan and plan.low_is_good:
        note = f"in ‘{plan.header}’ a low number is good: read the other way round"
    quick = _quick(feed, field, clean)
    memo = Memo(clean, quick)
    if isinstance(cells, CodedTexts) and field.kind != "references":
        return clean_coded(cells, memo), note
    if quick and isinstance(cells, TextCells):
        whole = parted.moments(quick) if parted else _whole_column(feed, field, cells, quick)
        if whole is not None:
            return CleanedColumn(whole, {}), note
    keys: Sequence[object] = cells
    if not isinstance(cells, TextCells) and not set(map(type, cells)) <= {str, type(None)}:
        keys = [cell if isinstance(cell, str) or cell is None else (type(cell), cell) for cell in cells]
    kept = list(map(memo.__getitem__, keys))
    flawed = memo.flawed
    places = {place: flawed[key] for place, key in enumerate(keys) if key in flawed} if flawed else {}
    return CleanedColumn(kept, places), note


def _texts(cells: Sequence[Cell]) -> set[str]:
    return set(cells) if isinstance(cells, TextCells) else {cell for cell in cells if isinstance(cell, str)}


def _whole_column(feed: Feed, field: FeedField, cells: TextCells, quick: Quick) -> list[object] | None:
    """A column in which hardly a cell is like another, where every cell is written in the plainest way."""
    if field.kind == "reference":
        return references_of(cells, quick) if feed.cad_references else words_of(cells)
    if field.kind in ("text", "code"):
        return words_of(cells)
    return words_of(cells, "address", " ,") if field.kind == "address" else None


def _quick(feed: Feed, field: FeedField, clean: Callable[[Cell, str], Cleaned]) -> Quick | None:
    """A short cut for cells written in the plainest way, where this kind has one."""
    if field.kind == "datetime":

        def moment(day: str) -> object:
            found = clean(day, day)
            return found.kept if not found.flaw else None

        return quick_moment(moment)
    if field.kind == "reference":
        return quick_cad() if feed.cad_references else quick_text()
    quick: dict[str, Quick] = {
        "time": quick_time, "text": quick_text(), "code": quick_text(), "address": quick_text("address", " ,"),
        "phone": quick_phone,
    }  # fmt: skip
    return quick.get(field.kind)


def _cleaner(feed: Feed, field: FeedField, settings: DateSettings) -> Callable[[Cell, str], Cleaned]:
    kind = field.kind
    if kind in ("date", "datetime"):
        return lambda cell, text: Cleaned(*clean_date(cell, text, settings, kind == "date"))
    if kind == "month":
        return lambda cell, text: Cleaned(*clean_month(cell, text, settings))
    if kind in ("longitude", "latitude"):
        return lambda cell, text: _degrees(text, kind == "longitude")
    if kind == "time":
        return lambda cell, text: Cleaned(*clean_time(cell, text))
    if kind == "reference":
        return lambda cell, text: _reference(text, feed.cad_references)
    if kind == "choice":
        return lambda cell, text: _choice(text, field)
    if kind == "ward":
        return lambda cell, text: _ward(text, feed.borough_only)
    if kind == "postcode":
        return lambda cell, text: _postcode(text, field.part == "district")
    if kind in ("easting", "northing"):
        return lambda cell, text: _coordinate(text, kind == "easting", feed.borough_only)
    simple: dict[str, Callable[[str], Cleaned]] = {
        "phone": _phone, "name": _name, "address": _address, "email": _email, "number": _number, "money": _number,
        "count": _count, "yesno": _yes_no, "references": _references, "code": _code, "outline": _outline, "text": _text,
        "age": _age, "uprn": _uprn,
    }  # fmt: skip
    one = simple[kind]
    return lambda cell, text: one(text)


def _text(text: str) -> Cleaned:
    return EMPTY if is_null_word(text) else Cleaned("\n".join(" ".join(line.split()) for line in text.splitlines()))


def _age(text: str) -> Cleaned:
    years = read_age(text)
    return Cleaned(years, "" if years is not None or is_null_word(text) else "number_bad")


def _uprn(text: str) -> Cleaned:
    """Nought stands for withheld."""
    number = read_uprn(text)
    nothing = is_null_word(text) or not text.strip("0. ")
    return Cleaned(number or None, "" if number or nothing else "number_bad")


def _outline(text: str) -> Cleaned:
    return Cleaned(text) if read_area(text) else Cleaned(None, "outline_bad")


def _code(text: str) -> Cleaned:
    return EMPTY if is_null_word(text) else Cleaned(" ".join(text.split()))


def _reference(text: str, cad: bool) -> Cleaned:
    if is_null_word(text):
        return EMPTY
    return Cleaned(read_reference(text).text if cad else " ".join(text.split()))


def _references(text: str) -> Cleaned:
    found: list[CadReference] = [] if is_null_word(text) else split_references(text)
    return Cleaned(found) if found else EMPTY


def _name(text: str) -> Cleaned:
    name = parse_name(text)
    if name is None:
        return Cleaned(None, "nobody_named")
    return Cleaned(name.surname if name.organisation else name.shown)


def _address(text: str) -> Cleaned:
    if is_null_word(text, "address"):
        return EMPTY
    return Cleaned(", ".join(" ".join(line.split()).strip(" ,") for line in text.splitlines() if line.strip(" ,")))


def _email(text: str) -> Cleaned:
    if is_null_word(text):
        return EMPTY
    found = _EMAIL.search(text)
    return Cleaned(found.group(0).casefold()) if found else Cleaned(None, "email_bad")


def _phone(text: str) -> Cleaned:
    if is_null_word(text, "phone"):
        return EMPTY
    readings = [read_phone(piece) for piece in split_phones(text)]
    usable = [reading.phone for reading in readings if reading.phone]
    if not usable:
        flaw = readings[0].flaw if readings else "not a number"
        if flaw == "none":
            return EMPTY
        kinds = {"rounded": "phone_rounded", "placeholder": "phone_filler"}
        return Cleaned(None, kinds.get(flaw, "phone_unusable"))
    first = usable[0]
    if first.shared:
        return Cleaned(first.shown, "phone_shared")
    if len(usable) > 1:
        return Cleaned(first.shown, "phone_several", first.shown, first.shown)
    if first.mend:
        return Cleaned(text, "phone_zero", first.shown, first.shown)
    return Cleaned(first.shown)


def _postcode(text: str, district: bool) -> Cleaned:
    if is_null_word(text):
        return EMPTY
    code = normalise_postcode(text)
    if code is None:
        return Cleaned(None, "postcode_bad")
    if code.mended:
        return Cleaned(" ".join(text.upper().split()), "postcode_mended", code.text, code.text)
    return Cleaned(code.text, "postcode_partial" if code.partial and not district else "")


def _ward(text: str, borough_only: bool) -> Cleaned:
    if is_null_word(text):
        return EMPTY
    ward = find_ward(text)
    if ward:
        return Cleaned(ward.name)
    old = find_old_ward(text)
    if old:
        return Cleaned(old.title, "ward_old" if borough_only else "")
    return Cleaned(text, "ward_unknown" if borough_only else "")


def _choice(text: str, field: FeedField) -> Cleaned:
    found = field.choices.get(header_key(text))
    if found is not None:
        return Cleaned(found)
    return EMPTY if is_null_word(text) else Cleaned(None, "choice_unknown")


def _yes_no(text: str) -> Cleaned:
    bare = text.casefold().strip(" .")
    if bare in _YES or bare in _NO:
        return Cleaned(bare in _YES)
    return EMPTY if is_null_word(text) else Cleaned(None, "choice_unknown")


def _score_on(plan: ColumnPlan | None, cells: Sequence[Cell]) -> Callable[[Cell, str], Cleaned]:
    texts = {cell_text(cell) for cell in cells}
    header = plan.header if plan else ""
    least, most = plan.ends if plan and plan.ends else (None, None)
    scale = most or scale_of(header, texts)
    lowest = None
    if plan and plan.low_is_good:
        lowest = lowest_of(header, scale, texts) if least is None else least

    def clean(_cell: Cell, text: str) -> Cleaned:
        try:
            return Cleaned(read_score(text, scale, lowest))
        except ValueError:
            return Cleaned(None, "score_bad")

    return clean


def _figure(text: str) -> float | None:
    bare = re.sub(r"[£$€,\s]", "", text)
    return float(bare) if re.fullmatch(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?", bare) else None


def _number(text: str) -> Cleaned:
    figure = _figure(text)
    if figure is None:
        return EMPTY if is_null_word(text) else Cleaned(None, "number_bad")
    return Cleaned(int(figure) if figure.is_integer() and abs(figure) < 1e15 else figure)


def _count(text: str) -> Cleaned:
    cleaned = _number(text)
    if isinstance(cleaned.kept, float) or (isinstance(cleaned.kept, int) and cleaned.kept < 0):
        return Cleaned(None, "number_bad")
    return cleaned


def _degrees(text: str, east: bool) -> Cleaned:
    """Degrees of a point in Great Britain; 0 says nothing. What can only be the other coordinate is a flaw."""
    figure = _figure(text)
    if figure is None:
        return EMPTY if is_null_word(text) else Cleaned(None, "number_bad")
    if figure == 0:
        return EMPTY
    is_east = -9 <= figure <= 2.5
    if not is_east and not 49 <= figure <= 61.5:
        return Cleaned(None, "place_bad")
    return Cleaned(figure, "" if is_east == east else "coordinates_swapped")


def _coordinate(text: str, easting: bool, borough_only: bool) -> Cleaned:
    figure = _figure(text)
    if figure is None:
        return EMPTY if is_null_word(text) else Cleaned(None, "number_bad")
    if figure == 0:
        return EMPTY
    low, high = (543_000, 552_000) if easting else (181_000, 191_500)
    whole = round(figure) if abs(figure) < 1e7 else None
    if whole is None:
        return Cleaned(None, "number_bad")
    return Cleaned(whole, "place_outside" if borough_only and not low <= figure <= high else "")
