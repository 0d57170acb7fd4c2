"""Did the plan work: reports a month before and since, with what may honestly be said of them."""

from html import escape

from ivolt_desktop.panel.views.issue_effect import IssueEffect
from ivolt_desktop.rules.calendar_months import first_of_month
from ivolt_desktop.rules.dates_in_words import plain_date, short_month
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.card import Card
from ui.widgets.text import flow_text

_NO_PLAN = "No plan has begun. Once it has, reports before and since are compared here."


class EffectCard(Card):
    """Fourteen months of bars; those since the plan began are light, and so is the month not over yet."""

    def __init__(self) -> None:
        super().__init__("Reports a month")
        self.chart = BarChart(name="Reports a month")
        self.said = flow_text("", rich=True)
        self.add(self.chart)
        self.add(self.said)

    def show_effect(self, found: IssueEffect | None) -> None:
        """Draw it; hidden for an issue about nobody in particular."""
        self.setVisible(found is not None)
        if found is None:
            return
        self.set_title("Reports a month", "that name this person" if found.as_named else "from all agencies")
        months = found.months
        begins = first_of_month(found.plan_from) if found.plan_from else None
        last = len(months.months) - 1
        self.chart.show_bars(
            [Bar(short_month(month), count, light=bool(begins and month >= begins) or at == last)
             for at, (month, count) in enumerate(zip(months.months, months.counts, strict=True))],
            plan_at=months.months.index(begins) if begins in months.months else None)
        self.said.setText(effect_words(found))


def effect_words(found: IssueEffect) -> str:
    """The sentence below the bars, its finding in bold."""
    if found.effect is None:
        return f"The plan begins on {plain_date(found.plan_from)}." if found.plan_from else _NO_PLAN
    told, finding = escape(found.effect.words), escape(found.effect.finding)
    return told.replace(finding, f"<b>{finding}</b>", 1) if finding else told
