"""Making the practice panel: its months lived through one by one, with the clock of each."""

import heapq
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from ivolt_desktop.panel.dates import working_days
from ivolt_desktop.panel.documents import make_minutes
from ivolt_desktop.panel.meetings import mark_actions_sent, mark_minutes_made, mark_pack_made
from ivolt_desktop.panel.operation import Progress, quiet
from ivolt_desktop.panel.practice.bringing import bring
from ivolt_desktop.panel.practice.caring import care_happenings
from ivolt_desktop.panel.practice.deciding import LEFT_WAITING, decide_pairs
from ivolt_desktop.panel.practice.files import PracticeFile, practice_files
from ivolt_desktop.panel.practice.following_up import follow_up
from ivolt_desktop.panel.practice.holding import draft_agenda, hold_panel, mark_apologies, plan_panel
from ivolt_desktop.panel.practice.practice_calendar import FIRST_MONTH, LAST_FULL_MONTH, TODAY, data_in_on, panel_starts
from ivolt_desktop.panel.practice.setting_up import set_up
from ivolt_desktop.panel.practice.stage import Stage
from ivolt_desktop.panel.practice.story import PanelStory, StoryLine, panels
from ivolt_desktop.panel.settings import apply_clock, set_practice_day
from ivolt_desktop.rules.calendar_months import month_range, months_on
from ivolt_desktop.rules.known_errors import DiskFull
from ivolt_desktop.store import PanelFile

Happening = Callable[[], None]

DOCUMENTS = "Practice documents"
"""The folder beside the practice panel that its documents lie in."""

_BEGINS = datetime(2025, 1, 28, 9, 30)
_DECIDING_DAY, _AGENDA_DAY = 12, 18
_PAPER_FROM = date(2026, 2, 1)


def build_practice(path: Path, progress: Progress | None = None) -> None:
    """Make the practice panel at ``path``, which must not be there yet; a few seconds.

    Everything goes through the intake and the panel functions that real work uses. At the end the panel's day is fixed
    to Tuesday 23 June 2026. The minutes of the last three panels lie beside it, in a folder named Practice documents.
    Raises ``CannotWrite`` and ``DiskFull`` as the store does, and then leaves no panel behind.
    """
    panel = PanelFile.create_practice(path)
    try:
        with tempfile.TemporaryDirectory() as folder:
            documents = path.with_name(DOCUMENTS)
            documents.mkdir(exist_ok=True)
            _Diary(Stage(panel), Path(folder), documents, progress or quiet).live()
    except BaseException:
        panel.close()
        path.unlink(missing_ok=True)
        raise
    panel.settled()
    panel.close()
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise DiskFull("There is no room on the disk for the practice panel. Free some space and try again.")


class _Diary:
    """Everything that happens, in order of time; what an action leads to is written in as it comes up."""

    def __init__(self, stage: Stage, folder: Path, documents: Path, progress: Progress) -> None:
        self._stage, self._folder, self._documents, self._progress = stage, folder, documents, progress
        self._queue: list[tuple[datetime, int, Happening]] = []
        self._order = count()
        self._meetings: dict[int, int] = {}

    def live(self) -> None:
        """Go through the diary from the first day to the practice day."""
        self._write(_BEGINS, lambda: set_up(self._stage))
        for file in practice_files():
            if file.brought_in:
                self._write(file.came_in, partial(self._bring, file))
        for month in month_range(FIRST_MONTH, LAST_FULL_MONTH):
            leave = LEFT_WAITING if month == LAST_FULL_MONTH else 0
            self._write(data_in_on(month, _DECIDING_DAY), partial(self._decide, leave))
        for story in panels():
            self._write_panel(story)
        for moment, happening in care_happenings(self._stage):
            self._write(moment, happening)
        self._write(datetime.combine(TODAY, time(8, 30)), self._end)
        while self._queue:
            moment, _, happening = heapq.heappop(self._queue)
            self._stage.at(moment)
            happening()
        self._progress("The practice panel is ready", 1.0)

    def _write(self, moment: datetime, happening: Happening) -> None:
        heapq.heappush(self._queue, (moment, next(self._order), happening))

    def _bring(self, file: PracticeFile) -> None:
        share = (file.came_in - _BEGINS) / (datetime.combine(TODAY, time(9)) - _BEGINS)
        self._progress(f"Making the practice panel: {file.month:%B %Y}", share)
        bring(self._stage, file, self._folder)

    def _decide(self, leave: int) -> None:
        decide_pairs(self._stage, leave=leave)

    def _write_panel(self, story: PanelStory) -> None:
        starts = panel_starts(story.covers)
        first = story.covers == FIRST_MONTH
        planned = (
            _BEGINS + timedelta(hours=1) if first else panel_starts(months_on(story.covers, -1)) + timedelta(days=1)
        )
        self._write(planned, lambda: self._plan(story))
        drafted = data_in_on(story.covers, min(_AGENDA_DAY, starts.day - 4))
        self._write(drafted, lambda: self._draft(story))

    def _plan(self, story: PanelStory) -> None:
        self._meetings[id(story)] = plan_panel(self._stage, story)

    def _draft(self, story: PanelStory) -> None:
        meeting_id = self._meetings[id(story)]
        items = draft_agenda(self._stage, story, meeting_id)
        mark_apologies(self._stage, story, meeting_id)
        if story.planned:
            return
        starts = panel_starts(story.covers)
        days = working_days(starts.year)
        pack = datetime.combine(days.add(starts.date(), -2), time(15))
        self._write(pack, lambda: self._stage.do(mark_pack_made, meeting_id))
        self._write(starts, lambda: self._hold(story, meeting_id, items))
        sent = datetime.combine(days.add(starts.date(), 1), time(9, 15))
        self._write(sent, lambda: self._stage.do(mark_actions_sent, meeting_id))
        out = datetime.combine(days.add(starts.date(), 6), time(16))
        self._write(out, partial(self._minutes_out, story, meeting_id))

    def _hold(self, story: PanelStory, meeting_id: int, items: dict[int, int]) -> None:
        hold_panel(self._stage, story, meeting_id, items, self._note)

    def _minutes_out(self, story: PanelStory, meeting_id: int) -> None:
        """The newest minutes are made as paper, so that there are documents to look at; the older ones are noted."""
        if story.covers < _PAPER_FROM:
            self._stage.do(mark_minutes_made, meeting_id)
        else:
            make_minutes(self._stage.panel, meeting_id=meeting_id, folder=self._documents)

    def _note(self, action_id: int, line: StoryLine) -> None:
        for later in line.later:
            moment = datetime.combine(later.on, time(11, 30))
            self._write(moment, partial(follow_up, self._stage, action_id, later))

    def _end(self) -> None:
        self._stage.do(set_practice_day, TODAY)
        apply_clock(self._stage.panel)
