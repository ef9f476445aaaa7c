"""Paragraphs and tables of data as WordprocessingML, in the styles of the template."""

from collections.abc import Iterator

from briefgen.catalog.writing import attribute
from briefgen.word.content.nouns import (
    PLAIN,
    Block,
    Blocks,
    Cell,
    Numbering,
    PageBreak,
    Paragraph,
    Table,
)
from briefgen.word.content.runs import runs
from briefgen.word.host import Host
from briefgen.word.settling import block

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_FULL = 5_000  # fiftieths of a percent: the whole width


def write_blocks(value: Blocks, host: Host) -> str:
    """Return the blocks, to stand in the place of the paragraph with their tag."""
    return block("".join(written(value.blocks, host)))


def written(blocks: tuple[Block, ...], host: Host) -> Iterator[str]:
    """Yield each block."""
    for one in blocks:
        if isinstance(one, Paragraph):
            yield paragraph(one, host)
        elif isinstance(one, PageBreak):
            yield PAGE_BREAK
        else:
            yield table(one, host)


def paragraph(value: Paragraph, host: Host) -> str:
    """Return one paragraph."""
    style = host.style("paragraph", value.style) if value.style else None
    made = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    made += _numbering(value.numbering, host) if value.numbering else ""
    if value.outline is not None and not style:
        made += f'<w:outlineLvl w:val="{value.outline - 1}"/>'
    properties = f"<w:pPr>{made}</w:pPr>" if made else ""
    return f"<w:p>{properties}{''.join(runs(value.parts, PLAIN, host))}</w:p>"


def _numbering(value: Numbering, host: Host) -> str:
    number = host.list_number(value.list, ordered=value.ordered)
    return f'<w:numPr><w:ilvl w:val="{value.level}"/><w:numId w:val="{number}"/></w:numPr>'


def table(value: Table, host: Host) -> str:
    """Return a table over the whole width; borders only where no style draws them."""
    columns = max((sum(cell.span for cell in row) for row in value.rows), default=0)
    if not columns:
        return ""
    style = host.style("table", value.style) if value.style else None
    made = f'<w:tblStyle w:val="{attribute(style)}"/>' if style else ""
    made += f'<w:tblW w:w="{_FULL}" w:type="pct"/>'
    made += "" if style else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    made += '<w:tblLook w:val="04A0" w:firstRow="1" w:noVBand="1"/>'
    grid = "<w:gridCol/>" * columns
    rows = "".join(_rows(value, columns, host))
    return f"<w:tbl><w:tblPr>{made}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _rows(value: Table, columns: int, host: Host) -> Iterator[str]:
    """Yield the rows; cells over several rows are continued in those below."""
    below: dict[int, tuple[int, int]] = {}  # column → rows still to cover, columns covered
    for row in value.rows:
        made: list[str] = []
        column = 0
        waiting = list(row)
        while waiting or column in below:
            if column in below:
                left, span = below.pop(column)
                if left > 1:
                    below[-column - 1] = (left - 1, span)
                made.append(_cell_xml(Cell(span=span), "continue", host))
                column += span
                continue
            cell = waiting.pop(0)
            if cell.rows > 1:
                below[-column - 1] = (cell.rows - 1, cell.span)
            made.append(_cell_xml(cell, "restart" if cell.rows > 1 else "", host))
            column += cell.span
        below = {-at - 1 if at < 0 else at: covered for at, covered in below.items()}
        made += ["<w:tc><w:p/></w:tc>"] * (columns - column)
        head = "<w:trPr><w:tblHeader/></w:trPr>" if row and all(c.head for c in row) else ""
        yield f"<w:tr>{head}{''.join(made)}</w:tr>"


def _cell_xml(cell: Cell, merge: str, host: Host) -> str:
    made = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    if merge:
        made += f'<w:vMerge w:val="{merge}"/>'
    if cell.fill:
        made += f'<w:shd w:val="clear" w:color="auto" w:fill="{attribute(cell.fill)}"/>'
    properties = f"<w:tcPr>{made}</w:tcPr>" if made else ""
    inside = "".join(written(cell.blocks, host))
    if not inside.endswith("</w:p>"):  # a cell ends with a paragraph, ISO/IEC 29500-1, 17.4.65
        inside += "<w:p/>"
    return f"<w:tc>{properties}{inside}</w:tc>"
