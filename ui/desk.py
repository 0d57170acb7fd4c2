"""What a page may ask of the window: the panel, work in the background, other pages, notices.

Pages never call each other and never write: they ask the desk to open a page, and hand functions of
``ivolt_desktop.panel`` to its runner.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from ui.widgets.kept_typing import Drafts, DraftsInMemory
from ui.widgets.lens import OWN, Lens
from ui.widgets.memory import Forgetful, Memory

Kinds = frozenset[str]
"""Keys of the registers that changed."""


class Work(Protocol):
    """Runs functions off the window's thread, one after another (see ``ui.work.runner.Runner``)."""

    def run(
        self, title: str, work: Callable[..., Any], *, then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None, quiet: bool = False,
    ) -> Any:
        """Run ``work(progress, cancelled)``; ``then`` gets its result on the window's thread."""

    def operation(self, title: str, panel: Any, function: Callable[..., Any], **kwargs: Any) -> Any:
        """Run one change that may take long, with progress and a Stop button; ``function`` gets ``progress`` too."""

    def change(self, panel: Any, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run one change of the panel; ``then`` and ``failed`` as above, the rest goes to ``function``."""


@dataclass
class Desk:
    """Handed to every page when it is built."""

    panel: Any
    """The open panel file, opaque to the shell."""
    runner: Work
    open_page: Callable[..., None]
    """``open_page(key, **where)``: show a page; ``where`` reaches its ``show_at(**where)``."""
    notify: Callable[..., None]
    """``notify(words, undo=None, refused=False)``: a plain sentence, with Undo where ``undo`` is given."""
    settings: Memory = field(default_factory=Forgetful)
    lens: Lens = OWN
    drafts: Drafts = field(default_factory=DraftsInMemory)
    """Where half-typed words are kept (see ``ui.widgets.kept_typing.KeptTyping``)."""
    ask: Callable[[str, str, str], bool] = lambda title, sentence, button: True
    """``ask(title, sentence, button)``: only where a change cannot be undone."""
    present: Callable[[QWidget | None], None] = lambda widget: None
    """Open the shared window with a widget alone in it; ``None`` draws its curtain."""
    presenting: Callable[[], bool] = lambda: False
    """Whether the shared window is open."""
    reveal: Any = None
    """``ui.shell.reveal_key.RevealKey``: its signal ``held(bool)`` tells when names may be shown."""

    def change(
        self, function: Callable[..., Any], *args: Any, then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None, **kwargs: Any,
    ) -> Any:
        """One change by a function of ``ivolt_desktop.panel`` (its unit of work is put in front).

        Undo, refreshing and the notice come by themselves; ``then`` gets the ``Changed``.
        """
        return self.runner.change(self.panel, function, *args, then=then, failed=failed, **kwargs)


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
    """Asked off the window's thread."""
    help: str = ""
    """A plain paragraph for F1."""
    numbered: bool = True
    """Whether Ctrl and a digit goes there; the digits count such entries."""
    sections: Callable[[], Sequence[tuple[str, str]]] | None = None
    """Key and words of the parts that ``show_at(section=key)`` turns to; asked when one is looked for."""
