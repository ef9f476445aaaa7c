"""A chart put into a document: its part, its workbook and what else belongs to it, all its own."""

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from briefgen.catalog.shown import text_of
from briefgen.word import relations as rel
from briefgen.word.additions import Additions
from briefgen.word.archive import relations_member
from briefgen.word.charts.filling import C, fill
from briefgen.word.charts.values import chart_of
from briefgen.word.charts.workbook import WORKBOOK_TYPE, write_workbook
from briefgen.word.content.nouns import Chart
from briefgen.word.host import Host
from briefgen.word.markup import MARK, Element, R, local

CHART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
_DRAWING = "application/vnd.openxmlformats-officedocument"
OWN_PARTS = {  # last word of the relation's type → content type
    "chartStyle": "application/vnd.ms-office.chartstyle+xml",
    "chartColorStyle": "application/vnd.ms-office.chartcolorstyle+xml",
    "themeOverride": f"{_DRAWING}.themeOverride+xml",
    "chartUserShapes": f"{_DRAWING}.drawingml.chartshapes+xml",
    "package": WORKBOOK_TYPE,
}
_WORKBOOK = "word/embeddings/Microsoft_Excel_Worksheet.xlsx"
_BEFORE_WORKBOOK = ("chart", "spPr", "txPr")  # in c:chartSpace, ISO/IEC 29500-1, 21.2.2.29


def copy_chart(
    additions: Additions, pattern: str, texts: Mapping[str, Any], chart: Chart | None
) -> str:
    """Return the member of a chart made like a pattern of the template.

    Args:
        additions: what the run adds to the package.
        pattern: the chart's member in the template.
        texts: by number, what tags in its texts print.
        chart: its figures; ``None`` keeps those of the template.

    Raises:
        ExpressionValueError: what ``fill`` refuses.
    """
    written = additions.pattern(pattern).decode()
    root = etree.fromstring(MARK.sub(lambda found: str(texts[found[1]]), written).encode())
    filled = fill(root, chart) if chart is not None else None
    member = additions.add(_plain_name(pattern), written.encode(), CHART_TYPE)
    ids = {}
    for one in _relations(additions, pattern):
        if one.kind == "package" and filled is not None:
            continue
        target = _own_copy(additions, one)
        ids[one.id] = additions.relate(member, one.type, target, external=one.external)
    if filled is not None and chart is not None:
        book = write_workbook(chart, filled.sheet, filled.formats)
        name = additions.add(_WORKBOOK, book, WORKBOOK_TYPE)
        _embed(root, additions.relate(member, _PACKAGE, name), ids)
    for element in root.iter("*"):
        for key, value in element.items():
            if str(key).startswith(f"{{{R}}}") and value in ids:
                element.set(key, ids[str(value)])
    made = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    additions.put_text(member, made.decode())
    return member


def _plain_name(member: str) -> str:
    """Return the name of a member without its number; the package gives new ones."""
    stem, ending = posixpath.splitext(member)
    return re.sub(r"\d+$", "", stem) + ending


def _relations(additions: Additions, pattern: str) -> list[rel.Relation]:
    member = relations_member(pattern)
    if not additions.has_pattern(member):
        return []
    return rel.relations(etree.fromstring(additions.pattern(member)), pattern)


def _own_copy(additions: Additions, one: rel.Relation) -> str:
    """Return what a copied relation leads to: a copy of what belongs to one chart alone."""
    if one.external or not additions.has_pattern(one.target):
        return one.target
    content = additions.pattern(one.target)
    return additions.add(_plain_name(one.target), content, OWN_PARTS[one.kind])


def _embed(root: Element, relation: str, ids: dict[str, str]) -> None:
    """Let a chart name its workbook."""
    found = root.find(f"{C}externalData")
    if found is None:
        found = etree.Element(f"{C}externalData")
        etree.SubElement(found, f"{C}autoUpdate").set("val", "0")
        before = [child for child in root if local(child) in _BEFORE_WORKBOOK]
        before[-1].addnext(found)
    own = found.get(f"{{{R}}}id")
    if own is None:
        own = "rIdWorkbook"
        found.set(f"{{{R}}}id", own)
    ids[own] = relation


def place_chart(
    host: Host, value: object, pattern: str, texts: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what a place for a chart shows: whether, the relation, the alternative text.

    Args:
        host: what the engine lends to the run.
        value: figures; ``None`` for no chart; text is the alternative of the chart as it is.
        pattern: member that is copied.
        texts: by number, what tags in its texts print.
    """
    if value is None:
        return {"shown": False, "relation": "", "alt": ""}
    filled = isinstance(value, (Chart, Mapping))
    chart = chart_of(value) if filled else None
    alt = (chart.alt or chart.title or "") if chart is not None else text_of(value)
    member = copy_chart(host.additions, pattern, texts, chart)
    return {"shown": True, "relation": host.relate(CHART, member), "alt": alt}
