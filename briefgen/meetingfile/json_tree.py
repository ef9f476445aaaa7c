"""JSON to a tree of nodes, strictly by RFC 8259, every value with line and column.

The decoder of the standard library keeps no positions, takes NaN and Infinity, and drops all but
the last of equal keys; here it decodes the strings, and the rest is walked without recursion.
"""

import re
import unicodedata
from bisect import bisect_right
from json import JSONDecodeError, JSONDecoder

from briefgen.meetingfile.nodes import (
    LONGEST_NUMBER,
    NUMBER,
    SHOWN,
    Builder,
    Limits,
    Mapping,
    Refused,
    Scalar,
    Sequence,
    Style,
    Tree,
)

BLANK = re.compile(r"[ \t\n\r]*")
WORD = re.compile(r"[-+\w.]+")
ODD_WORD = re.compile(r"[^\s,\]}]+")
WORDS = frozenset({"true", "false", "null"})
DECODER = JSONDecoder()


def read_json(text: str, file: str, limits: Limits) -> Tree:
    """Return the tree of a JSON text with all problems; no root when its syntax is broken."""
    builder = Builder(file, limits)
    try:
        _Scan(text, builder).document()
    except _BrokenError:
        return Tree(None, builder.problems)
    return Tree(builder.root, builder.problems)


class _BrokenError(Exception):
    """The syntax is broken; the builder knows where and why."""


class _Scan:
    """A place in the text, moving on; hands nodes to the builder."""

    def __init__(self, text: str, builder: Builder) -> None:
        self.text = text
        self.builder = builder
        self.at = 0
        self._just_opened = False
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def document(self) -> None:
        """Read the one value of the file."""
        self._blank()
        self._value()
        while self.builder.top is not None:
            self._member(self.builder.top)
        self._blank()
        if self.at < len(self.text):
            raise self._broken("json-after-end")

    def _member(self, top: Sequence | Mapping) -> None:
        """Read what may follow inside the innermost open list or object: a member, or its end."""
        close = "]" if isinstance(top, Sequence) else "}"
        self._blank()
        if self._take(close):
            self.builder.close()
            self._just_opened = False
            return
        if not self._just_opened:
            self._comma(top, close)
        if isinstance(top, Mapping):
            self._key()
        self._value()

    def _comma(self, top: Sequence | Mapping, close: str) -> None:
        if not self._take(","):
            if self.at == len(self.text):
                raise self._broken("json-open-bracket", top.line, top.column, close=close)
            raise self._broken("json-no-comma", close=close)
        comma = self.at - 1
        self._blank()
        if self.text.startswith(("]", "}"), self.at):
            raise self._broken("json-last-comma", *self._place(comma))

    def _key(self) -> None:
        line, column = self._place(self.at)
        if not self.text.startswith('"', self.at):
            raise self._broken("json-key")
        text = unicodedata.normalize("NFC", self._string())
        self.builder.key(Scalar(line, column, text, Style.QUOTED))
        self._blank()
        if not self._take(":"):
            raise self._broken("json-no-colon", text=text)
        self._blank()

    def _value(self) -> None:
        line, column = self._place(self.at)
        first = self.text[self.at : self.at + 1]
        self._just_opened = bool(first) and first in "[{"
        if self._just_opened:
            self.at += 1
            self.builder.open(Sequence(line, column) if first == "[" else Mapping(line, column))
        elif first == '"':
            self.builder.scalar(Scalar(line, column, self._string(), Style.QUOTED))
        else:
            self._bare(line, column)

    def _bare(self, line: int, column: int) -> None:
        """Read a number, or one of the three words of JSON."""
        found = WORD.match(self.text, self.at)
        text = found[0] if found else ""
        if text in WORDS:
            self.builder.scalar(Scalar(line, column, text, Style.PLAIN))
        elif NUMBER.fullmatch(text):
            self._number(Scalar(line, column, text, Style.NUMBER))
        else:
            odd = ODD_WORD.match(self.text, self.at)
            raise self._broken("json-value", text=(odd or [self._rest()])[0][:SHOWN])
        self.at += len(text)

    def _number(self, number: Scalar) -> None:
        exponent = re.search(r"[eE][-+]?0*(\d+)$", number.text)
        power = exponent[1] if exponent else "0"
        if len(number.text) > LONGEST_NUMBER or len(power) > 3 or int(power) > LONGEST_NUMBER:
            facts = {"text": number.text[:SHOWN], "limit": LONGEST_NUMBER}
            self.builder.problem("data-number-too-long", number.line, number.column, **facts)
            self.builder.add(Refused(number.line, number.column))
        else:
            self.builder.scalar(number)

    def _string(self) -> str:
        text: str
        try:  # at a quote, this decodes the string and nothing more
            text, self.at = DECODER.raw_decode(self.text, self.at)
        except JSONDecodeError as error:
            code = "json-open-quote" if "Unterminated" in error.msg else "json-escape"
            if "control character" in error.msg:
                code = "json-line-break"
            raise self._broken(code, *self._place(error.pos)) from error
        return text

    def _take(self, character: str) -> bool:
        taken = self.text.startswith(character, self.at)
        self.at += taken
        return taken

    def _blank(self) -> None:
        self.at = BLANK.match(self.text, self.at).end()  # type: ignore[union-attr] # always matches

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _broken(
        self, code: str, line: int | None = None, column: int | None = None, **facts: object
    ) -> _BrokenError:
        if line is None:
            line, column = self._place(self.at)
        self.builder.problem(code, line, column, **{"text": self._rest(), **facts})
        return _BrokenError()

    def _rest(self) -> str:
        """Return what stands here on the line, short enough to be shown."""
        return self.text[self.at : self.at + SHOWN].split("\n", 1)[0].strip()
