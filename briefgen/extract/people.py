"""The persons of a report: each once, with every post given, and who speaks where."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefgen.extract.mentions import Mention, Title, find_mentions
from briefgen.extract.reading import Reading
from briefgen.extract.same_posts import merged
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
    pointed_at = _Pointers(persons).meant
    namings = []
    for mention, kind in met:
        words = reading.text[slice(*mention.name)]
        person = by_name.get(fold(words))
        if mention.refers:
            person = pointed_at(words)
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
        posts=tuple(merged(_posts(reading, titles))),
        span=reading.span(*first.name),
        **graded(
            "name-with-post" if titles else "name-with-honorific",
            taken_over=["chỉ được nêu trong chú thích ảnh"] if name in captions else (),
        ),
    )


def _posts(reading: Reading, titles: Iterable[Title]) -> list[Post]:
    """Return each post once: a later one that only shortens or lengthens it says nothing new."""
    posts: list[Post] = []
    known = _Beginnings()
    for title in titles:
        words = reading.text[title.start : title.end]
        if next(known.alike(fold(words)), None) is None:
            known.add(fold(words))
            span = reading.span(title.start, title.end)
            posts.append(Post(title=words, kind=title.kind, span=span))
    return posts


class _Beginnings:
    """Words kept in order: those that begin with others, or begin them, are found at once."""

    def __init__(self) -> None:
        self._ordered: list[str] = []
        self._lengths: set[int] = set()
        self._known: set[str] = set()

    def add(self, words: str) -> None:
        if words not in self._known:
            insort(self._ordered, words)
            self._lengths.add(len(words))
            self._known.add(words)

    def alike(self, words: str) -> Iterator[str]:
        """Yield what the words begin with, then what begins with them."""
        for length in self._lengths:
            if length < len(words) and words[:length] in self._known:
                yield words[:length]
        for place in range(bisect_left(self._ordered, words), len(self._ordered)):
            if not self._ordered[place].startswith(words):
                break
            yield self._ordered[place]


class _Pointers:
    """Whose post or given name words may be."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._given: dict[str, set[int]] = {}
        self._holders: dict[str, set[int]] = {}
        self._posts = _Beginnings()
        self._persons = list(persons)
        for place, person in enumerate(self._persons):
            self._given.setdefault(person.name.split()[-1], set()).add(place)
            for post in person.posts:
                self._holders.setdefault(fold(post.title), set()).add(place)
                self._posts.add(fold(post.title))

    def meant(self, words: str) -> str | None:
        """Return the only person whose post or given name the words are."""
        found = set(self._given.get(words, ()))
        for title in self._posts.alike(fold(words)):
            found |= self._holders[title]
            if len(found) > 1:
                return None
        return self._persons[found.pop()].id if len(found) == 1 else None
