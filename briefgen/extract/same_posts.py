"""Posts of one person that say the same: ``UVBTV Tỉnh ủy`` and ``Ủy viên Ban Thường vụ Tỉnh ủy``.

A shorter form of an office (``Bí thư``, ``Chủ tịch UBND TP``) is no second office; of two forms the
fuller one is kept, unless the first says nearly as much.
"""

import re
from functools import lru_cache

from briefgen.model import Post
from briefgen.vi.names import expand
from briefgen.vi.text import fold

_WORD = re.compile(r"\w+")
_DEPUTY = frozenset({"phó", "nguyên", "quyền", "cựu"})
_NEARLY = 0.7
"""Share of the words of the fuller form with which the shorter one stands for it."""
_MOST = 40
"""Posts of one person compared with each other; nobody holds more."""


def merged(posts: list[Post]) -> list[Post]:
    """Return each office once, in the order met."""
    kept: list[Post] = []
    for post in posts[:_MOST]:
        place = next((at for at, each in enumerate(kept) if _same(post, each)), None)
        if place is None:
            kept.append(post)
        elif len(_words(kept[place].title)) < _NEARLY * len(_words(post.title)):
            kept[place] = post
    return [*kept, *posts[_MOST:]]


def _same(one: Post, other: Post) -> bool:
    short, long = sorted((_words(one.title), _words(other.title)), key=len)
    if one.kind != other.kind or short[:1] != long[:1]:
        return False
    if _DEPUTY.intersection(short) != _DEPUTY.intersection(long):
        return False
    return short == long[: len(short)] or (len(short) > 2 and _in_order(short, long))


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether the longer form holds the words of the shorter one in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


@lru_cache(maxsize=4096)
def _words(title: str) -> tuple[str, ...]:
    """Return the folded words of a post, short forms written out."""
    spelt = " ".join(
        expand(word) or word if word.isupper() else word
        for word in title.replace("T.Ư", "TƯ").replace(".", ". ").replace(",", " ").split()
    )
    return tuple(_WORD.findall(fold(spelt)))
