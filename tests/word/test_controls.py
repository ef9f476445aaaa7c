"""Content controls whose tag, in Word's sense, is one tag of ours."""

import re
from datetime import date

import pytest

from briefgen.errors import TemplateError
from briefgen.word import compile_template
from briefgen.word.content.nouns import Blocks, Paragraph, Picture, RichText
from tests.word.packages import (
    NAMES,
    codes,
    docx,
    fill,
    member,
    override,
    p,
    paragraphs,
    problems,
    relation,
    row,
    rows,
    run,
    table,
)
from tests.word.test_placeholder_pictures import OLD, WIDE, drawing, shown, with_picture

_GREY = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'


def control(tag: str, kind: str, content: str, *, placeholder: bool = True) -> str:
    showing = "<w:showingPlcHdr/>" if placeholder else ""
    return (
        f'<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:alias w:val="Ô"/><w:tag w:val="{tag}"/>'
        f'<w:id w:val="12345"/>{showing}<w:dataBinding w:xpath="/a" w:storeItemID="{{x}}"/>{kind}'
        f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def inline(tag: str, kind: str = "<w:text/>", text: str = "Bấm để nhập", **how: bool) -> str:
    return control(tag, kind, run(text, _GREY), **how)


LIST = (
    '<w:{0}><w:listItem w:displayText="Chọn"/><w:listItem w:displayText="Đã duyệt" w:value="1"/>'
    '<w:listItem w:displayText="Chưa duyệt" w:value="2"/></w:{0}>'
)
BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox>'
)
DATE = (
    '<w:date w:fullDate="2020-01-01T00:00:00Z"><w:dateFormat w:val="{}"/><w:lid w:val="vi-VN"/>'
    "</w:date>"
)


def test_a_control_of_text_shows_the_value_and_stays_a_control() -> None:
    document = fill(docx(p("Tên: ", inline("{{ tên }}"), ".")), tên="A & B")
    assert paragraphs(document) == ["Tên: A & B."]
    body = member(document)
    for gone in ("showingPlcHdr", "dataBinding", "PlaceholderText", "Bấm"):
        assert gone not in body
    assert '<w:tag w:val=""/>' in body
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">A &amp; B</w:t></w:r>' in body


def test_what_was_typed_before_gives_the_look_where_nothing_grey_stands() -> None:
    typed = control("{{ x }}", "", run("cũ", "<w:rPr><w:i/></w:rPr>"), placeholder=False)
    assert "<w:r><w:rPr><w:i/></w:rPr>" in member(fill(docx(p(typed)), x="mới"))


def test_a_control_around_paragraphs_takes_text_or_paragraphs() -> None:
    template = docx("A", control("{{ x }}", "", p("một") + p("hai")), "B")
    assert paragraphs(fill(template, x="một\nhai")) == ["A", "một\nhai", "B"]
    blocks = Blocks((Paragraph(("ba",)), Paragraph(("bốn",))))
    document = fill(template, x=blocks)
    assert paragraphs(document) == ["A", "ba", "bốn", "B"]
    (content,) = re.findall(r"<w:sdtContent>(.*)</w:sdtContent>", member(document))
    assert [content.count(one) for one in ("<w:p>", "</w:p>")] == [2, 2]


def test_rich_text_stands_in_a_control_within_a_line() -> None:
    value = RichText.of("đậm", bold=True) + " và " + RichText.of("nghiêng", italic=True)
    document = fill(docx(p("x ", inline("{{ x }}", "<w:richText/>"), " y")), x=value)
    assert paragraphs(document) == ["x đậm và nghiêng y"]
    assert member(document).count("<w:sdt>") == member(document).count("</w:sdt>") == 1


@pytest.mark.parametrize(("value", "sign", "font"), [(True, "☒", "MS Gothic"),
                                                     (False, "☐", "Segoe UI Symbol")])  # fmt: skip
def test_a_check_box_is_ticked_or_not(value: bool, sign: str, font: str) -> None:
    document = fill(docx(p(inline("{{ ok }}", BOX, "☐", placeholder=False))), ok=value)
    assert paragraphs(document) == [sign]
    body = member(document)
    assert f'<w14:checked w14:val="{int(value)}"/>' in body
    assert f'w:ascii="{font}"' in body


@pytest.mark.parametrize("kind", ["dropDownList", "comboBox"])
@pytest.mark.parametrize("value", ["1", 1, "Đã duyệt"])
def test_a_list_takes_a_value_or_what_it_shows(kind: str, value: object) -> None:
    template = docx(p(inline("{{ x }}", LIST.format(kind))))
    assert paragraphs(fill(template, x=value)) == ["Đã duyệt"]
    assert paragraphs(fill(template, x=None)) == [""]


