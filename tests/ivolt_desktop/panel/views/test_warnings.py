"""Joint visits owed after a second notice: who, by when, through merges, and as a need of the month."""

from datetime import date, datetime

from ivolt_desktop.model import Person, WarningNotice
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.settings import change_settings
from ivolt_desktop.panel.views.month_facts import Need, ThisMonth
from ivolt_desktop.panel.views.this_month import this_month
from ivolt_desktop.panel.views.warnings import visits_due
from ivolt_desktop.store import UnitOfWork
from tests.ivolt_desktop.panel.conftest import Cast, Desk

TODAY = date(2026, 6, 23)
FIRST, SECOND = date(2026, 4, 1), date(2026, 6, 15)


def warn(desk: Desk, name: str, *days: date) -> int:
    """A person who was given a notice on each of the days."""
    def add(work: UnitOfWork) -> int:
        reference = f"P-9{len(list(work.session.query(Person)))}"
        person = Person(name=name, reference=reference)
        work.session.add(person)
        work.session.flush()
        for day in days:
            work.session.add(WarningNotice(
                reference=f"{name} {day:%d%m}", issued_at=datetime(day.year, day.month, day.day, 20, 10), name=name,
                person_id=person.id))
        return person.id

    made: int = desk.do(add)
    return made


def need(desk: Desk) -> Need | None:
    with desk.panel.reading() as session:
        month = this_month(session, TODAY)
        assert ThisMonth.from_json(month.to_json()) == month
        return next((each for each in month.needs if each.pill == "Notice"), None)


def test_nobody_warned_twice_needs_nothing(desk: Desk, cast: Cast) -> None:
    warn(desk, "Ivor Ash", FIRST)
    assert need(desk) is None


def test_the_month_leads_to_the_one_person(desk: Desk, cast: Cast) -> None:
    warn(desk, "Ivor Ash", FIRST, SECOND)
    told = need(desk)
    assert told and told.text == "Second warning notice, no joint visit yet" and told.tone == "amber"
    assert told.below == "1 person; visit owed within 10 working days by Police and Council together"
    assert (told.page, told.where, told.button) == ("notices", {"register": "visits"}, "Plan visit")
    assert "Ash" not in told.text + told.below


def test_the_month_leads_to_all_of_them_and_says_what_is_late(desk: Desk, cast: Cast) -> None:
    ivor, una = warn(desk, "Ivor Ash", FIRST, SECOND), warn(desk, "Una Elm", FIRST, date(2026, 6, 1))
    told = need(desk)
    assert told and told.tone == "red" and told.button == "Plan visits"
    with desk.panel.reading() as session:
        assert [each.owed.person for each in visits_due(session, TODAY, 10)] == [una, ivor]
    assert told.below.endswith("The oldest was due 15 June")


def test_how_long_it_may_take_is_a_setting(desk: Desk, cast: Cast) -> None:
    warn(desk, "Ivor Ash", FIRST, SECOND)
    desk.do(change_settings, visit_days=3)
    told = need(desk)
    assert told and told.tone == "red" and "within 3 working days" in told.below
    assert told.below.endswith("It was due 18 June")


def test_a_visit_written_on_the_notice_settles_it(desk: Desk, cast: Cast) -> None:
    warn(desk, "Ivor Ash", FIRST, SECOND)
    second = next(each for each in desk.all(WarningNotice) if each.issued_at.date() == SECOND)
    desk.do(change_record, "warning_notice", second.id, second.version, {"joint_visit_on": date(2026, 6, 19)})
    assert need(desk) is None


def test_merged_people_count_together(desk: Desk, cast: Cast) -> None:
    one, other = warn(desk, "Ivor Ash", FIRST), warn(desk, "I Ash", SECOND)
    assert need(desk) is None
    desk.do(decide, of="person", first_id=one, second_id=other, verdict="same")
    assert need(desk)
    with desk.panel.reading() as session:
        assert [each.owed.person for each in visits_due(session, TODAY, 10)] == [one]


def test_a_notice_still_to_come_or_for_nobody_owes_nothing(desk: Desk, cast: Cast) -> None:
    warn(desk, "Ivor Ash", FIRST, date(2026, 7, 1))

    def nobody(work: UnitOfWork) -> None:
        for day in (FIRST, SECOND):
            work.session.add(WarningNotice(reference=f"X{day:%d}", issued_at=datetime(2026, 6, day.day)))

    desk.do(nobody)
    with desk.panel.reading() as session:
        assert visits_due(session, TODAY, 10) == []
