"""The dialogs of the cohorts: taking in, reviewing, letting go, bringing back, the agenda, and the cohort itself."""

from typing import Any, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.model import AgendaItem, Cohort, Membership, spec_of
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.agenda import add_subject
from ivolt_desktop.panel.cohorts import (
    change_cohort,
    create_cohort,
    join_cohort,
    leave_cohort,
    rejoin_cohort,
    review_membership,
)
from ivolt_desktop.panel.views.cohort_candidates import candidates
from ivolt_desktop.panel.views.cohort_sheet import AgendaPlace
from ivolt_desktop.panel.views.cohorts import CohortLine, CohortMember
from ivolt_desktop.panel.views.record_doors import link_choices
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.records.change_dialog import ChangeDialog, Failed, Stored, Submit
from ui.widgets.kept_typing import KeptTyping
from ui.widgets.picker import Found, Picker
from ui.widgets.record_form import RecordForm

Dialog = TypeVar("Dialog", bound=ChangeDialog)


def _field(name: str, label: str = "", register: Any = Membership, **changes: Any) -> Field:
    from dataclasses import replace

    found = spec_of(register).field(name)
    return replace(found, label=label or found.label, **changes)


def _kept(desk: Desk, form: RecordForm, name: str, key: str) -> KeptTyping:
    box = form.editor(name).widget
    box.setMaximumHeight(box.fontMetrics().lineSpacing() * 5 + 18)
    return KeptTyping(box, key, desk.drafts)  # type: ignore[arg-type]


def _kept_on_leaving(dialog: Dialog, kept: KeptTyping) -> Dialog:
    """A dialog left without storing keeps its words for the next time."""
    dialog.rejected.connect(kept.keep)
    return dialog


def _stored(kept: KeptTyping, then: Stored) -> Stored:
    def after(changed: Any) -> None:
        kept.done()
        then(changed)

    return after


class AddDialog(ChangeDialog):
    """A form with the search for somebody above it."""

    def __init__(self, cohort: CohortLine, picker: Picker, form: RecordForm, submit: Submit, parent: QWidget) -> None:
        place = cohort.kind is CohortKind.LOCATIONS
        super().__init__(f"Add {'a place' if place else 'somebody'} to {cohort.name}", cohort.criteria, form, "Add",
                         submit, parent=parent)
        self.picker = picker
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(2 if cohort.criteria else 1, picker)
        self.resize(max(self.width(), 620), min(700, self.height() + picker.sizeHint().height()))
        self._place = place
        picker.box.setFocus()

    def store(self) -> None:
        """The choice first, then the form."""
        if self.picker.chosen is None:
            self._say(f"Choose {'a place' if self._place else 'somebody'} from the list first.")
            self.picker.box.setFocus()
            return
        super().store()


def add_dialog(desk: Desk, cohort: CohortLine, parent: QWidget) -> AddDialog:
    """Search a person or place, say why, and take them in."""
    place = cohort.kind is CohortKind.LOCATIONS

    def look(typed: str) -> list[Found]:
        with desk.panel.reading() as session:
            found = candidates(session, cohort.id, typed)
        return [(each.id, " · ".join(part for part in (
            desk.lens.see(each.name, each.sensitive, each.reference), each.reference, each.ward,
            f"already here as {each.already}" if each.already else "") if part), not each.already) for each in found]

    with desk.panel.reading() as session:
        agencies = link_choices(session, "agency")
    picker = Picker("Place" if place else "Person", look,
                    "Type a name, a street or a reference" if place else "Type a name or a reference")
    form = RecordForm(
        [_field("entry_reason", "Why now"),
         _field("review_on", "First review", help=f"Left empty: after {cohort.review_days} days."),
         _field("lead_agency_id")], links=lambda _key: agencies)
    kept = _kept(desk, form, "entry_reason", f"cohort/{cohort.id}/why")

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        who = {"place_id" if place else "person_id": picker.chosen}
        desk.change(join_cohort, cohort_id=cohort.id, reason=values["entry_reason"], review_on=values["review_on"],
                    lead_agency_id=values["lead_agency_id"], **who, then=_stored(kept, then), failed=failed)

    return _kept_on_leaving(AddDialog(cohort, picker, form, submit, parent), kept)


