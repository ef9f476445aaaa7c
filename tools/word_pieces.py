"""Pieces that Word templates are built of: styles, paragraphs, tables, a package of fixed bytes.

Elements come in the order the schema wants. A paragraph or a run names a style and nothing else,
so that a clerk changes a look once, in Word's list of styles.
"""

import io
import itertools
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from tools import word_parts as fixed

W = fixed.W
RULED, GRIDDED = "BG Bảng ba đường", "BG Bảng kẻ ô"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# ── Styles ───────────────────────────────────────────────────────────────────────────────────────


def w(
    tag: str, *children: etree._Element, text: str | None = None, **attributes: object
) -> etree._Element:
    """Return the element ``w:tag`` with ``w:`` attributes."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W})
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    element.extend(children)
    if text is not None:
        element.text = text
        element.set(XML_SPACE, "preserve")
    return element


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def style_id(name: str) -> str:
    """Return the ASCII id of a style: ``BG Dòng phụ`` → ``BGDongPhu``."""
    marked = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return "".join(word[0].upper() + word[1:] for word in bare.split())


@dataclass(frozen=True)
class Look:
    """A paragraph or character style; sizes and spaces in points, indents in millimetres.

    ``hanging`` sets a tab there, too, and ``second_tab`` one for a first word that is too long for
    it. ``overhang`` lets lines run that far past the edge they are flush with in narrow cells.
    ``exact`` is the pitch of lines in points, ``pitch`` in lines; ``inside`` narrows a paragraph on
    both sides, so that a rule (``above``, ``below``, in points) is as long as wanted. ``lang`` is
    the language of its words where it is not the document's.
    """

    name: str
    size: float | None = None
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    based_on: str = "Normal"
    following: str | None = None
    before: float = 0
    after: float = 0
    hanging: float = 0
    second_tab: float = 0
    overhang: float = 0
    right: bool = False
    keep_next: bool = False
    heading: bool = False
    bullet: bool = False
    underline: bool = False
    centred: bool = False
    justified: bool = False
    first_line: float = 0
    exact: float = 0
    pitch: float = 0
    inside: float = 0
    rule_above: float = 0
    rule_below: float = 0
    lang: str | None = None


def place(colour: str, attribute: str = "themeColor") -> dict[str, str]:
    """Return the attribute that names a colour's place in the palette, if it has one."""
    return {attribute: fixed.PLACES[colour]} if colour in fixed.PLACES else {}


def run_properties(look: Look) -> list[etree._Element]:
    """Return the children of ``w:rPr``, in the order the schema wants."""
    found: list[etree._Element] = []
    if look.bold:
        found += [w("b"), w("bCs")]
    if look.italic:
        found += [w("i"), w("iCs")]
    if look.colour:
        found.append(w("color", val=look.colour, **place(look.colour)))
    if look.size:
        found += [w("sz", val=round(look.size * 2)), w("szCs", val=round(look.size * 2))]
    if look.underline:
        found.append(w("u", val="single"))
    if look.lang:
        found.append(w("lang", val=look.lang))
    return found


def paragraph_properties(look: Look) -> list[etree._Element]:
    """Return the children of ``w:pPr``; a style based on one of ours adds only what differs."""
    found: list[etree._Element] = []
    tabs = [w("tab", val="left", pos=twips(at)) for at in (look.hanging, look.second_tab) if at]
    if look.keep_next:
        found += [w("keepNext"), w("keepLines")]
    if look.bullet:
        found.append(w("numPr", w("numId", val=1)))
    if look.rule_above or look.rule_below:
        edges = {"top": look.rule_above, "bottom": look.rule_below}
        drawn = {edge: (width, "000000") for edge, width in edges.items() if width}
        found.append(borders("pBdr", **drawn))
    if tabs:
        found.append(w("tabs", *tabs))
    if look.based_on == "Normal" or look.before:
        found.append(w("spacing", **spacing(look)))
    found += indents(look)
    sides = {"right": look.right, "center": look.centred, "both": look.justified}
    found += [w("jc", val=side) for side, wanted in sides.items() if wanted]
    if look.heading:
        found.append(w("outlineLvl", val=0))
    return found


def spacing(look: Look) -> dict[str, object]:
    """Return the attributes of the gaps around a paragraph and of the pitch of its lines."""
    found: dict[str, object] = {"before": round(look.before * 20)}
    if look.based_on == "Normal":
        found["after"] = round(look.after * 20)
    if look.exact:
        found |= {"line": round(look.exact * 20), "lineRule": "exact"}
    elif look.pitch:
        found |= {"line": round(look.pitch * 240), "lineRule": "auto"}
    return found


