"""The developer's door: set up, then run, test, look at the screens or renew the locked requirements.

    python3 installer/dev.py run               the program on the practice panel
    python3 installer/dev.py test [ARGUMENTS]  the tests; arguments go to pytest
    python3 installer/dev.py screens FOLDER    every page and dialog as PNG files, light and dark
    python3 installer/dev.py lock [--upgrade]  remake the locked requirements

Needs Python 3.11 or newer and nothing else. This file alone also reads on older Pythons, to say so in a sentence.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST = (3, 11)


def too_old(version):
    """Return the sentence for a Python (a tuple of numbers) that is too old, or an empty string."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    shown = ".".join(str(part) for part in version[:2])
    return (
        "IVOLT Desktop needs Python 3.11 or newer and this is Python "
        + shown
        + ". Please install a newer Python and use that one."
    )


def main(arguments):
    """Do the job named by the first argument; return the exit code."""
    sentence = too_old(sys.version_info)
    if sentence:
        sys.stderr.write(sentence + "\n")
        return 2
    if ROOT not in sys.path:
        sys.path.insert(0, ROOT)
    from installer import jobs

    return jobs.do(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
