from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.minute_line import ParsedLine, parse_line
from ivolt_desktop.rules.owner_choice import OwnerChoice
from ivolt_desktop.rules.working_days import WorkingDays

TODAY = date(2022, 6, 28)
PANEL = date(2022, 7, 26)
HEALTH = OwnerChoice("nelft", "NELFT, mental-health SPOC")
ASB = OwnerChoice("asb", "Council ASB team")
CCTV = OwnerChoice("cctv", "Council CCTV")
CHOICES = [HEALTH, ASB, CCTV]


def parse(text: str) -> ParsedLine:
    return parse_line(text, TODAY, CHOICES, PANEL, WorkingDays())


def test_the_line_of_the_design() -> None:
    line = parse("a refer to adult mental health @health by 12 jul")
    assert line.kind is LineKind.ACTION
    assert line.text == "Refer to adult mental health"
    assert line.owner == HEALTH
    assert line.due == date(2022, 7, 12)
    assert line.problems == ()
    assert line.words == "Action → owner NELFT, mental-health SPOC, due Tue 12 July 2022"


def test_a_decision_with_reason_and_what_was_considered() -> None:
    line = parse("d join the victims cohort because risk rose to High; considered: leave with ASB team")
    assert line.kind is LineKind.DECISION
    assert (line.text, line.reason, line.considered) == (
        "Join the victims cohort",
        "risk rose to High",
        "Leave with ASB team",
    )


def test_a_decision_without_reason_is_told_so() -> None:
    assert parse("d close").problems == ("No reason yet: type because and why.",)


def test_a_note_is_kept_as_typed() -> None:
    line = parse("n police @health called by 12 jul because of noise")
    assert line.kind is LineKind.NOTE
    assert line.text == "Police @health called by 12 jul because of noise"
    assert line.owner is line.due is line.reason is None
    assert parse("A visit was agreed").kind is LineKind.NOTE
    assert parse("Action: write to her @asb").kind is LineKind.ACTION


def test_owner_in_the_middle_and_by_that_is_no_date() -> None:
    line = parse("a @council asb to confirm by phone with the landlord by fri")
    assert line.owner == ASB
    assert line.text == "To confirm by phone with the landlord"
    assert line.due == date(2022, 7, 1)


def test_doubt_and_strangers_are_said() -> None:
    assert parse("a audit lights @council").problems == ("“council” may be Council ASB team or Council CCTV.",)
    assert parse("a audit lights @zebra").problems == ("Nobody goes by “zebra”.",)
    assert parse("a audit lights").problems == ("No owner yet: type @ and a name.",)


def test_due_days_that_are_none() -> None:
    assert "There is no 31 February." in parse("a visit @asb by 31 feb").problems
    assert "Sat 9 July 2022 is not a working day." in parse("a visit @asb by 9 jul").problems
    assert parse("a visit @asb by next panel").due == PANEL
    assert parse("a visit @asb within 2 weeks").due == date(2022, 7, 12)
    assert parse("a visit those living in 12 flats @asb").due is None


def test_the_default_due_day_is_said_to_be_assumed() -> None:
    line = parse_line("a visit @asb", TODAY, CHOICES, default_due=PANEL)
    assert (line.due, line.due_assumed) == (PANEL, True)
    assert not parse_line("d visit", TODAY, CHOICES, default_due=PANEL).due_assumed


def test_an_email_address_is_no_owner() -> None:
    assert parse("a write to clerk@example.org @asb").text == "Write to clerk@example.org"


@given(st.text(alphabet=st.sampled_from("adn @by12/jul:because considered\t\né<&"), max_size=60) | st.text())
def test_never_raises_at_any_key_press(text: str) -> None:
    line = parse(text)
    assert all(problem.endswith(".") for problem in line.problems)
