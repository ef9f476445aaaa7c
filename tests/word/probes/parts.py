"""Probes of all places: headers, notes, comments, boxes, equations, fields, pictures, sections."""

import re

from tests.word.packages import NAMES, OFFICE, cell, docx, override, p, relation, row, run, table
from tests.word.probes.probing import Probe, holds, refused, shows
from tests.word.probes.texts import coded, control

BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def sheet(first: str = "", kind: str = "nextPage", wide: bool = False) -> str:
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if wide else 'w:w="11906" w:h="16838"'
    return f'<w:sectPr>{first}<w:type w:val="{kind}"/><w:pgSz {size}/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'


def ends_section(text: str = "", **kinds: bool) -> str:
    return f"<w:p><w:pPr>{sheet(**kinds)}</w:pPr>{run(text) if text else ''}</w:p>"


def headed(kind: str, *blocks: str, which: str = "default") -> bytes:
    """Return a template with a header or footer."""
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    made = docx(
        "x",
        members={f"word/{kind}7.xml": f"<w:{tag} {NAMES}>{inside}</w:{tag}>"},
        relations=relation(7, kind, f"{kind}7.xml"),
        types=override(f"word/{kind}7.xml", kind),
    )
    from tests.word.packages import package
    import io, zipfile

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    reference = f'<w:{kind}Reference w:type="{which}" r:id="t7"/>'.encode()
    members["word/document.xml"] = re.sub(
        rb"<w:sectPr[^>]*>", lambda m: m[0] + reference, members["word/document.xml"], count=1
    )
    return package(members)


def noted(kind: str, *blocks: str, body: tuple[str, ...] = ("x",)) -> bytes:
    """Return a template with one footnote, endnote or comment."""
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    own = ' w:author="x" w:date="2020-01-01T00:00:00Z" w:initials="x"' if kind == "comment" else ""
    lines = (
        ""
        if kind == "comment"
        else f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    )
    return docx(
        *body,
        members={
            f"word/{kind}s.xml": f'<w:{kind}s {NAMES}>{lines}<w:{kind} w:id="2"{own}>{inside}</w:{kind}></w:{kind}s>'
        },
        relations=relation(6, f"{kind}s", f"{kind}s.xml"),
        types=override(f"word/{kind}s.xml", f"{kind}s"),
    )


def box(*blocks: str, number: int = 7) -> str:
    """Return a text box as Word writes it, with the older form beside the newer."""
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    held = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent {MORE}><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="300000"/><wp:wrapNone/><wp:docPr id="{number}" name="Text Box {number}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{held}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(*blocks: str) -> str:
    inside = "".join(b if b.startswith("<") else p(b) for b in blocks)
    return f'<w:r><w:pict {MORE}><v:shape id="s1" type="#t"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'


def drawing(alt: str = "", number: int = 1) -> str:
    return f'<w:r><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/><wp:docPr id="{number}" name="n" descr="{alt}"/></wp:inline></w:drawing></w:r>'


def mathematics(text: str) -> str:
    return f"<m:oMath {MORE}><m:r><m:t>{text}</m:t></m:r></m:oMath>"


def marked(number: int, name: str, text: str, ident: str = "") -> str:
    own = f' w14:paraId="{ident}"' if ident else ""
    return f'<w:p{own}><w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(text)}<w:bookmarkEnd w:id="{number}"/></w:p>'


def loop(*blocks: str) -> list[str]:
    return ["{%p for x in xs %}", *blocks, "{%p endfor %}"]


TITLED = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{}</w:p>'

