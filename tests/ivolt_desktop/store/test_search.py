from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ivolt_desktop.model import Agency, Cohort, Member, Person, all_registers
from ivolt_desktop.model.fields import Kind
from ivolt_desktop.store import PanelFile, search
from ivolt_desktop.store.search import Found

AddAgency = Callable[..., int]


def find(panel: PanelFile, typed: str, **how: object) -> list[Found]:
    with panel.reading() as session:
        return search.find(session, typed, **how)  # type: ignore[arg-type]


@pytest.fixture
def people(panel: PanelFile) -> PanelFile:
    with panel.work("add") as work:
        work.session.add_all([
            Person(reference="P-0001", name="Zoë Ó Faoláin", address="12 O'Hara Close", postcode="N1 2AB",
                   phone="07700900123", notes="secret"),
            Person(reference="P-0002", name="Anna-Marie Lund", also_known_as="Annie"),
            Person(reference="P-0003", name="Gideon Marsh", address="Lund Street"),
        ])
        work.session.add(Cohort(name="Lund Street watch", kind="locations"))
        work.commit()
    return panel


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gideon", [3]), ("GIDEON MARSH", [3]), ("marsh gid", [3]), ("gid", [3]), ("ideon", []),
        ("zoe faolain", [1]), ("ZOË", [1]), ("o hara", [1]), ("O'Hara", [1]), ("ohara", []), ("n1 2ab", [1]),
        ("n1", [1]), ("07700900", [1]), ("P-0002", [2]), ("anna-marie", [2]), ("annie", [2]), ("secret", []),
        ("gideon zoe", []), ("", []), ("   ", []), ("-", []), ("_", []),
    ],
)
def test_words_find_people(people: PanelFile, typed: str, found: list[int]) -> None:
    assert [each.record_id for each in find(people, typed, registers=frozenset({"person"}))] == found


def test_all_registers_are_searched_unless_some_are_named(people: PanelFile) -> None:
    lund = {Found("person", 2), Found("person", 3), Found("cohort", 1)}
    assert set(find(people, "lund")) == lund
    assert find(people, "lund", registers=frozenset({"cohort"})) == [Found("cohort", 1)]
    assert find(people, "lund", registers=frozenset({"agency", "setting"})) == []
    assert len(find(people, "lund", limit=2)) == 2


def test_the_index_follows_every_change(people: PanelFile) -> None:
    with people.work("edit") as work:
        person = work.session.get_one(Person, 3)
        person.name = "Hesper Marsh"
        work.commit()
    assert find(people, "gideon") == []
    assert find(people, "hesper") == [Found("person", 3)]
    with people.work("edit") as work:
        work.session.get_one(Person, 3).ward = "Marshside"
        work.commit()
    assert find(people, "marshside") == []
    with people.work("remove") as work:
        work.session.delete(work.session.get_one(Person, 3))
        work.commit()
    assert find(people, "hesper") == []


def test_what_is_rolled_back_is_not_found(people: PanelFile) -> None:
    with people.work("edit") as work:
        work.session.get_one(Person, 3).name = "Hesper Marsh"
        work.session.flush()
        assert search.find(work.session, "hesper") == [Found("person", 3)]
    assert find(people, "hesper") == []


@pytest.mark.parametrize(
    "typed",
    ['"', '" OR "', "gideon*", "*", "NEAR(gideon)", "body:gideon", "gideon AND NOT marsh", "^gideon", "{gideon}",
     "'; DROP TABLE person; --", "%", "\\", "\0", "gideon\0", "_a_", "a" * 5000, "gideon " * 400, "²½", "\u0301", "😀",
     "-gideon", "gideon + marsh", "(", ":query"],
)
def test_nothing_typed_can_break_the_search(people: PanelFile, typed: str) -> None:
    find(people, typed)
    assert find(people, "gideon") == [Found("person", 3)]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_any_text_can_be_searched_for(people: PanelFile, typed: str) -> None:
    find(people, typed)


def test_a_negative_or_huge_id_is_no_trouble(panel: PanelFile) -> None:
    with panel.work("add") as work:
        work.session.add(Cohort(id=2**40, name="Far away", kind="victims"))
        work.commit()
    assert find(panel, "far") == [Found("cohort", 2**40)]


