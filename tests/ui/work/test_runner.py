import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ivolt_desktop.model import Agency
from ivolt_desktop.rules.known_errors import Cancelled, DiskFull
from ivolt_desktop.store import PanelFile, UnitOfWork
from ui.work.progress_strip import ProgressStrip
from ui.work.runner import Runner


@dataclass
class Changed:
    label: str
    kinds: frozenset[str]
    change_id: int | None


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def test_work_is_done_in_order_off_the_window_s_thread(runner: Runner) -> None:
    order: list[Any] = []
    threads: set[int] = set()

    def work(number: int) -> Callable[..., int]:
        def do(progress: object, cancelled: object) -> int:
            threads.add(threading.get_ident())
            order.append(number)
            return number

        return do

    for number in range(20):
        runner.run("Counting", work(number), then=lambda result: order.append((result, threading.get_ident())))
    runner.drain()
    here = threading.get_ident()
    assert [each for each in order if isinstance(each, int)] == list(range(20))
    assert [each for each in order if not isinstance(each, int)] == [(number, here) for number in range(20)]
    assert len(threads) == 1 and here not in threads
    assert not runner.busy


def test_signals_arrive_on_the_window_s_thread(runner: Runner) -> None:
    seen: list[tuple[str, float, int]] = []
    runner.reported.connect(lambda job, words, share: seen.append((words, share, threading.get_ident())))
    runner.run("Reading", lambda progress, cancelled: progress("342 rows read", 1.0))
    runner.drain()
    assert seen == [("342 rows read", 1.0, threading.get_ident())]


def test_cancelled_work_stops_where_it_looks(runner: Runner) -> None:
    begun, told = threading.Event(), []

    def work(progress: object, cancelled: Callable[[], bool]) -> None:
        begun.set()
        for _ in range(10_000_000):
            if cancelled():
                raise Cancelled("Stopped; nothing was stored.")
        raise AssertionError("never asked to stop")

    runner.refused.connect(told.append)
    job = runner.run("Reading a file", work)
    waiting = runner.run("Another", lambda progress, cancelled: told.append("ran all the same"))
    assert begun.wait(10)
    waiting.cancel()
    job.cancel()
    runner.drain()
    assert told == ["Stopped; nothing was stored.", "Stopped before it began; nothing was stored."]


def test_an_operation_tells_how_far_it_is_and_stops_at_its_next_report(runner: Runner, tmp_path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()
    shares: list[float] = []
    refused: list[str] = []
    threads: list[int] = []
    runner.reported.connect(lambda job, words, share: shares.append(share))
    runner.refused.connect(refused.append)

    def add(work: UnitOfWork, *, short_name: str, name: str, progress: Callable[[str, float], None]) -> None:
        work.session.add(Agency(name=name, short_name=short_name, kind="police"))
        work.says(f"Add {short_name}")
        progress("Adding", 0.5)
        begun.set()
        assert go_on.wait(10)
        progress("Adding", 1.0)

    def read(_progress: Callable[[str, float], None]) -> dict[str, str]:
        threads.append(threading.get_ident())
        return {"name": "Metropolitan Police"}

    panel = PanelFile.create_practice(tmp_path / "panel.ivolt")
    try:
        for stop in (True, False):
            begun.clear()
            go_on.clear()
            job = runner.operation("Adding", panel, add, read=read, short_name="Police")
            assert not job.quiet and job.stoppable
            assert begun.wait(10)
            if stop:
                job.cancel()
            go_on.set()
            runner.drain()
            with panel.reading() as session:
                assert len(session.scalars(select(Agency)).all()) == (0 if stop else 1)
    finally:
        panel.close()
    assert refused == ["Stopped. Nothing was stored."] and shares == [0.5, 0.5, 1.0]
    assert threading.get_ident() not in threads


def test_a_known_error_is_a_sentence_and_a_bug_is_a_bug(runner: Runner) -> None:
    refused, broke, failed = [], [], []
    runner.refused.connect(refused.append)
    runner.broke.connect(broke.append)

    def full(progress: object, cancelled: object) -> None:
        raise DiskFull("There is no room left on the disk.")

    def bug(progress: object, cancelled: object) -> None:
        raise ZeroDivisionError

    runner.run("Saving", full)
    runner.run("Saving", full, failed=failed.append)
    runner.run("Saving", bug, failed=failed.append)
    runner.drain()
    assert refused == ["There is no room left on the disk."]
    assert [type(each) for each in failed] == [DiskFull, ZeroDivisionError]
    assert [type(each) for each in broke] == [ZeroDivisionError]


def test_a_change_tells_the_screens_what_changed(runner: Runner) -> None:
    kinds, noted = [], []
    runner.changed.connect(kinds.append)
    runner.noted.connect(noted.append)
    change = Changed("Add an action", frozenset({"action"}), 7)
    runner.run("Saving", lambda progress, cancelled: change)
    runner.run("Reading", lambda progress, cancelled: [1, 2])
    runner.drain()
    assert kinds == [frozenset({"action"})] and noted == [change]


def test_after_closing_nothing_is_delivered_any_more(runner: Runner) -> None:
    results: list[int] = []
    runner.run("Counting", lambda progress, cancelled: 1, then=results.append)
    runner.close()
    runner.run("Counting", lambda progress, cancelled: 2, then=results.append)
    assert results == [] and not runner.busy


def test_the_strip_shows_work_and_stops_it(runner: Runner, qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    strip = ProgressStrip(runner, ground, after_ms=0)
    ground.show()
    go_on = threading.Event()

    def work(progress: Callable[[str, float], None], cancelled: Callable[[], bool]) -> bool:
        progress("Checking rows", 0.5)
        assert go_on.wait(10)
        return cancelled()

    stopped: list[bool] = []
    runner.run("Quiet", lambda progress, cancelled: None, quiet=True)
    runner.run("Reading a file", work, then=stopped.append)
    bar = strip.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: strip.isVisible() and bar.value() == 500)
    assert strip.accessibleName() == "Checking rows"
    strip._stop.click()
    go_on.set()
    runner.drain()
    assert stopped == [True] and strip.isHidden()
