"""The order in which Tab goes through a page: that of the page as it is read, whenever its parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QStackedWidget, QWidget


def set_reading_order(ground: QWidget) -> None:
    """Chain the parts in sight that take the keyboard as they lie; parts made later otherwise come last."""
    for before, after in pairwise(_parts(ground)):
        QWidget.setTabOrder(before, after)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inside = widget.layout()
    if isinstance(widget, QStackedWidget | QScrollArea):
        shown = widget.currentWidget() if isinstance(widget, QStackedWidget) else widget.widget()
        if shown is not None:
            yield from _parts(shown)
    elif inside is not None:
        yield from _laid_out(inside)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda at: layout.getItemPosition(at)[:2])  # type: ignore[assignment,index]
    for at in places:
        item = layout.itemAt(at)
        widget, deeper = item.widget(), item.layout()
        if widget is not None:
            yield from _parts(widget)
        elif deeper is not None:
            yield from _laid_out(deeper)
