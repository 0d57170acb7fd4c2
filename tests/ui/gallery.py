"""A page with every widget on it, to be looked at and to be walked by the tests; not part of the program."""

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.rules.masking import Sensitive
from ui.theme.tokens import Tone
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.figure_card import FigureCard
from ui.widgets.key_hint import Button, KeyHint
from ui.widgets.page_body import PageBody, side_by_side
from ui.widgets.page_header import PageHeader
from ui.widgets.pill import Pill
from ui.widgets.record_form import RecordForm
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.row_list import NeedRow, RowList
from ui.widgets.step_strip import Step, StepState, StepStrip
from ui.widgets.text import words
from ui.widgets.weight_bar import WeightBar


def month_page() -> QWidget:
    """A page like the first of the design's pictures."""
    page = PageBody()
    page.add(PageHeader("June panel", "Tuesday 28 June 2022, 10:00 · Chair: Metropolitan Police · in 5 working days",
                        [Button("Hand-over pack"), Button("Make the pack", primary=True)]))
    page.add(StepStrip([
        Step("data", "Data in", "3 of 4 agencies", StepState.DONE),
        Step("matches", "Matches", "7 to review", StepState.CURRENT),
        Step("agenda", "Agenda", "draft, 11 items"), Step("pack", "Pack", "due Fri 24 June"),
        Step("meeting", "Meeting", "28 June"), Step("minutes", "Minutes", "within 10 working days"),
        Step("actions", "Actions out", "within 24 hours"),
    ], "The month"))
    page.row(
        (FigureCard("Repeat ASB callers, May", "2", "within usual variation (0–2)", Tone.GREY,
                    [1, 2, 0, 1, 0, 2, 1, 0, 1, 0, 1, 2], (0, 2)), 1),
        (FigureCard("Deliberate fires, May", "14", "within usual variation", Tone.GREY,
                    [9, 12, 10, 8, 15, 12, 10, 13, 17, 12, 10, 14], (7, 17)), 1),
        (FigureCard("Council response, working days", "1.5", "a signal: down since January", Tone.GREEN,
                    [2.6, 2.5, 2.4, 2.6, 2.3, 2.0, 1.8, 1.6, 1.6, 1.5, 1.5], (2.2, 2.7)), 1),
        (FigureCard("Robbery, May", "96", "a signal: up on May last year", Tone.RED,
                    [70, 72, 68, 74, 77, 74, 71, 76, 81, 86, 90, 96], (60, 80)), 1),
    )
    needs = Card("Needs you")
    needs.body.setSpacing(0)
    for pill, tone, line, sub, button in (
        ("Today", Tone.RED, "Case Review CT-2022-03: confirm receipt to the applicant",
         "Received Fri 17 June; two working days end today", "Write letter"),
        ("Overdue", Tone.RED, "4 actions overdue: Council 2, Police 1, Parking 1",
         "Oldest: CCTV at London Road car park, due 31 May, moved twice", "Chase"),
        ("Notice", Tone.AMBER, "Second warning notice, no joint visit yet",
         "Two people; visit owed within 10 working days by Police and Council together", "Plan visits"),
        ("Expiry", Tone.BLUE, "Broad Street PSPO ends in 9 months: consultation must be planned",
         "Last renewed for three years; evidence table is ready to draft", "Open"),
    ):
        needs.add(NeedRow(pill, tone, line, sub, button, selectable=True))
    needs.end()
    changed = Card("What changed since the May panel")
    rows = RowList([0, 1])
    rows.add(Pill("new", Tone.RED), "2 callers over the line for the first time")
    rows.add(Pill("back", Tone.AMBER), "1 place: Station Parade, after 4 quiet months")
    rows.add(Pill("gone", Tone.GREEN), "3 people with no call since their plan began")
    rows.add(Pill("same", Tone.GREY), "5 people, 4 places")
    changed.add(rows)
    changed.add(words("Decide at this panel", "heading"))
    changed.add(words("2 people proposed for the victims cohort", "muted", wrap=True))
    changed.end()
    page.row((needs, 62), (changed, 38))
    page.end()
    return page


