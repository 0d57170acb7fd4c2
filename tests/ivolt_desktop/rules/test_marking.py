from ivolt_desktop.rules.marking import marking_words
from ivolt_desktop.rules.masking import Edition


def test_restricted() -> None:
    words = marking_words(Edition.RESTRICTED, practice=False)
    assert words.text == words.banner == "OFFICIAL-SENSITIVE"
    assert words.shared_banner == "OFFICIAL-SENSITIVE · for panel members only"
    assert "Chair’s agreement" in words.handling


def test_practice_is_always_said() -> None:
    for edition in Edition:
        words = marking_words(edition, practice=True)
        assert "PRACTICE DATA" in words.banner
        assert "PRACTICE DATA" in words.shared_banner
        assert "Nobody in it is real" in words.handling


def test_public_carries_no_sensitive_marking() -> None:
    words = marking_words(Edition.PUBLIC, practice=False)
    assert words.text == "OFFICIAL"
    assert "members only" not in words.shared_banner + words.handling


def test_the_words_are_settings() -> None:
    assert marking_words(Edition.RESTRICTED, False, "OFFICIAL-SENSITIVE – PERSONAL DATA", "Keep.").handling == "Keep."
