"""Every kind of problem a delivery can have: its words, what is done unless told otherwise, and the choices."""

from dataclasses import dataclass
from typing import Literal

Action = Literal["mend", "keep", "set aside"]
State = Literal["mended", "needs decision", "kept", "set aside"]
ACTION_WORDS: dict[Action, str] = {"mend": "Mend", "keep": "Keep", "set aside": "Set aside"}


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """``title`` is what the person reads; ``usual`` is done until somebody decides; ``asks`` says that somebody should.

    ``choices`` come with the one to suggest first; ``note`` follows the examples ('kept, never matched').
    """

    key: str
    title: str
    usual: Action
    choices: tuple[Action, ...]
    asks: bool = False
    note: str = ""


def _kind(key: str, title: str, usual: Action, *others: Action, asks: bool = False, note: str = "") -> ProblemKind:
    choices = sorted((usual, *others), key=lambda action: not (asks and action == "mend"))
    return ProblemKind(key, title, usual, tuple(choices), asks, note)


_ALL = (
    _kind("date_impossible", "A date that does not exist", "set aside", asks=True),
    _kind("date_unreadable", "A date that cannot be read", "set aside", asks=True),
    _kind("date_missing", "No date", "set aside", asks=True),
    _kind("count_undated", "A count of calls without a date", "keep", "set aside",
          note="counted in the period of the file"),
    _kind("date_range", "A date far from today", "set aside", asks=True),
    _kind("date_future", "A date still to come", "set aside", "keep", asks=True),
    _kind("date_turned", "Month and day the other way round", "set aside", "mend", asks=True),
    _kind("date_blank_impossible", "A date that does not exist, where none is needed", "keep", "set aside",
          note="kept without it"),
    _kind("date_blank_unreadable", "A date that cannot be read, where none is needed", "keep", "set aside",
          note="kept without it"),
    _kind("date_serial", "Dates as Excel numbers", "mend", "set aside"),
    _kind("date_month_only", "A month without a day", "keep", "set aside", note="kept as the first of the month"),
    _kind("dates_crossed", "Closed before it was opened", "keep", "set aside", note="kept as sent"),
    _kind("time_bad", "A time that cannot be read", "keep", "set aside", note="the day is kept without it"),
    _kind("phone_zero", "Phone lost its leading zero", "mend", "keep"),
    _kind("phone_several", "Several phones in one cell", "mend", "set aside", note="the first is used"),
    _kind("phone_rounded", "Phone rounded off by Excel", "keep", "set aside", note="it cannot be got back"),
    _kind("phone_filler", "Phone typed to fill the box", "keep", "set aside", note="left empty"),
    _kind("phone_unusable", "Not a phone number", "keep", "set aside", note="left empty"),
    _kind("phone_shared", "A phone that is nobody’s own", "keep", "set aside", note="kept, never matched"),
    _kind("postcode_mended", "Postcode with a 1 for an I or a 0 for an O", "keep", "mend", "set aside", asks=True),
    _kind("postcode_partial", "Part of a postcode", "keep", "set aside", note="kept as far as it goes"),
    _kind("postcode_bad", "Not a postcode", "keep", "set aside", note="left empty"),
    _kind("nobody_named", "Nobody named", "keep", "set aside", note="kept, never matched"),
    _kind("email_bad", "Not an e-mail address", "keep", "set aside", note="left empty"),
    _kind("ward_unknown", "Not one of the borough’s wards", "keep", "set aside", note="kept as sent"),
    _kind("place_outside", "A place outside the borough", "keep", "set aside", note="kept, not shown on the map"),
    _kind("number_bad", "Not a number", "keep", "set aside", note="left empty"),
    _kind("score_bad", "Not a score", "keep", "set aside", note="left empty"),
    _kind("choice_unknown", "A word the program does not know", "keep", "set aside", note="left empty"),
    _kind("count_differs", "The number of calls and the list do not agree", "keep", "set aside",
          note="the list is used"),
    _kind("value_missing", "A value that every row needs is missing", "set aside", asks=True),
    _kind("coordinates_swapped", "Longitude and latitude in each other’s place", "keep", "set aside",
          note="put the right way round"),
    _kind("place_bad", "Not a place in Great Britain", "keep", "set aside", note="left empty"),
    _kind("ward_old", "A ward of before May 2022", "keep", "set aside", note="kept apart from the ward of today"),
    _kind("outline_bad", "Not an outline", "keep", "set aside"),
    _kind("reference_missing", "No reference", "set aside", asks=True),
    _kind("reference_twice", "The same reference twice with different contents", "keep",
          note="both are kept"),
)  # fmt: skip
COLUMN_NEW = "column_new"
"""The group of columns that a recognised layout has not met before."""
PROBLEM_KINDS: dict[str, ProblemKind] = {kind.key: kind for kind in _ALL}
