"""Places: the list, and one place's record."""

from ui.desk import Desk
from ui.pages.records.records_page import RecordsPage


class PlacesPage(RecordsPage):
    """Every address, premises, street and area the agencies have written of; Enter opens the record."""

    title = "Places"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "place")
