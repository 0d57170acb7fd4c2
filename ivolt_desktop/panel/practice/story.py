"""What the practice panels said and decided, read from ``resources/practice/panels.toml``."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from ivolt_desktop.panel.practice.invented import practice_folder


@dataclass(frozen=True)
class Later:
    """What became of an action on some day: ``verb`` is done, not_done, not_possible, progress, note or moved."""

    on: date
    verb: str
    words: str
    moved_to: date | None = None


@dataclass(frozen=True)
class StoryLine:
    """One line as the coordinator types it, and for an action what came of it."""

    typed: str
    later: tuple[Later, ...] = ()


@dataclass(frozen=True)
class Plan:
    """An issue's plan: what is to change, from how many a month to how many, by when."""

    objective: str
    baseline: float
    target: float
    by: date


@dataclass(frozen=True)
class SubjectStory:
    """A person of the cast (``who``) or a public place (``where``) under a standing item of one panel."""

    under: int
    who: str
    where: str
    proposal: str
    lead: str
    join: str
    issue: str
    plan: Plan | None
    review: str
    leave: str
    close: str
    lines: tuple[StoryLine, ...]

    @property
    def key(self) -> str:
        """The person's or the place's key."""
        return self.who or self.where


@dataclass(frozen=True)
class PanelStory:
    """One panel: whose data it considers, who sent apologies (``sent``: with information), and what was said."""

    covers: date
    planned: bool
    chair: str
    apologies: tuple[str, ...]
    sent: tuple[str, ...]
    subjects: tuple[SubjectStory, ...]
    standing: dict[int, tuple[StoryLine, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class AgencyStory:
    """An agency and its members, as given in ``agencies.toml``."""

    key: str
    name: str
    short_name: str
    kind: str
    supplies: str | None
    due_day: int | None
    members: tuple[dict[str, Any], ...]


@cache
def panels() -> tuple[PanelStory, ...]:
    """The panels in order; the last is planned and not yet held."""
    return tuple(_panel(each) for each in _toml("panels.toml")["panel"])


@cache
def agencies() -> tuple[AgencyStory, ...]:
    """The agencies that take part."""
    return tuple(
        AgencyStory(
            each["key"], each["name"], each["short_name"], each["kind"], each.get("supplies"), each.get("due_day"),
            tuple(each["members"]),
        )
        for each in _toml("agencies.toml")["agency"]
    )  # fmt: skip


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((practice_folder() / name).read_text(encoding="utf-8"))


def _panel(said: dict[str, Any]) -> PanelStory:
    return PanelStory(
        covers=said["covers"],
        planned=said.get("planned", False),
        chair=said.get("chair", ""),
        apologies=tuple(said["apologies"]),
        sent=tuple(said["sent"]),
        subjects=tuple(_subject(each) for each in said["subject"]),
        standing={int(item): _lines(lines) for item, lines in said.get("standing", {}).items()},
    )


def _subject(said: dict[str, Any]) -> SubjectStory:
    plan = said.get("plan")
    words = {name: said.get(name, "") for name in ("who", "where", "proposal", "lead", "join", "issue")}
    words |= {name: said.get(name, "") for name in ("review", "leave", "close")}
    return SubjectStory(
        under=said["under"], plan=Plan(**plan) if plan else None, lines=_lines(said.get("lines", [])), **words
    )


def _lines(lines: list[str]) -> tuple[StoryLine, ...]:
    return tuple(_line(each) for each in lines)


def _line(written: str) -> StoryLine:
    typed, *later = written.split(" => ")
    return StoryLine(typed, tuple(_later(each) for each in later))


def _later(written: str) -> Later:
    day, verb, words = written.split(" ", 2)
    if verb != "moved":
        return Later(date.fromisoformat(day), verb, words)
    moved_to, words = words.split(" ", 1)
    return Later(date.fromisoformat(day), verb, words, date.fromisoformat(moved_to))
