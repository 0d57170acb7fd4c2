"""One person's or place's sheet as a document of its own. Imported only while a document is made."""

from collections.abc import Mapping
from pathlib import Path

from reportlab.platypus import Flowable, PageBreak

from ivolt_desktop.reports.chart_flowables import ChartFigure
from ivolt_desktop.reports.facts import DocumentIdentity
from ivolt_desktop.reports.month_charts import subject_chart
from ivolt_desktop.reports.pack_facts import SubjectSheet
from ivolt_desktop.reports.pack_subjects import subject_page
from ivolt_desktop.reports.paper import PackResult, Progress, write_paper


def build_sheet(
    identity: DocumentIdentity, sheet: SubjectSheet, path: Path, progress: Progress | None = None
) -> PackResult:
    """Make the sheet at ``path`` (PDF, A4), as it stands in the pack.

    Raises:
        DiskFull, CannotWrite: the file could not be saved; what stood there before is untouched.
    """
    chart = None
    if sheet.calls is not None and sheet.calls.months:
        chart = ChartFigure(subject_chart(sheet.calls, sheet.plan_started))
        chart.prepare()

    def story(places: Mapping[str, int]) -> list[Flowable]:
        page = subject_page(sheet, chart, identity.meeting_on or identity.made_on)
        return page[1:] if isinstance(page[0], PageBreak) else page

    return write_paper(identity, story, path, progress)
