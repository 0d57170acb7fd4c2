from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivolt_desktop.matching import people
from ivolt_desktop.matching.frequencies import counted
from ivolt_desktop.matching.judgements import Judgements
from ivolt_desktop.matching.people import compare, explain, suggest
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson
from ivolt_desktop.matching.suggestions import ACCEPT_LINE, LINE, State, probability
from ivolt_desktop.matching.weights import people_weights

FLAT = "Flat 3, 12 Althorne Way"
MOBILE, LANDLINE = "07700 900123", "020 7946 0123"
POLICE = PersonRecord(
    1, source="Police, caller sheet May 2022, row 14", name="SMITH, John", phones=(MOBILE,), address=FLAT,
    postcode="RM10 8HT", role="complainant",
)  # fmt: skip
COUNCIL = PersonRecord(
    2, source="Council, case 2208-114", name="Mr J Smyth", born_on=date(1961, 3, 4), phones=("7700900123",),
    email="jsmyth61@example.org", address="3/12 Althorne Way", postcode="RM10 8HT", role="complainant",
)  # fmt: skip


def person(key: int, name: str, **more: object) -> PersonRecord:
    return PersonRecord(key, name=name, **more)  # type: ignore[arg-type]


def test_the_pair_of_the_design() -> None:
    [found] = suggest([POLICE, COUNCIL])
    rows = {reason.label: reason for reason in found.reasons}
    assert rows["Name"].agreement == "initial and sounds alike"
    assert rows["Born"].agreement == "cannot tell"
    assert rows["Phone"].agreement == "the same, zero restored"
    assert rows["Address"].agreement == "the same flat"
    assert (rows["Phone"].left, rows["Phone"].right) == (MOBILE, "7700900123")
    assert (rows["E-mail"].left, rows["E-mail"].state) == ("not given", State.NEUTRAL)
    assert found.headline == "Likely one man"
    assert found.because == "the phone and the flat say so, the name does not speak against it"
    assert found.odds_words.endswith("in 1,000 such pairs are")


