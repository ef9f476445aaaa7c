"""The persons of a report: each once, with every post given, and who speaks where."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefgen.extract.mentions import Mention, Title, find_mentions
from briefgen.extract.reading import Reading
from briefgen.extract.sureness import graded
from briefgen.model import Person, Post, SentenceKind
from briefgen.vi.text import fold, slug


class Naming(NamedTuple):
    """A mention that is known to mean a certain person."""

    person: str
    mention: Mention
    kind: SentenceKind


@dataclass(frozen=True)
class Cast:
    """Everyone named, and every place that names or points back to one of them."""

    persons: tuple[Person, ...]
    namings: tuple[Naming, ...]

    def within(self, start: int, end: int) -> list[Naming]:
        """Return the namings that lie in a stretch, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [naming for naming in self.namings[first:last] if naming.mention.end <= end]

    @cached_property
    def _starts(self) -> list[int]:
        return [naming.mention.start for naming in self.namings]

    def speaker(self, start: int, begin: int, stop: int, end: int) -> str | None:
        """Return who speaks the words ``begin``-``stop`` of the sentence ``start``-``end``.

        The last person named before the words, or else the first named after them.
        """
        before, after = self.within(start, begin), self.within(stop, end)
        if before:
            return before[-1].person
        return after[0].person if after and stop < end else None


def find_people(reading: Reading) -> Cast:
    """Return the persons named in sentences and captions; titles and bylines name none."""
    met = [
        (mention.moved(sentence.start), sentence.kind)
        for sentence in reading.of_kind("body", "caption", "heading")
        for mention in find_mentions(sentence.text)
    ]
    named = [(mention, kind) for mention, kind in met if not mention.refers]
    persons = _persons(reading, named)
    by_name = {fold(person.name): person.id for person in persons}
    namings = []
    for mention, kind in met:
        words = reading.text[slice(*mention.name)]
        person = by_name.get(fold(words))
        if mention.refers:
            person = _pointed_at(words, persons)
        if person:
            namings.append(Naming(person, mention, kind))
    return Cast(persons, tuple(namings))


def _persons(reading: Reading, named: Iterable[tuple[Mention, SentenceKind]]) -> tuple[Person, ...]:
    """Return one person a name; a caption's posts count only for whom the report gives none."""
    order = sorted(named, key=lambda item: item[1] == "caption")
    met: dict[str, list[Mention]] = {}
    for mention, _ in order:
        met.setdefault(fold(reading.text[slice(*mention.name)]), []).append(mention)
    captions = {reading.text[slice(*mention.name)] for mention, kind in named if kind == "caption"}
    told = {reading.text[slice(*mention.name)] for mention, kind in named if kind != "caption"}
    persons = [_person(reading, mentions, captions - told) for mentions in met.values()]
    return tuple(sorted(persons, key=lambda person: person.span.start if person.span else 0))


def _person(reading: Reading, mentions: list[Mention], captions: set[str]) -> Person:
    first = mentions[0]
    name = reading.text[slice(*first.name)]
    honorific = next((mention.honorific for mention in mentions if mention.honorific), None)
    titles = [title for mention in mentions for title in mention.titles]
    return Person(
        id=slug(name),
        name=name,
        honorific=honorific,
        posts=tuple(_posts(reading, titles)),
        span=reading.span(*first.name),
        **graded(
            "name-with-post" if titles else "name-with-honorific",
            taken_over=["chỉ được nêu trong chú thích ảnh"] if name in captions else (),
        ),
    )


def _posts(reading: Reading, titles: Iterable[Title]) -> list[Post]:
    """Return each post once: a later one that only shortens or lengthens it says nothing new."""
    posts: list[Post] = []
    for title in titles:
        words = reading.text[title.start : title.end]
        if not any(_same_post(words, post.title) for post in posts):
            span = reading.span(title.start, title.end)
            posts.append(Post(title=words, kind=title.kind, span=span))
    return posts


def _same_post(one: str, other: str) -> bool:
    short, long = sorted((fold(one), fold(other)), key=len)
    return long.startswith(short)


def _pointed_at(words: str, persons: tuple[Person, ...]) -> str | None:
    """Return the only person whose post or given name the words are."""
    meant = [
        person.id
        for person in persons
        if person.name.split()[-1] == words
        or any(_same_post(words, post.title) for post in person.posts)
    ]
    return meant[0] if len(meant) == 1 else None
