"""One sheet for each person or place: calls, what is known, what was tried, risk, proposal.

Imported only while a document is made.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable, Spacer

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.action_tables import action_table, in_order
from ivolt_desktop.reports.chart_flowables import ChartFigure, chart_block
from ivolt_desktop.reports.dates_on_paper import NO_VALUE, near_date, number
from ivolt_desktop.reports.fitting import first_that_fits
from ivolt_desktop.reports.month_charts import sparkline
from ivolt_desktop.reports.pack_facts import KnownLine, NeedLine, RiskPoint, SubjectSheet, TieLine, TriedLine
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.sections import nothing, part, section, whole_section
from ivolt_desktop.reports.tables import Column, data_table, panel_box, side_by_side
from ivolt_desktop.reports.words import Piece, heading, passage
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import plain_date

_HALF = (TEXT_WIDTH - 20) / 2
_GAP, _KNOWN_SHARE = 20, 0.64
"""Between what agencies know and the risk beside it, and how much of the width the first one has."""
_MOST_FACTS = 10
_FEW_FACTS, _TIGHT = 5, 3
"""Where a page is so full that so few rows of a table fit, contacts are left to the record."""
_MOST_KNOWN = 8
_SHORT = 160
_MOST_RISKS = 4
_MOST_NEEDS = 6
_MOST_TIES = 5
_ONE_LINE = 84
_MOST = 12


def key_of(sheet: SubjectSheet) -> str:
    """The bookmark of a sheet."""
    return f"subject-{sheet.reference}"


def title_of(sheet: SubjectSheet) -> str:
    """Reference and, where the edition allows it, the name."""
    return f"{sheet.reference}  {sheet.name_line}".strip()


def _subtitle(sheet: SubjectSheet) -> str:
    since = f" since {plain_date(sheet.joined_on)}" if sheet.joined_on else ""
    cohort = f"{sheet.cohort}{since}" if sheet.cohort else ""
    agenda = f"agenda item {sheet.agenda_number}" if sheet.agenda_number else ""
    return " · ".join(part for part in (cohort, sheet.where, agenda) if part)


def _proposal(sheet: SubjectSheet) -> Flowable:
    label = passage([Piece("Proposal to the panel", "strong")], "cell")
    words = sheet.proposal or "No proposal is made."
    return panel_box([label, passage(words, "proposal", limit=700)], TEXT_WIDTH, palette.WASH, palette.TEAL)


def _facts(sheet: SubjectSheet, most: int) -> list[Flowable]:
    pairs = [*sheet.facts[:_MOST_FACTS if most > _TIGHT else _FEW_FACTS]]
    if sheet.reason:
        pairs.insert(0, ("Why here", sheet.reason))
    if not pairs:
        return []
    columns = (Column("", 86, "cell_soft"), Column("", 160))
    halves = pairs[: (len(pairs) + 1) // 2], pairs[(len(pairs) + 1) // 2 :]
    left, right = ([data_table(columns, half, _HALF, headings=False, limit=_SHORT)] if half else [] for half in halves)
    return side_by_side(left, right, TEXT_WIDTH)


def _known(lines: Sequence[KnownLine], meeting: date | None, width: float) -> list[Flowable]:
    title = heading("What each agency knows", 2)
    if not lines:
        return [title, nothing("No agency holds a record.")]
    columns = (Column("Agency", 62), Column("Knows", width - 62 - 54), Column("Last", 54, "cell_soft"))
    rows = [[one.agency, one.words, near_date(one.last_on, meeting)] for one in lines[:_MOST_KNOWN]]
    return [title, data_table(columns, rows, width, limit=_SHORT)]


def _risk(points: Sequence[RiskPoint], meeting: date | None, width: float, most: int) -> list[Flowable]:
    title = heading("Risk", 2)
    ordered = sorted(points, key=lambda point: point.on)
    story: list[Flowable] = [title]
    if len(ordered) > _MOST_RISKS:
        story += [ChartFigure(sparkline([point.score for point in ordered], width - 10, 26)), Spacer(1, 2)]
    columns = (Column("Assessed", 72), Column("Score", 50), Column("Band", width - 72 - 50))
    rows: list[list[str | list[Piece]]] = []
    before: int | None = None
    for point in ordered[-most - 1 :]:
        change = "" if before is None or before == point.score else (" ▲" if point.score > before else " ▼")
        rows.append([near_date(point.on, meeting), f"{point.score}{change}", point.band or NO_VALUE])
        before = point.score
    return [*story, data_table(columns, rows[-min(most, _MOST_RISKS) :][::-1], width)]


def _needs(lines: Sequence[NeedLine], most: int) -> list[Flowable]:
    if most <= _TIGHT:
        told = "; ".join(f"{line.need[:1].lower()}{line.need[1:]} ({line.standing.split(';')[0]})" for line in lines)
        return [passage(f"Needs: {told}.", "caveat", limit=400)]
    columns = (Column("", 150), Column("", TEXT_WIDTH - 150, "cell_soft"))
    rows = [[line.need, ", ".join(each for each in (line.standing, line.service) if each)] for line in lines[:most]]
    left = len(lines) - most
    more = [passage(f"And {count_of(left, 'more need')}: see the record.", "caveat")] if left > 0 else []
    table = data_table(columns, rows, TEXT_WIDTH, headings=False, limit=_ONE_LINE)
    return part("Needs and services", [table, *more], room=60)


def _ties(lines: Sequence[TieLine], most: int) -> list[Flowable]:
    """Who the person is known with; those it ended with come last."""
    if most <= _TIGHT:
        told = "; ".join(f"{line.who}, {line.words} ({_said_by(line)})" for line in lines[:most])
        others = f"; and {len(lines) - most} more" if len(lines) > most else ""
        return [passage(f"Known with: {told}{others}.", "caveat", limit=500)]
    columns = (Column("Who", 150), Column("In what way", 130), Column("Who says so", TEXT_WIDTH - 280, "cell_soft"))
    rows = [[line.who, line.words, _said_by(line)] for line in lines[:min(most, _MOST_TIES)]]
    left = len(lines) - len(rows)
    more = [passage(f"And {count_of(left, 'more tie')}: see the record.", "caveat")] if left > 0 else []
    return part("Known with", [data_table(columns, rows, TEXT_WIDTH, limit=_SHORT), *more], room=60)


def _said_by(line: TieLine) -> str:
    """'Council, home visit, since 3 May 2026 until 2 June 2026'."""
    since = f"since {plain_date(line.since)}" if line.since else ""
    until = f"until {plain_date(line.ended_on)}" if line.ended_on else ""
    return ", ".join(each for each in (line.source, f"{since} {until}".strip()) if each)


def _tried(lines: Sequence[TriedLine], meeting: date | None, most: int) -> list[Flowable]:
    if not lines:
        return [nothing("Nothing has been tried yet.")]
    columns = (Column("When", 62), Column("What", 190), Column("By", 104, "cell_soft"), Column("What came of it", 155))
    newest = sorted(lines, key=lambda one: one.on or date.min, reverse=True)
    rows = [[near_date(one.on, meeting), one.words, one.by, one.outcome] for one in newest[:most]]
    story = [data_table(columns, rows, TEXT_WIDTH)]
    if len(newest) > most:
        story.append(passage(f"And {len(newest) - most} before these: see the record.", "caveat"))
    return story


def _sheet(sheet: SubjectSheet, chart: ChartFigure | None, meeting: date | None, most: int) -> list[Flowable]:
    """The sheet with at most so many rows of what was tried, of risk and of actions."""
    title = [Piece(sheet.reference), Piece(sheet.name_line)] if sheet.name_line else [Piece(sheet.reference)]
    story = section([title[0], Piece(" "), *title[1:]], _subtitle(sheet), key_of(sheet))
    story += [Spacer(1, 4), _proposal(sheet), *_facts(sheet, most)]
    if chart is not None:
        story.append(chart_block(chart, 2, words=sheet.verdict))
    else:
        story += part("Reports by month", [nothing("No reports are recorded in the period.")], room=40)
        if sheet.verdict:
            story.append(passage(sheet.verdict))
    if sheet.risk:
        room = TEXT_WIDTH - _GAP
        near, far = room * _KNOWN_SHARE, room * (1 - _KNOWN_SHARE)
        story += side_by_side(_known(sheet.known, meeting, near), _risk(sheet.risk, meeting, far, most), TEXT_WIDTH,
                              _GAP, _KNOWN_SHARE)
    else:
        story += _known(sheet.known, meeting, TEXT_WIDTH)
    if sheet.risk_words:
        story.append(passage(sheet.risk_words, "caveat", limit=400))
    if sheet.needs:
        story += _needs(sheet.needs, min(most, _MOST_NEEDS))
    if sheet.ties:
        story += _ties(sheet.ties, most)
    story += part("What was tried", _tried(sheet.tried, meeting, most))
    held = in_order(sheet.actions)
    actions = action_table(held[:most], meeting, empty="No action is open.")
    more = [passage(f"And {len(held) - most} more: see the action log.", "caveat")] if len(held) > most else []
    return [*story, *part("Open actions", [actions, *more], room=80 if held else 0)]


def subject_page(sheet: SubjectSheet, chart: ChartFigure | None, meeting: date | None) -> list[Flowable]:
    """The sheet, the proposal first; older rows are left out, and said to be, where that makes it one page."""
    return first_that_fits(lambda most: _sheet(sheet, chart, meeting, most), range(_MOST, 0, -1))


def subjects_overview(sheets: Sequence[SubjectSheet], key: str) -> list[Flowable]:
    """The list of sheets that follow, by cohort, with each proposal in a line; on a page of its own if it needs one."""
    title, subtitle = "People and places to discuss", "One sheet each follows, in this order"
    if not sheets:
        return whole_section(title, subtitle, key, [nothing("No person or place is down for discussion.")])
    return whole_section(title, subtitle, key, _lists_by_cohort(sheets))


def _lists_by_cohort(sheets: Sequence[SubjectSheet]) -> list[Flowable]:
    columns = (
        Column("Ref", 50, "cell_strong"), Column("Who or where", 150), Column("Item", 34, "cell_soft"),
        Column("Last month", 60), Column("Proposal", 217),
    )  # fmt: skip
    groups: dict[str, list[SubjectSheet]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.cohort or "Others", []).append(sheet)
    story: list[Flowable] = []
    for cohort, members in groups.items():
        rows = []
        for sheet in members:
            last = sheet.calls.values[-1] if sheet.calls and sheet.calls.values else None
            who = ", ".join(p for p in (sheet.name_line, sheet.where) if p)
            rows.append([sheet.reference, who, sheet.agenda_number, number(last), sheet.proposal or NO_VALUE])
        title = [Piece(cohort), Piece(str(len(members)), "aside")]
        story += part(title, [data_table(columns, rows, TEXT_WIDTH)])
    return story


def in_cohorts(sheets: Sequence[SubjectSheet]) -> list[SubjectSheet]:
    """The sheets with each cohort together, cohorts in the order in which they first appear."""
    order: dict[str, int] = {}
    for sheet in sheets:
        order.setdefault(sheet.cohort or "Others", len(order))
    return sorted(sheets, key=lambda sheet: order[sheet.cohort or "Others"])
