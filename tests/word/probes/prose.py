"""Probes of pictures, HTML, Markdown and sub-documents."""

from decimal import Decimal

from briefgen.word import (
    Blocks,
    Cell,
    Look,
    Paragraph,
    Picture,
    RichText,
    Run,
    Subdocument,
    Table,
)
from briefgen.word.content.nouns import Html, Markdown
from tests.word.content.test_typed import png
from tests.word.packages import cell, docx, fill, p, row, run, table
from tests.word.probes.building import (
    LINK,
    box,
    drawing,
    headed,
    noted,
)
from tests.word.probes.probing import Probe, holds, refused, shows, shows_rows
from tests.word.soundness import PNG

TWO = Blocks((Paragraph(("một",)), Paragraph(("hai",))))
GRID = Blocks((Table(((Cell((Paragraph(("a",)),)), Cell((Paragraph(("b",)),))),)),))
BOLDED = RichText(("x ", Run("đậm", Look(bold=True))))
PICTURE = Picture(png(), alt="Cầu")
ANNEX = Subdocument(fill(docx("phụ lục", table(row("t")), "hết")), "phu-luc.docx")

PICTURES: list[Probe] = [
    holds("picture in a line", ["a {{ v }} b"], "<wp:inline", 'descr="Cầu"', v=PICTURE),
    holds(
        "pictures in a loop",
        ["{% for x in xs %}", "{{ v }}", "{% endfor %}"],
        "(?s)(<wp:inline.*){3}",
        v=PICTURE,
    ),
    holds(
        "pictures in a row loop",
        [table(row("{% for x in xs %}{{ v }}", "{% endfor %}"))],
        "(?s)(<wp:inline.*){3}",
        v=PICTURE,
    ),
    holds(
        "picture in a header",
        headed("header", "{{ v }}"),
        'Type="[^"]*/image"',
        part="word/_rels/header7.xml.rels",
        v=PICTURE,
    ),
    holds(
        "picture in a footnote",
        noted("footnote", "{{ v }}"),
        'Type="[^"]*/image"',
        part="word/_rels/footnotes.xml.rels",
        v=PICTURE,
    ),
    holds("picture in a box", [p(box("{{ v }}"))], "(?s)(<wp:inline.*){2}", v=PICTURE),
    holds("picture in a link", [p(LINK.format(run("{{ v }}")))], "<wp:inline", v=PICTURE),
    holds("one dot of a picture", ["{{ v }}"], "<wp:inline", v=Picture(PNG)),
    holds(
        "picture and drawing of the template",
        [p(drawing()), "{{ v }}"],
        "(?s)(docPr.*){2}",
        v=PICTURE,
    ),
    refused("no picture", ["{{ v }}"], "picture-unreadable@1", v=Picture(b"no picture")),
    refused("nothing as a picture", ["{{ v }}"], "picture-unreadable@1", v=Picture(b"")),
    refused(
        "a drawing of another kind",
        ["{{ v }}"],
        "picture-unreadable@1",
        v=Picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ),
    refused("picture of no width", ["{{ v }}"], "picture-size-odd@1", v=Picture(PNG, width=0)),
    refused("picture below no width", ["{{ v }}"], "picture-size-odd@1", v=Picture(PNG, width=-5)),
    refused(
        "picture of endless width",
        ["{{ v }}"],
        "picture-size-odd@1",
        v=Picture(PNG, width=float("inf")),
    ),
    refused("picture of a mile", ["{{ v }}"], "picture-size-odd@1", v=Picture(PNG, width=10**9)),
    refused(
        "picture with an address that runs",
        ["{{ v }}"],
        "link-refused@1",
        v=Picture(PNG, url="javascript:x"),
    ),
    refused("file where none may be read", ["{{ 'a.png'|image }}"], "asset-not-allowed@1"),
]


PROSE: list[Probe] = [
    shows(
        "Markdown in a line", ["Kính gửi {{ v }}."], ["Kính gửi các sở."], v=Markdown("**các** sở")
    ),
    shows(
        "Markdown of paragraphs",
        ["a", "{{ v }}", "b"],
        ["a", "một", "hai", "b"],
        v=Markdown("một\n\nhai"),
    ),
    shows(
        "Markdown by a filter in a cell",
        [table(row("{{ v|markdown }}"))],
        ["một", "hai"],
        v="- một\n- hai",
    ),
    shows("HTML in a line", ["a {{ v }} b"], ["a các sở b"], v=Html("các <b>sở</b>")),
    shows_rows(
        "HTML with a table", ["{{ v }}"], [["x", "y"]], v=Html("<table><tr><td>x<td>y</table>")
    ),
    shows("HTML with a script", ["{{ v }}"], ["ab"], v=Html("a<script>alert(1)</script>b")),
    shows("broken HTML", ["{{ v }}"], ["a", "b"], v=Html("<p>a<p>b</div></b>")),
    holds(
        "HTML with a hostile link",
        ["{{ v }}"],
        "!javascript",
        v=Html("<a href='javascript:x'>a</a>"),
    ),
    shows("HTML with braces", ["{{ v }}"], ["{{ a }}"], v=Html("{{ a }}")),
    shows("empty HTML", ["a{{ v }}b"], ["ab"], v=Html("")),
    shows("empty Markdown", ["a", "{{ v }}", "b"], ["a", "", "b"], v=Markdown("")),
    shows("nothing as Markdown", ["[{{ none|markdown }}]"], ["[]"]),
    refused("number as HTML list", ["{{ xs|html }}"], "value-not-text@1"),
    shows("figure as Markdown", ["{{ v|markdown }}"], ["1.5"], v=Decimal("1.5")),
    shows("sub-document", ["a", "{{ v }}", "b"], ["a", "phụ lục", "t", "hết", "b"], v=ANNEX),
    shows("sub-document in a cell", [table(row("{{ v }}"))], ["phụ lục", "t", "hết"], v=ANNEX),
    shows("sub-document twice", ["{{ v }}", "{{ v }}"], ["phụ lục", "t", "hết"] * 2, v=ANNEX),
    shows(
        "sub-document in a loop in a row loop",
        [table(row(cell("{% for x in xs %}{{ v }}"), "{% endfor %}"))],
        ["phụ lục", "t", "hết", ""] * 3,
        v=ANNEX,
    ),
    shows(
        "sub-document in a header",
        headed("header", "{{ v }}"),
        ["phụ lục", "t", "hết"],
        part="word/header7.xml",
        v=ANNEX,
    ),
    refused(
        "sub-document that is none",
        ["{{ v }}"],
        "subdocument-refused@1",
        "package-broken@1",
        v=Subdocument(b"PK", "x.docx"),
    ),
    holds("link by a filter", ["{{ u|link('xem') }}"], "<w:hyperlink|HYPERLINK"),
    refused(
        "hostile link by a filter", ["{{ v|link('xem') }}"], "link-refused@1", v="file:///c:/x.exe"
    ),
]

PROBES = PICTURES + PROSE
