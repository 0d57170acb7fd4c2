"""Notices and orders, and Licensing: registers with a place of their own, which work like all the others."""

from ivolt_desktop.panel.views.visit_list import visit_lines
from ui.pages.licensing.page import LicensingPage
from ui.pages.notices import page
from ui.pages.notices.page import NoticesPage
from ui.pages.notices.visits_pane import VisitsPane


def test_the_page_holds_notices_and_penalties_and_nothing_else(page_on_practice):
    shown = page_on_practice(NoticesPage)
    assert [shown.page.list.item(at).text() for at in range(shown.page.list.count())] == [
        "Joint visits owed", "Warning notices", "Penalties and breaches"]
    shown.page.list.turn_to("warning_notice")
    shown.settle()
    assert shown.page.current.key == "warning_notice"
    assert shown.page.current.table.model.rowCount() > 100
    shown.page.list.turn_to("penalty")
    shown.settle()
    assert shown.page.current.table.model.rowCount() > 150
    assert shown.page._header.title == "Penalties and breaches"


def test_a_page_about_one_register_shows_no_list_of_registers(page_on_practice):
    shown = page_on_practice(LicensingPage)
    assert shown.page.current.key == "licensing_record" and shown.page.current.table.model.rowCount() > 50
    assert not shown.page.list.isVisibleTo(shown.page)


def test_a_found_notice_opens_on_its_page(page_on_practice):
    shown = page_on_practice(NoticesPage)
    shown.page.show_at(register="warning_notice", record=1)
    shown.settle()
    (window,) = [each for each in shown.page.findChildren(object) if type(each).__name__ == "RecordWindow"]
    window.close()


def test_the_visits_are_read_once_for_their_number_and_their_list(page_on_practice, monkeypatch):
    reads = []
    monkeypatch.setattr(page, "visit_lines", lambda *given: reads.append(given) or visit_lines(*given))
    shown = page_on_practice(NoticesPage)
    pane = shown.page.findChild(VisitsPane)
    assert len(reads) == 1 and len(pane.lines) >= 2
    shown.page.refresh(None)
    shown.settle()
    assert len(reads) == 2 and shown.page._header.accessibleDescription() == f"{len(pane.lines)} visits"


def test_a_visit_is_planned_with_both_agencies_and_noted_as_made(page_on_practice):
    shown = page_on_practice(NoticesPage)
    pane = shown.page.findChild(VisitsPane)
    shown.settle()
    owed = len(pane.lines)
    first = pane.lines[0]
    assert owed >= 2 and pane.plan.isEnabled() and not first.planned and not pane.issue.isVisibleTo(pane)

    dialog = pane.plan_dialog(first)
    dialog.store()
    shown.settle()
    planned = pane.lines[0]
    assert planned.notice_id == first.notice_id and planned.issue_id is not None
    assert "Police" in planned.planned and not pane.plan.isEnabled() and pane.issue.isVisibleTo(pane)

    dialog = pane.made_dialog(planned)
    dialog.store()
    assert "cannot be left empty" in dialog.form._notes["outcome"].text() or dialog.form.problems()
    dialog.form.editor("outcome").set_value("Both spoke with him; he accepted help.")
    dialog.store()
    shown.settle()
    assert len(pane.lines) == owed - 1 and first.notice_id not in [each.notice_id for each in pane.lines]
