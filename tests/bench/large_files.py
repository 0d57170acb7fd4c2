"""Large invented files of twenty columns: police calls with the people who made them, and fire brigade incidents.

Nothing in them is real. People and doors repeat as they do in such extracts: a few call often, most once or twice.
"""

import csv
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

CALLS = (
    "CAD number", "Call date", "Opening code", "Code description", "Caller name", "Caller phone", "Caller address",
    "Caller postcode", "Incident location", "Location postcode", "Ward", "Easting", "Northing", "Details",
    "Response grade", "BCU", "Vulnerable", "Repeat", "Result", "Unit",
)  # fmt: skip
FIRES = (
    "IncidentNumber", "DateOfCall", "CalYear", "TimeOfCall", "HourOfCall", "IncidentGroup", "StopCodeDescription",
    "PropertyCategory", "PropertyType", "Postcode_full", "Postcode_district", "UPRN", "IncGeo_BoroughCode",
    "IncGeo_BoroughName", "IncGeo_WardName", "Easting_m", "Northing_m", "FirstPumpArriving_AttendanceTime",
    "NumPumpsAttending", "Notional Cost (£)",
)  # fmt: skip
_FORENAMES = (
    "Orla Idris Bea Zora Tunde Amina Jakub Priya Kofi Elif Marek Chidi Rosa Hamza Ines Dov Leila Petra Osman Wren "
    "Callum Nadia Ruth Ivo Femi Saskia Bilal Greta Yusuf Mina Anton Carys Dele Esme Farid Gwen Hana Igor Jaya Kemal"
).split()
_ROOTS = (
    "Finch Vale Marsh Quayle Harrier Lapwing Teal Siskin Dunlin Plover Avocet Linnet Merlin Osprey Pipit Redpoll "
    "Shrike Tern Wagtail Yaffle Bunting Curlew Dotterel Egret Fulmar Gannet Hobby Knot Mallard Nuthatch Okafor Bello "
    "Khan Ahmed Nowak Petrov Silva Mensah Adeyemi Rahman Costa Popescu Sesay Diallo Kaur Singh Begum Hussain"
).split()
_SURNAMES = [root + end for root in _ROOTS for end in ("", "ley", "man", "son", "ton", "worth", "field", "-Vale", "er")]
_STREETS = [
    f"{bird} {kind}"
    for bird in ("Harrier Lapwing Plover Linnet Merlin Osprey Curlew Teal Siskin Dunlin Avocet Gannet Fulmar Egret "
                 "Knot Pipit Bunting Redpoll Shrike Tern").split()
    for kind in ("Road", "Street", "Avenue", "Close", "Gardens", "Way", "Crescent", "Grove")
]  # fmt: skip
_WARDS = (
    "Abbey", "Alibon", "Barking Riverside", "Beam", "Becontree", "Eastbury", "Gascoigne", "Goresbrook", "Heath",
    "Longbridge", "Mayesbrook", "Northbury", "Parsloes", "Thames View", "Valence", "Village", "Whalebone",
)  # fmt: skip
_CODES = (("215", "Rowdy or inconsiderate behaviour"), ("214", "Noise"), ("217", "Begging"),
          ("212", "Vehicle nuisance"), ("218", "Street drinking"), ("213", "Neighbour nuisance"))  # fmt: skip
_SAID = ("shouting and banging", "youths on bikes", "loud music again", "drinking in the stairwell",
         "a fire in a bin", "cars racing", "drug use in the lobby", "a fight outside the shop",
         "rubbish thrown from a window")  # fmt: skip
_WHEN = ("for an hour", "since eight o'clock", "every night this week", "now", "on and off", "all afternoon")
_STOPS = (("False Alarm", "AFA"), ("False Alarm", "False alarm - Good intent"), ("Special Service", "Special Service"),
          ("Fire", "Primary Fire"), ("Fire", "Secondary Fire"))  # fmt: skip
_PROPERTIES = (("Dwelling", "Purpose Built Flats/Maisonettes - 4 to 9 storeys"),
               ("Dwelling", "House - single occupancy"), ("Outdoor", "Loose refuse"), ("Road Vehicle", "Car"),
               ("Non Residential", "Single shop"),
               ("Outdoor Structure", "Common external bin storage area"))  # fmt: skip


