from pathlib import Path

import pytest

from installer import dev


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 9), (3, 10, 12)])
def test_an_old_python_is_told_in_one_sentence(version: tuple[int, ...]) -> None:
    sentence = dev.too_old(version)
    assert ".".join(map(str, version[:2])) in sentence
    assert "3.11" in sentence and "\n" not in sentence


@pytest.mark.parametrize("version", [(3, 11), (3, 11, 2), (3, 14, 0), (4, 0)])
def test_a_new_python_is_welcome(version: tuple[int, ...]) -> None:
    assert dev.too_old(version) == ""


def test_the_door_reads_on_old_pythons(root: Path) -> None:
    # Nothing newer than Python 3.4 in the one file that must run to say that Python is too old.
    import ast

    ast.parse((root / "installer" / "dev.py").read_text(), feature_version=(3, 4))
