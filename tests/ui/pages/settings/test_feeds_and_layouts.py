"""Feeds made from an example and layouts edited: in their windows, saved as one change, shared as files."""

import json
from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel

from ivolt_desktop.model import DefinedFeed, SavedLayout
from ivolt_desktop.panel.feeds import definitions, feeds_of
from ivolt_desktop.panel.layouts import bring_layout_in, kept_layout
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.rules.known_errors import NotAllowed
from ui.pages.deliveries.incoming import Incoming
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.shared_file import read, write

_LOG = """Log no,Seen on,What,Where,How many,Weather
SD-1,02/05/2026,Drinking,Heathway,4,dry
SD-2,03/05/2026,Sleeping,Station,1,wet
"""


@pytest.fixture
def shown(page_on_practice):
    return page_on_practice(SettingsPage)


def own(shown):
    """The feeds defined beside the one that the practice panel has."""
    return [each for each in shown.read(definitions).values() if each.name != "Street warden log"]


def test_a_feed_is_made_from_an_example_saved_and_undone(shown, tmp_path, qtbot):
    example = tmp_path / "Warden log.csv"
    example.write_text(_LOG, encoding="utf-8")
    pane = shown.page.turn_to("feeds")
    pane.begin_with(Incoming.file(example))
    shown.settle()
    window = pane.window
    assert window.headers["happened_on"].text() == "Seen on" and window.headers["reference"].text() == "Log no"
    assert window.same["reference"].isChecked() and window.needed["happened_on"].isChecked()
    assert "‘Weather’" in window._unused.text()
    window.headers["count"].setText("How many")
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    (definition,) = own(shown)
    assert definition.known == ("Weather",) and definition.same == ("reference",)
    assert "own_warden_log" in shown.read(feeds_of)
    assert pane.table.model.rowCount() == 2
    shown.undo.undo()
    shown.settle()
    assert own(shown) == [] and pane.table.model.rowCount() == 1


def test_pasted_rows_are_an_example_too(shown):
    copied = QMimeData()
    copied.setText(_LOG.replace(",", "\t"))
    shown.page.show_at(section="feeds", example=Incoming.pasted(copied, datetime(2026, 6, 23, 9)))
    shown.settle()
    window = shown.page.panes["feeds"].window
    assert window.name.text() == "Pasted rows" and window.headers["happened_on"].text() == "Seen on"


def test_what_is_wrong_with_a_feed_is_said_in_its_window(shown):
    pane = shown.page.turn_to("feeds")
    pane.define()
    pane.window.name.setText("Patrols")
    pane.window.save_now()
    shown.settle()
    assert "Say under which header ‘Date’ comes" in pane.window.problem.text() and pane.window.isVisible()
    pane.window.register.choose("council_case")
    assert "opened_on" in pane.window.headers and "happened_on" not in pane.window.headers


def test_a_feed_goes_to_another_panel_as_a_file(shown, tmp_path):
    pane = shown.page.turn_to("feeds")
    pane.define()
    pane.window.name.setText("Patrols")
    pane.window.headers["happened_on"].setText("Day; Seen on")
    pane.window.save_now()
    shown.settle()
    (definition,) = own(shown)
    write(shown.desk, tmp_path / "Patrols", ".ivolt-feed", definition.to_json())
    assert "nothing of any row" in shown.told[-1][0]
    texts = []
    read(tmp_path / "Patrols.ivolt-feed", texts.append, shown.desk)
    assert json.loads(texts[0])["fields"][1]["headers"] == ["Day", "Seen on"]
    (tmp_path / "not text").write_bytes(b"\xff\xfe\x00\x81" * 10)
    read(tmp_path / "not text", texts.append, shown.desk)
    assert shown.told[-1] == ("not text cannot be read as such a file.", True) and len(texts) == 1


def _first_layout(shown):
    return shown.read(lambda session: session.query(SavedLayout).order_by(SavedLayout.id).first().id)


