"""Styles of a template, found by id or by name."""

import re
from functools import cached_property
from typing import Literal

StyleKind = Literal["paragraph", "character", "table", "numbering"]

_STYLE = re.compile(r"<w:style (?P<attributes>[^<>]*)>(?P<body>.*?)</w:style>", re.DOTALL)
_ATTRIBUTE = re.compile(r'w:(type|styleId)="([^"]*)"')
_NAME = re.compile(r'<w:name w:val="([^"]*)"')


class Styles:
    """The styles of one document.

    Args:
        text: ``styles.xml``, with the usual prefix.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _ids(self) -> dict[tuple[str, str], str]:
        """Ids by kind and by id or name in small letters; names weigh less than ids."""
        from html import unescape

        names: dict[tuple[str, str], str] = {}
        ids: dict[tuple[str, str], str] = {}
        for found in _STYLE.finditer(self.text):
            said = dict(_ATTRIBUTE.findall(found["attributes"]))
            kind, own = said.get("type", "paragraph"), unescape(said.get("styleId", ""))
            ids[kind, own.lower()] = own
            if name := _NAME.search(found["body"]):
                names[kind, unescape(name[1]).lower()] = own
        return names | ids

    def id(self, kind: StyleKind, wanted: str) -> str | None:
        """Return the id of a style given by id or name in either case, ``None`` for none such."""
        return self._ids.get((kind, wanted.lower()))