def indents(look: Look) -> list[etree._Element]:
    """Return the paragraph's indents: hanging, and past the edge where it may overhang."""
    past = -twips(look.overhang)
    if look.inside:
        return [w("ind", left=twips(look.inside), right=twips(look.inside))]
    if look.first_line:
        return [w("ind", firstLine=twips(look.first_line))]
    if look.right and past:
        return [w("ind", left=past)]
    if not look.hanging:
        return []
    hanging = twips(look.hanging)
    return [w("ind", left=hanging, **({"right": past} if past else {}), hanging=hanging)]


def style(
    kind: str, name: str, *children: etree._Element, based_on: str, **extra: str
) -> etree._Element:
    """Return one style of ours, shown first in the gallery."""
    head = [w("name", val=name), w("basedOn", val=style_id(based_on))]
    head += [w(tag, val=style_id(value)) for tag, value in extra.items()]
    head += [w("uiPriority", val=1), w("qFormat")]
    return w("style", *head, *children, type=kind, customStyle=1, styleId=style_id(name))


def paragraph_style(look: Look) -> etree._Element:
    """Return a paragraph style."""
    body = [w("pPr", *paragraph_properties(look))]
    if look.size:
        body.append(w("rPr", *run_properties(look)))
    extra = {"next": look.following} if look.following else {}
    return style("paragraph", look.name, *body, based_on=look.based_on, **extra)


def borders(tag: str, **edges: tuple[float, str]) -> etree._Element:
    """Return borders: edge → (width in points, colour)."""
    return w(
        tag,
        *(
            w(edge, val="single", sz=round(width * 8), space=0, color=colour, **place(colour))
            for edge, (width, colour) in edges.items()
        ),
    )


def shade(colour: str) -> etree._Element:
    """Return the fill of a cell."""
    return w("shd", val="clear", color="auto", fill=colour, **place(colour, "themeFill"))


def cell_margins(**edges: int) -> etree._Element:
    """Return the inner margins of all cells, in twips."""
    return w("tblCellMar", *(w(edge, w=value, type="dxa") for edge, value in edges.items()))


def gridded() -> etree._Element:
    """Return the look that ruled tables take where a theme wants lines all around."""
    lines = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), (0.5, "000000"))
    grid = w("tblPr", borders("tblBorders", **lines), cell_margins(left=68, right=68))
    head = w("tblStylePr", w("tcPr", w("vAlign", val="center")), type="firstRow")
    return style("table", GRIDDED, grid, head, based_on="Table Normal")


def styles(
    paragraphs: Iterable[Look], characters: Iterable[Look], tables: Iterable[etree._Element]
) -> etree._Element:
    """Return the style sheet: defaults, the four styles Word expects, then ours."""
    sheet = etree.fromstring(fixed.BASE_STYLES)
    default = "Default Paragraph Font"
    numbering = w("pPr", w("numPr", w("numId", val=1)))
    sheet.extend(paragraph_style(look) for look in paragraphs)
    sheet.extend(
        style("character", look.name, w("rPr", *run_properties(look)), based_on=default)
        for look in characters
    )
    own = list(tables)
    sheet.extend(own)
    if any(one.get(f"{{{W}}}styleId") == style_id(RULED) for one in own):
        sheet.append(gridded())
    sheet.append(style("numbering", "BG Danh sách gạch", numbering, based_on="No List"))
    return sheet


# ── Content ──────────────────────────────────────────────────────────────────────────────────────


def run(text: str, character: str | None = None) -> etree._Element:
    """Return a run in a character style; a tab in ``text`` becomes a tab."""
    properties = [w("rPr", w("rStyle", val=style_id(character)))] if character else []
    pieces: list[etree._Element] = []
    for number, piece in enumerate(text.split("\t")):
        pieces += [w("tab")] if number else []
        pieces += [w("t", text=piece)] if piece else []
    return w("r", *properties, *pieces)


def order(tag: str) -> etree._Element:
    """Return a loop or condition inside a line, small and grey."""
    return run(tag, "BG Lệnh trong dòng")


def paragraph(look: str, *content: etree._Element | str) -> etree._Element:
    """Return a paragraph in a style; plain text becomes a plain run."""
    properties = w("pPr", w("pStyle", val=style_id(look)))
    runs = (run(item) if isinstance(item, str) else item for item in content)
    return w("p", properties, *runs)


