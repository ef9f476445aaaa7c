"""The template's own text, before it is filled: marks each tag's place and checks what can be.

A template is XML with Jinja in it. Jinja is masked by blanks of the same length, so that tags and
attributes can be found with their line and column in the file the author edits, in branches
that no data reaches too. What an expression decides is checked when the page is made.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from briefgen.errors import Place, Problem
from briefgen.pdf.tree import (
    MARK,
    misplaced_tag,
    unknown_attribute,
    unknown_tag,
    unread_value,
)
from briefgen.pdf.vocabulary import VOCABULARY

JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
OUTSIDE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z_][\w.-]*)"
    r"(?P<pairs>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(?P<alone>/?)>"
)
OPENING = re.compile(r"<([A-Za-z_][\w.-]*)")
ATTRIBUTE = re.compile(r"\s([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
MARKS = ("{{", "{%", "{#")


class Lines:
    """Turns offsets into lines and columns, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, offset: int, tag: str = "") -> Place:
        """Return the place of a character."""
        line = bisect_right(self._starts, offset)
        return Place(line=line, column=offset - self._starts[line - 1] + 1, tag=tag or None)


@dataclass(frozen=True, slots=True)
class Written:
    """A tag as written: its attributes with their text and place; ``None`` for an expression."""

    name: str
    at: Place
    values: dict[str, tuple[str | None, Place]]

    def value(self, name: str) -> str | None:
        """Return the text of an attribute; ``None`` where there is none or an expression is."""
        return self.values.get(name, (None, self.at))[0]


@dataclass(slots=True)
class Sketch:
    """What is seen of a template without filling it: its tags, and what is wrong with them."""

    tags: list[Written] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    misplaced: list[Problem] = field(default_factory=list)
    whole: bool = True


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
    """Return what is wrong with the tags anywhere in a template, each with its place.

    Tags and attributes that do not exist, values that cannot be read, tags in the wrong place,
    names of styles, colours, symbols, fonts and places that nothing declares.
    """
    from briefgen.pdf.naming import check_names

    sketch = _sketch(source)
    problems = sketch.problems + (sketch.misplaced if sketch.whole else [])
    return problems + check_names(sketch.tags)


def place_in(source: str, line: int, offset_in: Callable[[str, bool], int | None]) -> Place:
    """Return the place of a fault in the expressions of a line.

    Args:
        source: the template.
        line: where the fault is.
        offset_in: returns where in the code of an expression (or statement: true) the fault is.
    """
    lines = Lines(source)
    for found in JINJA.finditer(source):
        first, last = lines.place(found.start()).line or 0, lines.place(found.end() - 1).line or 0
        if not first <= line <= last or found[0].startswith("{#"):
            continue
        at = offset_in(found[0][2:-2], found[0].startswith("{%"))
        if at is not None:
            return lines.place(found.start() + 2 + at)
    return Place(line=line or None)


def _sketch(source: str) -> Sketch:
    """Return the tags of a template; where they do not close in turn it is not ``whole``."""
    lines, made = Lines(source), Sketch()
    around: list[str] = []
    for found in TAG.finditer(_masked(source)):
        name = found["name"]
        if found["end"]:
            if not around or around.pop() != name:
                made.whole = False
                around.clear()
            continue
        at = lines.place(found.start(), name)
        if name in VOCABULARY:
            made.tags.append(_read(found, source, lines, made.problems))
        else:
            made.problems.append(unknown_tag(name, at))
        parent = around[-1] if around else None
        if (problem := misplaced_tag(name, parent, at)) is not None:
            made.misplaced.append(problem)
        if not found["alone"]:
            around.append(name)
    made.whole = made.whole and not around
    return made


def _read(found: re.Match[str], source: str, lines: Lines, problems: list[Problem]) -> Written:
    """Return a tag with its attributes, noting those that do not exist or cannot be read."""
    tag = found["name"]
    values: dict[str, tuple[str | None, Place]] = {}
    for pair in ATTRIBUTE.finditer(found["pairs"]):
        at = lines.place(found.start("pairs") + pair.start(1), tag)
        group = 2 if pair[2] is not None else 3
        start, end = (found.start("pairs") + edge for edge in pair.span(group))
        text = source[start:end]
        kind = VOCABULARY[tag].attributes.get(pair[1])
        if kind is None:
            problems.append(unknown_attribute(tag, pair[1], at))
            continue
        if any(mark in text for mark in MARKS):
            values[pair[1]] = (None, at)
            continue
        values[pair[1]] = (_plain(text), at)
        try:
            kind.read(_plain(text))
        except ValueError:
            problems.append(unread_value(pair[1], text, kind, at))
    return Written(tag, lines.place(found.start(), tag), values)


def _plain(text: str) -> str:
    """Return the text of an attribute without references to characters."""
    from html import unescape

    return unescape(text) if "&" in text else text


def _masked(source: str) -> str:
    """Return the source with Jinja, comments and CDATA blanked out, every offset kept."""
    return OUTSIDE.sub(_blank, JINJA.sub(_blank, source))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def written_names(tags: Iterable[Written], *homes: tuple[str, str]) -> Iterator[str | None]:
    """Yield the names that tags give themselves: by (tag, attribute); any tag where it is ``*``."""
    for tag in tags:
        for home, attribute in homes:
            if home in ("*", tag.name) and attribute in tag.values:
                yield tag.value(attribute)
