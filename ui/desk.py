"""What a page may ask of the window: the panel, work in the background, other pages, notices.

Pages never call each other and never write: they ask the desk to open a page, and hand functions of
``ivolt_desktop.panel`` to its runner.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from ui.widgets.lens import OWN, Lens

Kinds = frozenset[str]
"""Keys of the registers that changed; ``None`` stands for all of them."""


class Memory(Protocol):
    """Remembers layout between sessions (widths, hidden columns, look); never personal data."""

    def recall(self, key: str, default: Any = None) -> Any:
        """What was remembered under ``key``."""

    def remember(self, key: str, value: Any) -> None:
        """Keep ``value`` (text, number, or list of these) under ``key``."""


class Forgetful:
    """A memory that lasts as long as the object: for tests, dialogs and pages shown on their own."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def recall(self, key: str, default: Any = None) -> Any:
        return self._kept.get(key, default)

    def remember(self, key: str, value: Any) -> None:
        self._kept[key] = value


class Work(Protocol):
    """Runs panel functions off the window's thread, one after another (see ``ui.work.runner.Runner``)."""

    def run(
        self, title: str, work: Callable[..., Any], *, then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None, quiet: bool = False,
    ) -> Any:
        """Run ``work(progress, cancelled)``; ``then`` gets its result on the window's thread."""


@dataclass
class Desk:
    """Handed to every page when it is built."""

    panel: Any
    """The open panel (``ivolt_desktop.panel``), opaque to the shell."""
    runner: Work
    open_page: Callable[..., None]
    """``open_page(key, **where)``: show a page; ``where`` reaches its ``show_at(**where)``."""
    notify: Callable[..., None]
    """``notify(words, undo=None)``: a plain sentence, with an Undo button where ``undo`` is given."""
    settings: Memory = field(default_factory=Forgetful)
    lens: Lens = OWN
    ask: Callable[[str, str, str], bool] = lambda title, sentence, button: True
    """``ask(title, sentence, button)``: only where a change cannot be undone."""
    present: Callable[[QWidget | None], None] = lambda widget: None
    """Show a widget alone in the shared window, or close that with ``None``."""
    set_counts: Callable[[], None] = lambda: None
    """Have the navigation count again."""


class Page(Protocol):
    """What the window asks of a page (a ``QWidget`` with these)."""

    title: str

    def refresh(self, kinds: Kinds | None) -> None:
        """Read again what the page shows if it cares about any of ``kinds`` (``None``: read everything)."""


@dataclass(frozen=True)
class Count:
    """A number beside an entry of the navigation; ``urgent`` is drawn in red, ``words`` say what is counted."""

    number: int
    urgent: bool = False
    words: str = ""


@dataclass(frozen=True)
class PageEntry:
    """A page as the navigation knows it. ``factory(desk)`` builds it when it is first shown."""

    key: str
    title: str
    group: int
    """Entries of one group stand together; a gap parts the groups."""
    factory: Callable[[Desk], QWidget]
    count: Callable[[], Count | None] | None = None
    help: str = ""
    """A plain paragraph for F1."""
