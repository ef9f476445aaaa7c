"""A document of the tests as a Word file: direct formatting or styles, a table or tabs."""

import io
import zipfile
from itertools import zip_longest
from xml.sax.saxutils import escape

from tests.standards.documents import Official, P

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def sizes(p: P) -> str:
    return f'<w:sz w:val="{p.size * 2:g}"/><w:szCs w:val="{p.size * 2:g}"/>'


def run_look(p: P) -> str:
    font = f'<w:rFonts w:ascii="{p.font}" w:hAnsi="{p.font}" w:cs="{p.font}"/>'
    parts = [font, "<w:b/>" if p.bold else "", "<w:i/>" if p.italic else "", sizes(p)]
    return "".join([*parts, '<w:u w:val="single"/>' if p.underline else ""])


def paragraph_look(p: P) -> str:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    kind, amount = p.line or ("auto", 240)
    spacing = f'<w:spacing w:after="{p.after * 20:g}" w:line="{amount}" w:lineRule="{kind}"/>'
    first = f'<w:ind w:firstLine="{p.first * 56.7:.0f}"/>' if p.first else ""
    return f'{border if p.ruled else ""}{spacing}{first}<w:jc w:val="{p.align}"/>'


def runs(p: P, look: bool = True) -> str:
    given = p.runs or [(p.text, {})]
    made = ""
    for words, changes in given:
        own = p.of(**changes) if changes else p
        shown = f"<w:rPr>{run_look(own)}</w:rPr>" if look or changes else ""
        leaf = f'<w:t xml:space="preserve">{escape(words)}</w:t>' if words else ""
        made += f"<w:r>{shown}{leaf}</w:r>"
    return made


class Writer:
    """Writes a document's XML; styles are made as they are met."""

    def __init__(self, made: Official) -> None:
        self.made = made
        self.styles: dict[str, str] = {}

    def paragraph(self, p: P) -> str:
        if not self.made.by_styles:
            return f"<w:p><w:pPr>{paragraph_look(p)}</w:pPr>{runs(p)}</w:p>"
        key = f"{paragraph_look(p)}|{run_look(p)}"
        name = self.styles.setdefault(key, f"S{len(self.styles)}")
        return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{runs(p, look=False)}</w:p>'

    def columns(self, left: list[P], right: list[P]) -> str:
        layout = self.made.layout
        if layout == "tabs":
            return self.tabbed(left, right)
        if layout == "stacked":
            return "".join(map(self.paragraph, (*left, *right)))
        if layout == "rows":
            pairs = zip_longest(left, right)
            rows = [
                [[first] if first else [], [second] if second else []] for first, second in pairs
            ]
        else:
            rows = [[left, [], right] if layout == "three" else [left, right]]
        column = self.broken if layout == "breaks" else self.stack
        inside = "".join(
            f"<w:tr>{''.join(f'<w:tc>{column(cell)}</w:tc>' for cell in row)}</w:tr>"
            for row in rows
        )
        return f"<w:tbl><w:tblPr/>{inside}</w:tbl><w:p/>"

    def stack(self, column: list[P]) -> str:
        return "".join(map(self.paragraph, column)) or "<w:p/>"

    def broken(self, column: list[P]) -> str:
        """Return a column as one paragraph broken by hand; its rules are drawn lines."""
        if not column:
            return "<w:p/>"
        drawn = "<w:r><w:pict/></w:r>" if any(p.ruled for p in column) else ""
        inside = "<w:r><w:br/></w:r>".join(runs(p) for p in column)
        return (
            f"<w:p><w:pPr>{paragraph_look(column[0].of(ruled=False))}</w:pPr>{drawn}{inside}</w:p>"
        )

    def tabbed(self, left: list[P], right: list[P]) -> str:
        made = ""
        stops = "".join(f'<w:tab w:val="center" w:pos="{at}"/>' for at in (2200, 6800))
        tabs = f"<w:tabs>{stops}</w:tabs>"
        for n in range(max(len(left), len(right))):
            first = left[n] if n < len(left) else P("")
            second = right[n] if n < len(right) else P("")
            border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
            ruled = border if first.ruled or second.ruled else ""
            tab = "<w:r><w:tab/></w:r>"
            made += f"<w:p><w:pPr>{ruled}{tabs}</w:pPr>{runs(first)}{tab}{runs(second)}</w:p>"
        return made

    def rows(self) -> str:
        if not self.made.table:
            return ""
        small = P("", size=11, align="left")
        rows = "".join(
            "<w:tr>"
            + "".join(f"<w:tc>{self.paragraph(small.of(text=cell))}</w:tc>" for cell in row)
            + "</w:tr>"
            for row in self.made.table
        )
        return f"<w:tbl><w:tblPr/>{rows}</w:tbl>"

    def document(self) -> str:
        made = self.made
        mm = {key: f"{value * 1440 / 25.4:.0f}" for key, value in made.margins.items()}
        margins = " ".join(f'w:{key}="{value}"' for key, value in mm.items())
        width, height = (f"{each * 1440 / 25.4:.0f}" for each in made.paper)
        reference = ""
        if made.page_number:
            reference = f'<w:{made.number_at}Reference w:type="default" r:id="rId9"/>'
        title = "" if made.number_on_first else "<w:titlePg/>"
        section = (
            f'<w:sectPr>{reference}<w:pgSz w:w="{width}" w:h="{height}"/>'
            f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>{title}</w:sectPr>'
        )
        middle = [self.paragraph(p) for p in made.middle]
        middle.insert(max(len(middle) - 2, 0), self.rows())
        return (
            f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>'
            f"{self.columns(made.left, made.right)}{''.join(middle)}"
            f"{self.columns(made.foot_left, made.foot_right)}"
            f"{''.join(map(self.paragraph, made.after))}{section}</w:body></w:document>"
        )

    def styles_part(self) -> str:
        made = "".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
            f"<w:pPr>{key.split('|')[0]}</w:pPr><w:rPr>{key.split('|')[1]}</w:rPr></w:style>"
            for key, name in self.styles.items()
        )
        default = (
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
        )
        return (
            f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{default}</w:rPr>'
            f"</w:rPrDefault></w:docDefaults>{made}</w:styles>"
        )

    def page_part(self) -> str:
        p = self.made.page_number or P("")
        look = f"<w:rPr>{run_look(p)}</w:rPr>"
        field = (
            f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r>{look}<w:instrText> PAGE </w:instrText></w:r>"
            f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>2</w:t></w:r>'
            f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
        )
        name = "hdr" if self.made.number_at == "header" else "ftr"
        look = paragraph_look(p)
        return f'<w:{name} xmlns:w="{W}"><w:p><w:pPr>{look}</w:pPr>{field}</w:p></w:{name}>'


def docx(made: Official) -> bytes:
    """Return the document as a .docx file."""
    writer = Writer(made)
    part = made.number_at
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{TYPES}.styles+xml"/>'
        f'<Override PartName="/word/{part}1.xml" ContentType="{TYPES}.{part}+xml"/></Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": writer.document(),
        "word/_rels/document.xml.rels": relations(
            ("rId1", "styles", "styles.xml"), ("rId9", part, f"{part}1.xml")
        ),
        "word/styles.xml": writer.styles_part(),
        f"word/{part}1.xml": writer.page_part(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def relations(*rows: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'
