from ivolt_desktop.rules.owner_choice import OwnerChoice, find_owner

HEALTH = OwnerChoice("nelft", "NELFT, mental-health SPOC", ("mental health",))
ASB = OwnerChoice("asb", "Council ASB team", ("J. Bright",))
CCTV = OwnerChoice("cctv", "Council, CCTV")
POLICE = OwnerChoice("police", "Police", ("Metropolitan Police Service", "Met"))
CHOICES = [HEALTH, ASB, CCTV, POLICE]


def keys(text: str) -> tuple[list[str], int]:
    found = find_owner(text.split(), CHOICES)
    return [choice.key for choice in found.choices], found.used


def test_a_word_or_the_start_of_one() -> None:
    assert keys("health") == (["nelft"], 1)
    assert keys("hea") == (["nelft"], 1)
    assert keys("bright") == (["asb"], 1)
    assert keys("cctv,") == (["cctv"], 1)


def test_initials() -> None:
    assert keys("mps") == (["police"], 1)
    assert keys("cat") == (["asb"], 1)


def test_several_words_and_what_follows_them() -> None:
    assert keys("council asb team to write") == (["asb"], 3)
    assert keys("police visit the flat") == (["police"], 1)


def test_the_very_name_wins_and_doubt_is_said() -> None:
    assert keys("council") == (["asb", "cctv"], 1)
    assert keys("met") == (["police"], 1)


def test_nobody() -> None:
    assert keys("zebra crossing") == ([], 1)
    assert keys("") == ([], 0)
    assert keys("---") == ([], 1)
