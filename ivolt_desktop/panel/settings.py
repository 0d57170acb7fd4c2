"""The panel's own settings: its name, its rules and its clocks, kept in the panel file as JSON."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Setting
from ivolt_desktop.rules.action_state import RagRule
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.marking import HANDLING
from ivolt_desktop.rules.repeat_calls import KINDS, RepeatRule
from ivolt_desktop.rules.wards import BOROUGH_CODE, BOROUGH_NAME
from ivolt_desktop.store import PanelFile, UnitOfWork

PRACTICE_DAY = "practice.today"


def _setting(label: str, default: Any) -> Any:
    return field(default=default, metadata={"label": label})


@dataclass(frozen=True)
class PanelSettings:
    """Everything a panel may decide for itself, with the panel's own habits as defaults.

    Sources of the defaults: repeat rule, product sheet; summary two working days before (Richmond), minutes within ten
    working days and actions within 24 hours (Scottish adult support and protection standard), domain sheet 3.4.
    """

    panel_name: str = _setting("Panel", "IVOLT")
    borough: str = _setting("Borough", BOROUGH_NAME)
    borough_code: str = _setting("Borough code", BOROUGH_CODE)
    handling: str = _setting("Handling line", HANDLING)
    venue: str = _setting("Usual venue", "")
    starts: time = _setting("Usual start", time(10, 0))
    repeat_rule: RepeatRule = _setting("Repeat rule", RepeatRule())
    rag_rule: RagRule = _setting("Colours of actions", RagRule())
    quiet_months: int = _setting("Quiet months before somebody is ‘back’", 1)
    pack_days: int = _setting("Pack out, working days before", 2)
    minutes_days: int = _setting("Minutes out, working days after", 10)
    actions_hours: int = _setting("Actions out, hours after", 24)
    visit_days: int = _setting("Joint visit after a second warning notice, working days", 10)
    action_days: int = _setting("Usual days for an action", 14)
    suggest_from: int = _setting("Suggest pairs from (of 1,000)", 500)
    accept_from: int = _setting("Accept all from (of 1,000)", 995)


LABELS: dict[str, str] = {each.name: each.metadata["label"] for each in fields(PanelSettings)}
"""Field name to the words for it."""

_RANGES = {"suggest_from": (50, 999), "accept_from": (900, 999)}
_MAY_BE_EMPTY = frozenset({"venue", "handling"})


def read_settings(session: Session) -> PanelSettings:
    """The settings as they stand; a setting never changed has its default."""
    names = {f"panel.{name}": name for name in LABELS}
    stored = session.execute(select(Setting.key, Setting.value).where(Setting.key.in_(names)))
    return replace(PanelSettings(), **{names[key]: _from_json(names[key], value) for key, value in stored})


def change_settings(work: UnitOfWork, **changes: Any) -> list[str]:
    """Change settings by name; returns the names that really changed. Raises ``NotAllowed`` for a bad value."""
    now = read_settings(work.session)
    changed = [name for name, value in changes.items() if getattr(now, name) != value]
    for name in changed:
        _check(name, changes[name])
        keep(work, f"panel.{name}", _to_json(changes[name]))
    if changed:
        work.says(f"Change {'setting' if len(changed) == 1 else 'settings'}: "
                  + "; ".join(LABELS[name] for name in changed))
    return changed


def keep(work: UnitOfWork, key: str, value: Any) -> None:
    """Write one setting under its dotted key; ``value`` must be something JSON can hold."""
    record = work.session.scalar(select(Setting).where(Setting.key == key))
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if record is None:
        work.session.add(Setting(key=key, value=text))
    else:
        record.value = text
    work.session.flush()


def kept(session: Session, key: str, default: Any = None) -> Any:
    """What :func:`keep` wrote under a dotted key; ``default`` where nothing was."""
    value = session.scalar(select(Setting.value).where(Setting.key == key))
    return default if value is None else json.loads(value)


def set_practice_day(work: UnitOfWork, day: date | None) -> None:
    """Fix the day a practice panel believes it is, or let it follow the computer's again."""
    keep(work, PRACTICE_DAY, day.isoformat() if day else None)
    work.says(f"Set the practice day to {short_date(day)}" if day else "Let the practice day follow the calendar")


def practice_day(session: Session) -> date | None:
    """The fixed day of a practice panel, or ``None``."""
    said = kept(session, PRACTICE_DAY)
    return date.fromisoformat(said) if said else None


def apply_clock(panel: PanelFile, time_of_day: Callable[[], time] | None = None) -> date | None:
    """Give the panel the clock its settings ask for; returns the fixed day, or ``None`` where there is none.

    The day of a practice panel is fixed; the time of day is the computer's unless ``time_of_day`` is given.
    """
    with panel.reading() as session:
        day = practice_day(session)
    if day is None:
        panel.clock = datetime.now
        return None
    fixed, clock = day, time_of_day or (lambda: datetime.now().time())
    panel.clock = lambda: datetime.combine(fixed, clock())
    return day


def _check(name: str, value: Any) -> None:
    label = LABELS[name]
    if isinstance(value, str) and not value.strip() and name not in _MAY_BE_EMPTY:
        raise NotAllowed(f"{label} cannot be left empty.")
    least, most = _RANGES.get(name, (0, 366))
    if isinstance(value, int) and not least <= value <= most:
        raise NotAllowed(f"{label}: give a whole number from {least} to {most}.")
    if isinstance(value, RepeatRule):
        if value.calls < 2 or not 1 <= value.days <= 731:
            raise NotAllowed("A repeat caller needs at least 2 calls within 1 to 731 days.")
        if not value.same or not set(value.same) <= set(KINDS):
            raise NotAllowed("Say what must be the same: the person, the phone or the address.")
    if isinstance(value, RagRule) and min(asdict(value).values()) < 0:
        raise NotAllowed("The days for the colours of actions cannot be below 0.")


def _to_json(value: Any) -> Any:
    if isinstance(value, RepeatRule):
        return {"calls": value.calls, "days": value.days, "same": list(value.same), "codes": sorted(value.codes)}
    if isinstance(value, RagRule):
        return asdict(value)
    return value.isoformat("minutes") if isinstance(value, time) else value


def _from_json(name: str, text: str) -> Any:
    value = json.loads(text)
    if name == "repeat_rule":
        return RepeatRule(value["calls"], value["days"], tuple(value["same"]), frozenset(value["codes"]))
    if name == "rag_rule":
        return RagRule(**value)
    return time.fromisoformat(value) if name == "starts" else value
