from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ivolt_desktop.model import Need
from ivolt_desktop.panel.editing import add_record, change_record
from ivolt_desktop.panel.views.record_care import care_lines, needs_of
from ivolt_desktop.rules.known_errors import NotAllowed


def test_a_need_goes_from_noted_to_accepted(desk: Any, cast: Any, undoes: Callable[..., Any]) -> None:
    made = undoes(add_record, "need", {"person_id": cast.caller, "sheet": "victims", "need": "mental health"}).result
    assert (desk.get(Need, made).noted_on, desk.get(Need, made).uptake) == (date(2026, 6, 23), "none")
    desk.do(change_record, "need", made, desk.get(Need, made).version,
            {"service": "Adult mental health", "uptake": "referred"})
    need = desk.get(Need, made)
    assert need.referred_on == date(2026, 6, 23)
    undoes(change_record, "need", made, need.version, {"uptake": "accepted", "answered_on": date(2026, 6, 30)})
    with desk.panel.reading() as session:
        (line,) = needs_of(session, cast.caller)
        told = care_lines((), (line,))
    assert line.met and told[0].text == "Referred to Adult mental health: mental health"
    assert told[0].below == "accepted 30 June"


@pytest.mark.parametrize(("values", "sentence"), [
    ({"uptake": "referred"}, "Say which service"),
    ({"uptake": "accepted", "service": "X", "referred_on": date(2026, 6, 2), "answered_on": date(2026, 6, 1)},
     "before it was asked"),
    ({"uptake": "ended", "service": "X", "ended_on": date(2026, 6, 1), "noted_on": date(2026, 6, 2)},
     "before it began"),
])
def test_what_does_not_fit_together_is_told(desk: Any, cast: Any, values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        desk.do(add_record, "need", {"person_id": cast.caller, "need": "housing", **values})


def test_one_sheet_s_needs_stay_off_the_other(desk: Any, cast: Any) -> None:
    desk.do(add_record, "need", {"person_id": cast.caller, "sheet": "victims", "need": "housing"})
    desk.do(add_record, "need", {"person_id": cast.caller, "sheet": "offenders", "need": "alcohol"})
    with desk.panel.reading() as session:
        assert [line.need for line in needs_of(session, cast.caller, "victims")] == ["Housing"]
        assert len(needs_of(session, cast.caller)) == 2
