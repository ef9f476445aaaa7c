"""Who and what office: names of persons, honorifics, posts, bodies, abbreviations.

Posts and bodies are composed, not listed: a head ("Phó Giám đốc", "Sở") and a tail of fields,
places and further bodies ("Kế hoạch và Đầu tư TP Cần Thơ"). All functions take NFC text, and their
offsets are offsets of that text. Words: ``lexicon/names.toml``, ``posts.toml``, ``bodies.toml``,
``abbreviations.toml``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from briefgen.vi.alternation import words_of_text
from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold

_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper())
_SYLLABLE = re.compile(rf"[{_UPPER}](?:['’][{_UPPER}]?)?[^\W\d_]*(?:-[{_UPPER}][^\W\d_]+)*")
_CAPITALS = re.compile(rf"[{_UPPER}ĐƯ&.,-]*[{_UPPER}]{{2,}}")
_NUMERAL = re.compile(r"(?:[IVXLC]+|[0-9]+)(?![\w/.,%-])")
_GAP = re.compile(r"[ \u00a0]+")
_OF = re.compile(r"của (?=[A-ZĐỦ])")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+")
_FEWEST, _MOST = 2, 5  # syllables of a person's name
_WINDOW = 400  # code points of the longest office met, with room to spare


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns over folded text."""

    honorific: re.Pattern[str]
    post: re.Pattern[str]
    join: re.Pattern[str]
    body: re.Pattern[str]
    loose: re.Pattern[str]
    field: re.Pattern[str]
    place: re.Pattern[str]
    kind: re.Pattern[str]
    surnames: frozenset[str]


def match_honorific(text: str, start: int) -> tuple[str, int] | None:
    """Return the honorific at ``start`` (``đồng chí``, ``ông``) and its end, or ``None``."""
    if _inside_word(text, start):
        return None
    found = _words().honorific.match(fold(text[start : start + _WINDOW]))
    return (text[start : start + found.end()], start + found.end()) if found else None


def honorifics() -> tuple[str, ...]:
    """Return the honorifics we know, in house spelling."""
    return tuple(lexicon("names")["honorifics"])


def match_person_name(text: str, start: int) -> tuple[str, int] | None:
    """Return the name of a person at ``start`` and its end, or ``None``.

    Two to five capitalised syllables; a place, a body or an office is no name, and the name ends
    where an office begins ("Lê Quang Mạnh Bí thư"). A first syllable that is no known surname is
    accepted: foreign names occur.
    """
    window = text[start : start + _WINDOW]
    end = None if _inside_word(text, start) else _person(window, fold(window), 0)
    return (text[start : start + end], start + end) if end else None


def is_post(text: str) -> bool:
    """Return whether all of the text is one office."""
    found = match_post(text.strip(), 0)
    return found is not None and found[1] == len(text.strip())


def match_post(text: str, start: int) -> tuple[str, int] | None:
    """Return the office printed at ``start`` and its end, or ``None``.

    It runs over body, field and place ("Phó Giám đốc Sở Tài chính TP Cần Thơ") and stops before a
    person's name, a verb or a comma. In small letters it needs a body behind it.
    """
    window = text[start : start + _WINDOW]
    end = None if _inside_word(text, start) else _post(window, fold(window), 0)
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
        if word.start() < position:
            continue
        end = _body_at(text, folded, word.start(), words)
        post = words.post.match(folded, word.start()) if end is None else None
        if end:
            found.append((word.start(), end))
        position = end or (_post_head(folded, post) if post else position)
    return found


def _post_head(folded: str, post: re.Match[str]) -> int:
    """Return the end of an office's head: the body in its tail is a body of its own.

    "Trưởng đoàn đại biểu Quốc hội" holds none.
    """
    delegate = re.compile(r"[ ](?:đại biểu quốc hội|đbqh)").match(folded, post.end())
    return delegate.end() if delegate else post.end()


def expand(abbreviation: str) -> str | None:
    """Return what a short form stands for, or ``None``; dots and spaces do not matter (``T.Ư``)."""
    known = _abbreviations()
    bare = re.sub(r"[.\s]", "", abbreviation)
    return known.get(bare) or known.get(bare.upper())


def abbreviations() -> dict[str, str]:
    """Return all short forms with their expansions."""
    return dict(lexicon("abbreviations")["abbreviations"])


