"""Columns in which the same few values stand again and again: each value once, and a number for every row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.int32]

_LARGEST = 1 << 62
T = TypeVar("T")
U = TypeVar("U")


class Coded(Sequence[T], Generic[T]):
    """A column that knows its different values, so that work on it is done once for each of them.

    ``codes`` has for every row the place of its value in ``different``, where no value stands twice and all are used.
    """

    __slots__ = ("codes", "different")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, different: list[T], codes: "Codes") -> None:
        self.different, self.codes = different, codes

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return taken(self.different, self.codes[place])
        return self.different[int(self.codes[place])]

    def __iter__(self) -> Iterator[T]:
        return iter(taken(self.different, self.codes))

    def __contains__(self, value: object) -> bool:
        return value in self.different

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, list | Coded):
            return NotImplemented
        return taken(self.different, self.codes) == list(other)

    def mapped(self, change: Callable[[T], U]) -> "Coded[U]":
        """Every value changed. ``change`` is called once for each different one and gives something hashable."""
        return recoded(list(map(change, self.different)), self.codes)

    def with_values(self, values: Mapping[int, T]) -> "Coded[T]":
        """The column with other values at some places."""
        codes = self.codes.copy()
        places = {(type(value), value): code for code, value in enumerate(self.different)}
        for place, value in values.items():
            codes[place] = places.setdefault((type(value), value), len(places))
        return Coded(*Coded([value for _, value in places], codes).part(range(len(codes))))

    def part(self, places: "Sequence[int] | NDArray[np.int64]") -> tuple[list[T], "Codes"]:
        """The different values at some places, and their codes in the order of the places: a column of its own."""
        import numpy as np

        some = self.codes[places.start:places.stop] if isinstance(places, range) else self.codes.take(places)
        used = np.bincount(some, minlength=len(self.different)) > 0
        if used.all():
            return self.different, some
        fresh = (np.cumsum(used) - 1).astype(np.int32)
        return [self.different[code] for code in np.flatnonzero(used)], fresh.take(some)


def with_values(column: Sequence[T], values: Mapping[int, T]) -> Sequence[T]:
    """A copy of a column with other values at some places."""
    if isinstance(column, Coded):
        return column.with_values(values)
    made = list(column)
    for place, value in values.items():
        made[place] = value
    return made


def constant(value: T, count: int) -> Coded[T]:
    """A column that has one value throughout."""
    import numpy as np

    return Coded([value] if count else [], np.zeros(count, dtype=np.int32))


def numbers_of(codes: Any) -> "NDArray[np.int32]":
    """The codes that Arrow gave, an array of whole numbers of 32 bits without gaps; to be read only.

    Arrow's own way to NumPy would bring the whole of pandas along, where nothing else has.
    """
    import numpy as np

    return np.frombuffer(codes.buffers()[1], dtype=np.int32)[codes.offset:codes.offset + len(codes)]


def _numbered(column: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Whole numbers replaced by their order of first coming, from 0."""
    import numpy as np
    import pyarrow as pa

    held = pa.Array.from_buffers(pa.int64(), len(column), [None, pa.py_buffer(np.ascontiguousarray(column))])
    return numbers_of(held.dictionary_encode().indices).astype(np.int64)


def coded(column: Sequence[T]) -> Coded[T]:
    """The column with its different values told apart; values must be hashable."""
    import numpy as np

    if isinstance(column, Coded):
        return column
    places: dict[T, int] = {}
    codes = np.fromiter((places.setdefault(value, len(places)) for value in column), np.int32, len(column))
    return Coded(list(places), codes)


def recoded(values: Sequence[T], codes: "Codes") -> Coded[T]:
    """The column in which every code stands for one of ``values``, some of which may be alike."""
    import numpy as np

    places: dict[tuple[type, T], int] = {}
    moved = [places.setdefault((type(value), value), len(places)) for value in values]
    if len(places) < len(moved):
        codes = np.array(moved, dtype=np.int32).take(codes)
    return Coded([value for _, value in places], codes)


def taken(values: Sequence[T], codes: "Codes") -> list[T]:
    """The value for every code."""
    import numpy as np

    if len(codes) < len(values):
        return [values[code] for code in codes.tolist()]
    return np.fromiter(values, dtype=object, count=len(values)).take(codes).tolist() if len(codes) else []


def ways(columns: Sequence[Sequence[Any]]) -> tuple["Codes", list[int]]:
    """In how many ways rows are told by some columns: for every row the number of its way, from 0 in the order in
    which they first come, and the first row of each way.
    """
    import numpy as np

    together = np.zeros(len(columns[0]), dtype=np.int64)
    most = 1  # numbers in it are below this
    for column in map(coded, columns):
        many = max(len(column.different), 1)
        if most * many >= _LARGEST:
            together = _numbered(together)
            most = int(together.max(initial=-1)) + 1
        together = together * many + column.codes
        most *= many
    together = _numbered(together)
    codes = together.astype(np.int32)
    firsts = np.empty(int(codes.max()) + 1 if len(codes) else 0, dtype=np.int64)
    firsts[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)  # of several rows of a way the last one written stays
    return codes, firsts.tolist()
