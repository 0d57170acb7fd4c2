"""What can be done from a record: edit it, bring it into a cohort, raise an issue, put it on the agenda."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ivolt_desktop.model import AgendaItem, Issue, Membership, register_named, spec_of
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.agenda import add_subject
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.editing import add_record, change_record
from ivolt_desktop.panel.issues import raise_issue
from ivolt_desktop.panel.views.record_doors import (
    agenda_door,
    cohorts_open_to,
    form_facts,
    form_links,
    link_choices,
)
from ivolt_desktop.panel.views.written_values import aliases_with
from ui.pages.records.change_dialog import ChangeDialog, Failed, Stored
from ui.pages.records.reading import OpenRecord
from ui.pages.records.record_finder import links_with
from ui.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from ui.pages.records.records_page import RecordsPage

Choices = Sequence[tuple[int, str]]


def _fields(register: Any, *names: str) -> list[Field]:
    spec = spec_of(register)
    return [spec.field(name) for name in names]


def _run(dialog: ChangeDialog | None) -> None:
    if dialog is not None:
        dialog.exec()
        dialog.deleteLater()


def _subject(opened: OpenRecord) -> dict[str, int]:
    return {f"{opened.record.kind}_id": opened.record.id}


def edit_dialog(page: "RecordsPage") -> ChangeDialog | None:
    """The form of the record that is open."""
    opened = page.opened
    if opened is None:
        return None
    with page.desk.panel.reading() as session:
        facts = form_facts(session, page.kind, opened.record.id)
    form = RecordForm(register_named(page.kind).edited, links=links_with(page.desk, facts.links))

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        page.desk.change(change_record, page.kind, facts.record_id, facts.version, values, then=then, failed=failed)

    return ChangeDialog(f"Edit {opened.record.reference}", "What the agencies wrote stays as they wrote it.", form,
                        "Save", submit, loaded=facts.values, only_changes=True, parent=page)


def choose_dialog(page: "RecordsPage") -> ChangeDialog | None:
    """Choosing what the panel shows among everything that was written of a person."""
    opened = page.opened
    if opened is None or opened.record.kind != "person":
        return None
    with page.desk.panel.reading() as session:
        facts = form_facts(session, page.kind, opened.record.id)
    fields, offered, loaded = [], {}, {}
    for name in dict.fromkeys(each.field for each in opened.written):
        written = [each for each in opened.written if each.field == name]
        if len(written) < 2:
            continue
        offered[name] = {str(at): each.value for at, each in enumerate(written)}
        fields.append(Field(written[0].label, Kind.CHOICE, name=name, sensitive=written[0].sensitive,
                            choices=tuple((str(at), f"{each.text} ({each.sources})")
                                          for at, each in enumerate(written))))
        loaded[name] = next((str(at) for at, each in enumerate(written) if each.shown), None)
    if not fields:
        return None
    form = RecordForm(fields, columns=1)

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        chosen = {name: offered[name][at] for name, at in values.items() if at is not None}
        if "name" in chosen:
            chosen["also_known_as"] = aliases_with(facts.values["name"], chosen["name"], facts.values["also_known_as"])
        page.desk.change(change_record, page.kind, facts.record_id, facts.version, chosen, then=then, failed=failed)

    return ChangeDialog(f"What to show of {opened.record.known_by}",
                        "Every way of writing stays on the agency's own record; a name no longer shown stays as "
                        "another name.", form, "Show these", submit, loaded=loaded, only_changes=True, parent=page)


def add_dialog(page: "RecordsPage") -> ChangeDialog:
    """The form of a record that no agency's file brought."""
    spec = register_named(page.kind)
    with page.desk.panel.reading() as session:
        links = form_links(session, spec)
    form = RecordForm(spec.edited, links=links_with(page.desk, links))

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        given = {name: value for name, value in values.items() if value is not None}

        def stored(changed: Any) -> None:
            then(changed)
            page.open(changed.result)

        page.desk.change(add_record, page.kind, given, then=stored, failed=failed)

    return ChangeDialog(f"Add a {spec.about.one}", "A reference is given by itself.", form, "Add", submit, parent=page)


def join_dialog(page: "RecordsPage") -> ChangeDialog | None:
    """Bringing the record that is open into a cohort."""
    opened = page.opened
    if opened is None:
        return None
    with page.desk.panel.reading() as session:
        links: dict[str, Choices] = {"cohort": cohorts_open_to(session, page.kind, opened.record.id),
                                     "agency": link_choices(session, "agency")}
    form = RecordForm(_fields(Membership, "cohort_id", "lead_agency_id", "entry_reason", "review_on"),
                      links=lambda key: links.get(key, []))

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        page.desk.change(join_cohort, cohort_id=values["cohort_id"], reason=values["entry_reason"],
                         review_on=values["review_on"], lead_agency_id=values["lead_agency_id"], **_subject(opened),
                         then=then, failed=failed)

    return ChangeDialog(f"Bring {opened.record.known_by} into a cohort",
                        "Without a date for the review, the cohort's own number of days counts.", form, "Join", submit,
                        parent=page)


