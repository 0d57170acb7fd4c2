"""Counts in words: '1 place', '3 people', 'twice', 'two'."""

from collections.abc import Sequence

_NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
_PLURALS = {"person": "people", "child": "children", "is": "are", "has": "have", "was": "were"}
_TIMES = {0: "never", 1: "once", 2: "twice"}


def plural(word: str) -> str:
    """The plural of a noun (or of is, has, was) the program uses: 'person' gives 'people'.

    Only the last word of several is changed: 'repeat caller' gives 'repeat callers'.
    """
    before, space, last = word.rpartition(" ")
    if last in _PLURALS:
        return f"{before}{space}{_PLURALS[last]}"
    if last.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def grouped(number: int) -> str:
    """A number with commas: '1,388'."""
    return f"{number:,}"


def count_of(number: int, word: str, many: str | None = None) -> str:
    """'1 place', '3 people', '0 calls', '1,388 calls'."""
    return f"{grouped(number)} {word if number == 1 else (many or plural(word))}"


def number_word(number: int) -> str:
    """'none', 'one' ... 'ten', then figures: '11'."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else grouped(number)


def times(number: int) -> str:
    """'never', 'once', 'twice', '3 times'."""
    return _TIMES.get(number, f"{grouped(number)} times")


def joined(parts: Sequence[str], last: str = "and") -> str:
    """'Police', 'Police and Council', 'Police, Council and Fire'."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def tidy_number(value: float, places: int = 1) -> str:
    """A measured value without needless noughts: '1.5', '3', '1,388'."""
    if value == int(value):
        return grouped(int(value))
    words = f"{value:,.{places}f}"
    return words
