"""One typed line of live minutes: 'a refer to mental health @health by 12 jul'.

Read at each key press, so it never raises and says what is still missing instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ivolt_desktop.rules.counting_words import joined
from ivolt_desktop.rules.dates_in_words import medium_date
from ivolt_desktop.rules.due_words import NO_DATE, DuePhrase, read_due
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.owner_choice import OwnerChoice, find_owner
from ivolt_desktop.rules.working_days import WorkingDays

_LETTERS = {"a": LineKind.ACTION, "d": LineKind.DECISION, "n": LineKind.NOTE}
_PREFIX = re.compile(r"\s*(?:([adn])\s+|([adn])\s*:\s*|(action|decision|note)\s*:\s*)")
_SPOKEN_PREFIX = re.compile(r"\s*(?:([ADN])\s*:\s*|(ACTION|DECISION|NOTE|Action|Decision|Note)\s*:\s*)")
_BECAUSE = re.compile(r"(?:^|\s)because\s+", re.IGNORECASE)
_CONSIDERED = re.compile(r"[\s.;,]+considered\s*:?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class ParsedLine:
    """What the line says so far; ``problems`` are sentences, and none of them forbids keeping it.

    ``owner`` is None where nobody, or more than one, is meant. ``due_assumed`` says that nothing was
    typed and the default was taken.
    """

    kind: LineKind
    text: str
    owner: OwnerChoice | None = None
    due: date | None = None
    due_assumed: bool = False
    reason: str | None = None
    considered: str | None = None
    problems: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The preview: 'Action → owner NELFT, due Tue 12 July 2022'."""
        parts = []
        if self.owner:
            parts.append(f"owner {self.owner.label}")
        if self.due:
            parts.append(f"due {medium_date(self.due)}")
        if self.reason:
            parts.append(f"reason: {self.reason}")
        return f"{self.kind.words} → {', '.join(parts)}" if parts else self.kind.words


def parse_line(
    text: str,
    today: date,
    choices: Sequence[OwnerChoice] = (),
    next_panel: date | None = None,
    working_days: WorkingDays | None = None,
    default_kind: LineKind = LineKind.NOTE,
    default_due: date | None = None,
) -> ParsedLine:
    """Read a line. A small letter a, d or n and a space (or 'Action:') says the kind.

    Owners, dates and reasons are read in actions and decisions only; a note is kept as it was typed.
    """
    kind, rest = _kind_of(text, default_kind)
    if kind is LineKind.NOTE:
        return ParsedLine(kind, _sentence(rest))
    rest, reason, considered = _reason_of(rest)
    words = rest.split()
    problems: list[str] = []
    words, owner = _take_owner(words, choices, problems)
    words, due = _take_due(words, today, next_panel, problems)
    if kind is LineKind.ACTION and owner is None and not problems:
        problems.append("No owner yet: type @ and a name.")
    if kind is LineKind.DECISION and not reason:
        problems.append("No reason yet: type because and why.")
    assumed = kind is LineKind.ACTION and due is None and default_due is not None
    if due and working_days and not working_days.is_working(due):
        problems.append(f"{medium_date(due)} is not a working day.")
    return ParsedLine(
        kind=kind,
        text=_sentence(" ".join(words)),
        owner=owner,
        due=default_due if assumed else due,
        due_assumed=assumed,
        reason=reason,
        considered=considered,
        problems=tuple(problems),
    )


def _kind_of(text: str, default: LineKind) -> tuple[LineKind, str]:
    match = _PREFIX.match(text) or _SPOKEN_PREFIX.match(text)
    if not match:
        return default, text
    letter = next(group for group in match.groups() if group)[0].casefold()
    return _LETTERS[letter], text[match.end() :]


def _reason_of(text: str) -> tuple[str, str | None, str | None]:
    considered = None
    if match := _CONSIDERED.search(text):
        text, considered = text[: match.start()], _sentence(text[match.end() :])
    if match := _BECAUSE.search(text):
        reason = _sentence(text[match.end() :], capital=False)
        return text[: match.start()], reason or None, considered or None
    return text, None, considered or None


def _take_owner(
    words: list[str], choices: Sequence[OwnerChoice], problems: list[str]
) -> tuple[list[str], OwnerChoice | None]:
    place = next((at for at, word in enumerate(words) if word.startswith("@") and len(word) > 1), None)
    if place is None:
        return words, None
    found = find_owner([words[place][1:], *words[place + 1 :]], choices)
    left = words[:place] + words[place + found.used :]
    if len(found.choices) == 1:
        return left, found.choices[0]
    said = " ".join(words[place : place + found.used])[1:]
    if found.choices:
        labels = joined([choice.label for choice in found.choices[:3]], "or")
        problems.append(f"“{said}” may be {labels}.")
    else:
        problems.append(f"Nobody goes by “{said}”.")
    return left, None


def _take_due(
    words: list[str], today: date, next_panel: date | None, problems: list[str]
) -> tuple[list[str], date | None]:
    for place in range(len(words) - 1, -1, -1):
        if words[place].casefold() not in ("by", "within", "in"):
            continue
        phrase = read_due(words[place + 1 :], today, next_panel)
        if words[place].casefold() != "by" and not _counts_time(words[place + 1 :]):
            phrase = NO_DATE
        if phrase.used:
            return _without(words, place, phrase, problems)
    return words, None


def _counts_time(words: Sequence[str]) -> bool:
    units = ("day", "week", "wk", "month")
    return len(words) > 1 and words[1].casefold().rstrip("s.,;") in units


def _without(words: list[str], place: int, phrase: DuePhrase, problems: list[str]) -> tuple[list[str], date | None]:
    if phrase.problem:
        problems.append(phrase.problem)
    return words[:place] + words[place + 1 + phrase.used :], phrase.day


def _sentence(text: str, capital: bool = True) -> str:
    tidy = " ".join(text.split()).strip(" ,;")
    return tidy[:1].upper() + tidy[1:] if capital else tidy
