"""Other readers, none of them told anything about a file. Run in an environment that has them:

    PYTHON -m tests.bench.damaged_csv.peers READER FOLDER

reads every file of FOLDER and writes what the reader made of it beside it, ending in ``.by-READER``; where it failed,
there is no such file. Exit status 3 where the reader is not installed.
"""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

Rows = list[list[str]]


def by_pandas() -> Callable[[Path], Rows]:
    """pandas with the separator left to it."""
    import pandas

    def read(path: Path) -> Rows:
        frame = pandas.read_csv(
            path, sep=None, engine="python", dtype=str, keep_default_na=False, on_bad_lines="skip", index_col=False
        )
        return [list(map(str, frame.columns)), *frame.fillna("").values.tolist()]

    return read


def by_csv() -> Callable[[Path], Rows]:
    """The standard library's reader and its sniffer."""

    def read(path: Path) -> Rows:
        with path.open(newline="", encoding="utf-8") as file:
            dialect = csv.Sniffer().sniff(file.read())
            file.seek(0)
            return list(csv.reader(file, dialect))

    return read


def by_clevercsv() -> Callable[[Path], Rows]:
    """CleverCSV."""
    import clevercsv

    def read(path: Path) -> Rows:
        with path.open(newline="", encoding="utf-8") as file:
            dialect = clevercsv.Sniffer().sniff(file.read())
            file.seek(0)
            return [list(row) for row in clevercsv.reader(file, dialect)]

    return read


def by_duckdb(how: str = "") -> Callable[[Path], Rows]:
    """DuckDB with everything left to it.

    Its sniffer says first whether there is a header, so that asking for text does not hide the header from it.
    """
    import duckdb

    def read(path: Path) -> Rows:
        with duckdb.connect() as connection:
            file = str(path).replace("'", "''")
            sniffed = connection.sql(f"select HasHeader from sniff_csv('{file}'{how})").fetchall()
            header = "true" if sniffed and sniffed[0][0] else "false"
            found = connection.sql(f"from read_csv('{file}'{how}, parallel=false, all_varchar=true, header={header})")
            return [list(found.columns), *[["" if c is None else c for c in row] for row in found.fetchall()]]

    return read


def by_duckdb_forgiving() -> Callable[[Path], Rows]:
    """DuckDB told to forgive what it can, as in the published benchmark (of an older version)."""
    return by_duckdb(", strict_mode=false, ignore_errors=true, null_padding=true")


READERS = {
    "pandas": by_pandas,
    "csv": by_csv,
    "clevercsv": by_clevercsv,
    "duckdb": by_duckdb,
    "forgiving": by_duckdb_forgiving,
}


def main(arguments: list[str]) -> int:
    """Read every file of a folder with one reader."""
    name, folder = arguments[0], Path(arguments[1])
    try:
        read = READERS[name]()
    except ImportError:
        return 3
    csv.field_size_limit(2**31 - 1)
    for path in sorted(folder.glob("*.csv")):
        try:
            rows = read(path)
        except Exception:
            continue  # whatever a reader throws, it did not read the file
        with path.with_suffix(f".by-{name}").open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
