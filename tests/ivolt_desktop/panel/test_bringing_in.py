"""Bringing a file in: all of it or nothing, nothing twice, every row accounted for and kept as it stood."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import Agency, AsbCall, Delivery, DeliveryRow, FireIncident, Person, Place, SavedLayout
from ivolt_desktop.panel import bringing_in
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.bringing_in import ReadFile, bring_in
from ivolt_desktop.panel.importing import saved_layouts
from ivolt_desktop.panel.layouts import bring_layout_in, change_layout
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.originals import Originals
from ivolt_desktop.rules.known_errors import Cancelled, DiskFull
from ivolt_desktop.rules.unseen_marks import without_unseen
from ivolt_desktop.store import PanelFile
from tests.ivolt_desktop.panel.incoming import CALLS, bring, call, write

DAY = date(2026, 5, 4)
HOSTILE = [
    '=HYPERLINK("http://example.org","x")', "+44 (0) 20; DROP TABLE asb_call;--", "<b>bold</b><script>1</script>",
    "مرحبا \u202eنام\u202c עברית", "x" * 10_000, "tab\there and a bell\x07 and nul-free", "@SUM(A1)", "'quoted\"",
]


def _calls(tmp_path: Path, name: str, *rows: list[str]) -> Path:
    return write(tmp_path / name, CALLS, rows)


def test_every_row_of_the_file_is_kept_with_its_fate_and_its_text(desk, cast, tmp_path):
    path = _calls(tmp_path, "calls.csv", call(1, DAY, "Orla Finch", "07700 900301"), call(2, DAY, "N/K"),
                  ["3/04MAY26", "31/02/2026", *[""] * 8], ["Grand Total", *[""] * 9])
    account = bring(desk.panel, path)
    assert (account.new, account.changed, account.same, account.set_aside, account.left_out) == (2, 0, 0, 1, 1)
    rows = desk.all(DeliveryRow)
    assert [(row.row_number, row.fate) for row in rows] == [(2, "new"), (3, "new"), (4, "set aside"), (5, "left out")]
    assert rows[2].reason == "A date that does not exist"
    assert _texts(desk)[4]["CAD Date"] == "31/02/2026"
    assert _texts(desk)[5] == {"CAD Number": "Grand Total"}
    (delivery,) = desk.all(Delivery)
    assert delivery.rows_new + delivery.rows_set_aside + delivery.rows_left_out == len(rows)
    assert {call.delivery_id for call in desk.all(AsbCall)} == {delivery.id}
    assert sorted(call.source_row for call in desk.all(AsbCall)) == [2, 3]


def _texts(desk) -> dict[int, dict[str, str]]:
    """Every row of the newest delivery as it was written."""
    (newest, *_) = sorted(desk.all(Delivery), key=lambda each: -each.id)
    with desk.panel.reading() as session:
        texts = Originals(session, newest.id)
        return {row.row_number: dict(texts.of(row.row_number)) for row in desk.all(DeliveryRow)
                if row.delivery_id == newest.id}


def test_sending_it_again_stores_nothing_twice(desk, cast, tmp_path):
    rows = [call(n, DAY, f"Caller {chr(65 + n)}", f"07700 9003{n:02d}", f"{n} Harrier Parade") for n in range(1, 9)]
    bring(desk.panel, _calls(tmp_path, "calls.csv", *rows))
    before = [desk.state()[key] for key in ("asb_call", "person", "place")]
    again = bring(desk.panel, _calls(tmp_path, "calls again.csv", *rows))
    assert (again.new, again.changed, again.same) == (0, 0, 8)
    assert [desk.state()[key] for key in ("asb_call", "person", "place")] == before


def test_an_overlap_brings_only_what_is_new(desk, cast, tmp_path):
    rows = [call(n, DAY, "Orla Finch", "07700 900301") for n in range(1, 7)]
    bring(desk.panel, _calls(tmp_path, "calls.csv", *rows[:4]))
    account = bring(desk.panel, _calls(tmp_path, "more calls.csv", *rows[2:]))
    assert (account.new, account.same) == (2, 2)
    assert len(desk.all(AsbCall)) == 6


def test_a_correction_moves_the_record_to_the_person_it_now_names(desk, cast, tmp_path):
    bring(desk.panel, _calls(tmp_path, "calls.csv", call(1, DAY, "Orla Finch", "07700 900301")))
    was = desk.all(AsbCall)[0].person_id
    account = bring(desk.panel, _calls(tmp_path, "put right.csv", call(1, DAY, "Idris Vale", "07700 900301")))
    assert account.changed == 1
    (record,) = desk.all(AsbCall)
    assert record.caller_name == "Idris Vale"
    assert record.person_id != was
    assert desk.get(Person, record.person_id).name == "Idris Vale"


def _sheets(path: Path, **sheets: tuple[list[str], list[list[str]]]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for name, (headers, rows) in sheets.items():
        page = book.add_worksheet(name)
        for at, cells in enumerate([headers, *rows]):
            page.write_row(at, 0, cells)
    book.close()
    return path


def _bring_sheet(desk, path: Path, sheet: str, choose=lambda review: None) -> tuple[str, str | None]:
    """Bring one sheet in: the name its layout was kept under, and that of the layout that was recognised."""
    with desk.panel.reading() as session:
        review = Review.open(path, saved_layouts(session), today=date(2026, 6, 20))
    review.choose_sheet(sheet)
    choose(review)
    seen = review.recognised.layout.name if review.recognised else None
    perform(desk.panel, bring_in, file=ReadFile.of(review, "Police"), agency_id=desk.all(Agency)[0].id)
    return max(desk.all(Delivery), key=lambda each: each.id).layout_name, seen


def test_layouts_of_two_sheets_that_map_differently_are_kept_beside_each_other(desk, cast, tmp_path):
    last = ["Operator", "Unit", "Desk", "Channel", "Despatcher", "Recorded", "Linked log", "Notes 1"]
    log = (["CAD Number", "CAD Date", "Caller Name", *last], [["2/04MAY26", "04/05/2026", "Idris Vale", *"abcdefgh"]])
    path = _sheets(tmp_path / "May.xlsx", Callers=(CALLS, [call(1, DAY, "Orla Finch")]), Log=log)
    assert _bring_sheet(desk, path, "Callers") == ("Police: Police ASB calls", None)
    assert _bring_sheet(desk, path, "Log") == ("Police: Police ASB calls (Log)", None)
    assert _bring_sheet(desk, path, "Callers") == ("Police: Police ASB calls",) * 2
    assert _bring_sheet(desk, path, "Log") == ("Police: Police ASB calls (Log)",) * 2
    assert len(desk.all(SavedLayout)) == 2


def test_a_sheet_with_the_same_headers_may_be_read_otherwise(desk, cast, tmp_path):
    path = _sheets(tmp_path / "May.xlsx", Callers=(CALLS, [call(1, DAY, "Orla Finch")]),
                   Others=(CALLS, [call(2, DAY, "Idris Vale")]))
    place = CALLS.index("Caller Name")
    assert _bring_sheet(desk, path, "Callers")[0] == "Police: Police ASB calls"
    name, seen = _bring_sheet(desk, path, "Others", lambda review: review.map_column(place, None))
    assert (name, seen) == ("Police: Police ASB calls (Others)", "Police: Police ASB calls")
    with desk.panel.reading() as session:
        review = Review.open(path, saved_layouts(session), today=date(2026, 6, 20))
    for sheet, field in (("Callers", "caller_name"), ("Others", None)):
        review.choose_sheet(sheet)
        assert review.columns[place].field == field


def test_next_months_changed_layout_takes_the_place_of_this_ones(desk, cast, tmp_path):
    _bring_sheet(desk, _sheets(tmp_path / "a.xlsx", May=(CALLS, [call(1, DAY, "Orla Finch")])), "May")
    changed = [*CALLS[:-1], "Something new"]
    name, seen = _bring_sheet(desk, _sheets(tmp_path / "b.xlsx", June=(changed, [call(2, DAY, "Bea Marsh")])), "June")
    assert name == seen == "Police: Police ASB calls"
    (kept,) = desk.all(SavedLayout)
    assert "Something new" in kept.definition


def test_the_layout_is_kept_so_that_next_month_is_recognised(desk, cast, tmp_path):
    bring(desk.panel, _calls(tmp_path, "calls.csv", call(1, DAY, "Orla Finch")))
    with desk.panel.reading() as session:
        layouts = saved_layouts(session)
    review = Review.open(_calls(tmp_path, "june.csv", call(9, date(2026, 6, 1), "Bea Marsh")), layouts)
    assert review.recognised is not None and review.recognised.layout.agency == "Police"
    assert len(desk.all(SavedLayout)) == 1


def test_which_end_of_a_scale_is_good_outlasts_a_change_of_the_layout(desk, cast, tmp_path):
    text = Layout("Surveys", "Police", "satisfaction_surveys", {"Date": "answered_on", "Score": "overall"},
                  options={"low is good:overall": "yes", "problem:score_bad": "keep"}).to_json()
    layout_id = desk.do(bring_layout_in, text=text)
    version = desk.get(SavedLayout, layout_id).version
    perform(desk.panel, change_layout, layout_id=layout_id, version=version, name="Council surveys",
            mapping={"Date": "answered_on", "Score": "overall"}, decisions=())
    with desk.panel.reading() as session:
        (kept,) = saved_layouts(session)
    assert (kept.name, kept.options) == ("Council surveys", {"low is good:overall": "yes"})


def test_hostile_cells_are_kept_and_stored_unharmed(desk, cast, tmp_path):
    rows = [call(n, DAY, "Orla Finch", where=text) for n, text in enumerate(HOSTILE, start=1)]
    account = bring(desk.panel, _calls(tmp_path, "calls.csv", *rows))
    assert account.new == len(HOSTILE)
    kept = [cells["Incident Location"] for cells in _texts(desk).values()]
    assert kept == HOSTILE
    stored = [record.location for record in desk.all(AsbCall)]
    for text, value in zip(HOSTILE, stored, strict=True):
        assert value is not None and " ".join(value.split()) == " ".join(without_unseen(text).split())


def _read(path: Path) -> ReadFile:
    return ReadFile.of(Review.open(path, today=date(2026, 6, 3)), "Police")


@pytest.mark.parametrize("stop_at", [0.05, 0.25, 0.45, 0.6, 0.75, 0.8])
def test_stopping_leaves_no_trace(desk, cast, tmp_path, stop_at):
    file = _read(_calls(tmp_path, "calls.csv", call(1, DAY, "Orla Finch", "07700 900301", "2 Harrier Parade")))
    before = desk.state()

    def progress(_words: str, share: float) -> None:
        if share >= stop_at:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        desk.do(bring_in, file, agency_id=cast.police, progress=progress)
    assert desk.state() == before
    assert desk.all(DeliveryRow) == []


def test_a_disk_that_fills_up_leaves_everything_as_it_was(desk, cast, tmp_path):
    rows = [call(n, DAY, f"Caller Number {n}", where="A long place name to fill pages " * 20) for n in range(1, 900)]
    file = _read(_calls(tmp_path, "calls.csv", *rows))
    before = desk.state()
    with desk.panel.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    from sqlalchemy import event

    @event.listens_for(desk.panel.engine, "begin")
    def limit(connection) -> None:
        connection.connection.driver_connection.execute(f"PRAGMA max_page_count = {pages + 20}")

    with pytest.raises(DiskFull):
        desk.do(bring_in, file, agency_id=cast.police)
    event.remove(desk.panel.engine, "begin", limit)
    assert desk.state() == before


def test_an_error_in_the_middle_puts_everything_back(desk, cast, tmp_path, monkeypatch):
    file = _read(_calls(tmp_path, "calls.csv", call(1, DAY, "Orla Finch", "07700 900301")))
    before = desk.state()

    def broken(*_args: object) -> list[int]:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(bringing_in, "link_people", broken)
    with pytest.raises(RuntimeError):
        desk.do(bring_in, file, agency_id=cast.police)
    assert desk.state() == before
    assert desk.all(DeliveryRow) == []


def test_the_genuine_fire_file_comes_in_whole_and_once(desk, shared_data):
    desk.do(add_agency, name="London Fire Brigade", short_name="Fire", kind="fire", supplies="incidents")
    path = shared_data / "real" / "lfb-incidents-2023-sample.csv"
    first = bring(desk.panel, path)
    assert (first.new, first.changed, first.same, first.set_aside, first.left_out) == (10_000, 0, 0, 0, 0)
    with desk.panel.reading() as session:
        assert session.query(FireIncident).filter_by(borough_code="E09000002").count() == 155
        places = session.query(Place).count()
    again = bring(desk.panel, path)
    assert (again.new, again.same) == (0, 10_000)
    with desk.panel.reading() as session:
        assert (session.query(FireIncident).count(), session.query(Place).count()) == (10_000, places)


_IMPORT = """
    import sys
    from datetime import date
    from pathlib import Path
    from ivolt_desktop.intake.review import Review
    from ivolt_desktop.panel.bringing_in import ReadFile, bring_in
    from ivolt_desktop.panel.operation import perform
    from ivolt_desktop.store import PanelFile

    stop_after = int(sys.argv[3])
    panel = PanelFile.open_practice(Path(sys.argv[1]))
    file = ReadFile.of(Review.open(Path(sys.argv[2]), today=date(2026, 6, 3)), "Police")
    seen = 0

    def watch(statement):
        global seen
        seen += 1
        if seen == stop_after:
            print("now", flush=True)
            sys.stdin.read()

    from sqlalchemy import event

    @event.listens_for(panel.engine, "before_cursor_execute")
    def before(connection, cursor, statement, parameters, context, many):
        watch(statement)

    @event.listens_for(panel.engine, "commit")
    def committing(connection):
        watch("commit")

    perform(panel, bring_in, file, agency_id=1)
    print("done", seen, flush=True)
    sys.stdin.read()
