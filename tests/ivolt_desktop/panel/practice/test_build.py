"""The practice panel: full, the same every time, and made through the functions that real work uses."""

import json
import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import (
    Action,
    Agency,
    AsbCall,
    Change,
    ChangeEntry,
    CouncilCase,
    Delivery,
    FireIncident,
    Issue,
    Judgement,
    Meeting,
    Membership,
    MinuteLine,
    Person,
    Place,
    SavedLayout,
    SuggestedPair,
    WarningNotice,
    all_registers,
)
from ivolt_desktop.panel.bringing_in import ReadFile, bring_in
from ivolt_desktop.panel.checking import check_panel
from ivolt_desktop.panel.feeds import feeds_of
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.practice import build as building
from ivolt_desktop.panel.practice.build import build_practice
from ivolt_desktop.panel.practice.count_files import summary_file_name
from ivolt_desktop.panel.practice.deciding import LEFT_WAITING
from ivolt_desktop.panel.practice.practice_calendar import TODAY
from ivolt_desktop.panel.settings import practice_day, read_settings
from ivolt_desktop.panel.views.briefing import month_briefing
from ivolt_desktop.panel.views.pairs import pairs_to_decide
from ivolt_desktop.panel.views.this_month import this_month
from ivolt_desktop.panel.views.visit_list import visit_lines
from ivolt_desktop.store import PanelFile
from tests.ivolt_desktop.panel.practice.panel_facts import digest_of

MAY = date(2026, 5, 1)


def _count(session: Session, register: type[Any]) -> int:
    return session.scalar(select(func.count()).select_from(register)) or 0


def test_every_register_has_something_in_it(reading: Session) -> None:
    empty = [spec.key for spec in all_registers() if not _count(reading, spec.register)]
    assert empty == ["outline"], "no outline of a ward is invented: a wrong one would put points into the wrong ward"


def test_it_was_made_through_the_functions_of_real_work(reading: Session) -> None:
    done = set(reading.scalars(select(Change.operation)))
    assert {
        "change_settings", "add_agency", "add_member", "create_cohort", "bring_in", "decide", "plan_meeting",
        "build_agenda", "add_subject", "start_meeting", "set_attendance", "sign_confidentiality", "type_line",
        "join_by_decision", "raise_issue", "set_plan", "update_action", "leave_by_decision", "close_issue",
        "review_membership", "finish_meeting", "mark_pack_made", "mark_minutes_made", "mark_actions_sent",
        "record_document", "set_practice_day",
    } <= done  # fmt: skip


def test_the_file_is_sound_and_its_trail_unbroken(own_practice: PanelFile) -> None:
    assert check_panel(own_practice).sound


def test_the_changes_are_in_order_of_time_and_none_is_after_the_practice_day(reading: Session) -> None:
    moments = list(reading.scalars(select(Change.at).order_by(Change.id)))
    assert moments == sorted(moments)
    assert moments[0] > datetime(2025, 1, 1) and moments[-1].date() == TODAY == practice_day(reading)


def test_the_month_waits_where_a_newcomer_takes_over(reading: Session) -> None:
    month = this_month(reading, TODAY)
    assert month.title == "June panel" and "30 June 2026" in month.subtitle
    assert {step.label: step.below for step in month.steps}["Data in"] == "2 of 3 agencies"
    assert len(pairs_to_decide(reading)) == LEFT_WAITING
    assert pairs_to_decide(reading, "place") == []
    assert 3 <= month.counts["issues"] <= 6
    assert len(month.decide) >= 8


def test_two_people_warned_twice_are_still_owed_a_visit(reading: Session) -> None:
    month = this_month(reading, TODAY)
    (need,) = [each for each in month.needs if each.pill == "Notice"]
    assert need.where == {"register": "visits"} and month.counts["notices"] == 2
    owed = visit_lines(reading, TODAY)
    assert len(owed) == 2 and "Kyle Warner" in [line.name for line in owed]
    notices = reading.scalars(select(WarningNotice)).all()
    assert any(each.joint_visit_on for each in notices) and any(each.under_18 for each in notices)
    again = sum(each.notice_number == 2 for each in notices)
    assert 5 <= again <= 20 and len(notices) > 100
    rows = reading.execute(select(Delivery.rows_changed).where(Delivery.feed_key == "warning_notices")).scalars()
    assert sum(rows) == 0, "a ticket on both lists is one notice, and the second list changes nothing of it"


def test_what_changed_tells_the_story(reading: Session) -> None:
    briefing = month_briefing(reading, read_settings(reading), MAY)
    assert sorted(named.name for named in briefing.new) == ["Ivy Trent", "John Smith"]
    assert [named.name for named in briefing.back] == ["Arthur Bell"]
    assert [named.name for named in briefing.gone] == ["Meena Patel"]
    assert "Heathway Station Steps" in [named.name for named in briefing.places_back]
    assert all(count <= 3 for _, count in briefing.callers_by_month)


def test_the_records_of_the_panel_are_alive(reading: Session) -> None:
    states = set(reading.scalars(select(Action.state)))
    assert states == {"open", "in_progress", "done", "not_possible", "not_done"}
    assert reading.scalar(select(func.max(Action.times_moved))) == 3
    assert set(reading.scalars(select(MinuteLine.kind))) == {"note", "decision", "action"}
    letters = {reference[0] for reference in reading.scalars(select(Membership.reference))}
    assert letters == {"V", "O", "L"}
    left = _count(reading, Membership) - len(
        list(reading.scalars(select(Membership).where(Membership.left_on.is_(None))))
    )
    assert left >= 8
    assert set(reading.scalars(select(Meeting.state))) == {"planned", "minuted"}
    assert {"open", "closed"} <= set(reading.scalars(select(Issue.state)))
    assert set(reading.scalars(select(Judgement.verdict))) == {"same", "different"}
    orphans = reading.scalars(
        select(MinuteLine.text).where(MinuteLine.kind == "action", MinuteLine.action_id.is_(None))
    )
    assert list(orphans) == []


