"""Sub-documents: what comes along, what gives way to the template, what is refused."""

import io
import re
import zipfile
from collections import Counter

import pytest

from briefgen.errors import DataError
from briefgen.word import compile_template
from briefgen.word.content.nouns import Subdocument
from briefgen.word.content.typed import typed_values
from tests.word.packages import (
    NAMES,
    base,
    codes,
    docx,
    fill,
    member,
    override,
    p,
    paragraphs,
    relation,
    row,
    rows,
    run,
    table,
)
from tests.word.soundness import PNG, findings, with_members

W_ONLY = NAMES.split(" ")[0]


def merged(template: bytes, *subdocuments: bytes, **values: object) -> bytes:
    """Return the template filled with ``a``, ``b`` … in their order."""
    given = dict(zip("abcd", (Subdocument(one, "con.docx") for one in subdocuments), strict=False))
    return fill(template, **given, **values)


def names(document: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.namelist()


def styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'


def with_styles(document: bytes, *styles: str) -> bytes:
    name = "word/styles.xml"
    text = base()[name].replace(b"</w:styles>", "".join(styles).encode() + b"</w:styles>")
    return with_members(document, {name: text})


def style(own: str, name: str, inside: str = "", kind: str = "paragraph") -> str:
    head = f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{own}">'
    return f'{head}<w:name w:val="{name}"/>{inside}</w:style>'


# ---- the body


def test_the_body_takes_the_place_of_the_paragraph_with_the_tag() -> None:
    sub = docx("một {{ khong_chay }}", table(row("x", "y")), "hai & <ba>".replace("&", "&amp;")
               .replace("<", "&lt;"))  # fmt: skip
    for tag in ("{{ a }}", "{{p a }}"):
        made = merged(docx("trước", tag, "sau"), sub)
        assert paragraphs(made) == [
            *("trước", "một {{ khong_chay }}", "x", "y", "hai & <ba>", "sau"),
        ]
    assert paragraphs(merged(docx("đầu {{ a }} cuối"), docx("giữa"))) == ["đầu ", "giữa", " cuối"]


def test_it_stands_in_cells_boxes_and_headers() -> None:
    assert rows(merged(docx(table(row("{{ a }}", "b"))), docx("x", "y"))) == [["x|y", "b"]]
    made = member(merged(docx(table(row("{{ a }}", "b"))), docx(table(row("t")))))
    assert re.search(r"</w:tbl><w:p>(<w:r>(?:(?!</w:p>).)*</w:r>)?</w:p></w:tc>", made)
    headed = docx(
        "x",
        members={"word/header1.xml": f"<w:hdr {W_ONLY}>{p('{{ a }}')}</w:hdr>"},
        relations=relation(1, "header", "header1.xml"),
        types=override("word/header1.xml", "header"),
    )
    picture = '<w:r><w:drawing><a:blip xmlns:a="urn:a" r:embed="t7"/></w:drawing></w:r>'
    sub = with_members(
        docx(p(picture), relations=relation(7, "image", "media/i.png"),
             types='<Default Extension="png" ContentType="image/png"/>'),
        {"word/media/i.png": PNG},
    )  # fmt: skip
    made = merged(headed, sub)
    assert "r:embed=" in member(made, "word/header1.xml")
    assert "media/" in member(made, "word/_rels/header1.xml.rels")
    assert 'xmlns:r="http' in member(made, "word/header1.xml")


def test_it_may_stand_in_a_loop_and_beside_others() -> None:
    template = docx("{% for x in xs %}", "{{ x }}", "{{p a }}", "{% endfor %}", "{{ b }}")
    made = merged(template, docx("A"), docx("B"), xs=[1, 2])
    assert paragraphs(made) == ["1", "A", "2", "A", "B"]


def test_any_prefix_and_any_encoding_is_read() -> None:
    text = (
        '<?xml version="1.0" encoding="UTF-16"?><document xmlns="http://schemas.openxmlformats.org'
        '/wordprocessingml/2006/main"><body><p><r><t>chữ</t></r></p></body></document>'
    )
    sub = with_members(docx("x"), {"word/document.xml": text.encode("utf-16")})
    assert paragraphs(merged(docx("{{ a }}"), sub)) == ["chữ"]


# ---- styles


def test_a_style_the_template_has_by_name_looks_as_there() -> None:
    sub = with_styles(docx(styled("TieuDeMot", "x")), style("TieuDeMot", "Heading 1"))
    made = merged(docx("{{ a }}"), sub)
    assert 'w:val="Heading1"' in member(made)
    assert member(made, "word/styles.xml") == base()["word/styles.xml"].decode()


def test_other_styles_come_along_with_what_they_lean_on() -> None:
    sub = with_styles(
        docx(styled("Con", "x")),
        style("Con", "Kiểu con", '<w:basedOn w:val="Goc"/><w:next w:val="La"/>'
              '<w:link w:val="ConChu"/>'),
        style("Goc", "Kiểu gốc", '<w:basedOn w:val="Normal"/>'),
        style("ConChu", "Kiểu con Char", kind="character"),
        style("La", "Kiểu lạ"),
    )  # fmt: skip
    text = member(merged(docx("{{ a }}", "{{ a }}"), sub), "word/styles.xml")
    found = Counter(re.findall(r'w:styleId="([^"]*)"', text))
    assert (found["Con"], found["Goc"], found["ConChu"], found["La"]) == (1, 1, 1, 0)
    assert 'w:val="La"' not in text


def test_a_style_whose_id_is_taken_by_another_is_renamed() -> None:
    template = with_styles(docx("{{ a }}"), style("S", "của mẫu"))
    sub = with_styles(docx(styled("S", "x")), style("S", "của tệp con"))
    made = merged(template, sub)
    assert '<w:pStyle w:val="S2"/>' in member(made)
    assert 'w:styleId="S2"><w:name w:val="của tệp con"/>' in member(made, "word/styles.xml")


def test_an_id_that_means_no_style_there_means_none_here() -> None:
    template = with_styles(docx("{{ a }}"), style("S", "của mẫu"))
    assert "<w:pStyle" not in member(merged(template, docx(styled("S", "x"))))


# ---- lists


NUMBERING = (
    f"<w:numbering {W_ONLY}>"
    '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="11111111"/><w:lvl w:ilvl="0">'
    '<w:start w:val="3"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Dem"/><w:lvlText w:val="%1."/>'
    '</w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def item(number: int, text: str) -> str:
    count = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{count}</w:pPr>{run(text)}</w:p>"


def listed(*blocks: str) -> bytes:
    return with_members(docx(*blocks), {"word/numbering.xml": NUMBERING.encode()})


def test_lists_are_copied_and_begin_anew_each_time() -> None:
    made = merged(listed(item(5, "mẫu"), "{{ a }}", "{{ a }}"), listed(item(5, "a"), item(5, "b")))
    first, *others = re.findall(r'<w:numId w:val="(\d+)"', member(made))
    assert first == "5"
    assert others[0] == others[1] != others[2] == others[3]
    text = member(made, "word/numbering.xml")
    abstracts = dict(re.findall(r'<w:num w:numId="(\d+)"><w:abstractNumId w:val="(\d+)"/>', text))
    assert abstracts["5"] != abstracts[others[0]] == abstracts[others[2]]
    assert re.search(rf'<w:num w:numId="{others[2]}">.*?<w:startOverride w:val="3"/>', text)
    assert len(set(re.findall(r'<w:nsid w:val="(\w+)"', text))) == 2
    assert text.rindex("<w:abstractNum ") < text.index("<w:num ")


def test_lists_by_style_begin_anew_too() -> None:
    counted = '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:ind w:left="9"/></w:pPr>'
    kind = style("Dem", "Đếm", counted)
    sub = with_styles(listed(styled("Dem", "a")), kind)
    for template, most in ((with_styles(listed(styled("Dem", "x"), "{{ a }}"), kind), 2),
                           (docx("{{ a }}", "{{ a }}"), 2)):  # fmt: skip
        made = merged(template, sub)
        assert member(made).count("<w:numId ") == most - 1
        assert '<w:ind w:left="9"/>' in member(made)


def test_a_count_that_does_not_exist_counts_nothing() -> None:
    assert "<w:numPr>" not in member(merged(docx("{{ a }}"), docx(item(77, "x"))))


# ---- notes


def noted(*blocks: str, notes: str) -> bytes:
    made = f"<w:footnotes {W_ONLY}>{notes}</w:footnotes>"
    return docx(
        *blocks,
        members={"word/footnotes.xml": made},
        relations=relation(3, "footnotes", "footnotes.xml"),
        types=override("word/footnotes.xml", "footnotes"),
    )


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'


REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
SUB_NOTED = noted(
    p("x", REFERENCE.format(4)), notes=f'<w:footnote w:type="separator" w:id="0"/>{note(4, "chú")}'
)


def test_footnotes_come_after_those_of_the_template_also_where_that_has_tags() -> None:
    template = noted(p("{{ a }}"), p("y", REFERENCE.format(2)), notes=note(2, "{{ t }}"))
    made = merged(template, SUB_NOTED, t="của mẫu")
    assert paragraphs(made, "word/footnotes.xml") == ["của mẫu", "chú"]
    assert re.findall(r'footnoteReference w:id="(\d+)"', member(made)) == ["3", "2"]


def test_a_template_without_notes_gets_the_part() -> None:
    made = merged(docx("{{ a }}", "{{ a }}"), SUB_NOTED)
    assert paragraphs(made, "word/footnotes.xml") == ["", "", "chú", "chú"]
    assert re.findall(r'footnoteReference w:id="(\d+)"', member(made)) == ["1", "2"]
    assert "footnotes+xml" in member(made, "[Content_Types].xml")
    assert "/footnotes" in member(made, "word/_rels/document.xml.rels")


def test_notes_can_only_stand_in_the_body() -> None:
    template = noted(p("y", REFERENCE.format(2)), notes=note(2, "{{ a }}"))
    assert codes(template, a=Subdocument(SUB_NOTED, "con.docx")) == ["subdocument-notes"]


# ---- what is referred to


CHART = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n"/><c:chart xmlns:c="urn:c" r:id="t8"/>'
    "</wp:inline></w:drawing></w:r>"
)
TYPES = (
    '<Default Extension="xlsx" ContentType="application/x.sheet"/>'
    '<Override PartName="/word/charts/chart1.xml" ContentType="application/x.chart+xml"/>'
)


def test_charts_are_copied_with_their_workbooks_for_each_place() -> None:
    inner = '<Relationship Id="r1" Type="urn:t/package" Target="../embeddings/s.xlsx"/>'
    sub = docx(
        p(CHART),
        members={
            "word/charts/chart1.xml": "<c/>",
            "word/embeddings/s.xlsx": "PK…",
            "word/charts/_rels/chart1.xml.rels": "<Relationships xmlns="
            f'"http://schemas.openxmlformats.org/package/2006/relationships">{inner}'
            "</Relationships>",
        },
        relations=relation(8, "chart", "charts/chart1.xml"),
        types=TYPES,
    )
    made = merged(docx("{{ a }}", "{{ a }}"), sub)
    assert len([one for one in names(made) if one.startswith("word/charts/chart")]) == 2
    assert 'Target="../embeddings/s1.xlsx"' in member(made, "word/charts/_rels/chart11.xml.rels")
    assert member(made, "[Content_Types].xml").count("application/x.chart+xml") == 2
    ids = re.findall(r'docPr id="(\d+)"', member(made))
    assert len(set(ids)) == 2


def test_an_id_that_leads_nowhere_is_taken_out() -> None:
    link = f'<w:hyperlink r:id="khong">{run("x")}</w:hyperlink>'
    made = merged(docx("{{ a }}"), docx(p(link)))
    assert paragraphs(made) == ["x"]
    assert "r:id" not in member(made)


def test_links_come_along_and_a_document_of_ours_is_a_template_again() -> None:
    link = p(f'<w:hyperlink r:id="t1">{run("x")}</w:hyperlink>')
    first = relation(1, "hyperlink", "https://a.vn/?b=1&amp;c", external=True)
    second = relation(1, "hyperlink", "https://b.vn", external=True)
    sub, other = docx(link, relations=first), docx(link, relations=second)
    once = merged(docx("{{ a }}", "{_{ a }_}"), sub)
    text = member(merged(once, other), "word/_rels/document.xml.rels")
    assert 'Target="https://a.vn/?b=1&amp;c" TargetMode="External"' in text
    ids = re.findall(r'Id="([^"]*)"', text)
    assert len(ids) == len(set(ids))


# ---- marks


def bookmark(name: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{run("b")}<w:bookmarkEnd w:id="1"/>'


def test_bookmarks_get_names_of_their_own_and_links_follow() -> None:
    codes_ = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> PAGEREF mo</w:instrText>",
            "<w:instrText>c \\h </w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    sub = docx(
        p(bookmark("moc"), bookmark("rieng")),
        p(f'<w:hyperlink w:anchor="moc">{run("x")}</w:hyperlink>', codes_),
        p('<w:fldSimple w:instr=" HYPERLINK \\l &quot;moc&quot; "/>'),
    )
    made = member(merged(docx(p(bookmark("Moc")), "{{ a }}", "{{ a }}"), sub))
    found = re.findall(r'bookmarkStart w:id="(\d+)" w:name="(\w+)"', made)
    assert [name for _, name in found] == ["Moc", "moc_2", "rieng", "moc_3", "rieng_2"]
    assert re.findall(r'w:anchor="(\w+)"', made) == ["moc_2", "moc_3"]
    assert " PAGEREF moc_2 \\h " in made
    assert 'HYPERLINK \\l "moc_3"' in made.replace("&quot;", '"')
    ends = re.findall(r'bookmarkEnd w:id="(\d+)"', made)
    assert [number for number, _ in found] == ends


def test_traces_of_editing_stay_behind() -> None:
    sub = docx(
        '<w:p w14:paraId="11111111" w14:textId="7" w:rsidR="00AA"><w:commentRangeStart w:id="1"/>'
        + run("x")
        + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:proofErr/>'
        "</w:p>",
        "<w:sdt><w:sdtPr><w:id w:val='1'/><w:dataBinding w:xpath='/x'/></w:sdtPr><w:sdtContent>"
        + p("y")
        + "</w:sdtContent></w:sdt>",
    )
    made = member(merged(docx("{{ a }}"), sub)).partition("<w:sectPr")[0]
    for trace in ("paraId", "rsid", "comment", "proofErr", "dataBinding", "w:id "):
        assert trace not in made
    assert paragraphs(merged(docx("{{ a }}"), sub)) == ["x", "y"]


# ---- refusals


def with_vba() -> bytes:
    return with_members(docx("x"), {"word/vbaProject.bin": b"x"})


REFUSED = [
    (b"khong phai docx", ["package-not-word"]),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, ["package-encrypted"]),
    (docx("x")[:900], ["package-broken"]),
    (with_vba(), ["active-macros"]),
    (docx(p('<w:fldSimple w:instr="INCLUDETEXT &quot;c:/x&quot;"/>')), ["active-field"]),
    (docx('<w:altChunk r:id="t1"/>'), ["active-foreign-content"]),
    (docx("x", relations=relation(1, "image", "https://x.vn/a.png", external=True)),
     ["active-linked-picture"]),
    (docx("x", members={"word/comments.xml": "<!DOCTYPE x><x/>"}), ["part-doctype"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "reasons"), REFUSED)
def test_what_a_template_may_not_be_a_sub_document_may_not_be(
    content: bytes, reasons: list[str]
) -> None:
    assert codes(docx("{{ a }}"), a=Subdocument(content, "con.docx")) == [
        "subdocument-refused",
        *reasons,
    ]


def test_the_refusal_names_the_file_and_the_tag() -> None:
    with pytest.raises(DataError) as error:
        fill(docx("x", "{{ a }}"), a=Subdocument(b"", "con.docx"))
    first = error.value.problems[0]
    assert first.facts == {"name": "con.docx"}
    assert (first.at.paragraph, first.at.tag) == (2, "{{ a }}")


def test_an_attribute_can_hold_no_document() -> None:
    drawing = '<w:r><w:drawing><wp:docPr id="1" name="n" descr="{{ a }}"/></w:drawing></w:r>'
    assert codes(docx(p(drawing)), a=Subdocument(docx("x"))) == ["value-not-text"]


# ---- from data, and sound


def test_a_data_file_names_it() -> None:
    files = {"con.docx": docx("từ tệp")}
    values = typed_values({"a": {"$type": "Subdoc", "path": "con.docx"}}, files.__getitem__)
    assert paragraphs(fill(docx("{{p a }}"), **values)) == ["từ tệp"]


def test_it_also_streams_and_gives_equal_bytes() -> None:
    template, out = compile_template(docx("{{ a }}", "{{ a }}")), io.BytesIO()
    template.stream({"a": Subdocument(SUB_NOTED)}, out)
    assert out.getvalue() == template.render({"a": Subdocument(SUB_NOTED)})


def test_no_fault_that_neither_had() -> None:
    counted = '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'
    sub = with_styles(listed(styled("Dem", "a"), item(5, "b"), p(bookmark("moc")), table(row("t")),
                             p(REFERENCE.format(2))),
                      style("Dem", "Đếm", '<w:basedOn w:val="Normal"/>' + counted))  # fmt: skip
    template = docx("{{ a }}", table(row("{{ a }}")))
    assert findings(merged(template, sub)) - findings(template) - findings(sub) == set()