def review_dialog(desk: Desk, member: CohortMember, review_days: int, parent: QWidget) -> ChangeDialog:
    """What the review found, and when the next is."""
    note = Field("What the review found", Kind.LONG_TEXT, name="note", required=True, sensitive=Sensitive.DETAIL)
    form = RecordForm([note, _field("review_on", "Next review", help=f"Left empty: in {review_days} days.")],
                      columns=1)
    kept = _kept(desk, form, "note", f"membership/{member.id}/review")

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(review_membership, member.id, note=values["note"], review_on=values["review_on"],
                    version=member.version, then=_stored(kept, then), failed=failed)

    due = f"The review was due {short_date(member.review_on)}." if member.review_state == "due" and member.review_on \
        else ""
    dialog = ChangeDialog(f"Review {member.reference}", due, form, "Save the review", submit, parent=parent)
    return _kept_on_leaving(dialog, kept)


def leave_dialog(desk: Desk, member: CohortMember, parent: QWidget) -> ChangeDialog:
    """Letting a member go, with the reason."""
    form = RecordForm([_field("exit_reason", required=True),
                       _field("left_on", "Left on", help="Left empty: today.")], columns=1)
    kept = _kept(desk, form, "exit_reason", f"membership/{member.id}/leave")

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(leave_cohort, member.id, reason=values["exit_reason"], left_on=values["left_on"],
                    version=member.version, then=_stored(kept, then), failed=failed)

    dialog = ChangeDialog(f"Let {member.reference} leave", "The membership and its reference stay on record.", form,
                          "Leave", submit, parent=parent)
    return _kept_on_leaving(dialog, kept)


def back_dialog(desk: Desk, member: CohortMember, parent: QWidget) -> ChangeDialog:
    """Bringing back somebody who left, under a new reference."""
    form = RecordForm([_field("entry_reason", "Why again"), _field("review_on", "First review")], columns=1)

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(rejoin_cohort, member.id, reason=values["entry_reason"], review_on=values["review_on"], then=then,
                    failed=failed)

    return ChangeDialog(f"Bring {member.reference} back", "They get a new reference; the old one is never used again.",
                        form, "Bring back", submit, parent=parent)


def agenda_dialog(desk: Desk, member: CohortMember, place: AgendaPlace, parent: QWidget) -> ChangeDialog:
    """Putting a member under their sheet's item of the next agenda."""
    form = RecordForm([_field("proposal", register=AgendaItem), _field("minutes_planned", register=AgendaItem)],
                      columns=1)
    kept = _kept(desk, form, "proposal", f"membership/{member.id}/proposal")

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(add_subject, place.item_id, membership_id=member.id, proposal=values["proposal"],
                    minutes_planned=values["minutes_planned"], then=_stored(kept, then), failed=failed)

    dialog = ChangeDialog(f"Put {member.reference} on the agenda",
                          f"Of the {place.meeting}, under {place.number}. {place.heading}.", form,
                          "Put on the agenda", submit, parent=parent)
    return _kept_on_leaving(dialog, kept)


def cohort_dialog(desk: Desk, cohort: CohortLine, parent: QWidget) -> ChangeDialog:
    """Name, criteria and review interval of a cohort."""
    form = RecordForm([_field(name, register=Cohort) for name in ("name", "review_days", "criteria")])

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(change_cohort, cohort.id, cohort.version, values, then=then, failed=failed)

    loaded = {"name": cohort.name, "criteria": cohort.criteria or None, "review_days": cohort.review_days}
    return ChangeDialog("Change the cohort", f"It holds {cohort.kind.value}; that stays as it is.", form, "Save",
                        submit, loaded=loaded, only_changes=True, parent=parent)


def new_dialog(desk: Desk, kind: CohortKind, parent: QWidget) -> ChangeDialog:
    """Another cohort of victims, offenders or locations."""
    form = RecordForm([_field(name, register=Cohort) for name in ("name", "review_days", "criteria")])

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        desk.change(create_cohort, name=values["name"], kind=kind, criteria=values["criteria"],
                    review_days=values["review_days"] or 56, then=then, failed=failed)

    return ChangeDialog(f"New cohort of {kind.value}", "Say who belongs, so that the panel can tell when somebody "
                        "enters and when they leave.", form, "Make the cohort", submit, loaded={"review_days": 56},
                        parent=parent)
