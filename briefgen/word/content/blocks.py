"""Paragraphs and tables of data as WordprocessingML, in the styles of the template."""

from collections.abc import Iterator

from briefgen.catalog.writing import attribute
from briefgen.word.content.grid import Placed, laid_out
from briefgen.word.content.nouns import (
    PLAIN,
    Block,
    Blocks,
    Numbering,
    PageBreak,
    Paragraph,
    Table,
)
from briefgen.word.content.runs import runs
from briefgen.word.host import Host
from briefgen.word.settling import block
from briefgen.word.splicing import LIKE_ALL, LIKE_LOOK

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_RULE = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
_FULL = 5_000  # fiftieths of a percent: the whole width
_USUAL_WIDTH = 9_000  # twentieths of a point, for programs that go by the grid


def write_blocks(value: Blocks, host: Host) -> str:
    """Return the blocks, to stand in the place of the paragraph with their tag."""
    return block("".join(written(value.blocks, host)))


def written(blocks: tuple[Block, ...], host: Host) -> Iterator[str]:
    """Yield each block; two tables stay two because a paragraph stands between them."""
    before: Block | None = None
    for one in blocks:
        if isinstance(one, Paragraph):
            yield paragraph(one, host)
        elif isinstance(one, PageBreak):
            yield PAGE_BREAK
        else:
            yield "<w:p/>" if isinstance(before, Table) else ""
            yield table(one, host)
        before = one


def paragraph(value: Paragraph, host: Host) -> str:
    """Return one paragraph, its properties in the order of the schema (CT_PPrBase)."""
    style = host.style("paragraph", value.style) if value.style else None
    numbering = ""
    if value.numbering:
        by_list, numbering = _listed(value.numbering, host)
        style = style or by_list
    made = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    made += numbering
    made += f"<w:pBdr>{_RULE}</w:pBdr>" if value.rule else ""
    made += '<w:spacing w:before="0" w:after="0"/>' if value.tight else ""
    made += f'<w:ind w:left="{value.indent}"/>' if value.indent else ""
    made += f'<w:jc w:val="{value.align}"/>' if value.align else ""
    if value.outline is not None and not style:
        made += f'<w:outlineLvl w:val="{value.outline - 1}"/>'
    properties = f"<w:pPr>{made}</w:pPr>" if made else ""
    like = {None: "", "look": LIKE_LOOK, "all": LIKE_ALL}[value.like]
    return f"<w:p>{properties}{like}{''.join(runs(value.parts, PLAIN, host))}</w:p>"


def _listed(value: Numbering, host: Host) -> tuple[str | None, str]:
    """Return the style and the numbering of an item: the template's, or of our own."""
    name = "List Number" if value.ordered else "List Bullet"
    style = host.style("paragraph", f"{name} {value.level + 1}" if value.level else name)
    count = host.additions.styles.count(style) if style else None
    if style and count and not value.ordered:
        return style, ""
    like, level = (count[0], count[1]) if style and count else (None, str(value.level))
    start = value.start if value.start != 1 else None
    number = host.list_number(value.list, ordered=value.ordered, start=start, like=like)
    made = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return style if count else host.style("paragraph", "List Paragraph"), made


def table(value: Table, host: Host) -> str:
    """Return a table over the whole width; borders only where no style draws them."""
    rows = laid_out(value.rows)
    columns = sum(one.cell.span for one in rows[0]) if rows else 0
    if not columns:
        return ""
    style = host.style("table", value.style) if value.style else None
    made = f'<w:tblStyle w:val="{attribute(style)}"/>' if style else ""
    made += f'<w:tblW w:w="{_FULL}" w:type="pct"/>'
    made += "" if style else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    made += '<w:tblLook w:val="04A0" w:firstRow="1" w:noVBand="1"/>'
    widths = _shared(value.widths, _USUAL_WIDTH) if len(value.widths) == columns else []
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) or "<w:gridCol/>" * columns
    shares = _shared(value.widths, _FULL) if widths else []
    inside = "".join(_row(placed, shares, host) for placed in rows)
    return f"<w:tbl><w:tblPr>{made}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def _shared(widths: tuple[int, ...], whole: int) -> list[int]:
    return [width * whole // sum(widths) for width in widths]


def _row(placed: list[Placed], shares: list[int], host: Host) -> str:
    own = [one.cell for one in placed if one.merge != "continue"]
    head = "<w:trPr><w:tblHeader/></w:trPr>" if own and all(cell.head for cell in own) else ""
    return f"<w:tr>{head}{''.join(_cell(one, shares, host) for one in placed)}</w:tr>"


def _cell(placed: Placed, shares: list[int], host: Host) -> str:
    cell = placed.cell
    made = ""
    if shares:
        share = sum(shares[placed.column : placed.column + cell.span])
        made += f'<w:tcW w:w="{share}" w:type="pct"/>'
    made += f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    made += f'<w:vMerge w:val="{placed.merge}"/>' if placed.merge else ""
    if cell.fill:
        made += f'<w:shd w:val="clear" w:color="auto" w:fill="{attribute(cell.fill)}"/>'
    properties = f"<w:tcPr>{made}</w:tcPr>" if made else ""
    inside = "".join(written(cell.blocks, host))
    if not inside.endswith(("</w:p>", "<w:p/>")):  # a cell ends so, ISO/IEC 29500-1, 17.4.65
        inside += "<w:p/>"
    return f"<w:tc>{properties}{inside}</w:tc>"
