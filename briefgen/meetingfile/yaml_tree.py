"""YAML to a tree of nodes, by the parser's events: no value is guessed, nothing is constructed.

The composers and constructors of YAML libraries read ``0123`` as 83, ``8:30`` as 510, ``no`` as
False, keep the last of two equal keys and fall over a hundred thousand brackets. Here a scalar
stays the text it is, and what a data file has no use for is refused with line and column: anchors,
aliases, tags, second documents.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from briefgen.meetingfile.nodes import (
    Builder,
    Limits,
    Mapping,
    Refused,
    Scalar,
    Sequence,
    Style,
    Tree,
)

TAB_INDENT = re.compile(r" *\t[ \t]*(?=\S)")
STANDARD_TAG = "tag:yaml.org,2002:"  # what the parser makes of !!
LOST_AFTER_HASH = re.compile(r" #[^\s#!]")
SHOWN_LINE = 60

EXPLAINED: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "yaml-colon"),
    ("unexpected end of stream", "yaml-open-quote"),
    ("expected ',' or", "yaml-open-bracket"),
    ("cannot start any token", "yaml-first-character"),
    ("found unknown directive", "yaml-first-character"),
    ("escape", "yaml-escape"),
    ("hexdecimal", "yaml-escape"),
    ("expected ':'", "yaml-no-colon"),
    ("sequence entries are not allowed", "yaml-dash"),
    ("document start", "second-document"),
    ("expected key", "yaml-indent"),
    ("'-' indicator", "yaml-indent"),
    ("block end", "yaml-indent"),
    ("node content", "yaml-bracket"),
)
"""Words of the parser's complaint, C or Python, and our code for it; the first that fits."""


def read_yaml(text: str, file: str, limits: Limits) -> Tree:
    """Return the tree of a YAML text with all problems; no root when its syntax is broken."""
    from yaml.error import MarkedYAMLError, YAMLError

    builder = Builder(file, limits)
    walk = _Walk(builder, text)
    try:
        for event in _events(text):
            walk.take(event)
            if walk.done:
                break
    except MarkedYAMLError as error:
        _explain(error, walk)
        return Tree(None, builder.problems)
    except YAMLError as error:
        builder.problem("yaml-unreadable", None, None, problem=str(error).splitlines()[0])
        return Tree(None, builder.problems)
    return Tree(builder.root, builder.problems)


def _events(text: str) -> Iterator[Any]:
    """Yield the parser's events; libyaml's when PyYAML was built with it."""
    try:
        from yaml._yaml import CParser

        parser: Any = CParser(text)
    except ImportError:
        parser = _python_parser(text)
    while parser.check_event():
        yield parser.get_event()


def _python_parser(text: str) -> Any:
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PythonParser(Reader, Scanner, Parser):
        def __init__(self) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    return PythonParser()


