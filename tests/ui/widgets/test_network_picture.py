from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.theme.tokens import Tone
from ui.widgets.network_picture import Knot, NetworkPicture


def picture(qtbot: QtBot, number: int) -> NetworkPicture:
    made = NetworkPicture("Known with")
    qtbot.addWidget(made)
    made.resize(420, made.sizeHint().height())
    made.show_knots("V-021", [Knot(at, f"P-{at:03}", f"tie {at}", Tone.RED, dashed=at == 1) for at in range(number)])
    made.show()
    qtbot.waitExposed(made)
    return made


def test_arrows_go_round_and_enter_opens(qtbot: QtBot) -> None:
    made = picture(qtbot, 3)
    made.setFocus()
    made.choose(0)
    opened: list[object] = []
    made.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(made, key)
    assert made.chosen == 2 and made.accessibleName() == "Known with: P-002, tie 2, 3 of 3"
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert opened == [2]


def test_everything_is_told_in_words_and_what_is_not_certain_said(qtbot: QtBot) -> None:
    made = picture(qtbot, 2)
    assert made.accessibleDescription() == "V-021 is tied to: P-000, tie 0; P-001, tie 1, not certain."
    made.show_knots("V-021", [])
    assert made.described() == "No ties." and made.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_knot_is_opened_with_a_click_and_all_lie_inside(qtbot: QtBot) -> None:
    made = picture(qtbot, 9)
    opened: list[object] = []
    made.opened.connect(opened.append)
    places = made._places()
    assert all(made.rect().contains(place.toPoint()) for place in places)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=places[4].toPoint())
    assert opened == [4]
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(made.width() // 2, made.height() // 2 - 6))
    assert opened == [4]
    assert not made.grab().isNull()


def test_of_three_none_lies_below_the_words_of_the_middle(qtbot: QtBot) -> None:
    made = picture(qtbot, 3)
    below = [place for place in made._places() if place.y() > made.height() / 2]
    assert below and all(abs(place.x() - made.width() / 2) > 60 for place in below)
