"""What cleaning makes of a cell, and of a column of them."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ivolt_desktop.intake.book import Cell, CodedTexts, cell_text
from ivolt_desktop.intake.quick_cells import Quick
from ivolt_desktop.rules.unseen_marks import without_unseen
from ivolt_desktop.store.coded import with_values


class Cleaned(NamedTuple):
    """``kept`` is used as the cell stands, ``mended`` where the flaw is to be mended; ``shown`` is the mended text."""

    kept: object = None
    flaw: str = ""
    mended: object = None
    shown: str = ""


EMPTY = Cleaned()


class CleanedColumn:
    """A column of cleaned cells. ``kept`` has every value as it stands, ``flawed`` the cells with a flaw by place."""

    __slots__ = ("_mended", "flawed", "kept")

    def __init__(self, kept: Sequence[Any], flawed: dict[int, Cleaned], mended: Sequence[Any] | None = None) -> None:
        self.kept, self.flawed = kept, flawed
        self._mended = mended

    def __len__(self) -> int:
        return len(self.kept)

    def __getitem__(self, place: int) -> Cleaned:
        return self.flawed.get(place) or Cleaned(self.kept[place])

    @property
    def mended(self) -> Sequence[Any]:
        """Every value with every flaw mended that can be."""
        if self._mended is None:
            mends = {place: cell.mended for place, cell in self.flawed.items() if cell.mended is not None}
            self._mended = with_values(self.kept, mends) if mends else self.kept
        return self._mended


class Memo(dict[object, object]):
    """What is kept of each different cell, worked out when it is first asked for."""

    def __init__(self, clean: Callable[[Cell, str], Cleaned], quick: Quick | None) -> None:
        super().__init__({"": None, None: None})
        self._clean, self._quick = clean, quick
        self.flawed: dict[object, Cleaned] = {}

    def __missing__(self, key: Any) -> object:
        value = self._quick(key) if self._quick and isinstance(key, str) else None
        if value is None:
            cell: Any = key[1] if isinstance(key, tuple) else key
            text = without_unseen(cell_text(cell)).strip()
            found = self._clean(cell, text) if text else EMPTY
            value = found.kept
            if found.flaw:
                self.flawed[key] = found
        self[key] = value
        return value

    def mended(self, key: object) -> object:
        """What is kept of a cell whose flaw is mended, where it can be."""
        flaw = self.flawed.get(key)
        return self[key] if flaw is None or flaw.mended is None else flaw.mended


def clean_coded(cells: CodedTexts, memo: "Memo") -> CleanedColumn:
    """A column in which few cells are different, each looked at once."""
    import numpy as np

    kept = cells.mapped(memo.__getitem__)
    flaws = {code: memo.flawed[text] for code, text in enumerate(cells.different) if text in memo.flawed}
    if not flaws:
        return CleanedColumn(kept, {}, kept)
    flawed = np.zeros(len(cells.different), dtype=bool)
    flawed[list(flaws)] = True
    places = np.flatnonzero(flawed.take(cells.codes))
    found = {place: flaws[code] for place, code in zip(places.tolist(), cells.codes.take(places).tolist(), strict=True)}
    mended = cells.mapped(memo.mended) if any(flaw.mended is not None for flaw in flaws.values()) else kept
    return CleanedColumn(kept, found, mended)
