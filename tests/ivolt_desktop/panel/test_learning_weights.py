"""Learning from the practice panel: kept only if better, undone like any change, and safe against the traps."""

import json
import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from ivolt_desktop.matching.people import suggest
from ivolt_desktop.matching.suggestions import ACCEPT_LINE
from ivolt_desktop.matching.weighing import Score
from ivolt_desktop.matching.weights import people_weights
from ivolt_desktop.model import Person, Setting, SuggestedPair
from ivolt_desktop.model.people import Verdict
from ivolt_desktop.panel.learning_weights import (
    Trial,
    change_lines,
    keep_learned,
    too_few,
    try_learning,
    use_weights,
    weights_standing,
)
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.matching_weights import BUILT_IN, LEARNED, OWN, weights_in_use
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.people_as_written import PeopleAsWritten
from ivolt_desktop.panel.suggesting import suggest as suggest_pairs
from ivolt_desktop.panel.undoing import newest_change, redo, undo_last
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import PanelFile
from tests.copied_panels import copy_of, made_once
from tests.ivolt_desktop.matching.test_people import DOUBTFUL, ONES, TRAPS, person
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import CALLS, CASES, bring, call, write


def _nothing(words: str, share: float) -> None:
    assert words and 0.0 <= share <= 1.0


@pytest.fixture(scope="session")
def trial(practice_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """What comes of learning on the practice panel; learned once for all."""

    def learn(path: Path) -> None:
        panel = copy_of(practice_file, path.with_suffix(".ivolt"))
        with panel.reading() as session:
            path.write_bytes(pickle.dumps(try_learning(session, _nothing)))
        panel.close()

    found: Trial = pickle.loads(made_once(tmp_path_factory, "trial.pickle", learn).read_bytes())
    return found


def _made_anew(panel: PanelFile) -> list[float]:
    """The weights of all suggestions made at once; those kept were made month by month, as names became commoner."""
    perform(panel, suggest_pairs, "person")
    return _weights(panel)


def _weights(panel: PanelFile) -> list[float]:
    with panel.reading() as session:
        return sorted(session.scalars(select(SuggestedPair.weight).where(SuggestedPair.of == "person")))


def test_learned_on_the_practice_panel_they_do_better_and_the_traps_hold(trial: Trial) -> None:
    assert trial.better and trial.own.log_loss < trial.built_in.log_loss
    weights = trial.learned.weights
    crowd = [person(100 + n, f"{chr(65 + n)}lan Smith") for n in range(20)]
    for name, trap in TRAPS.items():
        found = [each for each in suggest([*trap, *crowd], weights=weights) if each.first < 100 and each.second < 100]
        assert found == [], name
    for name, pair in DOUBTFUL.items():
        assert suggest(pair, line=ACCEPT_LINE, weights=weights) == [], name
    for name, pair in ONES.items():
        assert len(suggest(pair, weights=weights)) == 1, name


def test_learned_weights_are_kept_undone_and_turned_away_from(practice_panel: PanelFile, trial: Trial) -> None:
    panel = practice_panel
    before = _made_anew(panel)
    with panel.reading() as session:
        since = newest_change(session)
    changed = perform(panel, keep_learned, trial=trial)
    learned = _weights(panel)
    assert learned != before and changed.kinds == {"setting"} and "learned from" in changed.label
    with panel.reading() as session:
        standing = weights_standing(session)
        assert weights_in_use(session) == trial.learned.weights
    assert (standing.using, standing.own, standing.built_in) == (LEARNED, trial.own, trial.built_in)
    assert standing.pairs == trial.learned.pairs and "expectation-maximisation" in standing.made
    undo_last(panel, since)
    assert _weights(panel) == before
    redo(panel, since)
    assert _weights(panel) == learned
    perform(panel, use_weights, which=BUILT_IN)
    assert _weights(panel) == before
    with panel.reading() as session:
        assert weights_in_use(session) == people_weights()
    perform(panel, use_weights, which=LEARNED)
    assert _weights(panel) == learned


def test_reasons_add_up_by_learned_weights_too(practice_panel: PanelFile, trial: Trial) -> None:
    perform(practice_panel, keep_learned, trial=trial)
    with practice_panel.reading() as session:
        for pair in session.scalars(select(SuggestedPair)):
            told = json.loads(pair.reasons)["reasons"]
            assert sum(reason["weight"] for reason in told) == pytest.approx(pair.weight)
            assert all(reason["label"] and reason["agreement"] for reason in told)


def test_weights_that_do_no_better_are_not_kept(practice_panel: PanelFile, trial: Trial) -> None:
    worse = replace(trial, own=Score(251, 251, 6, 0, 0.01))
    with pytest.raises(NotAllowed, match="no better"):
        perform(practice_panel, keep_learned, trial=worse)


def test_weights_of_another_version_are_passed_over(practice_panel: PanelFile) -> None:
    with practice_panel.work() as work:
        said = {"weights": {"made": "x", "levels": {}}, "learned_at": "2026-01-01T00:00:00", "people": 1, "pairs": 1}
        work.session.add(Setting(key=OWN, value=json.dumps(said)))
        work.session.add(Setting(key="matching.weights", value=json.dumps(LEARNED)))
        work.says("Set it by hand")
        work.commit()
    with practice_panel.reading() as session:
        assert weights_in_use(session) == people_weights()
        assert weights_standing(session).using == BUILT_IN
    with pytest.raises(NotAllowed):
        perform(practice_panel, use_weights, which=LEARNED)


def test_too_few_decisions_are_told_plainly(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="At least 5 of each"), desk.panel.reading() as session:
        try_learning(session, _nothing)
    assert too_few(5, 5) == "" and "1 pair of people said to be the same and 40" in too_few(1, 40)


def test_the_line_decides_which_pairs_are_suggested(practice_panel: PanelFile) -> None:
    before = _made_anew(practice_panel)
    with practice_panel.reading() as session:
        since = newest_change(session)
    assert perform(practice_panel, change_lines, suggest_from=990).result == ["suggest_from"]
    assert 0 < len(_weights(practice_panel)) < len(before)
    undo_last(practice_panel, since)
    assert _weights(practice_panel) == before
    with pytest.raises(NotAllowed, match="from 50 to 999"):
        perform(practice_panel, change_lines, suggest_from=2)


def test_a_pair_is_weighed_as_it_stood_when_it_was_decided(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    """What the one had from the other by being joined, the phone and the date of birth, does not count."""
    bring(desk.panel, write(tmp_path / "cases.csv", CASES, [
        ["2208-114", "28/04/2026", "", "Noise", "Orla Finch", "", "o@example.org", "", "2 Harrier Parade", "", "", ""],
        ["2208-115", "28/04/2026", "", "Noise", "Finch, O", "", "o@example.org", "04/03/1961", "", "", "", ""],
    ]))  # fmt: skip
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [
        call(7741, date(2026, 5, 2), "Orla Finch", "07700 900123", "2 Harrier Parade"),
    ]))  # fmt: skip
    ids = [each.id for each in desk.all(Person) if "inch" in each.name]
    for other in ids[1:]:
        desk.do(decide, of="person", first_id=ids[0], second_id=other, verdict=Verdict.SAME)
    kept = desk.get(Person, ids[0])
    assert kept.phone and kept.born_on
    with desk.panel.reading() as session:
        written = PeopleAsWritten(session)
        first, second = written.decided()
        own = next(each for each in written.everyone() if each.record.key == ids[0])
    assert own.record.born_on is None and own.record.phones == ()
    assert first[0].record == own.record and first[1].record.born_on == kept.born_on
    assert second[0].record.born_on == kept.born_on and second[0].record.phones == ()
    assert second[1].record.phones == (kept.phone,) and first[2] and second[2]
