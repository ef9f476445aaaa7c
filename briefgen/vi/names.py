"""Who and what office: names of persons, honorifics, posts, bodies, abbreviations.

Posts and bodies are composed, not listed: a head ("Phó Giám đốc", "Sở") and a tail of fields,
places and further bodies ("Kế hoạch và Đầu tư TP Cần Thơ"). All functions take NFC text, and their
offsets are offsets of that text. Words: ``lexicon/names.toml``, ``posts.toml``, ``bodies.toml``,
``abbreviations.toml``.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold
from briefgen.vi.wordtree import WordTree

_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper())
_SYLLABLE = re.compile(rf"[{_UPPER}](?:['’][{_UPPER}]?)?[^\W\d_]*(?:-[{_UPPER}][^\W\d_]+)*")
_CAPITALS = re.compile(rf"[{_UPPER}ĐƯ&.,-]*[{_UPPER}]{{2,}}")
_NUMERAL = re.compile(r"(?:[IVXLC]+|[0-9]+)(?![\w/%-]|[.,][0-9])")
_GAP = re.compile(r"[ \u00a0]+")
_OF = re.compile(r"của (?=[A-ZĐỦ])")
_DELEGATE = re.compile(r"[ ](?:đại biểu quốc hội|đbqh)")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]*")
_COMMUNE = re.compile(
    r"(?<!\w)(?:xã|phường|thị trấn|huyện|quận|thị xã|đặc khu|thôn) $", re.IGNORECASE
)
_TWO_AND_NAME = re.compile(
    rf"[{_UPPER}][^\W\d_]* (?P<second>[{_UPPER}][^\W\d_]*) (?P<surname>[{_UPPER}][^\W\d_]*)"
    rf" [{_UPPER}][^\W\d_]*(?! [^\W\d_]*\d)"
)
_MIDDLE = frozenset({"Văn", "Thị"})
_FEWEST, _MOST = 2, 5  # syllables of a person's name
_WINDOW = 300  # code points of the longest office met, with room to spare; it bounds the work


class _Words(NamedTuple):
    """Phrases of folded text."""

    honorific: WordTree
    before: WordTree
    head: WordTree
    join: WordTree
    body: WordTree
    loose: WordTree
    place: WordTree
    part: WordTree
    """What the tail of an office or a body is made of: fields, places, bodies."""
    surnames: frozenset[str]
    openers: frozenset[str]
    office_openings: frozenset[str]
    """The letters that offices begin with, up to another sign."""
    person_openings: frozenset[str]
    """The letters that honorifics and offices begin with, up to another sign."""
    body_openings: frozenset[str]
    """The letters that offices and bodies begin with, up to another sign."""

    def post(self, folded: str, start: int) -> int | None:
        """Return the end of the head of an office, with the words before it ("nguyên Phó …")."""
        if _letters(folded, start) not in self.office_openings:
            return None
        starts = [start]
        while (end := self.before.longest(folded, starts[-1])) and folded[end : end + 1] == " ":
            starts.append(end + len(folded[end:]) - len(folded[end:].lstrip(" ")))
        ends = (self.head.longest(folded, place) for place in reversed(starts))
        return next(filter(None, ends), None)


def match_honorific(text: str, start: int) -> tuple[str, int] | None:
    """Return the honorific at ``start`` (``đồng chí``, ``ông``) and its end, or ``None``."""
    if _inside_word(text, start):
        return None
    end = _words().honorific.longest(_window(text, start)[1], 0)
    return (text[start : start + end], start + end) if end else None


def honorifics() -> tuple[str, ...]:
    """Return the honorifics we know, in house spelling."""
    return tuple(lexicon("names")["honorifics"])


def match_person_name(text: str, start: int) -> tuple[str, int] | None:
    """Return the name of a person at ``start`` and its end, or ``None``.

    Two to five capitalised syllables; a place, a body or an office is no name, and the name ends
    where an office begins ("Lê Quang Mạnh Bí thư"). A first syllable that is no known surname is
    accepted: foreign names occur.
    """
    end = None if _inside_word(text, start) else _person(*_window(text, start), 0)
    return (text[start : start + end], start + end) if end else None


def is_surname(syllable: str) -> bool:
    """Return whether a syllable opens names: ``Nguyễn``, or a name with H' or K' (``H'Yim``)."""
    return syllable in _words().surnames or syllable[:2] in {"H'", "H’", "K'", "K’"}


def is_post(text: str) -> bool:
    """Return whether all of the text is one office."""
    found = match_post(text.strip(), 0)
    return found is not None and found[1] == len(text.strip())


def match_post(text: str, start: int) -> tuple[str, int] | None:
    """Return the office printed at ``start`` and its end, or ``None``.

    It runs over body, field and place ("Phó Giám đốc Sở Tài chính TP Cần Thơ") and stops before a
    person's name, a verb or a comma. In small letters it needs a body behind it.
    """
    end = None if _inside_word(text, start) else _post(*_window(text, start), 0)
    return (text[start : start + end], start + end) if end else None


def find_bodies(text: str) -> list[tuple[int, int]]:
    """Return where bodies stand, ``(start, end)`` in order, without overlaps.

    A proper body begins with a capital (``Ban Thường vụ Thành ủy Cần Thơ``); groups in small
    letters (``các sở, ngành``) are found too.
    """
    folded, words = fold(text), _words()
    found: list[tuple[int, int]] = []
    position = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < position or not _opens_office_or_body(word[0]):
            continue
        end = _body_at(text, folded, start, words)
        post = words.post(folded, start) if end is None else None
        if end:
            found.append((start, end))
        position = end or (_post_head(folded, post) if post else position)
    return found


def match_body(text: str, start: int) -> tuple[str, int] | None:
    """Return the body at ``start``, as ``find_bodies`` takes it, and its end, or ``None``."""
    if not _WORD.match(text, start):
        return None
    end = _body_at(*_window(text, start), 0, _words())
    return (text[start : start + end], start + end) if end else None


@lru_cache(maxsize=1 << 13)
def may_open_mention(word: str) -> bool:
    """Say whether a person may be mentioned from a word on, judging by this word only.

    ``False`` where neither honorific nor office nor a name with a known surname begins. It is
    many times as quick as to look for them, and most words begin none.
    """
    letters, words = _letters(word), _words()
    known = letters in words.surnames or letters in ("H", "K")
    return known or fold(letters) in words.person_openings


@lru_cache(maxsize=1 << 13)
def _opens_office_or_body(letters: str) -> bool:
    """Say whether an office or a body may begin with the letters of a word."""
    return fold(letters) in _words().body_openings


def _post_head(folded: str, post: int) -> int:
    """Return the end of an office's head: the body in its tail is a body of its own.

    "Trưởng đoàn đại biểu Quốc hội" holds none.
    """
    delegate = _DELEGATE.match(folded, post)
    return delegate.end() if delegate else post


def expand(abbreviation: str) -> str | None:
    """Return what a short form stands for, or ``None``; dots and spaces do not matter (``T.Ư``)."""
    known = _abbreviations()
    bare = re.sub(r"[.\s]", "", abbreviation)
    return known.get(bare) or known.get(bare.upper())


def abbreviations() -> dict[str, str]:
    """Return all short forms with their expansions."""
    return dict(lexicon("abbreviations")["abbreviations"])


def _window(text: str, start: int) -> tuple[str, str]:
    """Return the text from ``start`` as far as any name can reach, and the same folded."""
    reach = slice(start, start + _WINDOW)
    return text[reach], fold(text)[reach]


def _letters(text: str, start: int = 0) -> str:
    """Return the letters that stand from ``start`` up to another sign."""
    found = _LETTERS.match(text, start)
    return found[0] if found else ""


def _inside_word(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isalnum()


def _person(text: str, folded: str, start: int) -> int | None:
    """Return the end of the name at ``start``."""
    words = _words()
    if words.place.longest(folded, start) and not _longer_than_place(text, folded, start):
        return None
    ends: list[int] = []
    position = start
    while len(ends) <= _MOST:
        found = _SYLLABLE.match(text, position)
        if (
            found is None
            or _CAPITALS.fullmatch(found[0])
            or _opens_office(text, folded, position, not ends)
            or (len(ends) >= _FEWEST and found[0] in _words().openers)
        ):
            break
        end = _before_glued_office(folded, found)
        ends.append(end)
        if end < found.end():
            break
        gap = _GAP.match(text, found.end())
        if gap is None:
            break
        position = gap.end()
    if not _FEWEST <= len(ends) <= _MOST:
        return None
    return ends[-1]


def _before_glued_office(folded: str, found: re.Match[str]) -> int:
    """Return where a syllable ends when a hyphen glues an office to it: ``Hùng-Phó Bí thư``."""
    hyphens = [found.start() + place for place, letter in enumerate(found[0]) if letter == "-"]
    glued = (place for place in hyphens if _words().post(folded, place + 1))
    return next(glued, found.end())


def _longer_than_place(text: str, folded: str, start: int) -> bool:
    """Return whether a run that begins like a place goes on as a name: "Hà Nam Trung"."""
    end = _words().place.longest(folded, start)
    gap = _GAP.match(text, end) if end else None
    after = _SYLLABLE.match(text, gap.end()) if gap else None
    return after is not None and _surname_at(text, start) and not _surname_at(text, after.start())


def _opens_office(text: str, folded: str, start: int, first: bool) -> bool:
    """Return whether an office or body begins at ``start``.

    A given name may be a head of one syllable ("Nguyễn Văn Báo"): there it needs a tail.
    """
    words = _words()
    if _letters(folded, start) not in words.body_openings:
        return False
    if words.post(folded, start):
        return True
    end = words.body.longest(folded, start)
    if end is None:
        return False
    return first or not _single(text[start:end]) or _step(text, folded, end) is not None


def _single(head: str) -> bool:
    """Return whether the head of a body is one common word ("Ban"), which names none alone."""
    return " " not in head and not _CAPITALS.fullmatch(head)


def _surname_at(text: str, start: int) -> bool:
    found = _SYLLABLE.match(text, start)
    return found is not None and is_surname(found[0])


def _post(text: str, folded: str, start: int) -> int | None:
    """Return the end of the office at ``start``, with those joined by "kiêm"."""
    words = _words()
    head = words.post(folded, start)
    if head is None:
        return None
    end = _tail(text, folded, head)
    if text[start].islower() and end == head:
        return None
    gap = _GAP.match(text, end)
    join = words.join.longest(folded, gap.end()) if gap else None
    after = _GAP.match(text, join) if join else None
    second = _post(text, folded, after.end()) if after else None
    return second or end


def _body_at(text: str, folded: str, start: int, words: _Words) -> int | None:
    loose = words.loose.longest(folded, start)
    if loose:
        return _tail(text, folded, loose)
    if not text[start].isupper():
        return None
    head = words.body.longest(folded, start)
    if head is None or words.post(folded, start):
        return None
    end = _tail(text, folded, head)
    return None if end == head and _single(text[start:head]) else end


def _tail(text: str, folded: str, end: int) -> int:
    """Return where a body, field or place list that begins behind ``end`` stops."""
    while True:
        step = _step(text, folded, end)
        if step is None:
            return end
        end = step


def _step(text: str, folded: str, end: int) -> int | None:
    """Return the end of one more part of a tail, or ``None`` when what follows is none."""
    words = _words()
    gap = _GAP.match(text, end)
    if gap is None:
        return None
    position = gap.end()
    end = words.part.longest(folded, position) or 0
    if (words.post(folded, position) or 0) > end:
        return None
    if end:
        return end
    of_body = _OF.match(text, position)
    owner = words.body.longest(folded, of_body.end()) if of_body else None
    if owner:
        return owner
    numeral = _NUMERAL.match(text, position)
    if numeral:
        return numeral.end()
    return _proper(text, folded, position)


def _proper(text: str, folded: str, position: int) -> int | None:
    """Return the end of one capitalised word of a body's name, unless a person begins there."""
    found = _SYLLABLE.match(text, position) or _CAPITALS.match(text, position)
    if found is None:
        return None
    named = is_surname(found[0]) and _person(text, folded, position)
    return None if named and not _opens_commune(text, position) else found.end()


def _opens_commune(text: str, position: int) -> bool:
    """Return whether a person follows a place of two words there: "xã Thạch Hải | Võ Tá Nhân"."""
    if not _COMMUNE.search(text[max(0, position - 12) : position]):
        return False
    found = _TWO_AND_NAME.match(text, position)
    return found is not None and is_surname(found["surname"]) and found["second"] not in _MIDDLE


@cache
def _abbreviations() -> dict[str, str]:
    return {re.sub(r"[.\s]", "", short): long for short, long in abbreviations().items()}


@cache
def _words() -> _Words:
    names, bodies, posts = lexicon("names"), lexicon("bodies"), lexicon("posts")
    office_openings = _openings(posts["before"], posts["heads"])
    return _Words(
        honorific=_tree(names["honorifics"]),
        before=_tree(posts["before"]),
        head=_tree(posts["heads"]),
        join=_tree(posts["joins"]),
        body=_tree(bodies["heads"]),
        loose=_tree(bodies["loose"]),
        place=_tree(names["places"]),
        part=_tree(chain(bodies["fields"], names["places"], bodies["heads"], names["place_kinds"])),
        surnames=frozenset(names["surnames"]),
        openers=frozenset(names["openers"]),
        office_openings=office_openings,
        person_openings=office_openings | _openings(names["honorifics"]),
        body_openings=office_openings | _openings(bodies["heads"], bodies["loose"]),
    )


def _openings(*lists: Iterable[str]) -> frozenset[str]:
    """Return the letters that the phrases of some lists begin with, up to another sign."""
    return frozenset(_letters(fold(phrase)) for phrase in chain.from_iterable(lists))


def _tree(words: Iterable[str]) -> WordTree:
    """Return a tree over folded text; a name does not run over the end of a line."""
    return WordTree(map(fold, words), spell=str, blank="[ ]")
