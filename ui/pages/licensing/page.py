"""Licensing: applications, events, and what the teams did."""

from ui.pages.registers.page import RegistersPage


class LicensingPage(RegistersPage):
    """One register: the lists of both licensing teams."""

    title = "Licensing"
    remembered = "licensing/last"
    keys = ("licensing_record",)
