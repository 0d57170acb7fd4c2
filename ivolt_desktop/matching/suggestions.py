"""A suggestion that explains itself: reasons in words whose weights add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log2

from ivolt_desktop.rules.counting_words import joined

PRIOR = 1 / 2000
"""The chance that a pair drawn for comparison by nothing at all is one."""
NOT_GIVEN = "not given"
CANNOT_TELL = "cannot tell"
LINE = -log2(PRIOR)
"""The weight at which a pair is as likely one as two: pairs below are not suggested."""
ACCEPT_LINE = LINE + log2(0.995 / 0.005)
"""The weight above which pairs may be accepted together without a look at each: 995 in 1,000 are one."""


class State(StrEnum):
    """Which way a reason speaks."""

    AGREE = "agree"
    NEAR = "near"
    NEUTRAL = "neutral"
    AGAINST = "against"


@dataclass(frozen=True)
class Reason:
    """One row of the comparison: what each side says, how they agree in words, and the weight in bits."""

    field: str
    label: str
    left: str
    right: str
    agreement: str
    state: State
    weight: float
    called: str = ""

    @property
    def name(self) -> str:
        """What the reason is called in a sentence: 'flat', 'phone'."""
        return self.called or self.label[0].lower() + self.label[1:]


@dataclass(frozen=True)
class Suggestion:
    """Two records (keys ``first`` and ``second``, the smaller first) that may be one.

    ``weight`` is the sum of the reasons' weights, in bits; ``probability`` follows from it.
    """

    first: int
    second: int
    weight: float
    probability: float
    reasons: tuple[Reason, ...]
    headline: str
    because: str

    @property
    def odds_words(self) -> str:
        """'997 in 1,000 such pairs are'."""
        thousand = round(self.probability * 1000)
        if thousand >= 1000:
            return "More than 999 in 1,000 such pairs are"
        return f"{max(thousand, 1)} in 1,000 such pairs are"


def probability(weight: float) -> float:
    """The chance that a pair of this weight is one, 0 to 1."""
    odds = weight + log2(PRIOR)
    if odds > 60:
        return 1.0
    return 2.0**odds / (1.0 + 2.0**odds) if odds > -60 else 0.0


def headline(chance: float, one: str, two: str) -> str:
    """'Very likely one man', 'Probably two people'."""
    if chance >= 0.99:
        return f"Very likely {one}"
    if chance >= 0.9:
        return f"Likely {one}"
    return f"Perhaps {one}" if chance >= 0.5 else f"Probably {two}"


def because(reasons: Sequence[Reason]) -> str:
    """'the phone and the flat say so, the name does not speak against it'."""
    ranked = sorted(reasons, key=lambda reason: -reason.weight)
    strong = [f"the {reason.name}" for reason in ranked if reason.state is State.AGREE and reason.weight >= 2][:3]
    near = [f"the {reason.name}" for reason in ranked if reason.state is State.NEAR][:2]
    against = [f"the {reason.name}" for reason in reversed(ranked) if reason.state is State.AGAINST][:2]
    parts = []
    if strong:
        parts.append(f"{joined(strong)} {'says' if len(strong) == 1 else 'say'} so")
    if near and not against:
        parts.append(f"{joined(near)} {'does' if len(near) == 1 else 'do'} not speak against it")
    if against:
        parts.append(f"{joined(against)} {'speaks' if len(against) == 1 else 'speak'} against it")
    return ", ".join(parts) or "nothing says much either way"
