from ivolt_desktop.rules.counting_words import count_of, joined, number_word, plural, tidy_number, times


def test_counts() -> None:
    assert count_of(1, "place") == "1 place"
    assert count_of(3, "person") == "3 people"
    assert count_of(0, "call") == "0 calls"
    assert count_of(1388, "call") == "1,388 calls"
    assert count_of(2, "repeat caller") == "2 repeat callers"
    assert count_of(2, "member of staff", "members of staff") == "2 members of staff"


def test_plurals() -> None:
    assert [plural(word) for word in ("agency", "day", "address", "match", "box")] == [
        "agencies",
        "days",
        "addresses",
        "matches",
        "boxes",
    ]


def test_words_for_numbers() -> None:
    assert [number_word(n) for n in (0, 2, 10, 11)] == ["none", "two", "ten", "11"]
    assert [times(n) for n in (0, 1, 2, 3)] == ["never", "once", "twice", "3 times"]
    assert [tidy_number(v) for v in (1.5, 3.0, 1388.0, 2.25)] == ["1.5", "3", "1,388", "2.2"]


def test_joining() -> None:
    assert joined([]) == ""
    assert joined(["Police"]) == "Police"
    assert joined(["Police", "Council", "Fire"]) == "Police, Council and Fire"
    assert joined(["phone", "address"], "or") == "phone or address"
