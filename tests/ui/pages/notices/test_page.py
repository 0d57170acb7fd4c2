"""Notices and orders, and Licensing: registers with a place of their own, which work like all the others."""

from ui.pages.licensing.page import LicensingPage
from ui.pages.notices.page import NoticesPage


def test_the_page_holds_notices_and_penalties_and_nothing_else(page_on_practice):
    shown = page_on_practice(NoticesPage)
    assert shown.page.list.count() == 2 and shown.page.list.has("warning_notice") and shown.page.list.has("penalty")
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
