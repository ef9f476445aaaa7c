"""Which fact of one record is which fact of another: by id, else by place, else by name.

Ids of findings and tasks are numbers in the order of the text (``R02``), so an id alone proves
nothing where the words differ: another reading may have counted differently.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from briefgen.model import Noun, Span
from briefgen.vi.text import fold

NAMES = ("name", "text", "group", "number", "kind", "short", "title")
HALF = 0.5


class Known(Protocol):
    """What is known of a fact that is looked for."""

    @property
    def fact(self) -> str | None:
        """Its id."""
        ...

    @property
    def name(self) -> str | None:
        """What it is called."""
        ...

    @property
    def span(self) -> Span | None:
        """Where it stands."""
        ...


def find_fact(items: Sequence[Noun], known: Known) -> int | None:
    """Return the place of a fact in a list, ``None`` where none fits."""
    same_id = [n for n, item in enumerate(items) if known.fact and id_of(item) == known.fact]
    for number in same_id:
        if _fits(items[number], known):
            return number
    if known.span is not None:
        scored = [(overlap(span_of(item), known.span), -n) for n, item in enumerate(items)]
        best = max(scored, default=(0.0, 0))
        if best[0] >= HALF:
            return -best[1]
    if known.name:
        named = [n for n, item in enumerate(items) if fold(name_of(item)) == fold(known.name)]
        if len(named) == 1:
            return named[0]
    return None


def pairs(ours: Sequence[Noun], theirs: Sequence[Noun]) -> dict[int, int]:
    """Return for places in ``ours`` the place of the same fact in ``theirs``."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for alike in (_same_place, _same_id, _near, _same_name):
        for number, item in enumerate(ours):
            if number in found:
                continue
            other = next(
                (n for n, one in enumerate(theirs) if n not in taken and alike(item, one)), None
            )
            if other is not None:
                found[number] = other
                taken.add(other)
    return found


def id_of(item: Noun) -> str | None:
    """Return the id of a fact, ``None`` for a kind that has none."""
    return getattr(item, "id", None)


def span_of(item: Noun) -> Span | None:
    """Return the place of a fact."""
    return getattr(item, "span", None)


def name_of(item: Noun) -> str:
    """Return what a fact is called: its name or words, and the number of a document."""
    return " ".join(_names(item))


def overlap(one: Span | None, other: Span | None) -> float:
    """Return how much of the longer of two places both hold, 0 to 1; equal words are one place."""
    if one is None or other is None:
        return 0.0
    if one.quote == other.quote:
        near = 1 / (2 + abs(one.start - other.start))
        return HALF + near  # told twice in a text: the nearer one
    both = min(one.end, other.end) - max(one.start, other.start)
    same = one.quote[max(0, other.start - one.start) :][:both]
    if both <= 0 or same != other.quote[max(0, one.start - other.start) :][:both]:
        return 0.0
    return both / max(one.end - one.start, other.end - other.start)


def _names(item: Noun) -> Iterator[str]:
    for name in NAMES:
        value = getattr(item, name, None)
        if isinstance(value, str) and value:
            yield value
            if name in ("name", "text", "group", "short"):
                return


def _fits(item: Noun, known: Known) -> bool:
    span = span_of(item)
    if span is None or known.span is None:
        return True
    named = bool(known.name) and fold(name_of(item)) == fold(known.name or "")
    return named or overlap(span, known.span) > 0


def _same_place(one: Noun, other: Noun) -> bool:
    a, b = span_of(one), span_of(other)
    placed = a is not None and a == b
    return placed and (fold(name_of(one)) == fold(name_of(other)) or id_of(one) == id_of(other))


def _same_id(one: Noun, other: Noun) -> bool:
    if id_of(one) is None or id_of(one) != id_of(other):
        return False
    a, b = span_of(one), span_of(other)
    named = fold(name_of(one)) == fold(name_of(other))
    return a is None or b is None or named or overlap(a, b) > 0


def _near(one: Noun, other: Noun) -> bool:
    return overlap(span_of(one), span_of(other)) >= HALF


def _same_name(one: Noun, other: Noun) -> bool:
    return bool(name_of(one)) and fold(name_of(one)) == fold(name_of(other))
