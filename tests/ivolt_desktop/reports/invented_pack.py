"""A full, invented meeting pack: enough of everything that every page is full. Nobody here is real."""

from datetime import date, timedelta

from ivolt_desktop.reports.facts import (
    ActionLine,
    AgencyActions,
    AgendaLine,
    DateLine,
    DocumentIdentity,
    Marking,
    MeasureLine,
    MonthlySeries,
    WardMonths,
)
from ivolt_desktop.reports.minutes_facts import Attendance, MinuteItem, MinuteLine, Minutes
from ivolt_desktop.reports.pack_facts import (
    Briefing,
    CaseReviewLine,
    ChangedSubject,
    ChangeLine,
    DecisionLine,
    EnforcementLine,
    KnownLine,
    MeetingPack,
    MethodNote,
    PackSummary,
    RiskPoint,
    SourceLine,
    SubjectSheet,
    TriedLine,
    WhatChanged,
)

MEETING = date(2022, 6, 28)
MONTHS = tuple(date(2021 + (6 + i) // 12, (6 + i) % 12 + 1, 1) for i in range(12))
WARDS = (
    "Abbey", "Alibon", "Barking Riverside", "Beam", "Becontree", "Chadwell Heath", "Eastbrook & Rush Green",
    "Gascoigne", "Goresbrook", "Heath", "Longbridge", "Mayesbrook", "Northbury", "Parsloes", "Thames View",
    "Valence", "Village", "Whalebone", "Eastbury",
)  # fmt: skip


def identity(
    title: str = "Meeting pack", practice: bool = False, meeting: date = MEETING
) -> DocumentIdentity:
    return DocumentIdentity(
        title=title, panel="IVOLT", borough="Barking and Dagenham", meeting_on=meeting, starts="10:00",
        place="Town Hall, Room 2", chair="Metropolitan Police", edition="edition 1",
        copy="copy 4 of 12 · Council ASB team", footer_name="IVOLT pack, June 2022", author="Panel secretariat",
        made_on=date(2022, 6, 23), marking=Marking(practice=practice),
    )  # fmt: skip


def counted(seed: int, low: int, high: int) -> tuple[int, ...]:
    return tuple(low + (seed * 7919 + i * i * 31 + i * 17) % (high - low + 1) for i in range(12))


def repeat_callers() -> MonthlySeries:
    return MonthlySeries("Repeat ASB callers to police", MONTHS, (1, 2, 0, 1, 0, 2, 1, 0, 1, 0, 1, 2), 0, 2)


def actions() -> tuple[ActionLine, ...]:
    made: list[ActionLine] = []
    plans = (
        ("Council", "CCTV", "Camera at London Road car park", "R", "in progress", "waits on the landowner", True, 2),
        ("Council", "Lighting", "Lighting audit, Wakering service road", "R", "open", "", True, 0),
        ("Metropolitan Police", "Licensing", "Visit to licensed premises, East Street", "A", "in progress",
         "booked 23 June", True, 0),
        ("Council", "ASB team", "Joint visit with the mental-health SPOC", "G", "in progress", "", False, 0),
        ("Metropolitan Police", "Barking town centre team", "Patrol plan for Friday and Saturday evenings", "G",
         "in progress", "first month done", False, 0),
        ("London Fire Brigade", "Station commander", "Arson-reduction visits to three blocks in Gascoigne", "A",
         "open", "two of three done", False, 1),
        ("Council", "Housing", "Mediation between two households", "", "not possible: circumstances changed",
         "neighbour moved away", False, 0),
        ("Be First", "Public realm", "Remove planters that hide the steps at Heathway", "G", "open", "", False, 0),
    )  # fmt: skip
    for turn in range(3):
        for place, (agency, owner, text, rag, status, update, late, moved) in enumerate(plans):
            due = date(2022, 5, 31) if late else MEETING + timedelta(days=7 * place + 3)
            made.append(
                ActionLine(
                    f"22-{31 + turn * 8 + place:03d}", text, owner, agency, due - timedelta(days=31 * moved), due, rag,
                    status, update, late and turn < 2, "L-004" if place % 3 == 0 else "", moved,
                )
            )  # fmt: skip
    return tuple(made)


def sheet(number: int, cohort: str, name: str, where: str) -> SubjectSheet:
    letter = cohort[0]
    return SubjectSheet(
        reference=f"{letter}-{number:03d}", cohort=cohort, name_line=name, where=where,
        agenda_number=f"5.{number}", joined_on=date(2022, 5, 31),
        reason="Seven calls in May, three agencies, and a fire at the block",
        facts=(("Ward", "Gascoigne"), ("Tenure", "council tenant"), ("Single point of contact", "Council ASB team")),
        calls=MonthlySeries(
            f"Reports about {letter}-{number:03d}", MONTHS, (1, 0, 2, 1, 3, 2, 4, 5, 6, 7, 3, 1),
            caveat="All agencies; two reports of one event are counted once where they could be told apart.",
        ),
        plan_started=date(2022, 4, 29),
        verdict="Before the plan 3.1 a month, since then 1.3. More than chance, but the plan began at a peak: some of "
        "the fall was to be expected.",
        known=(
            KnownLine("Police", "9 ASB calls, 1 as witness", date(2022, 6, 2)),
            KnownLine("Council", "case 2208-114, noise; tenant since 2015", date(2022, 4, 28)),
            KnownLine("Fire", "refuse fire at the block, deliberate", date(2022, 5, 2)),
        ),
        tried=(
            TriedLine(date(2022, 6, 7), "Joint visit with the mental-health SPOC", "Council, Police", "accepted help"),
            TriedLine(date(2022, 5, 12), "Community Protection Warning to the neighbour", "Enforcement", "served"),
            TriedLine(date(2022, 3, 3), "Mediation offered", "Housing", "declined: neighbour moved away"),
        ),
        risk=tuple(
            RiskPoint(date(2022, month, 14), score, "High" if score > 20 else "Medium")
            for month, score in ((2, 12), (3, 18), (4, 24), (6, 15))
        ),
        actions=actions()[number % 3 : number % 3 + 2],
        proposal="Stay in the cohort for one more month; housing to offer a move; review on 26 July.",
    )  # fmt: skip


def minutes() -> Minutes:
    people = (
        Attendance("Insp. Rowan Ashdown", "Metropolitan Police", "Chair", confidentiality_signed=True),
        Attendance("Tamsin Okoro", "Council, ASB team", "Manager", confidentiality_signed=True),
        Attendance("Priya Vale", "Council, Enforcement", "Officer", substitute_for="Jo Marsh",
                   confidentiality_signed=True),
        Attendance("Ellis Crane", "London Fire Brigade", "Station commander", "apologies", information_sent=True),
        Attendance("Sam Whitlock", "Community Solutions", "", "absent", information_sent=False),
    )  # fmt: skip
    titles = (
        "Welcome, apologies, confidentiality", "Minutes and matters arising", "Action log", "Data briefing", "Victims",
        "Offenders", "Locations", "Case Reviews", "Joint operations and taskings", "Licensing", "Any other business",
    )  # fmt: skip
    items = []
    for number, title in enumerate(titles, 1):
        lines: tuple[MinuteLine, ...] = (MinuteLine("note", f"The panel heard the update on {title.lower()}."),)
        if number in (5, 7):
            lines += (
                MinuteLine("decision", "V-021 joins the victims cohort.",
                           "Seven calls in May from one address; the plan needs three agencies.",
                           "Leaving it with the council alone; a Case Review now."),
                MinuteLine("action", "Joint visit with the mental-health SPOC.", reference=f"22-0{60 + number}",
                           owner="Council, ASB team", due=date(2022, 6, 7), status="done"),
            )  # fmt: skip
        items.append(MinuteItem(str(number), title, lines if number != 10 else (), "V-021" if number == 5 else ""))
    return Minutes(
        identity("Minutes", meeting=date(2022, 5, 31)), people, tuple(items), "Draft, not yet agreed",
        "Tuesday 28 June 2022, 10:00, Town Hall",
    )


def agenda() -> tuple[AgendaLine, ...]:
    return (
        AgendaLine("1", "Welcome, apologies, confidentiality", 5, "10:00", lead="Chair"),
        AgendaLine("2", "Minutes and matters arising", 5, "10:05", lead="Chair"),
        AgendaLine("3", "Action log, overdue first", 15, "10:10", lead="Secretariat"),
        AgendaLine("4", "Data briefing", 10, "10:25", "repeat callers, deliberate fires, cases", lead="Analyst"),
        AgendaLine("5", "Victims", 20, "10:35", lead="Council ASB team"),
        AgendaLine("5.1", "V-018", None, "", "stay or leave", "V-018"),
        AgendaLine("5.2", "V-021", None, "", "to join the cohort", "V-021"),
        AgendaLine("6", "Offenders", 15, "10:55", lead="Police"),
        AgendaLine("6.1", "O-009", None, "", "second warning notice: joint visit", "O-009"),
        AgendaLine("7", "Locations", 20, "11:10", lead="Police"),
        AgendaLine("7.2", "Heathway station", None, "", "joint operation, drug dogs", "L-004"),
        AgendaLine("8", "Case Reviews", 10, "11:30", lead="Council"),
        AgendaLine("9", "Joint operations and taskings", 10, "11:40", lead="Police"),
        AgendaLine("13", "Any other business, next meeting", 5, "11:50", lead="Chair"),
    )


def briefing() -> Briefing:
    grid = tuple(tuple(max(0, n - 3) for n in counted(seed, 0, 6)) for seed in range(19))
    return Briefing(
        calls=MonthlySeries(
            "ASB calls to police", MONTHS, counted(3, 180, 300), 190, 290, ((MONTHS[10], "new wards"),),
            "Source: police caller sheet of 3 June 2022, 2,904 rows, 12 set aside. The latest month is provisional.",
        ),
        repeat_callers=repeat_callers(),
        fires=WardMonths("Deliberate fires", MONTHS, WARDS, grid, 3, "Wards as they stand since May 2022."),
        actions_by_agency=(
            AgencyActions("Council", 4, 3, 7), AgencyActions("Metropolitan Police", 2, 1, 4),
            AgencyActions("London Fire Brigade", 0, 1, 2), AgencyActions("Be First", 0, 0, 3),
        ),
        response_working=MonthlySeries(
            "working days", MONTHS, (3, 2.6, 2.5, 2.2, None, 2.1, 1.9, 1.8, 1.6, 1.5, 1.5, 1.5),
            caveat="From the report to the first contact. Cases without a date of contact are left out.",
        ),
        response_calendar=MonthlySeries(
            "calendar days", MONTHS, (4.1, 3.5, 3.6, 3.2, None, 2.9, 2.7, 2.5, 2.2, 2.0, 2.1, 2.1)
        ),
        words={
            "calls": "Within usual variation; the two repeat callers of June made 11 of the calls.",
            "fires": "14 in June, usual range 6 to 18. Too few in any one ward to speak of a change.",
            "response": "The panel’s own figure: 1.5 working days on average.",
        },
        more=(MonthlySeries("Robbery", MONTHS, counted(5, 60, 98), 55, 90),),
    )  # fmt: skip


def pack(practice: bool = False) -> MeetingPack:
    people = (
        ("Victims", "Meena Dorrell", "12 Althorne Way"), ("Victims", "Arthur Penhale", "Gascoigne"),
        ("Victims", "Joan Okafor-Lyle", "Heathway"), ("Offenders", "Callum Reddish", "Barking town centre"),
        ("Offenders", "Dean Marlowe", "Broad Street"), ("Locations", "Station Parade", "Abbey"),
        ("Locations", "Heathway steps", "Parsloes"),
    )  # fmt: skip
    return MeetingPack(
        identity=identity(practice=practice),
        summary=PackSummary(
            since="May",
            changes=(
                ChangeLine(2, "new repeat callers", "V-021, V-024"),
                ChangeLine(1, "place is back", "Station Parade, after four quiet months"),
                ChangeLine(3, "people, no report since plan", "V-009, V-011, V-016"),
                ChangeLine(14, "deliberate fires", "usual: 6 to 18"),
            ),
            to_decide=(
                DecisionLine("5.2", "V-021 to join the victims cohort"),
                DecisionLine("7.2", "Heathway station: joint operation, drug dogs"),
                DecisionLine("7.3", "Heathway steps to leave the list"),
                DecisionLine("8.1", "Case Review CT-2022-03, threshold met"),
            ),
            headline=repeat_callers(),
            headline_words="Two in June; between none and two every month for a year. Within usual variation. "
            "Days since the last before these: 41.",
            measures=(
                MeasureLine("Non-domestic violence with injury", 121, 117, 1388, "usual"),
                MeasureLine("Robbery", 96, 61, 934, "up", good=False),
                MeasureLine("Vehicle crime", 208, 214, 2540, "usual"),
                MeasureLine("Council response, working days", 1.5, 3.0, 2.2, "down", "a signal, faster", True),
                MeasureLine("Repeat callers", 2, 1, 11, "few"),
            ),
            value_heading="May 2022", last_year_heading="May 2021",
        ),
        agenda=agenda(), previous=minutes(),
        what_changed=WhatChanged(
            "A repeat caller has three calls or more in a rolling month: same person, phone or address.",
            (ChangedSubject("V-021", "calls at night, noise", 7, 2), ChangedSubject("V-024", "youths at a door", 4, 0)),
            (ChangedSubject("L-002", "Station Parade, after four quiet months", 9, 1),),
            (ChangedSubject("V-009", "no report since the plan", 0, 5), ChangedSubject("V-011", "moved away", 0, 3)),
            (),
        ),
        actions=actions(),
        subjects=tuple(sheet(18 + place, *person) for place, person in enumerate(people)),
        briefing=briefing(),
        case_reviews=(
            CaseReviewLine("CT-2022-03", date(2022, 6, 9), "Threshold met; partners asked", date(2022, 6, 23),
                           "3 working days over", True),
            CaseReviewLine("CT-2022-04", date(2022, 6, 20), "Acknowledged", date(2022, 7, 4), "4 working days left"),
        ),
        enforcement=(
            EnforcementLine("Early-warning notices", 14, 131, "second notices: 2, both visited"),
            EnforcementLine("Fixed penalty notices", 22, 240), EnforcementLine("Closure orders", 1, 4),
        ),
        calendar=tuple(
            DateLine(MEETING + timedelta(days=days), words, kind)
            for days, words, kind in (
                (-4, "Operation at East Street, robbery", "joint operation"), (10, "V-018 risk review", "review"),
                (28, "Next panel", "meeting"), (45, "PSPO Heathway, consultation opens", "order"),
                (92, "Quarterly report to the Board", "report"),
            )
        ),
        sources=(
            SourceLine("Metropolitan Police", "ASB callers", "1 to 31 May 2022", date(2022, 6, 3), 2904, 12,
                       "31 phones without a leading zero, mended"),
            SourceLine("London Fire Brigade", "Deliberate fires", "May 2022", date(2022, 6, 6), 155, 0, "provisional"),
            SourceLine("Council", "ASB cases", "May 2022", date(2022, 6, 7), 611, 4, ""),
        ),
        notes=(
            MethodNote("Repeat callers", "Counted by person, as matched and confirmed by the secretariat."),
            MethodNote("Usual variation", "Limits are fixed from the twelve months before and are not redrawn monthly. "
                       "A change is called a signal when it would be rare by chance alone."),
            MethodNote("Before and after a plan", "Plans begin at a peak, so some of a fall would come without them."),
        ),
        circulation=("Metropolitan Police", "Council ASB team", "London Fire Brigade", "Community Solutions"),
    )  # fmt: skip
