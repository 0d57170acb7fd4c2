"""The minutes and the action extract as PDF. Imported only while a document is made."""

from collections.abc import Mapping
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from ivolt_desktop.reports.action_tables import action_table, counted, in_order
from ivolt_desktop.reports.dates_on_paper import date_or_dash
from ivolt_desktop.reports.minutes_facts import ActionExtract, MinuteLine, Minutes
from ivolt_desktop.reports.minutes_story import attendance_part, items_part
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.paper import PackResult, Progress, write_paper
from ivolt_desktop.reports.sections import nothing, part, section
from ivolt_desktop.reports.tables import Column, data_table, side_by_side
from ivolt_desktop.reports.words import Rule, heading, passage
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import plain_date

_ANSWER = (
    "Please send the panel’s secretariat an update on each action before the next meeting: done, on course, "
    "not possible because circumstances changed, or a new date with the reason."
)


def lines_of(minutes: Minutes, kind: str) -> list[tuple[str, MinuteLine]]:
    """Every line of one kind with the number of its item."""
    return [(item.number, line) for item in minutes.items for line in item.lines if line.kind == kind]


def in_short(minutes: Minutes) -> str:
    """``3 decisions and 5 actions.``"""
    decisions, actions = (len(lines_of(minutes, kind)) for kind in ("decision", "action"))
    return f"{count_of(decisions, 'decision')} and {count_of(actions, 'action')}."


def _actions(minutes: Minutes) -> Flowable:
    lines = lines_of(minutes, "action")
    if not lines:
        return nothing("No action was agreed.")
    columns = (
        Column("Ref", 56), Column("Item", 34, "cell_soft"), Column("Action", 230), Column("Owner", 110),
        Column("Due", 81),
    )  # fmt: skip
    rows = [[one.reference, number, one.text, one.owner, date_or_dash(one.due)] for number, one in lines]
    return data_table(columns, rows, TEXT_WIDTH)


def _sign_off(minutes: Minutes) -> list[Flowable]:
    """Who agreed the minutes and when, or lines to sign on."""
    if minutes.agreed_on or minutes.agreed_by:
        when = f" on {plain_date(minutes.agreed_on)}" if minutes.agreed_on else ""
        by = f" by {minutes.agreed_by}" if minutes.agreed_by else ""
        return part("Agreed", [passage(f"Agreed as a true record{by}{when}.")], room=60)
    chair, day = ([Spacer(1, 26), Rule(0.7), passage(words, "caveat")] for words in ("Chair", "Date"))
    return part("Agreed as a true record", side_by_side(chair, day, TEXT_WIDTH), room=110)


def _minutes_story(minutes: Minutes) -> list[Flowable]:
    story = section(minutes.identity.title or "Minutes", minutes.identity.meeting_line, "minutes", room=0)
    state = f"{minutes.state}. " if minutes.state else ""
    story.append(passage(f"{state}{in_short(minutes)}", "soft"))
    story += attendance_part(minutes.attendance)
    story += items_part(minutes.items, level=2)
    story += part("Actions agreed", [_actions(minutes)], key="actions", room=110)
    if minutes.next_meeting:
        story += part("Next meeting", [passage(minutes.next_meeting)], room=60)
    return [*story, *_sign_off(minutes)]


def build_minutes(facts: Minutes, path: Path, progress: Progress | None = None) -> PackResult:
    """Make the minutes at ``path`` (PDF, A4): attendance, each item, all actions in one table, sign-off.

    Raises:
        DiskFull, CannotWrite: the file could not be saved; what stood there before is untouched.
    """

    def story(places: Mapping[str, int]) -> list[Flowable]:
        return _minutes_story(facts)

    return write_paper(facts.identity, story, path, progress)


def build_action_extract(facts: ActionExtract, path: Path, progress: Progress | None = None) -> PackResult:
    """Make one owner's action list at ``path`` (PDF, A4): what is new, then everything open, overdue first.

    Raises:
        DiskFull, CannotWrite: the file could not be saved; what stood there before is untouched.
    """
    meeting = facts.identity.meeting_on
    whose = ", ".join(dict.fromkeys(part for part in (facts.agency, facts.owner) if part))

    def story(places: Mapping[str, int]) -> list[Flowable]:
        made = section(f"Actions for {whose}", facts.identity.meeting_line, "actions", room=0)
        if facts.note:
            made.append(passage(facts.note))
        new = [action for action in facts.actions if action.reference in facts.new_references]
        old = [action for action in facts.actions if action.reference not in facts.new_references]
        if not facts.actions:
            return [*made, nothing("You hold no open action. Thank you.")]
        if new:
            made += part("New from this meeting", [action_table(in_order(new), meeting, with_agency=False)])
        if old:
            title = "Also open" if new else "Open"
            made += part(title, [action_table(in_order(old), meeting, with_agency=False)])
        made.append(heading("How to answer", 2))
        return [*made, passage(_ANSWER), passage(f"{counted(facts.actions)}.", "caveat")]

    return write_paper(facts.identity, story, path, progress)
