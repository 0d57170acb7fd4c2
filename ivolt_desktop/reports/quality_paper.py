"""The data quality report as one page of PDF. Imported only while a document is made."""

from collections.abc import Mapping
from pathlib import Path

from reportlab.platypus import Flowable

from ivolt_desktop.reports.fitting import first_that_fits
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.paper import PackResult, Progress, write_paper
from ivolt_desktop.reports.quality_facts import QualityReport
from ivolt_desktop.reports.sections import nothing, section
from ivolt_desktop.reports.tables import Column, data_table, side_by_side
from ivolt_desktop.reports.words import Piece, Text, heading, passage

_HALF = (TEXT_WIDTH - 20) / 2
_MOST, _TREND = 10, 13


def build_quality_report(facts: QualityReport, path: Path, progress: Progress | None = None) -> PackResult:
    """Make the report at ``path`` (PDF, A4, one page): figures, fields, problems, the trend, what would help.

    Raises:
        DiskFull, CannotWrite: the file could not be saved; what stood there before is untouched.
    """

    def story(places: Mapping[str, int]) -> list[Flowable]:
        return first_that_fits(lambda most: _page(facts, most), range(_MOST, 0, -1))

    return write_paper(facts.identity, story, path, progress)


def _page(facts: QualityReport, most: int) -> list[Flowable]:
    made = section(facts.identity.title, facts.about, "quality", room=0)
    figures: list[list[Text]] = [[one.name, [Piece(one.value, "strong")], one.words] for one in facts.figures]
    columns = (Column("Figure", 120), Column("Value", 90), Column("How it stands", 300))
    made.append(data_table(columns, figures, TEXT_WIDTH,
                           summary="The figures of this delivery"))
    made += side_by_side(
        [heading("Fields not always given", 2), *_fields(facts, most)],
        [heading("Problems, of each 1,000 rows", 2), *_problems(facts, most)], TEXT_WIDTH)
    if len(facts.trend) > 1:
        made += [heading("Over time", 2), _trend(facts, min(_TREND, most + 3))]
    if facts.asks:
        made.append(heading("What would help most next time", 2))
        made += [passage(f"{number}. {words}") for number, words in enumerate(facts.asks[:most], 1)]
    made.append(passage(
        "Rows set aside go back as a workbook; corrected and returned, they complete this delivery. Figures are "
        "counted from what was stored.", "caveat"))
    return made


def _fields(facts: QualityReport, most: int) -> list[Flowable]:
    if not facts.fields:
        return [nothing("Every field that is sent is filled in every row.")]
    rows = [[line.field, f"{line.given:,} of {line.of:,}", f"{line.given / line.of:.0%}" if line.of else ""]
            for line in facts.fields[:most]]
    columns = (Column("Field", 48), Column("Given", 32), Column("Share", 20, "cell_right"))
    return [data_table(columns, rows, _HALF), *_more(len(facts.fields), most)]


def _problems(facts: QualityReport, most: int) -> list[Flowable]:
    if not facts.problems:
        return [nothing("No problem was found." if facts.counted else "Not counted for this delivery.")]
    rows = [[line.problem, f"{line.rows:,}", f"{line.per_thousand:,.0f}"] for line in facts.problems[:most]]
    columns = (Column("Problem", 64), Column("Rows", 16, "cell_right"), Column("Rate", 20, "cell_right"))
    return [data_table(columns, rows, _HALF), *_more(len(facts.problems), most)]


def _more(there: int, most: int) -> list[Flowable]:
    return [passage(f"And {there - most} more.", "caveat")] if there > most else []


def _trend(facts: QualityReport, most: int) -> Flowable:
    rows: list[list[Text]] = []
    for line in facts.trend[-most:]:
        told = ["" if line.filled is None else f"{line.filled:.0%}",
                "" if line.per_thousand is None else f"{line.per_thousand:,.0f}", f"{line.set_aside:,}",
                "" if line.days is None else f"{line.days}"]
        first: Text = [Piece(line.period, "strong")] if line.this else line.period
        rows.append([first, f"{line.rows:,}", *told])
    columns = (
        Column("Period", 150), Column("Rows", 55, "cell_right"), Column("Filled", 60, "cell_right"),
        Column("Problems per 1,000", 95, "cell_right"), Column("Set aside", 65, "cell_right"),
        Column("Days after the period", 95, "cell_right"),
    )  # fmt: skip
    return data_table(columns, rows, TEXT_WIDTH, summary="This agency’s deliveries, the oldest first")
