from ivolt_desktop.matching.likeness import alike_text, alike_words, one_keystroke


def test_one_keystroke() -> None:
    assert one_keystroke("12", "21")
    assert one_keystroke("rm108ht", "rm108hr")
    assert one_keystroke("smith", "smiths")
    assert not one_keystroke("smith", "smith")
    assert not one_keystroke("smith", "jones")
    assert not one_keystroke("", "ab")


def test_likeness() -> None:
    assert alike_text("smith", "smith") == 1.0
    assert alike_text("patel", "patil") > alike_text("patel", "okafor")
    assert alike_words("station parade shops", "shops station parade") == 1.0
