"""A text with its sentences: what every rule is given, and where spans are made."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefgen.model import Sentence, SentenceKind, Span


@dataclass(frozen=True)
class Reading:
    """The repaired text and its sentences; offsets are those of the text as read."""

    text: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def span(self, start: int, end: int) -> Span:
        """Return the span of ``text[start:end]``, named by the sentence it begins in."""
        sentence = self.sentence_at(start)
        name = sentence.id if sentence else None
        return Span(start=start, end=end, quote=self.text[start:end], sentence=name)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence an offset lies in."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self.sentences[place].end:
            return None
        return self.sentences[place]

    def of_kind(self, *kinds: SentenceKind) -> Iterator[Sentence]:
        """Yield the sentences of the given kinds, in order."""
        return (sentence for sentence in self.sentences if sentence.kind in kinds)
