"""The one-page summary: what changed, what the panel must decide, the measures, what is overdue.

Imported only while a document is made.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.action_tables import action_table, in_order
from ivolt_desktop.reports.chart_flowables import ChartFigure
from ivolt_desktop.reports.dates_on_paper import number
from ivolt_desktop.reports.facts import MeasureLine
from ivolt_desktop.reports.fitting import first_that_fits
from ivolt_desktop.reports.pack_facts import ChangeLine, DecisionLine, MeetingPack
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.sections import nothing, part, section
from ivolt_desktop.reports.tables import Column, data_table, side_by_side
from ivolt_desktop.reports.words import Piece, Text, heading, passage

KEY = "summary"
MOST_CHANGES = 6
MOST_DECISIONS = 8
MOST_MEASURES = 6
MOST_OVERDUE = 8
_LEAST = -4
_SHORT = 100

_HALF = (TEXT_WIDTH - 20) / 2
_VERDICTS = {
    "usual": ("●", "usual variation"),
    "up": ("▲", "a signal, up"),
    "down": ("▼", "a signal, down"),
    "few": ("○", "too few to judge"),
    "none": ("", ""),
}


def title(pack: MeetingPack) -> str:
    """``June panel on one page``."""
    month = pack.identity.meeting_month.partition(" ")[0]
    return f"{month} panel on one page" if month else "The panel on one page"


def verdict_pieces(measure: MeasureLine) -> list[Piece]:
    """Shape and words; a signal is strong, and coloured only where it is known to be welcome or not."""
    shape, words = _VERDICTS[measure.verdict_kind]
    words = measure.verdict or words
    if measure.verdict_kind not in ("up", "down"):
        return [Piece(f"{shape} {words}".strip(), "plain")]
    shade = {True: palette.GREEN, False: palette.RED, None: palette.INK}[measure.good]
    return [Piece(f"{shape} ", shade), Piece(words, "strong")]


def measures_table(measures: Sequence[MeasureLine], value_heading: str, last_year_heading: str) -> Flowable:
    """The measures with their verdicts."""
    if not measures:
        return nothing("No measures were supplied.")
    columns = (
        Column("Measure", 200), Column(value_heading, 66), Column(last_year_heading, 66),
        Column("12 months", 66), Column("Verdict", 130),
    )  # fmt: skip
    rows: list[list[Text]] = [
        [m.name, number(m.value), number(m.last_year), number(m.twelve_months), verdict_pieces(m)] for m in measures
    ]
    return data_table(columns, rows, TEXT_WIDTH, limit=_SHORT)


def _changes(lines: Sequence[ChangeLine], most: int) -> list[Flowable]:
    if not lines:
        return [nothing()]
    rows: list[list[str | list[Piece]]] = []
    for line in lines[:most]:
        count = [Piece(f"{number(line.count)} ", "strong")] if line.count is not None else []
        rows.append([[*count, Piece(line.words)], line.detail])
    columns = (Column("", 47), Column("", 53, "cell_soft"))
    story = [data_table(columns, rows, _HALF, headings=False, limit=_SHORT)]
    if len(lines) > most:
        story.append(passage(f"And {len(lines) - most} more: see who is new, back or gone.", "caveat"))
    return story


def _decisions(lines: Sequence[DecisionLine], most: int) -> list[Flowable]:
    if not lines:
        return [nothing("Nothing needs a decision.")]
    rows = [[line.number, line.words] for line in lines[:most]]
    story = [data_table((Column("", 13), Column("", 87)), rows, _HALF, headings=False, limit=_SHORT)]
    if len(lines) > most:
        story.append(passage(f"And {len(lines) - most} more: see the agenda.", "caveat"))
    return story


def summary_page(pack: MeetingPack, headline: ChartFigure | None) -> list[Flowable]:
    """The summary; as many overdue actions as fit its one page, and a line for those left out.

    Where even one is too many the other parts are shortened too, and last of all the chart goes.
    """
    return first_that_fits(lambda most: _page(pack, headline, most), range(MOST_OVERDUE, _LEAST, -1))


def _page(pack: MeetingPack, headline: ChartFigure | None, most: int) -> list[Flowable]:
    facts = pack.summary
    squeeze, most = min(0, most), max(1, most)
    headline = None if squeeze == _LEAST + 1 else headline
    since = f"What changed since {facts.since}" if facts.since else "What changed"
    story = section(title(pack), pack.identity.meeting_line, KEY)
    story += side_by_side(
        [heading(since, 2), *_changes(facts.changes, MOST_CHANGES + squeeze)],
        [heading("To be decided", 2), *_decisions(facts.to_decide, MOST_DECISIONS + 2 * squeeze)],
        TEXT_WIDTH,
    )
    if headline is not None:
        words = [passage(facts.headline_words, "soft", limit=260)] if facts.headline_words else []
        story.append(KeepTogether([heading(headline.chart.title, 2), headline, Spacer(1, 2), *words]))
    table = measures_table(facts.measures[: MOST_MEASURES + squeeze], facts.value_heading, facts.last_year_heading)
    story += part("The measures", [table])
    overdue = [action for action in in_order(pack.actions) if action.overdue]
    shown = action_table(overdue[:most], pack.identity.meeting_on, empty="No action is overdue.", limit=_SHORT)
    story += part("Actions overdue", [shown], room=70)
    if len(overdue) > most:
        story.append(passage(f"And {len(overdue) - most} more: see the action log.", "caveat"))
    return story
