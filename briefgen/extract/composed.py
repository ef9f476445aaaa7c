"""Decomposed text read as composed text, and every place found given back in the file's counting.

Texts from some systems hold letters as base and marks (ế as three code points). The rules know one
form, NFC; the offsets of a meeting are those of the text as read.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from briefgen.model import Noun, Sentence, Span

_Noun = TypeVar("_Noun", bound=Noun)


class Composed(NamedTuple):
    """A text in NFC; ``origins[i]`` is where its character ``i`` begins in the text as read."""

    text: str
    origins: tuple[int, ...]


def compose(raw: str) -> Composed:
    """Return a text in NFC with the origin of every character, and of the end."""
    letters: list[str] = []
    origins: list[int] = []
    start = 0
    for cluster in _clusters(raw):
        letter = unicodedata.normalize("NFC", cluster)
        letters.append(letter)
        origins += [start] * len(letter)
        start += len(cluster)
    return Composed("".join(letters), (*origins, len(raw)))


def _clusters(raw: str) -> Iterator[str]:
    """Yield each character with the combining marks behind it."""
    cluster = ""
    for letter in raw:
        if cluster and not unicodedata.combining(letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def as_read(noun: _Noun, composed: Composed, text: str) -> _Noun:
    """Return a noun with every span and sentence placed in ``text``, the text as read."""
    update: dict[str, object] = {}
    if isinstance(noun, Span | Sentence):
        start, end = composed.origins[noun.start], composed.origins[noun.end]
        field = "quote" if isinstance(noun, Span) else "text"
        update = {"start": start, "end": end, field: text[start:end]}
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if isinstance(value, Noun):
            update[name] = as_read(value, composed, text)
        elif isinstance(value, tuple) and any(isinstance(item, Noun) for item in value):
            update[name] = tuple(as_read(item, composed, text) for item in value)
    return noun.model_copy(update=update)
