"""What there is to picture besides the pages themselves: pages on a record, and every dialog."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ivolt_desktop.rules.known_errors import WrongPassphrase

if TYPE_CHECKING:
    from ui.main_window import MainWindow

States = dict[str, list[tuple[str, dict[str, Any]]]]


def states_of(panel: Any) -> States:
    """For each page, the states worth a picture: words, and what its ``show_at`` takes."""
    from sqlalchemy import func, select

    from ivolt_desktop.model import Delivery, Issue, Meeting, Membership, Need
    from ui.pages.settings.page import PANES

    found: States = {"registers": [("changes", {"register": "change"}), ("calls", {"register": "asb_call"})],
                     "notices": [("warning notices", {"register": "warning_notice"})],
                     "settings": [(name.lower(), {"section": key}) for key, name, _build in PANES]}
    with panel.reading() as session:
        member = session.scalar(
            select(Membership).where(Membership.person_id.is_not(None))
            .outerjoin(Need, Need.person_id == Membership.person_id).group_by(Membership.id)
            .order_by(func.count(Need.id).desc()).limit(1))
        place = session.scalar(select(Membership).where(Membership.place_id.is_not(None)).limit(1))
        issue = session.scalar(select(Issue).order_by(Issue.raised_on.desc()).limit(1))
        delivery = session.scalar(select(Delivery).limit(1))
        held = session.scalar(select(Meeting).where(Meeting.state == "minuted").order_by(Meeting.starts_at.desc()))
        if member:
            found["people"] = [("calling again", {"view": "again"}), ("nobody named", {"view": "loose"}),
                               ("a record", {"person": member.person_id})]
        if place:
            found["places"] = [("no place", {"view": "loose"}), ("a record", {"place": place.place_id})]
        if issue:
            found["issues"] = [("an issue", {"issue": issue.id})]
        if delivery:
            found["deliveries"] = [("a delivery", {"delivery_id": delivery.id})]
        if held:
            found["meeting"] = [("a past panel", {"meeting": held.id})]
    return found


def dialogs_of(window: "MainWindow") -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Every dialog of the window and those that its pages offer (``dialogs()``: words and how to make one)."""
    from ui.opening.passphrase_change import PassphraseChange
    from ui.opening.start_screen import StartScreen
    from ui.opening.told import Told
    from ui.shell.crash_dialog import CrashDialog
    from ui.shell.help_window import HelpWindow
    from ui.shell.palette import CommandPalette
    from ui.shell.panel_dialogs import PassphraseDialog
    from ui.shell.question import Question
    from ui.shell.shared_window import SharedWindow

    def wrong() -> QWidget:
        def refuse(_typed: str) -> None:
            raise WrongPassphrase("Panel.ivolt did not open with that passphrase. Check capitals and try again.")

        dialog = PassphraseDialog("Open the panel", "Type the passphrase of Panel.ivolt.", refuse)
        dialog.boxes[0].setText("not the right one")
        dialog.try_it()
        return dialog

    def new() -> QWidget:
        dialog = PassphraseDialog(
            "Start a new panel", "Panel.ivolt will be encrypted with the passphrase you choose.", lambda _: None,
            button="Start the panel", twice=True)
        dialog.boxes[0].setText("lantern otter biscuit")
        return dialog

    def palette() -> QWidget:
        made = CommandPalette(window._commands, window.opened.search, None, window)
        made.open_over(window)
        made.box.setText("station")
        made.look_up()
        return made

    entry = window.pages.entries["this_month"]
    yield "start screen", lambda: StartScreen(lambda _: None, lambda _: None, lambda _: None)
    yield "passphrase refused", wrong
    yield "new panel", new
    yield "change the passphrase", lambda: PassphraseChange(lambda _old, _new: None)
    yield "told", lambda: Told("The panel is not there", "Panel.ivolt is not in Documents. It may have been moved or "
                               "renamed. Open it where it is now, or open a copy.")
    yield "question", lambda: Question("Take this delivery back?", "Its 312 rows leave every list.", "Take it back")
    yield "find anything", palette
    yield "help", lambda: HelpWindow(entry.title, window.help_on(entry.key), window.actions_of_window.shortcuts())
    yield "something went wrong", lambda: CrashDialog(ValueError("for the picture"))
    yield "shared window", lambda: SharedWindow(window.opened.shared_marking)
    for page in list(window.pages.entries):
        built: Any = window.pages.built(page)
        if built is not None and hasattr(built, "dialogs"):
            yield from built.dialogs()
