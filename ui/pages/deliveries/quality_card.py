"""How good a delivery is: the figures in words, the trend, and the page to send back to the agency."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from ivolt_desktop.model import Delivery
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.paper_quality import asks, figures, period_of, trend_words
from ivolt_desktop.panel.views.quality import Quality, quality_of
from ui.desk import Desk
from ui.file_choice import ask_where_to_save
from ui.pages.deliveries.raw_rows import fit_height
from ui.pages.deliveries.saving import plain_name
from ui.theme.tokens import Space
from ui.widgets.card import Card
from ui.widgets.key_hint import Button
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.row_list import RowList
from ui.widgets.sparkline import Sparkline
from ui.widgets.text import flow_text, words


class QualityCard(Card):
    """Works its figures out in the background; hidden where nothing of the delivery stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("How good it is")
        self._desk = desk
        self._delivery: Delivery | None = None
        self.hide()

    def show_delivery(self, delivery: Delivery) -> None:
        """Work out the figures of a delivery, and of those before it."""
        self._delivery = delivery

        def work(_progress: Any, _cancelled: Any) -> tuple[int, tuple[Quality, list[Quality]] | None]:
            with self._desk.panel.reading() as session:
                return delivery.id, quality_of(session, delivery.id)

        self._desk.runner.run("Working out how good it is", work, then=self._show, quiet=True)

    def _show(self, told: tuple[int, tuple[Quality, list[Quality]] | None]) -> None:
        delivery_id, figured = told
        if self._delivery is None or self._delivery.id != delivery_id:
            return
        self.clear()
        self.setVisible(figured is not None and figured[0].filled is not None)
        if figured is None or figured[0].filled is None:
            return
        found, trend = figured
        self.set_title("How good it is", f"{found.agency}, {period_of(found)}")
        rows = RowList([22, 16, 62])
        for figure in figures(found):
            rows.add(words(figure.name), words(figure.value, "bold"), words(figure.words, "muted", wrap=True))
        self.add(rows)
        self._add_problems(found)
        said = trend_words(trend)
        if said:
            line = QHBoxLayout()
            line.setSpacing(Space.SMALL)
            spark = Sparkline([each.problems_per_thousand or 0 for each in trend],
                              name="Problems in 1,000 rows, over time")
            spark.setMaximumWidth(160)
            line.addWidget(spark)
            line.addWidget(words(said, "muted", wrap=True), 1)
            self.add(line)
        for sentence in list(asks(found))[:2]:
            self.add(flow_text(sentence))
        line = QHBoxLayout()
        line.addWidget(Button("Make a page to send back", self._ask,
                              description="A PDF of these figures for the agency; nobody is named in it"))
        line.addStretch(1)
        self.add(line)
        self.end()

    def _add_problems(self, found: Quality) -> None:
        if not found.problems:
            return
        table = RecordTable(
            [Field("Problem", Kind.TEXT, name="title", width=40), Field("Rows", Kind.NUMBER, name="rows", width=8),
             Column(Field("In 1,000", Kind.TEXT, name="per_thousand", width=10),
                    value=lambda each: f"{each.per_thousand:,.0f}")],
            found.problems, name="Problems of this delivery", bar=False)
        table.view.opens = ""
        fit_height(table, 4)
        self.add(table)

    def _ask(self) -> None:
        if self._delivery is None:
            return
        practice = "PRACTICE " if getattr(self._desk.panel, "practice", False) else ""
        wanted = plain_name(f"{practice}Data quality, {Path(self._delivery.file_name).stem}.pdf")
        chosen = ask_where_to_save(self, "Make a page to send back", wanted, "PDF (*.pdf)", self._desk.settings)
        if chosen:
            self.make(chosen)

    def make(self, path: Path) -> None:
        """Make the page in the background; it is recorded under Documents."""
        delivery = self._delivery
        if delivery is None:
            return
        target = path if path.suffix else path.with_suffix(".pdf")

        def work(progress: Any, _cancelled: Any) -> Any:
            from ivolt_desktop.panel.documents import make_quality_report

            return make_quality_report(self._desk.panel, delivery_id=delivery.id, path=target, progress=progress)

        self._desk.runner.run("Making the page", work,
                              then=lambda _made: self._desk.notify(f"{target.name} is made, and kept under Documents."))
