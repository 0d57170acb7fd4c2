import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from ivolt_desktop.rules.known_errors import (
    CannotWrite,
    ChangedElsewhere,
    DiskFull,
    FileInUse,
    KnownError,
    NotAPanelFile,
    WrongPassphrase,
)
from ivolt_desktop.store.failures import in_plain_words


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("database or disk is full", DiskFull),
        ("database is locked", FileInUse),
        ("attempt to write a readonly database", CannotWrite),
        ("unable to open database file", CannotWrite),
        ("disk I/O error", CannotWrite),
        ("database disk image is malformed", NotAPanelFile),
    ],
)
def test_what_the_database_says_is_put_in_plain_words(said: str, known: type[KnownError]) -> None:
    with pytest.raises(known) as caught, in_plain_words("June.ivolt"):
        raise OperationalError("INSERT INTO person VALUES ('Gideon Marsh')", None, Exception(said))
    assert "June.ivolt" in caught.value.sentence
    for word in ("INSERT", "person", "Gideon", said, "database", "_"):
        assert word not in caught.value.sentence


def test_a_record_that_moved_on_is_told() -> None:
    with pytest.raises(ChangedElsewhere, match="changed since you opened it"), in_plain_words("June.ivolt"):
        raise StaleDataError("UPDATE statement on table 'person' expected to update 1 row(s); 0 were matched.")


def test_other_errors_are_left_as_they_are() -> None:
    bug = OperationalError("SELECT", None, Exception("no such column: x"))
    for error in (bug, ValueError("x"), WrongPassphrase("words")):
        with pytest.raises(type(error)) as caught, in_plain_words("June.ivolt"):
            raise error
        assert caught.value is error


def test_nothing_happens_where_nothing_fails() -> None:
    done = []
    with in_plain_words("June.ivolt"):
        done.append(True)
    assert done == [True]
