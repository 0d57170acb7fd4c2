"""A report of progress that also stops the work once the user asked for it."""

from collections.abc import Callable

from ivolt_desktop.rules.known_errors import Cancelled


def stopping(
    progress: Callable[[str, float], None], cancelled: Callable[[], bool]
) -> Callable[[str, float], None]:
    """``progress`` for a function that only reports: raises ``Cancelled`` at its next report after Stop."""

    def report(words: str, share: float) -> None:
        if cancelled():
            raise Cancelled("Stopped. Nothing was stored.")
        progress(words, share)

    return report
