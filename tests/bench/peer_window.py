"""The peer of the start-up measurement: a bare window with a table that shows one row read through SQLAlchemy's ORM.

    python tests/bench/peer_window.py FILE

FILE is an SQLite file; it is made with its one row if it is not there. Prints ``first-paint`` at the first paint.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Place(Base):
    __tablename__ = "place"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    ward: Mapped[str]


class Table(QTableView):
    """A table that says when it was first painted and then lets the program end."""

    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            print("first-paint", flush=True)
            QTimer.singleShot(0, QApplication.quit)


def main(file: Path) -> int:
    application = QApplication(sys.argv)
    new = not file.exists()
    engine = create_engine(f"sqlite:///{file}")
    if new:
        Base.metadata.create_all(engine)
    with Session(engine) as session:
        if new:
            session.add(Place(name="Station Parade", ward="Abbey"))
            session.commit()
        place = session.scalars(select(Place)).one()
        model = QStandardItemModel(1, 2)
        model.setItem(0, 0, QStandardItem(place.name))
        model.setItem(0, 1, QStandardItem(place.ward))
    window = QMainWindow()
    table = Table()
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1200, 800)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