def test_father_and_son_and_the_twins_stay_apart(reading: Session) -> None:
    alone = select(Person).where(Person.merged_into_id.is_(None))
    smiths = [each for each in reading.scalars(alone) if "Fenner Road" in (each.address or "").title()]
    assert len(smiths) >= 2
    phones = {each.phone for each in smiths if each.phone}
    assert {"07700 900702", "07700 900745"} <= phones
    twins = [each for each in reading.scalars(alone) if "OSEI" in each.name.upper()]
    assert {"07700 900811", "07700 900812"} <= {each.phone for each in twins}


def test_ages_references_and_property_numbers_are_kept_compared_and_decided_on(reading: Session) -> None:
    assert _told(reading, Person, Person.age) > 100 and _told(reading, Person, Person.agency_references) > 100
    assert _told(reading, Place, Place.uprn) > 100
    rows = {(judgement.of, row["field"], row["agreement"]) for judgement in reading.scalars(select(Judgement))
            for row in json.loads(judgement.reasons or '{"reasons": []}')["reasons"]}
    assert {("person", "age", "the same, to within a year"), ("person", "reference", "the same"),
            ("place", "uprn", "the same")} <= rows
    entries = reading.scalars(select(ChangeEntry).where(ChangeEntry.register == "place", ChangeEntry.verb == "changed"))
    assert any("uprn" in (each.after or "") for each in entries), "a place known before took a number"
    waiting = reading.scalars(select(SuggestedPair).where(SuggestedPair.of == "person")).all()
    assert any('"age"' in pair.reasons for pair in waiting)


def _told(session: Session, register: type[Any], column: Any) -> int:
    return session.scalar(select(func.count()).select_from(register).where(column.is_not(None))) or 0


def test_a_file_sent_again_stored_nothing_twice(reading: Session) -> None:
    again = reading.scalars(select(Delivery).where(Delivery.file_name.contains("corrected"))).one()
    assert again.rows_same > 100 and again.rows_new < 60
    for register in (AsbCall, FireIncident, CouncilCase):
        keys = list(reading.scalars(select(register.natural_key).where(register.natural_key.is_not(None))))
        assert len(set(keys)) == len(keys)


def test_no_telephone_in_the_file_is_outside_the_drama_ranges(reading: Session) -> None:
    drama = re.compile(r"(?:0|\+44)(?:7700900|2079460)\d{3}")
    seen = 0
    for spec in all_registers():
        for column in inspect(spec.register).columns:
            if "phone" not in column.key:
                continue
            for value in reading.scalars(select(column).where(column.is_not(None)).distinct()):
                digits = re.sub(r"[^\d+]", "", str(value))
                if len(digits) >= 9:
                    seen += 1
                    assert drama.fullmatch(digits), (spec.key, value)
    assert seen > 1000


@pytest.mark.parametrize(
    ("name", "register", "agency"),
    [
        ("LFB deliberate fires 2026-05.xlsx", FireIncident, "Fire brigade"),
        ("MPS ASB callers Jun 26 to 21st.xlsx", AsbCall, "Police"),
    ],
)
def test_a_newcomer_can_bring_in_what_is_left(
    own_practice: PanelFile, saved_files: Path, name: str, register: type[Any], agency: str
) -> None:
    with own_practice.reading() as session:
        feeds = feeds_of(session)
        layouts = [Layout.from_json(text, feeds) for text in session.scalars(select(SavedLayout.definition))]
        before = _count(session, register)
        agency_id = session.scalars(select(Agency.id).where(Agency.short_name == agency)).one()
    review = Review.open(saved_files / name, layouts, today=TODAY)
    assert review.recognised and not review.recognised.differences
    perform(own_practice, bring_in, ReadFile.of(review, agency), agency_id=agency_id)
    with own_practice.reading() as session:
        assert _count(session, register) == before + len(review.ready)
        assert _data_in(session) == "2 of 3 agencies", "the fire brigade sends its summary every month too"
    if register is FireIncident:
        summary = Review.open(saved_files / summary_file_name(MAY), layouts, today=TODAY)
        perform(own_practice, bring_in, ReadFile.of(summary, agency), agency_id=agency_id)
        with own_practice.reading() as session:
            assert _data_in(session) == "3 of 3 agencies"


def _data_in(session: Session) -> str:
    return {step.label: step.below for step in this_month(session, TODAY).steps}["Data in"]


def test_two_builds_hold_equal_facts_whatever_the_hash_seed(
    practice_path: Path, practice_file: Path, tmp_path: Path, root: Path
) -> None:
    kept = practice_file.with_name("facts under another seed")  # beside the panel of these sources, built once as it is
    if not kept.exists():
        script = Path(__file__).with_name("panel_facts.py")
        environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(root)}
        made = subprocess.run(
            [sys.executable, str(script), str(tmp_path / "other.ivolt")], cwd=root, env=environment, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        kept.write_text(made.stdout)
    assert kept.read_text() == digest_of(practice_path)


def test_a_build_that_fails_leaves_no_panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("no more")

    monkeypatch.setattr(building, "set_up", breaks)
    with pytest.raises(RuntimeError):
        build_practice(tmp_path / "practice.ivolt")
    assert not (tmp_path / "practice.ivolt").exists()