def pieces_page() -> QWidget:
    """What the first page does not show."""
    page = PageBody()
    page.add(PageHeader("The same person?", "Match 3 of 7 · from the police callers of May and council cases"))
    chart = Card("Reports a month, all agencies")
    chart.add(BarChart([Bar("Aug 2021", 1), Bar("Sep", 0), Bar("Oct", 2), Bar("Nov", 1), Bar("Dec", 3), Bar("Jan", 2),
                        Bar("Feb", 4), Bar("Mar", 5), Bar("Apr", 6), Bar("May", 7), Bar("Jun", 3, True),
                        Bar("Jul", 1, True), Bar("Aug", 0, True), Bar("Sep 2022", 1, True)],
                       name="Reports a month", plan_at=10, usual=(0, 3)))
    same = Card("Agreement", aside="two records")
    rows = RowList([0, 1, 0, 1, 0], ["", "Police", "Agreement", "Council", "Weight"])
    rows.add(words("Phone", "muted"), "07700 900123", Pill("the same, zero restored", Tone.GREEN), "7700900123",
             WeightBar(6.5))
    rows.add(words("Born", "muted"), "not given", Pill("cannot tell", Tone.GREY), "4 March 1961", WeightBar(0))
    rows.add(words("Address", "muted"), "Flat 3", Pill("another flat", Tone.RED), "Flat 8", WeightBar(-3))
    same.add(rows)
    line = side_by_side(
        (words("Very likely one man", "verdict"), 0), (words("997 in 1,000 such pairs are", "muted"), 1),
        (Button("Same", primary=True, key="S"), 0), (Button("Different", key="D"), 0), (Button("Later", key="L"), 0),
        gap=5,
    )
    same.add(line)
    page.row((chart, 1), (same, 1))
    empty = Card()
    empty.add(EmptyState("No agency file has come in for June yet.", "Bring in a file"))
    keys = Card("Keys")
    for key, does in (("Ctrl K", "find anything"), ("F9", "open the shared window")):
        keys.add(KeyHint(key, does))
    keys.end()
    page.row((empty, 1), (keys, 1))
    page.end()
    return page


FIELDS = (
    Field("Reference", name="reference", kind=Kind.TEXT, listed=True, required=True, width=10),
    Field("Name", name="name", kind=Kind.TEXT, listed=True, sensitive=Sensitive.NAME),
    Field("Phone", name="phone", kind=Kind.PHONE, listed=True, sensitive=Sensitive.DETAIL),
    Field("Due", name="due", kind=Kind.DATE, listed=True, help="Working days count; bank holidays do not."),
    Field("Called at", name="called_at", kind=Kind.MOMENT),
    Field("State", name="state", kind=Kind.CHOICE, listed=True, required=True,
          choices=(("open", "Open"), ("done", "Done"), ("not_possible", "Not possible: circumstances changed"))),
    Field("Calls", name="calls", kind=Kind.NUMBER, listed=True),
    Field("Owner", name="owner_id", kind=Kind.LINK, target="agency", listed=True),
    Field("Confirmed", name="confirmed", kind=Kind.YES_NO),
    Field("Notes", name="notes", kind=Kind.LONG_TEXT, help="Nothing that belongs in another agency's file."),
)
AGENCIES = [(1, "Council ASB team"), (2, "Metropolitan Police"), (3, "London Fire Brigade")]


def agency_words(register: str, number: object) -> str:
    """The name of an agency."""
    return dict(AGENCIES).get(number, "") if register == "agency" else ""


def invented_rows(count: int = 40) -> list[dict[str, object]]:
    """Rows of an invented register."""
    names = ("SMITH, John", "Mr J Smyth", "Patel, Meena", "A. Okafor", "Ms B Nowak")
    states = ("open", "done", "not_possible")
    return [
        {"reference": f"V-{at:03}", "name": names[at % 5], "phone": f"07700 900{at % 1000:03}",
         "due": date(2022, 6, 1) + timedelta(days=(at * 7) % 60) if at % 6 else None,
         "called_at": datetime(2022, 5, 2, 21, 14) + timedelta(hours=at), "state": states[at % 3],
         "calls": (at * 37) % 1300, "owner_id": at % 3 + 1, "confirmed": at % 2 == 0, "notes": "=1+1"}
        for at in range(count)
    ]


def table_page() -> QWidget:
    """A list above its form."""
    tones = {"open": Tone.AMBER, "done": Tone.GREEN, "not_possible": Tone.GREY}
    columns = [
        Column(field, tone=lambda row: tones[row["state"]]) if field.name == "state" else
        Column(field, tint=lambda row: row["reference"] == "V-003") if field.name == "phone" else field
        for field in FIELDS
    ]
    page = PageBody()
    page.add(PageHeader("People", "40 people, 5 of them over the repeat line", [Button("Add a person", primary=True)]))
    card = Card("Everybody known")
    table = RecordTable(columns, invented_rows(), name="People", link_words=agency_words,
                        reference=lambda row: row["reference"])
    table.select(2)
    card.add(table)
    page.add(card, 1)
    form_card = Card("Add a person")
    form = RecordForm(FIELDS, links=lambda register: AGENCIES)
    form.load({"name": "Patel, Meena", "due": date(2022, 7, 12), "state": "open", "owner_id": 2})
    form.problems()
    form_card.add(form)
    page.add(form_card)
    return page
