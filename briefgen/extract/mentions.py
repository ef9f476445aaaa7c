"""One person named in a sentence: honorific, name, posts before and after, assignment.

The forms, by frequency in reports: post and name (``Chủ tịch UBND tỉnh NAME``), honorific, name
and posts by commas (``ông NAME, ROLE, ROLE``), the same by a dash, a list item (``; NAME, ROLE``).
Source: counts in 101 reports of 2004-2025.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefgen.vi.lexicons import lexicon
from briefgen.vi.names import match_honorific, match_person_name, match_post
from briefgen.vi.phrases import CAPITAL, any_of

_WORD = re.compile(r"(?<!\w)\w")
_GAP = re.compile(r"\s*:?\s*")
_PREDICATE = any_of("meeting", "predicates")
_NEXT_PERSON = r"(?:(?:các\s+)?(?:đồng\s+chí|ông|bà|vị|đ/c)|các|cùng|đại\s+diện|lãnh\s+đạo)(?!\w)"
_BOUNDARY = re.compile(rf"\s*(?:[,;:.()“”\"\n]|$)|\s+[-–]\s+|\s+{_PREDICATE}|\s+và\s")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+[-–]\s+|\s*[-–]\s+|\s*\(\s*|\s+và\s+|\s+")
_ASSIGNED = re.compile(
    rf"được\s+(?:(?!,)[^;:.]){{0,80}}?{any_of('meeting', 'assigning')}[^,;.]*?"
    rf"(?=\s*[,;.]|\s+và\s+{_NEXT_PERSON}|\s+{any_of('meeting', 'attending', 'chairing')}|\s*$)"
)
_LIST_BEFORE = re.compile(r"(?:[;:,]|\svà|^)\s*$")
_POST_AFTER = re.compile(r"\s*(?:,|[-–]|\()\s*")
_GIVEN_NAME = re.compile(rf"\s+({CAPITAL}\w+)(?!\s+{CAPITAL})(?!\w)")
_PLURAL = re.compile(r"các\s", re.IGNORECASE)
_LONGEST_POST = 40


class Title(NamedTuple):
    """A post or an assignment, by its place in the text."""

    start: int
    end: int
    kind: Literal["office", "assignment"] = "office"


class Mention(NamedTuple):
    """A person where a sentence names one; places count in the whole text.

    Args:
        start: of the honorific, the post before the name, or the name.
        end: of the last post, or the name.
        name: place of the name; of the post or given name when ``refers`` back.
        honorific: in small letters, one person's (``đồng chí``).
        titles: posts and assignments in the order given.
        refers: the words only point back to someone (``Thủ tướng``, ``ông Phong``).
    """

    start: int
    end: int
    name: tuple[int, int]
    honorific: str | None = None
    titles: tuple[Title, ...] = ()
    refers: bool = False

    def moved(self, by: int) -> "Mention":
        """Return the same mention, counted from another start."""
        titles = tuple(Title(title.start + by, title.end + by, title.kind) for title in self.titles)
        start, end = self.name
        return Mention(
            self.start + by,
            self.end + by,
            (start + by, end + by),
            self.honorific,
            titles,
            self.refers,
        )


def find_mentions(words: str) -> Iterator[Mention]:
    """Yield the persons a sentence names or points back to, in order, without overlaps."""
    place, plural = 0, False
    while found := _WORD.search(words, place):
        mention = _mention_at(words, found.start(), plural=plural)
        if mention is None:
            place = found.end()
            continue
        if mention.honorific or _ends_list(words, mention):
            plural = bool(_PLURAL.match(words, mention.start))
        yield mention
        place = max(mention.end, found.end())


def _ends_list(words: str, mention: Mention) -> bool:
    return words[mention.end : mention.end + 1] in {".", ":"}


def _mention_at(words: str, start: int, *, plural: bool) -> Mention | None:
    honorific = match_honorific(words, start)
    if honorific is not None:
        after = _after_gap(words, honorific[1])
        called = re.sub(r"^(?:các|quý)\s+", "", honorific[0].lower()).rstrip(".") or None
        return _named(words, start, after, called) or _given_name(words, start, honorific[1])
    return _named(words, start, start, None, bare=not plural)


def _named(
    words: str, start: int, at: int, honorific: str | None, *, bare: bool = True
) -> Mention | None:
    """Return the mention whose name or leading post begins at ``at``."""
    post = match_post(words, at)
    if post is not None:
        name = match_person_name(words, _after_space(words, post[1]))
        if name is None or not (honorific or _has_surname(name)):
            return Mention(start, post[1], (at, post[1]), honorific, refers=True)
        before = (Title(at, post[1]),)
        return _with_posts(words, start, name, honorific, before)
    name = match_person_name(words, at)
    if name is None or (honorific is None and not _listed(words, at, name, bare=bare)):
        return None
    return _with_posts(words, start, name, honorific, ())


def _has_surname(name: tuple[str, int]) -> bool:
    """Say whether a run of capitals opens with a surname, as it must without an honorific."""
    return name[0].split()[0] in lexicon("names")["surnames"]


def _listed(words: str, at: int, name: tuple[str, int], *, bare: bool) -> bool:
    """Say whether a name without honorific is one of a list: a post follows, or it is plural."""
    if not _has_surname(name) or not _LIST_BEFORE.search(words[:at]):
        return False
    if not bare:
        return True
    after = _POST_AFTER.match(words, name[1])
    return after is not None and match_post(words, after.end()) is not None


def _with_posts(
    words: str, start: int, name: tuple[str, int], honorific: str | None, before: tuple[Title, ...]
) -> Mention:
    titles = [*before]
    end = name[1]
    while title := _next_title(words, end):
        titles.append(title)
        end = title.end
    return Mention(start, end, (name[1] - len(name[0]), name[1]), honorific, tuple(titles))


def _next_title(words: str, end: int) -> Title | None:
    """Return the post or assignment that follows at ``end``, unless it is another person's."""
    gap = _BETWEEN.match(words, end)
    if gap is None:
        return None
    if assigned := _ASSIGNED.match(words, gap.end()):
        return Title(assigned.start(), assigned.end(), "assignment")
    post = match_post(words, gap.end())
    if post is None or match_person_name(words, _after_space(words, post[1])):
        return None
    return Title(gap.end(), _post_end(words, gap.end(), post[1]))


def _post_end(words: str, start: int, end: int) -> int:
    """Return where a post ends: at a mark, at a verb, or at the next person."""
    boundary = _BOUNDARY.search(words, end)
    stop = boundary.start() if boundary else len(words)
    return stop if len(words[start:stop].split()) <= _LONGEST_POST else end


def _given_name(words: str, start: int, end: int) -> Mention | None:
    found = _GIVEN_NAME.match(words, end)
    if found is None:
        return None
    return Mention(start, found.end(), found.span(1), words[start:end].lower(), refers=True)


def _after_space(words: str, end: int) -> int:
    """Return where the next word begins when only white space parts it; else where we are."""
    return end + len(words[end:]) - len(words[end:].lstrip()) if words[end : end + 1] else end


def _after_gap(words: str, end: int) -> int:
    found = _GAP.match(words, end)
    return found.end() if found else end
