"""HTML and Markdown before and after: what a reader of the document sees."""

import base64
import re

import pytest

from briefgen.errors import BriefgenError
from briefgen.word import compile_template
from briefgen.word.content.nouns import Html, Markdown
from briefgen.word.content.typed import typed_values
from tests.word.packages import cell, codes, docx, fill, member, p, paragraphs, row, rows, run
from tests.word.packages import table as table_of_words
from tests.word.soundness import PNG, findings, with_members

H = docx("{{ a|html }}")
M = docx("{{ a|markdown }}")


def html(text: str) -> list[str]:
    return paragraphs(fill(H, a=text))


def body(document: bytes) -> str:
    return member(document).partition("<w:body>")[2].partition("<w:sectPr")[0]


TEXTS = [
    ("", [""]),
    ("chữ &amp; &lt;b&gt; {{ a }}", ["chữ & <b> {{ a }}"]),
    ("  một\n  hai  ", ["một hai"]),
    ("<p>một</p>\n<p>hai</p>", ["một", "hai"]),
    ("một<br>hai<br/>", ["một\nhai"]),
    ("<p><br></p><p>x</p>", ["", "x"]),
    ("<p></p><p>x</p>", ["x"]),
    ("một <b>hai</b> <i> ba</i>", ["một hai ba"]),
    ("một&nbsp;&nbsp;hai", ["một\u00a0\u00a0hai"]),
    ("<foo>lạ<bar>hơn</bar></foo> nữa", ["lạhơn nữa"]),
    ("<script>x()</script><style>y</style><!-- z -->chữ", ["chữ"]),
    ("<div>một<p>hai</div>ba", ["một", "hai", "ba"]),
    ("<pre>\n  a\n\tb</pre>", ["  a\n\tb"]),
    ("<ul><li>một<li>hai<ul><li>ba</ul></ul>", ["một", "hai", "ba"]),
    ("<li>lẻ", ["lẻ"]),
    ("<ul>lạc<li></li></ul>", ["lạc", ""]),
    ("<q>trích</q>", ["“trích”"]),
    ("<dl><dt>a<dd>b</dl>", ["a", "b"]),
    ("a &#8; b &#7;", ["a \ufffd b \ufffd"]),
    ("<b>chưa đóng", ["chưa đóng"]),
    ("</b></p>thừa", ["thừa"]),
    ("a < b và c > d", ["a < b và c > d"]),
    ("<html><head><title>t</title></head><body>x</body></html>", ["x"]),
    ("<table></table>x", ["x"]),
    ("<td>ô lạc</td>", ["ô lạc"]),
    ("<table><caption>Tên bảng</caption><tr><td>x</table>", ["Tên bảng", "x", ""]),
    ("<figure>x<figcaption>tên</figcaption></figure>", ["x", "tên"]),
    ('<a href="javascript:x">chữ</a>', ["chữ"]),
    ('<img alt="thay">', ["thay"]),
]


@pytest.mark.parametrize(("text", "shown"), TEXTS)
def test_what_is_shown_of_html(text: str, shown: list[str]) -> None:
    assert html(text) == shown


MARKDOWN = [
    ("chữ **đậm** và *nghiêng*", ["chữ đậm và nghiêng"]),
    ("# Đầu\n\nđoạn\nđoạn", ["Đầu", "đoạn đoạn"]),
    ("một  \nhai", ["một\nhai"]),
    ("- a\n- b\n\n1. c", ["a", "b", "c"]),
    ("~~bỏ~~ `a*b*` <b>x</b> {{ y }}", ["bỏ a*b* <b>x</b> {{ y }}"]),
    ("| a | b |\n|---|--:|\n| 1 | 2 |", ["a", "b", "1", "2", ""]),
    ("```\nx  y\n```", ["x  y"]),
    ("[x](javascript:y) \\* &copy;", ["[x](javascript:y) * ©"]),
]


@pytest.mark.parametrize(("text", "shown"), MARKDOWN)
def test_what_is_shown_of_markdown(text: str, shown: list[str]) -> None:
    assert paragraphs(fill(M, a=text)) == shown


