"""The timed agenda and the forward calendar. Imported only while a document is made."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from ivolt_desktop.reports.facts import AgendaLine, DateLine
from ivolt_desktop.reports.pack_facts import MeetingPack
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.sections import SECTION_ROOM, nothing, section
from ivolt_desktop.reports.tables import Column, data_table
from ivolt_desktop.reports.words import Piece, passage
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import month_and_year, weekday_and_day

AGENDA = "agenda"
CALENDAR = "calendar"


def _words(line: AgendaLine) -> list[Piece]:
    main = "." not in line.number
    words = [Piece(line.title, "strong" if main else "plain")]
    if line.purpose:
        words.append(Piece(f" · {line.purpose}" if line.title else line.purpose, "soft"))
    return words


def length_in_words(lines: Sequence[AgendaLine]) -> str:
    """``2 hours 5 minutes in all``: the main items only, their parts are within them."""
    minutes = sum(line.minutes or 0 for line in lines if "." not in line.number)
    hours, rest = divmod(minutes, 60)
    parts = [count_of(hours, "hour")] * bool(hours) + [count_of(rest, "minute")] * bool(rest)
    return f"{' '.join(parts)} in all" if parts else ""


def agenda_pages(pack: MeetingPack) -> list[Flowable]:
    """The agenda: when, number, item, whom it concerns, who leads, how long."""
    story = section("Agenda", pack.identity.meeting_line, AGENDA)
    if not pack.agenda:
        return [*story, nothing("The agenda has no items yet.")]
    length = length_in_words(pack.agenda)
    note = "Numbers with a point belong to the item above them; its time covers them."
    story.append(passage(f"{length}. {note}" if length else note, "caveat"))
    optional = (("Ref", 54, [line.subject for line in pack.agenda]), ("Lead", 90, [line.lead for line in pack.agenda]))
    used = [(title, width, cells) for title, width, cells in optional if any(cells)]
    item_width = TEXT_WIDTH - 40 - 34 - 48 - sum(width for _, width, _ in used)
    columns = (
        Column("Starts", 40), Column("No", 34), Column("Item", item_width),
        *(Column(title, width) for title, width, _ in used), Column("Minutes", 48, "cell_right"),
    )  # fmt: skip
    rows: list[list[str | list[Piece]]] = [
        [line.starts, line.number, _words(line), *(cells[place] for _, _, cells in used),
         str(line.minutes) if line.minutes else ""]
        for place, line in enumerate(pack.agenda)
    ]  # fmt: skip
    return [*story, data_table(columns, rows, TEXT_WIDTH)]


def calendar_pages(dates: Sequence[DateLine]) -> list[Flowable]:
    """The dates to come, in order."""
    story = section("Forward calendar", "Reviews, expiries, operations and meetings to come", CALENDAR,
                    room=SECTION_ROOM)
    if not dates:
        return [*story, nothing("No dates are recorded.")]
    columns = (
        Column("Month", 84, "cell_soft"), Column("Date", 96), Column("What", 230), Column("Kind", 100, "cell_soft"),
    )  # fmt: skip
    rows: list[list[str]] = []
    month = ""
    for line in sorted(dates, key=lambda one: (one.on, one.words)):
        this_month = month_and_year(line.on)
        rows.append([this_month if this_month != month else "", weekday_and_day(line.on), line.words, line.kind])
        month = this_month
    return [*story, data_table(columns, rows, TEXT_WIDTH)]