def test_a_layout_is_renamed_and_its_columns_sent_elsewhere(shown):
    pane = shown.page.turn_to("layouts")
    first = _first_layout(shown)
    pane.open(first)
    window = pane.window
    header = next(iter(window.boxes))
    window.name.setText("Callers, new style")
    window.boxes[header].choose("\0kept")
    window.save_now()
    shown.settle()
    kept = shown.read(lambda session: kept_layout(session, first))
    assert kept.layout.name == "Callers, new style" and kept.layout.mapping[header] is None
    names = [pane.table.table.model.source.row(at)["name"] for at in range(pane.table.table.model.rowCount())]
    assert "Callers, new style" in names
    shown.undo.undo()
    shown.settle()
    assert shown.read(lambda session: kept_layout(session, first)).layout.name == "Met callers"


def test_two_columns_cannot_go_to_one_field(shown):
    pane = shown.page.turn_to("layouts")
    pane.open(_first_layout(shown))
    first, second = list(pane.window.boxes.values())[:2]
    second.choose(first.value)
    pane.window.save_now()
    shown.settle()
    assert "takes one column only" in pane.window.problem.text()


def test_a_layout_is_forgotten_and_taken_over_again_from_its_file(shown):
    pane = shown.page.turn_to("layouts")
    first = _first_layout(shown)
    text = shown.read(lambda session: kept_layout(session, first)).layout.to_json()
    with pytest.raises(NotAllowed, match="already"):
        perform(shown.panel, bring_layout_in, text)
    pane.open(first)
    pane.window._forget()
    shown.settle()
    assert shown.read(lambda session: session.get(SavedLayout, first)) is None
    perform(shown.panel, bring_layout_in, text)
    assert shown.read(lambda session: session.query(SavedLayout).filter_by(name="Met callers").count()) == 1
    with pytest.raises(NotAllowed, match="no agency of that name"):
        perform(shown.panel, bring_layout_in, text.replace('"agency": "', '"agency": "Somebody else at '))
    assert shown.read(lambda session: session.query(DefinedFeed).count()) == 1


def _surveys(shown):
    return shown.read(lambda session: next(
        each.id for each in session.query(SavedLayout) if '"satisfaction_surveys"' in each.definition))


def test_which_end_of_a_scale_is_good_is_seen_and_changed_in_a_layout(shown):
    pane = shown.page.turn_to("layouts")
    surveys = _surveys(shown)

    def options():
        return shown.read(lambda session: kept_layout(session, surveys)).layout.options

    pane.open(surveys)
    window = pane.window
    header = next(header for header, box in window.boxes.items() if box.value == "overall")
    comments = next(header for header, box in window.boxes.items() if box.value == "words")
    direction = window.directions[header]
    assert any("sent by Council ASB team" in each.text() for each in window.findChildren(QLabel))
    assert direction.value == "" and not direction.isHidden() and window.directions[comments].isHidden()
    direction.choose(True)
    window.save_now()
    shown.settle()
    assert options()["low is good:overall"] == "yes"
    pane.open(surveys)
    window = pane.window
    assert window.directions[header].currentText() == "A low number is good"
    window.boxes[header].choose("safer")
    assert not window.directions[header].isHidden(), "the column's figures go with it to its new place"
    window.boxes[comments].choose("overall")
    assert not window.directions[comments].isHidden()
    window.directions[comments].choose(False)
    window.save_now()
    shown.settle()
    assert {key: said for key, said in options().items() if key.startswith("low")} == {
        "low is good:safer": "yes", "low is good:overall": "no"}
    pane.open(surveys)
    pane.window.directions[header].choose("")
    pane.window.save_now()
    shown.settle()
    assert "low is good:safer" not in options()


def test_a_layout_without_scores_asks_for_no_direction(shown):
    pane = shown.page.turn_to("layouts")
    pane.open(_first_layout(shown))
    assert pane.window.directions == {}
