"""The real start: light, quick to the first paint, and plain about wrong options."""

import os
import shutil
import subprocess
import sys

import pytest

from ivolt_desktop.panel.month_snapshot import fresh_month
from ivolt_desktop.panel.opening import open_practice
from ivolt_desktop.places_on_disk import practice_panel_path
from ui.starting import start


def test_a_wrong_option_is_refused_in_one_line(capsys):
    with pytest.raises(SystemExit) as refused:
        start(["--nonsense"])
    assert refused.value.code == 2 and "unrecognized arguments: --nonsense" in capsys.readouterr().err


def test_nothing_heavy_is_loaded_before_the_first_paint(root, practice_file, own_places):
    shutil.copy(practice_file, practice_panel_path())
    panel = open_practice()
    fresh_month(panel)
    panel.close()
    code = (
        "import sys; sys.argv = ['main.py', '--practice']\n"
        "import main, atexit\n"
        "status = main.main(['--practice'])\n"
        "heavy = {'pandas', 'numpy', 'matplotlib', 'reportlab', 'scipy', 'docx', 'alembic', 'argon2', 'rapidfuzz',\n"
        "         'holidays', 'phonenumbers', 'python_calamine', 'xlsxwriter', 'pypdfium2'}\n"
        "print('loaded', sorted(heavy & set(sys.modules)), status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=root, capture_output=True, text=True, timeout=100, check=False,
        env={**os.environ, "IVOLT_BENCH_FIRST_PAINT": "1"})
    assert done.returncode == 0, done.stderr
    assert "first-paint" in done.stdout and "loaded [] 0" in done.stdout, done.stdout


def test_a_bug_while_opening_comes_to_the_crash_dialog(own_places, qapp, monkeypatch):
    from PySide6.QtWidgets import QDialog

    from ui.opening.sitting import Sitting

    def broken(self, **_how):
        raise ValueError("of the program's own")

    seen = []
    monkeypatch.setattr(Sitting, "begin", broken)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: seen.append(type(dialog).__name__) or 1)
    assert start(["--practice"]) == 1
    assert seen == ["CrashDialog"]
