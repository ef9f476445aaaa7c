"""Every place of the source that a noun names, with the data path it is named at."""

from collections.abc import Iterator

from briefgen.model.base import Noun
from briefgen.model.values import Span


def spans_in(noun: Noun, path: str = "") -> Iterator[tuple[str, Span]]:
    """Yield every span of a noun, however deep, as ``indicators[3].actual.span``."""
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        here = f"{path}.{name}" if path else name
        for n, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            where = here if n is None else f"{here}[{n}]"
            if isinstance(item, Span):
                yield where, item
            elif isinstance(item, Noun):
                yield from spans_in(item, where)
