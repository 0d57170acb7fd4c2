from ivolt_desktop.matching.nicknames import may_be_one_forename


def test_short_forms_and_spellings() -> None:
    assert may_be_one_forename("william", "bill")
    assert may_be_one_forename("bob", "robert")
    assert may_be_one_forename("muhammad", "mohammed")
    assert may_be_one_forename("alex", "alexandra")
    assert may_be_one_forename("alex", "alexander")


def test_not_everything() -> None:
    assert not may_be_one_forename("alexander", "alexandra")
    assert not may_be_one_forename("amir", "bilal")
    assert not may_be_one_forename("zzz", "zzz")