"""


def _die_in(panel_path: Path, file: Path, stop_after: int, root: Path) -> str:
    """Run an import in a process of its own and kill it where it stops; returns what it last said."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_IMPORT), str(panel_path), str(file), str(stop_after)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
    assert process.stdout is not None and process.stdin is not None
    said = process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="signal 9 is a thing of POSIX")
def test_killed_at_any_moment_the_store_is_as_before_or_as_after(tmp_path, root):
    rows = [call(n, DAY, f"Caller {n % 70}", f"07700 900{n % 900:03d}", f"{n % 90} Harrier Parade")
            for n in range(1, 1500)]
    file = _calls(tmp_path, "calls.csv", *rows)
    path = tmp_path / "killed.ivolt"
    panel = PanelFile.create_practice(path)
    perform(panel, add_agency, name="Metropolitan Police", short_name="Police", kind="police")
    panel.close()
    spare = tmp_path / "spare.ivolt"
    shutil.copy(path, spare)
    statements = int(_die_in(spare, file, 10_000_000, root).split()[1])
    outcomes = []
    for stop_after in (*(statements * n // 6 for n in range(1, 6)), 10_000_000):
        said = _die_in(path, file, stop_after, root)
        panel = PanelFile.open_practice(path)
        with panel.reading() as session:
            counts = tuple(session.query(each).count() for each in (Delivery, DeliveryRow, AsbCall))
            whole = session.connection().exec_driver_sql("PRAGMA integrity_check").scalar_one()
        panel.close()
        assert whole == "ok"
        assert counts in ((0, 0, 0), (1, len(rows), len(rows)))
        outcomes.append((said.split()[0], counts[0]))
    assert ("now", 0) in outcomes
    assert outcomes[-1] == ("done", 1)
