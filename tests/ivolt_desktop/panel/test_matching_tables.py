"""Finding duplicates in one list, linking two, and saying plainly what cannot be done."""

import csv
from pathlib import Path

import pytest

from ivolt_desktop.command_line import DONE, REFUSED, run
from ivolt_desktop.panel.matching_tables import match_tables
from ivolt_desktop.rules.known_errors import KnownError

COLUMNS = "forename=first,surname=last,born=dob,phone=phone,street=street,postcode=code"
HEAD = ("first", "last", "dob", "phone", "street", "code")
FORENAMES = ("Ada", "Bertram", "Clover", "Dmitri", "Esme", "Farouk", "Greta", "Hector", "Ingrid", "Jomo")
SURNAMES = ("Quill", "Wrenfield", "Okonjo", "Sandpiper", "Thackeray", "Umbers", "Vantongeren", "Whitlow", "Yarwood")


def people() -> list[list[str]]:
    """Ninety different people, each with a date, phone and address of their own."""
    return [
        [first, last, f"{1940 + 3 * a + b}-0{1 + b}-{10 + a}", f"07700 900{100 + 10 * a + b}", f"{a + 1} Gorse Road",
         f"RM10 {b}HT"]
        for a, first in enumerate(FORENAMES) for b, last in enumerate(SURNAMES)
    ]  # fmt: skip


def write(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def slip(row: list[str]) -> list[str]:
    """The same person written again: a letter doubled, the phone left out."""
    return [row[0], row[1][:2] + row[1][1:], row[2], "", row[4], row[5]]


def test_a_line_for_every_row_in_order_and_duplicates_share_a_cluster(tmp_path: Path) -> None:
    originals = people()
    again = [slip(row) for row in originals[::3]]
    made = match_tables([write(tmp_path / "list.csv", originals + again)], COLUMNS, tmp_path / "out.csv")
    lines = read(tmp_path / "out.csv")
    assert [int(line["row"]) for line in lines] == list(range(1, len(originals + again) + 1))
    assert {line["file"] for line in lines} == {"list.csv"}
    of = [line["cluster"] for line in lines]
    assert all(of[3 * at] == of[len(originals) + at] for at in range(len(again)))
    assert len(set(of)) == len(originals) == made.clusters


def test_two_lists_are_linked_though_they_name_columns_differently(tmp_path: Path) -> None:
    originals = people()
    second = tmp_path / "second.csv"
    with second.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("given", "family", "dob", "phone", "street", "code"),
                                    *(slip(row) for row in originals[:30])])
    match_tables([write(tmp_path / "first.csv", originals), second],
                 f"{COLUMNS},forename=given,surname=family", tmp_path / "out.csv")
    lines = read(tmp_path / "out.csv")
    first = [line["cluster"] for line in lines if line["file"] == "first.csv"]
    assert [line["cluster"] for line in lines if line["file"] == "second.csv"] == first[:30]


@pytest.mark.parametrize(("mapping", "said"), [
    ("nickname=first", "is not a word for a column"), ("forename", "is not a word and a column"),
    ("forename=given", "names given"),
])
def test_a_mapping_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path, mapping: str, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        match_tables([write(tmp_path / "list.csv", people())], mapping, tmp_path / "out.csv")


def test_a_column_named_twice_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "twice.csv"
    file.write_text("Surname,Born,surname\nBell,1950-03-04,Ashley\n", encoding="utf-8")
    with pytest.raises(KnownError, match="more than one column named surname"):
        match_tables([file], "surname=surname,born=born", tmp_path / "out.csv")


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "list.csv", people())
    asked = ["match", str(path), "--columns", COLUMNS, "--out", str(tmp_path / "out.csv")]
    assert run(asked) == DONE
    assert "90 rows, 90 clusters" in capsys.readouterr().out
    assert run([*asked, "--threshold", "2"]) == REFUSED
    assert "between 0 and 1" in capsys.readouterr().err


def test_reasons_are_written_for_every_row_that_joined(tmp_path: Path) -> None:
    originals = people()
    listed = write(tmp_path / "list.csv", [*originals, *(slip(row) for row in originals[::9])])
    out, why = tmp_path / "out.csv", tmp_path / "why.csv"
    assert run(["match", str(listed), "--columns", COLUMNS, "--out", str(out), "--reasons", str(why)]) == DONE
    told, clusters = read(why), {line["row"]: line["cluster"] for line in read(out)}
    assert {line["with row"] for line in told} == {str(row) for row in range(91, 101)}
    for line in told:
        assert clusters[line["row"]] == clusters[line["with row"]] == line["cluster"]
        bits = [float(part.rpartition("(")[2].rstrip(")")) for part in line["reasons"].split("; ")]
        assert sum(bits) == pytest.approx(float(line["weight"]), abs=0.002)
