"""The rows of a delivered file as they are looked at: each put together when it is asked for."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, overload

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import DeliveryRow
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.panel.originals import Originals
from ivolt_desktop.panel.planning import TELLING

_NUMBER, _FATE, _REASON, _REGISTER, _RECORD, _ORIGINAL, _OF_ROW = range(7)


@dataclass(frozen=True)
class KeptRow:
    """One row of a delivered file: its number, fate, reason, the register and record it became, its cells.

    ``records`` has the ids of all records the row gave, where it gave several.
    """

    number: int
    fate: str
    reason: str
    register: str
    record_id: int | None
    cells: Mapping[str, str]
    records: tuple[int, ...] = ()
    of_row: int | None = None
    """The row, of the delivery it completes, that this one corrects."""


class KeptRows(Sequence[KeptRow]):
    """Some rows of one delivery, in file order; ``told`` are the values stored of each, by the places above."""

    def __init__(
        self, told: Sequence[Sequence[Any]], texts: Originals, several: Mapping[int, tuple[int, ...]]
    ) -> None:
        self._told, self._texts, self._several = told, texts, several

    def __len__(self) -> int:
        return len(self._told)

    @overload
    def __getitem__(self, place: int) -> KeptRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[KeptRow]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self._row(each) for each in self._told[place]]
        return self._row(self._told[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(
            mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def of(self, fate: str) -> "KeptRows":
        """The rows of one fate; '' gives all."""
        chosen = self._told if not fate else [each for each in self._told if each[_FATE] == fate]
        return KeptRows(chosen, self._texts, self._several)

    @property
    def fates(self) -> Counter[str]:
        """How many rows have each fate."""
        return Counter(each[_FATE] for each in self._told)

    def reasons(self, fate: str = "") -> Counter[str]:
        """Why rows (of one fate) were set aside or left out, with how many."""
        return Counter(
            each[_REASON] for each in self._told if each[_REASON] and (not fate or each[_FATE] == fate))

    def _row(self, told: Sequence[Any]) -> KeptRow:
        number, fate, reason, register, record_id, original, of_row = told
        records = self._several.get(number)
        if records is None:
            records = (record_id,) if record_id else ()
        cells = json.loads(original) if original else self._texts.of(number)
        return KeptRow(number, fate, reason or "", register or "", record_id, cells, records, of_row)


def kept_rows(session: Session, delivery_id: int) -> tuple[KeptRows, Originals]:
    """Every row of a delivery's file once, with the fate that tells most of what it gave; and the file's texts."""
    stored: Sequence[Sequence[Any]] = session.execute(
        select(DeliveryRow.row_number, DeliveryRow.fate, DeliveryRow.reason, DeliveryRow.register,
               DeliveryRow.record_id, DeliveryRow.original, DeliveryRow.of_row)
        .where(DeliveryRow.delivery_id == delivery_id).order_by(DeliveryRow.row_number, DeliveryRow.id)
    ).all()
    texts = Originals(session, delivery_id)
    if all(one[_NUMBER] != other[_NUMBER] for one, other in pairwise(stored)):
        return KeptRows(stored, texts, {}), texts
    told: list[Sequence[Any]] = []
    several: dict[int, tuple[int, ...]] = {}
    for number, group in groupby(stored, key=lambda each: each[_NUMBER]):
        parts = list(group)
        place = min(range(len(parts)), key=[TELLING.index(RowFate(part[_FATE])) for part in parts].__getitem__)
        told.append([*parts[place][:_ORIGINAL], parts[0][_ORIGINAL], parts[place][_OF_ROW]])
        several[number] = tuple(part[_RECORD] for part in parts if part[_RECORD])
    return KeptRows(told, texts, several), texts
