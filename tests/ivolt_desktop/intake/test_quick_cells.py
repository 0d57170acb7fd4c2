"""Short cuts for plainly written cells agree with reading them with care."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.intake import cleaning
from ivolt_desktop.intake.assembling import MappedColumn
from ivolt_desktop.intake.book import CodedTexts, TextCells
from ivolt_desktop.intake.cleaned import Cleaned
from ivolt_desktop.intake.cleaning import clean_column
from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.feeds import FEEDS
from ivolt_desktop.intake.record_columns import RecordColumns, _finish, assemble_columns
from ivolt_desktop.store.coded import coded

TODAY = date(2022, 6, 1)
KINDS = ("called_at", "called_at.time", "reference", "code", "details", "caller_phone", "caller_address")
PLAIN = st.one_of(
    st.sampled_from([
        "05/03/2022 21:14", "31/02/2022 21:14", "05/13/2022 21:14", "2022-03-05T21:14", "2022-03-05 21:14:09",
        "05/03/2022 24:00", "05/03/2022 24:10", "05/03/2032 09:00", "05/03/1932 09:00", "21:14", "25:14", "21:14:60",
        "CAD 1234 05/03/2022", "1234/05MAR22", "1234 05-03-2022", "12/5MAR2022", "1/32MAR22", "CAD 123456 05/03/2022",
        "99 050322", "1234/2022-03-05", "07700 900123", "07700900123", "0770 0900123", "00000000000", "01111111111",
        "02079460000", "0044 7700900123", "N / K", "nfa", "No details given", "Notes", "not known", "X", "XXXX", "Mr X",
        "12 Heath Way,", " 12 Heath Way", "a  b", "a\tb", "a\u00a0b", "a\u00adb", "Street", "local",
    ]),
    st.text(st.sampled_from("0123456789/-: .,TCADMARnk\t\u200b"), max_size=19),
    st.from_regex(r"[0-3][0-9]/[01][0-9]/(20|19)[0-9]{2} [0-2][0-9]:[0-5][0-9]", fullmatch=True),
    st.from_regex(r"(CAD )?[0-9]{1,5}[ /][0-3][0-9](MAR|/0[1-9]/)(20)?[0-9]{2}", fullmatch=True),
)  # fmt: skip


def cleaned(field: str, cells: list[str]) -> list[Cleaned]:
    column, _ = clean_column(FEEDS["police_calls"], FEEDS["police_calls"].field(field), cells, TODAY)
    return [column[place] for place in range(len(cells))]


@pytest.mark.parametrize("field", KINDS)
@given(cells=st.lists(PLAIN, min_size=1, max_size=6))
def test_quick_and_careful_agree(field: str, cells: list[str]) -> None:
    quick = cleaned(field, cells)
    assert cleaned(field, TextCells(cells)) == quick
    told_apart = coded(cells)
    assert cleaned(field, CodedTexts(told_apart.different, told_apart.codes)) == quick
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaning, "_quick", lambda *_: None)
        patch.setattr(cleaning, "votes", lambda texts: {text.strip() for text in texts})
        assert cleaned(field, cells) == quick


@pytest.mark.parametrize("odd", ["", "05/03/2022", "31/02/2022 21:14", "05/03/2022 24:14", "05/03/2022 9:14:09"])
def test_a_column_of_moments_is_read_at_once_and_odd_cells_of_it_with_care(odd: str) -> None:
    cells = [f"0{day}/03/2022T2{hour}:14" for day in range(1, 8) for hour in range(4)] + [odd]
    assert cleaned("called_at", TextCells(cells)) == cleaned("called_at", cells)


def test_dates_and_times_are_read_apart() -> None:
    assert cleaned("called_at", ["05/03/2022 21:14"])[0].kept == datetime(2022, 3, 5, 21, 14)
    assert cleaned("called_at.time", ["21:14:09"])[0].kept == time(21, 14, 9)


WORDS = st.sampled_from([None, "215 Rowdy", "215", "Noise", "CAD 12", "12", "1/05MAR22", "Fire", "Primary Fire",
                         "Dwelling", "Outdoor", "Loose refuse", "Car"])  # fmt: skip


@pytest.mark.parametrize("key", [key for key, feed in FEEDS.items() if feed.finish_by])
@given(data=st.data())
def test_what_follows_from_values_is_the_same_by_column(key: str, data: st.DataObject) -> None:
    feed = FEEDS[key]
    other = {"called_at": st.sampled_from([None, datetime(2022, 3, 5, 9)]), "call_count": st.sampled_from([None, 4])}
    row_of = st.fixed_dictionaries({name: other.get(name, WORDS) for name in feed.targets})
    rows = data.draw(st.lists(row_of, min_size=1, max_size=5))
    made = RecordColumns({name: [row[name] for row in rows] for name in feed.targets}, len(rows))
    told_apart = RecordColumns({name: coded(column) for name, column in made.values.items()}, len(rows))
    for each in (made, told_apart):
        _finish(feed, each)
    assert feed.finish
    for place, row in enumerate(rows):
        feed.finish(row)
        assert made.record(place) == row == told_apart.record(place)


@given(data=st.data())
def test_a_table_told_apart_gives_the_same_records(data: st.DataObject) -> None:
    feed = FEEDS["fire_incidents"]
    texts = {
        "called_at": ("2022-03-05", "05/03/2022", "", "31/02/2022"), "called_at.time": ("21:14:09", "00:00", "", "x"),
        "easting": ("548123", "0", "NULL"), "easting.rounded": ("548150", ""), "postcode": ("RM8 1AA", "RM8 IAA", ""),
        "postcode.district": ("RM8", ""), "ward": ("Abbey", "Parsloes", "N/K"), "reference": ("1", "2", "2 "),
    }  # fmt: skip
    rows = data.draw(st.lists(st.fixed_dictionaries({key: st.sampled_from(some) for key, some in texts.items()}),
                              min_size=1, max_size=6))  # fmt: skip

    def made(cells_of: Callable[[list[str]], TextCells]) -> tuple[object, ...]:
        columns = []
        for place, key in enumerate(texts):
            plan = ColumnPlan(place, key, key, key, 1.0, "mapped", "", "", ())
            cells, _ = clean_column(feed, feed.field(key), cells_of([row[key] for row in rows]), TODAY)
            columns.append(MappedColumn(plan, feed.field(key), cells))
        flawed = [column.cells.flawed for column in columns]
        return flawed, assemble_columns(feed, columns, len(rows)).values, [list(c.cells.kept) for c in columns]

    def told_apart(cells: list[str]) -> TextCells:
        apart = coded(cells)
        return CodedTexts(apart.different, apart.codes)

    assert made(told_apart) == made(TextCells)
