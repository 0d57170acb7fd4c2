"""A month of 1,000 records beside 100,000 people: the processor's time it takes to find whom the new ones may be.

``python tests/bench/matching_month.py [PEOPLE]``. The people are invented by ``matching_people``. Says the seconds and
the pairs found for making the first load's keys, for the month, and for the month when every pair is sought in
memory anew.
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from ivolt_desktop.matching import people  # noqa: E402
from ivolt_desktop.matching.records import PersonRecord  # noqa: E402
from ivolt_desktop.model import Person  # noqa: E402
from ivolt_desktop.panel.pair_keys import PeopleInFile  # noqa: E402
from ivolt_desktop.panel.suggesting import suggest  # noqa: E402
from ivolt_desktop.store import PanelFile, bulk  # noqa: E402
from tests.bench import matching_people  # noqa: E402

MONTH = 1000


def _born(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _record(row: dict[str, Any]) -> PersonRecord:
    return PersonRecord(
        row["id"], name=row["name"], born_on=row["born_on"], phones=(row["phone"],) if row["phone"] else (),
        email=row["email"] or "", address=row["address"] or "", postcode=row["postcode"] or "",
    )  # fmt: skip


def main(many: int) -> None:
    """Load, add a month, and print what each took."""
    frame = matching_people.callers(many + MONTH, seed=21)
    rows: list[dict[str, object]] = []
    for number, row in enumerate(frame.to_dict("records"), start=1):
        mobile = f"07700 9{int(row['phone'][-5:]):05}" if row["phone"][-5:].isdigit() else None
        address = f"{row['house_number']} {row['street'].title()}".strip()
        name = f"{row['first_name']} {row['last_name']}".title().strip()
        rows.append({
            "id": number, "reference": f"P-{number:06}", "name": name or "N/K",
            "born_on": _born(row["dob"]), "phone": mobile, "email": row["email"] or None, "address": address or None,
            "postcode": row["postcode"].upper() or None,
        })  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        panel = PanelFile.create_practice(Path(place) / "Bench.ivolt")
        _step(panel, "keys", rows[:many], None)
        month = list(range(many + 1, many + MONTH + 1))
        _step(panel, "a month", rows[many:], month)
        panel.close()
    records = [_record(row) for row in rows]
    started = time.process_time()
    found = people.suggest(records, focus=month)
    print(f"{'in memory anew':16}{time.process_time() - started:8.2f} s{len(found):9,} pairs")


def _step(panel: PanelFile, what: str, rows: list[dict[str, object]], focus: list[int] | None) -> None:
    with panel.work("bench") as work:
        bulk.insert_rows(work.session, Person, rows)
        started = time.process_time()
        if focus is None:
            PeopleInFile(work.session).refresh()
        found = suggest(work, "person", focus) if focus is not None else 0
        taken = time.process_time() - started
        work.commit()
    print(f"{what:16}{taken:8.2f} s{found:9,} pairs", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
