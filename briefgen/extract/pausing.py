"""The collector of garbage, resting while a text is read.

What is found in a text lives until it is joined to a meeting and holds no cycles: looking through
it again and again for garbage takes the longer the more there is of it.
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
