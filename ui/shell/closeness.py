"""How closely a few typed letters fit a line of words: for the palette."""

AS_WRITTEN = 80.0
"""From here on what was typed stands in the line as it was typed; below, its letters are only scattered in it."""


def closeness(typed: str, line: str) -> float:
    """0 where the letters do not occur in order; higher is closer, beginnings of words count most."""
    wanted, words = typed.casefold().strip(), line.casefold()
    if not wanted:
        return 1.0
    found = words.find(wanted)
    if found >= 0:
        at_start = found == 0 or not words[found - 1].isalnum()
        return 100.0 + (50.0 if at_start else 0.0) - found * 0.1
    parts = wanted.split()
    if len(parts) > 1 and all(part in words for part in parts):
        return AS_WRITTEN
    return _in_order(wanted.replace(" ", ""), words)


def _in_order(wanted: str, words: str) -> float:
    score, at = 0.0, -1
    for letter in wanted:
        begun = next((i for i in range(at + 1, len(words)) if words[i] == letter and _begins(words, i)), -1)
        next_one = words.find(letter, at + 1)
        if next_one < 0:
            return 0.0
        if next_one == at + 1 and at >= 0:
            at, score = next_one, score + 4.0
        elif begun >= 0:
            at, score = begun, score + 5.0
        else:
            at, score = next_one, score + 0.5
    worth = score / len(wanted)
    return score if worth >= 2.0 else 0.0


def _begins(words: str, at: int) -> bool:
    return at == 0 or not words[at - 1].isalnum()
