from datetime import datetime
from typing import Any

from ivolt_desktop.model import AsbCall, Person
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.views.written_values import aliases_with, written_values


def test_every_way_of_writing_is_told_with_who_wrote_it(desk: Any, cast: Any) -> None:
    with desk.panel.work(operation="calls") as work:
        for number, (name, phone) in enumerate((("QUILL, Mina", "07700 900123"), ("QUILL, Mina", None),
                                                ("Miss M Quill", "Withheld"))):
            work.session.add(AsbCall(called_at=datetime(2026, 5, number + 1), caller_name=name, caller_phone=phone,
                                     person_id=cast.caller))
        work.commit()
    other = desk.do(add_record, "person", {"name": "M. Quill", "phone": "07700 900777"})
    desk.do(decide, of="person", first_id=cast.caller, second_id=other, verdict="same")
    with desk.panel.reading() as session:
        found = [(each.field, each.text, each.sources, each.shown) for each in written_values(session, other)]
    assert found == [
        ("name", "Mina Quill", "entered by hand", True),
        ("name", "QUILL, Mina", "by hand, call, 2 times", False),
        ("name", "M. Quill", "record P-0003", False),
        ("name", "Miss M Quill", "by hand, call", False),
        ("phone", "07700 900123", "by hand, call", True),
        ("phone", "07700 900777", "record P-0003", False),
    ]
    assert desk.get(Person, cast.caller).phone == "07700 900123"


def test_a_name_no_longer_shown_becomes_another_name() -> None:
    assert aliases_with("Mina Quill", "M Quill", "M Quill; Miss Quill") == "Miss Quill; Mina Quill"
    assert aliases_with("Mina Quill", "Mina Quill", None) is None