PLACES: list[Probe] = [
    *(
        shows(
            f"{kind} of kind {which}",
            headed(kind, "{{ a }}", "{% if no %}x{% endif %}", which=which),
            ["Ánh"],
            part=f"word/{kind}7.xml",
        )
        for kind in ("header", "footer")
        for which in ("default", "first", "even")
    ),
    shows(
        "header emptied keeps a paragraph",
        headed("header", "{% if no %}x{% endif %}"),
        [""],
        part="word/header7.xml",
    ),
    shows(
        "header with an empty loop keeps a paragraph",
        headed("header", "{% for x in [] %}", "x", "{% endfor %}"),
        [""],
        part="word/header7.xml",
    ),
    shows(
        "row loop in a header",
        headed("header", table(row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}")), "x"),
        ["1", "A", "2", "B", "x"],
        part="word/header7.xml",
    ),
    shows(
        "header of one table that goes",
        headed("footer", table(row("{%tr if no %}x{%tr endif %}")), "<w:p/>"),
        [""],
        part="word/footer7.xml",
    ),
    refused("mistake in a header", headed("header", "x", "{{ sai }}"), "name-unknown@2"),
    refused("block from header to nowhere", headed("header", "{% if yes %}"), "block-unclosed@1"),
    *(
        shows(
            f"{kind} filled",
            noted(kind, "{{ a }}"),
            ["Ánh"] if kind == "comment" else ["", "Ánh"],
            part=f"word/{kind}s.xml",
        )
        for kind in ("footnote", "endnote", "comment")
    ),
    *(
        shows(
            f"loop in a {kind}",
            noted(kind, "{% for x in xs %}", "{{ x }}", "{% endfor %}"),
            [*([] if kind == "comment" else [""]), "một", "hai", "ba"],
            part=f"word/{kind}s.xml",
        )
        for kind in ("footnote", "endnote", "comment")
    ),
    *(
        shows(
            f"empty loop in a {kind}",
            noted(kind, "{% for x in [] %}", "{{ x }}", "{% endfor %}"),
            ["", *([] if kind == "comment" else [""])],
            part=f"word/{kind}s.xml",
        )
        for kind in ("footnote", "endnote", "comment")
    ),
    refused(
        "a block that begins in one note and ends in the body",
        noted("footnote", "{% if yes %}", body=("{% endif %}",)),
        "block-unopened@1",
        "block-unclosed@1",
    ),
    shows("text box, both forms", [p(box("{{ a }}"))], ["ÁnhÁnh", "Ánh", "Ánh"]),
    shows(
        "loop in a text box",
        [p("x", box("{% for x in xs %}", "{{ x }}", "{% endfor %}"))],
        ["xmộthaibamộthaiba", *["một", "hai", "ba"] * 2],
    ),
    shows(
        "empty loop in a text box",
        [p("x", box("{% for x in [] %}", "{{ x }}", "{% endfor %}"))],
        ["x", "", ""],
    ),
    shows(
        "table in a text box",
        [
            p(
                "x",
                box(table(row("{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}")), "<w:p/>"),
            )
        ],
        ["x1A2B1A2B", *["1", "A", "2", "B", ""] * 2],
    ),
    shows(
        "box in a loop",
        [*loop(p(box("{{ x }}")))],
        [t for x in ("một", "hai", "ba") for t in (x * 2, x, x)],
    ),
    holds(
        "drawing ids of boxes in a loop",
        loop(p(box("{{ x }}"))),
        '(?s)docPr id="(\\d+)".*docPr id="(?!\\1)\\d+"',
    ),
    shows("older box", [p(vml("{{ a }}"))], ["Ánh", "Ánh"]),
    shows(
        "box in a cell in a row loop",
        [table(row(cell(p("{% for r in rows %}{{ r.n }}", box("{{ r.t }}"))), "{% endfor %}"))],
        ["1AA", "A", "A", "", "2BB", "B", "B", ""],
    ),
    shows(
        "tag before a box and one in it",
        [p("{{ a }}", box("{{ co }}"))],
        ["ÁnhSmith & Co <b>Smith & Co <b>", "Smith & Co <b>", "Smith & Co <b>"],
    ),
    refused(
        "if around a box in the text, begun in the box",
        [p("a", box("{% if yes %}"), "b{% endif %}")],
        "block-unopened@1",
        "block-unclosed@1",
    ),
    shows("if around a box", [p("a{% if no %}", box("x"), "{% endif %}b")], ["ab"]),
    holds("equation with a tag", [p(mathematics("x={{ a }}"))], "<m:t[^>]*>x=Ánh</m:t>"),
    holds("equation with escaped value", [p(mathematics("{{ co }}"))], "Smith &amp; Co &lt;b&gt;"),
    holds(
        "equation tag over its runs",
        [p(f"<m:oMath {MORE}><m:r><m:t>{{{{ </m:t></m:r><m:r><m:t>a }}}}</m:t></m:r></m:oMath>")],
        "Ánh",
    ),
    holds("alternative text", [p(drawing("{{ co }}"))], 'descr="Smith &amp; Co &lt;b&gt;"'),
    holds(
        "quotes in alternative text",
        [p(drawing("Ảnh {{ v }}"))],
        'descr="Ảnh &#34;x&#39;"',
        v="\"x'",
    ),
    holds(
        "condition in alternative text",
        [p(drawing("{% if yes %}có{% else %}không{% endif %}"))],
        'descr="có"',
    ),
    refused("a mistake in alternative text", [p(drawing("{{ sai }} x"))], "name-unknown@1"),
    refused(
        "block from alternative text into the text",
        [p(drawing("{% if yes %}"), "{% endif %}")],
        "block-unopened@1",
        "block-unclosed@1",
    ),
    shows("tags in core properties", docx("x", members={}), ["x"]),
]

FIELDS: list[Probe] = [
    holds("address in a field", [p(coded(' HYPERLINK "{{ u }}" '))], "a=1&amp;b=2"),
    holds(
        "quotes in a field's address",
        [p(coded(' HYPERLINK "{{ v }}" '))],
        '!x"y',
        v='https://a.vn/x"y',
    ),
    refused(
        "script in a field's address",
        [p(coded(' HYPERLINK "{{ v }}" '))],
        "link-refused@1",
        v="javascript:alert(1)",
    ),
    refused(
        "a program in a field's address",
        [p(coded(' HYPERLINK "{{ v }}" '))],
        "link-refused@1",
        v="file:///C:/x.exe",
    ),
    holds("merge field's name", [p(coded(" DOCPROPERTY {{ a }} "))], "DOCPROPERTY Ánh"),
    refused(
        "a field made of a value",
        [p(coded(" {{ v }} "))],
        "field-named-by-tag@1",
        v="DDEAUTO c:\\\\x.exe",
    ),
    refused(
        "a field's code left open by a block",
        [
            p(
                "{% if yes %}",
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
                "{% endif %}",
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            )
        ],
        "scope-cuts-field@1",
    ),
    shows(
        "a field within a condition",
        [p("{% if yes %}", coded("PAGE", "1"), "{% endif %}x")],
        ["1x"],
    ),
    shows(
        "a field within a false condition",
        [p("{% if no %}", coded("PAGE", "1"), "{% endif %}x")],
        ["x"],
    ),
    holds(
        "a table of contents asks to be updated",
        [p(coded(' TOC \\o "1-3" ')), TITLED.format(run("{{ a }}"))],
        'updateFields w:val="true"',
        part="word/settings.xml",
    ),
    holds(
        "page numbers need no update",
        [p(coded(" PAGE ")), "{{ a }}"],
        "!updateFields",
        part="word/settings.xml",
    ),
    holds(
        "cross reference asks to be updated",
        [p(coded(" REF B1 \\h ")), "{{ a }}"],
        'updateFields w:val="true"',
        part="word/settings.xml",
    ),
    holds(
        "caption number as a simple field",
        [
            p('<w:fldSimple w:instr=" SEQ Bảng \\* ARABIC ">' + run("1") + "</w:fldSimple>"),
            "{{ a }}",
        ],
        'updateFields w:val="true"',
        part="word/settings.xml",
    ),
    holds(
        "formula field in a table",
        [
            table(
                row("{% for r in rows %}{{ r.n }}", "{% endfor %}"),
                row(cell(p(coded(" =SUM(ABOVE) ", "0"))), ""),
            )
        ],
        'updateFields w:val="true"',
        part="word/settings.xml",
    ),
    holds(
        "field in a header asks to be updated",
        headed("header", p(coded(" STYLEREF Heading1 ", "x")), "{{ a }}"),
        'updateFields w:val="true"',
        part="word/settings.xml",
    ),
    holds(
        "lowercase code",
        [p(coded(" toc \\o ")), "{{ a }}"],
        'updateFields w:val="true"',
        part="word/settings.xml",
    ),
    holds(
        "code cut over runs",
        [
            p(
                coded(
                    "<w:r><w:instrText> T</w:instrText></w:r><w:r><w:instrText>OC \\o </w:instrText></w:r>"
                )
            ),
            "{{ a }}",
        ],
        'updateFields w:val="true"',
        part="word/settings.xml",
    ),
    shows(
        "field over paragraphs around a loop",
        [
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                + run("m")
            ),
            "{% for x in xs %}",
            "{{ x }}",
            "{% endfor %}",
            p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ],
        ["m", "một", "hai", "ba", ""],
    ),
    shows(
        "loop text in a link field",
        [p(coded(' HYPERLINK "https://a.vn" ', "{% for x in xs %}{{ x }},{% endfor %}"))],
        ["một,hai,ba,"],
    ),
    refused("a field named by a condition", [p(coded(" {% if yes %}DDEAUTO{% endif %} c:\\\\x.exe "))], "field-named-by-tag@1"),
    refused("a field's name with a tag in it", [p(coded(" DDE{{ '' }}AUTO c:\\\\x.exe "))], "field-named-by-tag@1"),
    refused("a simple field named by a value", [p('<w:fldSimple w:instr="{{ v }} x">' + run("1") + "</w:fldSimple>")], "field-named-by-tag@1", v="INCLUDETEXT"),
    refused("script in an address without quotes", [p(coded(" HYPERLINK {{ v }} "))], "link-refused@1", v="javascript:alert(1)"),
    refused("script in an address of small letters and two spaces", [p(coded(' hyperlink  "{{ v }}" '))], "link-refused@1", v="javascript:alert(1)"),
    refused("script in an address after a switch without argument", [p(coded(' HYPERLINK \\n "{{ v }}" '))], "link-refused@1", v="javascript:alert(1)"),
    holds("tooltip of a link field is no address", [p(coded(' HYPERLINK "https://a.vn" \\o "{{ v }}" '))], "Xem: trang", v="Xem: trang"),
    holds("place of a link field is no address", [p(coded(' HYPERLINK \\l "{{ v }}" '))], "a:b", v="a:b"),
]

