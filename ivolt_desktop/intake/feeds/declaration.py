"""The words in which a feed is declared: its fields, the headers they come under, and what makes a row the same row."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

FieldKind = Literal[
    "text", "date", "datetime", "time", "phone", "postcode", "name", "address", "email", "choice", "number", "count",
    "money", "yesno", "code", "ward", "easting", "northing", "reference", "references", "score", "month",
    "longitude", "latitude", "outline", "age", "uprn",
]  # fmt: skip
AgencyKind = Literal["police", "fire", "council", "health", "housing", "voluntary", "other"]
SheetSays = Callable[[str, Sequence[str]], Mapping[str, object]]
"""The sheet's name and the headers of the columns that are counted to what the name says of every record."""
Spread = Callable[[Sequence[str]], Mapping[int, Mapping[str, object]]]
"""Headers to the columns (by place) that each stand for values of the record: a month, a kind of crime."""

OWN = "own_"
"""How the key of a feed begins that a panel defined for itself."""


@dataclass(frozen=True, slots=True)
class FeedField:
    """One field of a feed.

    ``key`` names the register's attribute; after a dot comes the part of it that a column may hold on its own
    ('called_at.time', 'caller_name.surname', 'easting.rounded'). ``synonyms`` are headers, best first, in any case
    and spacing. ``choices`` maps what agencies write (as header keys) to what is stored. ``several``
    columns may be joined.
    """

    key: str
    label: str
    kind: FieldKind
    synonyms: tuple[str, ...]
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    several: bool = False

    @property
    def target(self) -> str:
        """The register's attribute."""
        return self.key.partition(".")[0]

    @property
    def part(self) -> str:
        """Which part of the attribute this is; '' for the whole."""
        return self.key.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Finishing:
    """A part of what a feed's ``finish`` does that looks at ``names`` alone, for whole columns at once.

    ``do`` takes their values in that order and gives those of ``sets``, or all of them where that is empty. ``seen``
    has, by name, what matters of a value where that is less than the value, and is all that ``do`` is given. Where
    ``settled`` says so of the first value, there is nothing to finish.
    """

    names: tuple[str, ...]
    do: Callable[..., tuple[object, ...]]
    sets: tuple[str, ...] = ()
    seen: Mapping[str, Callable[[object], object]] = field(default_factory=dict)
    settled: Callable[[object], bool] | None = None

    def finish(self, values: dict[str, object]) -> None:
        """Finish one record, in place."""
        given = [values.get(name) for name in self.names]
        if self.settled and self.settled(given[0]):
            return
        told = [self.seen[name](value) if name in self.seen else value
                for name, value in zip(self.names, given, strict=True)]  # fmt: skip
        values.update(zip(self.sets or self.names, self.do(*told), strict=True))


@dataclass(frozen=True, slots=True)
class Feed:
    """One kind of file. ``register`` is the key of the register its rows go to.

    ``known`` are headers that belong to the feed but have no place in the register: they stay with the original row.
    ``natural_key`` names the attributes by which a row sent again is known. ``finish`` fills in what follows from
    other values (in place), the attributes named in ``derived`` among them; ``finish_by`` is the same in parts, which a
    large file needs. ``borough_only`` says that every row
    should lie in the borough. ``period_field`` is the date by which the file's period is told. ``agency_kinds`` are
    the kinds of agency that send such files, the likeliest first. ``hints`` are words which, in the file's name or
    above its table, speak for this feed. ``keyed`` makes the key where it is more than attributes as they stand ('' for
    a record that cannot be told by them). ``cad_references`` says that references are those of police messages,
    ``shared_list`` that each of the kinds sends a list of its own, so that who sent one has to be told. ``agency`` is
    the short name of who sends it, '' where its kind tells.

    ``spread`` finds columns that each stand for a value (a column for each month): a row then gives a record for each
    of them that is filled, whose cell goes to the field ``spread_into``. ``only`` says whether a row gives records at
    all; one that does not is left out for the reason ``only_words``. ``second_key`` names what a row without a whole
    natural key is known by, in place of everything in it. ``repeats`` says that rows alike in every value are separate
    things: the second one is the second such thing, and is known again as that. ``sheet_says`` reads off the sheet's
    name what no column gives.
    """

    key: str
    label: str
    agency_kinds: tuple[AgencyKind, ...]
    register: str
    fields: tuple[FeedField, ...]
    natural_key: tuple[str, ...]
    period_field: str
    known: tuple[str, ...] = ()
    finish: Callable[[dict[str, object]], None] | None = None
    finish_by: tuple[Finishing, ...] = ()
    borough_only: bool = True
    derived: tuple[str, ...] = ()
    notes: str = ""
    hints: tuple[str, ...] = ()
    keyed: Callable[[Mapping[str, object]], str] | None = None
    cad_references: bool = False
    shared_list: bool = False
    spread: Spread | None = None
    spread_into: str = ""
    sheet_says: SheetSays | None = None
    only: Callable[[Mapping[str, object]], bool] | None = None
    only_words: str = ""
    second_key: tuple[str, ...] = ()
    repeats: bool = False
    agency: str = ""

    def field(self, key: str) -> FeedField:
        """The field of that key. Raises ``KeyError`` where the feed has none."""
        for candidate in self.fields:
            if candidate.key == key:
                return candidate
        raise KeyError(key)

    @property
    def targets(self) -> tuple[str, ...]:
        """Every attribute of the register this feed can fill, in order, once."""
        own = [f.target for f in self.fields if f.kind != "references"]
        return tuple(dict.fromkeys([*own, *self.derived]))


@lru_cache(maxsize=8192)
def header_key(text: str) -> str:
    """A header reduced to lower-case letters and digits, so that 'Call Date', 'CALL_DATE' and 'call-date' agree.

    One in another script, or of signs alone, stays itself without its spaces: '£' and '№' do not agree.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", plain) or "".join(plain.split())


def written_as(words: Mapping[str, str]) -> dict[str, str]:
    """Choices turned round: each stored value's ways of being written (header keys, between blanks) to that value."""
    return {written: stored for stored, ways in words.items() for written in ways.split()}
