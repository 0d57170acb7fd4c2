"""The door: opens the window, or does one job without a window."""

import sys

from ivolt_desktop.started import note_start

note_start()

JOBS = ("pack", "minutes", "import", "read", "match", "practice-files", "check", "help")


def main(arguments: list[str]) -> int:
    """Run with the command line's arguments; returns the exit status."""
    if arguments and arguments[0] in (*JOBS, "--help", "-h"):
        from ivolt_desktop.command_line import run

        return run(arguments)
    if arguments and arguments[0] == "screens":
        from ui.portraits import render_from_command_line

        return render_from_command_line(arguments[1:])
    from ui.starting import start

    return start(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
