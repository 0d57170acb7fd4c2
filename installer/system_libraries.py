"""The system libraries that Qt needs on Linux: which are missing, and their installation on Debian and Ubuntu.

Presence is asked of the dynamic loader and not of the package manager, so that it holds on every Linux.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from installer.told import CannotGoOn, say

DRAWING: Mapping[str, str] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
}
"""Library file -> Debian package, for drawing at all (also without a screen)."""

WINDOW: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Library file -> Debian package, for a real window."""


def loads(library: str) -> bool:
    """Say whether the dynamic loader finds ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(wanted: Mapping[str, str], found: Callable[[str], bool] = loads) -> list[str]:
    """Return the packages, each once and sorted, whose libraries are not found."""
    return sorted({package for library, package in wanted.items() if not found(library)})


def provide(window: bool) -> None:
    """See to it that Qt's system libraries are there; with ``window`` also those for a real window.

    Raises:
        CannotGoOn: they are missing and cannot be installed from here.
    """
    if not sys.platform.startswith("linux"):
        return
    packages = missing(DRAWING | WINDOW if window else DRAWING)
    if packages:
        install(packages, "the system libraries that the window needs")


def provide_venv() -> None:
    """See to it that this Python can make virtual environments (Debian ships Python without that part).

    Raises:
        CannotGoOn: it cannot, and the part cannot be installed from here.
    """
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not sys.platform.startswith("linux"):
        raise CannotGoOn(f"This Python {version} cannot make virtual environments. Please reinstall Python with pip.")
    install([f"python{version}-venv"], "the part of Python that makes virtual environments")


def install(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages, as root or through sudo.

    Raises:
        CannotGoOn: not Debian or Ubuntu, no right to install, or the installation failed.
    """
    by_hand = "apt-get install " + " ".join(packages)
    if not shutil.which("apt-get"):
        raise CannotGoOn(f"Missing: {purpose}. Please install what your system calls: {', '.join(packages)}.")
    prefix = _right_to_install()
    if prefix is None:
        raise CannotGoOn(f"Missing: {purpose}. Please ask an administrator to run: {by_hand}")
    say(f"Installing {purpose}: {', '.join(packages)}.")
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=180"]
    told = _run([*prefix, "apt-get", *quiet, "update"])[1]
    code, more = _run([*prefix, "apt-get", *quiet, "install", "-y", "--no-install-recommends", *packages])
    importlib.invalidate_caches()
    if code:
        last = [line for line in (told + more).splitlines() if line.strip()][-5:]
        raise CannotGoOn(
            f"Could not install {purpose}. Check the network, or run by hand: {by_hand}\n" + "\n".join(last)
        )


def _right_to_install() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo where it may be used; None without the right."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    keep = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n", *keep]
    if sys.stdin is not None and sys.stdin.isatty():
        say("System libraries are missing; sudo may ask for your password to install them.")
        return ["sudo", *keep]
    return None


def _run(command: Sequence[str]) -> tuple[int, str]:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environment, stdin=None, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode(errors="replace")
