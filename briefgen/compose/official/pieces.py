"""Lines of an official form: words, and gaps shown as brackets."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from briefgen.compose.wording import Wording
from briefgen.model.official import Line, Piece
from briefgen.vi.text import capitalise

SAY = Wording("vi")


@cache
def section(name: str) -> dict[str, Any]:
    """Return a section of ``words.toml``."""
    home = resources.files("briefgen.compose.official").joinpath("words.toml")
    table: dict[str, Any] = _tables(home.read_text(encoding="utf-8"))[name]
    return table


@cache
def _tables(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def word(table: str, key: str, **facts: object) -> str:
    """Return the words ``[table] key`` with their facts filled in."""
    text: str = section(table)[key]
    return text.format_map(facts)


def words(table: str, key: str) -> tuple[str, ...]:
    """Return a list of words."""
    return tuple(section(table)[key])


def gap(name: str) -> Piece:
    """Return the bracket that stands for what the record does not say."""
    return Piece(text=word("gaps", name), missing=True)


def or_gap(text: str | None, name: str) -> str | Piece:
    """Return the text, else the bracket for it."""
    return text or gap(name)


def line(*parts: str | Piece | Iterable[Piece], mark: str = "") -> Line:
    """Return a paragraph; plain words get their no-break spaces, neighbours become one piece."""
    return Line(pieces=merged(parts), mark=mark)


def merged(parts: Iterable[str | Piece | Iterable[Piece]]) -> tuple[Piece, ...]:
    """Return pieces, plain words side by side as one."""
    found: list[Piece] = []
    for part in parts:
        for piece in _pieces(part):
            last = found[-1] if found else None
            plain = not (piece.missing or piece.part)
            if last and plain and not (last.missing or last.part):
                found[-1] = Piece(text=SAY.unbroken(last.text + piece.text))
            elif piece.text:
                found.append(piece)
    return tuple(found)


def _pieces(part: str | Piece | Iterable[Piece]) -> Iterable[Piece]:
    if isinstance(part, str):
        return (Piece(text=SAY.unbroken(part)),)
    return (part,) if isinstance(part, Piece) else part


def filled(sentence: str, **facts: str | Piece | Iterable[Piece]) -> tuple[Piece, ...]:
    """Return a sentence in pieces, each fact in its place: ``Ngày {date}, …``."""
    parts: list[str | Piece | Iterable[Piece]] = []
    for number, part in enumerate(re.split(r"\{(\w+)\}", sentence)):
        parts.append(facts[part] if number % 2 else part)
    return merged(parts)


def capital(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces with a capital at their beginning; a gap keeps its letters."""
    if not pieces or pieces[0].missing:
        return pieces
    first = pieces[0].model_copy(update={"text": capitalise(pieces[0].text)})
    return (first, *pieces[1:])
