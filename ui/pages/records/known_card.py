"""Known with: a small picture of the ties round one person, each tie with its source, and what facts suggest."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.model.associations import Standing
from ivolt_desktop.panel.views.known_with import KnownLine, KnownWith, Other, SuggestedTie
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.records.two_lines import two_lines
from ui.theme.tokens import Space, Tone
from ui.widgets.card import Card, empty
from ui.widgets.in_a_line import in_a_line
from ui.widgets.key_hint import Button, link_button
from ui.widgets.lens import Lens
from ui.widgets.network_picture import Knot, NetworkPicture
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words

_TONES = {"offenders": Tone.RED, "victims": Tone.BLUE}
_DRAWN = 10


def other_words(other: Other, lens: Lens) -> str:
    """'O-009 Dean Collier'; where names are hidden the person's own reference, which gives no sheet away."""
    name = lens.see(other.name, Sensitive.NAME, other.reference)
    return name if not lens.sees_names or other.known_by == other.reference else f"{other.known_by} {name}"


class KnownWithCard(Card):
    """``add`` ties somebody, ``change`` and ``end`` are of a tie, ``confirm`` and ``refuse`` answer a suggestion."""

    def __init__(
        self, open_person: Callable[[int], object], add: Callable[[], object], change: Callable[[KnownLine], object],
        end: Callable[[KnownLine], object], confirm: Callable[[SuggestedTie], object],
        refuse: Callable[[SuggestedTie], object],
    ) -> None:
        self.tie = Button("Add…", add, description="Add somebody this person is known with")
        super().__init__("Known with", right=[self.tie])
        self._open, self._change, self._end = open_person, change, end
        self._confirm, self._refuse = confirm, refuse
        self.picture = NetworkPicture("Known with")
        self.picture.opened.connect(self._open)
        self.add(self.picture)
        self._none = flow_text("Nobody is known with this person yet.", "muted")
        self.add(self._none)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(Space.SMALL)
        self.add(self._lists)
        self.end()

    def show_known(self, middle: str, known: KnownWith, lens: Lens) -> None:
        """Show the ties of the person who is called ``middle``."""
        standing = [line for line in known.lines if line.standing is Standing.STANDS]
        knots = _knots([(line.other, line.words, False) for line in standing]
                       + [(tie.other, tie.words, True) for tie in known.suggested], lens)
        self.picture.show_knots(middle, knots[:_DRAWN])
        self.picture.setVisible(bool(knots))
        self._none.setVisible(not knots and not known.lines)
        empty(self._lists)
        rows = RowList([1, 0])
        for line in known.lines:
            rows.add(self._told(line.other, line.words, _source(line), lens), self._ending(line))
        if known.lines:
            self._lists.addWidget(rows)
        if known.suggested:
            self._lists.addWidget(words("Suggested by what the agencies sent; you decide", "column", wrap=True))
            asked = RowList([1, 0])
            for tie in known.suggested:
                asked.add(self._told(tie.other, tie.words, tie.source, lens), self._asking(tie, lens))
            self._lists.addWidget(asked)
        if len(knots) > _DRAWN:
            self._lists.addWidget(words(f"The picture shows {_DRAWN} of {count_of(len(knots), 'tie')}.", "small"))

    def _told(self, other: Other, said: str, source: str, lens: Lens) -> QWidget:
        who = other_words(other, lens)
        told = source if source.casefold().startswith(said.casefold()) else f"{said} · {source}"
        seen = lens.see(told, Sensitive.DETAIL)
        return two_lines("", seen, link_button(who, lambda: self._open(other.id), f"Open the record of {who}",
                                                flush=True))

    def _ending(self, line: KnownLine) -> QWidget:
        if line.standing is Standing.ENDED:
            return words(f"ended {short_date(line.ended_on)}" if line.ended_on else "ended", "muted")
        to = line.other.reference
        return _side_by_side(link_button("Change…", lambda: self._change(line), f"Change the tie to {to}"),
                             link_button("End…", lambda: self._end(line), f"End the tie to {to}"))

    def _asking(self, tie: SuggestedTie, lens: Lens) -> QWidget:
        who = other_words(tie.other, lens)
        return _side_by_side(link_button("Confirm", lambda: self._confirm(tie), f"Confirm the tie to {who}"),
                             link_button("Not so", lambda: self._refuse(tie), f"Not known with {who}; kept for ever"))


def _side_by_side(*links: QWidget) -> QWidget:
    return in_a_line(*links, align=Qt.AlignmentFlag.AlignTop, room_after=False)


def _knots(ties: Sequence[tuple[Other, str, bool]], lens: Lens) -> list[Knot]:
    """One knot for each person, whatever they are tied by; dashed where nothing of it is confirmed."""
    gathered: dict[int, list[tuple[Other, str, bool]]] = {}
    for tie in ties:
        gathered.setdefault(tie[0].id, []).append(tie)
    return [
        _knot(each[0][0], ", ".join(dict.fromkeys(said for _, said, _ in each)), lens,
              dashed=all(dashed for _, _, dashed in each))
        for each in gathered.values()
    ]


def _knot(other: Other, said: str, lens: Lens, dashed: bool = False) -> Knot:
    label = other.known_by if lens.sees_names else other.reference
    tone = _TONES.get(other.sheet, Tone.GREY) if lens.sees_names else Tone.GREY
    if lens.sees_names and other.known_by == other.reference:
        label = other.name
    return Knot(other.id, label, lens.see(said, Sensitive.DETAIL), tone, dashed)


def _source(line: KnownLine) -> str:
    return f"{line.source}, {short_date(line.noted_on)}" + (f"; {line.ended_reason}" if line.ended_reason else "")
