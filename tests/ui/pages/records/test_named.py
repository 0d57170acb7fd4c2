"""Everything on a record, in its lists and its dialogs has a name, and no part of it flashes up as a window."""

from typing import Any

from pytestqt.qtbot import QtBot

from tests.parts_in_sight import nameless


def test_every_part_has_a_name_and_nothing_flashes_up(people: Any, windows_shown: list[str], qtbot: QtBot) -> None:
    without: dict[str, list[str]] = {}
    for view in ("again", "loose"):
        people.page.show_at(view=view)
        people.settle()
        without[view] = list(nameless(people.page))
    people.page.open(people.cast.caller)
    people.settle()
    without["record"] = list(nameless(people.page))
    for words, make in people.page.dialogs():
        dialog = make()
        qtbot.addWidget(dialog)
        dialog.show()
        people.settle()
        without[words] = list(nameless(dialog))
        dialog.close()
    assert {words: found for words, found in without.items() if found} == {}
    assert windows_shown == []
