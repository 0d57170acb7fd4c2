"""The feeds a panel defines for itself: made from an example, opened, shared as a file."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ivolt_desktop.intake.defined_feeds import FeedDefinition
from ivolt_desktop.model import DefinedFeed, register_named
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.feeds import bring_feed_in, definitions, free_key
from ivolt_desktop.panel.views.deliveries import senders
from ui.desk import Desk, Kinds
from ui.file_choice import AGENCY_FILES, ask_for_file
from ui.pages.deliveries.incoming import Incoming
from ui.pages.settings.feed_window import FeedWindow
from ui.pages.settings.pane import Pane
from ui.pages.settings.shared_file import ask_and_read, ask_and_write
from ui.widgets.key_hint import Button
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable

_SHARED = "Feeds (*.ivolt-feed)"


class FeedsPane(Pane):
    """The list; Enter opens one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Feeds", "What agencies send beside the files the program knows by itself. Define one by example: the "
            "program proposes where each column goes, and knows the next file by itself.")
        self._desk = desk
        self.window: FeedWindow | None = None
        self.table = RecordTable(
            [Column(Field("Name", Kind.TEXT, name="name", width=28), value=lambda row: row[1].name),
             Column(Field("Sent by", Kind.TEXT, name="agency", width=16),
                    value=lambda row: row[1].agency or "any agency"),
             Column(Field("Its rows go to", Kind.TEXT, name="register", width=20),
                    value=lambda row: register_named(row[1].register).about.many)],
            name="Feeds", memory=desk.settings, remember_as="feeds", empty=DefinedFeed.about.empty,
            row_actions=[("Save as a file to share", self._share)])
        self.table.opened.connect(lambda row: self.open(row[0]))
        self.column.addWidget(self.table, 1)
        line = QHBoxLayout()
        opener = Button("Open", self._open_chosen, description="Change or remove the one chosen")
        sharer = Button("Save as a file", self._share_chosen, description="To share the one chosen with another panel")
        self.table.live_while_chosen(opener, sharer)
        for button in (
            Button("Use a file as the example", self.choose_example, primary=True),
            Button("Without an example", self.define),
            opener, sharer,
            Button("Bring in from a file", self._bring_in, description="A feed that another panel shared"),
        ):
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.refresh(None)

    def refresh(self, kinds: Kinds | None) -> None:
        if kinds is None or kinds & {"defined_feed", "agency"}:
            with self._desk.panel.reading() as session:
                self.table.set_rows(list(definitions(session).items()))

    def define(self) -> None:
        """Begin with an empty definition."""
        with self._desk.panel.reading() as session:
            key = free_key(session, "feed")
        self._show(FeedDefinition(key, "", "", "other_record", ()))

    def choose_example(self) -> None:
        """Ask for a file to begin with."""
        chosen = ask_for_file(self, "Use a file as the example", AGENCY_FILES, self._desk.settings)
        if chosen:
            self.begin_with(Incoming.file(chosen))

    def begin_with(self, example: Incoming) -> None:
        """Read a file, or rows that were pasted, in the background and propose a feed."""

        def read(progress: Any, _cancelled: Any) -> tuple[FeedDefinition, list[str]]:
            from ivolt_desktop.intake.defined_feeds import name_from, propose
            from ivolt_desktop.panel.feeds import feeds_of

            with self._desk.panel.reading() as session:
                review = example.review((), feeds_of(session), self._desk.panel.clock().date(), progress)
                name = name_from(example.path.stem if example.path else example.name.capitalize())
                made = propose(review.found, name, "")
                return replace(made, key=free_key(session, name)), review.found.headers

        self._desk.runner.run("Reading the example", read, then=lambda read: self._show(read[0], headers=read[1]))

    def open(self, feed_id: int) -> None:
        """Open one feed."""
        with self._desk.panel.reading() as session:
            definition = definitions(session).get(feed_id)
            record = session.get(DefinedFeed, feed_id)
            version = record.version if record else 0
        if definition is not None:
            self._show(definition, feed_id=feed_id, version=version)

    def _show(self, definition: FeedDefinition, **given: Any) -> None:
        with self._desk.panel.reading() as session:
            agencies = [agency.short_name for agency in senders(session)]
        self.window = FeedWindow(self._desk, definition, agencies, parent=self, **given)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window.show()

    def _chosen(self) -> Any:
        chosen = self.table.selected_rows()
        return chosen[0] if chosen else None

    def _open_chosen(self) -> None:
        row = self._chosen()
        if row:
            self.open(row[0])

    def _share_chosen(self) -> None:
        row = self._chosen()
        if row:
            self._share(row)

    def _share(self, row: Any) -> None:
        ask_and_write(self._desk, self, f"{row[1].name}.ivolt-feed", _SHARED, row[1].to_json())

    def _bring_in(self) -> None:
        ask_and_read(self, "Bring in a feed", _SHARED,
                     lambda text: self._desk.change(bring_feed_in, text), self._desk)
