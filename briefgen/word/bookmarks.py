"""What the bookmarks of a document hold, read from the text of its main part.

Nothing is parsed into a tree: a document that was just made is read in a millisecond, and making
it loads no XML library.
"""

import re
from collections.abc import Iterator
from html import unescape

_TOKEN = re.compile(
    r"<w:(?P<mark>bookmarkStart|bookmarkEnd)\b(?P<about>[^<>]*)/>"
    r"|<w:t(?:\s[^<>]*)?>(?P<text>[^<>]*)</w:t>"
    r"|<w:(?P<sign>tab|br|cr|noBreakHyphen)\b[^<>]*/>"
    r"|(?P<tabs><w:tabs>.*?</w:tabs>)"
)
_ID, _NAME = re.compile(r'w:id="([^"]*)"'), re.compile(r'w:name="([^"]*)"')
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def bookmarked_texts(document: str) -> dict[str, str]:
    """Return the text of each bookmark by name, in the order they begin.

    Of two bookmarks of one name the first counts, as for Word. What was deleted with changes
    tracked is no text.

    Args:
        document: the main part, with the usual prefix ``w``.
    """
    found: dict[str, list[str]] = {}
    open_names: dict[str, str] = {}
    for kind, value in _tokens(document):
        if kind == "bookmarkStart":
            name = _said(_NAME, value)
            if name not in found:
                open_names[_said(_ID, value)] = name
                found[name] = []
        elif kind == "bookmarkEnd":
            open_names.pop(_said(_ID, value), None)
        else:
            for name in open_names.values():
                found[name].append(value)
    return {name: "".join(texts) for name, texts in found.items()}


def _said(attribute: re.Pattern[str], about: str) -> str:
    found = attribute.search(about)
    return unescape(found[1]) if found else ""


def _tokens(document: str) -> Iterator[tuple[str, str]]:
    for token in _TOKEN.finditer(document):
        if token["mark"]:
            yield token["mark"], token["about"]
        elif token["text"] is not None:
            yield "text", unescape(token["text"])
        elif token["sign"]:
            yield "text", SIGNS[token["sign"]]
