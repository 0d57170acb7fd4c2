"""A record's head in words: title, facts, pills, and what goes to the clipboard."""

from datetime import date

from ivolt_desktop.panel.views.person_record import CohortLine, Record
from ivolt_desktop.rules.dates_in_words import day_and_month, plain_date
from ivolt_desktop.rules.masking import Sensitive, Surface
from ui.pages.records.care_cards import LEVEL_TONES
from ui.pages.records.reading import OpenRecord
from ui.pages.records.when_words import when_words
from ui.theme.tokens import Tone
from ui.widgets.lens import Lens

_ONE_SHEET = {"victims": "Victims cohort", "offenders": "Offenders cohort", "locations": "Locations cohort"}


def name_mask(record: Record) -> Sensitive:
    """How the record's name is sensitive."""
    return Sensitive.NAME if record.kind == "person" else Sensitive.PLACE


def title_words(record: Record, lens: Lens) -> str:
    """'V-021  Meena Patel', or the reference alone where names are hidden."""
    name = lens.see(record.name, name_mask(record), record.known_by)
    return record.known_by if name == record.known_by else f"{record.known_by}  {name}"


def facts_words(record: Record, lens: Lens) -> str:
    """'Born 4 March 1961 · 12 Althorne Way, RM10 8HT · Gascoigne', and below it the other names."""
    shown = [lens.see(text, mask, record.known_by) for text, _, mask in record.facts]
    shown += list(record.roles) if lens.sees_names else list(record.roles[:1])
    facts = " · ".join(dict.fromkeys(each for each in shown if each != record.known_by))
    also = lens.see(record.also_known_as, Sensitive.NAME, "")
    if also and lens.sees_names:
        facts += f"\nalso known as {also.replace(';', ',')}"
    return facts


def pills_of(opened: OpenRecord, lens: Lens) -> list[tuple[str, Tone]]:
    """'High 24', 'Victims cohort since 31 May', 'also lives at a hotspot'; another sheet only where names are seen."""
    current = [line for line in opened.record.cohorts if line.left_on is None]
    sheet = current[0].kind if current else ""
    risks = [risk for risk in opened.record.risks if not sheet or risk.sheet == sheet]
    pills = [(risk.words, LEVEL_TONES[risk.level]) for risk in risks[:1]]
    pills += [(_since(line, opened.today), Tone.BLUE) for line in current[:1]]
    pills += [(f"also {line.reference}", Tone.GREY) for line in current[1:] if line.kind == sheet]
    return pills + [(words, Tone.AMBER) for words in opened.warnings.words(lens)]


def _since(line: CohortLine, today: date) -> str:
    day = line.entered_on
    return f"{_ONE_SHEET[line.kind]} since {day_and_month(day) if day.year == today.year else plain_date(day)}"


def clipboard_words(opened: OpenRecord, lens: Lens) -> str:
    """The record as text, masked as the clipboard is."""
    record, there = opened.record, lens.on(Surface.CLIPBOARD)
    lines = [title_words(record, there), facts_words(record, there)]
    lines += [f"{line.reference}, {line.cohort}, since {plain_date(line.entered_on)}"
              for line in record.cohorts if line.left_on is None]
    if record.effect is not None:
        lines.append(record.effect.words)
    for line in record.timeline:
        told = [when_words(line.at, opened.today), line.source]
        text = there.see(line.text, line.sensitive)
        lines.append("\t".join([*told, text] if there.sees_names else told))
    return "\n".join(line for line in lines if line)
