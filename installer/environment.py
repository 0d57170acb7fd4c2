"""The virtual environment in ``.venv``: made once, filled from the locked requirements, left alone while they hold."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from installer import system_libraries
from installer.told import CannotGoOn, say

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"

_UNREACHABLE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Max retries|"
    r"Temporary failure in name resolution|Network is unreachable|getaddrinfo failed|Connection (refused|broken|reset)",
)
_WRONG_HASH = re.compile(r"DO NOT MATCH THE HASHES")
_NO_BUILD = re.compile(r"No matching distribution found for ([\w.\-\[\]]+)")
_DISK_FULL = re.compile(r"No space left on device|There is not enough space on the disk")


class Environment:
    """The virtual environment of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self._stamp = self.folder / "ivolt-installed.json"

    def provide(self, wanted: str) -> None:
        """Make the environment if need be and install ``wanted`` (RUNTIME or DEVELOPMENT) unless it is there.

        Raises:
            CannotGoOn: with the sentence that says why.
        """
        if not self._usable():
            system_libraries.provide_venv()
            self._make()
        if not self.holds(wanted):
            self._install(wanted)

    def holds(self, wanted: str) -> bool:
        """Say whether exactly the locked ``wanted`` was installed here last."""
        return self._read_stamp().get(wanted) == self._fingerprint(wanted)

    def run(self, *arguments: str, more: Mapping[str, str] | None = None) -> int:
        """Run this environment's Python at the top of the checkout and return its exit code."""
        return subprocess.run(
            [str(self.python), *arguments], cwd=self.root, env={**surroundings(), **(more or {})}, check=False
        ).returncode

    def answers(self, code: str) -> bool:
        """Say whether a line of Python runs without error in this environment; nothing is shown."""
        done = subprocess.run(
            [str(self.python), "-c", code], cwd=self.root, env=surroundings(), capture_output=True, check=False
        )
        return done.returncode == 0

    def _usable(self) -> bool:
        return self.python.exists() and self.answers("import sys, pip; assert sys.version_info >= (3, 11)")

    def _make(self) -> None:
        say("Making the virtual environment in .venv.")
        # What is there does not work (or is not there): start it afresh.
        done = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(self.folder)],
            env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )
        if done.returncode:
            raise CannotGoOn("The virtual environment could not be made:\n" + _last_lines(done.stdout))

    def _install(self, wanted: str) -> None:
        say("Installing the libraries (about 280 MB to fetch; a minute or two the first time).")
        done = subprocess.run(
            [
                str(self.python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check",
                "--require-hashes", "--only-binary", ":all:", "--compile",
                "-r", str(self.root / "installer" / wanted),
            ],
            cwd=self.root, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )
        if done.returncode:
            raise CannotGoOn(why_not_installed(done.stdout.decode(errors="replace")))
        # The development list holds every line of the runtime list.
        names = [RUNTIME, DEVELOPMENT] if wanted == DEVELOPMENT else [RUNTIME]
        stamp = {**self._read_stamp(), **{name: self._fingerprint(name) for name in names}}
        self._stamp.write_text(json.dumps(stamp, indent=1), encoding="utf-8")

    def _fingerprint(self, name: str) -> str:
        """The locked file's content, whatever its line ends."""
        content = (self.root / "installer" / name).read_bytes().replace(b"\r\n", b"\n")
        return hashlib.sha256(content).hexdigest()

    def _read_stamp(self) -> dict[str, str]:
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}


def surroundings() -> dict[str, str]:
    """This process's environment without what slows a start or points Python elsewhere."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


def why_not_installed(told: str) -> str:
    """Turn what pip said into one sentence, with its last lines only where the cause is not known."""
    if _WRONG_HASH.search(told):
        return "A library that arrived is not the one that was locked, so nothing was installed. Please try again."
    if _DISK_FULL.search(told):
        return "The disk is full: the libraries need about 1 GB."
    if _UNREACHABLE.search(told):
        return (
            "The libraries could not be fetched: pip cannot reach its package registry. "
            "Check the network or the proxy, then try again."
        )
    found = _NO_BUILD.search(told)
    if found:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return f"There is no ready-made build of {found[1]} for Python {version} on this computer. Try Python 3.11."
    return "The libraries could not be installed:\n" + _last_lines(told.encode())


def _last_lines(told: bytes) -> str:
    lines = [line for line in told.decode(errors="replace").splitlines() if line.strip()]
    return "\n".join(lines[-12:])
