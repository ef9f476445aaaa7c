"""The text in paragraphs and sentences, each cut where a fact begins or ends.

Facts lie inside each other (a document in a task) and across each other, so a sentence is cut at
every edge; a piece knows all facts that hold it, the shortest first.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.model import Sentence, SentenceKind, Span
from briefgen.review.facts import Fact

TELLING: frozenset[SentenceKind] = frozenset({"body", "table"})
PLACED = re.compile(
    r"(?:(?:năm|tháng|ngày|quý|thứ|khóa|lúc|year|in|of)\s+)?"
    r"(?<![\w/.,-])(?P<figure>[0-9]+(?:[.,][0-9]+)*)\s*(?P<percent>%)?(?![\w/]|[.,][0-9]|[-–]\w)"
    r"(?!\s*(?:tháng|ngày|tuần|năm|giờ|months?|days?|years?)\b)",
    re.IGNORECASE,
)
"""A figure that stands by itself: no date, stretch of time, number of a document, no COVID-19."""


class Piece(NamedTuple):
    """A stretch of a sentence and the keys of the facts that hold it, the shortest first."""

    text: str
    facts: tuple[str, ...] = ()
    unread: bool = False


class Line(NamedTuple):
    """One sentence: its pieces and what it says of itself."""

    sentence: Sentence
    pieces: tuple[Piece, ...]
    unused: bool

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the facts of the sentence in the order of the text."""
        return tuple(dict.fromkeys(key for piece in self.pieces for key in piece.facts))

    @property
    def unread(self) -> bool:
        """Return whether the sentence has a figure that no fact holds."""
        return any(piece.unread for piece in self.pieces)


Paragraph = tuple[Line, ...]


def passages(
    sentences: Sequence[Sentence],
    facts: Sequence[Fact],
    starts: frozenset[str],
    leftovers: frozenset[str],
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text.

    Args:
        sentences: in order.
        facts: with their places.
        starts: ids of the sentences that begin a paragraph.
        leftovers: ids of the sentences that no rule used.
    """
    places = [(span, fact.key) for fact in facts for span in fact.spans]
    paragraphs: list[list[Line]] = []
    for sentence in sentences:
        inside = [
            (span, key)
            for span, key in places
            if span.start < sentence.end and sentence.start < span.end
        ]
        pieces = tuple(_pieces(sentence, inside))
        line = Line(sentence, pieces, sentence.id in leftovers)
        if not paragraphs or sentence.id in starts:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return tuple(map(tuple, paragraphs))


def quoted_sentences(facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    """Return what the record quotes as sentences of its own, where there is no text at all.

    Quotes that lie inside longer ones are left out, those that touch are not joined.
    """
    spans = sorted({span for fact in facts for span in fact.spans}, key=_extent)
    found: list[Sentence] = []
    end = -1
    for span in spans:
        if span.end > end:
            start = max(span.start, end)
            text = span.quote[start - span.start :]
            name = f"Q{len(found) + 1:02d}"
            found.append(Sentence(id=name, kind="body", start=start, end=span.end, text=text))
            end = span.end
    return tuple(found)


class Where(NamedTuple):
    """The place of a sentence: its id, its paragraph and its number there, from 1."""

    sentence: str
    paragraph: int
    order: int


def places_of(paragraphs: Sequence[Paragraph]) -> Mapping[str, tuple[Where, ...]]:
    """Return for the key of every fact the sentences it stands in."""
    found: dict[str, list[Where]] = {}
    for number, paragraph in enumerate(paragraphs, 1):
        for order, line in enumerate(paragraph, 1):
            for key in line.facts:
                found.setdefault(key, []).append(Where(line.sentence.id, number, order))
    return {key: tuple(places) for key, places in found.items()}


def _extent(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _pieces(sentence: Sentence, inside: Sequence[tuple[Span, str]]) -> Iterator[Piece]:
    edges = {sentence.start, sentence.end}
    for span, _ in inside:
        edges |= {max(span.start, sentence.start), min(span.end, sentence.end)}
    unread = list(_unread(sentence, inside)) if sentence.kind in TELLING else []
    edges |= {edge for stretch in unread for edge in stretch}
    ordered = sorted(edges)
    for start, end in itertools.pairwise(ordered):
        holding = [(span, key) for span, key in inside if span.start <= start and end <= span.end]
        holding.sort(key=lambda item: item[0].end - item[0].start)
        keys = tuple(dict.fromkeys(key for _, key in holding))
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield Piece(text, keys, (start, end) in unread)


def _unread(sentence: Sentence, inside: Sequence[tuple[Span, str]]) -> Iterator[tuple[int, int]]:
    """Yield the places of figures that no fact holds; years, days and ordinals tell nothing."""
    for found in PLACED.finditer(sentence.text):
        if found.start("figure") != found.start() and not found["percent"]:
            continue
        start = sentence.start + found.start("figure")
        end = sentence.start + found.end()
        if not any(span.start < end and start < span.end for span, _ in inside):
            yield start, end
