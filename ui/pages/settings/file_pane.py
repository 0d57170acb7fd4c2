"""The panel's file: where it is, when it was last copied, and whether it is whole."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ivolt_desktop.panel.backing_up import KEPT, back_up_for_today
from ivolt_desktop.panel.checking import Findings, check_panel
from ivolt_desktop.panel.views.file_facts import FileFacts, file_facts, when
from ivolt_desktop.rules.counting_words import count_of
from ui.desk import Desk, Kinds
from ui.pages.settings.pane import Pane
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.row_list import RowList
from ui.widgets.text import words


class FilePane(Pane):
    """Facts, and buttons for what can be done with the file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("The file", "Everything the panel keeps is in this one file, encrypted. Nothing leaves this "
                         "computer unless you send it.")
        self._desk = desk
        self._facts: FileFacts | None = None
        self.rows = RowList([0, 1])
        self.column.addWidget(self.rows)
        self.check = Button("Check the file", self.check_now, primary=True,
                            description="Reads every page of the file and the whole audit trail")
        self.copy_today = Button("Make today's copy", self.copy_now)
        self.copy_elsewhere = Button("Back up elsewhere", lambda: self._do("file-copy"))
        self.passphrase = Button("Change the passphrase", lambda: self._do("file-passphrase"))
        self.show_copies = Button("Show the copies", self._show_copies)
        for group in ((self.check, self.passphrase), (self.copy_today, self.copy_elsewhere, self.show_copies)):
            self.column.addWidget(FoldingRow(*((each, 0) for each in group), (QWidget(), 1), gap=6))
        self.findings = words("", wrap=True)
        self.column.addWidget(self.findings)
        self.column.addStretch(1)
        self.refresh(None)

    def refresh(self, kinds: Kinds | None) -> None:
        panel = self._desk.panel
        self._desk.runner.run("Looking at the file", lambda _progress, _cancelled: file_facts(panel), then=self._show,
                              quiet=True)

    def _show(self, facts: FileFacts) -> None:
        self._facts = facts
        today = self._desk.panel.clock().date()
        self.rows.clear()
        for label, said in (
            ("File", facts.name), ("Folder", str(facts.folder)), ("Size", facts.size_words),
            ("Audit trail", count_of(facts.changes, "change")),
            ("Last change", when(facts.saved_at, today, always_day=True) if facts.saved_at else "none yet"),
            ("Last copy", self._copied(facts)),
        ):
            self.rows.add(words(label, "muted"), words(said, wrap=True, selectable=True))
        for button in (self.copy_today, self.show_copies, self.passphrase):
            button.setEnabled(not facts.practice)

    def _copied(self, facts: FileFacts) -> str:
        if facts.practice:
            return "The practice panel is not copied: it can be made again."
        kept = f"One a day, the last {KEPT} kept."
        if facts.copied_at is None:
            return f"None yet. {kept}"
        from datetime import date

        return f"{when(facts.copied_at, date.today(), always_day=True)}. {kept}"

    def check_now(self) -> None:
        """Check the whole file."""
        panel = self._desk.panel
        self.findings.setText("Checking …")
        self._desk.runner.run("Checking the file", lambda _progress, _cancelled: check_panel(panel), then=self._found)

    def _found(self, findings: Findings) -> None:
        self.findings.setText(" ".join(findings.sentences))

    def copy_now(self) -> None:
        """Make today's copy unless it is there."""
        panel = self._desk.panel

        def made(path: Any) -> None:
            self._desk.notify("Today's copy is made." if path else "Today's copy is there already.")
            self.refresh(None)

        self._desk.runner.run("Copying the file", lambda _progress, _cancelled: back_up_for_today(panel), then=made)

    def _show_copies(self) -> None:
        if self._facts is not None:
            folder = self._facts.copies if self._facts.copies.exists() else self._facts.copies.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _do(self, action: str) -> None:
        window: Any = self.window()
        if hasattr(window, "actions_of_window"):
            window.actions_of_window.do(action)
