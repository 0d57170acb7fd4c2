"""How near a table that was read is to the table that was meant: 0 to 10 for each file.

The measures are those of the published benchmark: one for having read the file at all, and precision, recall and F1
of the header's cells, of the records and of all cells, each taken as a bag. Numbers count as equal whatever their
writing ('1.50' and '1.5') in headers and records.
"""

from collections import Counter
from collections.abc import Hashable, Iterable

from tests.bench.damaged_csv.sources import Row


def score(clean: list[Row], read: list[Row] | None) -> float:
    """The score of one file; ``read`` is None where the reader failed."""
    if read is None:
        return 0.0
    if not clean:
        return 10.0
    header = _measures(map(_plain, clean[0]), map(_plain, read[0]) if read else ())
    records = _measures(map(_record, clean[1:]), map(_record, read[1:]))
    cells = _measures((cell for row in clean for cell in row), (cell for row in read for cell in row))
    return 1.0 + header + records + cells


def _measures(wanted: Iterable[Hashable], given: Iterable[Hashable]) -> float:
    """The sum of precision, recall and F1."""
    want, got = Counter(wanted), Counter(given)
    if not want:
        return 3.0
    both = (want & got).total()
    if not both:
        return 0.0
    recall, precision = both / want.total(), both / got.total()
    return precision + recall + 2 * precision * recall / (precision + recall)


def _record(row: Row) -> str:
    return "".join(map(_plain, row))


def _plain(cell: str) -> str:
    try:
        number = float(cell)
    except ValueError:
        return cell.lower()
    return str(number)
