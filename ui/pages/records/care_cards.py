"""Risk, and needs and services: what was assessed, what is needed, and what came of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ivolt_desktop.model.needs import Uptake
from ivolt_desktop.panel.views.person_record import Record
from ivolt_desktop.panel.views.record_care import NeedLine, RiskLine, next_review_words
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.records.two_lines import two_lines
from ui.theme.tokens import Tone
from ui.widgets.card import Card
from ui.widgets.in_a_line import in_a_line
from ui.widgets.key_hint import Button, link_button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.sparkline import Sparkline
from ui.widgets.text import flow_text, words

LEVEL_TONES = (Tone.GREEN, Tone.AMBER, Tone.RED)
UPTAKE_TONES = {
    Uptake.NONE: Tone.AMBER, Uptake.REFERRED: Tone.BLUE, Uptake.ACCEPTED: Tone.GREEN, Uptake.DECLINED: Tone.GREY,
    Uptake.TURNED_DOWN: Tone.RED, Uptake.ENDED: Tone.GREY,
}  # fmt: skip
_SHEETS = {"victims": "As a victim", "offenders": "As an offender", "locations": ""}
_EARLIER = 3


def told_sheets(lines: tuple[RiskLine, ...] | tuple[NeedLine, ...], lens: Lens) -> list[str]:
    """The sheets the lines are on; one only where names are hidden, as everything on a shared screen keeps to one."""
    sheets = [sheet for sheet in _SHEETS if any(line.sheet == sheet for line in lines)]
    return sheets if lens.sees_names else sheets[:1]


class RiskCard(Card):
    """The newest score with its band and trend for each sheet, the judgement, and the scores before."""

    def __init__(self, assess: Callable[[], object], change: Callable[[int], object]) -> None:
        self.assess = Button("Assess…", assess, description="Fill in the risk matrix")
        super().__init__("Risk", right=[self.assess])
        self._change = change

    def show_record(self, record: Record, lens: Lens) -> None:
        """Show a record's assessments."""
        self.clear()
        sheets = told_sheets(record.risks, lens)
        for sheet in sheets:
            self._show(sheet, [line for line in record.risks if line.sheet == sheet], lens, titled=len(sheets) > 1)
        if not record.risks:
            self.add(flow_text("Not assessed yet.", "muted"))
        self.end()

    def _show(self, sheet: str, lines: list[RiskLine], lens: Lens, titled: bool) -> None:
        newest, *earlier = lines
        if titled:
            self.add(words(_SHEETS[sheet], "column"))
        trend = newest.trend or f"first assessed {short_date(newest.on)}"
        parts: list[QWidget] = [Pill(newest.words, LEVEL_TONES[newest.level]), words(trend, "muted")]
        if earlier:
            scores = Sparkline([float(line.score) for line in reversed(lines)], name="Scores")
            scores.setFixedWidth(110)
            parts.append(scores)
        self.add(in_a_line(*parts))
        if newest.judgement:
            self.add(flow_text(lens.see(newest.judgement, Sensitive.DETAIL)))
        if newest.override_reason:
            why = lens.see(newest.override_reason, Sensitive.DETAIL)
            self.add(flow_text(f"The score alone gives {newest.band_by_score}. {why}", "muted"))
        by = lens.see(newest.by, Sensitive.DETAIL) if newest.by else ""
        told = " · ".join(part for part in (short_date(newest.on), by, next_review_words(newest)) if part)
        self.add(words(told, "problem" if newest.review_late else "small", wrap=True))
        rows = RowList([0, 0, 1])
        for line in earlier[:_EARLIER]:
            rows.add(Pill(line.words, LEVEL_TONES[line.level]), words(short_date(line.on), "muted"),
                     flow_text(lens.see(line.judgement, Sensitive.DETAIL), "muted"))
        if earlier:
            self.add(rows)
        if len(earlier) > _EARLIER:
            self.add(words(f"and {count_of(len(earlier) - _EARLIER, 'earlier assessment')}", "small"))
        self.add(link_button("See the answers", lambda: self._change(newest.id),
                             f"The answers behind {newest.words}, and its judgement", flush=True))


class NeedsCard(Card):
    """What somebody needs, with the uptake of a service in a pill."""

    def __init__(self, note: Callable[[], object], change: Callable[[int], object]) -> None:
        self.note = Button("Note a need…", note)
        super().__init__("Needs and services", right=[self.note])
        self._change = change

    def show_record(self, record: Record, lens: Lens) -> None:
        """Show a record's needs."""
        self.clear()
        sheets = told_sheets(record.needs, lens)
        for sheet in sheets:
            if len(sheets) > 1:
                self.add(words(_SHEETS[sheet], "column"))
            rows = RowList([1, 0])
            for line in record.needs:
                if line.sheet == sheet:
                    rows.add(self._what(line, lens), Pill(line.standing_words, UPTAKE_TONES[line.uptake]))
            self.add(rows)
        if not record.needs:
            self.add(flow_text("No need has been noted.", "muted"))
        self.end()

    def _what(self, line: NeedLine, lens: Lens) -> QWidget:
        need = lens.see(line.need, Sensitive.DETAIL)
        told = [line.detail, line.service, f"through {line.spoc}" if line.spoc else "", line.outcome]
        below = " · ".join(lens.see(part, Sensitive.DETAIL) for part in told if part) if lens.sees_names else ""
        return two_lines("", below, link_button(need, lambda: self._change(line.id), f"Change {need}", flush=True))
