"""The template's own text, before it is filled: marks each tag's place and checks what can be.

A template is XML with Jinja in it. Jinja is masked by blanks of the same length, so that tags and
attributes can be found with their line and column in the file the author edits, in branches
that no data reaches too.
"""

import re
from bisect import bisect_right

from briefgen.errors import Place, Problem
from briefgen.pdf.tree import MARK, unknown_attribute, unknown_tag
from briefgen.pdf.vocabulary import VOCABULARY

JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
OUTSIDE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
TAG = re.compile(r"<([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/?>")
OPENING = re.compile(r"<([A-Za-z_][\w.-]*)")
ATTRIBUTE = re.compile(r"\s([\w:.-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


class Lines:
    """Turns offsets into lines and columns, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, offset: int, tag: str = "") -> Place:
        """Return the place of a character."""
        line = bisect_right(self._starts, offset)
        return Place(line=line, column=offset - self._starts[line - 1] + 1, tag=tag or None)


def mark_places(source: str) -> str:
    """Return the template with the line and column of each tag as an attribute of that tag."""
    lines = Lines(source)
    pieces: list[str] = []
    done = 0
    for found in OPENING.finditer(_masked(source)):
        at = lines.place(found.start())
        pieces += (source[done : found.end()], f' {MARK}="{at.line}:{at.column}"')
        done = found.end()
    pieces.append(source[done:])
    return "".join(pieces)


def check_markup(source: str) -> list[Problem]:
    """Return unknown tags and attributes anywhere in the template, each with its place."""
    lines = Lines(source)
    problems: list[Problem] = []
    for found in TAG.finditer(_masked(source)):
        tag = found[1]
        if tag not in VOCABULARY:
            problems.append(unknown_tag(tag, lines.place(found.start(), tag)))
            continue
        for attribute in ATTRIBUTE.finditer(found[2]):
            if attribute[1] not in VOCABULARY[tag].attributes:
                at = lines.place(found.start(2) + attribute.start(1), tag)
                problems.append(unknown_attribute(tag, attribute[1], at))
    return problems


def _masked(source: str) -> str:
    """Return the source with Jinja, comments and CDATA blanked out, every offset kept."""
    return OUTSIDE.sub(_blank, JINJA.sub(_blank, source))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
