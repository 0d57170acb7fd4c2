"""The levels of agreement of each kind of column, as data, and how two columns of texts are graded.

Level 0 is 'cannot tell' (one side says nothing); the others run from the same to different.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from ivolt_desktop.matching.forenames import may_be_meant_as_one, meant_forenames
from ivolt_desktop.matching.nicknames import has_short_forms, may_be_one_forename
from ivolt_desktop.matching.sounds import sound_key
from ivolt_desktop.matching.tables.columns import Codes, Vocabulary
from ivolt_desktop.matching.tables.words import Nature

Levels = NDArray[np.int8]
Flags = NDArray[np.bool_]

LEVELS: dict[Nature, tuple[str, ...]] = {
    "name": ("cannot tell", "the same", "a slip apart", "a short form", "alike", "initial", "different"),
    "middle": ("cannot tell", "the same", "one in common", "initial", "different"),
    "date": ("cannot tell", "the same", "a slip apart", "two parts the same", "the same year", "different"),
    "age": ("cannot tell", "the same", "a year apart", "up to five years apart", "different"),
    "sex": ("cannot tell", "the same", "different"),
    "phone": ("cannot tell", "the same", "a slip apart", "different"),
    "email": ("cannot tell", "the same", "a slip apart", "the same before the @", "different"),
    "number": ("cannot tell", "the same", "a slip apart", "different"),
    "text": ("cannot tell", "the same", "a slip apart", "alike", "different"),
    "postcode": ("cannot tell", "the same", "a slip apart", "the same sector", "the same district", "different"),
    "code": ("cannot tell", "the same", "a slip apart", "different"),
    "grid": ("cannot tell", "within 30 metres", "within 150 metres", "within a kilometre", "different"),
}


def _pick(texts: Sequence[str], codes: Codes) -> list[str]:
    return [texts[code] for code in codes.tolist()]


def _distances(texts: Sequence[str], one: Codes, two: Codes, limit: int) -> NDArray[np.int64]:
    """Keystrokes between the texts of each pair, ``limit`` + 1 where there are more."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cpdist

    found = cpdist(
        _pick(texts, one), _pick(texts, two), scorer=OSA.distance, score_cutoff=limit, dtype=np.int32, workers=-1
    )
    return np.asarray(found, dtype=np.int64)


def _alike(texts: Sequence[str], one: Codes, two: Codes) -> NDArray[np.float32]:
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cpdist

    found = cpdist(
        _pick(texts, one), _pick(texts, two), scorer=JaroWinkler.similarity, score_cutoff=0.6, dtype=np.float32,
        workers=-1,
    )  # fmt: skip
    return np.asarray(found)


def _equal(words: Vocabulary, name: str, made: Callable[[str], str], one: Codes, two: Codes) -> Flags:
    forms = words.form(name, made)
    return np.asarray((forms[one] == forms[two]) & (forms[one] >= 0))


def _lengths(words: Vocabulary) -> NDArray[np.int64]:
    return words.number("length", len)


def _each(texts: Sequence[str], one: Codes, two: Codes, at: Flags, test: Callable[[str, str], bool]) -> Flags:
    found = np.zeros(len(one), dtype=bool)
    places = np.flatnonzero(at)
    for place, left, right in zip(places.tolist(), one[places].tolist(), two[places].tolist(), strict=True):
        found[place] = test(texts[left], texts[right])
    return found


