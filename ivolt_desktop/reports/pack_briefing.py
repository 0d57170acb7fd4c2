"""The data briefing: charts with what they say and what to beware of. Imported only while a document is made."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.action_chart import action_chart
from ivolt_desktop.reports.chart_flowables import ChartFigure, chart_block
from ivolt_desktop.reports.charts import Chart
from ivolt_desktop.reports.fitting import filling
from ivolt_desktop.reports.month_charts import calls_chart, months_chart, response_chart
from ivolt_desktop.reports.pack_facts import Briefing
from ivolt_desktop.reports.sections import nothing, part, section
from ivolt_desktop.reports.ward_chart import ward_chart

KEY = "briefing"
_TITLES = {
    "calls": "Calls and repeat callers, by month",
    "repeat": "Repeat callers, by month",
    "fires": "Deliberate fires, by ward and month",
    "response": "Council response time, by month",
    "actions": "Open actions by agency and state",
}


def briefing_charts(facts: Briefing) -> list[tuple[str, Chart | None]]:
    """Each chart of the briefing by its key, in order; None where no facts were supplied."""
    calls: Chart | None = None
    if facts.calls and facts.repeat_callers and facts.calls.months == facts.repeat_callers.months:
        calls = calls_chart(facts.calls, facts.repeat_callers, _TITLES["calls"])
    elif facts.calls or facts.repeat_callers:
        series = facts.calls or facts.repeat_callers
        calls = months_chart(series) if series else None
    response: Chart | None = None
    if facts.response_working and facts.response_calendar:
        response = response_chart(facts.response_working, facts.response_calendar, _TITLES["response"])
    fires = ward_chart(facts.fires, _TITLES["fires"]) if facts.fires and facts.fires.wards else None
    actions = action_chart(facts.actions_by_agency, _TITLES["actions"]) if facts.actions_by_agency else None
    charts: list[tuple[str, Chart | None]] = [
        ("calls", calls), ("response", response), ("fires", fires), ("actions", actions)
    ]  # fmt: skip
    charts += [(f"more-{place}", months_chart(series, height=104)) for place, series in enumerate(facts.more)]
    return charts


def briefing_pages(figures: Sequence[tuple[str, ChartFigure | None]], facts: Briefing) -> list[Flowable]:
    """The charts, each kept whole with its words; where facts are missing, a sentence.

    Where a chart has no room on the page any more, a later one that has comes before it.
    """
    subtitle = "Read the note under each chart before drawing a conclusion from it"
    none = "No data were supplied for this chart."
    blocks = [[chart_block(figure, 2, words=facts.words.get(key, ""))] if figure
              else part(_TITLES[key], [nothing(none)], room=40) for key, figure in figures]
    return filling(section("Data briefing", subtitle, KEY), blocks)


def headline_figure(facts: Briefing, given: ChartFigure | None) -> ChartFigure | None:
    """The chart of the summary: the one given, else repeat callers where there are any figures."""
    if given is not None or facts.repeat_callers is None:
        return given
    return ChartFigure(months_chart(facts.repeat_callers, _TITLES["repeat"], height=86, shade=palette.INK))
