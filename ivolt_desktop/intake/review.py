"""One file under review: what the four steps File, Columns, Problems and Confirm drive. Nothing is stored here.

Every row of the sheet ends in exactly one fate: the header, ready, set aside, or left out with the reason.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ivolt_desktop.intake.assembling import MappedColumn
from ivolt_desktop.intake.book import Progress, RawBook, RawSheet, cell_text
from ivolt_desktop.intake.checking import ProblemGroup, Problems, find_problems, group_problems, marked_as_before
from ivolt_desktop.intake.cleaning import clean_column
from ivolt_desktop.intake.columns import ColumnPlan, missing_fields, plan_columns, settle_what_columns_stand_for
from ivolt_desktop.intake.corrections import Corrections, code_of, part_off, to_send_back
from ivolt_desktop.intake.feed_guessing import guess_feed
from ivolt_desktop.intake.feeds import FEEDS, Feed
from ivolt_desktop.intake.finding import FoundTable, find_table, find_tables
from ivolt_desktop.intake.layouts import Layout, Recognition, followed, known_headers, layout_of, recognise
from ivolt_desktop.intake.likeliest_sheet import likeliest_sheet
from ivolt_desktop.intake.problem_kinds import COLUMN_NEW, PROBLEM_KINDS, Action
from ivolt_desktop.intake.reading import read_book, read_start
from ivolt_desktop.intake.record_columns import RecordColumns, assemble_columns
from ivolt_desktop.intake.resolving import ReviewedRows, resolve_rows
from ivolt_desktop.intake.reviewed_rows import Account, PreviewRow, ReviewedRow
from ivolt_desktop.intake.score_direction import choose_direction, settle_directions
from ivolt_desktop.intake.several_tables import TableOffer, in_order, offers, with_whole_sheet, without_hidden
from ivolt_desktop.rules.collecting import without_collecting
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.known_errors import Cancelled, KnownError

_CLEAR = 0.35


class NotThere(KnownError):
    """A sheet or column that the file does not have was asked for."""


@dataclass(slots=True)
class _Checked:
    columns: list[MappedColumn]
    problems: Problems
    records: RecordColumns
    notes: list[str]


class Review:
    """A file being reviewed. Make one with ``Review.open``; every change of mind is a method, every answer a property.

    Work that takes time happens on opening, on ``choose_*``/``map_column`` followed by reading ``groups`` or ``rows``;
    those call ``progress``, which may raise ``Cancelled``.
    """

    found: FoundTable
    tables: list[FoundTable]
    feed: Feed
    certainty: float
    columns: list[ColumnPlan]
    as_before: dict[str, Action]
    """What the layout remembers to have been decided about groups of problems."""

    def __init__(
        self, book: RawBook, layouts: Sequence[Layout], today: date, progress: Progress | None = None,
        feeds: Mapping[str, Feed] = FEEDS,
    ) -> None:
        self.book, self.feeds = book, feeds
        self.layouts = list(layouts)
        self.today = today
        self._progress = progress
        self._decisions: dict[str, Action] = {}
        self._row_decisions: dict[int, Action] = {}
        self._checked: _Checked | None = None
        self._rows: ReviewedRows | None = None
        self.recognised: Recognition | None = None
        self.reads_hidden = True
        self.corrects: Corrections | None = None
        self._parted: dict[int, Corrections] = {}
        self.sheet: RawSheet = book.sheets[0]
        self._take_sheet(likeliest_sheet(book, self.layouts, self._known(), feeds))

    @classmethod
    def open(
        cls,
        path: Path,
        layouts: Sequence[Layout] = (),
        *,
        today: date | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        feeds: Mapping[str, Feed] = FEEDS,
    ) -> "Review":
        """Read a file, find its table, recognise its layout or guess its feed. Raises the ``KnownError``s of reading.

        ``cancelled`` is asked now and then; when it answers True, ``Cancelled`` is raised.
        """

        def told(words: str, share: float) -> None:
            if cancelled and cancelled():
                raise Cancelled("Stopped. Nothing was stored.")
            if progress:
                progress(words, share)

        with without_collecting():
            book = read_book(path, told)
        return cls(book, layouts, today or date.today(), told, feeds)

    @classmethod
    def glance(
        cls, path: Path, layouts: Sequence[Layout] = (), *, today: date, feeds: Mapping[str, Feed] = FEEDS
    ) -> "Review":
        """A review of the beginning of a large text file (``book.partial`` says so), to be seen while it is read."""
        return cls(read_start(path), layouts, today, None, feeds)

    # ---- step 1: the file

    def choose_sheet(self, name: str) -> None:
        """Go to another sheet of the file. Raises ``NotThere``."""
        for sheet in self.book.sheets:
            if sheet.name == name:
                return self._take_sheet(sheet)
        raise NotThere("The file has no such sheet.")

    def choose_table(self, number: int) -> None:
        """Go to another table of the sheet, counted from 1 at the top. Raises ``NotThere``."""
        if not 1 <= number <= len(self.tables):
            raise NotThere("The sheet has no such table.")
        self._take_table(self.tables[number - 1])

    def choose_header(self, row_number: int) -> None:
        """Say which row is the header; 0 for a table without one."""
        self._take_table(find_table(self.sheet, self._known(), row_number))

    def choose_hidden(self, read: bool) -> None:
        """Say whether rows hidden in the spreadsheet are read (they are, unless told otherwise) or left out."""
        self.reads_hidden = read
        place, header = self.table_number, self.found.header_row
        self.tables = in_order(find_tables(self.sheet, self._known()))
        if place is None:
            self.choose_header(header or 0)
        else:
            self.choose_table(place)

    @property
    def table_number(self) -> int | None:
        """Which table of the sheet is read; None where the person pointed at a header of their own."""
        return next((at for at, table in enumerate(self.tables, 1) if table is self.found), None)

    @property
    def offered_tables(self) -> list[TableOffer]:
        """The tables of the sheet, top to bottom."""
        return offers(self.tables)

    @property
    def feed_is_clear(self) -> bool:
        """Whether what the file holds was recognised, chosen or guessed with some right; else the person says."""
        return self.certainty >= _CLEAR

    @property
    def summary(self) -> str:
        """One line on what was found, as the head of the step screens shows it."""
        header = self.found.header_row
        first = "first " if self.book.partial else ""
        where = f"below a header found on row {header}" if header else "without a header"
        rows = f"{first}{count_of(len(self.found.body), 'row')}"
        parts = [self.book.file_name, f"sheet ‘{self.sheet.name}’", f"{rows} {where}"]
        guess = f"looks like: {self.feed.label}" if self.feed_is_clear else "what it holds is not clear"
        parts.append(self.recognised.words if self.recognised else guess)
        return " · ".join(parts[:1] + parts[2:] if self.book.kind == "CSV text" else parts)

    # ---- step 2: the columns

    def choose_feed(self, key: str) -> None:
        """Say what kind of file it is; the columns are guessed anew."""
        self.feed, self.certainty = self.feeds[key], 1.0
        if self.recognised and self.recognised.layout.feed != key:
            self.recognised = None
        self._plan()

    def map_column(self, place: int, field_key: str | None) -> None:
        """Give the column at ``place`` a field, or None to keep it only with the original row.

        A field that takes one column is taken from the column that had it before.
        """
        if not 0 <= place < len(self.columns):
            raise NotThere("The table has no such column.")
        field = self.feed.field(field_key) if field_key else None
        for plan in self.columns:
            if field and plan.field == field_key and plan.place != place and not field.several:
                plan.field, plan.label, plan.state, plan.how = None, "Kept with the row", "kept", ""
        chosen = self.columns[place]
        chosen.field, chosen.label = field_key, field.label if field else "Kept with the row"
        chosen.state, chosen.how, chosen.confidence = "mapped" if field else "kept", "chosen by you", 1.0
        settle_what_columns_stand_for(self.columns, self.feed, self.found)
        self._settle_scores()
        self._forget()

    def choose_direction(self, place: int, low_is_good: bool) -> None:
        """Say of the scores at ``place`` whether a low number is the good one."""
        if not choose_direction(self.columns, place, low_is_good):
            raise NotThere("The table has no such column of scores.")
        self._forget()

    @property
    def understood(self) -> tuple[int, int]:
        """How many columns are understood, of how many."""
        return sum(plan.state != "new" for plan in self.columns), len(self.columns)

    @property
    def missing_fields(self) -> list[str]:
        """Labels of fields every row needs and no column gives."""
        return missing_fields(self.feed, self.columns)

    # ---- step 3: the problems

    @property
    def groups(self) -> list[ProblemGroup]:
        """The problems grouped by kind, each with its state; what needs a decision comes first."""
        late, checked = self.rows.late, self._check()
        new = [plan for plan in self.columns if plan.state == "new"] if self.recognised else []
        groups = group_problems(late, self._decisions, new, checked.problems)
        return marked_as_before(groups, self._decisions, self.as_before)

    @property
    def kinds_left(self) -> int:
        """How many groups still need a decision."""
        return sum(group.state == "needs decision" for group in self.groups)

    def decide(self, group_key: str, action: Action) -> None:
        """One decision for every row of a group. Raises ``NotThere`` for a choice the group does not offer."""
        kind = group_key.partition(":")[0]
        offered = ("keep",) if kind == COLUMN_NEW else PROBLEM_KINDS[kind].choices if kind in PROBLEM_KINDS else ()
        if action not in offered:
            raise NotThere("That choice is not offered for this kind of problem.")
        self._decisions[group_key] = action
        self._rows = None

    def decide_row(self, row_number: int, action: Action | None) -> None:
        """A decision for one row, whatever its groups say; None takes it back."""
        if action is None:
            self._row_decisions.pop(row_number, None)
        else:
            self._row_decisions[row_number] = action
        self._rows = None

    @property
    def row_decisions(self) -> dict[int, Action]:
        """Rows decided on their own, by row number."""
        return dict(self._row_decisions)

    def preview(self, start: int = 0, count: int = 50) -> list[PreviewRow]:
        """Rows as they stand in the file, from the ``start``-th of the body on, with the columns to tint."""
        problems = self._check().problems
        shown: list[PreviewRow] = []
        for place in range(max(start, 0), min(start + count, len(self.found.body))):
            number, cells = self.found.body[place]
            tinted = {p.column for p in problems.at(place) if p.column}
            places = frozenset(plan.place for plan in self.columns if plan.header in tinted)
            shown.append(PreviewRow(number, [cell_text(cell) for cell in cells], places))
        return shown

    def preview_group(self, group_key: str, count: int = 7) -> list[PreviewRow]:
        """Rows round the first one of a group."""
        place = self._check().problems.first_of(group_key)
        return self.preview(0 if place is None else max(0, place - 2), count)

    # ---- step 4: confirm

    @property
    def rows(self) -> ReviewedRows:
        """Every row with its fate, in file order; a row that lists several calls gives a record for each."""
        if self._rows is None:
            checked = self._check()
            with without_collecting():
                self._rows = resolve_rows(
                    self.feed, self.found, checked.columns, checked.records, checked.problems,
                    self._decisions, self._row_decisions, self._progress,
                )  # fmt: skip
        return self._rows

    @property
    def ready(self) -> list[ReviewedRow]:
        """The records to store."""
        rows = self.rows
        return [rows[place] for place, entry in enumerate(rows.order) if rows.is_ready(entry)]

    @property
    def account(self) -> Account:
        """What became of every row of the sheet."""
        return self.rows.account()

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day of the records to store; None where they have no dates."""
        return self.rows.period(self.feed.period_field)

    @property
    def notes(self) -> list[str]:
        """What reading had to decide, in words."""
        return [*self.book.notes, *self._check().notes]

    def set_aside_table(self) -> tuple[list[str], list[list[str | int]]]:
        """Headers and rows of what is set aside, with row number and reason first, to send back to the agency."""
        code = code_of(self.book.digest, self.sheet.name, self.found.header_row)
        numbers = self.corrects.rows if self.corrects else {}
        rows = [(numbers.get(number, number), why, [original.get(h, "") for h in self.found.headers])
                for number, why, original in self.rows.set_aside()]
        return to_send_back(self.corrects.code if self.corrects else code, self.found.headers, rows)

    def layout(self, name: str, agency: str) -> Layout:
        """The layout to save so that next month's file is recognised."""
        return layout_of(name, agency, self.feed, self.sheet.name, self.columns, self._decisions)

    @property
    def follows(self) -> str:
        """The name of the kept layout that this table's takes the place of; '' where it is another table's."""
        sheets = [sheet.name for sheet in self.book.sheets]
        return followed(self.recognised, self.found, self.tables, sheets, self.feeds)

    # ---- inside

    def _known(self) -> set[str]:
        return known_headers(self.layouts, self.feeds)

    def _take_sheet(self, sheet: RawSheet) -> None:
        self.sheet = sheet
        self._tell("Finding the table", 0.2)
        found = find_tables(sheet, self._known())
        self.tables = in_order(found)
        self._take_table(found[0])

    def _take_table(self, found: FoundTable) -> None:
        if len(self.tables) > 1:
            with_whole_sheet(found, self.sheet, self.tables)
        if not self.reads_hidden and self.sheet.hidden_rows:
            without_hidden(found, self.sheet.hidden_rows)
        self.found = found
        corrects = self._parted.get(id(found)) or part_off(found)
        self.corrects = corrects
        if corrects:
            self._parted[id(found)] = corrects
        self._recognise()

    def _recognise(self) -> None:
        self._tell("Recognising the columns", 0.3)
        self.recognised = recognise(self.found, self.layouts, self.feeds)
        if self.recognised:
            self.feed, self.certainty = self.feeds[self.recognised.layout.feed], 1.0
        else:
            self.feed, self.certainty = guess_feed(self.found, self.book.file_name, self.feeds)[0]
        self._plan()

    def _plan(self) -> None:
        given = self.recognised.given if self.recognised else None
        self.columns = plan_columns(self.found, self.feed, given)
        self._settle_scores()
        self.as_before = self.recognised.layout.decisions() if self.recognised else {}
        self._decisions = dict(self.as_before)
        self._row_decisions.clear()
        self._forget()

    def _settle_scores(self) -> None:
        options = self.recognised.layout.options if self.recognised else {}
        settle_directions(self.columns, self.feed, self.found, options, self.book.sheets)

    def _forget(self) -> None:
        self._checked = None
        self._rows = None

    def _check(self) -> _Checked:
        if self._checked is None:
            with without_collecting():
                self._checked = self._checked_anew()
        return self._checked

    def _checked_anew(self) -> _Checked:
        columns: list[MappedColumn] = []
        notes: list[str] = []
        mapped = [plan for plan in self.columns if plan.field]
        for done, plan in enumerate(mapped):
            self._tell("Checking the cells", 0.35 + 0.35 * done / len(mapped))
            field = self.feed.field(plan.field or "")
            cells = self.found.column(plan.place)
            cleaned, note = clean_column(self.feed, field, cells, self.today, plan)
            columns.append(MappedColumn(plan, field, cleaned))
            notes += [note] if note else []
        columns.sort(key=lambda column: column.plan.place)
        self._tell("Checking the rows", 0.7)
        records = assemble_columns(
            self.feed,
            columns,
            len(self.found.body),
            lambda share: self._tell("Checking the rows", 0.7 + share / 10),
        )
        problems = find_problems(self.feed, self.found, columns, records)
        return _Checked(columns, problems, records, notes)

    def _tell(self, words: str, share: float) -> None:
        if self._progress:
            self._progress(words, share)
