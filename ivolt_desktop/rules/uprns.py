"""Unique Property Reference Numbers: whole numbers of up to twelve digits that Ordnance Survey and councils give.

Source of the form: GeoPlace, 'UPRN' data entry conventions (an integer of at most 12 digits, without leading zeros).
"""

import re

_FILLER = 5
"""So many digits that are all the same fill a column; they are no number."""
_WHOLE = re.compile(r"0*(\d{1,12})(?:\.0+)?")


def read_uprn(written: str) -> str:
    """The UPRN in its one form; '' for nought (withheld), and for anything that is not surely one.

    A number that a spreadsheet has rounded ('1.0E+11') is never mended by guessing.
    """
    found = _WHOLE.fullmatch("".join(written.split()))
    text = found[1].lstrip("0") if found else ""
    return "" if len(text) >= _FILLER and len(set(text)) == 1 else text
