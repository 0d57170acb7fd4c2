import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import inspect

from ivolt_desktop.model import (
    Action,
    Agency,
    AsbCall,
    CouncilCase,
    FireIncident,
    Judgement,
    Meeting,
    Register,
    RegisterSpec,
    all_registers,
    register_named,
    spec_of,
)
from ivolt_desktop.model.fields import Field, Kind

SPECS = list(all_registers())
FIELDS = [(spec, each) for spec in SPECS for each in spec.fields]
_SAMPLES: dict[type, Any] = {
    str: "x", int: 1, float: 1.5, bool: True, date: date(2022, 6, 28), datetime: datetime(2022, 6, 28, 14),
}


def named(value: object) -> str:
    return value.key if isinstance(value, RegisterSpec) else value.name if isinstance(value, Field) else str(value)


every_register = pytest.mark.parametrize("spec", SPECS, ids=named)
every_field = pytest.mark.parametrize(("spec", "field"), FIELDS, ids=named)


def is_plain(words: str) -> bool:
    """Words for people: something there, no underscore, no doubled or outer space, no camel case, no code."""
    return bool(words.strip()) and words == words.strip() and not re.search(r"_|  |[a-z][A-Z]|[{}<>]|\bNone\b", words)


def test_the_registers_are_all_there() -> None:
    assert len(SPECS) >= 18
    assert len({spec.key for spec in SPECS}) == len(SPECS)
    assert len({spec.about.many for spec in SPECS}) == len(SPECS)


def test_a_register_is_found_by_its_key() -> None:
    assert register_named("asb_call").register is AsbCall
    with pytest.raises(KeyError, match="nowhere"):
        register_named("nowhere")


@every_register
def test_a_register_has_words(spec: RegisterSpec) -> None:
    about = spec.about
    assert is_plain(about.one) and is_plain(about.many)
    assert about.many[0].isupper()
    assert about.one[0].islower() or about.one.split()[0].isupper(), "it stands in the middle of a sentence"
    if spec.listed:
        assert is_plain(about.empty) and about.empty.endswith("."), "an empty list says what to do"


@every_register
def test_what_a_register_says_of_itself_names_fields_that_are_there(spec: RegisterSpec) -> None:
    about = spec.about
    for name in (*about.title, *(each.lstrip("-") for each in about.order), *filter(None, [about.reference])):
        assert spec.field(name).name == name
    with pytest.raises(KeyError, match="no field nowhere"):
        spec.field("nowhere")


@every_register
def test_the_fields_are_the_columns_in_their_order(spec: RegisterSpec) -> None:
    mapped = [each.key for each in inspect(spec.register).column_attrs]
    assert [each.name for each in spec.fields] == [name for name in mapped if name in {f.name for f in spec.fields}]
    assert len({each.label for each in spec.listed}) == len(spec.listed), "no two columns are headed alike"
    assert {*spec.listed, *spec.searched, *spec.edited} <= set(spec.fields)


@every_register
def test_a_column_without_words_is_not_for_people(spec: RegisterSpec) -> None:
    unsaid = {each.key for each in inspect(spec.register).column_attrs} - {each.name for each in spec.fields}
    documented = {
        each.key for each in inspect(spec.register).column_attrs if each.columns[0].doc
    }
    assert unsaid - documented == {"id", "version"}


@every_field
def test_a_field_has_words(spec: RegisterSpec, field: Field) -> None:
    assert is_plain(field.label)
    assert not field.label[0].islower()
    assert field.label not in {each.key for each in SPECS}
    assert not field.help or (is_plain(field.help) and field.help.endswith("."))


@every_field
def test_a_choice_has_words_for_every_value(spec: RegisterSpec, field: Field) -> None:
    if field.kind is not Kind.CHOICE:
        assert not field.choices
        return
    assert len(field.choices) > 1
    assert len(set(field.words)) == len(set(field.words.values())) == len(field.choices)
    for stored, words in field.choices:
        assert is_plain(words) and words[0].isupper(), (stored, words)
    column = inspect(spec.register).local_table.columns[field.name]
    if column.default is not None:
        assert column.default.arg in field.words


@every_field
def test_a_link_points_at_a_register(spec: RegisterSpec, field: Field) -> None:
    column = inspect(spec.register).local_table.columns[field.name]
    targets = {key.column.table.name for key in column.foreign_keys}
    if field.kind is Kind.LINK:
        assert targets == {field.target}
        assert register_named(field.target).about.title
        assert column.index
    else:
        assert not targets and not field.target


@every_field
def test_a_field_s_kind_suits_what_is_stored(spec: RegisterSpec, field: Field) -> None:
    column = inspect(spec.register).local_table.columns[field.name]
    suits: dict[Kind, set[type]] = {
        Kind.TEXT: {str}, Kind.LONG_TEXT: {str}, Kind.DATE: {date}, Kind.MOMENT: {datetime}, Kind.NUMBER: {int},
        Kind.DECIMAL: {float}, Kind.YES_NO: {bool}, Kind.CHOICE: {str}, Kind.LINK: {int}, Kind.PHONE: {str},
        Kind.EMAIL: {str},
    }
    assert field.kind is not None
    assert column.type.python_type in suits[field.kind]


@every_field
def test_a_form_can_leave_out_only_what_may_be_empty(spec: RegisterSpec, field: Field) -> None:
    """A field the file insists on is asked for, has a start value, or is filled in by the program."""
    column = inspect(spec.register).local_table.columns[field.name]
    if field.required:
        assert field.kind is not Kind.YES_NO, "a tick is never missing"
    if field.edited and not column.nullable and column.default is None:
        assert field.required or field.kind is Kind.DATE


def filled(spec: RegisterSpec) -> Iterator[Register]:
    """Records with every field filled, one for each value of each choice in the title."""
    def value(field: Field) -> Any:
        python_type = inspect(spec.register).local_table.columns[field.name].type.python_type
        return field.choices[0][0] if field.choices else _SAMPLES[python_type]

    plain = {each.name: value(each) for each in spec.fields}
    yield spec.register(**plain)
    for name in spec.about.title:
        for stored, _ in spec.field(name).choices:
            yield spec.register(**{**plain, name: stored})


@every_register
def test_a_title_is_in_words(spec: RegisterSpec) -> None:
    for record in filled(spec):
        assert is_plain(record.title)
    assert spec.register().title == ""


def test_titles_leave_out_what_is_missing_and_put_choices_in_words() -> None:
    assert Action(reference="22-061", text="Visit the flats").title == "22-061 Visit the flats"
    assert FireIncident(reference=None, kind="Refuse").title == "Refuse"
    assert Judgement(verdict="later").title == "Later"


def test_kinds_come_from_the_type_unless_said() -> None:
    call, case, meeting, agency = map(spec_of, (AsbCall, CouncilCase, Meeting, Agency))
    assert call.field("called_at").kind is Kind.MOMENT
    assert call.field("caller_phone").kind is Kind.PHONE
    assert call.field("call_count").kind is Kind.NUMBER
    assert case.field("opened_on").kind is Kind.DATE
    assert case.field("person_id").kind is Kind.LINK
    assert meeting.field("state").kind is Kind.CHOICE
    assert meeting.field("state").words["minuted"] == "Minutes out"
    assert agency.field("active").kind is Kind.YES_NO
    assert spec_of(FireIncident).field("cost").kind is Kind.DECIMAL