def _inside_word(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isalnum()


def _person(text: str, folded: str, start: int) -> int | None:
    """Return the end of the name at ``start``."""
    words = _words()
    if words.place.match(folded, start) and not _longer_than_place(text, folded, start):
        return None
    ends: list[int] = []
    position = start
    while len(ends) <= _MOST:
        found = _SYLLABLE.match(text, position)
        if (
            found is None
            or _CAPITALS.fullmatch(found[0])
            or _opens_office(text, folded, position, not ends)
        ):
            break
        ends.append(found.end())
        gap = _GAP.match(text, found.end())
        if gap is None:
            break
        position = gap.end()
    if not _FEWEST <= len(ends) <= _MOST:
        return None
    return ends[-1]


def _longer_than_place(text: str, folded: str, start: int) -> bool:
    """Return whether a run that begins like a place goes on as a name: "Hà Nam Trung"."""
    found = _words().place.match(folded, start)
    gap = _GAP.match(text, found.end()) if found else None
    after = _SYLLABLE.match(text, gap.end()) if gap else None
    return after is not None and _surname_at(text, start) and not _surname_at(text, after.start())


def _opens_office(text: str, folded: str, start: int, first: bool) -> bool:
    """Return whether an office or body begins at ``start``.

    A given name may be a head of one syllable ("Nguyễn Văn Báo"): there it needs a tail.
    """
    words = _words()
    if words.post.match(folded, start):
        return True
    body = words.body.match(folded, start)
    if body is None:
        return False
    whole = " " in body[0] or _CAPITALS.fullmatch(text[start : body.end()]) is not None
    return first or whole or _step(text, folded, body.end()) is not None


def _surname_at(text: str, start: int) -> bool:
    found = _SYLLABLE.match(text, start)
    return found is not None and found[0] in _words().surnames


def _post(text: str, folded: str, start: int) -> int | None:
    """Return the end of the office at ``start``, with those joined by "kiêm"."""
    words = _words()
    found = words.post.match(folded, start)
    if found is None:
        return None
    end = _tail(text, folded, found.end())
    if text[start].islower() and end == found.end():
        return None
    join = words.join.match(folded, end)
    second = _post(text, folded, join.end()) if join else None
    return second or end


def _body_at(text: str, folded: str, start: int, words: _Words) -> int | None:
    loose = words.loose.match(folded, start)
    if loose:
        return _tail(text, folded, loose.end())
    if not text[start].isupper():
        return None
    found = words.body.match(folded, start)
    if found is None or words.post.match(folded, start):
        return None
    end = _tail(text, folded, found.end())
    needs_tail = " " not in found[0] and not _CAPITALS.fullmatch(text[start : found.end()])
    return None if needs_tail and end == found.end() else end


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
    patterns = (words.field, words.place, words.body, words.kind)
    ends = [found.end() for pattern in patterns if (found := pattern.match(folded, position))]
    post = words.post.match(folded, position)
    if post and post.end() > max(ends, default=0):
        return None
    if ends:
        return max(ends)
    of_body = _OF.match(text, position)
    owner = words.body.match(folded, of_body.end()) if of_body else None
    if owner:
        return owner.end()
    numeral = _NUMERAL.match(text, position)
    if numeral:
        return numeral.end()
    return _proper(text, folded, position)


def _proper(text: str, folded: str, position: int) -> int | None:
    """Return the end of one capitalised word of a body's name, unless a person begins there."""
    found = _SYLLABLE.match(text, position) or _CAPITALS.match(text, position)
    if found is None:
        return None
    if found[0] in _words().surnames and _person(text, folded, position):
        return None
    return found.end()


@cache
def _abbreviations() -> dict[str, str]:
    return {re.sub(r"[.\s]", "", short): long for short, long in abbreviations().items()}


@cache
def _words() -> _Words:
    names, bodies, posts = lexicon("names"), lexicon("bodies"), lexicon("posts")
    before = _either(posts["before"])
    return _Words(
        honorific=re.compile(_either(names["honorifics"])),
        post=re.compile(rf"(?:{before}[ ]+)*{_either(posts['heads'])}"),
        join=re.compile(rf"[ ]+{_either(posts['joins'])}[ ]+"),
        body=re.compile(_either(bodies["heads"])),
        loose=re.compile(_either(bodies["loose"])),
        field=re.compile(_either(bodies["fields"])),
        place=re.compile(_either(names["places"])),
        kind=re.compile(_either(names["place_kinds"])),
        surnames=frozenset(names["surnames"]),
    )


def _either(words: Iterable[str]) -> str:
    return words_of_text(map(fold, words))
