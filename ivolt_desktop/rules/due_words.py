"""Due dates as people type them in a meeting: '12 jul', 'fri', '12/7', 'next panel', '2 weeks'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ivolt_desktop.rules.calendar_months import last_of_month, months_on
from ivolt_desktop.rules.dates_in_words import MONTHS, WEEKDAYS, plain_date

_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\Z")
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.]([0-9]{2}|[0-9]{4}))?\Z")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FAR = 270


@dataclass(frozen=True)
class DuePhrase:
    """A date phrase read off the front of some words.

    ``used`` is how many words it took (0: the words are no date at all). ``day`` is None where they look
    like a date that does not exist; ``problem`` is a sentence for the user, or empty.
    """

    day: date | None
    used: int
    problem: str = ""


NO_DATE = DuePhrase(None, 0)


def read_due(words: Sequence[str], today: date, next_panel: date | None = None) -> DuePhrase:
    """Read a due date off the front of ``words``.

    Days without a year are the next such day from today on, and a day of the month without a month
    likewise; a weekday is the next such day after today. Never raises.
    """
    clean = [word.casefold().strip(",;:!?()").rstrip(".") for word in words[:5]]
    skipped = 1 if clean[:1] == ["the"] else 0
    clean = clean[skipped:]
    if not clean or not clean[0]:
        return NO_DATE
    for reader in (_spoken, _counted, _weekday, _figures, _day_and_month):
        phrase = reader(clean, today, next_panel)
        if phrase.used:
            return DuePhrase(phrase.day, phrase.used + skipped, phrase.problem)
    return NO_DATE


def _spoken(words: list[str], today: date, next_panel: date | None) -> DuePhrase:
    if words[:2] in (["next", "panel"], ["next", "meeting"]):
        return DuePhrase(next_panel, 2, "" if next_panel else "The next panel has no date yet.")
    for phrase in (["end", "of", "month"], ["end", "of", "the", "month"], ["month", "end"], ["eom"]):
        if words[: len(phrase)] == phrase:
            return DuePhrase(last_of_month(today), len(phrase))
    if words[:2] == ["next", "week"]:
        return DuePhrase(today + timedelta(days=7), 2)
    if words[:2] == ["next", "month"]:
        return DuePhrase(months_on(today, 1), 2)
    if words[0] == "today":
        return DuePhrase(today, 1)
    return DuePhrase(today + timedelta(days=1), 1) if words[0] == "tomorrow" else NO_DATE


def _counted(words: list[str], today: date, next_panel: date | None) -> DuePhrase:
    if len(words) < 2:
        return NO_DATE
    count = _COUNTS.get(words[0]) or (int(words[0]) if re.fullmatch("[0-9]{1,3}", words[0]) else 0)
    if not count:
        return NO_DATE
    unit = words[1].rstrip("s")
    if unit == "day":
        return DuePhrase(today + timedelta(days=count), 2)
    if unit in ("week", "wk"):
        return DuePhrase(today + timedelta(days=7 * count), 2)
    return DuePhrase(months_on(today, count), 2) if unit == "month" else NO_DATE


def _weekday(words: list[str], today: date, next_panel: date | None) -> DuePhrase:
    after = 1 if words[0] in ("next", "this") else 0
    if len(words) <= after or len(words[after]) < 3:
        return NO_DATE
    for number, name in enumerate(WEEKDAYS):
        if name.casefold().startswith(words[after]):
            ahead = (number - today.weekday() - 1) % 7 + 1
            start_of_next_week = 7 - today.weekday()
            if words[0] == "next" and ahead < start_of_next_week:
                ahead += 7
            rest = _day_and_month(words[after + 1 :], today, next_panel) if not after else NO_DATE
            if rest.used and rest.day:  # 'tue 12 july': the day and month say it
                return DuePhrase(rest.day, rest.used + 1, rest.problem)
            return DuePhrase(today + timedelta(days=ahead), after + 1)
    return NO_DATE


def _figures(words: list[str], today: date, next_panel: date | None) -> DuePhrase:
    if match := _ISO.match(words[0]):
        return _made(int(match[3]), int(match[2]), int(match[1]), today, 1)
    if match := _SLASHED.match(words[0]):
        year = int(match[3]) if match[3] else None
        return _made(int(match[1]), int(match[2]), year, today, 1)
    return NO_DATE


def _month_number(word: str) -> int | None:
    if len(word) < 3:
        return None
    if word == "sept":
        return 9
    names = (number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word))
    return next(names, None)


def _day_and_month(words: list[str], today: date, next_panel: date | None) -> DuePhrase:
    if not words:
        return NO_DATE
    first = _ORDINAL.match(words[0])
    if not first:
        number = _month_number(words[0])
        second = _ORDINAL.match(words[1]) if len(words) > 1 and number else None
        return _made(int(second[1]), number, None, today, 2) if second and number else NO_DATE
    number = _month_number(words[1]) if len(words) > 1 else None
    if number is None:
        ordinal = not words[0].isdigit()
        return _day_alone(int(first[1]), today) if ordinal else NO_DATE
    year = words[2] if len(words) > 2 and re.fullmatch("[0-9]{4}|[0-9]{2}", words[2]) else None
    return _made(int(first[1]), number, int(year) if year else None, today, 3 if year else 2)


def _day_alone(number: int, today: date) -> DuePhrase:
    for ahead in range(12):
        start = months_on(today.replace(day=1), ahead)
        if 1 <= number <= last_of_month(start).day and start.replace(day=number) >= today:
            return DuePhrase(start.replace(day=number), 1)
    return DuePhrase(None, 1, f"There is no day {number} in a month.")


def _made(day: int, month: int, year: int | None, today: date, used: int) -> DuePhrase:
    full = year + 2000 if year is not None and year < 100 else year
    for candidate in [full] if full else [today.year + step for step in range(9)]:
        try:
            made = date(candidate, month, day)
        except ValueError:
            continue
        if full:
            return DuePhrase(made, used, f"{plain_date(made)} has passed." if made < today else "")
        if made >= today:
            far = (made - today).days > _FAR
            return DuePhrase(made, used, f"Taken as {plain_date(made)}, a long way off." if far else "")
    said = f"{day} {MONTHS[month - 1]}" if 1 <= month <= 12 else f"{day}/{month}"
    return DuePhrase(None, used, f"There is no {said}{f' {full}' if full else ''}.")
