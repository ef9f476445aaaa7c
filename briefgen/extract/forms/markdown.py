"""Markdown read as the text it prints, every character with its place in the file.

Headings, lists, emphasis, links, pictures, tables of pipes, quotes, front matter, HTML within:
their marks go. What looks like a mark and is none (a lone asterisk, a name with underscores) stays.
"""

import html
import re
from types import MappingProxyType
from typing import NamedTuple

from briefgen.extract.composed import compose
from briefgen.extract.forms.written import LeftOut, Written
from briefgen.extract.lines import HEADING_LENGTH, is_caption
from briefgen.model import SentenceKind

LONGEST_MARKED = 20_000
"""Lines with more characters are read as they stand."""

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<inside>(?:[^\n]*\n){0,200}?)---[ \t]*(?:\r?\n|$)")
_LINE = re.compile(r"[^\n]*\n?")
_SPACES = re.compile(r"[^\S\n]+")
_HEADING = re.compile(r"#{1,6} +")
_UNDERLINE = re.compile(r"(?:=+|-{2,})$")
_DROPPED = re.compile(
    r"(?:(?:[-*_] ?){3,}|```.*|~~~.*|\[[^\]]+\]: \S.*|\|? ?:?-+:? ?(?:\| ?:?-+:? ?)*\|?)$"
)
_SEPARATOR = re.compile(r"\|? ?:?-+:? ?(?:\| ?:?-+:? ?)+\|?$|\| ?:?-+:? ?\|$")
_MARGIN = re.compile(r"^(?:> ?)+(?:[*•] )?|^[*•] ")
_BULLET = re.compile(r"[-*+•] ")
_TARGET = r"\([^()]*(?:\([^()]*\)[^()]*)*\)"
_PICTURE = re.compile(rf"!\[[^\]]*\](?:{_TARGET}|\[[^\]]*\])|<img\b[^>]*>")
_ENDS = re.compile(r"[.!?…:;]$")
_BORDERS = re.compile(r"^\| ?| ?(?<!\\)\|$")
_MARGINS = re.compile(r"^ | ?\\?$")
_CELL = re.compile(r" ?(?<!\\)\| ?")
_MARKS = (
    (re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>"), None),
    (re.compile(rf"(?<!\\)\[(?P<kept>[^\[\]]+)\](?:{_TARGET}|\[[^\]]*\])"), "kept"),
    (re.compile(r"<(?P<kept>(?:https?://|mailto:)[^<>\s]+)>"), "kept"),
    (re.compile(r"(?<![\\*])\*\*(?P<kept>\S(?:.*?\S)?)\*\*"), "kept"),
    (re.compile(r"(?<![\\\w])__(?P<kept>\S(?:.*?\S)?)__(?!\w)"), "kept"),
    (re.compile(r"~~(?P<kept>\S(?:.*?\S)?)~~"), "kept"),
    (re.compile(r"(?<![\\\w*])\*(?P<kept>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"), "kept"),
    (re.compile(r"(?<![\\\w])_(?P<kept>[^\s_](?:[^_]*[^\s_])?)_(?!\w)"), "kept"),
    (re.compile(r"`+(?P<kept>[^`]+)`+"), "kept"),
    (re.compile(r"\\(?P<kept>[\\`*_{}\[\]()#+.!|<>~-])"), "kept"),
)  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")


class Traced(NamedTuple):
    """Characters, each with its place in the file."""

    text: str
    places: tuple[int, ...]

    def cut(self, start: int, end: int) -> "Traced":
        """Return a stretch of them."""
        return Traced(self.text[start:end], self.places[start:end])

    def plus(self, other: "Traced") -> "Traced":
        """Return both."""
        return Traced(self.text + other.text, self.places + other.places)

    def unmarked(self, mark: re.Pattern[str], kept: str | None) -> "Traced":
        """Return them without what a pattern finds, but for its group ``kept``."""
        found = list(mark.finditer(self.text))
        if not found:
            return self
        spans, at = [], 0
        for each in found:
            spans += [(at, each.start()), each.span(kept) if kept else (at, at)]
            at = each.end()
        spans.append((at, len(self.text)))
        return Traced(
            "".join(self.text[start:end] for start, end in spans),
            tuple(place for start, end in spans for place in self.places[start:end]),
        )

    def replaced(self, pattern: re.Pattern[str], by: str | None = None) -> "Traced":
        """Return them with what a pattern finds replaced; by what it names when ``by`` is None."""
        text, places, at = "", [], 0
        for found in pattern.finditer(self.text):
            new = html.unescape(found[0]) if by is None else by
            text += self.text[at : found.start()] + new
            places += [*self.places[at : found.start()], *[self.places[found.start()]] * len(new)]
            at = found.end()
        return Traced(text + self.text[at:], (*places, *self.places[at:]))


def read_markdown(source: str) -> Written:
    """Return the text of a Markdown file with the place of every character."""
    front = _FRONT.match(source)
    inside = front["inside"].split("\n") if front else []
    left = tuple(LeftOut("other", line.strip()) for line in inside if line.strip())
    return _Reader(source, front.end() if front else 0).written(left)


class _Reader:
    """One pass over the lines of a file."""

    def __init__(self, source: str, start: int) -> None:
        found = [line for line in _LINE.finditer(source, start) if line[0]]
        self._traced = [_traced(line) for line in found]
        self._lines = [line.text for line in self._traced]
        self._starts = [line.start() for line in found]
        self._rows = _rows(self._lines)
        self._text: list[str] = []
        self._places: list[int] = []
        self._length = 0
        self._known: dict[int, SentenceKind] = {}
        self._titled = False
        self._pictured = False

    def written(self, left_out: tuple[LeftOut, ...]) -> Written:
        """Return what the file says."""
        for number in range(len(self._lines)):
            self._add(number)
        end = self._places[-1] + 1 if self._places else 0
        known = MappingProxyType(self._known)
        return Written("".join(self._text), known, left_out, origins=(*self._places, end))

    def _add(self, number: int) -> None:
        words, start = self._lines[number], self._starts[number]
        below = self._lines[number + 1] if number + 1 < len(self._lines) else ""
        above = self._lines[number - 1] if number else ""
        if words.strip() != "*" and (_DROPPED.match(words) or _is_underline(words, above)):
            return
        line = self._traced[number]
        heading = _HEADING.match(words)
        if heading:
            line = line.cut(heading.end(), len(words.rstrip("# ")))
        pictured = bool(_PICTURE.search(words))
        row = number in self._rows
        line = _composed(_plain(line.unmarked(_PICTURE, None), row=row))
        if line.text.strip():
            is_heading = bool(heading) or _is_underline(below, words)
            kind = "table" if row else self._kind(line.text, words, is_heading)
            if kind:
                self._known[self._length] = kind
            self._put(line.text + "\n", (*line.places, line.places[-1] + 1))
            self._pictured = False
        elif not pictured and self._text and self._text[-1] != "\n":
            self._put("\n", (start,))
        self._pictured |= pictured

    def _put(self, text: str, places: tuple[int, ...]) -> None:
        self._text.append(text)
        self._places += places
        self._length += len(text)

    def _kind(self, text: str, words: str, heading: bool) -> SentenceKind | None:
        short = len(text) <= HEADING_LENGTH and not _ENDS.search(text.rstrip())
        if heading and not self._titled:
            self._titled = True
            return "title"
        if heading and short:
            return "heading"
        if self._pictured and is_caption(text.strip(), after_picture=True):
            return "caption"
        return "body" if _BULLET.match(words) and not heading else None


def _traced(line: re.Match[str]) -> Traced:
    """Return a line without the spaces around it, one space for several inside."""
    words, start = line[0].rstrip(), line.start()
    traced = Traced(words, tuple(range(start, start + len(words)))).replaced(_SPACES, " ")
    return traced.cut(1, len(traced.text)) if traced.text.startswith(" ") else traced


def _rows(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines that are rows of a table: below its head and its dashes."""
    rows: set[int] = set()
    inside = False
    for number, line in enumerate(lines):
        if number and _SEPARATOR.match(line) and "|" in lines[number - 1]:
            rows.add(number - 1)
            inside = True
        elif inside and "|" in line:
            rows.add(number)
        else:
            inside = False
    return frozenset(rows)


def _is_underline(words: str, above: str) -> bool:
    """Say whether a line underlines the one above it, which makes that a heading."""
    return bool(_UNDERLINE.match(words) and above and not _DROPPED.match(above))


def _plain(line: Traced, *, row: bool) -> Traced:
    """Return a line without its marks; the cells of a row with tabs between."""
    if len(line.text) > LONGEST_MARKED:
        return line
    line = line.unmarked(_MARGIN, None)
    if row:
        line = line.unmarked(_BORDERS, None)
        line = line.replaced(_CELL, "\t")
    for mark, kept in _MARKS:
        line = line.unmarked(mark, kept)
    line = line.replaced(_ENTITY)
    return line.unmarked(_MARGINS, None)


def _composed(line: Traced) -> Traced:
    composed = compose(line.text)
    places = tuple(line.places[origin] for origin in composed.origins[:-1])
    return Traced(composed.text, places)
