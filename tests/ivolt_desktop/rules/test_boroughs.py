import pytest

from ivolt_desktop.rules.boroughs import BOROUGHS, find_borough, is_own_borough, is_own_ward


@pytest.mark.parametrize(("text", "code"), [
    ("Barking and Dagenham", "E09000002"), ("BARKING & DAGENHAM", "E09000002"), ("E09000002", "E09000002"),
    ("London Borough of Barking and Dagenham", "E09000002"), ("Hammersmith & Fulham", "E09000013"),
    ("City of London", "E09000001"), ("Westminster", "E09000033"), ("City of Westminster", "E09000033"),
    ("Other / NK", None), ("Aviation Security(SO18)", None), ("", None), (None, None),
])  # fmt: skip
def test_a_borough_is_known_by_name_or_code(text, code):
    found = find_borough(text)
    assert (found.code if found else None) == code


def test_london_has_thirty_three():
    assert len({each.code for each in BOROUGHS}) == 33 and BOROUGHS[-1].code == "E09000033"


def test_our_own():
    assert is_own_borough("LB Barking & Dagenham") and not is_own_borough("Havering") and not is_own_borough(None)
    assert is_own_ward("E05014053") and is_own_ward("E05000042") and not is_own_ward("E05013800")
