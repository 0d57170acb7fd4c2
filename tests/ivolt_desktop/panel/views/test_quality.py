"""How good a delivery is, counted from what was stored; and the page that goes back to the agency."""

from pathlib import Path

import pytest

from ivolt_desktop.model import Agency, Delivery, Document
from ivolt_desktop.panel.agencies import change_agency
from ivolt_desktop.panel.documents import make_quality_report
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.views.paper_quality import asks, figures, quality_report, trend_words
from ivolt_desktop.panel.views.quality import quality_of
from ivolt_desktop.rules.known_errors import NotAllowed
from tests.ivolt_desktop.panel.incoming import CALLS, bring, write
from tests.ivolt_desktop.reports.pdf_reading import page_texts


def _call(number: int, month: str, name: str, phone: str, day: str = "") -> list[str]:
    when = day or f"0{number}/{'04' if month == 'apr' else '05'}/2026"
    return [f"{number}/0{number}{month.upper()}26", when, "21:14", "215 Rowdy",
            name, phone, "2 Harrier Parade", "IG11 7AA", "", ""]


@pytest.fixture
def deliveries(desk, cast, tmp_path: Path) -> list[int]:
    """April's file, and May's with a date that does not exist, a phone without its zero and a row said twice."""
    may = [_call(1, "may", "Orla Finch", "7700900301"), _call(2, "may", "N/K", ""),
           _call(3, "may", "Bea Marsh", "07700 900303", "31/02/2026"), _call(1, "may", "Orla Finch", "7700900301")]
    bring(desk.panel, write(tmp_path / "April.csv", CALLS, [_call(4, "apr", "Idris Vale", "07700 900304")]))
    bring(desk.panel, write(tmp_path / "May.csv", CALLS, may))
    return [each.id for each in desk.all(Delivery)]


def _read(desk, query, *given):
    with desk.panel.reading() as session:
        return query(session, *given)


def test_the_five_figures_are_counted_from_what_was_stored(desk, deliveries):
    may = _read(desk, quality_of, deliveries[1])[0]
    assert may.rows == 3 and may.set_aside == 1 and may.duplicates == 1
    rates = {each.title: (each.rows, round(each.per_thousand)) for each in may.problems}
    assert rates["A date that does not exist"] == (1, 333) and rates["Phone lost its leading zero"][0] == 2
    given = {each.label: (each.given, each.of) for each in may.fields}
    assert given["Caller"] == (1, 2) and given["Phone"] == (1, 2)
    assert 0.8 < may.filled < 1
    assert (may.unlocated, may.located_of) == (0, 2)
    assert may.days == (may.received_on - may.period_to).days and may.late is None


def test_lateness_is_counted_from_the_day_agreed(desk, cast, deliveries):
    police = desk.get(Agency, cast.police)
    values = {name: getattr(police, name) for name in ("name", "short_name", "kind", "supplies", "active")}
    desk.do(change_agency, police.id, police.version, {**values, "due_day": 5})
    may = _read(desk, quality_of, deliveries[1])[0]
    assert may.late == (may.received_on - may.period_to.replace(month=6, day=5)).days


def test_the_trend_holds_this_agencys_deliveries_of_the_kind_in_order(desk, deliveries):
    assert [each.file_name for each in _read(desk, quality_of, deliveries[0])[1]] == ["April.csv"]
    trend = _read(desk, quality_of, deliveries[1])[1]
    assert [each.file_name for each in trend] == ["April.csv", "May.csv"]
    assert trend[0].problems_per_thousand == 0 < trend[1].problems_per_thousand
    assert trend_words(trend) == "" and "before it" in trend_words([*trend, *trend])


def test_problems_of_a_delivery_of_before_they_were_counted_are_not_told_as_none(desk, deliveries):
    with desk.panel.work() as work:
        work.session.get(Delivery, deliveries[1]).problems = None
        work.says("Forget")
        work.commit()
    may = _read(desk, quality_of, deliveries[1])[0]
    assert may.problems_per_thousand is None
    assert next(each.value for each in figures(may) if each.name == "Validity") == "not counted"


def test_nothing_is_told_of_a_delivery_taken_back(desk, deliveries, tmp_path):
    desk.do(take_back, delivery_id=deliveries[1])
    assert _read(desk, quality_of, deliveries[1])[0].filled is None
    with pytest.raises(NotAllowed, match="nothing to report on"):
        make_quality_report(desk.panel, delivery_id=deliveries[1], path=tmp_path / "q.pdf")


def test_the_page_is_one_marked_page_that_names_nobody(desk, deliveries, tmp_path):
    made = make_quality_report(desk.panel, delivery_id=deliveries[1], path=tmp_path / "q.pdf")
    pages = page_texts(made.result)
    assert len(pages) == 1
    assert "OFFICIAL-SENSITIVE" in pages[0] and "A date that does not exist" in pages[0] and "May.csv" in pages[0]
    assert not any(name in pages[0] for name in ("Finch", "Marsh", "Vale", "900301", "Harrier"))
    assert desk.all(Document)[-1].kind == "data quality"


def test_words_and_asks_follow_the_figures(desk, deliveries):
    may = _read(desk, quality_of, deliveries[1])[0]
    told = {figure.name: figure for figure in figures(may)}
    assert told["Duplicates"].value == "1" and "1 row set aside" in told["Validity"].words
    said = list(asks(may))
    assert said[0].startswith("Correct the 1 row set aside") and any("Fill in" in each for each in said)
    facts = _read(desk, lambda session: quality_report(
        session, read_settings(session), deliveries[1], practice=False, made_on=may.received_on))
    assert [line.this for line in facts.trend] == [False, True]
