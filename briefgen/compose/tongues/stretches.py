"""Which words of a page are in the language of its record: tagged for Word, listed for people.

A page shortens and joins texts, so its words are held against the record's own by runs of words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefgen.compose.tongues.translating import untranslated
from briefgen.compose.wording import Wording
from briefgen.errors import Language
from briefgen.model import Meeting, Noun

MARKS = " .,;:!?()[]{}“”‘’\"'…–-▲●▼◊○□≈"
ENOUGH = 3
"""So many words in a row are a text of the record beyond doubt."""
SAME = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u2060": None})


class Kept(NamedTuple):
    """A text that stays as the record has it: its path there, and its words."""

    path: str
    text: str


class Shown(NamedTuple):
    """A stretch of a page, and whether it is in the language of the record."""

    text: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Tongues:
    """The texts of a record that a page in another language shows as they are.

    Args:
        language: of the record; ``None`` where page and record speak alike.
        kept: texts in words, each once.
        names: of persons, and of bodies explained in brackets: tagged, nothing to translate.
    """

    language: Language | None = None
    kept: tuple[Kept, ...] = ()
    names: tuple[str, ...] = ()

    def stretches(self, text: str) -> tuple[Shown, ...]:
        """Return the text in stretches of one language; their sum is the text."""
        found: list[Shown] = []
        done = 0
        for start, end, _ in self._runs(text):
            if start > done:
                found.append(Shown(text[done:start], kept=False))
            found.append(Shown(text[start:end], kept=True))
            done = end
        return (*found, Shown(text[done:], kept=False)) if done < len(text) else tuple(found)

    def shown_in(self, page: Noun) -> tuple[Kept, ...]:
        """Return the texts that a page shows, in the order of the record."""
        known = len(self.kept)
        seen = {
            number
            for text in set(_strings(page))
            for _, _, numbers in self._runs(text)
            for number in numbers
            if number < known
        }
        return tuple(self.kept[number] for number in sorted(seen))

    def _runs(self, text: str) -> Iterator[tuple[int, int, frozenset[int]]]:
        """Yield start, end and numbers of the texts of every run of words from the record."""
        if self.language is None:
            return
        words = list(_words(text))
        texts, places = _indexed(tuple(each.text for each in self.kept) + self.names)
        at = 0
        while at < len(words):
            length, numbers = 0, set[int]()
            for number, place in places.get(words[at][2], ()):
                same = _same(words[at:], texts[number][place:])
                whole = same == len(texts[number])
                if not (whole or same >= ENOUGH or (same > 1 and _foreign(words[at : at + same]))):
                    continue
                if same > length:
                    length, numbers = same, set()
                if same == length and 2 * same >= len(texts[number]):
                    numbers.add(number)
            if length:
                yield words[at][0], words[at + length - 1][1], frozenset(numbers)
            at += length or 1


def tongues_of(meeting: Meeting, language: Language) -> Tongues:
    """Return what a page in ``language`` shows of a record as it is: nothing in its own."""
    if language == meeting.language:
        return Tongues()
    kept: dict[str, str] = {}
    names = dict.fromkeys(person.name for person in meeting.people)
    for path, text, explained in untranslated(meeting, language):
        if explained:
            names[text] = None
        else:
            kept.setdefault(text.strip(), path)
    return Tongues(meeting.language, tuple(Kept(p, t) for t, p in kept.items()), (*names,))


@lru_cache(maxsize=4)
def _indexed(texts: tuple[str, ...]) -> tuple[list[list[str]], dict[str, list[tuple[int, int]]]]:
    """Return the words of every text, and where each word stands: text and place."""
    words = [[word for _, _, word in _words(text)] for text in texts]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, of_text in enumerate(words):
        for place, word in enumerate(of_text):
            places[word].append((number, place))
    return words, places


def kept_note(page: Noun, tongues: Tongues, say: Wording, *, short: bool = False) -> str:
    """Return how many texts of a page stay in the language of the record; empty for none."""
    count = len(tongues.shown_in(page))
    if short:
        key = "kept_vi_short" if tongues.language == "vi" else "kept_en_short"
    else:
        key = "kept_vi" if tongues.language == "vi" else "kept_en"
    return say.say(key, count=count) if count else ""


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and plain form of every word; marks around it are left out."""
    start = 0
    for word in text.translate({0xA0: " "}).split(" "):
        bare = word.strip(MARKS)
        if bare:
            at = start + word.index(bare)
            yield at, at + len(bare), bare.translate(SAME).casefold()
        start += len(word) + 1


def _same(words: list[tuple[int, int, str]], other: list[str]) -> int:
    count = 0
    for (_, _, word), known in zip(words, other, strict=False):
        if word != known:
            break
        count += 1
    return count


def _foreign(words: Iterable[tuple[int, int, str]]) -> bool:
    """Return whether some word has a letter that English has not."""
    return any(not word.isascii() for _, _, word in words)


def _strings(value: object) -> Iterator[str]:
    """Yield every string of a page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Noun):
        for field in type(value).model_fields:
            if field != "labels":
                yield from _strings(getattr(value, field))
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
