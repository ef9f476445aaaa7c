"""What a reader of a form hands on: lines, what is known of each, what was left out."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from briefgen.errors import Phrase, Place, Problem
from briefgen.extract.composed import UNPRINTED
from briefgen.extract.lines import NOTHING_KNOWN
from briefgen.model import SentenceKind

LeftKind = Literal[
    "menu", "related", "share", "comments", "foot", "notice", "hidden", "other", "page-head"
]
_SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_ANY_SPACE = re.compile(r"[ \r\n\f\v\u0085\u00a0\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class LeftOut(NamedTuple):
    """A line that is on the page but no part of the report."""

    kind: LeftKind
    text: str


class Written(NamedTuple):
    """The lines of a report as one text.

    Args:
        text: lines with line breaks between them; cells of a table row with tabs between.
        known: what the form tells of a line, by the offset it begins at.
        left_out: lines of the page that are none of the report.
        published_at: when the page says it was published; the clock of the place.
        notes: what the user must know of the reading; warnings.
        origins: for each character where it stands in the file's own text, and for the end;
            ``None`` where the file holds more than a text.
    """

    text: str
    known: Mapping[int, SentenceKind] = NOTHING_KNOWN
    left_out: tuple[LeftOut, ...] = ()
    published_at: datetime | None = None
    notes: tuple[Problem, ...] = ()
    origins: tuple[int, ...] | None = None


class Line(NamedTuple):
    """A line; ``gap`` is what parts it from the line before."""

    text: str
    kind: SentenceKind | None = None
    gap: str = "\n"


class Read(NamedTuple):
    """What a reader found in a file, before its lines are joined."""

    lines: list[Line]
    left_out: tuple[LeftOut, ...] = ()
    published_at: datetime | None = None
    notes: tuple[Problem, ...] = ()


def line_of(text: str) -> str:
    """Return words as one line with single spaces; letters and odd signs stay as they are.

    A soft hyphen is a letter in TCVN3, a no-break space half a letter in garbled text: only when
    the letters of the whole text are read can they go (``join_lines``).
    """
    return _SPACE.sub(" ", text).strip(" ")


def join_lines(lines: list[Line], spell: Callable[[str], str] = str) -> Written:
    """Return lines as one text, without signs that do not print.

    Args:
        lines: empty ones are dropped.
        spell: mends the letters of the whole text; it keeps line breaks as they are.
    """
    spelt = spell("\n".join(line.text for line in lines)).split("\n") if lines else []
    parts: list[str] = []
    known: dict[int, SentenceKind] = {}
    length = 0
    for line, words in zip(lines, spelt, strict=True):
        words = "\t".join(map(_printed, words.split("\t")))
        if not words.strip():
            continue
        gap = line.gap if parts else ""
        if line.kind:
            known[length + len(gap)] = line.kind
        parts.append(gap + words)
        length += len(gap + words)
    return Written("".join(parts), MappingProxyType(known))


def _printed(words: str) -> str:
    words = _ANY_SPACE.sub(" ", _CONTROL.sub("", UNPRINTED.sub("", words))).strip()
    return words if words.isascii() else unicodedata.normalize("NFC", words)


def note_of(left_out: tuple[LeftOut, ...], name: str) -> tuple[Problem, ...]:
    """Return one warning that says how many lines were left out, and of what kinds."""
    if not left_out:
        return ()
    kinds = dict.fromkeys(left.kind for left in left_out)
    parts = [Phrase(f"left-{kind}") for kind in kinds]
    facts = {"lines": len(left_out), "parts": parts}
    return (Problem("source-parts-left-out", Place(name), facts, severity="warning"),)
