"""The jobs of ``dev.py``: run, test, screens, lock. Each sets up what it needs first and then does its work."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer import locking, system_libraries
from installer.environment import DEVELOPMENT, RUNTIME, Environment
from installer.told import CannotGoOn, say

ROOT = Path(__file__).resolve().parent.parent
PACK_FOLDER = ROOT / "build" / "practice-pack"
OPENS_A_SCREEN = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def do(arguments: Sequence[str]) -> int:
    """Read the command line, do the job, return the exit code. A known failure is one sentence and code 1."""
    parser = _parser()
    asked, rest = parser.parse_known_args(arguments)
    if rest and asked.job == "screens":
        parser.error("unknown: " + " ".join(rest))
    try:
        return int(asked.start(asked, rest))
    except CannotGoOn as stop:
        sys.stdout.flush()
        sys.stderr.write(f"{stop}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up IVOLT Desktop, then do one job.")
    jobs = parser.add_subparsers(dest="job", required=True, metavar="JOB")
    run = jobs.add_parser("run", help="start the program on the practice panel", add_help=False)
    run.set_defaults(start=_run)
    test = jobs.add_parser("test", help="run the tests on all cores; arguments go to pytest instead", add_help=False)
    test.set_defaults(start=_test)
    screens = jobs.add_parser("screens", help="draw every page and dialog to PNG files")
    screens.add_argument("folder", type=Path, help="where to put the pictures")
    screens.set_defaults(start=_screens)
    lock = jobs.add_parser("lock", help="remake the locked requirements; --upgrade takes newer versions")
    lock.set_defaults(start=_lock)
    return parser


def names_a_screen(variables: Mapping[str, str], platform: str) -> bool:
    """Say whether this session claims to have a screen. Windows and macOS always do."""
    if not platform.startswith("linux"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def _run(_asked: argparse.Namespace, rest: Sequence[str]) -> int:
    environment = Environment(ROOT)
    screen = names_a_screen(os.environ, sys.platform)
    system_libraries.provide(window=False)
    shortage = _provide_for_a_window() if screen else None
    environment.provide(RUNTIME)
    if screen and sys.platform.startswith("linux"):
        screen = environment.answers(OPENS_A_SCREEN)
        if shortage and not screen:
            raise shortage
    if screen:
        say("Starting IVOLT Desktop on the practice panel.")
        return environment.run("main.py", *(rest or ["--practice"]))
    say("There is no screen here, so no window can open.")
    say(f"Making the practice panel's meeting pack instead, as PDF, in {PACK_FOLDER}")
    PACK_FOLDER.mkdir(parents=True, exist_ok=True)
    return environment.run("main.py", "pack", "--practice", "--out", str(PACK_FOLDER), more=OFFSCREEN)


def _provide_for_a_window() -> CannotGoOn | None:
    """Bring the libraries of a real window; return what stands against it, for not every screen needs them all."""
    try:
        system_libraries.provide(window=True)
    except CannotGoOn as shortage:
        return shortage
    return None


def _test(_asked: argparse.Namespace, rest: Sequence[str]) -> int:
    environment = Environment(ROOT)
    system_libraries.provide(window=False)
    environment.provide(DEVELOPMENT)
    on_all_cores = () if rest else ("-n", "auto", "--dist", "worksteal")
    return environment.run("-m", "pytest", *on_all_cores, *rest, more=OFFSCREEN)


def _screens(asked: argparse.Namespace, _rest: Sequence[str]) -> int:
    environment = Environment(ROOT)
    system_libraries.provide(window=False)
    environment.provide(RUNTIME)
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return environment.run("main.py", "screens", str(folder), more=OFFSCREEN)


def _lock(_asked: argparse.Namespace, rest: Sequence[str]) -> int:
    environment = Environment(ROOT)
    environment.provide(DEVELOPMENT)
    for name in (RUNTIME, DEVELOPMENT):
        say(f"Locking {name}.")
        locking.lock(environment.python, ROOT / "installer", name, list(rest))
    return 0
