"""Documents that were laid out, kept for those like them that come next.

Sheets of one kind differ in figures and words; what stands where is mostly the same. The second
document of as many rows is kept, cut into what may change; the next are mended from it. Where the
sheets are all of another kind, less and less is tried.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.pages import Layout
from briefgen.pdf.layout.tracing import Trace
from briefgen.pdf.node import Node
from briefgen.pdf.pieces import OutOfTheOrdinaryError
from briefgen.pdf.recall.lines import read_apart, text_of
from briefgen.pdf.recall.mending import mended
from briefgen.pdf.recall.record import Record, may_recur, record_of

ROWS_AT_MOST = 3000
KINDS_AT_MOST = 16
RECORDS_AT_MOST = 4
PATIENCE = 8

LayOut = Callable[[Node, Trace], tuple[Layout, Context]]
Manner = tuple[str, str]
"""Palette and language."""


@dataclass(slots=True)
class _Kind:
    """What is known of documents of as many rows.

    Args:
        records: the documents known, that of the latest use first.
        missed: how many in a row were not like any of them.
        others: how many at all.
    """

    records: list[Record] = field(default_factory=list)
    missed: int = 0
    others: int = 0


_KINDS: dict[tuple[Manner, int], _Kind] = {}


def recall(xml: str, manner: Manner, lay_out: LayOut) -> tuple[Node, Layout] | None:
    """Return root and layout of a filled template that is like one before, or the first of many.

    ``None`` where it has to be laid out by itself.

    Args:
        xml: the filled template.
        manner: palette and language.
        lay_out: lays a document out, noting in a trace what brought what.
    """
    rows = xml.split("\n")
    if len(rows) > ROWS_AT_MOST:
        return None
    kind = _kind(manner, len(rows))
    for record in kind.records if kind.missed <= PATIENCE or _seldom(kind.missed) else ():
        found = mended(record, rows)
        if found is not None:
            kind.missed = 0
            _put_first(kind, record)
            return found
    kind.missed += 1
    kind.others += 1
    if _seldom(kind.missed) or _seldom(kind.others):
        return _recorded(xml, kind, lay_out)
    return None


def _seldom(count: int) -> bool:
    """Return true for 2, 4, 8, 16 …: to keep a document costs as much as to make two."""
    return count > 1 and not count & (count - 1)


def _kind(manner: Manner, rows: int) -> _Kind:
    found = _KINDS.get((manner, rows))
    if found is None:
        while len(_KINDS) >= KINDS_AT_MOST:
            _KINDS.pop(next(iter(_KINDS)))
        found = _KINDS[manner, rows] = _Kind()
    return found


def _put_first(kind: _Kind, record: Record) -> None:
    if kind.records[:1] != [record]:
        others = [each for each in kind.records if each is not record]
        kind.records = [record, *others[: RECORDS_AT_MOST - 1]]


def _recorded(xml: str, kind: _Kind, lay_out: LayOut) -> tuple[Node, Layout] | None:
    """Return root and layout of a document, which is kept."""
    try:
        text = text_of(xml)
        doc, brought = read_apart(text.lines)
    except OutOfTheOrdinaryError:
        return None
    if not may_recur(doc):
        return None
    layout, context = lay_out(doc, Trace())
    record = record_of(text, brought, doc, layout, context)
    if record is not None:
        _put_first(kind, record)
    return doc, layout
