"""Chasing: a reminder to copy into an e-mail, and each owner's own actions as a marked document."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ivolt_desktop.panel.action_extracts import make_action_extracts
from ivolt_desktop.panel.meetings import mark_actions_sent
from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.panel.views.chasing import reminder
from ivolt_desktop.panel.views.meetings import MeetingLine
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Surface
from ui.desk import Desk
from ui.pages.issues.narrowing import OVERDUE, Narrowing, agencies_in
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for, named
from ui.widgets.key_hint import Button
from ui.widgets.text import flow_text, words

FOLDER = "issues/lists folder"


class ChaseDialog(QDialog):
    """``lines`` is the log; ``meeting`` the last one held, whose actions go out (``None``: none yet)."""

    def __init__(
        self, desk: Desk, lines: Sequence[ActionLine], meeting: MeetingLine | None, agency: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT - Chase actions")
        self._desk, self._lines, self._meeting = desk, list(lines), meeting
        self.made: list[Path] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words("A reminder to copy into an e-mail", "heading"))
        self.agency = named(QComboBox(), "Agency")
        named(self.agency.view(), "Agency, choices")
        for name, late, _ in agencies_in(self._lines, Narrowing(shown=OVERDUE)):
            self.agency.addItem(f"{name}, {late} overdue", name)
        self.agency.setCurrentIndex(max(0, self.agency.findData(agency)))
        self.agency.currentIndexChanged.connect(lambda _at: self._show())
        self.copy = Button("Copy the reminder", self.copy_it, primary=True)
        line = QHBoxLayout()
        line.addWidget(label_for(self.agency, "Agency", ""))
        line.addWidget(self.agency)
        line.addStretch(1)
        line.addWidget(self.copy)
        layout.addLayout(line)
        self.text = named(QPlainTextEdit(), "The reminder")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        layout.addWidget(self.text, 1)
        layout.addSpacing(Space.GAP)
        layout.addWidget(words("Each owner's own actions, as a marked document", "heading"))
        layout.addWidget(flow_text(
            "One PDF for each owner with their open actions and nobody else's; what was agreed at the last panel comes "
            "first." if meeting else "Once a panel has been held, one PDF for each owner can be made here.", "muted"))
        self.make = Button("Make the lists…", self.choose_folder)
        self.open_folder = Button("Open the folder", self._open_folder)
        self.open_folder.hide()
        self.sent = Button("Mark as sent", self.mark_sent)
        self.make.setEnabled(meeting is not None)
        self.said = flow_text(self._sent_words(), "muted")
        foot = QHBoxLayout()
        for button in (self.make, self.open_folder, self.sent):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(Button("Close", self.accept))
        if meeting is None:
            self.sent.hide()
        layout.addWidget(self.said)
        layout.addLayout(foot)
        resize_with_text(self, 680, 560)
        self._show()
        self.agency.setFocus()

    def _show(self) -> None:
        agency = self.agency.currentData()
        told = reminder(self._lines, agency, self._desk.lens.on(Surface.CLIPBOARD)) if agency else ""
        self.text.setPlainText(told or "No action is overdue. There is nobody to chase.")
        self.copy.setEnabled(bool(told))

    def copy_it(self) -> None:
        """Put the reminder on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._desk.notify(f"The reminder for {self.agency.currentData()} is copied.")
        self.copy.setText("Copied")

    # ------------------------------------------------------------ lists
    def choose_folder(self) -> None:
        """Ask where the lists go, then make them."""
        from ivolt_desktop.places_on_disk import documents_folder

        start = str(self._desk.settings.recall(FOLDER) or documents_folder())
        chosen = QFileDialog.getExistingDirectory(self, "Where the lists go", start)
        if chosen:
            self._desk.settings.remember(FOLDER, chosen)
            self.make_lists(Path(chosen))

    def make_lists(self, folder: Path) -> None:
        """Make one list for each owner in ``folder``."""
        if self._meeting is None:
            return
        meeting_id = self._meeting.id
        self.make.setEnabled(False)
        self.said.setText("Making the lists …")
        self._desk.runner.run(
            "Making the action lists",
            lambda progress, _cancelled: make_action_extracts(
                self._desk.panel, meeting_id=meeting_id, folder=folder, progress=progress),
            then=self._made, failed=self._failed)

    def _made(self, changed: Any) -> None:
        self.made = list(changed.result)
        self.make.setEnabled(True)
        self.open_folder.show()
        self.said.setText(f"{count_of(len(self.made), 'list')} made in {self.made[0].parent.name}. Send each to its "
                          "owner, then mark them as sent.")

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.said.setText(getattr(error, "sentence", "The lists were not made."))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.made[0].parent)))

    def mark_sent(self) -> None:
        """Note that the owners have their actions."""
        if self._meeting is not None:
            self.sent.setEnabled(False)
            self._desk.change(
                mark_actions_sent, self._meeting.id, failed=self._failed,
                then=lambda _changed: self.said.setText(f"Marked as sent for the {self._name()}."))

    def _name(self) -> str:
        return self._meeting.name if self._meeting else ""

    def _sent_words(self) -> str:
        if self._meeting is None:
            return ""
        at = self._meeting.actions_sent_at
        return f"The actions of the {self._name()} were marked as sent on {short_date(at.date())}." if at else \
            f"The actions of the {self._name()} are not marked as sent yet."
