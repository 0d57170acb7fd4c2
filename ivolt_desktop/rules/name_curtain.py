"""Draws a curtain over the names in free text: every known person gives way to their reference.

Errs on the side of hiding. What a person is known by (full name, 'SURNAME, Forename', a title or an initial with the
surname) is hidden however it is typed; a surname alone unless it is an ordinary word; of the subject in hand the
forename too. Postcodes, telephone numbers and e-mail addresses are hidden whoever they belong to.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from ivolt_desktop.rules.names import name_key, parse_name

K = TypeVar("K")
Keys = tuple[str, ...]

SOMEBODY = "a person"
"""Stands where a name is that of several people."""
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/-])(?:\+44|0)(?:[ -]?\(0\))?(?:[ -]?\d){9,10}(?![\w/-])")
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_BETWEEN = re.compile(r"[\s.,\-–/]*")
_POSSESSIVE = re.compile(r"[’']s?$", re.IGNORECASE)
_LONGEST = 6
_TITLE_WORDS = "mr mrs ms miss mx dr doctor prof professor rev revd sir dame lady lord cllr mister"
_TITLES = frozenset(_TITLE_WORDS.split())
_NEVER_A_FORENAME = frozenset({"april", "august", "june", "may", "will"})
_ORDINARY_WORDS = (
    "about access action adult agree alley april ash august autumn avenue bank banks bar barber bell best bird bishop "
    "black block bond bright broad brook brown bull bush butcher call care carpenter case cash castle chair chance "
    "chase church close cook cooper corner court cross dale dark daily day days dean dear drew drive early east "
    "english family farm farmer fear field fields fire first fish fisher flat flood food foot ford forest found fox "
    "france free french frost garden gardener gate gates gold golden good grace grant gray green grey ground group "
    "grove guard hall hand hands hard hart hay head heard health heath high hill hills hold holiday home hope house "
    "hunt hunter ivy joy july june keep key keys kind king knight lake lamb land lane law lead leave light little "
    "lock long love major man march mark marsh mason may mill miller money moon moor more mount never new noble noise "
    "noon north note office officer oak order pack page pain park parish peace penny person pike place police pool "
    "poor pope post potter power price prince rain read reader review rice rich river road rock rose rule sale sands "
    "savage school sea sharp short silver singer skip small smart snow south spring stair station steel stone street "
    "strong sum summer sun sweet swift team temple thorn times tower town tree turn turner vale visit walk wall ward "
    "warden water way wells west white wild will winter wise wood woods work yard young youth"
)
_ORDINARY = frozenset(_ORDINARY_WORDS.split())


@dataclass(frozen=True)
class KnownName:
    """One way a person is written, and the reference to show in its place. ``subject``: the person in hand."""

    written: str
    reference: str
    subject: bool = False


class NameCurtain:
    """Built once from every known name; ``behind`` then hides them in any number of texts.

    ``plain`` are phrases that look like names and are none: wards, streets, agencies, members of the panel.
    ``hidden`` are other phrases to hide, each with what stands for it: the subject's address, a place's name.
    """

    def __init__(
        self, names: Iterable[KnownName], plain: Iterable[str] = (), hidden: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._full: dict[Keys, str] = {}
        self._surnames: dict[Keys, str] = {}
        self._initials: dict[tuple[str, Keys], str] = {}
        self._own: dict[Keys, str] = {}
        self._hidden = {keys: instead for phrase, instead in hidden if (keys := _keys(phrase))}
        self._plain = {keys for each in plain if len(keys := _keys(each)) > 0} - set(self._hidden)
        for known in sorted(names, key=lambda each: each.subject):
            self._learn(known)

    def behind(self, text: str) -> str:
        """The text with every known name behind its reference."""
        for pattern, instead in ((_EMAIL, "e-mail withheld"), (_POSTCODE, "postcode withheld"),
                                 (_PHONE, "number withheld")):
            text = pattern.sub(instead, text)
        words = list(_WORD.finditer(text))
        made, at, done = [], 0, 0
        while at < len(words):
            used, stands = self._at(text, words[at : at + _LONGEST])
            if stands is not None:
                last = words[at + used - 1]
                tail = _POSSESSIVE.search(last.group())
                made += [text[done : words[at].start()], stands, tail.group() if tail else ""]
                done = last.end()
            at += used
        return "".join([*made, text[done:]])

    def _at(self, text: str, words: list[re.Match[str]]) -> tuple[int, str | None]:
        """How many of the first words belong together, and what stands for them (``None``: they stay)."""
        keys = tuple(_key(word.group()) for word in words)
        titled = next((place for place, key in enumerate(keys) if key not in _TITLES), 0)
        for size in range(len(words), 0, -1):
            if not _together(text, words[:size]):
                continue
            stands = self._hidden.get(keys[:size])
            if stands is None and titled < size:
                stands = self._name(keys[titled:size], words[titled:size], bool(titled), keys[size : size + 1])
            if stands is not None:
                return size, stands
            if keys[:size] in self._plain:
                return size, None
        return 1, None

    def _name(self, keys: Keys, words: list[re.Match[str]], titled: bool, after: Keys) -> str | None:
        if len(keys) > 1 and keys in self._full:
            return self._full[keys]
        named = all(word.group()[:1].isupper() for word in words)
        for initial, surname, place in ((keys[0], keys[1:], 1), (keys[-1], keys[:-1], 0)):
            if not place and (initial, after) in self._initials:
                continue  # 'Green, J Green': the initial belongs to what follows
            if len(initial) == 1 and (initial, surname) in self._initials:
                if initial not in "ai" or words[place].group()[:1].isupper():
                    return self._initials[initial, surname]
        if keys in self._own and (named or keys[0] not in _ORDINARY):
            return self._own[keys]
        single = keys[-1][:-1] if keys[-1].endswith("s") and len(keys[-1]) > 4 else keys[-1]
        for surname in (keys, (*keys[:-1], single)):
            distinctive = len(surname) > 1 or (surname[0] not in _ORDINARY and len(surname[0]) > (2 if named else 3))
            if surname in self._surnames and (titled or distinctive):
                return self._surnames[surname]
        return None

    def _learn(self, known: KnownName) -> None:
        name = parse_name(known.written)
        if name is None:
            return
        given, middle, family = _keys(name.forename), _keys(name.middle), _keys(name.surname)
        plain = tuple(key for key in _keys(known.written) if key not in _TITLES)
        for form in {plain, given + family, given + middle + family, family + given, family + given + middle}:
            if len(form) > 1:
                _put(self._full, form, known)
        if name.organisation or not family:
            return
        _put(self._surnames, family, known)
        parts = {family, *((part,) for part in family if len(part) > 2)} if known.subject else {family}
        for surname in parts:
            if given:
                _put(self._initials, (given[0][:1], surname), known)
            if known.subject:
                self._own[surname] = known.reference
        if known.subject and given and len(given[0]) > 2 and given[0] not in _NEVER_A_FORENAME:
            self._own[given] = known.reference


def _put(into: dict[K, str], key: K, known: KnownName) -> None:
    if known.subject or into.get(key, known.reference) == known.reference:
        into[key] = known.reference
    else:
        into[key] = SOMEBODY


def _key(word: str) -> str:
    return name_key(_POSSESSIVE.sub("", word))


def _keys(text: str) -> Keys:
    return tuple(_key(word) for word in _WORD.findall(text))


def _together(text: str, words: list[re.Match[str]]) -> bool:
    return all(_BETWEEN.fullmatch(text, one.end(), two.start()) for one, two in pairwise(words))
