import pytest

from ui.theme.contrast import contrast, luminance
from ui.theme.tokens import CONTRAST, DARK, LIGHT, MARK_PAIRS, TEXT_PAIRS, Tokens, Tone

LOOKS = {"light": LIGHT, "dark": DARK, "high contrast": CONTRAST}


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(name: str, text: str, ground: str) -> None:
    look = LOOKS[name]
    least = 7.0 if name == "high contrast" else 4.5
    assert contrast(getattr(look, text), getattr(look, ground)) >= least


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_stand_out(name: str, mark: str, ground: str) -> None:
    assert contrast(getattr(LOOKS[name], mark), getattr(LOOKS[name], ground)) >= 3.0


@pytest.mark.parametrize("look", LOOKS.values())
def test_every_tone_is_among_the_pairs_checked(look: Tokens) -> None:
    for tone in Tone:
        text, ground = look.tone(tone)
        assert (tone.value, f"{tone.value}_soft") in TEXT_PAIRS
        assert text != ground


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#308cc6") == pytest.approx(3.7, abs=0.05)
    assert luminance("#ffffff") == pytest.approx(1.0)