def test_one_line_stays_in_the_line_of_its_tag_and_looks_as_it() -> None:
    tag = p(run("Kính gửi {{ a|markdown }}.", "<w:rPr><w:i/></w:rPr>"))
    made = fill(docx(tag), a="các **sở**")
    assert paragraphs(made) == ["Kính gửi các sở."]
    assert "<w:rPr><w:b/><w:i/></w:rPr>" in body(made)


def test_paragraphs_are_as_the_one_with_the_tag() -> None:
    own = '<w:pPr><w:pStyle w:val="Quote"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    tag = "<w:p>" + own + run("{{ a|html }}", '<w:rPr><w:sz w:val="30"/></w:rPr>') + "</w:p>"
    made = body(fill(docx(tag), a="<p>một<p align=right>hai<ul><li>ba</ul>"))
    first, second, third = re.findall(r"<w:p>.*?</w:p>", made)
    assert "<w:numPr>" in first
    assert '<w:pStyle w:val="Quote"/><w:jc w:val="right"/>' in second
    assert 'w:val="ListBullet"' in third
    assert made.count('<w:sz w:val="30"/>') == 3


def test_styles_of_the_template_are_taken() -> None:
    made = body(
        fill(H, a="<h2>x</h2><blockquote>y</blockquote><ol><li>z</ol><table><tr><td>t</table>")
    )
    for style in ("Heading2", "Quote", "ListNumber", "TableGrid"):
        assert f'w:val="{style}"' in made


def test_a_template_without_styles_gets_a_look() -> None:
    bare = with_members(H, {"word/styles.xml": b"<w:styles xmlns:w='urn:x'/>"})
    made = body(fill(bare, a="<h1>x</h1><ul><li>y</ul><pre>z</pre><a href='https://a.vn'>t</a>"
                     "<table><tr><td>t</table>"))  # fmt: skip
    assert '<w:outlineLvl w:val="0"/>' in made
    assert "<w:numPr>" in made
    for look in ("<w:b/>", 'w:ascii="Courier New"', '<w:u w:val="single"/>', "<w:tblBorders>"):
        assert look in made


def test_lists_begin_anew_in_every_list_and_value() -> None:
    template = docx("{{ a|markdown }}", "{{ a|markdown }}")
    made = fill(template, a="1. x\n2. y\n\nchữ\n\n5. z")
    numbers = re.findall(r'<w:numId w:val="(\d+)"', body(made))
    assert [numbers.index(one) for one in numbers] == [0, 0, 2, 3, 3, 5]
    assert '<w:startOverride w:val="5"/>' in member(made, "word/numbering.xml")


def test_looks_of_letters() -> None:
    text = '<p>x<span style="color: red; background:#ff0; font-size:20px">y</span><sub>1</sub>'
    text += "<sup>2</sup><u>u</u><del>d</del><font color=blue>f</font>"
    made = body(fill(H, a=text))
    for look in (
        '<w:color w:val="FF0000"/>',
        'w:fill="FFFF00"',
        '<w:sz w:val="30"/>',
        'w:val="subscript"',
        'w:val="superscript"',
        "<w:strike/>",
        '<w:color w:val="0000FF"/>',
    ):
        assert look in made


ODD_STYLES = [
    *("color:;;", "color:rgb(", "font-size:9e9pt", "font-size:-3pt", "color:url(x)"),
    *("font-weight:99999999", ":;:", "colour"),
]


@pytest.mark.parametrize("style", ODD_STYLES)
def test_a_style_that_cannot_be_read_says_nothing(style: str) -> None:
    assert html(f'<span style="{style}">x</span>') == ["x"]


TABLES = [
    ("<tr><td>a<td>b<tr><td>c", [["a", "b"], ["c", ""]]),
    ("<tr><td rowspan=2>a<td>b<tr><td>c<td>d", [["a", "b", ""], ["", "c", "d"]]),
    ("<tr><td colspan=2>a<tr><td>b<td>c", [["a"], ["b", "c"]]),
    ("<tr><td rowspan=99>a<td>b<tr><td>c", [["a", "b"], ["", "c"]]),
    ("<tr><td>a<td rowspan=2>b<tr><td colspan=3>c", [["a", "b"], ["c", ""]]),
    ("<tr><td>a<table><tr><td>t</table>", [["a|t|", "t"], ["t"]]),
]


