"""The columns of a table as numbers: each distinct text once, and for each record which of them it has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ivolt_desktop.matching.tables.ages import in_one_year
from ivolt_desktop.matching.tables.cleaning import CLEAN, split_address, split_name
from ivolt_desktop.matching.tables.words import WORDS, Belongs, Nature

Codes = NDArray[np.int32]
_LONGEST = 500
"""Letters of a cell that are read: no name or address is longer, and what is must not hold up the rest."""
SWAPPABLE_LINES = ("street", "address", "town", "other")
"""Lines of an address that are written into one another's column, by word."""


class Vocabulary:
    """The distinct texts of one column, or of columns whose contents are mistaken for each other."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = list(texts)
        self._forms: dict[str, tuple[list[str], Codes]] = {}
        self._numbers: dict[str, NDArray[np.int64]] = {}

    def form(self, name: str, made: Callable[[str], str]) -> Codes:
        """For each text the code of a shorter form of it (a sound, a year); -1 where the form is ''."""
        return self._formed(name, made)[1]

    def forms(self, name: str, made: Callable[[str], str]) -> list[str]:
        """For each text that form itself."""
        names, codes = self._formed(name, made)
        return [names[code] if code >= 0 else "" for code in codes.tolist()]

    def _formed(self, name: str, made: Callable[[str], str]) -> tuple[list[str], Codes]:
        if name not in self._forms:
            names, codes = coded([made(text) for text in self.texts])
            self._forms[name] = names, codes
        return self._forms[name]

    def number(self, name: str, made: Callable[[str], int]) -> NDArray[np.int64]:
        """A whole number for each text."""
        if name not in self._numbers:
            self._numbers[name] = np.fromiter(map(made, self.texts), np.int64, len(self.texts))
        return self._numbers[name]


@dataclass
class Column:
    """One thing that is compared. ``codes`` has a place in the vocabulary for each record, -1 where nothing is said."""

    word: str
    label: str
    nature: Nature
    belongs: Belongs
    vocabulary: Vocabulary
    codes: Codes

    @property
    def texts(self) -> list[str]:
        """The distinct texts that ``codes`` point at."""
        return self.vocabulary.texts

    def shape(self, name: str, made: Callable[[str], str]) -> Codes:
        """For each record the code of a shorter form of its text; -1 where there is none."""
        table = np.append(self.vocabulary.form(name, made), np.int32(-1))
        return np.asarray(table[self.codes], dtype=np.int32)


def coded(cells: Sequence[str]) -> tuple[list[str], Codes]:
    """The distinct texts in order of first appearance, and each cell's place among them; -1 for ''."""
    places: dict[str, int] = {}
    codes = np.empty(len(cells), dtype=np.int32)
    for at, cell in enumerate(cells):
        codes[at] = places.setdefault(cell, len(places)) if cell else -1
    return list(places), codes


def _mapped(cells: Sequence[str], clean: Callable[[str], str]) -> list[str]:
    once = {cell: clean(cell) for cell in set(cells)}
    return [once[cell] for cell in cells]


def _filled(one: list[str] | None, other: list[str]) -> list[str]:
    return other if one is None else [mine or theirs for mine, theirs in zip(one, other, strict=True)]


def make_ready(given: Sequence[tuple[str, Sequence[str]]]) -> list[Column]:
    """The columns to compare from (word, cells) pairs; a whole name and a whole address are taken apart."""
    cells: dict[str, list[list[str]]] = {}
    for word, cells_of in given:
        written = [cell[:_LONGEST] for cell in cells_of]
        made = list(written) if word in ("name", "address") else _mapped(written, CLEAN[WORDS[word].nature])
        cells.setdefault(word, []).append(made)
    for whole in cells.pop("name", []):
        _take_name(cells, whole)
    for whole in cells.pop("address", []):
        _take_address(cells, whole)
    _take_ages(cells)
    if "easting" in cells and "northing" in cells:
        east, north = cells.pop("easting")[0], cells.pop("northing")[0]
        pairs = zip(east, north, strict=True)
        cells["easting"] = [[f"{e} {n}" if e.isdigit() and n.isdigit() else "" for e, n in pairs]]
    else:
        cells.pop("easting", None), cells.pop("northing", None)
    return _columns({word: [made for made in cells[word] if any(made)] for word in WORDS if word in cells})


def _columns(cells: dict[str, list[list[str]]]) -> list[Column]:
    """One column for each list of cells; those of one family share a vocabulary."""
    texts: dict[str, list[str]] = {}
    for word, lists in cells.items():
        texts.setdefault(_family(word), []).extend(cell for cells_of in lists for cell in cells_of)
    shared = {name: coded(many) for name, many in texts.items()}
    vocabularies = {name: Vocabulary(found[0]) for name, found in shared.items()}
    made, taken = [], dict.fromkeys(texts, 0)
    for word, lists in cells.items():
        for number, cells_of in enumerate(lists):
            family, what = _family(word), WORDS[word]
            begin = taken[family]
            taken[family] += len(cells_of)
            codes = shared[family][1][begin : begin + len(cells_of)]
            label = f"{what.label} {number + 1}" if number else what.label
            made.append(Column(word, label, what.nature, what.belongs, vocabularies[family], codes))
    return made


def _family(word: str) -> str:
    if word in ("forename", "surname"):
        return "names"
    return "lines" if word in SWAPPABLE_LINES else word


def _take_ages(cells: dict[str, list[list[str]]]) -> None:
    """Put every age, and what a date of birth says of one, into one year; the days themselves are not compared."""
    days = cells.pop("age_on", [None])[0]
    for number, ages in enumerate(cells.get("age", [])):
        if any(ages):
            none = [""] * len(ages)
            days = None if days is None else _whole_days(days)
            born, *parts = (cells.get(word, [none])[0] for word in ("born", "surname", "forename"))
            cells["age"][number] = in_one_year(ages, _whole_days(born), days, list(zip(*parts, strict=True)))


def _whole_days(days: list[str]) -> list[str]:
    return [day if len(day) == 8 and day.isdigit() else "" for day in days]


def _take_name(cells: dict[str, list[list[str]]], whole: list[str]) -> None:
    once = {text: split_name(" ".join(text.split())) for text in set(whole)}
    fore = _filled(cells["forename"][0] if "forename" in cells else None, [once[text][0] for text in whole])
    sur = _filled(cells["surname"][0] if "surname" in cells else None, [once[text][1] for text in whole])
    rest = []
    for text, first, last in zip(whole, fore, sur, strict=True):
        own = once[text]
        words = [own[0], own[1], *own[2].split()]
        rest.append(" ".join(sorted({word for word in words if word and word not in (first, last)})))
    cells["forename"], cells["surname"] = [fore, *cells.get("forename", [])[1:]], [sur, *cells.get("surname", [])[1:]]
    cells.setdefault("name", []).append(rest)


def _take_address(cells: dict[str, list[list[str]]], whole: list[str]) -> None:
    if "street" in cells:
        cells.setdefault("address", []).append(_mapped(whole, CLEAN["text"]))
        return
    once = {text: split_address(text) for text in set(whole)}
    for place, word in enumerate(("house_number", "street", "postcode")):
        found = [once[text][place] for text in whole]
        cells[word] = [_filled(cells[word][0] if word in cells else None, found), *cells.get(word, [])[1:]]
