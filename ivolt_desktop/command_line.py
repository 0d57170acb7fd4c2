"""Jobs without a window: make pack or minutes, bring files in, read a table, save practice files, check the file.

Exit status: 0 done, 1 problems left, 2 refused.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from ivolt_desktop.rules.known_errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ivolt_desktop.store import PanelFile

DONE, PROBLEMS_LEFT, REFUSED = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Do one job; says in plain words what was done on standard output, and problems on standard error."""
    parser = _parser()
    if not arguments or arguments[0] in ("help", "--help", "-h"):
        parser.print_help()
        return DONE
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.job(chosen))
    except KnownError as error:
        print(error.sentence, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("Stopped. Nothing was stored.", file=sys.stderr)
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="IVOLT Desktop, jobs without a window.")
    jobs = parser.add_subparsers(required=True, metavar="JOB")

    def job(name: str, help: str, function: object) -> argparse.ArgumentParser:
        made = jobs.add_parser(name, help=help, description=help)
        made.set_defaults(job=function)
        return made

    for name, help, function in (
        ("pack", "Make the meeting pack of the next panel as a PDF.", _pack),
        ("minutes", "Make the minutes of the last panel as a PDF.", _minutes),
    ):
        made = job(name, help, function)
        _panel_options(made)
        made.add_argument("--out", type=Path, default=Path.cwd(), metavar="FOLDER", help="folder for the PDF")
    bring = job("import", "Bring agencies' files in; with --dry-run only say what would happen.", _import)
    _panel_options(bring)
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument("--agency", default="", help="short name of the agency that sent the files")
    bring.add_argument("--sheet", default="", metavar="NAME", help="the sheet to read; the likeliest if not named")
    bring.add_argument("--table", type=int, default=0, metavar="N", help="which of several tables on the sheet")
    bring.add_argument("--dry-run", action="store_true",
                       help="store nothing; may be done while a window has the panel open")
    bring.add_argument("--json", action="store_true", help="the account of rows as JSON")
    read = job("read", "Read any table file and write the table found in it as plain CSV.", _read)
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--sheet", metavar="NAME", help="the sheet to read; the fullest one if not named")
    read.add_argument("--table", type=int, default=1, metavar="N", help="which of several tables on the sheet")
    read.add_argument("--csv", metavar="OUT", help="where to write; - is standard output")
    read.add_argument("--name-columns", action="store_true", help="name the columns of a table without a header")
    match = job("match", "Find the duplicates in one table, or link two; writes the cluster of each row.", _match)
    match.add_argument("files", nargs="+", type=Path, metavar="FILE")
    match.add_argument("--columns", required=True, metavar="WORD=COLUMN,...",
                       help="what the columns hold, such as surname=last_name,born=dob; the words are forename, "
                       "surname, name, born, age, age_on, gender, phone, email, house_number, street, address, town, "
                       "county, postcode, uprn, easting, northing, reference and other")
    match.add_argument("--threshold", type=float, metavar="P",
                       help="the chance of being one, between 0 and 1, above which rows are put together")
    match.add_argument("--out", type=Path, default=Path("clusters.csv"), metavar="CSV",
                       help="where the result goes: file, row (1 is the first below the header), cluster, weight")
    match.add_argument("--reasons", type=Path, metavar="CSV",
                       help="also say why: each pair that joined a cluster, with its reasons in words")
    words = "Save the practice panel's agency files, to practise bringing them in."
    save = job("practice-files", words, _practice_files)
    save.add_argument("folder", type=Path, metavar="FOLDER")
    check = job("check", "Check the panel file: that it is whole and that its audit trail is unbroken.", _check)
    _panel_options(check)
    return parser


