"""The number of a ticket however it is written, so that the same ticket on two agencies' lists is known as one."""

import re

_PIECE = re.compile(r"[A-Z]+|\d+")
_SAYS_NOTHING = frozenset({
    "ASB", "ASBWN", "EARLY", "EWN", "FPN", "N", "NO", "NOTICE", "NR", "NUM", "NUMBER", "REF", "REFERENCE", "TICKET",
    "WARNING", "WN",
})  # fmt: skip
"""Words before a number that only say what the number is of; other letters ('P', 'C') tell one book from another."""


def ticket_key(written: str) -> str:
    """'EWN-00123/26', 'ewn 123 26' and '123/26' give '123-26'; '' where nothing tells a ticket apart."""
    pieces = [piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in _PIECE.findall(written.upper())]
    return "-".join(piece for piece in pieces if piece not in _SAYS_NOTHING)
