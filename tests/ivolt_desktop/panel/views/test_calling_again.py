from datetime import date, datetime
from typing import Any

import pytest

from ivolt_desktop.model import AsbCall, CouncilCase, Delivery
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.views.calling_again import CallingAgain, calling_again
from ivolt_desktop.panel.views.records_behind import no_place, nobody_named, records_behind


def call(person: int | None, day: date, number: int, place: int | None = None, delivery: int | None = None) -> AsbCall:
    return AsbCall(reference=f"CAD {day:%m%d}{number}", called_at=datetime.combine(day, datetime.min.time()),
                   category="Noise", caller_name="A CALLER" if person else None, person_id=person, place_id=place,
                   location="Harrier Parade" if place else None, delivery_id=delivery, source_row=7 + number)


@pytest.fixture
def people(desk: Any, cast: Any) -> dict[str, int]:
    made = {name: desk.do(add_record, "person", {"name": f"{name.title()} Person"}) for name in ("gone", "back", "new")}
    with desk.panel.work(operation="calls") as work:
        delivery = Delivery(file_name="calls.xlsx", agency_id=cast.police, feed="calls", digest="x",
                            received_at=datetime(2026, 6, 3, 9))
        work.session.add(delivery)
        work.session.flush()
        for name, months in {"gone": (4,), "back": (1, 5), "new": (5,)}.items():
            for month in months:
                work.session.add_all(call(made[name], date(2026, month, day), day, cast.parade, delivery.id)
                                     for day in (8, 14, 21))
        work.session.add(call(None, date(2026, 5, 3), 1, cast.parade, delivery.id))
        work.session.add(call(None, date(2026, 5, 4), 2, None, delivery.id))
        work.session.add(CouncilCase(reference="26-1", opened_on=date(2026, 5, 9), person_id=made["new"],
                                     place_id=cast.parade))
        work.commit()
    return made


def found_in(desk: Any) -> CallingAgain:
    with desk.panel.reading() as session:
        return calling_again(session, date(2026, 6, 23), date(2026, 5, 1))


def test_each_stands_as_new_back_or_gone_with_calls_of_six_and_twelve_months(
    desk: Any, people: dict[str, int]
) -> None:
    lines = {line.name: line for line in found_in(desk).lines}
    told = {name: (line.standing, line.this_month, line.half_year, line.year) for name, line in lines.items()}
    assert told == {"Gone Person": ("gone", 0, 3, 3), "Back Person": ("back", 3, 6, 6),
                    "New Person": ("new", 3, 3, 3)}


def test_the_records_behind_a_row_and_a_figure_are_those_it_counts(desk: Any, people: dict[str, int]) -> None:
    found = found_in(desk)
    new = next(line for line in found.lines if line.standing == "new")
    with desk.panel.reading() as session:
        behind = records_behind(session, "asb_call", new.calls)
        repeat = records_behind(session, "asb_call", found.figures[0].calls)
    assert [row.at.day for row in behind] == [21, 14, 8] and {row.person_id for row in behind} == {people["new"]}
    assert behind[0].read == "delivery of 3 Jun 2026, row 28"
    assert found.figures[0].big == "2" and len(repeat) == 6
    assert found.figures[0].words == "1 new, 1 back, 1 gone; 6 calls between them."


def test_days_since_are_counted_to_the_end_of_the_month(desk: Any, people: dict[str, int]) -> None:
    assert found_in(desk).figures[1].big == "10"
    with desk.panel.reading() as session:
        assert calling_again(session, date(2026, 6, 23), date(2026, 6, 1)).figures[1].big == "40"


def test_a_panel_without_calls_says_so(desk: Any, cast: Any) -> None:
    found = found_in(desk)
    assert found.lines == () and found.figures[1].big == "–"
    assert found.figures[0].words.startswith("Nobody is over the line")


def test_reports_without_a_name_or_a_place_are_listed(desk: Any, people: dict[str, int]) -> None:
    with desk.panel.reading() as session:
        assert [row.text for row in nobody_named(session)] == ["ASB call, noise", "ASB call, noise"]
        assert [row.at for row in no_place(session)] == [datetime(2026, 5, 4)]
        assert {row.subject for row in nobody_named(session)} == {""}
