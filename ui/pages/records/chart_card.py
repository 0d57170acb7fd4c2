"""Reports a month, all agencies: bars, where the plan began, and what may honestly be said of the change."""

from html import escape

from ivolt_desktop.panel.views.person_record import Record
from ivolt_desktop.rules.calendar_months import first_of_month
from ivolt_desktop.rules.dates_in_words import short_month
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.card import Card
from ui.widgets.text import flow_text

TITLE = "Reports a month, all agencies"
NO_PLAN = "No plan yet. Raise an issue to give it one; then reports before and since are compared here."
NO_FIRST_DAY = "The issue does not say when its plan began. With that day, reports before and since are compared here."


class ChartCard(Card):
    """The series of fourteen months with the before-and-after sentence."""

    def __init__(self) -> None:
        super().__init__(TITLE)
        self.chart = BarChart(name=TITLE)
        self.said = flow_text("", rich=True)
        self.add(self.chart)
        self.add(self.said)

    def show_record(self, record: Record) -> None:
        """Draw a record's months; those since the plan began, and the month not over yet, are light."""
        self.set_title("Reports a month that name this person" if record.as_named else TITLE)
        months = record.months
        begins = first_of_month(record.plan_from) if record.plan_from else None
        at = months.months.index(begins) if begins in months.months else None
        last = len(months.months) - 1
        self.chart.show_bars(
            [Bar(short_month(month), count, light=bool(begins and month >= begins) or number == last)
             for number, (month, count) in enumerate(zip(months.months, months.counts, strict=True))],
            plan_at=at)
        self.said.setText(_effect_words(record))


def _effect_words(record: Record) -> str:
    if record.effect is None:
        if record.plan_from is not None:
            return f"The plan begins in {short_month(record.plan_from)}."
        return NO_FIRST_DAY if record.plans else NO_PLAN
    told = escape(record.effect.words)
    finding = escape(record.effect.finding)
    return told.replace(finding, f"<b>{finding}</b>", 1) if finding else told
