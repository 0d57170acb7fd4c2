"""The meeting: prepared, in session, or held. What is discussed can be put into the shared window."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ivolt_desktop.model.meetings import MeetingState
from ivolt_desktop.panel.meetings import finish_meeting, start_meeting, take_minutes_back
from ivolt_desktop.panel.views.meeting_page import MeetingPageRead, read_meeting_page
from ivolt_desktop.panel.views.meetings import MeetingDetail, progress_words
from ivolt_desktop.rules.dates_in_words import short_date
from ui.desk import Desk, Kinds
from ui.pages.meeting.planning_dialog import PlanningDialog
from ui.pages.meeting.preparing_view import PreparingView
from ui.pages.meeting.presenting import Presenting
from ui.pages.meeting.session_view import SessionView
from ui.theme.current import text_scale
from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader
from ui.widgets.pill import Pill

_CARES = frozenset({"meeting", "agenda_item", "attendance", "minute_line", "action", "action_update", "membership",
                    "issue", "person", "place", "member", "agency", "setting"})
_CLOCK_MS = 10_000
_LARGE = 1.4
"""From this size of text on, the buttons stand below the title."""


class MeetingPage(QWidget):
    """Chooses what to show by the state of the meeting, and reads it again when something changes."""

    title = "Meeting"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._desk = desk
        self._meeting: int | None = None
        self._item: int | None = None
        self._asked = 0
        self.shown: MeetingPageRead | None = None
        self.presenting = Presenting(desk, self)
        self.presenting.changed.connect(self._tell_sharing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = self._body = PageBody()
        layout.addWidget(body)
        self._sharing = Pill("", Tone.BLUE)
        self._which = named(QComboBox(), "Which meeting")
        self._which.activated.connect(self._choose)
        self._build_buttons()
        self._header = PageHeader("Meeting", "Reading the meetings …")
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addStretch(1)
        for each in (self._sharing, self._which, *self._buttons):
            row.addWidget(each)
            each.hide()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self._header, 1)
        self._top.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)
        body.add(self._top)
        self._stack = _Views()
        self._nothing = EmptyState("No meeting is planned yet. Plan the panel, and its agenda starts from the standing "
                                   "items.", "Plan a meeting", self._plan)
        self.preparing = PreparingView(desk)
        self.preparing.chosen.connect(self.look_at)
        self.session = SessionView(desk)
        self.session.chosen.connect(self.look_at)
        self.session.carried.connect(self.carry_to)
        for each in (QWidget(), self._nothing, self.preparing, self.session):
            self._stack.addWidget(each)
        body.add(self._stack, 1)
        timer = QTimer(self, interval=_CLOCK_MS)
        timer.timeout.connect(self._tell_time)
        timer.start()
        self.refresh(None)

    def _build_buttons(self) -> None:
        self._plan_button = Button("Plan a meeting", self._plan)
        self._start = Button("Start the meeting", self._start_meeting, primary=True)
        self._finish = Button("Finish", self._finish_meeting, description="Finish the meeting")
        self._back = Button("Take the minutes back", self._take_back)
        self._minutes = Button("Make the minutes", self._make_minutes, primary=True)
        self._present = Button("Present", self.present, key="F9",
                               description="Show the item in hand in the shared window, names hidden")
        self._buttons = [self._plan_button, self._finish, self._back, self._minutes, self._start, self._present]

    # ------------------------------------------------------------ what the window asks
    def refresh(self, kinds: Kinds | None) -> None:
        """Read again in the background; what is shown stays until then."""
        if kinds is not None and not kinds & _CARES:
            return
        self._asked += 1
        asked, meeting, item, panel = self._asked, self._meeting, self._item, self._desk.panel
        self._desk.runner.run(
            "Reading the meeting", lambda _progress, _cancelled: read_meeting_page(panel, meeting, item),
            then=lambda read: self._show(read) if asked == self._asked else None, quiet=True)
        self.presenting.read_again()

    def show_at(self, meeting: int | None = None, item: int | None = None, **_other: object) -> None:
        """Open a meeting, and an item of its agenda."""
        self._meeting, self._item = meeting or self._meeting, item
        self.refresh(None)

    def present(self) -> None:
        """Put the item in hand into the shared window."""
        read = self.shown
        if read is None or read.detail is None or read.item is None:
            self._desk.present(None)
            return
        self.presenting.show_item(read.detail.line.id, read.item.node.id)

    # ------------------------------------------------------------ moving about
    def look_at(self, item_id: int) -> None:
        """Show an item here; the shared window stays where it is."""
        self._item = item_id
        self.refresh(None)

    def carry_to(self, item_id: int) -> None:
        """The meeting moves to an item, and the shared window with it."""
        self.session.minutes.entry.setFocus()
        self.look_at(item_id)
        if self.presenting.item_id is not None and self._meeting is not None:
            self.presenting.show_item(self._meeting, item_id)

    def _choose(self, at: int) -> None:
        self.session.minutes.entry.keep()
        self._meeting, self._item = int(self._which.itemData(at)), None
        self.refresh(None)

    def _plan(self) -> None:
        dialog = PlanningDialog(self._desk, self)
        dialog.planned.connect(lambda meeting: self.show_at(meeting=meeting))
        dialog.open()

    # ------------------------------------------------------------ showing
    def _show(self, read: MeetingPageRead) -> None:
        self.shown = read
        across = QBoxLayout.Direction.LeftToRight if text_scale() < _LARGE else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across)
        detail = read.detail
        for button in self._buttons:
            button.hide()
        self._which.setVisible(detail is not None)
        if detail is None:
            self._header.set_title("Meeting", "")
            self._turn_to(self._nothing)
            return
        self._meeting = detail.line.id
        self._item = read.item.node.id if read.item else None
        self._fill_which(read)
        state = detail.line.state
        self._plan_button.setVisible(state is not MeetingState.IN_SESSION)
        self._start.setVisible(state is MeetingState.PLANNED and bool(detail.agenda))
        self._finish.setVisible(state is MeetingState.IN_SESSION)
        self._minutes.setVisible(state is MeetingState.HELD)
        self._back.setVisible(state is MeetingState.MINUTED)
        self._present.setVisible(state is MeetingState.IN_SESSION)
        self._tell_time()
        self._tell_sharing()
        if state is MeetingState.PLANNED:
            self._turn_to(self.preparing)
            self.preparing.show_read(read)
        else:
            self._turn_to(self.session)
            self.session.show_read(read)
            QTimer.singleShot(0, self, self._keep_field_in_sight)

    def _turn_to(self, view: QWidget) -> None:
        """Show a view; those behind it take no room."""
        for at in range(self._stack.count()):
            each = self._stack.widget(at)
            policy = QSizePolicy.Policy.Preferred if each is view else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(view)

    def _keep_field_in_sight(self) -> None:
        field = self.session.minutes.entry.field
        if field.hasFocus():
            self._body.ensureWidgetVisible(field, 0, 90)

    def _fill_which(self, read: MeetingPageRead) -> None:
        self._which.clear()
        for line in read.lines:
            self._which.addItem(f"{line.name}, {short_date(line.starts_at)}", line.id)
        self._which.setCurrentIndex(self._which.findData(self._meeting))
        in_session = read.detail is not None and read.detail.line.state is MeetingState.IN_SESSION
        self._which.setVisible(not in_session)

    def _tell_time(self) -> None:
        if self.shown is None or self.shown.detail is None:
            return
        detail = self.shown.detail
        if detail.line.state is MeetingState.IN_SESSION:
            self._header.set_title(detail.line.heading, progress_words(detail, self._desk.panel.clock()))
        else:
            self._header.set_title(detail.line.name, _about(detail))

    def _tell_sharing(self) -> None:
        said = self.presenting.words if text_scale() < _LARGE else self.presenting.short_words
        here = self.shown is not None and self.shown.item is not None \
            and self.presenting.item_id == self.shown.item.node.id
        self._sharing.say(said, Tone.BLUE if here else Tone.AMBER)
        self._sharing.setVisible(bool(said))

    # ------------------------------------------------------------ the meeting's own steps
    def _start_meeting(self) -> None:
        self._change(start_meeting)

    def _finish_meeting(self) -> None:
        self.session.minutes.entry.keep()
        self._change(finish_meeting)

    def _take_back(self) -> None:
        self._change(take_minutes_back)

    def _change(self, function: Callable[..., object]) -> None:
        if self._meeting is not None:
            self._desk.change(function, self._meeting)

    def _make_minutes(self) -> None:
        self._desk.open_page("documents", make="minutes", meeting=self._meeting)


class _Views(QStackedWidget):
    """The views of a meeting: they scroll by themselves, and ask for no more height than they cannot do without."""

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def _about(detail: MeetingDetail) -> str:
    """'Tuesday 30 June 2026, 10:00 · Town Hall · Helena Marsh in the chair · planned · 15 expected'."""
    line = detail.line
    chair = f"{line.chair} in the chair" if line.chair else ""
    return " · ".join(part for part in (line.when_words, line.venue, chair, line.state_words.lower(),
                                        detail.attendance_words) if part)
