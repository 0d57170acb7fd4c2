"""The dialogs of issues and actions: updating, adding, changing, planning, closing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from ivolt_desktop.model import Action, Issue, spec_of
from ivolt_desktop.model.fields import Field, Kind, choices_of
from ivolt_desktop.panel.actions import UNCHANGED, add_action, change_action, update_action
from ivolt_desktop.panel.issues import change_issue, close_issue, raise_issue
from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.panel.views.issues import IssueDetail
from ivolt_desktop.panel.views.record_doors import form_facts, link_choices
from ivolt_desktop.panel.views.register_list import link_options
from ivolt_desktop.panel.views.subjects import SubjectFinder
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.issues.log_columns import state_words
from ui.pages.records.change_dialog import ChangeDialog, Failed, Stored
from ui.widgets.kept_typing import KeptTyping
from ui.widgets.record_form import RecordForm

Links = dict[str, Sequence[tuple[Any, str]]]


def _fields(register: Any, *names: str) -> list[Field]:
    spec = spec_of(register)
    return [spec.field(name) for name in names]


def _kept(desk: Desk, form: RecordForm, name: str, key: str) -> KeptTyping:
    return KeptTyping(form.editor(name).widget, key, desk.drafts)  # type: ignore[arg-type]


def _low(form: RecordForm, *names: str) -> RecordForm:
    """Long texts no higher than a few lines, so that the whole dialog is in sight."""
    for name in names:
        box = form.editor(name).widget
        box.setMaximumHeight(box.fontMetrics().lineSpacing() * 5 + 18)
    return form


def _stored(kept: KeptTyping, then: Stored) -> Stored:
    def after(changed: Any) -> None:
        kept.done()
        then(changed)

    return after


def _links(desk: Desk, *registers: str) -> Links:
    with desk.panel.reading() as session:
        return {key: link_choices(session, key) for key in registers}


class UpdateForm(RecordForm):
    """The form of an update: a closing state asks for its outcome, in the form itself."""

    def problems(self) -> list[str]:
        found = super().problems()
        state = self.editor("state").value()
        closing = state is not None and ActionStatus(state).closed
        if not found and closing and not self.editor("outcome").value() and not self._loaded.get("outcome"):
            words = ActionStatus(state).words
            problem = f"Say what came of it before closing the action as {words}."
            self._tell("outcome", problem)
            self.editor("outcome").widget.setFocus()
            found.append(problem)
        return found


def update_dialog(desk: Desk, line: ActionLine, parent: QWidget) -> ChangeDialog:
    """A dated update, which may move the due date and change the state."""
    fields = [
        Field("Update", Kind.LONG_TEXT, name="text", sensitive=Sensitive.DETAIL,
              help="What happened, in a sentence. It is dated today."),
        Field("Due", Kind.DATE, name="due_on", help="A new date counts as moved; say why above."),
        Field("State", Kind.CHOICE, name="state", choices=choices_of(ActionStatus), required=True),
        Field("Outcome", Kind.LONG_TEXT, name="outcome", sensitive=Sensitive.DETAIL,
              help="Needed to close it: done, not possible because circumstances changed, or not done."),
    ]
    form = UpdateForm(fields)
    _low(form, "text", "outcome")
    loaded = {"text": None, "due_on": line.due_on, "state": line.state.value, "outcome": line.outcome or None}

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        state = ActionStatus(values["state"])
        desk.change(
            update_action, line.id, text=values["text"] or "",
            due_on=values["due_on"] if values["due_on"] != line.due_on else UNCHANGED,
            state=state if state is not line.state else None,
            outcome=values["outcome"] if values["outcome"] != (line.outcome or None) else None,
            version=line.version, then=_stored(kept, then), failed=failed)

    said = " · ".join(part for part in (line.owner_words, f"due {line.due_words}", state_words(line)) if part)
    text = desk.lens.see(line.text, Sensitive.DETAIL)
    dialog = ChangeDialog(f"Update {line.reference}", f"{text}\n{said}", form, "Save the update", submit,
                          loaded=loaded, parent=parent)
    kept = _kept(desk, form, "text", f"action/{line.id}/update")
    dialog.rejected.connect(kept.keep)
    return dialog


def new_action_dialog(desk: Desk, parent: QWidget, issue_id: int | None = None) -> ChangeDialog:
    """A new action with its owner and due date, under an issue where one is given."""
    links = _links(desk, "agency", "member", "issue")
    form = RecordForm(_fields(Action, "text", "agency_id", "member_id", "due_on", "issue_id"),
                      links=lambda key: links[key])
    _low(form, "text")

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(add_action, **values, then=_stored(kept, then), failed=failed)

    dialog = ChangeDialog("New action", "Its reference is given by itself; its first due date is kept for ever.",
                          form, "Add the action", submit, loaded={"issue_id": issue_id}, parent=parent)
    kept = _kept(desk, form, "text", "action/new")
    dialog.rejected.connect(kept.keep)
    return dialog


def change_action_dialog(desk: Desk, line: ActionLine, parent: QWidget) -> ChangeDialog:
    """The words, owner and issue of an action; its date and state change through an update."""
    links = _links(desk, "agency", "member", "issue")
    names = ("text", "agency_id", "member_id", "issue_id")
    form = _low(RecordForm(_fields(Action, *names), links=lambda key: links[key]), "text")

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(change_action, line.id, line.version, values, then=then, failed=failed)

    return ChangeDialog(f"Change {line.reference}", "Its due date and state change through an update.", form, "Save",
                        submit, loaded={name: getattr(line, name) for name in names}, only_changes=True, parent=parent)


def plan_dialog(desk: Desk, issue: IssueDetail, parent: QWidget) -> ChangeDialog:
    """The plan of an issue: objective, from how many to how many, by when, and what blocks it."""
    names = ("objective", "baseline", "target", "plan_from", "plan_by", "blocked_by")
    fields = [replace(each, required=True) if each.name == "objective" else each for each in _fields(Issue, *names)]
    form = _low(RecordForm(fields), "objective")
    with desk.panel.reading() as session:
        facts = form_facts(session, "issue", issue.line.id)
    loaded = {name: facts.values[name] for name in names}

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        begins = values["plan_from"] or desk.panel.clock().date()
        desk.change(change_issue, issue.line.id, issue.line.version, {**values, "plan_from": begins}, then=then,
                    failed=failed)

    return ChangeDialog(f"Plan for {issue.line.reference}", "The plan begins today unless you give another day.",
                        form, "Save the plan", submit, loaded=loaded, parent=parent)


def change_issue_dialog(desk: Desk, issue: IssueDetail, parent: QWidget) -> ChangeDialog:
    """The words of an issue, its lead agency, and whether it is only watched."""
    with desk.panel.reading() as session:
        facts = form_facts(session, "issue", issue.line.id)
    names = ["title_line", "lead_agency_id", "raised_on"]
    fields = _fields(Issue, *names)
    if facts.values["state"] != "closed":
        state = spec_of(Issue).field("state")
        fields.append(replace(state, choices=tuple(each for each in state.choices if each[0] != "closed"),
                              required=True))
    else:
        fields += _fields(Issue, "outcome")
    form = RecordForm(fields, links=lambda key: facts.links.get(key, []))

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(change_issue, issue.line.id, issue.line.version, values, then=then, failed=failed)

    return ChangeDialog(f"Change {issue.line.reference}", "", form, "Save", submit, loaded=facts.values,
                        only_changes=True, parent=parent)


def close_dialog(desk: Desk, issue: IssueDetail, parent: QWidget) -> ChangeDialog:
    """Closing an issue with what came of it."""
    form = RecordForm([replace(spec_of(Issue).field("outcome"), required=True)], columns=1)

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(close_issue, issue.line.id, outcome=values["outcome"], version=issue.line.version,
                    then=_stored(kept, then), failed=failed)

    dialog = ChangeDialog(f"Close {issue.line.reference}", "What came of it? The outcome stands in the record and in "
                          "the report to the Board.", form, "Close the issue", submit,
                          loaded={"outcome": issue.outcome or None}, parent=parent)
    kept = _kept(desk, form, "outcome", f"issue/{issue.line.id}/outcome")
    dialog.rejected.connect(kept.keep)
    return dialog


def new_issue_dialog(desk: Desk, parent: QWidget) -> ChangeDialog:
    """An issue about a cohort member or about nobody in particular."""
    links = _links(desk, "agency")
    with desk.panel.reading() as session:
        finder = SubjectFinder(session)
        members = [finder.member(each.id) for each in link_options(session, "membership")]
    links["membership"] = [(each.membership_id, f"{each.reference} {desk.lens.see(each.name, each.sensitive)}")
                           for each in members if each]
    form = RecordForm(_fields(Issue, "title_line", "membership_id", "lead_agency_id"), links=lambda key: links[key],
                      columns=1)

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(raise_issue, **values, then=_stored(kept, then), failed=failed)

    dialog = ChangeDialog("New issue", "About somebody outside the cohorts? Raise it from their record, under People "
                          "or Places.", form, "Raise the issue", submit, parent=parent)
    kept = _kept(desk, form, "title_line", "issue/new")
    dialog.rejected.connect(kept.keep)
    return dialog