def issue_dialog(page: "RecordsPage") -> ChangeDialog | None:
    """Raising an issue about the record that is open; in a cohort, it is raised on that cohort's sheet."""
    opened = page.opened
    if opened is None:
        return None
    with page.desk.panel.reading() as session:
        agencies = link_choices(session, "agency")
    current = [(line.membership_id, f"{line.reference}, {line.cohort}")
               for line in opened.record.cohorts if line.left_on is None]
    sheet = [replace(spec_of(Issue).field("membership_id"), label="On the sheet of", required=True)]
    links: dict[str, Choices] = {"agency": agencies, "membership": current}
    form = RecordForm([*_fields(Issue, "title_line"), *(sheet if len(current) > 1 else []),
                       *_fields(Issue, "lead_agency_id")], links=lambda key: links[key], columns=1)

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        member = values.get("membership_id") or (current[0][0] if current else None)
        subject = {"membership_id": member} if member else _subject(opened)
        page.desk.change(raise_issue, title_line=values["title_line"], lead_agency_id=values["lead_agency_id"],
                         **subject, then=then, failed=failed)

    return ChangeDialog(f"Raise an issue about {opened.record.known_by}",
                        "Its objective and actions are set under Issues and actions.", form, "Raise", submit,
                        parent=page)


def agenda_dialog(page: "RecordsPage") -> ChangeDialog | None:
    """Putting the record that is open before the next panel; ``None`` while no agenda is open."""
    opened = page.opened
    if opened is None:
        return None
    with page.desk.panel.reading() as session:
        door = agenda_door(session, page.kind, opened.record.id)
    if door is None:
        page.desk.notify("No meeting with an agenda is planned. Plan the next panel under Meeting first.", refused=True)
        return None
    under = Field("Under", spec_of(AgendaItem).field("parent_id").kind, name="parent_id", required=True,
                  target="agenda_item")
    form = RecordForm([under, *_fields(AgendaItem, "minutes_planned", "proposal")], links=lambda _key: door.items)

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        page.desk.change(add_subject, values["parent_id"], proposal=values["proposal"],
                         minutes_planned=values["minutes_planned"], **_subject(opened), then=then, failed=failed)

    return ChangeDialog(f"Put {opened.record.known_by} on the agenda", f"Of the {door.meeting}.", form,
                        "Put on the agenda", submit, loaded={"parent_id": door.suggested}, parent=page)


def edit(page: "RecordsPage") -> None:
    """Edit the record that is open."""
    _run(edit_dialog(page))


def add(page: "RecordsPage") -> None:
    """Add a record by hand and open it."""
    _run(add_dialog(page))


def join(page: "RecordsPage") -> None:
    """Bring the record that is open into a cohort."""
    _run(join_dialog(page))


def raise_one(page: "RecordsPage") -> None:
    """Raise an issue about the record that is open."""
    _run(issue_dialog(page))


def put_on_agenda(page: "RecordsPage") -> None:
    """Put the record that is open on the agenda of the next panel."""
    _run(agenda_dialog(page))


def sheet_dialog(page: "RecordsPage", opened: OpenRecord, current: Choices) -> ChangeDialog:
    """Which of a record's sheets to make, where it is in more than one cohort."""
    field = Field("On the sheet of", Kind.CHOICE, name="membership_id", required=True,
                  choices=tuple((str(id_), words) for id_, words in current))

    def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
        then(None)
        _make_sheet(page, opened, int(values["membership_id"]))

    return ChangeDialog(f"Sheet for the pack: {opened.record.known_by}", "Only what belongs on that sheet is on it.",
                        RecordForm([field], columns=1), "Make the sheet", submit,
                        loaded={"membership_id": str(current[0][0])}, parent=page)


def make_sheet(page: "RecordsPage") -> None:
    """Make the sheet of the record that is open, as the pack would hold it."""
    opened = page.opened
    if opened is None:
        return
    current = [(line.membership_id, f"{line.reference}, {line.cohort}")
               for line in opened.record.cohorts if line.left_on is None]
    if len(current) > 1:
        _run(sheet_dialog(page, opened, current))
    else:
        _make_sheet(page, opened, current[0][0] if current else None)


def _make_sheet(page: "RecordsPage", opened: OpenRecord, membership_id: int | None) -> None:
    page.desk.open_page("documents", make="sheet", membership=membership_id, **{page.kind: opened.record.id})


def choose_shown(page: "RecordsPage") -> None:
    """Choose what is shown of the person that is open."""
    _run(choose_dialog(page))


def dialogs(page: "RecordsPage") -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """The dialogs there can be now, in words and how to make each."""
    yield f"add a {page.kind}", lambda: add_dialog(page)
    if page.opened is None:
        return
    makers: dict[str, Callable[[RecordsPage], ChangeDialog | None]] = {
        f"edit a {page.kind}": edit_dialog, f"{page.kind} into a cohort": join_dialog,
        f"issue about a {page.kind}": issue_dialog, f"{page.kind} on the agenda": agenda_dialog,
        f"what to show of a {page.kind}": choose_dialog,
    }
    for words, make in makers.items():
        made = make(page)
        if made is not None:
            yield words, lambda made=made: made
