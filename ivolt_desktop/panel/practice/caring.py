"""Risk, needs and associations of the practice borough, as ``resources/practice/care.toml`` tells them."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import select

from ivolt_desktop.model import Member, Membership, Need, Person
from ivolt_desktop.panel.associations import associate, end_association
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.needs import add_need_from_form, change_need
from ivolt_desktop.panel.practice.invented import practice_folder
from ivolt_desktop.panel.practice.stage import Stage
from ivolt_desktop.panel.practice.truth import people_of, place_of
from ivolt_desktop.panel.risk import assess

Happening = tuple[datetime, Callable[[], None]]
_UNDER = {"victims": 5, "offenders": 6, "locations": 7}
_TIED_ON = date(2026, 6, 16)
"""Ties are written in on one day, from the notes of the visits; each has the day since which it is known."""


@cache
def care() -> dict[str, list[dict[str, Any]]]:
    """The lists: risk, need, tie, and about (what people say of themselves)."""
    return tomllib.loads((practice_folder() / "care.toml").read_text(encoding="utf-8"))


def care_happenings(stage: Stage) -> Iterator[Happening]:
    """What happens and when, for the diary of the practice panel."""
    for risk in care()["risk"]:
        yield _at(risk["on"]), lambda risk=risk: _assess(stage, risk)  # type: ignore[misc]
    for need in care()["need"]:
        ids: dict[str, int] = {}
        yield _at(need["on"]), lambda need=need, ids=ids: _note(stage, need, ids)  # type: ignore[misc]
        for day, changes in need.get("then", []):
            yield _at(day, 14), lambda changes=changes, ids=ids: _go_on(stage, changes, ids)  # type: ignore[misc]
    yield _at(_TIED_ON), lambda: _tie(stage)
    yield _at(_TIED_ON, 15), lambda: _tell_about(stage)


def _at(day: date, hour: int = 13) -> datetime:
    return datetime.combine(day, time(hour, 20))


def _subject(stage: Stage, said: dict[str, Any]) -> dict[str, Any]:
    """The person or place; whoever is in the cohort is found by the membership."""
    key = said.get("who") or said["where"]
    member = stage.memberships.get((_UNDER[said["sheet"]], key))
    with stage.panel.reading() as session:
        if member is not None:
            found = session.get_one(Membership, member)
            return {"person_id": found.person_id} if found.person_id else {"place_id": found.place_id}
        return {"person_id": people_of(session, [key])[key]} if "who" in said else {"place_id": place_of(session, key)}


def _assess(stage: Stage, said: dict[str, Any]) -> None:
    with stage.panel.reading() as session:
        name, agency = session.execute(
            select(Member.name, Member.agency_id).where(Member.id == stage.members[said["by"]])).one()
    chosen = {at: answer if isinstance(answer, list) else [answer] for at, answer in enumerate(said["answers"])}
    stage.do(assess, sheet=said["sheet"], chosen=chosen, judgement=said["judgement"], assessor=name, agency_id=agency,
             band=said.get("band"), override_reason=said.get("why"), **_subject(stage, said))


def _note(stage: Stage, said: dict[str, Any], ids: dict[str, int]) -> None:
    values: dict[str, Any] = {name: said[name] for name in ("sheet", "need", "detail", "service") if name in said}
    if "agency" in said:
        values["agency_id"] = stage.agencies[said["agency"]]
    if "spoc" in said:
        values["spoc_id"] = stage.members[said["spoc"]]
    ids["need"] = stage.do(add_need_from_form, {**values, **_subject(stage, said)})


def _go_on(stage: Stage, changes: dict[str, Any], ids: dict[str, int]) -> None:
    with stage.panel.reading() as session:
        version = session.get_one(Need, ids["need"]).version
    stage.do(change_need, ids["need"], version, changes)


def _tell_about(stage: Stage) -> None:
    with stage.panel.reading() as session:
        people = people_of(session, {each["who"] for each in care()["about"]})
        versions = {id_: session.get_one(Person, id_).version for id_ in people.values()}
    for said in care()["about"]:
        person_id = people[said["who"]]
        values = {name: value for name, value in said.items() if name != "who"}
        stage.do(change_record, "person", person_id, versions[person_id], values)


def _tie(stage: Stage) -> None:
    with stage.panel.reading() as session:
        people = people_of(session, {each[end] for each in care()["tie"] for end in ("first", "second")})
    for said in care()["tie"]:
        made = stage.do(associate, first_id=people[said["first"]], second_id=people[said["second"]],
                        kind=said["kind"], source=said["source"], detail=said.get("detail"), noted_on=said["on"])
        if "ended" in said:
            stage.do(end_association, made, reason=said["why"], ended_on=said["ended"])
