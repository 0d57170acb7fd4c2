"""What set-up says: one plain line a step, and one sentence when it cannot go on."""

import sys


class CannotGoOn(Exception):
    """Set-up cannot go on. The message is the sentence to show; it says what to do."""


def say(line: str) -> None:
    """Print one line at once, so that it stands before what the step itself prints."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
