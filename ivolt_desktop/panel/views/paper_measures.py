"""Figures, series and briefings in the form that paper takes them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.analysis.change_verdict import VerdictKind
from ivolt_desktop.analysis.monthly_counts import days_since_last, monthly_counts_by
from ivolt_desktop.model import Agency, Delivery
from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.panel.views import happenings
from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.panel.views.briefing import Briefing, Named
from ivolt_desktop.panel.views.figures import Figure, response_by_month
from ivolt_desktop.reports import facts as paper
from ivolt_desktop.reports import pack_facts as pack
from ivolt_desktop.rules.calendar_months import last_of_month, month_range, months_on
from ivolt_desktop.rules.counting_words import count_of, number_word
from ivolt_desktop.rules.dates_in_words import month_name, short_month, span
from ivolt_desktop.rules.wards import WARDS

_KINDS: dict[VerdictKind, paper.VerdictKind] = {
    VerdictKind.USUAL: "usual", VerdictKind.SIGNAL_UP: "up", VerdictKind.SIGNAL_DOWN: "down",
    VerdictKind.TOO_FEW: "few",
}
_WARD_MONTHS = 12


def series(figure: Figure) -> paper.MonthlySeries:
    """A figure as a chart takes it, with its usual range."""
    return paper.MonthlySeries(figure.label.rsplit(",", 1)[0], figure.months, figure.values, figure.verdict.usual_low,
                               figure.verdict.usual_high)


def measure_line(figure: Figure) -> paper.MeasureLine:
    """A figure as a row of the measures table."""
    return paper.MeasureLine(
        name=figure.label.rsplit(",", 1)[0], value=figure.shown, last_year=figure.say(figure.last_year),
        twelve_months=figure.say(figure.twelve_months), verdict_kind=_KINDS[figure.verdict.kind],
        verdict=figure.verdict.short, good=figure.verdict.good,
    )


def headline_words(session: Session, figure: Figure, briefing: Briefing) -> str:
    """The sentence under the repeat-caller chart."""
    if not figure.values or figure.values[-1] is None:
        return f"No police file is in for {month_name(briefing.month)} yet."
    before = [int(value) for value in figure.values[:-1][-12:] if value is not None]
    parts = [f"{number_word(int(figure.values[-1])).capitalize()} in {month_name(briefing.month)}"]
    if len(before) >= 12:
        low, high = min(before), max(before)
        parts.append(f"between {number_word(low)} and {number_word(high)} every month for a year")
    verdict = figure.verdict.words
    words = "; ".join(parts) + f". {verdict[0].upper()}{verdict[1:]}."
    names = (*briefing.new, *briefing.back, *briefing.same)
    since = days_since_last([each.last_on for each in names], last_of_month(briefing.month))
    return words + (f" Days from the last of their calls to the end of the month: {since}." if since is not None
                    else "")


def what_changed(settings: PanelSettings, briefing: Briefing) -> pack.WhatChanged:
    """The four lists, people by their references and places by name."""
    def lines(people: Sequence[Named], places: Sequence[Named]) -> tuple[pack.ChangedSubject, ...]:
        return tuple(
            pack.ChangedSubject(each.reference or "–", _words(each), each.this_month, each.month_before)
            for each in (*people, *places)
        )

    return pack.WhatChanged(
        rule_words=f"Repeat caller: {settings.repeat_rule.words}. Place: 5 reports in 30 days, all agencies.",
        new=lines(briefing.new, briefing.places_new), back=lines(briefing.back, briefing.places_back),
        gone=lines(briefing.gone, briefing.places_gone), same=lines(briefing.same, briefing.places_same),
    )


def _words(named: Named) -> str:
    quiet = f"after {count_of(named.quiet_months, 'quiet month')}" if named.quiet_months else ""
    shown = named.name if named.kind != "phone" else "caller known by phone only"
    ward = "" if named.ward and shown.endswith(named.ward) else named.ward  # 'High Road, Chadwell Heath' says it
    return ", ".join(part for part in (shown, ward, quiet) if part)


def change_lines(briefing: Briefing) -> tuple[pack.ChangeLine, ...]:
    """'What changed' on the summary page."""
    def references(found: Sequence[Named]) -> str:
        return ", ".join(each.reference or "by phone" for each in found)

    def places(found: Sequence[Named]) -> str:
        shown = ", ".join(each.name for each in found[:2])
        return f"{shown} and {len(found) - 2} more" if len(found) > 2 else shown

    rows = (
        (briefing.new, "new repeat caller", references(briefing.new)),
        (briefing.back, "repeat caller back", references(briefing.back)),
        (briefing.gone, "no longer over the line", references(briefing.gone)),
        (briefing.places_new, "new place", places(briefing.places_new)),
        (briefing.places_back, "place back", places(briefing.places_back)),
        (briefing.places_gone, "place gone quiet", places(briefing.places_gone)),
    )
    many = {"new repeat caller": "new repeat callers", "repeat caller back": "repeat callers back",
            "new place": "new places", "place back": "places back", "place gone quiet": "places gone quiet"}
    return tuple(
        pack.ChangeLine(len(found), words if len(found) == 1 else many.get(words, words), detail)
        for found, words, detail in rows if found
    )


def fires_by_ward(session: Session, settings: PanelSettings, month: date) -> paper.WardMonths:
    """Deliberate fires by ward for twelve months; wards in the borough's own order."""
    months = month_range(months_on(month, -_WARD_MONTHS + 1), month)
    fires = [fire for fire in happenings.deliberate_fires(session, settings.borough_code)
             if months[0] <= _day(fire.at) <= last_of_month(month)]
    names = [ward.name for ward in WARDS]
    counted = monthly_counts_by([(fire.ward or "", fire.at) for fire in fires], names, months[0], month)
    placed = sum(1 for fire in fires if fire.ward in set(names))
    supplied = happenings.months_supplied(session, attribute="deliberate")

    def known(name: str) -> tuple[int | None, ...]:
        series = counted[name]
        return tuple(count if each in supplied or count else None
                     for each, count in zip(series.months, series.counts, strict=True))

    return paper.WardMonths(
        "Deliberate fires by ward", months, tuple(names), tuple(known(name) for name in names),
        not_placed=len(fires) - placed,
        caveat="Deliberate includes suspected. Fires whose cause is not known are not counted.",
    )


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)


