"""Scores of a questionnaire: a number and the best there is, from figures, from '4 out of 5', from words."""

import re
from collections.abc import Iterable

from ivolt_desktop.rules.null_words import is_null_word

WORDS = {
    "very satisfied": 5, "extremely satisfied": 5, "completely satisfied": 5, "strongly agree": 5, "excellent": 5,
    "very good": 5, "very happy": 5, "much safer": 5, "a lot safer": 5, "very easy": 5, "always": 5, "definitely": 5,
    "satisfied": 4, "fairly satisfied": 4, "quite satisfied": 4, "somewhat satisfied": 4, "slightly satisfied": 4,
    "agree": 4, "tend to agree": 4, "good": 4, "happy": 4, "safer": 4, "a little safer": 4, "a bit safer": 4,
    "easy": 4, "fairly easy": 4, "mostly": 4, "often": 4,
    "neither": 3, "neutral": 3, "neither satisfied nor dissatisfied": 3, "neither agree nor disagree": 3, "fair": 3,
    "average": 3, "ok": 3, "okay": 3, "adequate": 3, "no change": 3, "the same": 3, "about the same": 3,
    "no difference": 3, "sometimes": 3,
    "dissatisfied": 2, "fairly dissatisfied": 2, "quite dissatisfied": 2, "somewhat dissatisfied": 2, "disagree": 2,
    "slightly dissatisfied": 2, "tend to disagree": 2, "poor": 2, "unhappy": 2, "less safe": 2, "a little less safe": 2,
    "difficult": 2, "fairly difficult": 2, "rarely": 2,
    "very dissatisfied": 1, "extremely dissatisfied": 1, "completely dissatisfied": 1, "strongly disagree": 1,
    "very poor": 1, "very unhappy": 1, "much less safe": 1, "a lot less safe": 1, "very difficult": 1, "never": 1,
}  # fmt: skip
_OUT_OF = re.compile(r"^([\d.]+)\s*(?:/|out of|of)\s*(\d+)\b", re.I)
_LEADING = re.compile(r"^(\d+(?:\.\d+)?)\s*(%)?(?:\s*(?:[-–:)(]|\.(?=\s|$)|stars?\b).*)?$", re.I | re.S)
_IN_HEADER = re.compile(r"(?:out of|/|\b[01]\s*(?:-|–|to|is|=)[^\d]{0,20})\s*(100|10|[4-9])\b", re.I)
_NOUGHT = re.compile(r"\b0\s*(?:-|–|to|is|=|\()", re.I)
_NO_ANSWER = frozenset(
    {"dont know", "not applicable", "cant say", "prefer not to say", "no answer", "skipped", "not sure"}
)
_STEPS = (5.0, 10.0, 100.0)


class Score(float):
    """A score with the best there is: ``Score(4, of=5)``."""

    __slots__ = ("of",)
    of: float

    def __new__(cls, value: float, of: float) -> "Score":
        """``value`` of ``of``."""
        made = super().__new__(cls, value)
        made.of = of
        return made

    def on(self, scale: float) -> float:
        """The same share of another scale: 8 of 10 is 4 of 5."""
        return float(self) if scale == self.of else round(float(self) * scale / self.of, 2)


def lowest_of(header: str, scale: float, texts: Iterable[str]) -> float:
    """The least number of a scale: 1, or nought where the header says so or a long scale has cells of it."""
    if scale == 100 or _NOUGHT.search(header) or (scale == 10 and any(text.strip() == "0" for text in texts)):
        return 0.0
    return 1.0


def tells_scale(header: str) -> bool:
    """Whether a header says on what scale its figures are given: 'out of 10', '0-10'."""
    return _IN_HEADER.search(header) is not None


def scale_of(header: str, texts: Iterable[str]) -> float:
    """The scale on which bare figures of a column are given: as its header says, else the least that holds them all."""
    told = _IN_HEADER.search(header)
    if told:
        return float(told.group(1))
    figures = [float(found.group(1)) for text in texts if (found := _LEADING.match(text.strip())) and _is_number(found)]
    most = max(figures, default=0.0)
    return next((step for step in _STEPS if most <= step), 100.0)


def _is_number(found: re.Match[str]) -> bool:
    return found.group(1).count(".") <= 1 and not found.group(2)


def read_score(text: str, scale: float, lowest: float | None = None) -> Score | None:
    """What a cell says on ``scale`` if it does not say its own; ``None`` where it gives no answer.

    With ``lowest``, the least number of the scale, a low number is the good one: figures are turned round, so that
    1 of 5 is 5 of 5. Words alone say how good they are. Raises ``ValueError`` for what is no score.
    """
    bare = re.sub(r"[^a-z ]", "", " ".join(text.casefold().split())).strip()
    if is_null_word(text) or bare in _NO_ANSWER:
        return None
    if bare in WORDS and not text.strip()[0].isdigit():
        return Score(WORDS[bare], 5)
    pair = _OUT_OF.match(text.strip())
    if pair:
        return _within(float(pair.group(1)), float(pair.group(2)), lowest)
    figure = _LEADING.match(text.strip())
    if figure:
        per_cent = bool(figure.group(2))
        return _within(float(figure.group(1)), 100.0 if per_cent else scale, lowest and 0.0 if per_cent else lowest)
    raise ValueError(text)


def _within(value: float, of: float, lowest: float | None) -> Score:
    if of <= 0 or not (lowest or 0) <= value <= of:
        raise ValueError(f"{value} of {of}")
    return Score(value if lowest is None else lowest + of - value, of)
