"""The same person? The same place? Two records side by side, one answer at a time, nothing decided by itself."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from ivolt_desktop.model import delivered_keys
from ivolt_desktop.panel.deciding_many import decide_many
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.views.match_decisions import Standing
from ivolt_desktop.panel.views.match_pair import MatchPair
from ui.desk import Desk, Kinds
from ui.pages.matches.known_cards import IfOneCard, KnownCard, known_titles, said_different_words
from ui.pages.matches.pair_card import PairCard
from ui.pages.matches.pair_queue import PairQueue
from ui.pages.matches.reading import read_pairs, read_standing
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader
from ui.widgets.text import flow_text

if TYPE_CHECKING:
    from ui.pages.matches.accept_dialog import AcceptDialog
    from ui.pages.matches.decisions_dialog import DecisionsDialog

_CARES = delivered_keys() | {"judgement", "person", "place", "delivery", "setting"}
_OF = ("person", "place")
_TITLES = {"person": "The same person?", "place": "The same place?"}
_NOTHING = "No pair waits for a decision. New ones come with the agencies' next files."


class MatchesPage(QWidget):
    """Pairs of people, and on a second tab of places. Keys S, D and L answer; Undo takes an answer back."""

    title = "Matches"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.of = "person"
        self.queues = {of: PairQueue() for of in _OF}
        self._read: dict[str, bool] = dict.fromkeys(_OF, False)
        self._ahead: dict[int, MatchPair] = {}
        self.shown: MatchPair | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = PageBody()
        layout.addWidget(body)
        self.accept = Button("Accept all above the line…", self.open_accept)
        self.made = Button("Decisions made", self.open_decisions)
        self.header = PageHeader(_TITLES["person"], right=[self.accept, self.made])
        self.tabs = named(QTabBar(), "People or places")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for words in ("People", "Places"):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(lambda at: self.turn_to(_OF[at]))
        self.card = PairCard(self.answer)
        self.first, self.second = KnownCard(self._open), KnownCard(self._open)
        self.if_one = IfOneCard()
        self.said = flow_text("", "muted")
        self.nothing = EmptyState(_NOTHING)
        self.again = Button("Look again at those put off", self.look_again)
        for part in (self.header, self.tabs, self.card):
            body.add(part)
        self.known = body.row((self.first, 36), (self.second, 36), (self.if_one, 28))
        body.add(self.said)
        body.add(self.nothing)
        holder = QVBoxLayout()
        holder.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        holder.setContentsMargins(0, 0, 0, Space.BETWEEN)
        body.add(holder)
        body.end()
        for key, verdict in (("S", "same"), ("D", "different"), ("L", "later")):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda verdict=verdict: self.answer(verdict))
        self._tell()
        self.header.set_title(_TITLES["person"], "Reading the pairs …")
        self.nothing.hide()
        self.refresh(None)

    # ------------------------------------------------------------ reading
    def refresh(self, kinds: Kinds | None) -> None:
        """Read which pairs wait; the pair in hand stays where it is."""
        if kinds is not None and not kinds & _CARES:
            return
        if kinds is None or kinds & (_CARES - {"judgement"}):
            self._ahead.clear()
        for of in _OF:
            self._desk.runner.run(
                "Reading the pairs", lambda _progress, _cancelled, of=of: read_standing(self._desk.panel, of),
                then=self._load, quiet=True)

    def _load(self, standing: Standing) -> None:
        self.queues[standing.of].load(standing)
        self._read[standing.of] = True
        waiting = len(standing.waiting)
        self.tabs.setTabText(_OF.index(standing.of), ("People", "Places")[_OF.index(standing.of)]
                             + (f"  {waiting}" if waiting else ""))
        if standing.of == self.of:
            self._show()

    def _show(self) -> None:
        """Show the pair in hand, at once where it was read ahead, and read the next two."""
        queue = self.queues[self.of]
        pair = queue.current
        if pair is None:
            self.shown = None
            self._tell()
            return
        ready = self._ahead.get(pair.pair_id)
        if ready is not None:
            self._draw(ready)
        wanted = [each.pair_id for each in (pair, *queue.following) if each.pair_id not in self._ahead]
        if wanted:
            self._desk.runner.run(
                "Reading the pair", lambda _progress, _cancelled: read_pairs(self._desk.panel, wanted),
                then=self._keep, quiet=True)

    def _keep(self, pairs: list[MatchPair]) -> None:
        for pair in pairs:
            self._ahead[pair.pair_id] = pair
        current = self.queues[self.of].current
        ready = self._ahead.get(current.pair_id) if current is not None else None
        if ready is not None and ready is not self.shown:
            self._draw(ready)

    # ------------------------------------------------------------ showing
    def _draw(self, pair: MatchPair) -> None:
        self.shown = pair
        lens, today = self._desk.lens, self._desk.panel.clock().date()
        self.card.show_pair(pair, lens)
        for card, title, side in zip((self.first, self.second), known_titles(pair), (pair.first, pair.second),
                                     strict=True):
            card.show_side(title, side, lens, today)
        self.if_one.show_facts(pair.if_one)
        self.said.setText(said_different_words(pair, lens))
        self._tell()

    def _tell(self) -> None:
        queue = self.queues[self.of]
        here = self.shown is not None
        for part in (self.card, self.known, self.said):
            part.setVisible(here)
        self.nothing.setVisible(not here and self._read[self.of])
        off = queue.put_off
        self.nothing.say(_NOTHING if not off else "Every other pair is decided. Those put off wait for you.")
        self.again.setVisible(not here and bool(off))
        self.accept.setEnabled(bool(queue.waiting))
        self.header.set_title(_TITLES[self.of], self._progress())

    def _progress(self) -> str:
        queue = self.queues[self.of]
        decided = f"{queue.decided:,} decided" + (f", {queue.put_off:,} put off" if queue.put_off else "")
        if self.shown is None:
            return decided
        at, of = queue.place
        return f"Match {at:,} of {of:,} · {decided}"

    # ------------------------------------------------------------ doing
    def turn_to(self, of: str) -> None:
        """Show the people or the places."""
        self.of, self.shown = of, None
        self.tabs.setCurrentIndex(_OF.index(of))
        self._tell()
        if self._read[of]:
            self._show()

    def answer(self, verdict: str) -> None:
        """Same, different or later for the pair in hand; the next one is shown without waiting."""
        queue = self.queues[self.of]
        if self.shown is None or queue.current is None or queue.current.pair_id != self.shown.pair_id:
            return
        pair = queue.settle(verdict)
        assert pair is not None
        self._ahead.pop(pair.pair_id, None)
        self.shown = None

        def failed(error: Exception) -> None:
            queue.refused(pair)
            self.refresh(frozenset({"judgement"}))
            self._desk.notify(getattr(error, "sentence", "That was not stored."), refused=True)

        self._desk.change(decide, of=self.of, first_id=pair.first_id, second_id=pair.second_id, verdict=verdict,
                          then=lambda _changed: queue.stored(pair.ids), failed=failed)
        self._show()
        if self.shown is None:
            self._tell()

    def look_again(self) -> None:
        """Take up the pairs that were put off."""
        self.queues[self.of].look_again()
        self.refresh(frozenset({"judgement"}))

    def open_accept(self) -> None:
        """Choose a line and see what it would join, then join it in one step."""
        dialog = self._accept_dialog()
        if dialog.exec() and dialog.chosen:
            self._desk.change(decide_many, of=self.of, pairs=[each.ids for each in dialog.chosen],
                              title="Joining the pairs")
        dialog.deleteLater()

    def open_decisions(self) -> None:
        """Every decision made, and taking one back."""
        dialog = self._decisions_dialog()
        dialog.exec()
        dialog.deleteLater()

    def _accept_dialog(self) -> "AcceptDialog":
        from ui.pages.matches.accept_dialog import AcceptDialog

        return AcceptDialog(self.of, self.queues[self.of].waiting, self._desk, self)

    def _decisions_dialog(self) -> "DecisionsDialog":
        from ui.pages.matches.decisions_dialog import DecisionsDialog

        return DecisionsDialog(self.of, self._desk, self)

    def dialogs(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The page's dialogs, for pictures of every one."""
        yield "accept all above the line", self._accept_dialog
        yield "decisions made", self._decisions_dialog

    def _open(self, record_id: int) -> None:
        self._desk.open_page("people" if self.of == "person" else "places", **{self.of: record_id})

    def show_at(self, **where: Any) -> None:
        """``of='place'`` turns to the places."""
        of = where.get("of", self.of)
        if of in _OF and of != self.of:
            self.turn_to(of)
