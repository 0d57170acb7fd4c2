"""What was set aside goes out as a workbook, comes back corrected, and completes its delivery on the page."""

from PySide6.QtWidgets import QLabel

from ivolt_desktop.panel.views.deliveries import save_rows, set_aside_sheet
from tests.ui.pages.deliveries.conftest import BAD, GOOD, Window
from ui.widgets.key_hint import Button


def _said(widget: object) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel))  # type: ignore[attr-defined]


def test_a_corrected_file_goes_to_confirm_and_completes_its_delivery(window: Window) -> None:
    window.bring(window.file("May.csv", *GOOD, *BAD))
    bringing, page = window.page.bringing, window.page.delivery
    for group, action in (("postcode_mended", "mend"), ("date_impossible", "set aside")):
        bringing.problems_step._decide(group, action)
        window.settle()
    bringing.go("confirm")
    bringing.go_on()
    window.settle()
    assert page.shown is not None
    heads, rows = set_aside_sheet(page.shown)
    rows[0][heads.index("CAD Date")] = "04/05/2026"
    back = window.folder / "May, set aside.xlsx"
    save_rows(back, "Set aside", heads, rows)
    window.bring(back)
    assert bringing.step == "confirm"
    assert "These are the corrections of ‘May.csv’" in _said(bringing.confirm_step)
    assert "1 row of the 1 still out" in _said(bringing.confirm_step)
    bringing.go_on()
    window.settle()
    assert bringing.rest == []
    assert "Corrects rows of ‘May.csv’." in _said(page)
    next(each for each in page.findChildren(Button) if each.text() == "Open").click()
    window.settle()
    assert page.header.title == "May.csv"
    assert "1 row put right by ‘May, set aside.xlsx’, 23 Jun 2026." in _said(page)
    assert "Every row set aside has been put right." in _said(page)
    assert not any("Save what" in each.text() for each in page.findChildren(Button))
