"""What there is of people in a panel, and whether any of it stands somewhere else."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import select

from ivolt_desktop.model import AsbCall, CouncilCase, Person
from ivolt_desktop.store import PanelFile

_SHORTEST = 7
"""Shorter forms ('Mr Li') could be found by chance."""


def personal_words(panel: PanelFile) -> set[str]:
    """Every name, phone number and address of people that the panel holds, and the particulars of what they said."""
    found: set[str] = set()
    with panel.reading() as session:
        for row in session.execute(select(Person.name, Person.also_known_as, Person.phone, Person.address)):
            found |= {part.strip() for value in row if value for part in value.split(";")}
        for row in session.execute(select(AsbCall.caller_name, AsbCall.caller_phone, AsbCall.caller_address)):
            found |= {value for value in row if value}
        for row in session.execute(select(CouncilCase.complainant_name, CouncilCase.subject_name)):
            found |= {value for value in row if value}
    return {words for words in found if len(words) >= _SHORTEST and words.isascii()}


def leaked(told: str | bytes, personal: Iterable[str]) -> list[str]:
    """What of ``personal`` stands in ``told``; of bytes, all that can be read in them as plain or wide text."""
    folded = told.casefold() if isinstance(told, str) else readable(told)
    return sorted(words for words in personal if words.casefold() in folded)


def readable(content: bytes) -> str:
    """Every run of letters in ``content``, as the tool ``strings`` finds them, in plain and in wide writing."""
    plain = re.findall(rb"[\x20-\x7e]{%d,}" % _SHORTEST, content)
    wide = re.findall(rb"(?:[\x20-\x7e]\0){%d,}" % _SHORTEST, content)
    return b"\n".join([*plain, *(run.replace(b"\0", b"") for run in wide)]).decode("ascii").casefold()


class _Everything(logging.Handler):
    """Keeps all that any part of the program logs, at any level, with its values and tracebacks."""

    def __init__(self) -> None:
        super().__init__(0)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(self.format(record))
        self.told.append(repr(record.args))


@contextmanager
def everything_logged() -> Iterator[list[str]]:
    root, handler = logging.getLogger(), _Everything()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield handler.told
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
