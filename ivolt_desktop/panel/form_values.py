"""What was typed in a form, checked against the register's own declaration, with a plain sentence for each fault."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Register, RegisterSpec, register_named
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.rules.known_errors import ChangedElsewhere, NotAllowed
from ivolt_desktop.rules.unseen_marks import without_unseen
from ivolt_desktop.store import UnitOfWork

Record = TypeVar("Record", bound=Register)
LONGEST_TEXT = 20_000
_LARGEST = 10**12
_YEARS = range(1880, 2200)


def fetched(work: UnitOfWork, register: type[Record], record_id: int, version: int | None = None) -> Record:
    """The record, as long as it is there and, where ``version`` is given, still the one the person saw.

    Raises ``ChangedElsewhere`` otherwise.
    """
    record = work.session.get(register, record_id)
    if record is None:
        raise ChangedElsewhere(f"This {register.about.one} has been removed since you opened it.")
    if version is not None and record.version != version:
        raise ChangedElsewhere(
            f"This {register.about.one} was changed since you opened it. Your typing is still here; look at the new "
            "values, then save again."
        )
    return record


def needed(text: str | None, label: str) -> str:
    """Text without outer blanks; ``NotAllowed`` where nothing is left of it."""
    tidy = (text or "").strip()
    if not tidy:
        raise NotAllowed(f"{label} cannot be left empty.")
    return tidy


def optional(text: str | None) -> str | None:
    """Text without outer blanks, or ``None``."""
    return (text or "").strip() or None


def checked(
    session: Session, spec: RegisterSpec, values: Mapping[str, object], record: Register | None = None
) -> dict[str, Any]:
    """The values to store, by field name; ``record`` is the one being changed, ``None`` for a new one.

    Only fields that the form offers may be given. Raises ``NotAllowed`` with the sentence for the first fault.
    """
    good: dict[str, Any] = {}
    for name, value in values.items():
        field = spec.field(name)
        if not field.edited:
            raise NotAllowed(f"{field.label} is not changed by hand.")
        good[name] = _value(session, field, value)
        if good[name] is None and not _may_be_empty(spec, field, adding=record is None):
            raise NotAllowed(f"{field.label} cannot be left empty.")
        _check_unique(session, spec, field, good[name], record)
    if record is None:
        for field in spec.edited:
            if field.required and field.name not in values and not _has_default(spec, field):
                raise NotAllowed(f"{field.label} cannot be left empty.")
        good = {name: value for name, value in good.items() if value is not None}
    return good


def _column(spec: RegisterSpec, field: Field) -> Any:
    return inspect(spec.register).column_attrs[field.name].columns[0]


def _has_default(spec: RegisterSpec, field: Field) -> bool:
    return _column(spec, field).default is not None


def _may_be_empty(spec: RegisterSpec, field: Field, adding: bool) -> bool:
    if adding and _has_default(spec, field):
        return True
    return bool(_column(spec, field).nullable) and not field.required


def _value(session: Session, field: Field, value: object) -> Any:
    if isinstance(value, str):
        value = without_unseen(value).strip() or None
    if value is None:
        return None
    good = _reader(field)(session, field, value)
    return good


def _reader(field: Field) -> Any:
    return {
        Kind.DATE: _day, Kind.MOMENT: _moment, Kind.NUMBER: _whole, Kind.DECIMAL: _decimal, Kind.YES_NO: _yes_no,
        Kind.CHOICE: _choice, Kind.LINK: _link, Kind.EMAIL: _email,
    }.get(field.kind or Kind.TEXT, _text)


def _text(session: Session, field: Field, value: object) -> str:
    if not isinstance(value, str):
        raise NotAllowed(f"{field.label} must be words.")
    if len(value) > LONGEST_TEXT:
        raise NotAllowed(f"{field.label} is too long: keep it under {LONGEST_TEXT:,} characters.")
    return value


def _email(session: Session, field: Field, value: object) -> str:
    text = _text(session, field, value)
    before, at, after = text.partition("@")
    if not (before and at and after) or " " in text:
        raise NotAllowed(f"{field.label} does not look like an e-mail address.")
    return text


def _day(session: Session, field: Field, value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime) or value.year not in _YEARS:
        raise NotAllowed(f"{field.label} must be a date, such as 23 Nov 2026.")
    return value


def _moment(session: Session, field: Field, value: object) -> datetime:
    if not isinstance(value, datetime) or value.year not in _YEARS:
        raise NotAllowed(f"{field.label} must be a date and a time, such as 23 Nov 2026 10:00.")
    return value.replace(microsecond=0)


def _whole(session: Session, field: Field, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
        raise NotAllowed(f"{field.label} must be a whole number.")
    return value


def _decimal(session: Session, field: Field, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        raise NotAllowed(f"{field.label} must be a number.")
    return float(value)


def _yes_no(session: Session, field: Field, value: object) -> bool:
    if not isinstance(value, bool):
        raise NotAllowed(f"{field.label} must be yes or no.")
    return value


def _choice(session: Session, field: Field, value: object) -> str:
    if value not in field.words:
        raise NotAllowed(f"{field.label}: choose one of {', '.join(field.words.values())}.")
    return str(value)


def _link(session: Session, field: Field, value: object) -> int:
    target = register_named(field.target)
    there = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LARGEST
    if not there or session.get(target.register, value) is None:
        raise NotAllowed(f"{field.label}: choose one from the list of {target.about.many[:1].lower()}"
                         f"{target.about.many[1:]}.")
    assert isinstance(value, int)
    return value


def _check_unique(session: Session, spec: RegisterSpec, field: Field, value: object, record: Register | None) -> None:
    column = _column(spec, field)
    if value is None or not column.unique:
        return
    same = select(spec.register.id).where(column == value)
    if record is not None:
        same = same.where(spec.register.id != record.id)
    if session.scalar(same.limit(1)) is not None:
        raise NotAllowed(f"There is another {spec.about.one} with this {field.label.lower()}. Choose a different one.")
