"""Probes of fields, numbers that stand once, page breaks and sections."""

from tests.word.packages import cell, p, row, run, table
from tests.word.probes.building import (
    BREAK,
    TITLED,
    coded,
    drawing,
    ends_section,
    headed,
    loop,
    marked,
    noted,
)
from tests.word.probes.probing import Probe, holds, refused, shows

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
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE'
                "</w:instrText></w:r>",
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
                    "<w:r><w:instrText> T</w:instrText></w:r><w:r><w:instrText>OC \\o "
                    "</w:instrText></w:r>"
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
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC '
                '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("m")
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
    refused(
        "a field named by a condition",
        [p(coded(" {% if yes %}DDEAUTO{% endif %} c:\\\\x.exe "))],
        "field-named-by-tag@1",
    ),
    refused(
        "a field's name with a tag in it",
        [p(coded(" DDE{{ '' }}AUTO c:\\\\x.exe "))],
        "field-named-by-tag@1",
    ),
    refused(
        "a simple field named by a value",
        [p('<w:fldSimple w:instr="{{ v }} x">' + run("1") + "</w:fldSimple>")],
        "field-named-by-tag@1",
        v="INCLUDETEXT",
    ),
    refused(
        "script in an address without quotes",
        [p(coded(" HYPERLINK {{ v }} "))],
        "link-refused@1",
        v="javascript:alert(1)",
    ),
    refused(
        "script in an address of small letters and two spaces",
        [p(coded(' hyperlink  "{{ v }}" '))],
        "link-refused@1",
        v="javascript:alert(1)",
    ),
    refused(
        "script in an address after a switch without argument",
        [p(coded(' HYPERLINK \\n "{{ v }}" '))],
        "link-refused@1",
        v="javascript:alert(1)",
    ),
    holds(
        "tooltip of a link field is no address",
        [p(coded(' HYPERLINK "https://a.vn" \\o "{{ v }}" '))],
        "Xem: trang",
        v="Xem: trang",
    ),
    holds(
        "place of a link field is no address",
        [p(coded(' HYPERLINK \\l "{{ v }}" '))],
        "a:b",
        v="a:b",
    ),
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
        "(?s)^(?!(.*commentReference){2})(?!(.*commentRangeStart){2}).*ba",
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

PROBES = FIELDS + NUMBERS + SECTIONS