def state(panel: PanelFile) -> list[tuple[str, str]]:
    with panel.engine.connect() as connection:
        rows = connection.execute(text(
            "SELECT type, name FROM sqlite_master WHERE name LIKE 'search%' ORDER BY name"
        ))
        return [(kind, name) for kind, name in rows]


def test_opening_again_makes_nothing_anew(people: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_remake", lambda *_: pytest.fail("made anew"))
    search.ensure(people.engine)


def test_a_changed_declaration_makes_the_index_anew(people: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find(people, "gideon")
    kept = search._searched()
    monkeypatch.setattr(search, "_searched", lambda: [(n + 1, spec) for n, spec in kept if spec.key != "cohort"])
    people.close()
    again = PanelFile.open_practice(people.path)
    assert find(again, "gideon") == [Found("person", 3)]
    assert set(find(again, "lund")) == {Found("person", 2), Found("person", 3)}
    with again.work("edit") as work:
        work.session.get_one(Person, 3).name = "Hesper Marsh"
        work.session.get_one(Cohort, 1).name = "Unsearched"
        work.commit()
    assert find(again, "hesper") == [Found("person", 3)]
    assert find(again, "unsearched") == []
    monkeypatch.undo()
    again.close()
    last = PanelFile.open_practice(people.path)
    assert find(last, "unsearched") == [Found("cohort", 1)]
    last.close()


def test_an_index_taken_down_is_made_again_whole(people: PanelFile) -> None:
    before = state(people)
    assert len(before) > 10
    search.take_down(people.engine)
    assert state(people) == []
    with people.work("add") as work:
        work.session.add(Agency(name="While it was away", short_name="W", kind="other"))
        work.commit()
    search.ensure(people.engine)
    assert state(people) == before
    assert find(people, "while away") == [Found("agency", 1)]


def test_a_making_that_fails_midway_leaves_the_old_index(people: PanelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(people)
    made = search._statements()
    monkeypatch.setattr(search, "_statements", lambda: [*made[:-1], "INSERT INTO nowhere VALUES (1)"])
    with pytest.raises(Exception, match="nowhere"):
        search.ensure(people.engine)
    assert state(people) == before
    assert find(people, "gideon") == [Found("person", 3)]
    monkeypatch.undo()
    search.ensure(people.engine)
    assert find(people, "gideon") == [Found("person", 3)]


def test_whole_words_come_before_those_that_only_begin_so(panel: PanelFile) -> None:
    with panel.work("add") as work:
        work.session.add_all([Person(reference=f"P-{n:04}", name=f"Bello {n}") for n in range(1, 9)])
        work.session.add(Person(reference="P-0009", name="Arthur Bell", address="Flat 3, 12 Long Meadow Close East"))
        work.commit()
    assert find(panel, "bell", limit=3)[0] == Found("person", 9)
    assert len(find(panel, "bell", limit=3)) == 3
    assert find(panel, "arthur be") == [Found("person", 9)]


def test_there_is_room_for_every_register() -> None:
    assert len(search._searched()) < search._SPACE


def test_only_words_are_searched() -> None:
    for spec in all_registers():
        for each in spec.searched:
            assert each.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PHONE, Kind.EMAIL), (spec.key, each.name)


def test_the_index_agrees_with_the_tables(people: PanelFile, add_agency: AddAgency) -> None:
    add_agency("Northgate Council", "Ada Fenn", "Bo Lark")
    with people.work("edit") as work:
        work.session.get_one(Member, 1).role = "Chair"
        work.session.delete(work.session.get_one(Member, 2))
        work.commit()
    with people.engine.connect() as connection:
        kept = connection.execute(text("SELECT rowid, body FROM search ORDER BY rowid")).all()
    search.take_down(people.engine)
    search.ensure(people.engine)
    with people.engine.connect() as connection:
        assert connection.execute(text("SELECT rowid, body FROM search ORDER BY rowid")).all() == kept
        connection.execute(text("INSERT INTO search(search) VALUES ('integrity-check')"))
