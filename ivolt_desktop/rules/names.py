"""People's names as agencies write them: 'SMITH, John', 'Mr J Smyth', 'Dr Adaeze Okafor-Bell'.

A name is taken apart only as far as the text allows; what was written is always kept. Whether two names are
one person is for matching, not for this file.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ivolt_desktop.rules.null_words import is_null_word

_TITLES = {
    "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "mx": "Mx", "dr": "Dr", "doctor": "Dr", "prof": "Prof",
    "professor": "Prof", "rev": "Rev", "revd": "Rev", "reverend": "Rev", "sir": "Sir", "dame": "Dame", "lady": "Lady",
    "lord": "Lord", "cllr": "Cllr", "councillor": "Cllr", "master": "Master", "mister": "Mr", "pc": "PC", "ps": "PS",
    "fr": "Fr", "imam": "Imam", "pastor": "Pastor",
}  # fmt: skip
_SUFFIXES = {"jr": "Jr", "jnr": "Jr", "junior": "Jr", "sr": "Sr", "snr": "Sr", "senior": "Sr"}
_PARTICLE_WORDS = "de del della den der di da dos du el la le st van von ter ten bin ibn binte bint al ap"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_ORGANISATION = re.compile(
    r"\b(?:ltd|limited|plc|llp|council|school|academy|church|mosque|surgery|pharmacy|shop|stores?|supermarket|hotel|"
    r"housing|association|trust|centre|center|station|pub|cafe|restaurant|services?|management|estates?|security|"
    r"college|library|hostel|care home|fire brigade|police|hospital|bank|garage|and sons|& sons)\b",
    re.I,
)
_INITIALS_RUN = re.compile(r"^(?:[A-Za-z]\.){1,4}[A-Za-z]?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. Parts not given are ''. An organisation has its whole name in ``surname``."""

    written: str
    title: str = ""
    forename: str = ""
    middle: str = ""
    surname: str = ""
    suffix: str = ""
    organisation: bool = False

    @property
    def full(self) -> str:
        """Forename, middle, surname, in reading order, without the title."""
        return " ".join(part for part in (self.forename, self.middle, self.surname, self.suffix) if part)

    @property
    def shown(self) -> str:
        """The name with its title, as a list would show it."""
        return f"{self.title} {self.full}".strip()

    @property
    def initial(self) -> str:
        """First letter of the forename in the comparison alphabet, or ''."""
        return self.forename_key[:1]

    @property
    def surname_key(self) -> str:
        """Surname for comparing: no accents, case, spaces, hyphens or apostrophes."""
        return name_key(self.surname)

    @property
    def forename_key(self) -> str:
        """Forename for comparing."""
        return name_key(self.forename)

    @property
    def key(self) -> str:
        """Forename and surname keys in one, 'john smith'."""
        return f"{self.forename_key} {self.surname_key}".strip()


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """A name part reduced to plain lower-case letters: 'O'Néill' and 'ONEILL' become 'oneill'."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in plain if c.isalnum())


def in_name_case(text: str) -> str:
    """Put a name typed in one case into name case; leave mixed case as its owner wrote it."""
    if text[:2] == "Mc" and text[2:].isupper():
        return f"Mc{text[2]}{text[3:].lower()}"
    if not (text.isupper() or text.islower()) or len(text) == 1:
        return text.upper() if len(text) == 1 else text
    parts = re.split(r"([\s\-'\u2019])", text.lower())
    made: list[str] = []
    for place, part in enumerate(parts):
        after_s = place > 0 and parts[place - 1] in "'\u2019" and part == "s" and place == len(parts) - 1
        word = part if after_s else part[:1].upper() + part[1:]
        if word.startswith("Mc") and len(word) > 3:
            word = "Mc" + word[2].upper() + word[3:]
        made.append(word)
    return "".join(made)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> Name | None:
    """Take a written name apart; None where nobody is named ('N/K', 'Occupier', 'Mr Unknown')."""
    written = " ".join(text.split())
    if is_null_word(written, "person") or all(is_null_word(word, "person") for word in written.split()):
        return None
    if not any(c.isalpha() for c in written):
        return None
    if _ORGANISATION.search(written):
        return Name(text, surname=written, organisation=True)
    cleaned = re.sub(r"\([^)]*\)", " ", written).strip() or written
    before, comma, after = (part.strip() for part in cleaned.partition(","))
    if comma and after.casefold().strip(".") in _SUFFIXES:
        before, comma, after = f"{before} {after}", "", ""
    if comma and before and not is_null_word(after, "person"):
        title, given = _take_title(_words(after.replace(",", " ")))
        front, family = _take_title(_words(before))
        family, suffix = _take_suffix(family)
        given, late = _take_suffix(given)
        return _build(text, title or front, given, family, suffix or late)
    title, words = _take_title(_words(cleaned.replace(",", " ")))
    words, suffix = _take_suffix(words)
    if not words:
        return None
    if len(words) == 1:
        return _build(text, title, [], words, suffix)
    shouted = [place for place, word in enumerate(words) if len(word) > 2 and word.removeprefix("Mc").isupper()]
    if shouted and len(shouted) < len(words) and shouted[0] == 0 and not any(p for p in shouted if p > 1):
        return _build(text, title, words[1:], words[:1], suffix)  # 'SMITH John'
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    if start == 1 and not title and len(words[-1].strip(".")) == 1 and len(words[0]) > 1 and len(words) == 2:
        return _build(text, title, words[1:], words[:1], suffix)  # 'Smith J'
    return _build(text, title, words[:start], words[start:], suffix)


def _words(text: str) -> list[str]:
    words: list[str] = []
    for word in text.split():
        if _INITIALS_RUN.match(word):
            words += [c for c in word if c.isalpha()]
        elif any(c.isalpha() for c in word):
            words.append(word.strip(".;:"))
    return words


def _take_title(words: list[str]) -> tuple[str, list[str]]:
    titles: list[str] = []
    rest = list(words)
    while rest and (rest[0].casefold() in _TITLES or (titles and rest[0] in ("&", "and"))):
        found = _TITLES.get(rest.pop(0).casefold())
        if found:
            titles.append(found)
        if rest and rest[0].casefold() in ("and",) and len(rest) > 1 and rest[1].casefold() in _TITLES:
            rest.pop(0)
    if not rest and words:
        return "", list(words)  # 'Miss' alone, 'Lord': a surname after all
    if rest and len(rest) > 1 and rest[-1].casefold() in ("mr", "mrs", "ms", "miss", "dr") and not titles:
        titles.append(_TITLES[rest.pop().casefold()])
    return (" & ".join(titles), rest)


def _take_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and words[-1].casefold() in _SUFFIXES:
        return words[:-1], _SUFFIXES[words[-1].casefold()]
    return words, ""


def _build(written: str, title: str, given: list[str], family: list[str], suffix: str) -> Name:
    cased = [in_name_case(word) for word in given]
    surname = " ".join(
        word.lower()
        if place < len(family) - 1 and word.casefold() in _PARTICLES and word.casefold() != "st"
        else in_name_case(word)
        for place, word in enumerate(family)
    )
    return Name(written, title, cased[0] if cased else "", " ".join(cased[1:]), surname, suffix)
