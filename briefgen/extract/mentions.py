"""One person named in a sentence: honorific, name, posts before and after, assignment.

The forms, by frequency in reports: post and name (``Chủ tịch UBND tỉnh NAME``), honorific, name
and posts by commas (``ông NAME, ROLE, ROLE``), the same by a dash, a list item (``; NAME, ROLE``).
Source: counts in 101 reports of 2004-2025.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefgen.vi.names import (
    is_surname,
    match_body,
    match_honorific,
    match_person_name,
    match_post,
    may_open_mention,
)
from briefgen.vi.phrases import CAPITAL, any_of

_WORD = re.compile(r"\w+")
_GAP = re.compile(r"\s*:?\s*")
_PREDICATE = any_of("meeting", "predicates")
_NEXT_PERSON = r"(?:(?:các\s+)?(?:đồng\s+chí|ông|bà|vị|đ/c)|các|cùng|đại\s+diện|lãnh\s+đạo)(?!\w)"
_BOUNDARY = re.compile(rf"\s*(?:[,;:.()“”\"\n]|$)|\s+[-–]\s+|\s+{_PREDICATE}|\s+và\s")
_BETWEEN = re.compile(
    r"(?:\s*[,;]\s*(?:và\s+)?|\s*[-–]\s*|\s*\(\s*|\s+và\s+|\s+)(?:kiêm\s+)?", re.IGNORECASE
)
_NEXT_IN_LIST = re.compile(r"\s*;|\s+và\s")
_CENTRAL = re.compile(r"(?:\s+T)?\.\s?[ƯW](?!\w)|\s+(?:TƯ|TW)(?!\w)")
_OF_LARGER = re.compile(r",\s+(?=(?:Bộ|Sở|Tổng cục|UBND|Văn phòng)\s)")
_ASSIGNED = re.compile(
    rf"được\s+(?:(?!,)[^;:.]){{0,80}}?{any_of('meeting', 'assigning')}[^,;.]*?"
    rf"(?=\s*[,;.]|\s+và\s+{_NEXT_PERSON}|\s+{any_of('meeting', 'attending', 'chairing')}|\s*$)"
)
_LIST_BEFORE = re.compile(r"(?:[;:,]|\svà)\s*$")
_ITEM_BACK = 12
_POST_AFTER = re.compile(r"\s*(?:,|[-–]|\()\s*")
_GIVEN_NAME = re.compile(rf"\s+({CAPITAL}\w+)(?!\s+{CAPITAL})(?!\w)")
_PLURAL = re.compile(r"các\s", re.IGNORECASE)
_ONE_OF_SEVERAL = re.compile(r"(?:^|\W)(?:các|hai|ba|những|cùng các)\s+$", re.IGNORECASE)
_LIST_GAP = re.compile(r"(?:\s*\([^()]{2,60}\))?(?:\s*:\s*|\s*,\s+(?:và\s+)?|\s+và\s+|\s*;\s*)")
_NEXT_POST = re.compile(r"\s*(?:,|[-–])\s+(?:kiêm\s+)?")
_CALLED = re.compile(r"\s*[-–,]\s*(?=(?:ông|bà|đồng\s+chí|đ/c)\s)", re.IGNORECASE)
_OF_BOARD = re.compile(r"(?<!\w)ban(?:\s+(?:chỉ\s+đạo|quản\s+lý))?$", re.IGNORECASE)
_BOARD = re.compile(
    r"(?:\s+(?:chỉ\s+đạo|quản\s+lý|tổ\s+chức|điều\s+hành|điều\s+phối|giám\s+sát)(?!\w)){1,2}",
    re.IGNORECASE,
)
_LONGEST_POST = 40
_MOST_POSTS = 6
_PLURAL_BACK = 12


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
    last: Mention | None = None
    shared: tuple[Title, ...] = ()
    for found in _WORD.finditer(words):
        start = found.start()
        if start < place or not may_open_mention(found[0]):
            continue
        mention = _next_of_list(words, start, last, shared) or _mention_at(
            words, start, plural=plural
        )
        if mention is None:
            continue
        if mention.honorific or _ends_list(words, mention):
            plural = bool(_PLURAL.match(words, mention.start))
        shared = _shared(words, mention, shared)
        if mention.refers and shared:
            mention = mention._replace(start=_plural_start(words, mention.start))
            last, place = mention, max(mention.end, found.end())
            continue
        yield mention
        last = mention
        place = max(mention.end, found.end())


def _shared(words: str, mention: Mention, shared: tuple[Title, ...]) -> tuple[Title, ...]:
    """Return the post that a list of names shares: ``các Phó Thủ tướng: A, B và C``."""
    if _ONE_OF_SEVERAL.search(words[max(0, mention.start - _PLURAL_BACK) : mention.start]):
        colon = words.startswith(":", mention.end)
        if mention.refers and colon:
            return (Title(*mention.name),)
        named = not mention.refers and mention.titles and mention.titles[0].start < mention.name[0]
        return mention.titles[:1] if named else ()
    return shared if not _own_post(mention, shared) else ()


def _plural_start(words: str, start: int) -> int:
    """Return where ``các`` before a shared post begins."""
    found = _ONE_OF_SEVERAL.search(words[max(0, start - _PLURAL_BACK) : start])
    return start - len(found[0].lstrip(" ,;:.(")) if found else start


def _own_post(mention: Mention, shared: tuple[Title, ...]) -> bool:
    own = any(title not in shared for title in mention.titles)
    return own or mention.honorific is not None


def _next_of_list(
    words: str, start: int, last: Mention | None, shared: tuple[Title, ...]
) -> Mention | None:
    """Return a bare name that goes on a list of names right behind the last: ``… A, B và C``."""
    if last is None or not _LIST_GAP.fullmatch(words, last.end, start):
        return None
    if last.refers and not shared:
        return None
    name = match_person_name(words, start)
    if name is None or not _has_surname(name):
        return None
    own = _with_posts(words, start, name, None, ())
    if own.titles or not _BOUNDARY.match(words, name[1]):
        return own if own.titles else None
    start = last.start if last.refers else own.start
    return own._replace(start=start, titles=shared)


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
        before = _posts_before(words, at, _whole_post(words, post[1]))
        name = match_person_name(words, _after_space(words, before[-1].end))
        if name is None and (called := _called_behind(words, before[-1].end)):
            return _with_posts(words, start, called[0], called[1], before)
        if name is None or not (honorific or _has_surname(name)):
            return Mention(start, post[1], (at, post[1]), honorific, refers=True)
        return _with_posts(words, start, name, honorific, before)
    name = match_person_name(words, at)
    if name is None or (honorific is None and not _listed(words, at, name, bare=bare)):
        return None
    return _with_posts(words, start, name, honorific, ())


def _whole_post(words: str, end: int) -> int:
    """Return the end of a post with the body above that a name follows: "…, Bộ Tài chính NAME"."""
    central = _CENTRAL.match(words, end)
    end = central.end() if central else end
    above = _OF_LARGER.match(words, end)
    body = match_body(words, above.end()) if above else None
    if body is None or match_person_name(words, _after_space(words, end)):
        return end
    name = match_person_name(words, _after_space(words, body[1]))
    return body[1] if name and _has_surname(name) else end


def _called_behind(words: str, end: int) -> tuple[tuple[str, int], str] | None:
    """Return the name and honorific behind a post and a dash: ``Bí thư Thành ủy - ông NAME``."""
    gap = _CALLED.match(words, end)
    honorific = match_honorific(words, gap.end()) if gap else None
    name = match_person_name(words, _after_gap(words, honorific[1])) if honorific else None
    return (name, honorific[0].lower()) if honorific and name and _has_surname(name) else None


def _posts_before(words: str, start: int, end: int) -> tuple[Title, ...]:
    """Return the posts before a name: ``Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh NAME`` has two.

    Only the first where no name closes the row, for then each may be another person's.
    """
    titles = [Title(start, end)]
    while match_person_name(words, _after_space(words, titles[-1].end)) is None:
        gap = _NEXT_POST.match(words, titles[-1].end)
        post = match_post(words, gap.end()) if gap else None
        if gap is None or post is None or len(titles) == _MOST_POSTS:
            return (titles[0],)
        titles.append(Title(gap.end(), post[1]))
    return tuple(titles)


def _has_surname(name: tuple[str, int]) -> bool:
    """Say whether a run of capitals opens with a surname, as it must without an honorific."""
    return is_surname(name[0].split()[0])


def _listed(words: str, at: int, name: tuple[str, int], *, bare: bool) -> bool:
    """Say whether a name without honorific is one of a list: a post follows, or it is plural."""
    if not _has_surname(name) or not _begins_item(words, at):
        return False
    if not bare:
        return True
    after = _POST_AFTER.match(words, name[1])
    return after is not None and match_post(words, after.end()) is not None


def _begins_item(words: str, at: int) -> bool:
    """Say whether an item of a list begins at ``at``, or the sentence."""
    return (
        not words[:at].strip()
        if at < _ITEM_BACK
        else bool(_LIST_BEFORE.search(words[at - _ITEM_BACK : at]))
    )


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
    if _NEXT_IN_LIST.match(gap[0]) and len(_posts_before(words, gap.end(), post[1])) > 1:
        return None  # "A, Chủ tịch UBND và Phó Bí thư, Phó Chủ tịch UBND B"
    return Title(gap.end(), _post_end(words, gap.end(), post[1]))


def _post_end(words: str, start: int, end: int) -> int:
    """Return where a post ends: at a mark, at a verb, or at the next person."""
    board = _BOARD.match(words, end) if _OF_BOARD.search(words[start:end]) else None
    boundary = _BOUNDARY.search(words, board.end() if board else end)
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
