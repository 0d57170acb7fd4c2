"""How an English reader would say a name: a short key that 'Smith' and 'Smyth' share.

A small key in the manner of Soundex and Metaphone. It only gathers candidates and grades a near
agreement, so that a coarse key does no harm.
"""

from functools import lru_cache

_SPELLINGS = (
    ("ough", "o"), ("augh", "o"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("gh", "g"),
    ("kn", "n"), ("wr", "r"), ("ck", "k"), ("dg", "j"), ("th", "t"), ("kh", "k"), ("zh", "s"), ("qu", "k"),
    ("wh", "w"), ("ps", "s"), ("x", "ks"), ("mb", "m"),
)  # fmt: skip
_SOUNDS = {
    **dict.fromkeys("bp", "p"), **dict.fromkeys("fv", "f"), **dict.fromkeys("ckgq", "k"), **dict.fromkeys("sz", "s"),
    "j": "j", **dict.fromkeys("dt", "t"), "l": "l", **dict.fromkeys("mn", "n"), "r": "r",
}  # fmt: skip
_LENGTH = 6


@lru_cache(maxsize=65536)
def sound_key(name_key: str) -> str:
    """The sound of a name given in plain small letters ('smyth' gives 'snt'); '' for nothing.

    Vowels, h, w and y count at the beginning only, where they are all one: 'a'.
    """
    text = name_key
    for spelling, said in _SPELLINGS:
        text = text.replace(spelling, said)
    made: list[str] = []
    previous = ""
    for place, letter in enumerate(text):
        sound = _SOUNDS.get(letter, "")
        if not sound and place == 0:
            made.append("a")
        elif sound and sound != previous:
            made.append(sound)
        if letter not in "hw":
            previous = sound
    return "".join(made)[:_LENGTH]
