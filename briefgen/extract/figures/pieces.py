"""Sentences of a length that is read in bounded time.

Grammar looks back and forth within a sentence, so its work grows with the square of the length.
Sentences of reports have some hundred code points; one without an end is read in parts.
"""

import re
from collections.abc import Iterable, Iterator

from briefgen.model import Sentence

LONGEST = 2400
"""Code points that are read as one sentence."""
_COLON = re.compile(r":(?:(?<=\blà:)|(?<=\bđạt:)|(?<=\bgồm:))(?=\s*\d)")
_CUTS = ("; ", ";", ", ", " ")


def in_pieces(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences; a longer one in parts that keep its id and their own places.

    A part ends behind the last ``;``, comma or space in its later half, or else anywhere.
    """
    for sentence in sentences:
        if len(sentence.text) <= LONGEST and not _COLON.search(sentence.text):
            yield sentence
            continue
        start = 0
        while len(sentence.text) - start > LONGEST:
            end = _cut(sentence.text, start)
            yield _part(sentence, start, end)
            start = end
        yield _part(sentence, start, len(sentence.text))


def _cut(text: str, start: int) -> int:
    middle, stop = start + LONGEST // 2, start + LONGEST
    for mark in _CUTS:
        place = text.rfind(mark, middle, stop)
        if place >= 0:
            return place + len(mark)
    return stop


def _part(sentence: Sentence, start: int, end: int) -> Sentence:
    return Sentence(
        id=sentence.id,
        kind=sentence.kind,
        start=sentence.start + start,
        end=sentence.start + end,
        text=_COLON.sub(" ", sentence.text[start:end]),
    )
