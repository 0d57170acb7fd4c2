import pytest

from ivolt_desktop.matching.suggestions import ACCEPT_LINE, LINE, Reason, State, because, headline, probability


def reason(label: str, state: State, weight: float) -> Reason:
    return Reason(label.casefold(), label, "", "", "", state, weight)


def test_the_line_is_evens_and_chances_rise_with_weight() -> None:
    assert probability(LINE) == pytest.approx(0.5)
    assert probability(ACCEPT_LINE) == pytest.approx(0.995)
    assert probability(-5000.0) == 0.0
    assert probability(5000.0) == 1.0
    assert probability(12.0) < probability(13.0)


def test_headlines() -> None:
    chances = (0.995, 0.95, 0.6, 0.2)
    assert [headline(chance, "one man", "two people") for chance in chances] == [
        "Very likely one man",
        "Likely one man",
        "Perhaps one man",
        "Probably two people",
    ]


def test_because() -> None:
    phone, flat = reason("Phone", State.AGREE, 9), reason("Flat", State.AGREE, 8)
    name = reason("Name", State.NEAR, 7)
    born = reason("Born", State.AGAINST, -8)
    assert because([name, flat, phone]) == "the phone and the flat say so, the name does not speak against it"
    assert because([phone, born]) == "the phone says so, the born speaks against it"
    assert because([]) == "nothing says much either way"
