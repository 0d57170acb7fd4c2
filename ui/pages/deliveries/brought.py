"""What a delivery changed, told right after it was brought in: who is new, back and gone, and what to match."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ivolt_desktop.rules.calendar_months import first_of_month
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import month_and_year
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.theme.tokens import Space, Tone
from ui.widgets.card import Card
from ui.widgets.key_hint import Button
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words

_MOST, _TABLES = 4, 2


@dataclass(frozen=True)
class _Told:
    month: date
    briefing: Any
    pairs: int


class BroughtCard(Card):
    """Hidden until ``tell`` is called; ``next_file`` is offered where more files wait."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("What changed", right=[])
        self._desk = desk
        self._next: Callable[[], object] | None = None
        self._waiting = 0
        self._tables: list[tuple[str, Callable[[], object]]] = []
        self._asked = 0
        self._held: QWidget | None = None
        self.hide()

    def tell(
        self, last_day: date | None, waiting: int, next_file: Callable[[], object],
        tables: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Work out what changed by the month that ``last_day`` lies in, and show it.

        ``tables`` are the further tables of the same file, in words, with what begins each.
        """
        self._waiting, self._next, self._tables = waiting, next_file, list(tables)[:_TABLES]
        self._asked += 1
        asked, self._held = self._asked, self.window().focusWidget()
        self.clear()
        self.set_title("What changed")
        self.add(flow_text("Working it out …", "muted"))
        self.setVisible(last_day is not None or bool(waiting or self._tables))
        self._desk.runner.run("Working out what changed", lambda _p, _c: _told(self._desk.panel, last_day),
                              then=lambda told: self._show(told) if asked == self._asked else None, quiet=True)

    def forget(self) -> None:
        """Go away; what is still being worked out is not shown."""
        self._asked += 1
        self.hide()

    def _show(self, told: _Told | None) -> None:
        self.clear()
        if told is not None:
            self.set_title("What changed", f"repeat callers and places, {month_and_year(told.month)}")
            rows = RowList([0, 1])
            briefing = told.briefing
            for label, tone, people, places in (
                ("New", Tone.RED, briefing.new, briefing.places_new),
                ("Back", Tone.AMBER, briefing.back, briefing.places_back),
                ("Gone", Tone.GREEN, briefing.gone, briefing.places_gone),
                ("Same", Tone.GREY, briefing.same, briefing.places_same),
            ):
                if people or places:
                    rows.add(Pill(label, tone), self._names(people, places))
            self.add(rows)
            if not any((briefing.new, briefing.back, briefing.gone, briefing.same, briefing.places_new,
                        briefing.places_back, briefing.places_gone, briefing.places_same)):
                self.add(flow_text("Nobody and nowhere is over the repeat line in that month.", "muted"))
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        doors: list[Button] = []  # where to go from here; what is left of this file comes last, and has the keyboard
        if told is not None and told.pairs:
            line.addWidget(words(f"{count_of(told.pairs, 'pair')} may be one person", "muted"))
            doors.append(Button("Go to Matches", lambda: self._desk.open_page("matches")))
        doors += [Button(f"Go on with {said}", begin, description="Another table of the same file")
                  for said, begin in self._tables]
        if self._waiting and self._next is not None:
            doors.append(Button(f"Next file ({self._waiting} waiting)", self._next, primary=True))
        for door in doors:
            line.addWidget(door)
        if doors and self.window().focusWidget() is self._held:
            QTimer.singleShot(0, doors[-1], doors[-1].setFocus)  # once it stands, the page scrolls to it
        line.addStretch(1)
        self.add(line)
        self.setVisible(told is not None or bool(self._waiting or self._tables))

    def _names(self, people: Any, places: Any) -> str:
        found = [*people, *places]
        kinds = {"place": Sensitive.PLACE}
        said = [self._desk.lens.see(f"{each.name} ({each.count})", kinds.get(each.kind, Sensitive.NAME), each.reference)
                for each in found[:_MOST]]
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        return ", ".join(said) + more


def _told(panel: Any, last_day: date | None) -> _Told | None:
    from ivolt_desktop.panel.settings import read_settings
    from ivolt_desktop.panel.views.briefing import month_briefing
    from ivolt_desktop.panel.views.pairs import waiting_pairs

    if last_day is None:
        return None
    month = first_of_month(last_day)
    with panel.reading() as session:
        return _Told(month, month_briefing(session, read_settings(session), month), waiting_pairs(session))