class _Walk:
    """Takes events one by one and hands nodes to the builder."""

    def __init__(self, builder: Builder, text: str) -> None:
        self.builder = builder
        self.done = False
        self.last: Any = None
        self._documents = 0
        self._lines = text.split("\n")
        self._hashes = LOST_AFTER_HASH.search(text) is not None
        self._takers = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._mapping,
            "SequenceStartEvent": self._sequence,
            "MappingEndEvent": self._end,
            "SequenceEndEvent": self._end,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    def take(self, event: Any) -> None:
        """Take one event of the parser."""
        taker = self._takers.get(type(event).__name__)
        if taker:
            taker(event, event.start_mark.line + 1, event.start_mark.column + 1)
        self.last = event

    def _scalar(self, event: Any, line: int, column: int) -> None:
        self._refuse_marks(event, line, column)
        style = Style.QUOTED if event.style else Style.PLAIN
        if self.builder.wants_key:
            text = event.value
            if not text.isascii():
                text = unicodedata.normalize("NFC", text)
            self.builder.key(Scalar(line, column, text, style))
            return
        self.builder.scalar(Scalar(line, column, event.value, style))
        if self._hashes and style is Style.PLAIN:
            self._refuse_lost_text(event)

    def _mapping(self, event: Any, line: int, column: int) -> None:
        self._start(event, Mapping(line, column))

    def _sequence(self, event: Any, line: int, column: int) -> None:
        self._start(event, Sequence(line, column))

    def _start(self, event: Any, container: Mapping | Sequence) -> None:
        self._refuse_marks(event, container.line, container.column)
        if self.builder.wants_key:
            text = self.shown(event.start_mark.line, event.start_mark.column)
            self.builder.problem("yaml-odd-key", container.line, container.column, text=text)
        self.builder.open(container)

    def _end(self, _event: Any, _line: int, _column: int) -> None:
        self.builder.close()

    def _alias(self, event: Any, line: int, column: int) -> None:
        self.builder.problem("yaml-alias", line, column, text=f"*{event.anchor}")
        if self.builder.wants_key:
            self.builder.key(Scalar(line, column, f"*{event.anchor}", Style.PLAIN))
        else:
            self.builder.add(Refused(line, column))

    def _document(self, _event: Any, line: int, column: int) -> None:
        self._documents += 1
        if self._documents > 1:
            self.builder.problem("second-document", line, column)
            self.done = True

    def _refuse_marks(self, event: Any, line: int | None, column: int | None) -> None:
        if event.anchor:
            self.builder.problem("yaml-anchor", line, column, text=f"&{event.anchor}")
        if event.tag:
            text = event.tag.replace(STANDARD_TAG, "!!")
            self.builder.problem("yaml-tag", line, column, text=text)

    def _refuse_lost_text(self, event: Any) -> None:
        """Refuse ``Giải #1``: YAML takes what follows the hash for a comment, without a word."""
        line, column = event.end_mark.line, event.end_mark.column
        if event.value and LOST_AFTER_HASH.match(self._lines[line], column):
            text = self.shown(event.start_mark.line, event.start_mark.column)
            self.builder.problem("yaml-hash", line + 1, column + 2, text=text)

    def shown(self, line: int, column: int = 0) -> str:
        """Return what stands on a line (from 0), short enough to be shown."""
        text = self._lines[line][column:].strip() if line < len(self._lines) else ""
        return text if len(text) <= SHOWN_LINE else text[: SHOWN_LINE - 1] + "…"

    def character(self, line: int, column: int) -> str:
        """Return the character at a place, both from 0; empty at the end of a line."""
        return self._lines[line][column : column + 1] if line < len(self._lines) else ""

    def tabs(self) -> Iterator[tuple[int, int]]:
        """Yield line and column, from 1, of every tab that indents."""
        for number, line in enumerate(self._lines, 1):
            if TAB_INDENT.match(line):
                yield number, line.index("\t") + 1


def _explain(error: Any, walk: _Walk) -> None:
    """Say in plain words what the parser stumbled over, at the place where it can be mended."""
    mark, told = error.problem_mark, {problem.at.line for problem in walk.builder.problems}
    line, column = mark.line, mark.column
    if line + 1 in told:
        return  # the parser stumbled over what has been refused already
    words = error.problem or ""
    character = walk.character(line, column)
    if "tab character" in words or character == "\t":
        for at in list(walk.tabs()) or [(line + 1, column + 1)]:
            walk.builder.problem("yaml-tab", *at)
        return
    code = next((code for part, code in EXPLAINED if part in words), "yaml-unreadable")
    code, line, column = _better(code, error, walk.last)
    text = walk.shown(line, 0)
    facts = {"text": text, "character": character, "problem": words}
    walk.builder.problem(code, line + 1, column + 1, **facts)


def _better(code: str, error: Any, last: Any) -> tuple[str, int, int]:
    """Return the code and place, from 0, that fit what stood before the place of the complaint."""
    mark, context = error.problem_mark, error.context_mark
    quoted = getattr(last, "style", None) in ("'", '"')
    if code == "yaml-indent" and quoted and last.end_mark.line == mark.line:
        if last.start_mark.line < mark.line:  # a quote never closed ran on to the next quote
            return "yaml-open-quote", last.start_mark.line, last.start_mark.column
        return "yaml-after-quote", mark.line, mark.column
    if code == "yaml-colon" and (last is None or last.start_mark.line != mark.line):
        return "yaml-indent", mark.line, mark.column
    if code in ("yaml-open-quote", "yaml-open-bracket", "yaml-no-colon") and context:
        return code, context.line, context.column
    return code, mark.line, mark.column
