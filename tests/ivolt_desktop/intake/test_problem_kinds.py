"""The words and choices of every problem."""

from ivolt_desktop.intake.problem_kinds import ACTION_WORDS, PROBLEM_KINDS


def test_each_kind_offers_what_it_does() -> None:
    for key, kind in PROBLEM_KINDS.items():
        assert kind.key == key
        assert kind.usual in kind.choices
        assert set(kind.choices) <= set(ACTION_WORDS)
        assert kind.title[0].isupper()
        assert len(kind.title) <= 70


def test_what_can_be_mended_is_suggested_first() -> None:
    assert PROBLEM_KINDS["postcode_mended"].choices[0] == "mend"
    assert PROBLEM_KINDS["postcode_mended"].usual == "keep"
    assert PROBLEM_KINDS["date_impossible"].choices == ("set aside",)
