"""The clean tables that the bench damages. Every value is invented; the same seed gives the same table."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Row = list[str]

GOODS = ["Lamp", "Garden chair", "Rug", "Clock", "Bookcase", "Kettle", "Mirror", "Desk", "Vase", "Tray"]
STUFFS = ["oak", "brass", "wool", "glass", "steel", "pine", "cotton", "slate"]
STREETS = ["Heathway", "Ripple Road", "Longbridge Road", "Green Lane", "Wood Lane", "Dagenham Road", "Valence Avenue"]
WARDS = ["Abbey", "Alibon", "Beam", "Becontree", "Eastbury", "Gascoigne", "Heath", "Parsloes", "Valence", "Village"]
NAMES = ["Ann Bell", "Bo Chu", "Cara Dent", "Dev Rao", "Eve O'Shea", "Finn Gray", "Gita Shah", "Hal Moss", "Ivy Ng"]


@dataclass(frozen=True, slots=True)
class Source:
    """A clean table: its header, its rows, and whether it is written with every cell in quotes."""

    name: str
    header: Row
    rows: list[Row]
    quote_all: bool


def sales(random_: random.Random) -> tuple[Row, list[Row]]:
    """A shop's sales: dates, times, prices, descriptions with commas and inch marks, web addresses, rare comments."""
    header = ["DATE", "TIME", "Qty", "PRODUCTID", "Price", "ProductType", "ProductDescription", "URL", "Comments"]
    rows = []
    for number in range(83):
        day = date(2011, 1, 3) + timedelta(days=number // 2)
        good, stuff = random_.choice(GOODS), random_.choice(STUFFS)
        wide = random_.randint(8, 60)
        said = random_.choice(
            [f"{good}, {stuff}", f'{good} {wide}" wide, {stuff}', f"{good} of {stuff}", f'The "{good}" in {stuff}']
        )
        code = f"P-{random_.randint(100, 999)}"
        comment = random_.choice(["", "", "", "late", "returned, refunded", 'said "no rush"', "gift"])
        rows.append([
            day.strftime("%d/%m/%Y"), f"{random_.randint(8, 19):02d}:{random_.randint(0, 59):02d}:00",
            str(random_.randint(1, 12)), code, f"{random_.randint(199, 19999) / 100:.2f}", good.upper()[:4], said,
            f"http://shop.example/{code.lower()}", comment,
        ])  # fmt: skip
    return header, rows


def calls(random_: random.Random) -> tuple[Row, list[Row]]:
    """Calls to the police: references, addresses with commas, quoted words, and notes over two lines."""
    header = ["CAD", "Call date", "Caller", "Phone", "Address", "Ward", "Type", "Notes"]
    rows = []
    for number in range(83):
        day = date(2022, 5, 1) + timedelta(days=number // 3)
        note = random_.choice(
            ["", "Noise again", "Youths, by the shops", 'Shouted "go away"', "First line\nsecond line", "Bins on fire"]
        )
        rows.append([
            f"{1000 + number}/{day:%d%b%y}".upper(), day.strftime("%d/%m/%Y"), random_.choice(NAMES),
            f"07700 900{random_.randint(0, 999):03d}",
            f"{random_.randint(1, 200)} {random_.choice(STREETS)}, Dagenham", random_.choice(WARDS),
            random_.choice(["Noise", "Nuisance", "Vehicle", "Begging"]), note,
        ])  # fmt: skip
    return header, rows


def measures(random_: random.Random) -> tuple[Row, list[Row]]:
    """Counts by ward and month: words in the first columns, bare numbers in all the others."""
    header = ["Ward", "Measure", "Apr 2022", "May 2022", "Jun 2022", "Jul 2022", "Target", "Share"]
    rows = []
    for number in range(60):
        ward = WARDS[number % len(WARDS)]
        kind = ["Calls", "Fires", "Fly-tips, small", "Notices", "Patrols", "Visits"][number // len(WARDS)]
        counts = [str(random_.randint(0, 900)) for _ in range(5)]
        rows.append([ward, kind, *counts, f"{random_.randint(0, 100)}%"])
    return header, rows


def register(random_: random.Random) -> tuple[Row, list[Row]]:
    """A register of words: hardly a figure in it, many cells blank."""
    header = ["Premises", "Street", "Ward", "Officer", "Licence", "State", "Remarks"]
    rows = []
    for number in range(70):
        place = f"The {random_.choice(['Crown', 'Bell', 'Anchor', 'Plough'])} {random_.choice(['Inn', 'Arms', 'Cafe'])}"
        remark = random_.choice(["", "", "Door staff, weekends", 'Known as "the Annexe"', "Complaint upheld"])
        rows.append([
            f"{place} {chr(65 + number % 26)}", random_.choice(STREETS), random_.choice(WARDS), random_.choice(NAMES),
            random_.choice(["Alcohol", "Late food", "Music", ""]), random_.choice(["In force", "Lapsed", "Review"]),
            remark,
        ])  # fmt: skip
    return header, rows


TABLES: dict[str, Callable[[random.Random], tuple[Row, list[Row]]]] = {
    "sales": sales, "calls": calls, "measures": measures, "register": register,
}  # fmt: skip


def sources(seed: int = 20) -> list[Source]:
    """Every table twice: with all cells in quotes, and with only those that need them."""
    made = []
    for name, build in TABLES.items():
        header, rows = build(random.Random(f"{name} {seed}"))
        made += [Source(f"{name}-quoted", header, rows, True), Source(f"{name}-bare", header, rows, False)]
    return made
