"""The meeting pack, cover to method. Imported only while a document is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportlab.platypus import Flowable

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.action_tables import by_agency, totals
from ivolt_desktop.reports.chart_flowables import ChartFigure, draw_together
from ivolt_desktop.reports.contents import Entry, cover
from ivolt_desktop.reports.minutes_facts import Minutes
from ivolt_desktop.reports.minutes_story import attendance_part, items_part
from ivolt_desktop.reports.month_charts import months_chart, subject_chart
from ivolt_desktop.reports.pack_agenda import AGENDA, CALENDAR, agenda_pages, calendar_pages
from ivolt_desktop.reports.pack_briefing import KEY as BRIEFING
from ivolt_desktop.reports.pack_briefing import briefing_charts, briefing_pages, headline_figure
from ivolt_desktop.reports.pack_changes import KEY as CHANGES
from ivolt_desktop.reports.pack_changes import changes_pages
from ivolt_desktop.reports.pack_facts import MeetingPack
from ivolt_desktop.reports.pack_registers import (
    ENFORCEMENT,
    METHOD,
    REVIEWS,
    case_review_pages,
    enforcement_pages,
    method_pages,
)
from ivolt_desktop.reports.pack_subjects import in_cohorts, key_of, subject_page, subjects_overview, title_of
from ivolt_desktop.reports.pack_summary import KEY as SUMMARY
from ivolt_desktop.reports.pack_summary import summary_page, title
from ivolt_desktop.reports.paper import PackResult, Progress, write_paper
from ivolt_desktop.reports.sections import nothing, section, whole_section
from ivolt_desktop.rules.dates_in_words import long_date

PREVIOUS = "previous"
ACTIONS = "actions"
SUBJECTS = "subjects"


class _Figures:
    """Every chart of the pack, drawn once however often the pages are laid out."""

    def __init__(self, pack: MeetingPack) -> None:
        briefing, headline = pack.briefing, pack.summary.headline
        given = ChartFigure(months_chart(headline, height=86, shade=palette.INK)) if headline else None
        self.headline = headline_figure(briefing, given)
        self.briefing = [(key, ChartFigure(chart) if chart else None) for key, chart in briefing_charts(briefing)]
        self.subjects = {
            sheet.reference: ChartFigure(subject_chart(sheet.calls, sheet.plan_started))
            for sheet in pack.subjects
            if sheet.calls is not None and sheet.calls.months
        }

    def all(self) -> list[ChartFigure]:
        """Those that are to be drawn."""
        found = [figure for _, figure in self.briefing if figure]
        return [*([self.headline] if self.headline else []), *found, *self.subjects.values()]


def entries_of(pack: MeetingPack) -> list[Entry]:
    """The contents: every section, and under the sheets each person or place."""
    entries = [
        Entry(SUMMARY, title(pack)),
        Entry(AGENDA, "Agenda"),
        Entry(CHANGES, "Who is new, who is back, who is gone"),
        Entry(PREVIOUS, "Minutes of the last meeting"),
        Entry(ACTIONS, "Action log"),
        Entry(SUBJECTS, "People and places to discuss"),
    ]
    entries += [Entry(key_of(sheet), title_of(sheet), 1) for sheet in in_cohorts(pack.subjects)]
    entries.append(Entry(BRIEFING, "Data briefing"))
    if pack.case_reviews is not None:
        entries.append(Entry(REVIEWS, "Case Reviews"))
    if pack.enforcement is not None:
        entries.append(Entry(ENFORCEMENT, "Enforcement"))
    return [*entries, Entry(CALENDAR, "Forward calendar"), Entry(METHOD, "Sources and method")]


def _previous_pages(minutes: Minutes | None) -> list[Flowable]:
    if minutes is None:
        words = "There are no minutes of an earlier meeting."
        return [*section("Minutes of the last meeting", "", PREVIOUS), nothing(words)]
    day = minutes.identity.meeting_on
    subtitle = " · ".join(part for part in (f"Meeting of {long_date(day)}" if day else "", minutes.state) if part)
    story = section("Minutes of the last meeting", subtitle, PREVIOUS)
    return [*story, *attendance_part(minutes.attendance), *items_part(minutes.items)]


def _story(pack: MeetingPack, figures: _Figures, places: Mapping[str, int]) -> list[Flowable]:
    meeting = pack.identity.meeting_on
    story = cover(pack.identity, entries_of(pack), places, pack.circulation)
    story += summary_page(pack, figures.headline)
    story += agenda_pages(pack)
    story += changes_pages(pack.what_changed, pack.summary.since)
    story += _previous_pages(pack.previous)
    log = by_agency(pack.actions, meeting) or [nothing("No action is open.")]
    story += whole_section("Action log", totals(pack.actions), ACTIONS, log)
    story += subjects_overview(in_cohorts(pack.subjects), SUBJECTS)
    for sheet in in_cohorts(pack.subjects):
        story += subject_page(sheet, figures.subjects.get(sheet.reference), meeting)
    story += briefing_pages(figures.briefing, pack.briefing)
    if pack.case_reviews is not None:
        story += case_review_pages(pack.case_reviews)
    if pack.enforcement is not None:
        story += enforcement_pages(pack.enforcement)
    story += calendar_pages(pack.calendar)
    return [*story, *method_pages(pack.sources, pack.notes, meeting)]


def build_meeting_pack(facts: MeetingPack, path: Path, progress: Progress | None = None) -> PackResult:
    """Make the pack at ``path`` (PDF, A4).

    ``progress`` is told in words what is being done and how far it is, 0 to 1; it may raise to stop.

    Raises:
        DiskFull, CannotWrite: the file could not be saved; what stood there before is untouched.
    """
    figures = _Figures(facts)
    drawn = figures.all()

    def drawing(place: int) -> None:
        if progress is not None:
            progress(f"Drawing chart {place + 1} of {len(drawn)}", 0.5 * place / len(drawn))

    if drawn:
        draw_together(drawn, drawing)
    return write_paper(facts.identity, lambda places: _story(facts, figures, places), path, progress)
