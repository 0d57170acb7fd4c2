"""What every register shares: the declarative class, its description, and the list of all registers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import MetaData, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from ivolt_desktop.model.fields import Field, Kind, settle

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Stored(DeclarativeBase):
    """Anything kept in the panel's file."""

    metadata = MetaData(naming_convention=NAMING)


@dataclass(frozen=True)
class About:
    """What a register is called and how one of its records is named in a line."""

    one: str
    many: str
    title: tuple[str, ...] = ("reference",)
    """Attributes that make a record's title, joined with a space."""
    reference: str = ""
    """Attribute that holds the panel reference; it stands for a name where names are hidden."""
    order: tuple[str, ...] = ()
    """Attributes to sort the list by; a leading '-' means newest first."""
    empty: str = ""
    """What an empty list says, and what to do about it."""


class Register(Stored):
    """A register: numbered rows that people edit, each with a version that stops two edits from colliding."""

    __abstract__ = True
    __table_args__: Any = {"sqlite_autoincrement": True}
    about: ClassVar[About]

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    @property
    def title(self) -> str:
        """The record in one line, sensitive values and all: never show it without masking. Choices are in words."""
        spec = spec_of(type(self))
        parts = ((spec.field(name).words, getattr(self, name)) for name in self.about.title)
        return " ".join(str(words.get(part, part)) for words, part in parts if part)


@dataclass(frozen=True)
class RegisterSpec:
    """A register as declared: its class, its words and its fields in order."""

    key: str
    register: type[Register]
    about: About
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """The field of that name; ``KeyError`` if the register has none."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(f"{self.key} has no field {name}")

    @property
    def listed(self) -> tuple[Field, ...]:
        """Fields that are list columns from the start."""
        return tuple(each for each in self.fields if each.listed)

    @property
    def searched(self) -> tuple[Field, ...]:
        """Fields that the search reads."""
        return tuple(each for each in self.fields if each.searched)

    @property
    def edited(self) -> tuple[Field, ...]:
        """Fields that the form offers."""
        return tuple(each for each in self.fields if each.edited)


@cache
def spec_of(register: type[Register]) -> RegisterSpec:
    """The description of a register, read once from its columns."""
    table = inspect(register).local_table
    fields = []
    for attribute in inspect(register).column_attrs:
        column = attribute.columns[0]
        about = column.info.get("field")
        if isinstance(about, Field):
            python_type: type = str if about.kind is Kind.CHOICE else column.type.python_type
            fields.append(settle(about, attribute.key, python_type))
    return RegisterSpec(key=str(table.description), register=register, about=register.about, fields=tuple(fields))


def all_registers() -> Iterator[RegisterSpec]:
    """Every register, in the order in which they were declared."""
    import ivolt_desktop.model  # noqa: F401  (declares them)

    def below(parent: type[Register]) -> Iterator[type[Register]]:
        for child in parent.__subclasses__():
            if not child.__dict__.get("__abstract__"):
                yield child
            yield from below(child)

    return (spec_of(each) for each in below(Register))


def register_named(key: str) -> RegisterSpec:
    """The register with that key (its table's name); ``KeyError`` if there is none."""
    for spec in all_registers():
        if spec.key == key:
            return spec
    raise KeyError(key)
