import pytest

from installer.locking import without_places
from installer.told import CannotGoOn


def test_lines_that_say_where_from_are_dropped() -> None:
    locked = (
        "# made by hand\n--index-url https://example.org/simple\n    --extra-index-url https://example.org\n"
        "--find-links wheels\nnumpy==2.4.6 \\\n    --hash=sha256:00\n\n"
    )
    assert without_places(locked) == "numpy==2.4.6 \\\n    --hash=sha256:00\n"


def test_an_address_inside_a_requirement_is_refused() -> None:
    with pytest.raises(CannotGoOn, match="names an address"):
        without_places("numpy @ https://example.org/numpy.whl\n")
