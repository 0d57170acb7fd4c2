"""Notices and orders: early-warning notices, penalties and breaches."""

from ui.pages.registers.page import RegistersPage


class NoticesPage(RegistersPage):
    """What police and council gave to people for what they did."""

    title = "Notices and orders"
    remembered = "notices/last"
    keys = ("warning_notice", "penalty")