def actions_by_agency(lines: Sequence[ActionLine]) -> tuple[paper.AgencyActions, ...]:
    """Open actions of each agency by colour."""
    tally: dict[str, dict[str, int]] = {}
    for line in lines:
        if line.is_open:
            counts = tally.setdefault(line.agency or "No owner", {"R": 0, "A": 0, "G": 0})
            counts[line.rag] = counts.get(line.rag, 0) + 1
    return tuple(paper.AgencyActions(name, counts["R"], counts["A"], counts["G"])
                 for name, counts in sorted(tally.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def response_series(session: Session, month: date) -> tuple[paper.MonthlySeries, paper.MonthlySeries]:
    """Mean days to first contact by month, in working and in calendar days."""
    found = response_by_month(session, month)
    months = tuple(each for each, _ in found)
    return (paper.MonthlySeries("Working days", months, tuple(times.mean_working for _, times in found)),
            paper.MonthlySeries("Calendar days", months, tuple(times.mean_calendar for _, times in found)))


def sources(session: Session, month: date) -> tuple[pack.SourceLine, ...]:
    """The deliveries that cover the month."""
    rows = session.execute(
        select(Delivery, Agency).join(Agency, Agency.id == Delivery.agency_id)
        .where(Delivery.state == "stands", Delivery.period_to >= month, Delivery.period_from <= last_of_month(month))
        .order_by(Agency.name, Delivery.received_at)
    )
    return tuple(
        pack.SourceLine(
            agency.name, delivery.feed,
            span(delivery.period_from, delivery.period_to) if delivery.period_from and delivery.period_to else "",
            delivery.received_at.date(), delivery.rows_new + delivery.rows_changed + delivery.rows_same,
            delivery.rows_set_aside,
        )
        for delivery, agency in rows
    )


def headings(month: date) -> tuple[str, str]:
    """'May 2026' and 'May 2025', over the measures."""
    return short_month(month), short_month(months_on(month, -12))