def write_calls(path: Path, rows: int) -> None:
    """Calls of ``rows`` rows: one caller in eight unnamed, some phones short of their zero, some postcodes mistyped."""
    _write(path, CALLS, _calls(rows, random.Random(7)))


def write_fires(path: Path, rows: int) -> None:
    """Incidents of ``rows`` rows, laid out as the fire brigade's open data."""
    _write(path, FIRES, _fires(rows, random.Random(11)))


def write_workbook(path: Path, rows: int) -> None:
    """The same calls as an Excel workbook, numbers as numbers."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Calls")
        sheet.write_row(0, 0, CALLS)
        for number, row in enumerate(_calls(rows, random.Random(7)), start=1):
            for column, text in enumerate(row):
                if column in (11, 12):
                    sheet.write_number(number, column, int(text))
                else:
                    sheet.write_string(number, column, text)


def _write(path: Path, headers: tuple[str, ...], rows: Iterator[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headers)
        writer.writerows(rows)


def _postcode(dice: random.Random) -> str:
    district, letters = dice.choice(("RM8", "RM9", "RM10", "IG11")), dice.choice("ABDEHJLN") + dice.choice("PQRSTUWX")
    return f"{district} {dice.randrange(1, 10)}{letters}"


def _calls(rows: int, dice: random.Random) -> Iterator[list[str]]:
    doors = [
        (f"{dice.randrange(1, 220)} {dice.choice(_STREETS)}", _postcode(dice), dice.choice(_WARDS),
         str(dice.randrange(544_000, 551_900)), str(dice.randrange(181_100, 191_400)))
        for _ in range(max(50, rows // 10))
    ]  # fmt: skip
    people = [
        (f"{dice.choice(_FORENAMES)} {dice.choice(_SURNAMES)}", f"07700 9{dice.randrange(100_000):05d}",
         dice.choice(doors))
        for _ in range(max(50, rows // 5))
    ]  # fmt: skip
    start = datetime(2016, 1, 1)
    for number in range(rows):
        at = start + timedelta(minutes=number * 5_200_000 // rows + dice.randrange(9))
        name, phone, home = people[int(len(people) * dice.random() ** 2)]
        if number % 8 == 0:
            name, phone = ("N/K", "") if number % 16 else ("Refused", "withheld")
        elif number % 97 == 0:
            phone = phone.replace(" ", "")[1:]
        place = home if dice.random() < 0.5 else dice.choice(doors)
        postcode = place[1] if number % 61 else place[1].replace("0", "O").replace("IG11", "IGI1")
        code, words = dice.choice(_CODES)
        yield [
            f"CAD {number % 9000 + 1:04d} {at:%d/%m/%Y}", f"{at:%d/%m/%Y %H:%M}", code, words, name, phone, home[0],
            home[1], place[0], postcode, place[2], place[3], place[4],
            f"Caller {number} reports {dice.choice(_SAID)}, {dice.choice(_WHEN)}", dice.choice("ISER"), "East Area",
            dice.choice("YN"), dice.choice("YN"), "No further action", f"JE{dice.randrange(40):02d}",
        ]  # fmt: skip


def _fires(rows: int, dice: random.Random) -> Iterator[list[str]]:
    start = datetime(2012, 1, 1)
    codes = [_postcode(dice) for _ in range(4000)]
    for number in range(rows):
        at = start + timedelta(minutes=number * 7_300_000 // rows + dice.randrange(13))
        group, stop = dice.choice(_STOPS)
        category, kind = dice.choice(_PROPERTIES)
        code = dice.choice(codes)
        exact = dice.random() < 0.4
        yield [
            f"{number:06d}-{at:%d%m%Y}", f"{at:%d %b %Y}", f"{at:%Y}", f"{at:%H:%M}:{number % 60:02d}",
            str(at.hour), group, stop, category, kind, code if exact else "", code.split()[0],
            str(dice.randrange(100_000_000)) if exact else "0", "E09000002", "BARKING AND DAGENHAM",
            dice.choice(_WARDS), str(dice.randrange(544_000, 551_900)) if exact else "",
            str(dice.randrange(181_100, 191_400)) if exact else "",
            str(dice.randrange(60, 900)), str(dice.randrange(1, 6)), str(dice.choice((364, 387, 430, 774))),
        ]  # fmt: skip
