"""The list of any register, made from its declaration: filtered, searched and sorted in SQL, links named in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Select, func, inspect, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Membership, Register, RegisterSpec, register_named
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.store import search

_MOST_FOUND = 5_000
_AT_ONCE = 500


@dataclass(frozen=True)
class Linked:
    """What a link points at: show ``words`` through the lens with ``sensitive`` and ``reference``."""

    register: str
    id: int
    words: str
    reference: str
    sensitive: Sensitive


@dataclass(frozen=True, eq=False)
class ListRow(Mapping[str, Any]):
    """One record: a mapping of field name to value, in which a link's value is its target's words.

    ``links`` holds what each link points at, by field name; ``reference`` is the record's own.
    """

    id: int
    version: int
    reference: str
    values_by_name: dict[str, Any]
    links: dict[str, Linked] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values_by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_name)

    def __len__(self) -> int:
        return len(self.values_by_name)


@dataclass(frozen=True)
class ListPage:
    """Some rows of a register, and how many there are in all under the same filter."""

    rows: tuple[ListRow, ...]
    total: int


def list_fields(spec: RegisterSpec, *, every: bool = False) -> tuple[Field, ...]:
    """The columns of a register's list (or every field); links become text as sensitive as what they name."""
    chosen = spec.fields if every else spec.listed
    return tuple(
        replace(each, kind=Kind.TEXT, sensitive=_strictest(each.sensitive, title_sensitivity(each.target)))
        if each.target else each
        for each in chosen
    )


def _strictest(one: Sensitive, other: Sensitive) -> Sensitive:
    return one if one is not Sensitive.NO else other


def title_sensitivity(register_key: str) -> Sensitive:
    """How sensitive the title of a record of that register is: the first sensitive field that it is made of."""
    spec = register_named(register_key)
    names = {each.name: each.sensitive for each in spec.fields}
    return next((names[name] for name in spec.about.title if names.get(name, Sensitive.NO) is not Sensitive.NO),
                Sensitive.NO)


def list_rows(
    session: Session, spec: RegisterSpec, *, typed: str = "", where: Mapping[str, Any] | None = None, sort: str = "",
    limit: int | None = None, offset: int = 0,
) -> ListPage:
    """Rows of a register.

    ``typed`` searches the searched fields; ``where`` keeps rows whose field equals the value (is empty for ``None``, is
    one of them for a list); ``sort`` is a field's name, '-' before it for newest or largest first, and otherwise the
    register's own order. Merged people and places are left out unless ``where`` asks for them.
    """
    query = _filtered(session, spec, typed, dict(where or {}))
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    query = _ordered(query, spec, sort)
    if limit is not None:
        query = query.limit(limit).offset(offset)
    records = session.scalars(query).all()
    links = _links(session, spec, records)
    return ListPage(tuple(_row(spec, record, links) for record in records), total)


def _filtered(session: Session, spec: RegisterSpec, typed: str, where: dict[str, Any]) -> Select[Any]:
    register = spec.register
    query = select(register)
    columns = inspect(register).column_attrs
    if "merged_into_id" in columns and "merged_into_id" not in where:
        where["merged_into_id"] = None
    for name, value in where.items():
        column = columns[name].class_attribute
        if isinstance(value, list | tuple | set | frozenset):
            query = query.where(column.in_(value))
        else:
            query = query.where(column == value)
    if typed.strip():
        found = search.find(session, typed, registers=frozenset({spec.key}), limit=_MOST_FOUND)
        query = query.where(register.id.in_([each.record_id for each in found]))
    return query


def _ordered(query: Select[Any], spec: RegisterSpec, sort: str) -> Select[Any]:
    columns = inspect(spec.register).column_attrs
    for name in (sort,) if sort else spec.about.order:
        descending, name = name.startswith("-"), name.removeprefix("-")
        column = columns[name].class_attribute
        if name in {each.name for each in spec.fields if each.kind in (Kind.TEXT, Kind.LONG_TEXT)}:
            column = func.lower(column)
        query = query.order_by(column.is_(None), column.desc() if descending else column.asc())
    return query.order_by(spec.register.id)


def _row(spec: RegisterSpec, record: Register, links: dict[str, dict[int, Linked]]) -> ListRow:
    values: dict[str, Any] = {}
    mine: dict[str, Linked] = {}
    for each in spec.fields:
        value = getattr(record, each.name)
        linked = links.get(each.target, {}).get(value) if each.target and value is not None else None
        if linked is not None:
            mine[each.name] = linked
        values[each.name] = value if not each.target else (linked.words if linked else None)
    reference = str(getattr(record, spec.about.reference) or "") if spec.about.reference else ""
    return ListRow(record.id, record.version, reference, values, mine)


def _links(session: Session, spec: RegisterSpec, records: Any) -> dict[str, dict[int, Linked]]:
    wanted: dict[str, set[int]] = {}
    for each in spec.fields:
        if each.target:
            ids = {getattr(record, each.name) for record in records} - {None}
            wanted.setdefault(each.target, set()).update(ids)
    return {key: linked_records(session, key, ids) for key, ids in wanted.items() if ids}


def linked_records(session: Session, register_key: str, ids: set[int]) -> dict[int, Linked]:
    """The words, reference and sensitivity of records, by id. A person or place in a cohort keeps its own reference."""
    target = register_named(register_key)
    sensitive = title_sensitivity(register_key)
    found: dict[int, Linked] = {}
    ordered = sorted(ids)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        for record in session.scalars(select(target.register).where(target.register.id.in_(some))):
            reference = str(getattr(record, target.about.reference) or "") if target.about.reference else ""
            found[record.id] = Linked(register_key, record.id, record.title, reference, sensitive)
    return found


def link_options(session: Session, register_key: str, typed: str = "", limit: int = 200) -> list[Linked]:
    """What a form may offer for a link: records by title, those that match what was typed, people now on the panel.

    A cohort member is offered only while in the cohort, an agency only while it takes part.
    """
    spec = register_named(register_key)
    where: dict[str, Any] = {}
    if register_key == "agency":
        where["active"] = True
    elif spec.register is Membership:
        where["left_on"] = None
    page = list_rows(session, spec, typed=typed, where=where, limit=limit)
    linked = linked_records(session, register_key, {row.id for row in page.rows})
    return [linked[row.id] for row in page.rows]
