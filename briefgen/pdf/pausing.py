"""The collector of garbage, resting while a document is made.

A document of ten thousand rows is a quarter of a million objects that live until it is written and
hold no cycles: looking through them again and again for garbage takes as long as laying them out.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Let the collector of cyclic garbage rest; leave it as it was."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
