"""The dirt of agency files: it is there, it is always the same, and the clean value can be got back."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.panel.practice import dirt
from ivolt_desktop.rules.addresses import parse_address
from ivolt_desktop.rules.phones import normalise_phone
from ivolt_desktop.rules.postcodes import normalise_postcode
from ivolt_desktop.rules.written_dates import read_date

keys = st.text("abcdef0123456789/", min_size=1, max_size=12)


@given(keys, st.integers(0, 999))
def test_a_soiled_telephone_is_still_the_same_number_or_visibly_lost(key: str, number: int) -> None:
    phone = f"07700900{number:03d}"
    written = dirt.soiled_phone(phone, key)
    assert written == dirt.soiled_phone(phone, key)
    if "E+11" in str(written):
        assert normalise_phone(str(written)) is None
    else:
        read = normalise_phone(str(written))
        assert read and read.number == f"+447700900{number:03d}"


@given(keys)
def test_a_soiled_postcode_reads_as_the_same_or_as_its_first_part(key: str) -> None:
    read = normalise_postcode(str(dirt.soiled_postcode("IG11 7TJ", key)))
    assert read and ("IG11 7TJ".startswith(read.text))


@given(
    keys, st.sampled_from(["Flat 3, 12 Sailmaker Street", "12 Tansy Avenue", "Flat 14, Marsham House, Ropewalk Street"])
)
def test_a_soiled_address_comes_to_the_same_door(key: str, address: str) -> None:
    clean, read = parse_address(address), parse_address(str(dirt.soiled_address(address, key)))
    assert clean and read and clean.key == read.key


def test_each_kind_of_dirt_occurs() -> None:
    phones = [dirt.soiled_phone("07700900123", str(n)) for n in range(1500)]
    assert {7700900123, "+447700900123", "07700900123", "07700 900123"} <= set(phones)
    assert any("E+11" in str(phone) for phone in phones)
    postcodes = {dirt.soiled_postcode("RM10 8HT", str(n)) for n in range(1500)}
    assert postcodes == {"RM10 8HT", "RM108HT", "rm10 8ht", "RM10 8", "RM1O 8HT"}


def test_a_day_as_a_spreadsheet_number_reads_back() -> None:
    assert dirt.excel_serial(date(2025, 6, 2)) == 45810
    read = read_date(str(dirt.excel_serial(date(2025, 6, 2))))
    assert read is not None
    assert int(dirt.excel_moment(datetime(2025, 6, 2, 12, 0)) * 2) == 45810 * 2 + 1