def _names(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    texts, lengths = words.texts, _lengths(words)
    slips, like = _distances(texts, one, two, 2), _alike(texts, one, two)
    short = np.minimum(lengths[one], lengths[two])
    levels = np.full(len(one), 6, dtype=np.int8)
    levels[like >= 0.86] = 4
    begins = _equal(words, "first three", lambda text: text[:3], one, two) & (short >= 3) & (levels == 6)
    begins = _each(texts, one, two, begins, lambda a, b: a.startswith(b) or b.startswith(a))
    sounds = _equal(words, "sound", sound_of_long, one, two) & (short >= 3) & (like >= 0.65)
    levels[(begins | sounds) & (levels == 6)] = 4
    known = words.number("has short forms", lambda text: int(has_short_forms(text))) > 0
    levels[_each(texts, one, two, known[one] & known[two], may_be_one_forename)] = 3
    meant = words.number("nearly has short forms", lambda text: int(bool(meant_forenames(text)))) > 0
    levels[_each(texts, one, two, meant[one] & meant[two] & (levels == 6), may_be_meant_as_one)] = 4
    levels[((slips == 1) & (short > 2)) | ((slips == 2) & (short > 6))] = 2
    first = _equal(words, "initial", lambda text: text[:1], one, two)
    levels[short == 1] = np.where(first[short == 1], 5, 6)
    return levels


def sound_of_long(text: str) -> str:
    """How a name of three letters or more sounds; '' for shorter ones."""
    return sound_key(text) if len(text) > 2 else ""


def _middles(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    def grade(left: str, right: str) -> int:
        here, there = set(left.split()), set(right.split())
        if here & there:
            return 2
        return 3 if {word[0] for word in here} & {word[0] for word in there} else 4

    pairs = zip(_pick(words.texts, one), _pick(words.texts, two), strict=True)
    return np.fromiter((grade(a, b) for a, b in pairs), np.int8, len(one))


def _dates(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    slips = _distances(words.texts, one, two, 1)
    year = _equal(words, "year", lambda text: text[:4], one, two)
    month = _equal(words, "month", lambda text: text[4:6], one, two)
    day = _equal(words, "day", lambda text: text[6:], one, two)
    levels = np.full(len(one), 5, dtype=np.int8)
    levels[year] = 4
    levels[(year.astype(int) + month + day) == 2] = 3
    first = words.number("1 January", lambda text: int(text[4:] == "0101")) > 0
    levels[year & (first[one] | first[two])] = 3
    crossed = _equal(words, "crossed", lambda text: text[:4] + "".join(sorted((text[4:6], text[6:]))), one, two)
    levels[(slips == 1) | crossed] = 2
    levels[first[one] & first[two] & ~year] = 5  # of two years alone each digit counts
    return levels


def _ages(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    years = words.number("years", int)
    apart = np.abs(years[one] - years[two])
    return np.select([apart <= 1, apart <= 5], [2, 3], 4).astype(np.int8)


def _sexes(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    return np.full(len(one), 2, dtype=np.int8)


def _codes(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    lengths = _lengths(words)
    slips = (_distances(words.texts, one, two, 1) == 1) & (np.minimum(lengths[one], lengths[two]) >= 4)
    return np.where(slips, 2, 3).astype(np.int8)


def _numbers(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    lengths = _lengths(words)
    slips = (_distances(words.texts, one, two, 1) == 1) & (np.maximum(lengths[one], lengths[two]) >= 2)
    return np.where(slips, 2, 3).astype(np.int8)


def _emails(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    levels = np.full(len(one), 4, dtype=np.int8)
    levels[_equal(words, "local", lambda text: text.split("@")[0], one, two)] = 3
    levels[(_distances(words.texts, one, two, 2) <= 2) & ~_numbered_apart(words, one, two)] = 2
    return levels


def _numbered_apart(words: Vocabulary, one: Codes, two: Codes) -> Flags:
    """Where as many digits stand but others: people of one name have numbers behind it (alice41@, alice47@)."""
    digits = words.form("digits", lambda text: "".join(filter(str.isdigit, text)))
    many = words.number("many digits", lambda text: sum(map(str.isdigit, text)))
    crossed = _equal(words, "sorted digits", lambda text: "".join(sorted(filter(str.isdigit, text))), one, two)
    return np.asarray((digits[one] != digits[two]) & (many[one] == many[two]) & ~crossed)


def squeezed(text: str) -> str:
    """A text without its spaces."""
    return text.replace(" ", "")


def _texts(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    bare = words.forms("squeezed", squeezed)
    lengths = words.number("squeezed length", lambda text: len(squeezed(text)))
    longest = np.maximum(lengths[one], lengths[two])
    slips, like = _distances(bare, one, two, 4), _alike(bare, one, two)
    levels = np.full(len(one), 4, dtype=np.int8)
    many = words.number("words", lambda text: text.count(" ") + 1)
    levels[_each(words.texts, one, two, (many[one] != many[two]) & (like > 0), _one_in_the_other)] = 3
    levels[like >= 0.86] = 3
    levels[(slips <= 4) & (slips <= np.maximum(longest * 0.2, 1.0)) & (longest > 2)] = 2
    return levels


def _one_in_the_other(left: str, right: str) -> bool:
    here, there = set(left.split()), set(right.split())
    return len(here & there) >= min(len(here), len(there))


def district(text: str) -> str:
    """The district of a postcode without its space; of another country's code all but the last two."""
    return text[:-3] if len(text) >= 5 else text[:-2]


def _postcodes(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    slips, lengths = _distances(words.texts, one, two, 1), _lengths(words)
    levels = np.full(len(one), 5, dtype=np.int8)
    levels[_equal(words, "district", district, one, two)] = 4
    levels[_equal(words, "sector", lambda text: text[:-2], one, two)] = 3
    levels[(slips == 1) & (lengths[one] > 3)] = 2
    return levels


def _grids(words: Vocabulary, one: Codes, two: Codes) -> Levels:
    east = words.number("east", lambda text: int(text.split()[0]))
    north = words.number("north", lambda text: int(text.split()[1]))
    apart = np.hypot(east[one] - east[two], north[one] - north[two])
    return np.select([apart <= 30, apart <= 150, apart <= 1000], [1, 2, 3], 4).astype(np.int8)


_GRADES: dict[Nature, Callable[[Vocabulary, Codes, Codes], Levels]] = {
    "name": _names, "middle": _middles, "date": _dates, "age": _ages, "sex": _sexes, "phone": _codes,
    "email": _emails, "number": _numbers, "text": _texts, "postcode": _postcodes, "code": _codes, "grid": _grids,
}  # fmt: skip


def grade(nature: Nature, words: Vocabulary, one: Codes, two: Codes) -> Levels:
    """The level of each pair of texts of the vocabulary, no pair equal."""
    return _GRADES[nature](words, one, two) if len(one) else np.empty(0, dtype=np.int8)
