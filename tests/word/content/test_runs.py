"""Text with a look: its properties in the order of the schema, links, what is refused."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import DataError
from briefgen.word import Listing, RichText, compile_template
from tests.word.packages import codes, docx, fill, member, paragraphs

LOOKS = [
    ({"bold": True, "italic": True}, "<w:b/><w:i/>"),
    ({"italic": True, "bold": False}, '<w:b w:val="0"/><w:i/>'),
    ({"underline": True}, '<w:u w:val="single"/>'),
    ({"underline": "double", "color": "#ff0000"}, '<w:color w:val="ff0000"/><w:u w:val="double"/>'),
    ({"size": 28, "strike": True}, '<w:strike/><w:sz w:val="28"/><w:szCs w:val="28"/>'),
    ({"highlight": "yellow"}, '<w:highlight w:val="yellow"/>'),
    ({"highlight": "#ffff00"}, '<w:shd w:val="clear" w:color="auto" w:fill="ffff00"/>'),
    ({"superscript": True}, '<w:vertAlign w:val="superscript"/>'),
    ({"font": "eastAsia:SimSun"}, '<w:rFonts w:eastAsia="SimSun"/>'),
    ({"style": "strong", "caps": True}, '<w:rStyle w:val="Strong"/><w:caps/>'),
    ({"style": "no such style", "lang": "vi-VN"}, '<w:lang w:val="vi-VN"/>'),
]


@pytest.mark.parametrize(("look", "expected"), LOOKS)
def test_a_look_is_written_in_the_order_of_the_schema(look: dict[str, Any], expected: str) -> None:
    made = member(fill(docx("{{ v }}"), v=RichText.of("x", **look)))
    assert f"<w:r><w:rPr>{expected}</w:rPr><w:t " in made


def test_looks_within_looks_add_up() -> None:
    inner = RichText.of("b", italic=True) + "c"
    made = member(fill(docx("{{ v }}"), v=RichText.of("a") + RichText.of(inner, bold=True)))
    assert "<w:rPr><w:b/><w:i/></w:rPr>" in made
    assert made.count("<w:b/>") == 2


def test_a_link_has_a_relation_of_its_own_held_once() -> None:
    link = RichText.of("đây", url="https://vi.vn/?a=1&b=2")
    made = fill(docx("{{ v }} {{ v }}"), v=link)
    assert paragraphs(made) == ["đây đây"]
    relations = member(made, "word/_rels/document.xml.rels")
    assert relations.count("https://vi.vn/?a=1&amp;b=2") == 1
    assert 'TargetMode="External"' in relations


REFUSED = [
    ({"color": "đỏ"}, "value-colour-unreadable"),
    ({"highlight": "12"}, "value-colour-unreadable"),
    ({"size": 0}, "value-size-odd"),
    ({"underline": "zigzag"}, "value-underline-unknown"),
    ({"url": "file:///etc/passwd"}, "link-refused"),
]


@pytest.mark.parametrize(("look", "code"), REFUSED)
def test_a_look_that_cannot_be_is_refused(look: dict[str, str], code: str) -> None:
    assert codes(docx("{{ v }}"), v=RichText.of("x", **look)) == [code]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from([RichText.of, Listing]))
def test_any_text_arrives_as_it_is_or_is_refused(text: str, kind: type) -> None:
    try:
        made = TEXT.render({"v": kind(text)})
    except DataError:
        return
    shown = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = shown.translate(dict.fromkeys(map(ord, "\x85\u2028\u2029\x0b"), "\n"))
    shown = shown.replace("\x0c", "\x07\n\x07")
    assert paragraphs(made) == f"[{shown}]".split("\x07")


TEXT = compile_template(docx("[{{ v }}]"))
