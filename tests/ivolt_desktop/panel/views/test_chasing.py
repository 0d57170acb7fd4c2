"""The reminder for an e-mail."""

from datetime import date

import pytest

from ivolt_desktop.panel.actions import add_action, update_action
from ivolt_desktop.panel.views.actions import action_lines
from ivolt_desktop.panel.views.chasing import overdue_of, reminder
from ivolt_desktop.rules.lens import OWN
from ivolt_desktop.rules.masking import Surface


@pytest.fixture
def lines(desk, cast):
    early = date(2026, 5, 1)
    first = desk.do(add_action, text="Call on Mina Quill", agency_id=cast.council, due_on=date(2026, 6, 1),
                    raised_on=early)
    desk.do(update_action, first, text="Mina was out", due_on=date(2026, 6, 13))
    desk.do(add_action, text="Later", agency_id=cast.council, due_on=date(2026, 8, 1), raised_on=early)
    desk.do(add_action, text="Other agency", agency_id=cast.police, due_on=date(2026, 6, 1), raised_on=early)
    with desk.panel.reading() as session:
        return action_lines(session, desk.now.date())


def test_a_reminder_for_e_mail_holds_references_and_dates_but_no_detail(lines):
    told = reminder(lines, "Council", OWN.on(Surface.CLIPBOARD))
    assert told.startswith("Council: 1 action overdue\n\n26-001  due 13 Jun")
    assert "due 13 Jun 2026, 10 days late, first due 1 Jun 2026, moved once" in told
    assert "last update 23 Jun 2026" in told
    assert "Mina" not in told and "Later" not in told and "Other agency" not in told
    assert told.splitlines()[-1].startswith("Please send an update on each")


def test_where_names_may_be_seen_the_wording_is_there(lines):
    told = reminder(lines, "Council", OWN)
    assert "26-001  Call on Mina Quill" in told and "last update 23 Jun 2026: Mina was out" in told


def test_an_agency_with_nothing_overdue_gets_nothing(lines):
    assert reminder(lines, "NELFT", OWN) == ""
    assert [line.reference for line in overdue_of(lines, "Police")] == ["26-003"]
