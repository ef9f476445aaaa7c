"""Tags that shape a cell, and the column grid of tables with a changing number of columns.

``{% colspan n %}`` lets the cell reach over n columns, ``{% cellbg colour %}`` fills it,
``{% rowbg colour %}`` its whole row; ``{% vm %}`` joins it with its copies below, ``{% hm %}`` with
its copies beside it, ``{% merge_same value %}`` with those below that have the same value, inside a
loop.
"""

import itertools
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from briefgen.errors import Problem
from briefgen.word.markup import (
    CELL,
    ROW,
    TABLE,
    TEXT,
    Element,
    ancestor,
    mark,
    marks_in,
    standing,
    standing_number,
    w,
)
from briefgen.word.tags import Tag, block_step

SHAPES = frozenset({"colspan", "cellbg", "rowbg", "vm", "hm", "merge_same"})
LONE = frozenset({"vm", "hm", "merge_same"})  # those that need no value
_ORDER = [  # of the children of w:tcPr, ISO/IEC 29500-1, 17.4.69
    w(name)
    for name in (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap"),
        *("tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
    )
]
_FIRST = "\x03if loop.first\x04"
_END = "\x03endif\x04"


class Code(dict[int, str]):
    """Code that marks stand for, beside the tags; numbered after them."""

    def __init__(self, tags: list[Tag]) -> None:
        super().__init__()
        self.first = len(tags)

    def add(self, code: str) -> int:
        """Return the number of the mark for a piece of code."""
        number = self.first + len(self)
        self[number] = code
        return number


def shape_cells(root: Element, tags: list[Tag], code: Code) -> list[Problem]:
    """Turn tags that shape a cell into properties of it, and let grids follow their columns.

    Returns:
        Tags that shape no cell, or would whatever the block around them says.
    """
    problems: list[Problem] = []
    for table in root.iter(TABLE):
        if _changes(table):
            _repeat_columns(table, tags)
        elif any(tag.found.kind == "comment" for tag in tags):
            _trim_columns(table)
    for tag in tags:
        if tag.found.word in SHAPES and tag.leaf is not None:
            cell = ancestor(tag.leaf, CELL)
            if cell is None:
                problems.append(tag.problem("shape-outside", word=tag.found.word))
            elif _within_block(tag, cell, tags):
                problems.append(tag.problem("shape-in-block", word=tag.found.word))
            else:
                _shape(tag, cell, code)
    return problems


def _within_block(tag: Tag, cell: Element, tags: list[Tag]) -> bool:
    """Return whether a block that begins within the cell holds the tag."""
    depth = 0
    for element in cell.iter():
        number = standing_number(element)
        for one in marks_in(element.text) if number is None else (number,):
            if one == tag.number:
                return depth > 0
            depth += block_step(tags, one)
    return False


def _shape(tag: Tag, cell: Element, code: Code) -> None:
    before, _, after = ("" if tag.leaf is None else tag.leaf.text or "").partition(mark(tag.number))
    text = before + after
    word = tag.found.word
    body = tag.found.body.removeprefix(word).strip()
    if word == "colspan":
        _property(cell, "gridSpan", val=_as_value(tag, f"({body})|word.span"))
    elif word == "cellbg":
        fill = _as_value(tag, f"({body})|word.fill")
        _property(cell, "shd", val="clear", color="auto", fill=fill)
    elif word == "rowbg":
        fill = _as_value(tag, f"({body})|word.fill")
        row = ancestor(cell, ROW)
        for each in [cell] if row is None else row.iterchildren(CELL):
            _property(each, "shd", val="clear", color="auto", fill=fill)
    elif word == "merge_same":
        text = _merge_same(tag, cell, body, text, code)
    elif word == "vm":
        tag.found = replace(tag.found, body="")
        way = mark(code.add("\x01'restart' if loop.first else 'continue'\x02"))
        _property(cell, "vMerge", val=way)
        text = _once(text, code)
        for leaf in itertools.takewhile(lambda one: one is not tag.leaf, cell.iter(TEXT)):
            leaf.text = _once(leaf.text or "", code)
    else:
        tag.found = replace(tag.found, body="")
        span = _span(cell)
        _property(cell, "gridSpan", val=mark(code.add(f"\x01{span} * loop.length\x02")))
        cell.addprevious(standing(code.add(_FIRST)))
        cell.addnext(standing(code.add(_END)))
    if tag.leaf is not None:
        tag.leaf.text = text


def _merge_same(tag: Tag, cell: Element, body: str, text: str, code: Code) -> str:
    """Let a cell join the one above where the value is the same; it then prints nothing."""
    variable = f"briefgen_same_{tag.number}"
    tag.found = replace(
        tag.found, body=f"set {variable} = ({body})|word.goes_on({tag.number}, loop.first)"
    )
    cell.addprevious(standing(tag.number))
    way = mark(code.add(f"\x01'continue' if {variable} else 'restart'\x02"))
    _property(cell, "vMerge", val=way)
    begin, end = mark(code.add(f"\x03if not {variable}\x04")), mark(code.add(_END))
    for leaf in cell.iter(TEXT):
        if leaf is not tag.leaf and leaf.text:
            leaf.text = begin + leaf.text + end
    return begin + text + end if text else ""


def _once(text: str, code: Code) -> str:
    """Return a text that only the first turn of the loop prints."""
    return mark(code.add(_FIRST)) + text + mark(code.add(_END)) if text else ""


def _as_value(tag: Tag, body: str) -> str:
    """Return the mark of a tag that from now on prints a value into an attribute."""
    tag.found = replace(tag.found, kind="value", body=body)
    tag.where = "attribute"
    return mark(tag.number)


def _property(cell: Element, name: str, **values: str) -> None:
    """Set a property of a cell, in the place that the schema gives it."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(w(name)):
        properties.remove(old)
    made = etree.Element(w(name), {w(key): value for key, value in values.items()})
    rank = _ORDER.index(w(name))
    earlier = [child for child in properties if child.tag in _ORDER[:rank]]
    properties.insert(len(earlier), made)


def _span(cell: Element) -> int:
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = "1" if found is None else str(found.get(w("val"), "1"))
    return int(value) if value.isdigit() else 1


def _rows(table: Element) -> list[Element]:
    return list(table.iterchildren(ROW))


def _changes(table: Element) -> bool:
    """Return whether rows of a table repeat or leave out cells."""
    return any(standing_number(child) is not None for row in _rows(table) for child in row)


def _span_sums(table: Element) -> int:
    return max(
        (sum(_span(cell) for cell in row.iterchildren(CELL)) for row in _rows(table)), default=0
    )


def _trim_columns(table: Element) -> None:
    """Take columns away that no row reaches any more."""
    grid = table.find(w("tblGrid"))
    reached = _span_sums(table)
    if grid is not None and reached:
        for column in list(grid)[reached:]:
            grid.remove(column)


def _repeat_columns(table: Element, tags: list[Tag]) -> None:
    """Let the grid repeat its columns as the first row with a loop over cells does.

    A row inside a loop over rows may use what that loop names, so one outside is preferred.
    """
    grid = table.find(w("tblGrid"))
    rows = [row for row, depth in _with_depth(table, tags) if depth == 0 and _loops(row)]
    if grid is None or not rows:
        return
    for column in list(grid):
        grid.remove(column)
    for child in rows[0]:
        number = standing_number(child)
        if number is not None:
            if number < len(tags) and tags[number].found.kind == "statement":
                grid.append(standing(number))
        elif child.tag == CELL:
            _columns_of(child, grid)


def _columns_of(cell: Element, grid: Element) -> None:
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = "1" if span is None else str(span.get(w("val"), "1"))
    column = etree.Element(w("gridCol"))
    if width is not None and width.get(w("type"), "dxa") == "dxa" and width.get(w("w")):
        column.set(w("w"), str(width.get(w("w"))))
    for _ in range(int(value) if value.isdigit() else 1):
        grid.append(deepcopy(column))


def _with_depth(table: Element, tags: list[Tag]) -> Iterator[tuple[Element, int]]:
    """Yield the rows of a table, and how many loops or conditions each stands in."""
    depth = 0
    for child in table:
        number = standing_number(child)
        if number is not None:
            depth += block_step(tags, number)
        elif child.tag == ROW:
            yield child, depth


def _loops(row: Element) -> bool:
    return any(standing_number(child) is not None for child in row)
