"""A register is declared once: what a column says of itself.

``field()`` makes the SQLAlchemy column and keeps beside it the words and rules from which the form, the list, the
filter, the export, the masking, the search and the audit are made. Nothing else lists a register's fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import MappedColumn, mapped_column

from ivolt_desktop.rules.masking import Sensitive


class Kind(StrEnum):
    """What a field holds; decides its editor, its alignment and how it is written out."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    MOMENT = "moment"
    NUMBER = "number"
    DECIMAL = "decimal"
    YES_NO = "yes or no"
    CHOICE = "choice"
    LINK = "link"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True)
class Field:
    """One field of a register, in words. ``name`` is the attribute's name, set when the register is read."""

    label: str
    kind: Kind | None = None
    help: str = ""
    name: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Pairs of stored value and words, for ``Kind.CHOICE``."""
    sensitive: Sensitive = Sensitive.NO
    listed: bool = False
    """Shown as a column of the list without being asked for."""
    searched: bool = False
    edited: bool = True
    """Offered in the form; otherwise shown only."""
    required: bool = False
    target: str = ""
    """For ``Kind.LINK``: the key of the register it points at."""
    width: int = 0
    """Width of the list column in average characters; 0 lets the kind decide."""

    @property
    def words(self) -> Mapping[str, str]:
        """Stored value to words, for a choice."""
        return dict(self.choices)


def choices_of(enum: type[StrEnum]) -> tuple[tuple[str, str], ...]:
    """Choices from a ``StrEnum``; members may carry a ``words`` property, otherwise the value is the words.

    Words that stand in the middle of a sentence elsewhere begin with a capital here, where they stand alone.
    """
    said = [(member.value, str(getattr(member, "words", member.value))) for member in enum]
    return tuple((value, words[:1].upper() + words[1:]) for value, words in said)


def field(
    label: str,
    *,
    kind: Kind | None = None,
    help: str = "",
    choices: type[StrEnum] | tuple[tuple[str, str], ...] = (),
    sensitive: Sensitive = Sensitive.NO,
    listed: bool = False,
    searched: bool = False,
    edited: bool = True,
    required: bool = False,
    link: str = "",
    on_delete: str = "RESTRICT",
    width: int = 0,
    default: Any = None,
    index: bool = False,
    unique: bool = False,
) -> MappedColumn[Any]:
    """A column of a register together with everything the program needs to know of it.

    ``link`` names the register (its table) the field points at; deletion of the target is refused unless
    ``on_delete`` says otherwise. A field with choices stores the choice's value as text. The value before a change is
    always read (``active_history``), because the audit trail and undo need it.
    """
    pairs = choices if isinstance(choices, tuple) else choices_of(choices)
    if link:
        kind = Kind.LINK
    elif pairs:
        kind = Kind.CHOICE
    about = Field(
        label=label, kind=kind, help=help, choices=pairs, sensitive=sensitive, listed=listed, searched=searched,
        edited=edited, required=required, target=link, width=width,
    )
    arguments: list[Any] = [ForeignKey(f"{link}.id", ondelete=on_delete)] if link else []
    options: dict[str, Any] = {
        "active_history": True, "info": {"field": about}, "index": index or bool(link), "unique": unique or None,
    }
    if default is not None:
        options["default"] = default
    return mapped_column(*arguments, **options)


_KIND_OF_TYPE: dict[type, Kind] = {
    str: Kind.TEXT, bool: Kind.YES_NO, int: Kind.NUMBER, float: Kind.DECIMAL, datetime: Kind.MOMENT, date: Kind.DATE,
}


def settle(about: Field, name: str, python_type: type) -> Field:
    """The field with its name, and its kind from the column's Python type where none was given."""
    return replace(about, name=name, kind=about.kind or _KIND_OF_TYPE.get(python_type, Kind.TEXT))
