"""Cells of each kind cleaned."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.intake.book import Cell
from ivolt_desktop.intake.cleaned import Cleaned
from ivolt_desktop.intake.cleaning import clean_column
from ivolt_desktop.intake.feeds import FEEDS

TODAY = date(2022, 6, 1)


def clean(field: str, cell: Cell, feed: str = "police_calls") -> Cleaned:
    return clean_column(FEEDS[feed], FEEDS[feed].field(field), [cell], TODAY)[0][0]


@pytest.mark.parametrize(
    ("field", "cell", "kept", "flaw"),
    [
        ("called_at", "02/05/2022 21:14", datetime(2022, 5, 2, 21, 14), ""),
        ("called_at", datetime(2022, 5, 2, 21, 14), datetime(2022, 5, 2, 21, 14), ""),
        ("called_at", date(2022, 5, 2), datetime(2022, 5, 2), ""),
        ("called_at", "31/02/2022", None, "date_impossible"),
        ("called_at", "rubbish", None, "date_unreadable"),
        ("called_at", "N/K", None, ""),
        ("called_at", "01/01/1950", None, "date_range"),
        ("called_at", "01/07/2022", datetime(2022, 7, 1), "date_future"),
        ("called_at", "2022-05", datetime(2022, 5, 1), "date_month_only"),
        ("called_at", True, None, "date_unreadable"),
        ("caller_phone", "07700 900123", "07700 900123", ""),
        ("caller_phone", 447700900123.0, "07700 900123", ""),
        ("caller_phone", "4.477E+11", None, "phone_rounded"),
        ("caller_phone", "0000000000", None, "phone_filler"),
        ("caller_phone", "ask next door", None, "phone_unusable"),
        ("caller_phone", "999", "999", "phone_shared"),
        ("caller_phone", "withheld", None, ""),
        ("caller_name", "SMITH, John", "John Smith", ""),
        ("caller_name", "N/K", None, "nobody_named"),
        ("caller_postcode", "rm108ht", "RM10 8HT", ""),
        ("caller_postcode", "RM9 5", "RM9 5", "postcode_partial"),
        ("caller_postcode", "Dagenham", None, "postcode_bad"),
        ("caller_address", "12 Althorne Way\nDagenham", "12 Althorne Way, Dagenham", ""),
        ("ward", "E05014053", "Abbey", ""),
        ("ward", "River", "River (to May 2022)", "ward_old"),
        ("ward", "Riverside North", "Riverside North", "ward_unknown"),
        ("easting", "0", None, ""),
        ("easting", "548,100.0", 548100, ""),
        ("easting", "100", 100, "place_outside"),
        ("call_count", "4.0", 4, ""),
        ("call_count", "-1", None, "number_bad"),
        ("details", "N/A", None, ""),
        ("reference", "CAD 1234 05/03/2022", "1234/05MAR22", ""),
    ],
)
def test_calls(field: str, cell: Cell, kept: object, flaw: str) -> None:
    cleaned = clean(field, cell)
    assert (cleaned.kept, cleaned.flaw) == (kept, flaw)


@pytest.mark.parametrize(
    ("field", "cell", "mended", "flaw", "shown"),
    [
        ("called_at", "44685", datetime(2022, 5, 4), "date_serial", "4 May 2022"),
        ("called_at", 44685.5, datetime(2022, 5, 4, 12), "date_serial", "4 May 2022 12:00"),
        ("caller_phone", "7700900123", "07700 900123", "phone_zero", "07700 900123"),
        ("caller_phone", "07700 900123 / 07700 900124", "07700 900123", "phone_several", "07700 900123"),
        ("caller_postcode", "1G11 7QJ", "IG11 7QJ", "postcode_mended", "IG11 7QJ"),
    ],
)
def test_mends(field: str, cell: Cell, mended: object, flaw: str, shown: str) -> None:
    cleaned = clean(field, cell)
    assert (cleaned.mended, cleaned.flaw, cleaned.shown) == (mended, flaw, shown)


def test_a_lone_date_the_other_way_round() -> None:
    feed = FEEDS["police_calls"]
    cells = ["13/05/2022", "14/05/2022", "05/23/2022"]
    cleaned = clean_column(feed, feed.field("called_at"), cells, TODAY)[0][2]
    assert (cleaned.kept, cleaned.mended, cleaned.flaw) == (None, datetime(2022, 5, 23), "date_turned")
    assert cleaned.shown == "23 May 2022"


def test_a_date_where_none_is_needed_does_not_block() -> None:
    assert clean("closed_on", "31/02/2022", "council_cases").flaw == "date_blank_impossible"


def test_a_birth_lies_in_the_past() -> None:
    assert clean("complainant_born_on", "2/5/65", "council_cases").kept == date(1965, 5, 2)
    assert clean("complainant_born_on", "2/5/41", "council_cases").kept == date(1941, 5, 2)


def test_choices_and_all_of_london() -> None:
    assert clean("deliberate", "Suspected deliberate", "deliberate_fires").kept == "yes"
    assert clean("deliberate", "perhaps", "deliberate_fires").flaw == "choice_unknown"
    assert clean("easting", "521277.0", "fire_incidents").flaw == ""
    assert clean("ward", "EDGWAREBURY", "fire_incidents").flaw == ""


def test_a_column_votes_for_its_order() -> None:
    feed = FEEDS["police_calls"]
    cleaned, note = clean_column(feed, feed.field("called_at"), ["05/13/2022", "05/14/2022", "03/04/2022"], TODAY)
    assert cleaned[2].kept == datetime(2022, 3, 4)
    assert "month first" in note


@given(st.sampled_from([(feed.key, f.key) for feed in FEEDS.values() for f in feed.fields]), st.text(max_size=30))
def test_no_text_breaks_any_field(pair: tuple[str, str], text: str) -> None:
    cleaned = clean(pair[1], text, pair[0])
    assert cleaned.mended is None or cleaned.flaw
