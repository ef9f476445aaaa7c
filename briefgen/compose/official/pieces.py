"""Lines of an official form: words, gaps shown as brackets, figures that can be found again."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from briefgen.compose.figures import flat, shown, shown_change
from briefgen.compose.wording import Wording
from briefgen.model import Indicator
from briefgen.model.official import Line, Piece
from briefgen.vi.text import capitalise

SAY = Wording("vi")
DIGITS = re.compile(r"[0-9][0-9.,]*(?:-[0-9][0-9.,]*)?")


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


@dataclass(slots=True)
class Figures:
    """Which figures a document shows, so that each of their places has a name of its own."""

    shown: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, *figures: tuple[str, str]) -> None:
        """Note figures that a table shows under their plain names: indicator and part."""
        self.shown.update(figures)

    def marked(self, text: str, indicators: Iterable[Indicator]) -> tuple[Piece, ...]:
        """Return the text in pieces, the figures of these indicators under their names."""
        text = SAY.unbroken(text)
        places: dict[int, tuple[int, str, str]] = {}
        for indicator in indicators:
            for part, digits in _printed(indicator):
                found = re.search(rf"(?<![0-9.,/-]){re.escape(digits)}(?![0-9]|[.,/][0-9])", text)
                if found and not any(s < found.end() and found.start() < e
                                     for s, (e, *_) in places.items()):  # fmt: skip
                    places[found.start()] = (found.end(), indicator.id, part)
        pieces: list[Piece] = []
        done = 0
        for start, (end, name, part) in sorted(places.items()):
            pieces += [Piece(text=text[done:start])] if start > done else []
            pieces.append(self._named(text[start:end], name, part))
            done = end
        return (*pieces, Piece(text=text[done:])) if done < len(text) else tuple(pieces)

    def _named(self, text: str, indicator: str, part: str) -> Piece:
        self.shown[indicator, part] += 1
        turn = self.shown[indicator, part]
        return Piece(text=text, indicator=indicator, part=part if turn == 1 else f"{part}_{turn}")


def _printed(indicator: Indicator) -> Iterable[tuple[str, str]]:
    """Yield the figures of an indicator as they may be printed: part and digits."""
    if indicator.tally is not None:
        yield "tally", f"{indicator.tally.met}/{indicator.tally.total}"
    if indicator.actual is not None:
        quantity = indicator.actual.quantity
        yield from (("actual", digits) for digits in _digits(quantity.raw, quantity.value))
        yield "actual", _only_digits(flat(shown(quantity, SAY).figure, SAY))
    for attainment in indicator.attainments[:1]:
        for digits in _digits(attainment.raw, attainment.percent):
            yield "ratio", digits
    for change in indicator.changes[:1]:
        for digits in _digits(change.quantity.raw, abs(change.quantity.value)):
            yield "change", digits
        yield "change", _only_digits(flat(shown_change(change.quantity, SAY), SAY))


def _digits(raw: str | None, value: Decimal) -> Iterable[str]:
    """Yield the digits as the source prints them, and as we print them."""
    if raw and (found := DIGITS.search(raw)):
        yield found[0].rstrip(".,")
    yield SAY.number(value)


def _only_digits(text: str) -> str:
    found = DIGITS.search(text)
    return found[0].rstrip(".,") if found else text
