"""How alike two short texts are, by ``rapidfuzz``, which is loaded when first needed."""

from functools import lru_cache


@lru_cache(maxsize=262144)
def alike_text(first: str, second: str) -> float:
    """Jaro-Winkler likeness, 0 to 1; 1 for equal texts."""
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.similarity(first, second))


@lru_cache(maxsize=262144)
def one_keystroke(first: str, second: str) -> bool:
    """Whether one letter or digit added, dropped, changed or swapped with its neighbour parts the two."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    from rapidfuzz.distance import OSA

    return int(OSA.distance(first, second, score_cutoff=1)) == 1


@lru_cache(maxsize=65536)
def alike_words(first: str, second: str) -> float:
    """Likeness of two phrases whatever the order of their words, 0 to 1."""
    from rapidfuzz.fuzz import token_sort_ratio

    return float(token_sort_ratio(first, second)) / 100.0
