"""The member in hand: why they are here, what each review said, and what can be done."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout

from ivolt_desktop.panel.views.cohort_sheet import SheetLine
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.theme.tokens import Space, Tone
from ui.widgets.card import Card
from ui.widgets.flow import flowing
from ui.widgets.key_hint import Button, link_button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words

Does = Callable[[], object]


class MemberCard(Card):
    """``does`` maps 'review', 'leave', 'agenda', 'record' and 'back' to what they do; issues open by reference."""

    def __init__(self, does: Mapping[str, Does], open_issue: Callable[[str], object]) -> None:
        self.review = Button("Review…", does["review"], key="R")
        self.agenda = Button("Put on the agenda…", does["agenda"], key="P")
        self.leave = Button("Leave…", does["leave"], key="L")
        self.back = Button("Bring back…", does["back"])
        self.record = Button("Open record", does["record"], key="Enter")
        self._buttons = (self.review, self.agenda, self.leave, self.back, self.record)
        super().__init__(" ", right=[flowing(self._buttons)])
        self._open_issue = open_issue
        self.show_member(None, Lens())

    def show_member(self, line: SheetLine | None, lens: Lens) -> None:
        """Show one member, or ask for one."""
        self.clear()
        for button in self._buttons:
            button.setVisible(line is not None)
        if line is None:
            self.set_title("Nobody chosen")
            self.add(words("Choose a line above to see why they are here and what each review said.", "muted"))
            self.end()
            return
        member = line.member
        here = member.left_on is None
        for button in (self.review, self.agenda, self.leave):
            button.setVisible(here)
        self.back.setVisible(not here)
        name = lens.see(member.subject.name, member.subject.sensitive, member.reference)
        said = [member.subject.ward, f"lead: {member.lead_agency}" if member.lead_agency else "no lead agency"]
        self.set_title(f"{member.reference}  {name}" if name != member.reference else name)
        self._told(" · ".join(part for part in said if part), member.issue_references)
        warned = [Pill(each, Tone.AMBER) for each in line.warnings.words(lens, member.subject.sheet)]
        if warned:
            self.add(flowing(warned))
        rows = RowList([0, 0, 1])
        rows.add(Pill("Entered", Tone.BLUE), words(short_date(member.entered_on), "muted"),
                 lens.see(member.why, Sensitive.DETAIL))
        for review in member.reviews:
            day, _, note = review.partition(", reviewed: ")
            rows.add(Pill("Review", Tone.GREY), words(day, "muted"), lens.see(note, Sensitive.DETAIL))
        if member.left_on is not None:
            rows.add(Pill("Left", Tone.GREEN), words(short_date(member.left_on), "muted"),
                     lens.see(member.exit_reason, Sensitive.DETAIL))
        self.add(rows)
        self.end()

    def _told(self, said: str, references: tuple[str, ...]) -> None:
        if not references:
            self.add(flow_text(f"{said} · no open issue; raise one from the record to make a plan", "muted"))
            return
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(words(f"{said} · open {'issue' if len(references) == 1 else 'issues'}", "muted"))
        for reference in references:
            line.addWidget(link_button(reference, lambda ref=reference: self._open_issue(ref),
                                       f"Open issue {reference}"))
        line.addStretch(1)
        self.add(line)
