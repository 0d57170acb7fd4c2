"""Built-in weights beside learned ones: on invented lists whose truth is known, and on the practice panel's decisions.

``python tests/bench/matching_learned.py``. For each list: log loss and F1 over the pairs worth comparing, at even odds.
Learning sees the records alone; truth and decisions only score what came of it. The bounds that keep families apart
keep learned weights near the built-in ones, so that little is to be gained on lists as badly kept as the invented ones.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from ivolt_desktop.matching.blocking import candidate_pairs  # noqa: E402
from ivolt_desktop.matching.frequencies import counted  # noqa: E402
from ivolt_desktop.matching.learning import learn  # noqa: E402
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson  # noqa: E402
from ivolt_desktop.matching.weighing import DecidedPair, Score, score  # noqa: E402
from ivolt_desktop.matching.weights import people_weights  # noqa: E402
from ivolt_desktop.panel.learning_weights import try_learning  # noqa: E402
from ivolt_desktop.panel.opening import open_practice  # noqa: E402
from ivolt_desktop.panel.practice.build import build_practice  # noqa: E402
from tests.bench import matching_people  # noqa: E402


def main() -> None:
    """Print a line for each list."""
    print(f"{'':26}{'pairs':>8}{'one':>7}   {'built-in: log loss':>18}{'F1':>8}   "
          f"{'learned: log loss':>17}{'F1':>8}{'s':>7}")
    for seed in (12, 31, 32):
        people, who = _families(seed)
        names = counted(people)
        begun = time.process_time()
        learned = learn(people, names, people_weights(), lambda words, share: None).weights
        seconds = time.process_time() - begun
        pairs: list[DecidedPair] = [(one, two, who[one.record.key] == who[two.record.key])
                                    for one, two in candidate_pairs(people)]
        _say(f"invented families, {seed}", score(people_weights(), pairs, names), score(learned, pairs, names), seconds)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "Practice.ivolt"
        build_practice(path)
        panel = open_practice(path)
        with panel.reading() as session:
            begun = time.process_time()
            trial = try_learning(session, lambda words, share: None)
            _say("practice panel, decisions", trial.built_in, trial.own, time.process_time() - begun)
        panel.close()


def _say(name: str, built_in: Score, learned: Score, seconds: float) -> None:
    print(f"{name:26}{built_in.same + built_in.different:8,}{built_in.same:7,}   {built_in.log_loss:18.4f}"
          f"{_f1(built_in):8.4f}   {learned.log_loss:17.4f}{_f1(learned):8.4f}{seconds:7.2f}", flush=True)


def _f1(found: Score) -> float:
    said = found.same_right + found.different - found.different_right
    return 2 * found.same_right / (said + found.same) if said + found.same else 0.0


def _families(seed: int) -> tuple[Sequence[ReadyPerson], list[int]]:
    frame = matching_people.families(people=900, seed=seed)
    people = []
    for key, row in enumerate(frame.to_dict("records")):
        cells = {name: str(cell) for name, cell in row.items()}
        address = f"{cells['house_number']} {cells['street']}".strip() if cells["street"] else ""
        people.append(ReadyPerson(PersonRecord(
            key, forename=cells["first_name"], surname=cells["last_name"], born_on=_day(cells["dob"]),
            phones=(cells["phone"],) if cells["phone"] else (), email=cells["email"], address=address,
            postcode=cells["postcode"])))
    return people, [int(who) for who in frame["who"]]


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


if __name__ == "__main__":
    main()
