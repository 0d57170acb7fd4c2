import dataclasses
from datetime import date
from pathlib import Path

from ivolt_desktop.reports.facts import DocumentIdentity
from ivolt_desktop.reports.minutes_facts import ActionExtract, MinuteItem, MinuteLine, Minutes
from ivolt_desktop.reports.minutes_paper import build_action_extract, build_minutes
from tests.ivolt_desktop.reports.invented_pack import actions, identity, minutes
from tests.ivolt_desktop.reports.pdf_reading import of_kind, outline_titles, page_texts, structure


def test_minutes_hold_attendance_decisions_with_reasons_and_actions(tmp_path: Path) -> None:
    made = build_minutes(minutes(), tmp_path / "a.pdf")
    whole = "\n".join(page_texts(made.path))
    for words in (
        "Draft, not yet agreed. 2 decisions and 2 actions.",
        "Priya Vale (for Jo Marsh) Council, Enforcement Officer yes",
        "Ellis Crane London Fire Brigade Station commander yes",
        "Decision V-021 joins the victims cohort.",
        "Reason Seven calls in May from one address; the plan needs three agencies.",
        "Considered Leaving it with the council alone; a Case Review now.",
        "Action 22-065 Joint visit with the mental-health SPOC.",
        "Council, ASB team by 7 June 2022 (done)",
        "10 Licensing\nNo discussion was recorded.",
        "22-067 7 Joint visit with the mental-health SPOC. Council, ASB team 7 Jun 2022",
        "Agreed as a true record",
    ):
        assert words in whole, words
    assert all("OFFICIAL-SENSITIVE" in text.splitlines()[0] for text in page_texts(made.path))
    assert outline_titles(made.path) == ["Minutes", "Actions agreed"]
    assert len(of_kind(structure(made.path), "H2")) >= 11


def test_agreed_minutes_say_by_whom_and_need_no_line_to_sign(tmp_path: Path) -> None:
    agreed = dataclasses.replace(minutes(), agreed_on=date(2022, 6, 28), agreed_by="the panel", state="")
    whole = "\n".join(page_texts(build_minutes(agreed, tmp_path / "a.pdf").path))
    assert "Agreed as a true record by the panel on 28 June 2022." in whole
    assert "Draft" not in whole


def test_empty_minutes_are_calm(tmp_path: Path) -> None:
    made = build_minutes(Minutes(DocumentIdentity("Minutes")), tmp_path / "a.pdf")
    text = page_texts(made.path)[0]
    assert made.pages == 1
    for words in ("No attendance is recorded.", "Nothing was minuted.", "No action was agreed.", "0 decisions"):
        assert words in text


def test_endless_lines_are_set_and_cut(tmp_path: Path) -> None:
    lines = tuple(
        MinuteLine(kind, "W" * 9_000, "R\n" * 4_000, "<b>" * 900, "22-1", "O" * 900, date(2022, 7, 1))
        for kind in ("note", "decision", "action")
    )
    facts = Minutes(identity("Minutes"), items=(MinuteItem("1", "T" * 900, lines, "S" * 400),))
    assert "more characters in the record)" in " ".join(page_texts(build_minutes(facts, tmp_path / "a.pdf").path))


def test_an_owner_gets_the_actions_given_new_ones_first(tmp_path: Path) -> None:
    facts = ActionExtract(
        identity("Actions"), "CCTV", "Council", actions()[:4], "Thank you for coming.", frozenset({"22-034"})
    )
    made = build_action_extract(facts, tmp_path / "a.pdf")
    text = "\n".join(page_texts(made.path))
    assert "Actions for Council, CCTV" in text
    assert text.index("New from this meeting") < text.index("22-034") < text.index("Also open") < text.index("22-031")
    assert "22-035" not in text
    assert "4 open, 3 overdue." in text


def test_an_owner_without_actions_is_thanked(tmp_path: Path) -> None:
    made = build_action_extract(ActionExtract(identity("Actions"), "CCTV"), tmp_path / "a.pdf")
    assert "You hold no open action. Thank you." in page_texts(made.path)[0]