def test_only_a_combo_box_takes_what_is_not_in_its_list() -> None:
    assert paragraphs(fill(docx(p(inline("{{ x }}", LIST.format("comboBox")))), x="Hoãn")) == [
        "Hoãn"
    ]
    (problem,) = problems(docx(p(inline("{{ x }}", LIST.format("dropDownList")))), x="Hoãn")
    assert problem.code == "value-choice-unknown"
    assert problem.facts["choices"] == ["Chọn", "Đã duyệt", "Chưa duyệt"]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("dd/MM/yyyy", "05/09/2025"),
        ("d.M.yy", "5.9.25"),
        ("'ngày' d 'tháng' M 'năm' yyyy", "ngày 5 tháng 9 năm 2025"),
        ("dddd, d MMMM", "05/9/2025"),
    ],
)
@pytest.mark.parametrize("value", [date(2025, 9, 5), "2025-09-05", "5/9/2025"])
def test_a_date_is_kept_and_shown_in_the_form_of_its_control(
    form: str, text: str, value: object
) -> None:
    document = fill(docx(p(inline("{{ x }}", DATE.format(form)))), x=value)
    assert paragraphs(document) == [text]
    assert member(document).count("<w:date ") == 1
    assert 'w:fullDate="2025-09-05T00:00:00Z"' in member(document)


def test_no_date_is_none() -> None:
    document = fill(docx(p(inline("{{ x }}", DATE.format("d")))), x=None)
    assert paragraphs(document) == [""]
    assert "fullDate" not in member(document)
    assert "<w:date>" in member(document)


def test_a_picture_control_shows_the_picture() -> None:
    template = with_picture(p(control("{{ logo }}", "<w:picture/>", drawing("Bấm để chèn"))))
    document = fill(template, logo=Picture(WIDE, alt="Biểu trưng"))
    assert shown(document) == [WIDE]
    assert 'descr="Biểu trưng"' in member(document)
    assert "<w:drawing" not in member(fill(template, logo=None))
    assert shown(fill(template, logo="chỉ chữ")) == [OLD]


def test_controls_in_loops_follow_each_turn_without_an_id() -> None:
    cells = control("{{ ai.tên }}", "<w:text/>", "<w:tc><w:tcPr/>" + p("…") + "</w:tc>")
    template = docx(
        table(
            f"<w:tr><w:tc>{p('{% for ai in người %}')}</w:tc>{cells}"
            f"<w:tc>{p(inline('{{ ai.ok }}', BOX), '{% endfor %}')}</w:tc></w:tr>"
        )
    )
    document = fill(template, người=[{"tên": "A", "ok": True}, {"tên": "B", "ok": False}])
    assert [line[1:] for line in rows(document)] == [["A", "☒"], ["B", "☐"]]
    assert "12345" not in member(document)


def test_controls_in_headers_and_under_conditions() -> None:
    header = f"<w:hdr {NAMES}>{p(inline('{{ x }}'))}</w:hdr>"
    template = docx(
        "{% if y %}", p(inline("{{ x }}")), "{% endif %}", "cuối",
        members={"word/header1.xml": header},
        relations=relation(1, "header", "header1.xml"),
        types=override("word/header1.xml", "header"),
    )  # fmt: skip
    document = fill(template, x="a", y=False)
    assert paragraphs(document, "word/header1.xml") == ["a"]
    assert paragraphs(document) == ["cuối"]


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (BOX, "yes", "value-checkbox-odd"),
        (BOX, None, "value-checkbox-odd"),
        ("<w:text/>", Picture(WIDE), "value-control-plain"),
        ("<w:richText/>", Blocks(()), "value-control-inline"),
        ("<w:text/>", [1], "value-not-text"),
        (DATE.format("d"), "hôm qua", "date-unreadable"),
    ],
)
def test_what_a_control_cannot_hold_is_refused(kind: str, value: object, code: str) -> None:
    assert codes(docx(p(inline("{{ x }}", kind))), x=value) == [code]


def test_a_refusal_names_the_paragraph_of_the_control() -> None:
    template = docx("A", control("{{ x }}", "", p("…")))
    (problem,) = problems(template, y=1)
    assert (problem.code, problem.at.paragraph) == ("name-unknown", 2)


@pytest.mark.parametrize(
    ("tagged", "code"),
    [
        (control("{{ x }}", "<w:docPartObj/>", p("…")), "control-not-filled"),
        (control("{{ x }}", "<w:group/>", p("…")), "control-not-filled"),
        (control("{{ x }}", "", p("{{ y }}")), "control-holds-tags"),
    ],
)
def test_controls_that_cannot_be_filled_are_told_when_compiled(tagged: str, code: str) -> None:
    with pytest.raises(TemplateError) as raised:
        compile_template(docx(tagged))
    assert [one.code for one in raised.value.problems] == [code]


def test_tags_inside_a_control_with_a_plain_tag_are_filled_as_ever() -> None:
    template = docx(control("ghi_chú", "", p("{{ y }}"), placeholder=False), table(row("{{ y }}")))
    document = fill(template, y=1)
    assert paragraphs(document)[0] == "1"
    assert "dataBinding" in member(document)
