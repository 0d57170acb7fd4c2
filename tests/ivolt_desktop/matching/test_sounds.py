from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.matching.sounds import sound_key


def test_names_that_sound_alike_share_a_key() -> None:
    for one, two in (("smith", "smyth"), ("philips", "fillips"), ("clark", "clarke"), ("knight", "night"),
                     ("reed", "read"), ("hussain", "hussein"), ("stephens", "stevens")):  # fmt: skip
        assert sound_key(one) == sound_key(two), (one, two)


def test_names_that_do_not() -> None:
    for one, two in (("smith", "jones"), ("patel", "okafor"), ("khan", "brown"), ("taylor", "turner")):
        assert sound_key(one) != sound_key(two)


@given(st.text())
def test_any_text_gives_a_short_key(text: str) -> None:
    assert len(sound_key(text)) <= 6
