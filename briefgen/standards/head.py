"""The head of an official document: two columns, by a table or by tabs, or one above another."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.standards import words as by
from briefgen.standards.lines import Line, segments

LATEST = 40
"""Lines in which a head begins."""
LONGEST = 80
"""Characters of a line of a head outside its columns."""


@dataclass(slots=True)
class Head:
    """What stands above the type.

    Args:
        cells: lines by component.
        end: first line after the head.
        issuer_name: name of the issuing body, its lines together.
        rules: rows of dashes, by the component they stand under.
    """

    cells: dict[str, list[Line]] = field(default_factory=dict)
    end: int = 0
    issuer_name: str = ""
    rules: dict[str, Line] = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """The day on top; what a draft leaves open counts as the last it may be."""
        for line in self.cells.get("place_date", ()):
            found = by.PLACE_DATE.match(line.text)
            if found:
                year, month, day = (_digits(found[name]) for name in ("year", "month", "day"))
                return _day(year, month, day)
        return None


def read_head(lines: Sequence[Line], types: tuple[str, ...]) -> Head:
    """Return the head; one without cells where there is none."""
    head = Head()
    first = _first(lines)
    if first is None:
        return head
    head.end = _end(lines, first, types)
    left: list[Line] = []
    under = ""
    for line in lines[: head.end]:
        for part in segments(line):
            name = _name(part, under)
            if name == "rule":
                head.rules.setdefault(under, part)
            elif name == "issuer":
                left.append(part)
                under = "issuer"
            elif name:
                head.cells.setdefault(name, []).append(part)
                under = name
    _name_issuers(head, left)
    return head


def _first(lines: Sequence[Line]) -> int | None:
    """Return where the motto stands, or else the number."""
    near = [(n, part) for n, line in enumerate(lines[:LATEST]) for part in segments(line)]
    mottos = (n for n, part in near if by.motto_of(part.text))
    numbers = (n for n, part in near if by.NUMBER_BEGINS.match(part.text))
    return next(mottos, next(numbers, None))


def _end(lines: Sequence[Line], first: int, types: tuple[str, ...]) -> int:
    """Return the first line that is no more of the head."""
    table = lines[first].table
    for n in range(first + 1, len(lines)):
        line = lines[n]
        if line.table is not None and line.table == table and line.side:
            continue
        if not line.text:
            continue
        if _is_type(line, types) or by.ADDRESS.match(line.text):
            return n
        parts = segments(line)
        if not all(_name(part, "number") or part.side for part in parts):
            return n
        if not line.side and len(parts) == 1 and len(line.text) > LONGEST:
            return n
    return len(lines)


def _is_type(line: Line, types: tuple[str, ...]) -> bool:
    """Return whether a line is the title of a document: alone, and centred or in capitals."""
    if line.side or not by.type_named(line.text, types):
        return False
    return by.is_capitals(line.text) or line.look.align == "center"


def _name(part: Line, under: str) -> str:
    """Return which component of the head a line is; nothing for what is unknown."""
    motto = by.motto_of(part.text)
    if motto:
        return "motto_second" if motto.line else "motto"
    if by.ASTERISK.match(part.text) or by.DASHES.match(part.text):
        return "asterisk" if len(part.text) == 1 else "rule"
    if by.NUMBER_BEGINS.match(part.text) or by.NUMBER.match(part.text):
        return "number"
    if by.PLACE_DATE.match(part.text) and len(part.text) <= LONGEST:
        return "place_date"
    if name := _stamp(part):
        return name
    if under in ("number", "subject") and (by.SUBJECT.match(part.text) or under == "subject"):
        return "subject" if part.side != "right" else ""
    if part.side == "right" or under in ("number", "place_date"):
        return ""
    return "issuer" if by.is_capitals(part.text) or by.begins_a_body(part.text) else ""


def _stamp(part: Line) -> str:
    """Return whether a line marks a draft, urgency or a circle of readers, and which."""
    if by.begins(part.text, "draft", "begin"):
        return "draft"
    names = (name for name in ("urgency", "circulation") if by.equals(part.text, "draft", name))
    return next(names, "")


def _name_issuers(head: Head, lines: list[Line]) -> None:
    """Tell the issuing body from the one above it: each may take several lines."""
    groups: list[list[Line]] = []
    for line in lines:
        goes_on = groups and groups[-1][-1].text.rstrip().endswith((",", "VÀ", " và", "-"))
        if groups and (goes_on or not by.begins_a_body(line.text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    if not groups:
        return
    issuer = groups[-1]
    upright = [line for line in issuer if not _is_bold(line)]
    if 0 < len(upright) < len(issuer) and issuer[: len(upright)] == upright:
        groups[-1:] = [upright, issuer[len(upright) :]]
    head.cells["issuer"] = groups[-1]
    head.issuer_name = " ".join(line.text for line in groups[-1])
    above = [line for group in groups[:-1] for line in group]
    if above:
        head.cells["issuer_superior"] = above


def _is_bold(line: Line) -> bool:
    return all(piece.look.bold for piece in line.pieces if piece.raw.strip())


def _digits(text: str) -> int | None:
    bare = text.strip(" .…_[]\t")
    return int(bare) if bare.isdecimal() else None


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or not 1900 <= year <= 2999:
        return None
    month = month if month is not None and 1 <= month <= 12 else 12
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day if day is not None and 1 <= day <= last else last)
