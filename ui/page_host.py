"""Builds pages when they are first shown and tells them what changed while they were out of sight."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QStackedWidget, QWidget

from ui.desk import Desk, Kinds, PageEntry
from ui.shell.reading_order import set_reading_order

_EVERYTHING = None


class PageHost(QStackedWidget):
    """One page in sight at a time; ``turned`` carries the key of the page shown."""

    turned = Signal(str)

    def __init__(self, entries: Sequence[PageEntry], desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = {entry.key: entry for entry in entries}
        self.desk = desk
        self._built: dict[str, QWidget] = {}
        self._stale: dict[str, Kinds | None] = {}
        self.current_key = ""

    def built(self, key: str) -> QWidget | None:
        """The page if it was built already."""
        return self._built.get(key)

    def open_page(self, key: str, **where: Any) -> None:
        """Show a page, building it if need be; ``where`` goes to its ``show_at``.

        Asked for plainly while it is in sight, a page with a ``home`` goes back to its list.
        """
        page: Any = self._built.get(key)
        if page is not None and key == self.current_key and not where and hasattr(page, "home"):
            page.home()
        if page is None:
            page = self.entries[key].factory(self.desk)
            self._built[key] = page
            self.addWidget(page)
        elif key in self._stale:
            page.refresh(self._stale.pop(key))
        if key != self.current_key:
            self.setFocus()  # held here until the page has a place for it, so that it lands on no button unasked
        self.setCurrentWidget(page)
        self.current_key = key
        self.turned.emit(key)
        if where and hasattr(page, "show_at"):
            page.show_at(**where)
        self.settle_keys()

    def settle_keys(self) -> None:
        """Put the keyboard on the list of the page just turned to, once it has rows; asked after every job too."""
        page = self.currentWidget()
        if page is None or self.window().focusWidget() is not self:
            return
        for part in page.findChildren(QWidget):
            if not part.isVisibleTo(page):
                continue
            take = getattr(part, "take_keys", None)  # a RecordTable, whose module the first screen does without
            if take is not None and take():
                return
            if isinstance(part, QListWidget) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab; and what Qt does by itself where the part that has the keyboard goes or goes dead."""
        page, held = self.currentWidget(), self.window().focusWidget()
        if page is not None and held is not None and page.isAncestorOf(held) and not _takes(held, page):
            near = _nearest(held, page) or self
            near.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if page is not None:
            set_reading_order(page)  # parts made since would come last
        return bool(super().focusNextPrevChild(next))

    def refresh(self, kinds: Kinds | None) -> None:
        """Have the page in sight read again; the others will when they are next shown."""
        for key, page in self._built.items():
            if key == self.current_key:
                self._stale.pop(key, None)
                refreshed: Any = page
                refreshed.refresh(kinds)
            elif kinds is None or key not in self._stale:
                self._stale[key] = kinds
            else:
                before = self._stale[key]
                self._stale[key] = None if before is None else before | kinds


def _takes(part: QWidget, page: QWidget) -> bool:
    return part.isEnabled() and part.isVisibleTo(page)


def _nearest(gone: QWidget, page: QWidget) -> QWidget | None:
    """The part of the page that Tab would come to from one that is gone, else the one before it."""
    after, before = (_chain(gone, page, step) for step in (QWidget.nextInFocusChain, QWidget.previousInFocusChain))
    return next(chain.from_iterable((after, before)), None)


def _chain(part: QWidget, page: QWidget, step: Callable[[QWidget], QWidget]) -> Iterator[QWidget]:
    """The parts that the keyboard may be on, from ``part`` to the end of its page."""
    following = step(part)
    while following is not part and (following is page or page.isAncestorOf(following)):
        if following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.focusProxy() is None \
                and _takes(following, page):
            yield following
        following = step(following)
