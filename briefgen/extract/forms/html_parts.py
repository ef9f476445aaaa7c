"""What a part of a web page is: menu, related links, comments …, by its tag, role and names."""

import re
from functools import cache, lru_cache

from lxml.etree import _Element

from briefgen.extract.forms.written import LeftKind
from briefgen.vi.lexicons import lexicon, longest_first

NO_TEXT = frozenset(lexicon("webpage")["no-text"]["tags"].split())
"""Elements whose text no reader of the page sees, or that are switches."""
_BY_TAG: dict[str, LeftKind] = {
    "nav": "menu",
    "menu": "menu",
    "aside": "related",
    "footer": "foot",
    "dialog": "notice",
}
_BY_ROLE: dict[str, LeftKind] = {
    "navigation": "menu",
    "menu": "menu",
    "banner": "menu",
    "complementary": "related",
    "contentinfo": "foot",
    "search": "notice",
    "dialog": "notice",
    "alertdialog": "notice",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTING = re.compile(r"[\s_.:]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LONGEST_NAME = 300
_KINDS: tuple[LeftKind, ...] = ("comments", "related", "share", "menu", "foot", "notice")


def part_of(element: _Element) -> LeftKind | None:
    """Return what part of the page an element is, when its names say that it is no report."""
    tag = str(element.tag)
    by_tag = _BY_TAG.get(tag) or _BY_ROLE.get(element.get("role", ""))
    if by_tag:
        return by_tag
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return "hidden"
    return None if tag in ("html", "body") else _kind_of(_written_names(element))


def is_article(element: _Element) -> bool:
    """Return whether an element says that it holds the report."""
    if element.tag in ("article", "main") or element.get("role") in ("main", "article"):
        return True
    return element.get("itemprop") == "articleBody" or is_named(element, "article")


def is_named(element: _Element, section: str) -> bool:
    """Return whether class or id of an element holds a name of a section of the lexicon."""
    return _has_name(_written_names(element), section)


def _written_names(element: _Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST_NAME].strip()


@lru_cache(maxsize=1024)
def _kind_of(written: str) -> LeftKind | None:
    return next((kind for kind in _KINDS if _has_name(written, kind)), None)


@lru_cache(maxsize=4096)
def _has_name(written: str, section: str) -> bool:
    """Say whether names hold one of a section; words of a name are parted by hyphens first."""
    if not written:
        return False
    names = (_CAMEL.sub("-", _PARTING.sub("-", name)).lower() for name in written.split())
    return bool(_pattern(section).search(" ".join(names)))


@cache
def _pattern(section: str) -> re.Pattern[str]:
    names = longest_first(lexicon("webpage")[section]["names"])
    any_name = "|".join(re.escape(name).replace(r"\-", "-?") for name in names)
    return re.compile(rf"(?:^|[ -])(?:{any_name})(?:$|[ -])")
