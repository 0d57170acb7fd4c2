"""What can be done about risk, needs and associations from a record."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ivolt_desktop.model import Association, Need, RiskAssessment, spec_of
from ivolt_desktop.model.associations import Tie
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.associations import associate, end_association, say_not_so
from ivolt_desktop.panel.editing import add_record, change_record
from ivolt_desktop.panel.risk import answers_of, assess
from ivolt_desktop.panel.risk_matrices import matrix_for
from ivolt_desktop.panel.views.known_with import KnownLine, SuggestedTie
from ivolt_desktop.panel.views.record_doors import form_facts, link_choices
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.records.change_dialog import ChangeDialog, Failed, Stored
from ui.pages.records.known_card import other_words
from ui.pages.records.reading import OpenRecord
from ui.pages.records.record_finder import record_finder
from ui.pages.records.risk_dialog import RiskDialog
from ui.shell.screen_room import resize_with_text
from ui.widgets.record_form import RecordForm
from ui.widgets.row_list import RowList
from ui.widgets.text import words

if TYPE_CHECKING:
    from ui.pages.records.records_page import RecordsPage

_WAYS = (("named", "This person named them as responsible"), ("named by", "They named this person as responsible"))


def sheet_of(opened: OpenRecord) -> str:
    """The sheet a record is assessed on unless another is chosen: the one it is on now."""
    if opened.record.kind == "place":
        return "locations"
    return next((line.kind for line in opened.record.cohorts if line.left_on is None), "victims")


def _on_two_sheets(opened: OpenRecord) -> bool:
    return len({line.kind for line in opened.record.cohorts if line.left_on is None}) > 1


def risk_dialog(page: "RecordsPage", sheet: str = "") -> RiskDialog | None:
    """The risk matrix for the record that is open."""
    opened = page.opened
    if opened is None:
        return None
    sheet = sheet or sheet_of(opened)
    with page.desk.panel.reading() as session:
        matrix, agencies = matrix_for(session, sheet), link_choices(session, "agency")

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        page.desk.change(assess, sheet=sheet, **{f"{opened.record.kind}_id": opened.record.id}, **values, then=then,
                         failed=failed)

    as_what = {"victims": " as a victim", "offenders": " as an offender"}.get(sheet, "")
    return RiskDialog(f"Assess the risk of {opened.record.known_by}{as_what}", matrix, agencies, opened.today, submit,
                      page)


def answers_dialog(page: "RecordsPage", assessment_id: int) -> ChangeDialog:
    """One assessment: its answers, and what may still be changed."""
    with page.desk.panel.reading() as session:
        facts = form_facts(session, "risk_assessment", assessment_id)
        made = session.get_one(RiskAssessment, assessment_id)
        given, title = answers_of(made), made.title
    form = RecordForm(spec_of(RiskAssessment).edited, links=lambda key: facts.links.get(key, []))

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        page.desk.change(change_record, "risk_assessment", facts.record_id, facts.version, values, then=then,
                         failed=failed)

    dialog = ChangeDialog(f"Assessment: {title}", "The answers stay as they were given; assess anew to change them.",
                          form, "Save", submit, loaded=facts.values, only_changes=True, parent=page)
    rows = RowList([5, 3, 0], ["Question", "Answer", "Points"])
    lens = page.desk.lens
    for each in given:
        said = ", ".join(each.answers) or "none of these"
        rows.add(words(each.question, wrap=True), words(lens.see(said, Sensitive.DETAIL), wrap=True),
                 words(str(each.points), "muted"))
    grid = form.layout()
    assert isinstance(grid, QGridLayout)
    grid.addWidget(rows, grid.rowCount(), 0, 1, 2)
    resize_with_text(dialog, 760, 700)
    return dialog


def need_dialog(page: "RecordsPage", need_id: int | None = None) -> ChangeDialog | None:
    """Noting a need, or changing one."""
    opened = page.opened
    if opened is None:
        return None
    both = _on_two_sheets(opened)
    fields = [each for each in spec_of(Need).edited if each.name != "person_id" and (each.name != "sheet" or both)]
    with page.desk.panel.reading() as session:
        links = {key: link_choices(session, key) for key in ("agency", "member")}
        facts = form_facts(session, "need", need_id) if need_id else None
        today = page.desk.panel.clock().date()
    form = RecordForm(fields, links=lambda key: links.get(key, []))

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        if facts is not None:
            page.desk.change(change_record, "need", facts.record_id, facts.version, values, then=then, failed=failed)
            return
        given = {name: value for name, value in values.items() if value is not None}
        given = {"sheet": sheet_of(opened), **given, "person_id": opened.record.id}
        page.desk.change(add_record, "need", given, then=then, failed=failed)

    loaded = facts.values if facts else {"sheet": sheet_of(opened), "noted_on": today, "uptake": "none"}
    title = f"Change a need of {opened.record.known_by}" if facts else f"Note what {opened.record.known_by} needs"
    return ChangeDialog(title, "With a service, say who was asked and what the answer was.", form,
                        "Save" if facts else "Note", submit, loaded=loaded, only_changes=facts is not None, parent=page)


def tie_dialog(page: "RecordsPage") -> ChangeDialog | None:
    """Tying somebody to the person that is open."""
    opened = page.opened
    if opened is None:
        return None
    spec = spec_of(Association)
    finder = record_finder(page.desk, "person", {opened.record.id: "the record that is open"})
    kinds = tuple(each for each in spec.field("kind").choices if each[0] != Tie.NAMED) + _WAYS
    fields = [replace(spec.field("second_id"), label="Who"),
              Field("In what way", Kind.CHOICE, name="kind", choices=kinds, required=True),
              *(spec.field(name) for name in ("detail", "source", "noted_on"))]
    form = RecordForm(fields, links=lambda _key: finder)

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        turned = values["kind"] == _WAYS[1][0]
        ends = (values["second_id"], opened.record.id) if turned else (opened.record.id, values["second_id"])
        page.desk.change(associate, first_id=ends[0], second_id=ends[1], kind=Tie.NAMED.value if turned
                         else values["kind"], source=values["source"] or "", detail=values["detail"],
                         noted_on=values["noted_on"], then=then, failed=failed)

    dialog = ChangeDialog(f"Who is {opened.record.known_by} known with?", "It shows on both records.", form, "Add",
                          submit, loaded={"noted_on": page.desk.panel.clock().date()}, parent=page)
    dialog.resize(max(dialog.width(), 640), dialog.height() + 150)  # room for who is found
    return dialog


def change_tie_dialog(page: "RecordsPage", line: KnownLine) -> ChangeDialog:
    """Changing what is said of a tie. Who named whom is no word to change: such a tie is ended, and made anew."""
    names = ("detail", "source", "noted_on") if line.kind == Tie.NAMED else ("kind", "detail", "source", "noted_on")
    spec = spec_of(Association)
    with page.desk.panel.reading() as session:
        facts = form_facts(session, "association", line.association_id)
    ways = tuple(each for each in spec.field("kind").choices if each[0] != Tie.NAMED)
    form = RecordForm([replace(spec.field(name), label="In what way", choices=ways) if name == "kind"
                       else spec.field(name) for name in names])

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        page.desk.change(change_record, "association", facts.record_id, facts.version, values, then=then, failed=failed)

    return ChangeDialog(f"Change the tie to {other_words(line.other, page.desk.lens)}", "It shows on both records.",
                        form, "Save", submit, loaded={name: facts.values.get(name) for name in names},
                        only_changes=True, parent=page)


def end_dialog(page: "RecordsPage", line: KnownLine) -> ChangeDialog:
    """Ending a tie, with the reason."""
    form = RecordForm([Field("Ended", Kind.DATE, name="ended_on", required=True),
                       Field("Why it ended", Kind.TEXT, name="reason", required=True, sensitive=Sensitive.DETAIL)])

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        page.desk.change(end_association, line.association_id, reason=values["reason"], ended_on=values["ended_on"],
                         version=line.version, then=then, failed=failed)

    return ChangeDialog(f"End the tie to {other_words(line.other, page.desk.lens)}", "It stays on record, as ended.",
                        form, "End", submit, loaded={"ended_on": page.desk.panel.clock().date()}, parent=page)


def run(dialog: QDialog | None) -> None:
    """Show a dialog until it is closed."""
    if dialog is not None:
        dialog.exec()
        dialog.deleteLater()


def confirm(page: "RecordsPage", tie: SuggestedTie) -> None:
    """Confirm a suggested tie."""
    page.desk.change(associate, first_id=tie.first_id, second_id=tie.second_id, kind=tie.kind, source=tie.source,
                     noted_on=tie.since)


def refuse(page: "RecordsPage", tie: SuggestedTie) -> None:
    """Say that a suggested tie is not so."""
    page.desk.change(say_not_so, first_id=tie.first_id, second_id=tie.second_id, kind=tie.kind)


def dialogs(page: "RecordsPage") -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """The dialogs there can be now."""
    opened = page.opened
    if opened is None:
        return
    yield f"risk of a {page.kind}", lambda: _there(risk_dialog(page))
    if opened.record.risks:
        yield f"answers about a {page.kind}", lambda: answers_dialog(page, opened.record.risks[0].id)
    if page.kind == "person":
        yield "need of a person", lambda: _there(need_dialog(page))
        yield "known with a person", lambda: _there(tie_dialog(page))
        if opened.known.lines:
            yield "change a tie", lambda: change_tie_dialog(page, opened.known.lines[0])
            yield "end a tie", lambda: end_dialog(page, opened.known.lines[0])


def _there(dialog: QDialog | None) -> QDialog:
    assert dialog is not None
    return dialog
