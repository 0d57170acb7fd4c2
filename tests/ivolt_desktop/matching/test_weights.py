from ivolt_desktop.matching.weights import PEOPLE, PLACES


def test_every_chance_is_a_chance() -> None:
    for table in (PEOPLE, PLACES):
        for levels in table.values():
            for chances in levels.values():
                assert all(0.0 < value <= 1.0 for value in (chances.same, chances.other, chances.family))


def test_agreement_never_says_less_than_disagreement() -> None:
    for table in (PEOPLE, PLACES):
        for levels in table.values():
            if "same" in levels and "different" in levels:
                same, different = levels["same"], levels["different"]
                assert same.same / same.other > 1.0 > different.same / different.other
