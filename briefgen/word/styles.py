"""Styles of a template, found by id or by name."""

import re
from functools import cached_property
from typing import Literal, NamedTuple

StyleKind = Literal["paragraph", "character", "table", "numbering"]

_STYLE = re.compile(r"<w:style (?P<attributes>[^<>]*)>(?P<body>.*?)</w:style>", re.DOTALL)
_ATTRIBUTE = re.compile(r'w:(type|styleId)="([^"]*)"')
_NAME = re.compile(r'<w:name w:val="([^"]*)"')

_COUNT, _LEVEL = re.compile(r'<w:numId w:val="(\d+)"'), re.compile(r'<w:ilvl w:val="(\d)"')


class Style(NamedTuple):
    """What a style is known by: kind, id, name (without the aliases behind a comma)."""

    kind: str
    id: str
    name: str


class Styles:
    """The styles of one document.

    Args:
        text: ``styles.xml``, with the usual prefix.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def all(self) -> list[Style]:
        """All styles, also those that were added since."""
        from html import unescape

        found: list[Style] = []
        for each in _STYLE.finditer(self.text):
            said = dict(_ATTRIBUTE.findall(each["attributes"]))
            name = _NAME.search(each["body"])
            kind, own = said.get("type", "paragraph"), unescape(said.get("styleId", ""))
            found.append(Style(kind, own, unescape(name[1]).partition(",")[0] if name else ""))
        return found

    @cached_property
    def _ids(self) -> dict[tuple[str, str], str]:
        """Ids by kind and by id or name in small letters; names weigh less than ids."""
        names = {(style.kind, style.name.lower()): style.id for style in self.all if style.name}
        return names | {(style.kind, style.id.lower()): style.id for style in self.all}

    def id(self, kind: StyleKind, wanted: str) -> str | None:
        """Return the id of a style given by id or name in either case, ``None`` for none such."""
        return self._ids.get((kind, wanted.lower()))

    def count(self, own: str) -> tuple[str, str] | None:
        """Return the count and the level of the list of a paragraph style, if it has one."""
        return self._counts.get(own)

    @cached_property
    def _counts(self) -> dict[str, tuple[str, str]]:
        """Count and level by style."""
        found = {}
        for each in _STYLE.finditer(self.text):
            own = dict(_ATTRIBUTE.findall(each["attributes"])).get("styleId", "")
            if (count := _COUNT.search(each["body"])) and count[1] != "0":
                level = _LEVEL.search(each["body"])
                found[own] = (count[1], level[1] if level else "0")
        return found

    def named(self, kind: str, name: str) -> str | None:
        """Return the id of the style of that name in either case, ``None`` for none such."""
        wanted = (kind, name.lower())
        return next((one.id for one in self.all if (one.kind, one.name.lower()) == wanted), None)

    def add(self, style: Style) -> None:
        """Note that a style has been added."""
        self.all.append(style)