def _panel_options(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--panel", type=Path, metavar="FILE", help="the panel file; its passphrase is asked for")
    which.add_argument("--practice", action="store_true", help="the practice panel (made first if need be)")


@contextmanager
def _opened(chosen: argparse.Namespace, *, to_read: bool = False) -> "Iterator[PanelFile]":
    from ivolt_desktop.panel.opening import open_panel, open_practice, read_panel, read_practice

    if chosen.panel:
        passphrase = getpass(f"Passphrase for {chosen.panel.name}: ") if sys.stdin.isatty() else _typed_in()
        panel = (read_panel if to_read else open_panel)(chosen.panel, passphrase)
    else:
        panel = read_practice() if to_read else open_practice(progress=_say)
    try:
        yield panel
    finally:
        panel.close()


def _typed_in() -> str:
    return sys.stdin.readline().rstrip("\n")


def _made_folder(folder: Path) -> Path:
    from ivolt_desktop.rules.known_errors import CannotWrite

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"The folder {folder.name} cannot be made. Choose another folder.") from error
    return folder


def _say(words: str, _share: float) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def _pack(chosen: argparse.Namespace) -> int:
    from ivolt_desktop.panel.documents import make_pack, next_meeting_id

    folder = _made_folder(chosen.out)
    with _opened(chosen) as panel:
        made = make_pack(panel, meeting_id=next_meeting_id(panel), folder=folder, progress=_say)
    print(f"The pack is in {made.result}")
    return DONE


def _minutes(chosen: argparse.Namespace) -> int:
    from ivolt_desktop.panel.documents import last_held_id, make_minutes

    folder = _made_folder(chosen.out)
    with _opened(chosen) as panel:
        made = make_minutes(panel, meeting_id=last_held_id(panel), folder=folder, progress=_say)
    print(f"The minutes are in {made.result}")
    return DONE


def _import(chosen: argparse.Namespace) -> int:
    from ivolt_desktop.panel.importing import import_files

    with _opened(chosen, to_read=chosen.dry_run) as panel:
        accounts = import_files(panel, chosen.files, agency=chosen.agency, dry_run=chosen.dry_run, progress=_say,
                                sheet=chosen.sheet, table=chosen.table, each_row=chosen.json)
    if chosen.json:
        print(json.dumps([account.as_dict() for account in accounts], ensure_ascii=False, indent=2))
    else:
        for account in accounts:
            print(account.sentence, file=sys.stderr if account.refused else sys.stdout)
    if all(account.refused for account in accounts):
        return REFUSED
    return PROBLEMS_LEFT if any(
        account.refused or account.set_aside or account.questions for account in accounts) else DONE


def _read(chosen: argparse.Namespace) -> int:
    from ivolt_desktop.intake.table_reading import read_table, written_to
    from ivolt_desktop.rules.known_errors import EmptyFile

    try:
        table = read_table(chosen.file, chosen.sheet, chosen.table)
    except EmptyFile as error:  # a table of no rows is read, and written, as one
        print(error.sentence, file=sys.stderr)
        with written_to(chosen.csv):
            return DONE
    with written_to(chosen.csv) as out:
        if out is not None:
            table.write(out, chosen.name_columns)
    for words in table.account:
        print(words, file=sys.stderr if chosen.csv else sys.stdout)
    return DONE


def _match(chosen: argparse.Namespace) -> int:
    from ivolt_desktop.panel.matching_tables import match_tables

    made = match_tables(
        chosen.files, chosen.columns, chosen.out, chosen.threshold, progress=_say, reasons=chosen.reasons
    )
    print(made.sentence)
    return DONE


def _practice_files(chosen: argparse.Namespace) -> int:
    from ivolt_desktop.panel.practice.files import save_practice_files

    save_practice_files(chosen.folder)
    print(f"The practice files are in {chosen.folder}")
    return DONE


def _check(chosen: argparse.Namespace) -> int:
    from ivolt_desktop.panel.checking import check_panel

    with _opened(chosen) as panel:
        findings = check_panel(panel)
    for sentence in findings.sentences:
        print(sentence)
    return DONE if findings.sound else PROBLEMS_LEFT
