"""What was typed in a form, checked against the register's declaration."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.model import Agency, Meeting, Person, register_named
from ivolt_desktop.panel.form_values import checked, fetched, needed, optional
from ivolt_desktop.rules.known_errors import ChangedElsewhere, KnownError, NotAllowed


@given(st.text())
def test_needed_text_is_never_blank(text):
    try:
        kept = needed(text, "Name")
    except NotAllowed as refused:
        assert not text.strip() and str(refused) == "Name cannot be left empty."
    else:
        assert kept == text.strip() == optional(text)


def test_a_record_is_fetched_only_as_it_was_seen(desk, cast):
    with desk.panel.work() as work:
        assert fetched(work, Agency, cast.police, 1).short_name == "Police"
        with pytest.raises(ChangedElsewhere, match="This agency was changed since you opened it"):
            fetched(work, Agency, cast.police, 2)
        with pytest.raises(ChangedElsewhere, match="This agency has been removed"):
            fetched(work, Agency, 99)


def test_a_new_record_leaves_defaults_to_the_register(desk, cast):
    with desk.panel.reading() as session:
        values = checked(session, register_named("place"), {"name": "Low Lane", "kind": None, "owner": ""})
        assert values == {"name": "Low Lane"}
        meeting = session.get(Meeting, cast.meeting)
        moment = datetime(2026, 7, 1, 10, 0, 5, 77)
        good = checked(session, register_named("meeting"), {"starts_at": moment}, meeting)
    assert good == {"starts_at": datetime(2026, 7, 1, 10, 0, 5)}


_ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.datetimes())


def test_whatever_is_typed_is_taken_or_refused_in_a_sentence(desk, cast):
    specs = [register_named(key) for key in ("person", "place", "issue", "member", "council_case")]
    with desk.panel.reading() as session:
        person = session.get(Person, cast.caller)

        @given(st.sampled_from(specs), st.data())
        def check(spec, data):
            field = data.draw(st.sampled_from(spec.fields))
            value = data.draw(_ANYTHING)
            try:
                checked(session, spec, {field.name: value}, person if spec.key == "person" else None)
            except KnownError as refused:
                assert refused.sentence.endswith(".") and "_" not in refused.sentence.split(":")[0]

        check()
