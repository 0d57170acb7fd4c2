"""People and places told by column are those told record by record."""

from datetime import datetime

from ivolt_desktop.model import AsbCall, Person, Place
from ivolt_desktop.panel.linking import link_people, link_places
from ivolt_desktop.panel.linking_columns import people_of, places_of
from ivolt_desktop.store import bulk

NAMES = ("caller_name", "caller_phone", "caller_address", "caller_postcode", "location", "location_postcode", "ward")
ROWS = [
    ("Orla Finch", "07700 900301", "2 Harrier Parade", "IG11 7AA", "Lapwing Road", None, "Abbey"),
    ("Orla Finch", "07700 900301", "2 Harrier Parade", "IG11 7AA", "9 Teal Close", "RM8 2BB", "Heath"),
    ("N/K", None, None, None, "Lapwing Road", None, "Abbey"),
    ("Finch, Orla", "07700900301", "2 Harrier Pde", "ig117aa", None, None, None),
    ("Idris Vale", "999", "9 Teal Close, RM8 2BB", None, "N/K", None, "Heath"),
    (None, None, "9 Teal Close", "RM8 2BB", None, None, None),
    ("Harrier School", None, "1 Plover Way", None, "-", None, None),
    ("Idris Vale", None, "", None, "", None, "Beam"),
]


def _made(desk) -> tuple[list[tuple], list[tuple]]:
    people = [(p.reference, p.name, p.phone, p.address, p.postcode, p.ward, p.written_key) for p in desk.all(Person)]
    places = [(p.reference, p.name, p.kind, p.address, p.postcode, p.ward, p.written_key) for p in desk.all(Place)]
    return people, places


def test_the_same_people_and_places_by_column_and_by_record(desk, cast) -> None:
    before = _made(desk)
    when = datetime(2026, 5, 4)
    with desk.panel.work() as work:
        ids = bulk.insert_rows(work.session, AsbCall, [
            {"called_at": when, **dict(zip(NAMES, row, strict=True))} for row in ROWS])
        places, people = link_places(work, AsbCall, ids, None), link_people(work, AsbCall, ids, None)
        one = [(each["person_id"], each["place_id"])
               for each in bulk.fetch_values(work.session, AsbCall, ids, ["person_id", "place_id"])]
        work.commit()
    by_record = _made(desk)
    with desk.panel.work() as work:
        columns = {name: [row[place] for row in ROWS] for place, name in enumerate(NAMES)}
        again = people_of(work, AsbCall, columns, len(ROWS), None), places_of(work, AsbCall, columns, len(ROWS), None)
        assert again == (({"person_id": [person for person, _ in one]}, []), ([place for _, place in one], []))
        bulk.delete_rows(work.session, AsbCall, ids)
        bulk.delete_rows(work.session, Person, people)
        bulk.delete_rows(work.session, Place, places)
        fresh = people_of(work, AsbCall, columns, len(ROWS), None), places_of(work, AsbCall, columns, len(ROWS), None)
        work.commit()
    assert len(fresh[0][1]) == len(people) and len(fresh[1][1]) == len(places)
    strip = [[row[1:] for row in made if row not in old] for made, old in zip(_made(desk), before, strict=True)]
    assert strip == [[row[1:] for row in made if row not in old] for made, old in zip(by_record, before, strict=True)]
