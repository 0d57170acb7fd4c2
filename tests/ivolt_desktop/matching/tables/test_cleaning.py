import pytest

from ivolt_desktop.matching.tables import cleaning


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("1850-03-04", "18500304"), ("04/03/1850", "18500304"), ("18500304", "18500304"), ("4 Mar 1950", "19500304"),
        ("19560231", "19560231"), ("N/K", ""), ("", ""), ("1850-03-04 00:00:00", "18500304"),
    ],
)  # fmt: skip
def test_dates_of_any_century(text: str, made: str) -> None:
    assert cleaning.clean_date(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [("07700 900123", "7700900123"), ("+44 7700 900123", "7700900123"), ("0044 7700 900123", "7700900123"),
     ("withheld number", ""), ("0000000000", ""), ("123", "")],
)  # fmt: skip
def test_phones_are_one_form(text: str, made: str) -> None:
    assert cleaning.clean_phone(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("SMITH, John", ("john", "smith", "")),
        ("john paul smith", ("john", "smith", "paul")),
        ("Mr Unknown", ("", "", "")),
    ],
)
def test_a_whole_name_is_taken_apart(text: str, made: tuple[str, str, str]) -> None:
    assert cleaning.split_name(text) == made


def test_a_whole_address_gives_its_door_street_and_postcode() -> None:
    assert cleaning.split_address("12 Althorne Wy, RM10 7AB") == ("12", "althorne way", "rm107ab")
    assert cleaning.split_address("N/K") == ("", "", "")


def test_null_words_say_nothing() -> None:
    for clean in cleaning.CLEAN.values():
        assert clean("N/K") == ""
    assert cleaning.clean_code("0") == ""
    assert cleaning.clean_number("007") == "7"
    assert cleaning.clean_age("41.0") == "41"
    assert [cleaning.clean_sex(text) for text in ("Male", "F", "unknown")] == ["m", "f", ""]
    assert cleaning.clean_postcode("rm1O 7ab") == cleaning.clean_postcode("RM10 7AB") == "rm107ab"
    assert cleaning.clean_email("mailto:A.Bell@mail.example") == "a.bell@mail.example"


@pytest.mark.parametrize(
    ("written", "settled"),
    [("1850", "18500101"), ("c. 1850", "18500101"), ("1850-00-00", "18500101"), ("1850-03", "18500301"),
     ("Jan 1850", "18500101"), ("199210-08", "19921008"), ("l9/O6/1980", "19800619"), ("2e04-06-13", "2e040613"),
     ("200e4-0707", "200e40707"), ("summer 1904", ""),
     ("4th March 1850", "18500304"), ("March 4, 1850", "18500304"), ("3/4/61", "19610403")],
)  # fmt: skip
def test_dates_of_any_century_and_half_known_ones(written: str, settled: str) -> None:
    assert cleaning.clean_date(written) == settled


@pytest.mark.parametrize(
    ("written", "parts"),
    [("sir thomas clifford, 1st baron clifford", ("thomas", "clifford", "1st baron clifford")),
     ("1st baronet", ("", "", "1st baronet")), ("john king", ("john", "king", "")),
     ("SMITH, John", ("john", "smith", "")), ("lord byron", ("", "byron", ""))],
)  # fmt: skip
def test_ranks_are_no_names(written: str, parts: tuple[str, str, str]) -> None:
    assert cleaning.split_name(written) == parts
    words = ("Sir", "baronet", "4th", "King", "Earl")
    assert [cleaning.clean_name(word) for word in words] == ["", "", "", "king", "earl"]
