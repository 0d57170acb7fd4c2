"""Everybody in the borough who has no story: invented people, each with a door and mostly a telephone of their own."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from ivolt_desktop.panel.practice.invented import cast, first_names, streets, surnames
from ivolt_desktop.panel.practice.life_facts import Resident

_TENURES = ("Council tenant",) * 5 + ("Private tenant",) * 4 + ("Owner occupier",) * 4 + ("Housing association",) * 2
_WITHOUT_PHONE = 0.18
_IN_A_FLAT = 0.3


def new_residents(random: Random) -> Iterator[Resident]:
    """Residents without end: no two share a door or a telephone, and no two are named alike.

    Telephones come from the ranges kept for drama (07700 900000-900999, 020 7946 0000-0999) and run out; those who
    come later have none.
    """
    phones = _phones(random)
    doors: set[tuple[str, int, int | None]] = set()
    names = {player.name for player in cast().values()}
    serial = 0
    while True:
        serial += 1
        woman = random.random() < 0.54
        forename = random.choice(first_names()[0 if woman else 1])
        surname = random.choice(surnames())
        street = random.choice(streets())
        number = random.randint(1, 188)
        flat = random.randint(1, 24) if random.random() < _IN_A_FLAT else None
        name = f"{forename} {surname}"
        if name in names or (street.name, number, flat) in doors:
            continue
        names.add(name)
        doors.add((street.name, number, flat))
        has_email = random.random() < 0.45
        yield Resident(
            key=f"r{serial}",
            forename=forename,
            surname=surname,
            title=random.choice(("Mrs", "Ms", "Miss")) if woman else "Mr",
            born_on=date(1936, 1, 1) + timedelta(days=random.randrange(26000)),
            phone="" if random.random() < _WITHOUT_PHONE else next(phones, ""),
            email=_email(forename, surname) if has_email else None,
            number=number,
            flat=flat,
            street=street,
            tenure=random.choice(_TENURES),
        )


def _email(forename: str, surname: str) -> str:
    return f"{forename}.{surname}@example.org".lower().replace("'", "")


def _phones(random: Random) -> Iterator[str]:
    taken = {player.phone for player in cast().values()}
    numbers = [f"07700900{n:03d}" for n in range(1000)] + [f"02079460{n:03d}" for n in range(1000)]
    free = [number for number in numbers if number not in taken]
    random.shuffle(free)
    return iter(free)
