"""A risk matrix: questions whose answers carry points, and bands that a score falls into.

Which questions are asked and what they weigh differs between forces, so a matrix is data that a panel edits. It is
written and read here in one plain form, a question on a line and its answers below it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.known_errors import NotAllowed

SEVERAL = "(all that apply)"
_POINTS = re.compile(r"^(\d{1,3})\s+(\S.*)$")
_MOST_QUESTIONS, _MOST_ANSWERS, _LONGEST = 60, 20, 300


@dataclass(frozen=True)
class Answer:
    """An answer and its points."""

    words: str
    points: int


@dataclass(frozen=True)
class Question:
    """A question; ``several`` answers may be given where its words end with '(all that apply)'."""

    words: str
    answers: tuple[Answer, ...]

    @property
    def several(self) -> bool:
        """Whether more than one answer may be given; their points are added."""
        return self.words.endswith(SEVERAL)

    @property
    def most(self) -> int:
        """The most points it can give."""
        points = [answer.points for answer in self.answers]
        return sum(points) if self.several else max(points, default=0)


@dataclass(frozen=True)
class Band:
    """A band from ``least`` points on; the next review falls due ``review_days`` after an assessment in it."""

    name: str
    least: int
    review_days: int


@dataclass(frozen=True)
class Matrix:
    """The questions in order and the bands, lowest first."""

    questions: tuple[Question, ...]
    bands: tuple[Band, ...]

    @property
    def most(self) -> int:
        """The highest score there can be."""
        return sum(question.most for question in self.questions)

    def band_of(self, score: int) -> Band:
        """The band a score falls into."""
        return [band for band in self.bands if band.least <= score or band is self.bands[0]][-1]

    def band_named(self, name: str) -> Band:
        """The band with that name; ``NotAllowed`` if there is none."""
        for band in self.bands:
            if band.name.casefold() == name.strip().casefold():
                return band
        raise NotAllowed(f"There is no band called {name}. Choose one of {', '.join(b.name for b in self.bands)}.")


@dataclass(frozen=True)
class Given:
    """A question as it was answered."""

    question: str
    answers: tuple[str, ...]
    points: int


def answered(matrix: Matrix, chosen: Mapping[int, Sequence[int]]) -> tuple[Given, ...]:
    """The answers in words; ``chosen`` gives the places of the answers by the place of the question.

    Raises ``NotAllowed`` for a question without its answer; 'all that apply' may have none.
    """
    given = []
    for at, question in enumerate(matrix.questions):
        places = list(dict.fromkeys(chosen.get(at, ())))
        if any(not 0 <= place < len(question.answers) for place in places):
            raise NotAllowed("The matrix was changed meanwhile. Open the form again.")
        if not question.several and len(places) != 1:
            raise NotAllowed(f"Question {at + 1} has no answer yet: {question.words}")
        answers = [question.answers[place] for place in places]
        given.append(Given(question.words, tuple(a.words for a in answers), sum(a.points for a in answers)))
    return tuple(given)


def matrix_from(said: Mapping[str, Any]) -> Matrix:
    """A matrix from its stored form: ``bands`` [name, from, days] and ``questions`` [words, [[answer, points]]]."""
    return Matrix(
        tuple(Question(words, tuple(Answer(a, p) for a, p in answers)) for words, answers in said["questions"]),
        tuple(Band(name, least, days) for name, least, days in said["bands"]),
    )


def stored(matrix: Matrix) -> dict[str, Any]:
    """What :func:`matrix_from` reads."""
    return {
        "bands": [[band.name, band.least, band.review_days] for band in matrix.bands],
        "questions": [[q.words, [[a.words, a.points] for a in q.answers]] for q in matrix.questions],
    }


def as_text(matrix: Matrix) -> str:
    """The questions as a person edits them: one on a line, below it its answers, points first."""
    parts = []
    for question in matrix.questions:
        parts += [question.words, *(f"  {answer.points} {answer.words}" for answer in question.answers), ""]
    return "\n".join(parts).rstrip() + "\n"


def questions_from_text(text: str) -> tuple[Question, ...]:
    """What :func:`as_text` writes. Raises ``NotAllowed`` with the line at fault."""
    found: list[tuple[str, list[Answer]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = " ".join(line.split())
        if not words:
            continue
        if len(words) > _LONGEST:
            raise NotAllowed(f"Line {number} is too long: keep it under {_LONGEST} characters.")
        points = _POINTS.match(words)
        if points is None:
            found.append((words, []))
        elif not found:
            raise NotAllowed(f"Line {number} is an answer, but no question stands above it.")
        else:
            found[-1][1].append(Answer(points[2], int(points[1])))
    if not found:
        raise NotAllowed("A matrix needs at least one question.")
    if len(found) > _MOST_QUESTIONS or any(len(answers) > _MOST_ANSWERS for _, answers in found):
        raise NotAllowed(f"Keep to {_MOST_QUESTIONS} questions with {_MOST_ANSWERS} answers each.")
    for words, answers in found:
        least = 1 if words.endswith(SEVERAL) else 2
        if len(answers) < least:
            raise NotAllowed(f"‘{words}’ needs at least {'one answer' if least == 1 else 'two answers'} below it, "
                             "each with its points first.")
    return tuple(Question(words, tuple(answers)) for words, answers in found)


def checked_bands(bands: Sequence[Band]) -> tuple[Band, ...]:
    """Bands in order. Raises ``NotAllowed`` for the first fault."""
    ordered = tuple(sorted(bands, key=lambda band: band.least))
    names = [band.name.strip().casefold() for band in ordered]
    if not ordered or ordered[0].least != 0:
        raise NotAllowed("The lowest band begins at 0.")
    if not all(names) or len(set(names)) != len(names):
        raise NotAllowed("Each band needs a name of its own.")
    if len({band.least for band in ordered}) != len(ordered):
        raise NotAllowed("Two bands begin at the same score.")
    if any(not 1 <= band.review_days <= 731 for band in ordered):
        raise NotAllowed("A band's review falls due after 1 to 731 days.")
    return ordered


def trend_words(before: tuple[date, int] | None, score: int) -> str:
    """'up 3 since 12 May 2026', 'down 9 since …', 'as on …'; '' for a first assessment."""
    if before is None:
        return ""
    day, was = before
    if score == was:
        return f"as on {short_date(day)}"
    return f"{'up' if score > was else 'down'} {abs(score - was)} since {short_date(day)}"
