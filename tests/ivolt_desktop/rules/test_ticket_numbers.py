"""One ticket, however it is written; two tickets, however alike."""

import pytest

from ivolt_desktop.rules.ticket_numbers import ticket_key


@pytest.mark.parametrize("written", ["EWN-00123/26", "ewn 123 26", "123/26", "Ticket no. 0123 / 26", "WN123-26"])
def test_one_ticket_in_many_ways_of_writing(written: str) -> None:
    assert ticket_key(written) == "123-26"


def test_letters_of_a_book_tell_two_tickets_apart() -> None:
    assert len({ticket_key(each) for each in ("P0123", "C0123", "0123", "P1230", "123/25")}) == 5


@pytest.mark.parametrize("written", ["", "-", "ticket", "No.", "EWN"])
def test_what_tells_no_ticket(written: str) -> None:
    assert ticket_key(written) == ""


def test_nought_stays_a_number() -> None:
    assert ticket_key("000") == "0"
