"""A passphrase judged in words."""

import pytest

from ivolt_desktop.rules.passphrase_words import strength_words


@pytest.mark.parametrize(("typed", "said"), [
    ("", ""),
    ("lantern", "Too short: 7 of at least 12"),
    ("aaaaaaaaaaaaaaaa", "Weak: the same few letters"),
    ("Password2026!", "Weak: these words"),
    ("Barking and Dagenham Council", "Fair"),
    ("Summer Panel 2026", "Weak: these words"),
    ("lantern7x!Kq", "Fair"),
    ("lantern otter biscuit gravel", "Good"),
    ("Łąka żółw orzech mgła", "Good"),
])
def test_the_sentence_says_how_good_it_is(typed: str, said: str) -> None:
    assert strength_words(typed).startswith(said)


def test_it_never_repeats_what_was_typed() -> None:
    assert "lantern" not in strength_words("lantern otter biscuit gravel")
