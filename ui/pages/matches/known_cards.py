"""Below the comparison: what each side's agencies know, and what would follow if the two are one."""

from collections.abc import Callable
from datetime import date

from ivolt_desktop.panel.views.match_pair import IfOne, MatchPair, Side
from ivolt_desktop.rules.counting_words import count_of, joined
from ivolt_desktop.rules.dates_in_words import plain_date
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.records.when_words import when_words
from ui.widgets.card import Card
from ui.widgets.key_hint import link_button
from ui.widgets.lens import Lens
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words

_KNOWN = {"Police": "the police", "Council": "the council", "Fire": "the fire brigade"}


def known_titles(pair: MatchPair) -> tuple[str, str]:
    """'What the police know', 'What the council knows'; with the reference where both would read alike."""
    first, second = _title(pair.first), _title(pair.second)
    if first == second:
        return f"{first} of {pair.first.reference}", f"{second} of {pair.second.reference}"
    return first, second


def _title(side: Side) -> str:
    if not side.agencies:
        return "What is known"
    if len(side.agencies) > 1:
        return f"What {joined([_KNOWN[each] for each in side.agencies])} know"
    return f"What {_KNOWN[side.agencies[0]]} {'know' if side.agencies == ('Police',) else 'knows'}"


class KnownCard(Card):
    """The latest lines of one side, newest first, and the way to its record."""

    def __init__(self, open_record: Callable[[int], object]) -> None:
        self._side: Side | None = None
        self._open = link_button("Open", lambda: self._side and open_record(self._side.id))
        super().__init__("What is known", right=[self._open])

    def show_side(self, title: str, side: Side, lens: Lens, today: date) -> None:
        """Show one side."""
        self._side = side
        self.set_title(title)
        self._open.setAccessibleDescription(f"Open the record {side.reference}")
        self.clear()
        rows = RowList([0, 1])
        for line in side.lines:
            rows.add(words(when_words(line.at, today), "muted"), flow_text(lens.see(line.text, line.sensitive)))
        self.add(rows)
        if not side.lines:
            self.add(flow_text("Nothing was reported.", "muted"))
        if side.more:
            self.add(words(f"and {count_of(side.more, 'earlier line')}", "small"))
        self.end()


class IfOneCard(Card):
    """What would follow, and that nothing is lost."""

    def __init__(self) -> None:
        super().__init__("If they are one")

    def show_facts(self, facts: IfOne) -> None:
        """Show what would follow for a pair."""
        self.clear()
        self.add(flow_text(f"{count_of(facts.reports, 'report')} in six months"))
        self.add(words(facts.repeat, "bold" if facts.new else "", wrap=True))
        if facts.explain:
            self.add(words(facts.explain, "bold" if facts.explain_new else "", wrap=True))
        self.add(flow_text("Nothing is lost: both records stay, and you can part them again.", "muted"))
        self.end()


def said_different_words(pair: MatchPair, lens: Lens) -> str:
    """'Not the same was said of John Smith Jr (12 April 2026, kept).'; '' where it was said of nobody."""
    mask = Sensitive.NAME if pair.of == "person" else Sensitive.PLACE
    told = []
    for each in pair.said_different:
        why = f"{lens.see(each.why, Sensitive.DETAIL)}, " if each.why and lens.sees_names else ""
        told.append(f"{lens.see(each.name, mask, each.reference)} ({why}{plain_date(each.decided_on)}, kept)")
    return f"Not the same was said of {joined(told)}." if told else ""
