"""How much text a run may make: a constant, or more where the data themselves are more.

A template of one line can ask for gigabytes; data of a hundred thousand rows ask for much too, and
rightly. So what counts is how often a document says what it was given.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from briefgen.catalog.faults import ExpressionLimitError, Fault

LONGEST = 64 * 2**20
MOST = 512 * 2**20
"""Characters that no document may pass: Word opens none of more than 512 MB."""
PER_VALUE = 10
"""What a value counts besides its text: a table gives every cell its mark-up, however short."""
PIECES = 64


def sizes(values: Mapping[str, object]) -> Iterator[int]:
    """Yield how large the data are as far as they have been counted, one list or mapping a step.

    Characters of texts count, and ten for every value.
    """
    size = PER_VALUE
    waiting: list[Any] = [values]
    while waiting:
        held = waiting.pop()
        for value in held.values() if isinstance(held, (dict, Mapping)) else held:
            size += PER_VALUE
            if isinstance(value, str):
                size += len(value)
            elif isinstance(value, (dict, list, tuple, Mapping)):
                waiting.append(value)
        yield size


def within(
    pieces: Iterator[str], values: Mapping[str, object], longest: int, growth: int
) -> Iterator[str]:
    """Yield the pieces joined by some dozens, stopping soon after what is allowed.

    Args:
        pieces: of the text.
        values: the data; measured only where ``longest`` is passed, and only as far as is needed.
        longest: characters that may be made of any data.
        growth: characters for each character of the data, if that allows more.

    Raises:
        ExpressionLimitError: ``output-too-long``.
    """
    size, limit = 0, longest
    measured = sizes(values) if growth and longest < MOST else iter(())
    while some := list(islice(pieces, PIECES)):
        chunk = "".join(some)
        size += len(chunk)
        while size > limit:
            known = 0 if limit >= MOST else next(measured, 0)
            if not known:
                raise ExpressionLimitError(Fault("output-too-long", facts={"limit": limit}))
            limit = max(longest, min(MOST, growth * known))
        yield chunk
