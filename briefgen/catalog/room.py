"""How much text a run may make: a constant, or more where the data themselves are more.

A template of one line can ask for gigabytes; data of a hundred thousand rows ask for much too, and
rightly. So what counts is how often a document says what it was given.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from briefgen.catalog.faults import ExpressionLimitError, Fault

LONGEST = 64 * 2**20
MOST = 512 * 2**20
"""Characters that no document may pass: Word opens none of more than 512 MB."""
PER_VALUE = 10
"""What a value counts besides its text: a table gives every cell its mark-up, however short."""
PIECES = 64


def allowed(values: Mapping[str, object], longest: int, growth: int) -> int:
    """Return how many characters may be made.

    Args:
        values: the data.
        longest: what may be made of any data.
        growth: characters for each character of the data, a value counting ten more.
    """
    if not growth or longest >= MOST:
        return longest
    return max(longest, min(MOST, growth * size_of(values, MOST // growth)))


def size_of(value: object, most: int) -> int:
    """Return the size of data, counted until ``most``: characters of texts and ten a value."""
    size = 0
    waiting = [value]
    while waiting and size < most:
        value = waiting.pop()
        size += PER_VALUE
        if isinstance(value, str):
            size += len(value)
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, (list, tuple)):
            waiting += value
    return size


def within(
    pieces: Iterator[str], values: Mapping[str, object], longest: int, growth: int
) -> Iterator[str]:
    """Yield the pieces joined by some dozens, stopping soon after what is allowed.

    Raises:
        ExpressionLimitError: ``output-too-long``.
    """
    size, limit, measured = 0, longest, False
    while some := list(islice(pieces, PIECES)):
        chunk = "".join(some)
        size += len(chunk)
        if size > limit and not measured:  # only now are the data worth measuring
            limit, measured = allowed(values, longest, growth), True
        if size > limit:
            raise ExpressionLimitError(Fault("output-too-long", facts={"limit": limit}))
        yield chunk