def lines(*tags: str) -> list[etree._Element]:
    """Return loops or conditions that stand alone, one a paragraph."""
    return [paragraph("BG Lệnh", tag) for tag in tags]


def cell(width: int, *paragraphs: etree._Element, span: int = 1) -> etree._Element:
    """Return a table cell; ``width`` in twips."""
    spanned = [w("gridSpan", val=span)] if span > 1 else []
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *spanned), *paragraphs)


def row(*cells: etree._Element, header: bool = False) -> etree._Element:
    """Return a table row that never breaks over a page; a header row is repeated."""
    flags = [w("cantSplit")] + ([w("tblHeader")] if header else [])
    return w("tr", w("trPr", *flags), *cells)


def table(look: str, widths: Sequence[int], *rows: etree._Element) -> etree._Element:
    """Return a table of fixed columns (twips), its outer edge on the edge of the text.

    In compatibility mode 15 Word puts the outer edge of a table at ``tblInd``, so zero is the edge
    of the text; in older modes it would have to be the cell's inner margin.
    """
    header = rows[0].find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None
    looked = {"firstRow": int(header), "lastRow": 0, "firstColumn": 0, "lastColumn": 0}
    properties = w(
        "tblPr",
        w("tblStyle", val=style_id(look)),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620" if header else "0600", **looked, noHBand=1, noVBand=1),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *rows)


def columns(*millimetres: float) -> list[int]:
    """Return column widths in twips whose sum is not spoilt by rounding."""
    edges = [twips(sum(millimetres[:count])) for count in range(len(millimetres) + 1)]
    return [right - left for left, right in itertools.pairwise(edges)]


def repeated(
    look: str,
    widths: Sequence[int],
    head: Sequence[etree._Element | list[etree._Element]],
    loop: str,
    cells: Sequence[etree._Element | list[etree._Element]],
) -> etree._Element:
    """Return a table: header row, the loop's two rows, and between them the row it repeats."""
    heads = [item if isinstance(item, list) else [item] for item in head]
    filled = [item if isinstance(item, list) else [item] for item in cells]
    whole, count = sum(widths), len(widths)
    return table(
        look,
        widths,
        row(*(cell(n, *items) for n, items in zip(widths, heads, strict=True)), header=True),
        row(cell(whole, *lines(loop), span=count)),
        row(*(cell(width, *items) for width, items in zip(widths, filled, strict=True))),
        row(cell(whole, *lines("{% endfor %}"), span=count)),
    )


# ── The package ──────────────────────────────────────────────────────────────────────────────────


def serialised(element: etree._Element) -> bytes:
    """Return a part's bytes."""
    etree.cleanup_namespaces(element)
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def core_properties(**tags: str) -> str:
    """Return the document's properties (Dublin Core elements by name)."""
    elements = "".join(f"<dc:{name}>{tag}</dc:{name}>" for name, tag in tags.items())
    return (
        f'{fixed.HEAD}<cp:coreProperties xmlns:cp="{fixed.PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{elements}</cp:coreProperties>'
    )


def parts(
    page: etree._Element,
    sheet: etree._Element,
    properties: str,
    header: etree._Element | None = None,
) -> dict[str, bytes]:
    """Return the members of the package by name, in the order they are written.

    A ``header`` is the part ``rId6``, for the section to refer to.
    """
    types, relations = fixed.CONTENT_TYPES, fixed.DOCUMENT_RELATIONS
    extra: dict[str, bytes] = {}
    if header is not None:
        types, relations = fixed.with_header(types, relations)
        extra["word/header1.xml"] = serialised(header)
    return {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": fixed.PACKAGE_RELATIONS.encode(),
        "docProps/core.xml": properties.encode(),
        "docProps/app.xml": fixed.APP_PROPERTIES.encode(),
        "word/_rels/document.xml.rels": relations.encode(),
        "word/document.xml": serialised(page),
        **extra,
        "word/styles.xml": serialised(sheet),
        "word/numbering.xml": fixed.NUMBERING.encode(),
        "word/settings.xml": fixed.SETTINGS.encode(),
        "word/fontTable.xml": fixed.FONT_TABLE.encode(),
        "word/theme/theme1.xml": fixed.THEME.encode(),
    }


def package(members: dict[str, bytes]) -> bytes:
    """Return a zip of the members with fixed dates."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return made.getvalue()
