"""Decomposed text read as composed text, and every place found given back in the file's counting.

Texts from some systems hold letters as base and marks (ế as three code points), or signs that do
not print inside words. The rules know one form, NFC without such signs; the offsets of a meeting
are those of the text as read.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from briefgen.model import Noun, Sentence, Span

UNPRINTED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Soft hyphen, zero-width space and joiners, byte-order mark: signs that no reader sees."""

_Noun = TypeVar("_Noun", bound=Noun)


class Composed(NamedTuple):
    """A text in NFC without unprinted signs.

    ``origins[i]`` is where its character ``i`` begins in the text as read.
    """

    text: str
    origins: tuple[int, ...]


def compose(raw: str) -> Composed:
    """Return a text in NFC with the origin of every character, and of the end."""
    if unicodedata.is_normalized("NFC", raw) and not UNPRINTED.search(raw):
        return Composed(raw, tuple(range(len(raw) + 1)))
    letters: list[str] = []
    origins: list[int] = []
    start = 0
    for cluster in _clusters(raw):
        letter = unicodedata.normalize("NFC", UNPRINTED.sub("", cluster))
        letters.append(letter)
        origins += [start] * len(letter)
        start += len(cluster)
    return Composed("".join(letters), (*origins, len(raw)))


def _clusters(raw: str) -> Iterator[str]:
    """Yield each character with the combining marks and unprinted signs behind it."""
    cluster = ""
    for letter in raw:
        if cluster and not unicodedata.combining(letter) and not UNPRINTED.match(letter):
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