@pytest.mark.parametrize(("inside", "cells"), TABLES)
def test_tables_have_a_sound_grid(inside: str, cells: list[list[str]]) -> None:
    made = fill(H, a=f"<table>{inside}</table>")
    assert rows(made) == cells


def test_heads_are_repeated_and_columns_fit_their_text() -> None:
    text = "| a | " + "dài " * 20 + "|\n|--|--|\n| 1 | 2 |"
    made = body(fill(M, a=text))
    assert made.count("<w:tblHeader/>") == 1
    narrow, wide = map(int, re.findall(r'<w:gridCol w:w="(\d+)"', made))
    assert narrow * 5 < wide


def test_pictures_are_files_of_the_assets_or_stand_in_the_html() -> None:
    embedded = "data:image/png;base64," + base64.b64encode(PNG).decode()
    template = compile_template(H)
    made = template.render({"a": f'x<img src="{embedded}"><img src="a%20b.png" width=96>'},
                           read_asset={"a b.png": PNG}.__getitem__)  # fmt: skip
    assert body(made).count("<w:drawing") == 2
    assert 'cx="914400"' in body(made)
    for address, code in (
        ("https://a.vn/x.png", "html-picture-remote"),
        ("//a.vn/x.png", "html-picture-remote"),
        ("file:///etc/x", "html-picture-remote"),
        ("data:image/png;base64,%%%", "html-picture-broken"),
        ("data:,x", "html-picture-broken"),
        ("anh.png", "asset-not-allowed"),
    ):
        assert codes(H, a=f'<img src="{address}">') == [code]


def test_what_is_nested_too_deeply_is_refused() -> None:
    for template, text in ((H, "<div>" * 400 + "x"), (H, "<ul><li>" * 300), (M, ">" * 400 + "x")):
        assert codes(template, a=text) == ["html-too-deep"]
    assert codes(H, a="<table><tr>" + "<td>x" * 64 + "</table>") == ["table-too-many-columns"]


def test_links_are_checked_and_made_by_a_filter() -> None:
    template = docx("{{ u|link('xem tại đây') }}", "{{ u|liên_kết }}")
    made = fill(template, u="https://a.vn")
    assert paragraphs(made) == ["xem tại đây", "https://a.vn"]
    assert 'Target="https://a.vn"' in member(made, "word/_rels/document.xml.rels")
    assert paragraphs(fill(template, u=None)) == ["xem tại đây", ""]
    assert codes(docx("{{ u|link }}"), u="javascript:x") == ["link-refused"]


def test_data_files_name_the_kinds() -> None:
    values = typed_values(
        {"a": {"$type": "Html", "text": "<b>x</b>"}, "b": {"$type": "Markdown", "text": "*y*"}},
        lambda _: b"",
    )
    assert values == {"a": Html("<b>x</b>"), "b": Markdown("*y*")}
    assert paragraphs(fill(docx("{{ a }}{{ b }}"), **values)) == ["xy"]


def test_nothing_is_nothing_and_other_places_refuse() -> None:
    assert paragraphs(fill(docx("[{{ a|html }}{{ b|markdown }}]"), a=None, b="")) == ["[]"]
    drawing = '<w:r><w:drawing><wp:docPr id="1" name="n" descr="{{ a|html }}"/></w:drawing></w:r>'
    assert codes(docx(p(drawing)), a="x") == ["value-not-text"]
    with pytest.raises(BriefgenError, match="name-unknown"):
        fill(docx("{{ khong|html }}"))


def test_in_a_cell_and_for_a_whole_paragraph() -> None:
    made = fill(docx(table_of_words(row(cell("{{p a|html }}"), "b"))), a="<p>x<p>y")
    assert rows(made) == [["x|y", "b"]]


def test_the_file_is_sound() -> None:
    text = "<h1>a</h1><p align=center>b<ul><li>c<ol><li>d</ol></ul><hr><blockquote>e</blockquote>"
    text += "<pre>f</pre><p><a href='https://a.vn'>g</a><table><tr><th>h<th>i<tr><td colspan=2>j"
    text += "".join(f"<table>{inside}</table>" for inside, _ in TABLES)
    assert findings(fill(H, a=text)) - findings(H) == set()
