"""Errors the user can act on. One class for each; the message is the sentence the user reads.

Anything that is not a ``KnownError`` is a bug and goes to the crash dialog instead.
"""


class KnownError(Exception):
    """An error with a plain sentence that says what happened and what to do."""

    @property
    def sentence(self) -> str:
        """The words to show."""
        return str(self.args[0]) if self.args else "Something could not be done."


class WrongPassphrase(KnownError):
    """The file did not open with the passphrase given, or it is not a panel file."""


class FileMissing(KnownError):
    """A file named by the user is not there."""


class FileInUse(KnownError):
    """Another copy of the program holds the panel file."""


class NewerFile(KnownError):
    """The panel file was made by a newer version of the program."""


class OlderFile(KnownError):
    """The panel file was made by an earlier version of the program, and was not to be brought up to date."""


class NotAPanelFile(KnownError):
    """The file chosen is not a panel file at all."""


class DiskFull(KnownError):
    """There is no room left to save."""


class CannotWrite(KnownError):
    """A folder or file cannot be written to."""


class UnreadableFile(KnownError):
    """An agency's file could not be read."""


class EmptyFile(UnreadableFile):
    """An agency's file holds no rows."""


class ProtectedFile(UnreadableFile):
    """An agency's file is protected by a password."""


class TooLarge(UnreadableFile):
    """A file unpacks to more than the program will read."""


class ChangedElsewhere(KnownError):
    """The record was changed since it was read (optimistic version check)."""


class CannotUndo(KnownError):
    """A later change stands in the way of undoing this one."""


class NotAllowed(KnownError):
    """A rule of the panel forbids the change; the sentence says which."""


class Cancelled(KnownError):
    """The user stopped the work; nothing was stored."""
