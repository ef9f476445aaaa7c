"""The fields of templates as a Word document: tags to copy, live examples, ready-made rows."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefgen.errors import Language, messages
from briefgen.word.archive import Member, pack, write_archive

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

INK, PALE, RULE, GREY = "24406B", "E6EAEF", "C5CBD4", "69707D"
WIDTHS = (50, 74, 38, 12)
TEXT, CODE = "Times New Roman", "Courier New"


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: what it is, its tag, its value in the sample, whether it repeats."""

    means: str
    tag: str
    shown: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Fields of one thing.

    Args:
        means: what it is.
        spelt: how a tag names it.
        loop: the tag that opens the loop over it; empty if it is no list.
        entries: its fields.
        ready: heading and content of each cell of a row that repeats.
    """

    means: str
    spelt: str
    loop: str
    entries: tuple[Entry, ...]
    ready: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A filter: its names, what it does, an example and what it prints."""

    names: str
    means: str
    tag: str
    prints: str


def write_field_list(groups: Sequence[Group], words: Sequence[Word], language: Language) -> bytes:
    """Return the document; equal input gives equal bytes."""
    from docx import Document

    document = Document()
    writer = _Writer(document, language)
    writer.begin()
    for group in groups:
        writer.group(group)
    writer.filters(words)
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        members: list[Member] = [pack(name, archive.read(name)) for name in archive.namelist()]
    return write_archive(members)


class _Writer:
    """Writes groups into a document."""

    def __init__(self, document: "Document", language: Language) -> None:
        self.document, self.language = document, language

    def said(self, code: str, **facts: object) -> str:
        """Return words of ours in the language of the document."""
        return messages()[f"fields-{code}"][self.language].format_map(facts)

    def begin(self) -> None:
        """Set page and styles; write what the list is for."""
        _dress(self.document, self.language)
        first_day = datetime(2000, 1, 1, tzinfo=UTC)
        properties = self.document.core_properties
        properties.title, properties.author = self.said("title"), "briefgen"
        properties.comments = ""
        properties.created = properties.modified = first_day
        self.document.add_paragraph(self.said("title"), style="Title")
        for code in ("copy", "loops", "both"):
            self.document.add_paragraph(self.said(code), style="List Bullet")

    def group(self, group: Group) -> None:
        """Write a heading, a row ready to be copied, and the table of fields."""
        heading = self.document.add_heading(group.means, 2 if group.loop else 1)
        heading.paragraph_format.keep_with_next = True
        if group.loop:
            loop = f"{group.loop} … {{% endfor %}}"
            note = self.document.add_paragraph(self.said("in-loop") + " ")
            note.paragraph_format.keep_with_next = True
            note.add_run(loop, style="Tag")
        if group.ready:
            note = self.document.add_paragraph(self.said("ready"))
            note.paragraph_format.keep_with_next = True
            wide = sum(WIDTHS) // len(group.ready)
            made = self.table([head for head, _ in group.ready], (wide,) * len(group.ready))
            for cell, (_, tag) in zip(_new_row(made), group.ready, strict=True):
                _fill(cell, tag, "Tag")
            self.document.add_paragraph().paragraph_format.space_after = 0
        made = self.table([self.said(code) for code in ("name", "tag", "example", "many")], WIDTHS)
        for entry in group.entries:
            cells = _new_row(made)
            _fill(cells[0], entry.means)
            _fill(cells[1], entry.tag, "Tag")
            _fill(cells[2], entry.shown or "–", "Example")
            _fill(cells[3], "↻" if entry.repeats else "")

    def filters(self, words: Sequence[Word]) -> None:
        """Write the table of filters."""
        self.document.add_heading(self.said("filters"), 1)
        heads = [self.said(code) for code in ("filter", "does", "tag", "prints")]
        made = self.table(heads, (34, 50, 60, 30))
        for word in words:
            cells = _new_row(made)
            _fill(cells[0], word.names, "Tag")
            _fill(cells[1], word.means)
            _fill(cells[2], word.tag, "Tag")
            _fill(cells[3], word.prints, "Example")

    def table(self, heads: Sequence[str], widths: Sequence[int]) -> "Table":
        """Return a new table with its heading row, repeated on every page."""
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        made: Table = self.document.add_table(rows=1, cols=len(heads), style="Fields")
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Mm(width)
        for cell, head in zip(made.rows[0].cells, heads, strict=True):
            _fill(cell, head)
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        return made


def _new_row(table: Any) -> "tuple[_Cell, ...]":
    """Return the cells of a new row."""
    cells: tuple[_Cell, ...] = table.add_row().cells
    return cells


def _fill(cell: "_Cell", text: str, style: str | None = None) -> None:
    cell.paragraphs[0].add_run(text, style=style)


def _dress(document: "Document", language: Language) -> None:
    """Set paper, language and styles of a document."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(17)
    styles = document.styles
    looks = {
        "Normal": (TEXT, 10.5, None, 3),
        "Title": (TEXT, 20, INK, 8),
        "Heading 1": (TEXT, 15, INK, 4),
        "Heading 2": (TEXT, 12, INK, 3),
        "List Bullet": (TEXT, 10.5, None, 3),
    }
    for name, (font, size, colour, after) in looks.items():
        style = styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.element.get_or_add_rPr().rFonts.attrib.clear()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            style.element.rPr.rFonts.set(qn(f"w:{kind}"), font)
        style.paragraph_format.space_after = Pt(after)
        if colour:
            style.font.color.rgb = RGBColor.from_string(colour)
    for name, font, size, colour in (("Tag", CODE, 8.5, None), ("Example", TEXT, 10, GREY)):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.name, style.font.size = font, Pt(size)
        style.element.rPr.rFonts.set(qn("w:cs"), font)
        if colour:
            style.font.color.rgb = RGBColor.from_string(colour)
        else:
            style.element.rPr.append(OxmlElement("w:noProof"))
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "vi-VN" if language == "vi" else "en-GB")
    styles["Normal"].element.rPr.append(lang)
    styles.element.append(parse_xml(_TABLE.format(names=nsdecls("w"), rule=RULE, pale=PALE)))


_TABLE = (
    '<w:style {names} w:type="table" w:customStyle="1" w:styleId="Fields">'
    '<w:name w:val="Fields"/><w:basedOn w:val="TableNormal"/>'
    '<w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:color="{rule}"/>'
    '<w:bottom w:val="single" w:sz="6" w:color="{rule}"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="{rule}"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr><w:trPr><w:cantSplit/></w:trPr>"
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{pale}"/></w:tcPr></w:tblStylePr></w:style>'
)
