"""How good a passphrase is, in one plain sentence. A help while typing, not a gate: only the length is required.

Follows the National Cyber Security Centre's advice: length from several unrelated words beats odd characters.
"""

import re

SHORTEST = 12
_WORD = re.compile(r"[^\W\d_]+")
_LONG_ENOUGH, _WORDS_ENOUGH, _DIFFERENT_ENOUGH = 18, 3, 7
_OFTEN_USED = frozenset({
    "password", "passphrase", "ivolt", "council", "barking", "dagenham", "welcome", "qwerty", "letmein", "metropolitan",
    "police", "panel", "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december", "spring", "summer", "autumn", "winter",
})


def strength_words(typed: str) -> str:
    """'Too short: 5 of at least 12 characters', or 'Weak', 'Fair' or 'Good' with what would make it better."""
    if not typed:
        return ""
    if len(typed) < SHORTEST:
        return f"Too short: {len(typed)} of at least {SHORTEST} characters."
    words = {word.casefold() for word in _WORD.findall(typed) if len(word) > 2}
    telling = words - _OFTEN_USED
    if len(set(typed.casefold())) < _DIFFERENT_ENOUGH:
        return "Weak: the same few letters come again and again. Use three or four different words."
    if words and not telling:
        return "Weak: these words are the first that anybody would try. Use words that have nothing to do with work."
    if len(telling) >= _WORDS_ENOUGH and len(typed) >= _LONG_ENOUGH:
        return "Good: long, and of several words."
    return "Fair. One or two more words would make it good."
