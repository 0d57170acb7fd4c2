"""What the first screen shows, as kept in its snapshot: read at every start, so that it needs nothing but itself."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Step:
    """One step of the cycle; ``state`` is done, current or ahead; ``page`` is where it is worked on."""

    label: str
    below: str
    state: str
    page: str


@dataclass(frozen=True)
class FigureLine:
    """A figure ready to show; ``tone`` is grey, green or red."""

    label: str
    shown: str
    values: tuple[float | None, ...]
    low: float | None
    high: float | None
    verdict: str
    tone: str


@dataclass(frozen=True)
class Need:
    """Something that waits for the coordinator, and the button that leads to it: a page and where on it."""

    pill: str
    tone: str
    text: str
    below: str
    button: str
    page: str
    where: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ThisMonth:
    """Everything on the first screen. Holds no person's name: people go by their references."""

    title: str
    subtitle: str
    meeting_id: int | None
    steps: tuple[Step, ...]
    figures: tuple[FigureLine, ...]
    needs: tuple[Need, ...]
    changed_title: str
    changed: tuple[tuple[str, str, str], ...]
    decide: tuple[str, ...]
    counts: dict[str, int]

    def to_json(self) -> str:
        """For the snapshot."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "ThisMonth":
        """From the snapshot."""
        said: dict[str, Any] = json.loads(text)
        return cls(**{
            **said,
            "steps": tuple(Step(**each) for each in said["steps"]),
            "figures": tuple(FigureLine(**{**each, "values": tuple(each["values"])}) for each in said["figures"]),
            "needs": tuple(Need(**each) for each in said["needs"]),
            "changed": tuple(tuple(each) for each in said["changed"]),
            "decide": tuple(said["decide"]),
        })