NUMBERS: list[Probe] = [
    holds("bookmarks in a loop", loop(marked(1, "B", "{{ x }}")), '(?s)(w:name="B[^"]*".*){3}'),
    holds(
        "bookmark over paragraphs in a loop",
        loop(
            '<w:p><w:bookmarkStart w:id="1" w:name="B"/>' + run("{{ x }}") + "</w:p>",
            '<w:p><w:bookmarkEnd w:id="1"/></w:p>',
        ),
        "(?s)(bookmarkEnd.*){3}",
    ),
    holds(
        "bookmark outside keeps its name",
        [marked(1, "B", "x"), *loop(marked(2, "C", "{{ x }}"))],
        'w:id="1" w:name="B"',
    ),
    holds(
        "bookmark with a tag in its name",
        loop(marked(1, "B{{ loop.index }}", "{{ x }}")),
        'w:name="B1"',
        'w:name="B3"',
    ),
    shows(
        "bookmark that begins in a loop and ends outside",
        [
            *loop('<w:p><w:bookmarkStart w:id="1" w:name="B"/>' + run("{{ x }}") + "</w:p>"),
            '<w:p><w:bookmarkEnd w:id="1"/></w:p>',
        ],
        ["một", "hai", "ba", ""],
    ),
    holds(
        "paragraph ids in a row loop",
        [
            table(
                '<w:tr w14:paraId="0000000A">'
                + cell(marked(1, "B", "{% for x in xs %}{{ x }}", "11111111"))
                + cell("{% endfor %}")
                + "</w:tr>"
            )
        ],
        "xs|một",
    ),
    holds(
        "drawings in nested loops",
        [
            "{% for b in tree %}",
            "{% for c in b.in %}",
            p(drawing()),
            "{% endfor %}",
            p(drawing("", 2)),
            "{% endfor %}",
        ],
        "(docPr.*){6}",
    ),
    holds("drawings in a loop and in a header", loop(p(drawing())), "(docPr.*){3}"),
    holds(
        "control ids in a loop",
        loop(
            '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>'
            + p("{{ x }}")
            + "</w:sdtContent></w:sdt>"
        ),
        "một",
    ),
    holds(
        "comment in a loop",
        noted(
            "comment",
            "ghi chú",
            body=tuple(
                loop(
                    p(
                        '<w:commentRangeStart w:id="2"/>',
                        "{{ x }}",
                        '<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>',
                    )
                )
            ),
        ),
        "một",
    ),
    holds(
        "footnote in a loop",
        noted(
            "footnote",
            "ghi chú",
            body=tuple(loop(p("{{ x }}", '<w:r><w:footnoteReference w:id="2"/></w:r>'))),
        ),
        "(footnoteReference.*){3}",
    ),
    holds(
        "inline loop over a drawing",
        [p("{% for x in xs %}", drawing(), "{% endfor %}")],
        "(docPr.*){3}",
    ),
    holds(
        "drawing in a row loop",
        [table(row(cell(p("{% for x in xs %}{{ x }}", drawing())), "{% endfor %}"))],
        "(docPr.*){3}",
    ),
]

