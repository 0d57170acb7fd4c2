"""Work that makes millions of objects and no cycles, without Python looking through them all again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let no collection of cycles run inside; they run again afterwards, if they did before.

    What was made meanwhile counts as old then: the next collection of young objects does not look through it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.unfreeze()  # into the oldest generation, where all that was frozen comes back to
            gc.enable()
