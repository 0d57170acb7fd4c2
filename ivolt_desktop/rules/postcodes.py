"""British postcodes: spacing, the letters and digits that are mistaken for each other, and partial codes.

Source: the shapes of BS 7666 and the list of postcode areas as general knowledge. The borough's own districts
are IG11, RM5 to RM10.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

BOROUGH_DISTRICTS = frozenset({"IG11", "RM5", "RM6", "RM7", "RM8", "RM9", "RM10"})
_AREA_LIST = """
    AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX
    FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE
    NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ
    TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
_AREAS = frozenset(_AREA_LIST.split())
_OUTWARD_SHAPES = ("A9", "A99", "AA9", "AA99", "A9A", "AA9A")
_INWARD_LETTERS = frozenset("ABDEFGHJLNPQRSTUWXYZ")
_LAST_OUTWARD = frozenset("ABCDEFGHJKMNPRSTUVWXY")
_TO_DIGIT = {"O": "0", "I": "1", "L": "1"}
_TO_LETTER = {"0": "O", "1": "I"}
_IN_TEXT = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z01]{1,2}[0-9IOilo][0-9A-Za-z]?)\s*([0-9IOio][A-Za-z]{2})(?![A-Za-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode in its written form.

    ``text`` is 'RM10 8HT', or for a partial one 'RM10' or 'RM9 5'. ``mended`` says that a letter stood for a
    digit or a digit for a letter; spacing and case alone do not count as mending.
    """

    text: str
    outward: str
    inward: str
    mended: bool
    partial: bool

    @property
    def in_borough(self) -> bool:
        """Whether the district is one of the borough's own."""
        return self.outward in BOROUGH_DISTRICTS


@lru_cache(maxsize=65536)
def normalise_postcode(text: str) -> Postcode | None:
    """Read a whole or partial postcode; None where there is none."""
    upper = " ".join(text.upper().replace(".", " ").replace("-", " ").split())
    if not upper.isascii() or not 2 <= len(upper) <= 10:
        return None
    squeezed = upper.replace(" ", "")
    if not squeezed.isalnum():
        return None
    if len(squeezed) >= 5:
        inward = _inward(squeezed[-3:])
        outward = _outward(squeezed[:-3])
        if inward and outward:
            whole = f"{outward[0]} {inward[0]}"
            return Postcode(whole, outward[0], inward[0], outward[1] or inward[1], False)
    first, _, rest = upper.partition(" ")
    outward = _outward(first)
    if outward and (not rest or (len(rest) == 1 and rest.isdigit())):
        return Postcode(f"{outward[0]} {rest}".strip(), outward[0], rest, outward[1], True)
    return None


def find_postcode(text: str) -> tuple[Postcode, int, int] | None:
    """The last whole postcode inside a longer text, with where it starts and ends."""
    for match in reversed(list(_IN_TEXT.finditer(text))):
        found = normalise_postcode(f"{match.group(1)} {match.group(2)}")
        if found and not found.partial:
            return found, match.start(), match.end()
    return None


def _inward(text: str) -> tuple[str, bool] | None:
    digit = _TO_DIGIT.get(text[0], text[0])
    if not digit.isdigit() or text[1] not in _INWARD_LETTERS or text[2] not in _INWARD_LETTERS:
        return None
    return digit + text[1:], digit != text[0]


def _outward(text: str) -> tuple[str, bool] | None:
    """Fit the text to the six shapes; the fewest swaps win."""
    best: tuple[int, str] | None = None
    for shape in _OUTWARD_SHAPES:
        if len(shape) != len(text):
            continue
        fitted = [
            _TO_LETTER.get(c, c) if place == "A" else _TO_DIGIT.get(c, c) for c, place in zip(text, shape, strict=True)
        ]
        if not all(c.isalpha() if place == "A" else c.isdigit() for c, place in zip(fitted, shape, strict=True)):
            continue
        made = "".join(fitted)
        area = made[:2] if shape.startswith("AA") else made[0]
        if area not in _AREAS or (shape.endswith("9A") and made[-1] not in _LAST_OUTWARD):
            continue
        swaps = sum(a != b for a, b in zip(made, text, strict=True))
        if best is None or swaps < best[0]:
            best = (swaps, made)
    return (best[1], best[0] > 0) if best else None
