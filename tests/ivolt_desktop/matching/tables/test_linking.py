"""Linking on small invented tables, and on the public sets where they are beside the checkout."""

from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest

from ivolt_desktop.matching.tables import linking
from ivolt_desktop.matching.tables.agreement import Comparer
from ivolt_desktop.matching.tables.conflicts import AGAINST
from ivolt_desktop.matching.tables.linking import Linked, link

_FORENAMES = "ada tom ruth kofi maria piotr elena samuel grace hugh nell owen priya ivan lucy mark zofia amir".split()
_FRONT = "ash brad hol whit nor sut mid har wal pem thorn lang stan bar cran".split()
_BACK = "ley ton ham ford worth by well wood field land".split()
Person = dict[str, str]


def _people(many: int, seed: int = 3) -> list[Person]:
    draw = Random(seed)
    return [
        {"forename": draw.choice(_FORENAMES), "surname": draw.choice(_FRONT) + draw.choice(_BACK),
         "born": f"{draw.randint(1930, 2005)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
         "house_number": str(draw.randint(1, 90)), "street": f"{draw.choice(_FRONT)}{draw.choice(_BACK)} road",
         "postcode": f"rm{draw.randint(1, 20)} {draw.randint(1, 9)}{draw.choice('abdef')}{draw.choice('abdef')}"}
        for _ in range(many)
    ]  # fmt: skip


def _link(rows: list[Person], **rest: object) -> Linked:
    return link([(word, [row[word] for row in rows]) for word in rows[0]], **rest)  # type: ignore[arg-type]


def test_duplicates_with_slips_are_found_and_nobody_else_is_joined() -> None:
    people = _people(300)
    again = [{**person, "surname": person["surname"][:-1], "postcode": ""} for person in people[:100]]
    found = _link(people + again)
    assert found.cluster[300:].tolist() == found.cluster[:100].tolist()
    assert len(set(found.cluster.tolist())) == 300
    assert (found.weight[300:] > 0).all()
    assert (found.weight[100:300] == 0).all()


def test_clusters_are_numbered_in_order_and_the_same_each_time() -> None:
    people = _people(200)
    one, two = _link(people + people[:50]), _link(people + people[:50])
    assert one.cluster.tolist() == two.cluster.tolist()
    firsts = list(dict.fromkeys(one.cluster.tolist()))
    assert firsts[0] == 1
    assert all(b == a + 1 for a, b in pairwise(firsts))


def test_a_household_is_not_one_person() -> None:
    """Father and son of one name, and twins, at one address, in a list in which families stand.

    Of twins one in a hundred and twenty pairs born on one day says little: they stay apart at a line that is not low.
    """
    people, others = _people(400), _people(400, seed=5)
    family = [{**person, "forename": other["forename"], "born": other["born"]}
              for person, other in zip(people[:150], others, strict=False)]  # fmt: skip
    son = {**people[200], "born": "2009-11-23" if people[200]["born"] < "1985" else "1931-05-06"}
    twin = {**people[201], "forename": "wilhelmina"}
    again = [{**person, "postcode": ""} for person in people[210:330]]
    rows = [*people, *family, son, twin, *again]
    found, surely = _link(rows), _link(rows, line=0.9)
    assert found.cluster[550] != found.cluster[200]
    assert surely.cluster[551] != surely.cluster[201]
    for each in (found, surely):
        assert each.cluster[552:].tolist() == each.cluster[210:330].tolist()


def test_who_moved_is_still_one_person() -> None:
    people, homes = _people(300), _people(60, seed=9)
    moved = [{**home, **{word: person[word] for word in ("forename", "surname", "born")}}
             for person, home in zip(people[:60], homes, strict=True)]  # fmt: skip
    found = _link(people + moved)
    assert (found.cluster[300:] == found.cluster[:60]).sum() >= 58


def test_a_decision_that_two_differ_is_kept() -> None:
    people = _people(200)
    rows = people + people[:40]
    assert _link(rows).cluster[200] == _link(rows).cluster[0]
    found = _link(rows, apart=[(0, 200)])
    assert found.cluster[200] != found.cluster[0]
    assert found.cluster[201] == found.cluster[1]


def test_two_lists_without_duplicates_give_each_record_one_partner() -> None:
    people = _people(300)
    rows = people + [{**person, "house_number": ""} for person in people[:150]]
    found = _link(rows, lists=[0] * 300 + [1] * 150)
    assert found.cluster[300:].tolist() == found.cluster[:150].tolist()
    assert np.bincount(found.cluster).max() == 2


def test_a_pair_that_tells_little_is_hardly_a_vote_against_its_group() -> None:
    people = _people(300)
    gone = dict.fromkeys(people[0], "")
    named, placed = ({**gone, **{word: people[0][word] for word in words}} for words in (("forename",), ("street",)))
    found = _link([*people, *people[:80], named, placed])
    pairs = Comparer(found.columns).compare(np.array([0, 380, 0, 0]), np.array([300, 381, 1, 2]))
    odds = found.scorer.odds(found.scorer.sorts(pairs))
    odds[3] = -AGAINST
    same, silent, other, conflict = linking._votes(found.scorer, pairs, odds, 0.0)
    assert same == odds[0] > 0
    assert odds[1] < -5 and silent == -linking._SILENT
    assert other < -AGAINST
    assert conflict == -AGAINST


def test_a_higher_line_joins_no_more() -> None:
    people = _people(300)
    again = [{**person, "born": "", "surname": person["surname"][:-2]} for person in people[:100]]
    counts = [len(set(_link(people + again, line=line).cluster.tolist())) for line in (0.1, 0.9, 0.99999999)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


@pytest.mark.parametrize("rows", [[], [""], ["bell"], ["bell", "bell"], ["", "N/K", ""]])
def test_tiny_and_empty_tables(rows: list[str]) -> None:
    found = link([("surname", rows)])
    assert len(found.cluster) == len(found.weight) == len(rows)


def test_what_says_nothing_is_never_joined() -> None:
    people = _people(100)
    nobody = dict.fromkeys(people[0], "N/K")
    found = _link([*people, nobody, nobody])
    assert found.cluster[100] != found.cluster[101]


def test_public_set_of_duplicates(shared_data: Path) -> None:
    import csv
    from collections import Counter

    words = {"given_name": "forename", "surname": "surname", "street_number": "house_number",
             "address_1": "street", "address_2": "address", "suburb": "town", "postcode": "postcode",
             "state": "county", "date_of_birth": "born"}  # fmt: skip
    with (shared_data / "linkage" / "dataset3.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    found = link([(word, [row[column].strip() for row in rows]) for column, word in words.items()])
    who = [row["rec_id"].split("-")[1] for row in rows]

    def pairs(groups: list[object]) -> int:
        return sum(many * (many - 1) // 2 for many in Counter(groups).values())

    clusters = found.cluster.tolist()
    both = pairs(list(zip(who, clusters, strict=True)))
    assert 2 * both / (pairs(list(who)) + pairs(clusters)) >= 0.997
