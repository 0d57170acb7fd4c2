"""The facts of a data quality report, from the figures of a delivery and of those before it."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.panel.views.quality import Quality, quality_of
from ivolt_desktop.reports.facts import DocumentIdentity, Marking
from ivolt_desktop.reports.quality_facts import FieldLine, ProblemLine, QualityFigure, QualityReport, TrendLine
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import plain_date, span
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.marking import marking_words
from ivolt_desktop.rules.masking import Edition

_LOW, _ASKS = 0.9, 4

_OLD = 92
"""A file that comes so many days late was asked for later: it is history, not a late delivery."""


def quality_report(
    session: Session, settings: PanelSettings, delivery_id: int, *, practice: bool, made_on: date
) -> QualityReport:
    """Everything the page says. Raises ``NotAllowed`` for a delivery that was taken back."""
    told = quality_of(session, delivery_id)
    if told is None or told[0].filled is None:
        raise NotAllowed("Nothing of this delivery stands, so there is nothing to report on.")
    found, trend = told
    marking = marking_words(Edition.RESTRICTED, practice, handling=settings.handling)
    title = f"Data quality: {found.feed}"
    identity = DocumentIdentity(
        title=title, panel=settings.panel_name, borough=settings.borough, edition="for " + found.agency,
        footer_name=f"{settings.panel_name} data quality", author=settings.panel_name, made_on=made_on,
        marking=Marking(marking.text, marking.handling, marking.practice))
    about = " · ".join(part for part in (found.agency, found.file_name, period_of(found),
                                         f"arrived {plain_date(found.received_on)}") if part)
    return QualityReport(
        identity, about, tuple(figures(found)),
        tuple(FieldLine(each.label, each.given, each.of) for each in found.fields),
        tuple(ProblemLine(each.title, each.rows, each.per_thousand) for each in found.problems or ()),
        tuple(_line(each, delivery_id) for each in trend),
        tuple(asks(found))[:_ASKS], found.problems is not None)


def figures(found: Quality) -> Iterator[QualityFigure]:
    """The five figures, each with how it stands in words."""
    filled = "" if found.filled is None else f"{found.filled:.0%}"
    yield QualityFigure("Completeness", filled, "of the cells in the fields this file gives are filled")
    aside = f"{count_of(found.set_aside, 'row')} set aside" + (
        f", {found.corrected:,} put right since" if found.corrected else "")
    rate = found.problems_per_thousand
    number = sum(each.rows for each in found.problems or ())
    told = aside if rate is None else f"in {count_of(found.rows, 'row')}, {rate:,.0f} for each 1,000; {aside}"
    yield QualityFigure("Validity", "not counted" if rate is None else count_of(number, "problem"), told)
    yield QualityFigure("Timeliness", "not told" if found.days is None else count_of(max(found.days, 0), "day"),
                        _late(found))
    yield QualityFigure("Duplicates", f"{found.duplicates:,}", "rows say again what another row of the file says")
    if found.located_of:
        yield QualityFigure("Not located", f"{found.unlocated / found.located_of:.0%}",
                            f"{found.unlocated:,} of {found.located_of:,} records name no place the panel can find")


def asks(found: Quality) -> Iterator[str]:
    """What would help most, in sentences, the weightiest first."""
    if found.set_aside > found.corrected:
        rows = count_of(found.set_aside - found.corrected, "row")
        yield f"Correct the {rows} set aside and send them back: they are not counted until then."
    for each in (found.problems or ())[:2]:
        if each.per_thousand >= 20:
            yield f"{each.title}: {count_of(each.rows, 'row')}. It can be mended at the source for every month to come."
    if found.late is not None and 0 < found.late <= _OLD:
        yield f"Send the file {count_of(found.late, 'day')} sooner, so that it is in before the panel’s pack is made."
    for field in found.fields:
        if 0 < field.share < _LOW:
            yield f"Fill in ‘{field.label}’ where it is known: {field.share:.0%} of rows give it."
            break
    if found.located_of and found.unlocated / found.located_of > 0.1:
        yield "Give an address or a grid reference, so that the place can be found."


def period_of(found: Quality) -> str:
    """'1 to 31 May 2026', '' where the file has no dates."""
    return span(found.period_from, found.period_to) if found.period_from and found.period_to else ""


def _late(found: Quality) -> str:
    if found.days is None:
        return "the file has no dates"
    if found.late is None:
        return "after the end of the period; no day is agreed with this agency"
    if found.late > 0:
        return f"after the end of the period, {count_of(found.late, 'day')} after the day agreed"
    return "after the end of the period, within the day agreed"


def _line(each: Quality, this: int) -> TrendLine:
    return TrendLine(period_of(each) or plain_date(each.received_on), each.rows, each.filled,
                     each.problems_per_thousand, each.set_aside, each.days, each.delivery_id == this)


def trend_words(trend: Sequence[Quality]) -> str:
    """In a sentence how the last delivery compares with those before it, '' where there are too few."""
    told = [each for each in trend if each.filled is not None]
    rates = [each.problems_per_thousand for each in told if each.problems_per_thousand is not None]
    if len(rates) < 3:
        return ""
    before, now = rates[:-1], rates[-1]
    usual = sum(before) / len(before)
    return (f"{now:,.0f} problems in 1,000 rows; over the {count_of(len(before), 'delivery', 'deliveries')} before it "
            f"{usual:,.0f} on average.")
