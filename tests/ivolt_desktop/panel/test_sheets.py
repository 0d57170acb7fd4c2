"""One person's sheet by itself: what belongs on it, what does not, and that it is noted."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ivolt_desktop.model import CouncilCase, Document, Membership
from ivolt_desktop.panel.associations import associate, end_association
from ivolt_desktop.panel.cohorts import join_cohort, leave_cohort
from ivolt_desktop.panel.documents import make_sheet
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.exporting import export_register
from ivolt_desktop.panel.risk import assess
from ivolt_desktop.panel.risk_matrices import matrix_for
from ivolt_desktop.panel.views.item_in_hand import _belongs
from ivolt_desktop.panel.views.paper_subjects import sheet_facts
from ivolt_desktop.panel.views.person_record import person_record
from ivolt_desktop.panel.views.record_trail import documents_with, seen_by
from ivolt_desktop.rules.lens import Lens
from ivolt_desktop.rules.masking import Edition, Surface
from tests.ivolt_desktop.reports.pdf_reading import page_texts


def assessed(desk: Any, person: int, sheet: str, judgement: str) -> None:
    with desk.panel.reading() as session:
        questions = matrix_for(session, sheet).questions
    desk.do(assess, sheet=sheet, person_id=person, chosen={at: [0] for at in range(len(questions))},
            judgement=judgement, assessed_on=date(2026, 6, 1))


@pytest.fixture
def both(desk: Any, cast: Any) -> dict[str, int]:
    """One person on both sheets, assessed and in need on each."""
    members = {sheet: desk.do(join_cohort, cohort_id=getattr(cast, sheet), person_id=cast.caller, reason="Three calls")
               for sheet in ("victims", "offenders")}
    assessed(desk, cast.caller, "victims", "Frightened at night")
    assessed(desk, cast.caller, "offenders", "Will not speak to anybody")
    desk.do(add_record, "need", {"person_id": cast.caller, "sheet": "victims", "need": "isolation"})
    desk.do(add_record, "need", {"person_id": cast.caller, "sheet": "offenders", "need": "alcohol"})
    return members


def test_a_sheet_holds_its_own_risk_and_needs_and_nothing_of_the_other(
    desk: Any, cast: Any, both: dict[str, int], tmp_path: Path
) -> None:
    said = {}
    for sheet, member in both.items():
        made = make_sheet(desk.panel, folder=tmp_path, person_id=cast.caller, membership_id=member)
        said[sheet] = " ".join(page_texts(made.result))
    assert "Frightened at night" in said["victims"] and "isolated" in said["victims"] and "V-001" in said["victims"]
    assert "Will not speak" in said["offenders"] and "Alcohol" in said["offenders"] and "O-001" in said["offenders"]
    for other in ("Will not speak", "lcohol", "O-001", "offend"):
        assert other not in said["victims"]
    for other in ("Frightened", "isolated", "V-001", "victim"):
        assert other not in said["offenders"]


def _tie(desk: Any, first: int, second: int, kind: str, detail: str, source: str) -> int:
    made: int = desk.do(associate, first_id=first, second_id=second, kind=kind, detail=detail, source=source,
                        noted_on=date(2026, 5, 3))
    return made


def _sheets(desk: Any, person: int, members: dict[str, int], folder: Path) -> dict[str, str]:
    return {sheet: " ".join(page_texts(make_sheet(desk.panel, folder=folder, person_id=person,
                                                  membership_id=member).result))
            for sheet, member in members.items()}  # fmt: skip


def test_ties_stand_on_a_sheet_with_source_and_date(desk: Any, cast: Any, tmp_path: Path) -> None:
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    old = desk.do(add_record, "person", {"name": "Hester Loom"})
    _tie(desk, cast.caller, cast.neighbour, "household", "lodger", "Council, home visit")
    ended = _tie(desk, cast.caller, old, "relation", "former partner", "Victim support")
    desk.do(end_association, ended, reason="Moved away", ended_on=date(2026, 6, 2))
    (said,) = _sheets(desk, cast.caller, {"victims": member}, tmp_path).values()
    assert "Known with" in said and "Tobias Wren" in said and "lodger, one household" in said
    assert "Council, home visit, since 3 May 2026" in said
    assert "Victim support, since 3 May 2026 until 2 June 2026" in said


def test_a_tie_tells_on_no_sheet_what_belongs_on_the_other(
    desk: Any, cast: Any, both: dict[str, int], tmp_path: Path
) -> None:
    names = ("Vera Kestrel", "Otis Marlow", "Nadia Pike", "Cora Lisle", "Sam Dunlin", "Rhona Teal", "Ives Brook")
    victim, offender, named, neutral, left, seen, two = (
        desk.do(add_record, "person", {"name": name}) for name in names)
    desk.do(join_cohort, cohort_id=cast.victims, person_id=victim, reason="Calls")
    desk.do(join_cohort, cohort_id=cast.offenders, person_id=offender, reason="Notices")
    gone = desk.do(join_cohort, cohort_id=cast.offenders, person_id=left, reason="Notices")
    desk.do(leave_cohort, gone, reason="Quiet since")
    for cohort in (cast.victims, cast.offenders):
        desk.do(join_cohort, cohort_id=cohort, person_id=two, reason="Calls and notices")
    for other, kind in ((two, "seen together"), (victim, "household"), (offender, "seen together"), (named, "relation"),
                        (neutral, "household"), (left, "relation"), (seen, "seen together")):
        _tie(desk, cast.caller, other, kind, f"tie {other}", f"source {other}")
    _tie(desk, named, cast.caller, "named", "", "Case visit")
    said = _sheets(desk, cast.caller, both, tmp_path)
    shown = {sheet: {name for name in names if name in text} for sheet, text in said.items()}
    assert shown == {"victims": {"Vera Kestrel", "Cora Lisle"},
                     "offenders": {"Otis Marlow", "Cora Lisle", "Sam Dunlin", "Rhona Teal", "Ives Brook"}}
    assert "V-002 Vera Kestrel" in said["victims"] and "O-002 Otis Marlow" in said["offenders"]
    assert "Ives Brook" in said["offenders"] and "V-003" not in said["offenders"]
    for sheet, absent in (("victims", (offender, named, left, seen, two)), ("offenders", (victim, named))):
        assert not any(f"source {other}" in said[sheet] or f"tie {other}" in said[sheet] for other in absent)
    assert "Case visit" not in said["victims"] + said["offenders"]


def test_the_sheet_of_somebody_in_no_cohort_gives_no_cohort_away(desk: Any, cast: Any, tmp_path: Path) -> None:
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.neighbour, reason="Calls")
    _tie(desk, cast.caller, cast.neighbour, "household", "lodger", "Council, home visit")
    said = " ".join(page_texts(make_sheet(desk.panel, folder=tmp_path, person_id=cast.caller).result))
    assert "P-0002 Tobias Wren" in said and "V-001" not in said


def test_who_a_case_names_stands_on_neither_s_sheet_through_a_tie(desk: Any, cast: Any, tmp_path: Path) -> None:
    def case(work: Any) -> None:
        work.session.add(CouncilCase(reference="2605-001", opened_on=date(2026, 5, 4), person_id=cast.caller,
                                     subject_id=cast.neighbour, complainant_name="Mina Quill"))
        work.says("A case")

    desk.do(case)
    member = desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.neighbour, reason="Notices")
    _tie(desk, cast.caller, cast.neighbour, "household", "mother", "Council, home visit")
    (said,) = _sheets(desk, cast.neighbour, {"offenders": member}, tmp_path).values()
    assert "Mina Quill" not in said and "Known with" not in said


def test_ties_are_masked_where_names_are(desk: Any, cast: Any) -> None:
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    _tie(desk, cast.caller, cast.neighbour, "household", "lodger", "Council, home visit")
    with desk.panel.reading() as session:
        record = person_record(session, cast.caller, date(2026, 6, 23), session.get_one(Membership, member))
        for lens, told in ((Lens(Surface.EXPORT, Edition.PUBLIC), False), (Lens(Surface.EXPORT), True)):
            (line,) = sheet_facts(session, session.get_one(Membership, member), record, lens).ties
            assert ("Wren" in line.who, "lodger" in line.words, "home visit" in line.source) == (told, told, told)


def test_the_record_says_where_it_was_printed_and_exported(
    desk: Any, cast: Any, both: dict[str, int], tmp_path: Path
) -> None:
    made = make_sheet(desk.panel, folder=tmp_path, person_id=cast.caller)
    assert made.result.name == "PRACTICE IVOLT sheet V-001 23 Jun 2026.pdf"
    assert desk.all(Document)[-1].kind == "sheet"
    export_register(desk.panel, register_key="person", folder=tmp_path)
    with desk.panel.reading() as session:
        papers = [(line.verb, line.file_name) for line in documents_with(session, "person", cast.caller)]
        told = seen_by(session, "person", cast.caller, date(2026, 6, 23), "somebody")
        other = documents_with(session, "person", cast.neighbour)
    assert papers == [("exported", "PRACTICE IVOLT People 23 Jun 2026.xlsx"), ("printed", made.result.name)]
    assert told == "Not opened before; printed once; exported once."
    assert [line.verb for line in other] == ["exported"]


def test_a_person_outside_the_cohorts_is_discussed_without_the_other_sheet_s_risk_and_needs(
    desk: Any, cast: Any
) -> None:
    assessed(desk, cast.caller, "victims", "Frightened at night")
    assessed(desk, cast.caller, "offenders", "Will not speak to anybody")
    with desk.panel.reading() as session:
        lines = person_record(session, cast.caller, date(2026, 6, 23)).timeline
    assert {line.sheet for line in lines if line.source == "Risk"} == {"victims", "offenders"}
    for sheet, words in (("victims", "Frightened"), ("offenders", "Will not speak")):
        (line,) = [each for each in lines if _belongs(each, sheet)]
        assert line.below.startswith(words)
