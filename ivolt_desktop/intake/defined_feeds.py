"""Feeds a panel defines for itself, without code: kept as JSON, made most easily from a file as the example."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from ivolt_desktop.intake.columns import plan_columns
from ivolt_desktop.intake.feeds import FEEDS
from ivolt_desktop.intake.feeds.declaration import OWN, AgencyKind, Feed, header_key
from ivolt_desktop.intake.feeds.other_records import OTHER_RECORDS
from ivolt_desktop.intake.finding import FoundTable
from ivolt_desktop.rules.known_errors import UnreadableFile

_NOT_ONE = "This is not a feed the program can use."
_MOST = 200
_OF_A_MONTH = re.compile(
    r"\(?(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-./]?(?:\d\d|\d{4})?"
    r"|(?:19|20)?\d\d(?:[-./]\d\d){0,2}|(?:19|20)\d{4}|[-–,]|to|copy|final|v\d+)\)?", re.IGNORECASE)
"""A word at the end of a file's name that says when, or which copy, and not what."""
_MADE_OTHERWISE = ("outline",)
"""Registers that no table of rows fills."""


@dataclass(frozen=True)
class DefinedField:
    """One field of the register a feed fills: the headers it comes under, and whether every row needs it."""

    key: str
    headers: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True)
class FeedDefinition:
    """A feed as a person defined it. ``agency`` is a short name; ``same`` are the fields that make a row the same row.

    ``known`` are headers that belong to the file and are only kept with the row.
    """

    key: str
    name: str
    agency: str
    register: str
    fields: tuple[DefinedField, ...]
    same: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The definition as text that a person can read, edit and share."""
        return json.dumps({
            "feed": self.key, "name": self.name, "agency": self.agency, "register": self.register,
            "fields": [{"field": each.key, "headers": list(each.headers), "required": each.required}
                       for each in self.fields],
            "same": list(self.same), "known": list(self.known),
        }, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> "FeedDefinition":
        """Read a definition. Raises ``UnreadableFile`` where the text is none, or fills what this program has not."""
        try:
            raw = json.loads(text)
            fields = tuple(
                DefinedField(str(each["field"]), tuple(map(_header, each["headers"])), bool(each.get("required")))
                for each in raw["fields"])
            made = cls(_own_key(str(raw["feed"])), _header(raw["name"]), str(raw.get("agency", ""))[:_MOST],
                       str(raw["register"]), fields, tuple(map(str, raw.get("same", ()))),
                       tuple(map(_header, raw.get("known", ()))))
            made.feed()
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
            raise UnreadableFile(_NOT_ONE) from fault
        return made

    def feed(self, agency_kind: AgencyKind | None = None) -> Feed:
        """The feed it declares; without the kind of its agency any may send it, and it has to be told which did.

        Raises ``KeyError`` for a register or field that there is not.
        """
        template = templates()[self.register]
        given = [(each, template.field(each.key)) for each in self.fields if each.headers]
        fields = tuple(
            replace(field, synonyms=each.headers, required=each.required or field.key == template.period_field)
            for each, field in given)
        known = [template.field(key).target for key in self.same]
        scope = ("kind",) if template is OTHER_RECORDS else ()
        natural = (*scope, *known) if known else (_WHOLE_ROW,)
        finish = self._finish if template is OTHER_RECORDS else template.finish
        return replace(
            template, key=self.key, label=self.name,
            agency_kinds=(agency_kind,) if agency_kind else get_args(AgencyKind),
            shared_list=agency_kind is None, agency=self.agency, fields=fields, natural_key=natural, keyed=None,
            known=self.known, finish=finish, hints=(), notes="")

    def _finish(self, values: dict[str, object]) -> None:
        values["kind"] = self.name


_WHOLE_ROW = "\0"
"""No register has an attribute of this name, so that the whole row is what tells it from another."""


def templates() -> Mapping[str, Feed]:
    """For each register that a feed may fill, the feed whose fields are offered."""
    found = {OTHER_RECORDS.register: OTHER_RECORDS}
    for feed in FEEDS.values():
        if feed.spread is None and feed.register not in _MADE_OTHERWISE:
            found.setdefault(feed.register, feed)
    return found


def propose(found: FoundTable, name: str, agency: str, register: str = OTHER_RECORDS.register) -> FeedDefinition:
    """A definition by example: each column's header goes to the field it seems to name; the rest is only kept.

    A reference in every row, no two alike, is what makes a row the same row.
    """
    template = templates()[register]
    plans = plan_columns(found, template)
    fields = []
    for field in template.fields:
        headers = tuple(plan.header for plan in plans if plan.field == field.key)
        fields.append(DefinedField(field.key, headers, bool(headers) and field.key == template.period_field))
    reference = next((plan for plan in plans if plan.field == "reference"), None)
    same: tuple[str, ...] = ()
    if reference is not None:
        texts = [str(cells[reference.place]).strip() for _, cells in found.body]
        if texts and all(texts) and len(set(texts)) == len(texts):
            same = ("reference",)
    known = tuple(plan.header for plan in plans if plan.field is None)
    return FeedDefinition(key_for(name), name, agency, register, tuple(fields), same, known)


def name_from(stem: str) -> str:
    """The name of a feed from that of a file, without the month at its end ('Warden log May 26')."""
    words = re.split(r"[\s_]+", stem.strip())
    while len(words) > 1 and _OF_A_MONTH.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)[:60]


def key_for(name: str, taken: Sequence[str] = ()) -> str:
    """The key of a feed of that name; one that is not taken."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode("ascii")
    bare = OWN + (re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40] or "feed")
    made, turn = bare, 2
    while made in taken:
        made, turn = f"{bare}_{turn}", turn + 1
    return made


def clashes(definition: FeedDefinition) -> list[str]:
    """Headers given to more than one field that takes no other, as they are written."""
    seen: dict[str, str] = {}
    twice = []
    for each in definition.fields:
        for header in each.headers:
            if seen.setdefault(header_key(header), each.key) != each.key:
                twice.append(header)
    return twice


def _header(text: Any) -> str:
    if not isinstance(text, str) or not text.strip():
        raise ValueError(text)
    return " ".join(text.split())[:_MOST]


def _own_key(key: str) -> str:
    if not re.fullmatch(OWN + r"[a-z0-9_]{1,60}", key):
        raise ValueError(key)
    return key
