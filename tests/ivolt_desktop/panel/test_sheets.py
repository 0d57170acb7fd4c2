"""One person's sheet by itself: what belongs on it, what does not, and that it is noted."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ivolt_desktop.model import Document
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.documents import make_sheet
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.exporting import export_register
from ivolt_desktop.panel.risk import assess
from ivolt_desktop.panel.risk_matrices import matrix_for
from ivolt_desktop.panel.views.item_in_hand import _belongs
from ivolt_desktop.panel.views.person_record import person_record
from ivolt_desktop.panel.views.record_trail import documents_with, seen_by
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