SECTIONS: list[Probe] = [
    shows(
        "page break between turns, none at the end",
        [*loop("{{ x }}", BREAK)],
        ["một", "\n", "hai", "\n", "ba"],
    ),
    shows(
        "page break between turns, text behind",
        [*loop("{{ x }}", BREAK), "sau"],
        ["một", "\n", "hai", "\n", "ba", "\n", "sau"],
    ),
    shows(
        "page break unless last",
        [*loop("{{ x }}", "{% if not loop.last %}", BREAK, "{% endif %}")],
        ["một", "\n", "hai", "\n", "ba"],
    ),
    shows(
        "page break before, by property",
        [*loop("<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" + run("{{ x }}") + "</w:p>")],
        ["một", "hai", "ba"],
    ),
    holds(
        "sections repeat with a loop",
        loop("{{ x }}", ends_section(wide=True)),
        '(?s)(orient="landscape".*){3}',
    ),
    holds(
        "a section left out with its condition",
        ["{% if no %}", "x", ends_section(wide=True), "{% endif %}", "y"],
        "!landscape",
    ),
    shows(
        "section break in a paragraph with a tag alone",
        [ends_section("{{ a }}"), "x"],
        ["Ánh", "x"],
    ),
    holds(
        "loop tag in the paragraph that ends a section keeps the section",
        ["{% for x in xs %}", "{{ x }}", ends_section("{% endfor %}", wide=True), "y"],
        "landscape",
    ),
    holds(
        "comment in the paragraph that ends a section keeps the section",
        ["a", ends_section("{# x #}", wide=True), "y"],
        "landscape",
    ),
    shows(
        "page break within a run of a loop",
        [p("{% for x in xs %}{{ x }}", '<w:r><w:br w:type="page"/></w:r>', "{% endfor %}")],
        ["một\nhai\nba\n"],
    ),
    shows(
        "column break kept",
        [p("{% if yes %}", '<w:r><w:br w:type="column"/></w:r>', "{% endif %}")],
        ["\n"],
    ),
]

PROBES = PLACES + FIELDS + NUMBERS + SECTIONS
