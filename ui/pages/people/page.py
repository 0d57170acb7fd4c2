"""People: the list, and one person's record."""

from ui.desk import Desk
from ui.pages.records.records_page import RecordsPage


class PeoplePage(RecordsPage):
    """Everybody the agencies have written of, one line for each; Enter opens the record."""

    title = "People"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "person")