TRAPS = {
    "twins": (
        person(1, "Amir Khan", born_on=date(2001, 5, 5), phones=(MOBILE,), address=FLAT, postcode="RM10 8HT"),
        person(2, "Bilal Khan", born_on=date(2001, 5, 5), phones=(MOBILE,), address=FLAT, postcode="RM10 8HT"),
    ),
    "father and son": (
        person(1, "John Smith", born_on=date(1961, 5, 5), phones=(LANDLINE,), address=FLAT, postcode="RM10 8HT"),
        person(2, "John Smith", born_on=date(1989, 7, 25), phones=(LANDLINE,), address=FLAT, postcode="RM10 8HT"),
    ),
    "father and son by age": (
        person(1, "John Smith", age=61, age_on=date(2022, 5, 3), phones=(LANDLINE,), address=FLAT, postcode="RM10 8HT"),
        person(2, "John Smith", age=32, age_on=date(2022, 6, 3), phones=(LANDLINE,), address=FLAT, postcode="RM10 8HT"),
    ),
    "father and son by age and date of birth": (
        person(1, "John Smith", born_on=date(1961, 1, 9), phones=(LANDLINE,), address=FLAT, postcode="RM10 8HT"),
        person(2, "John Smith", age=32, age_on=date(2022, 6, 3), phones=(LANDLINE,), address=FLAT, postcode="RM10 8HT"),
    ),
    "one reference in two agencies": (
        person(1, "John Smith", agency_references="Police: 17"),
        person(2, "Ada Okafor", agency_references="Council: 17"),
    ),
    "brothers without a date of birth": (
        person(1, "Amir Khan", phones=(MOBILE,), address=FLAT),
        person(2, "Bilal Khan", phones=(MOBILE,), address=FLAT),
    ),
    "man and wife": (
        person(1, "Mr J Smith", phones=(LANDLINE,), address=FLAT),
        person(2, "Mrs J Smith", phones=(LANDLINE,), address=FLAT),
    ),
    "a phone alone": (person(1, "John Smith", phones=(MOBILE,)), person(2, "Ada Okafor", phones=(MOBILE,))),
    "a phone and nobody's name": (
        person(1, "Occupier", phones=(MOBILE,), address=FLAT),
        person(2, "N/K", phones=(MOBILE,), address=FLAT),
    ),
    "a common name in one street": (
        person(1, "John Smith", address="3 Althorne Way", postcode="RM10 8HT"),
        person(2, "John Smith", address="47 Althorne Way", postcode="RM10 8HT"),
    ),
    "neighbours in one block": (
        person(1, "John Smith", address="Flat 3, 12 Althorne Way", postcode="RM10 8HT"),
        person(2, "Ada Smith", address="Flat 4, 12 Althorne Way", postcode="RM10 8HT"),
    ),
    "junior and senior": (
        person(1, "John Smith Jr", address=FLAT),
        person(2, "John Smith Sr", address=FLAT),
    ),
    "two who are anonymous": (person(1, "ANON", postcode="RM10 8HT"), person(2, "Refused", postcode="RM10 8HT")),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_two_people_are_not_made_one(trap: str) -> None:
    crowd = [person(100 + n, f"{chr(65 + n)}lan Smith") for n in range(20)]
    assert [found for found in suggest([*TRAPS[trap], *crowd]) if found.first < 100 and found.second < 100] == []


def test_the_household_row_says_why() -> None:
    assert explain(*TRAPS["twins"]).reasons[-1].agreement == "could be twins"
    assert explain(*TRAPS["father and son by age"]).reasons[-1].agreement == "could be parent and child"
    assert explain(*TRAPS["father and son"]).reasons[-1].agreement == "could be parent and child"
    assert explain(*TRAPS["brothers without a date of birth"]).headline == "Probably two people"


DOUBTFUL = {
    "twins by an initial": (
        person(1, "Amina Osei", born_on=date(2001, 4, 12), phones=("07700 900812",), address=FLAT),
        person(2, "Miss A Osei", born_on=date(2001, 4, 12), phones=("07700 900811",), address=FLAT),
    ),
    "one name, two references of one agency": (
        person(1, "John Smith", agency_references="Police: 4471", postcode="RM10 8HT"),
        person(2, "John Smith", agency_references="Police: 9902", postcode="RM10 8HT"),
    ),
    "father and son without a date of birth": (
        person(1, "SMITH, John", phones=("07700 900702",), address="27 Ripple Road"),
        person(2, "SMYTH, John", phones=("07700 900745",), address="27 Ripple Road"),
    ),
}


@pytest.mark.parametrize("case", DOUBTFUL)
def test_what_the_records_cannot_tell_is_asked_but_never_accepted_unseen(case: str) -> None:
    assert suggest(DOUBTFUL[case], line=ACCEPT_LINE) == []


ONES = {
    "moved house": (
        person(1, "John Smith", phones=(MOBILE,), address=FLAT),
        person(2, "SMITH, John", phones=(MOBILE,), address="99 Ripple Road"),
    ),
    "swapped names": (
        person(1, "Adaeze Okafor", phones=(MOBILE,)),
        person(2, "Okafor Adaeze", phones=(MOBILE,)),
    ),
    "changed surname": (
        person(1, "Mary Jones", born_on=date(1980, 4, 9), address=FLAT),
        person(2, "Mary Okafor", born_on=date(1980, 4, 9), address=FLAT),
    ),
    "short form and phone": (
        person(1, "Bill Turner", phones=(MOBILE,)),
        person(2, "William Turner", phones=(MOBILE,)),
    ),
    "day and month swapped": (
        person(1, "John Smith", born_on=date(1961, 3, 4), postcode="RM10 8HT"),
        person(2, "John Smith", born_on=date(1961, 4, 3), postcode="RM10 8HT"),
    ),
    "double-barrelled": (
        person(1, "Adaeze Okafor-Bell", born_on=date(1980, 4, 9)),
        person(2, "Adaeze Okafor", born_on=date(1980, 4, 9)),
    ),
    "one reference, another surname": (
        person(1, "Mary Jones", agency_references="Council: C/4471", age=40, age_on=date(2022, 5, 3)),
        person(2, "Mary Okafor", agency_references="council: C4471", born_on=date(1981, 9, 9)),
    ),
    "misspelt, same e-mail": (
        person(1, "Meena Patel", email="meena@example.org"),
        person(2, "M Patil", email="MEENA@example.org"),
    ),
}


@pytest.mark.parametrize("case", ONES)
def test_one_person_is_found(case: str) -> None:
    assert len(suggest(ONES[case])) == 1


def test_decided_pairs_are_not_suggested_again() -> None:
    records = [POLICE, COUNCIL]
    assert suggest(records, Judgements(different=[(2, 1)])) == []
    assert suggest(records, Judgements(same=[(1, 2)])) == []


def test_the_line_and_the_focus() -> None:
    assert suggest([POLICE, COUNCIL], line=60.0) == []
    assert suggest([POLICE, COUNCIL], focus=[7]) == []
    assert len(suggest([POLICE, COUNCIL], focus=[2])) == 1


def test_progress_may_stop_the_work() -> None:
    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        suggest([POLICE, COUNCIL], progress=stop)


RECORDS = st.builds(
    PersonRecord,
    key=st.integers(),
    name=st.sampled_from(["John Smith", "SMITH, J", "Mr J Smyth", "Mrs Ada Smith", "Occupier", "", "Okafor John"]),
    born_on=st.sampled_from([None, date(1961, 3, 4), date(1961, 4, 3), date(1970, 1, 1), date(1989, 7, 25)]),
    phones=st.sampled_from([(), (MOBILE,), ("7700900123",), (LANDLINE, MOBILE), ("withheld",)]),
    email=st.sampled_from(["", "a@example.org", "b@example.org"]),
    address=st.sampled_from(["", FLAT, "3/12 Althorne Way", "19 Althorne Way", "NFA"]),
    postcode=st.sampled_from(["", "RM10 8HT", "RM10 8HR", "IG11 7QJ", "RM10"]),
    role=st.sampled_from(["", "victim", "offender"]),
    age=st.sampled_from([None, 33, 61, 150]),
    age_on=st.sampled_from([None, date(2022, 5, 3), date(2024, 2, 29)]),
    agency_references=st.sampled_from(["", "Police: 12", "Council: 12", "Police: 13; Council: 12", "n/k"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(RECORDS, max_size=8, unique_by=lambda record: record.key))
def test_reasons_add_up_and_nothing_below_the_line(records: list[PersonRecord]) -> None:
    found = suggest(records)
    weights = [one.weight for one in found]
    assert weights == sorted(weights, reverse=True)
    for one in found:
        assert sum(reason.weight for reason in one.reasons) == pytest.approx(one.weight)
        assert one.weight >= LINE
        assert one.probability == pytest.approx(probability(one.weight))
        assert one.first < one.second
    for left, right in combinations(records, 2):
        told = explain(left, right, records)
        assert told.weight == pytest.approx(sum(reason.weight for reason in told.reasons))


def test_which_side_is_which_does_not_matter() -> None:
    turned = replace(COUNCIL, key=0)
    assert suggest([POLICE, turned])[0].weight == pytest.approx(suggest([POLICE, COUNCIL])[0].weight)


def test_a_pair_is_given_up_early_only_where_nothing_could_bring_it_over_the_line() -> None:
    records = [
        PersonRecord(1, name="Orla Finch", phones=("07700 900123",), address="12 Lapwing Road", postcode="RM8 1AA"),
        PersonRecord(2, name="O Finch", phones=("07700 900124",), address="12 Lapwing Road", postcode="RM8 1AA"),
        PersonRecord(3, name="Orla Finch", phones=("07700 900555",), address="7 Teal Close", postcode="IG11 7ZZ"),
        PersonRecord(4, name="Mrs Orla Finch", born_on=date(1980, 3, 4), email="orla@example.org"),
        PersonRecord(5, name="Mr Orla Finch", born_on=date(1980, 4, 3), email="orla@example.org", role="complainant"),
    ]
    names = counted([ReadyPerson(record) for record in records])
    for left, right in combinations(records, 2):
        whole = compare(ReadyPerson(left), ReadyPerson(right), names, people_weights(), None)
        assert whole is not None
        for line in (-40.0, whole.weight - 0.01, whole.weight + 0.01, 60.0):
            told = compare(ReadyPerson(left), ReadyPerson(right), names, people_weights(), line)
            assert told == (whole if line <= whole.weight else None)


def test_what_may_be_given_up_early_speaks_of_itself_alone() -> None:
    """A pair is given up where no comparison still to come can make up for it, going by what each can say at most."""
    records = [ReadyPerson(record) for record in (POLICE, COUNCIL, *(
        PersonRecord(
            number, name=f"{title} Orla Finch", born_on=born, age=age, age_on=date(2024, 5, 1), email=email,
            phones=phones, address=address, postcode=postcode, role=role, agency_references="Police: 12")
        for number, (title, born, age, email, phones, address, postcode, role) in enumerate(product(
            ("Mr", "Mrs"), (date(1980, 3, 4), None), (44, None), ("orla@example.org", ""), ((MOBILE,), (LANDLINE,), ()),
            (FLAT, "9 Teal Close"), ("RM10 8HT", "IG11 7ZZ"), ("complainant", ""))))
    )]
    names = counted(records)
    told = [(row.field, found) for left in records[::7] for right in records for row in people._OTHERS
            if (found := row.compare(left, right, names)) is not None]
    assert {field for field, _ in told} == {row.field for row in people._OTHERS}
    assert all(len(found.parts) <= 1 and all(part.field == field and part.other is None for part in found.parts)
               for field, found in told)
