import numpy as np
import pytest

from ivolt_desktop.matching.tables.columns import Vocabulary
from ivolt_desktop.matching.tables.levels import LEVELS, grade
from ivolt_desktop.matching.tables.words import Nature


@pytest.mark.parametrize(
    ("nature", "one", "two", "level"),
    [
        ("name", "catherine", "cathrine", "a slip apart"), ("name", "william", "bill", "a short form"),
        ("name", "smithson", "smith", "alike"), ("name", "john", "j", "initial"), ("name", "john", "k", "different"),
        ("name", "smith", "okafor", "different"), ("middle", "ann jane", "jane", "one in common"),
        ("middle", "jane", "joan", "initial"), ("middle", "jane", "ruth", "different"),
        ("date", "19500304", "19500403", "a slip apart"), ("date", "19500304", "19500305", "a slip apart"),
        ("date", "19500304", "19500322", "two parts the same"), ("date", "19500304", "19501225", "the same year"),
        ("date", "19500304", "19500101", "two parts the same"), ("date", "19500304", "19771225", "different"),
        ("date", "18520101", "18920101", "different"), ("date", "18520101", "18530204", "different"),
        ("age", "40", "41", "a year apart"), ("age", "40", "44", "up to five years apart"),
        ("age", "4", "44", "different"),
        ("sex", "m", "f", "different"), ("phone", "7700900123", "7700900124", "a slip apart"),
        ("phone", "7700900123", "7700900987", "different"),
        ("email", "a@x.example", "a@y.invalid", "the same before the @"),
        ("email", "ann41@x.example", "ann14@x.example", "a slip apart"),
        ("email", "ann41@x.example", "ann47@x.example", "different"),
        ("name", "folrence", "flo", "alike"),
        ("number", "12", "21", "a slip apart"), ("number", "1", "2", "different"),
        ("text", "brent wood", "brentwod", "a slip apart"), ("text", "hill court barking", "hill court", "alike"),
        ("text", "harts lane", "movers road", "different"), ("postcode", "rm107ab", "rm107ac", "a slip apart"),
        ("postcode", "rm107ab", "rm107xy", "the same sector"), ("postcode", "rm107ab", "rm109xy", "the same district"),
        ("postcode", "rm107ab", "ig118zz", "different"), ("code", "ab1234", "ab1235", "a slip apart"),
        ("grid", "546000 184000", "546010 184010", "within 30 metres"),
        ("grid", "546000 184000", "549000 184000", "different"),
    ],
)  # fmt: skip
def test_levels_both_ways_round(nature: Nature, one: str, two: str, level: str) -> None:
    words = Vocabulary([one, two])
    codes = np.array([0], dtype=np.int32), np.array([1], dtype=np.int32)
    assert LEVELS[nature][grade(nature, words, *codes)[0]] == level
    assert LEVELS[nature][grade(nature, words, *reversed(codes))[0]] == level
