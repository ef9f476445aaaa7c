"""Where in a tag, as it was typed, a fault is."""

import unicodedata
from dataclasses import replace

from briefgen.catalog.faults import Fault
from briefgen.errors import Place, Problem
from briefgen.word.cells import SHAPES
from briefgen.word.lexer import INVISIBLE, SPACES, Found, find_tags


def placed(fault: Fault, at: Place) -> Problem:
    """Return the problem of a fault in the tag that stands at ``at``, with its column there."""
    found = find_tags(at.tag)[:1] if at.tag else []
    column = column_of(fault, found[0]) if found else None
    return fault.problem(replace(at, column=column) if column else at)


def column_of(fault: Fault, found: Found) -> int | None:
    """Return the column of a fault in a tag as typed, from 1; ``None`` if nothing in it tells."""
    from briefgen.catalog.offsets import offset_of

    code = found.body
    if found.word in SHAPES:
        code = " " * len(found.word) + code[len(found.word) :]
    statement = found.kind == "statement" and found.word not in SHAPES
    offset = offset_of(fault, code, statement=statement)
    if offset is None:
        return None
    columns = _columns(found)
    return columns[offset] if offset < len(columns) else (columns[-1] + 1 if columns else 3)


def _columns(found: Found) -> list[int]:
    """Return the column, from 1, of each letter of a tag's code: spaces and signs Word puts in."""
    typed = found.typed
    at = 2
    if found.prefix:
        at = typed.index(found.prefix, at) + len(found.prefix)
    if found.joins_before:
        at = typed.index("-", at) + 1
    columns: list[int] = []
    for letter in found.body:
        while ord(typed[at]) in INVISIBLE or (not columns and typed[at].translate(SPACES) == " "):
            at += 1
        columns.append(at + 1)
        at += 1
        while unicodedata.combining(typed[at]) and not unicodedata.combining(letter):
            at += 1
        if at >= len(typed) - 1:
            break
    return columns
