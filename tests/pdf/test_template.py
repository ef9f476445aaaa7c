"""Templates: what is refused and where, what a PDF says of itself."""

import datetime
import io
import re
import unicodedata
from typing import Any

import pikepdf
import pytest

from briefgen.errors import BriefgenError, RenderError, TemplateError, say
from briefgen.pdf import check_template, compile_template
from briefgen.pdf.faces import vietnamese_letters
from tests.pdf.drawn import SHEET, draw, sheet, texts, theme
from tests.pdf.scorecards import seed, with_rows

LETTERS = "".join(sorted(vietnamese_letters()))


def page(body: str, head: str = "") -> bytes:
    return f"""<doc paper="A5">
  <font name="words" family="Be Vietnam Pro"/>
  <colour name="ink" value="#1A1F2B"/>
  <style name="plain" font="words" size="9" colour="ink"/>{head}
  <body>{body}</body>
</doc>""".encode()


def text_of(content: bytes, values: dict[str, Any]) -> str:
    return " ".join("".join(texts(compile_template(content).render(values))).split())


def test_the_146_letters_are_drawn_and_read_back_composed() -> None:
    assert len(set(LETTERS)) == 146
    words = " ".join(LETTERS)
    loose = unicodedata.normalize("NFD", words)
    found = text_of(page('<text style="plain">{{ words }}</text>'), {"words": loose})
    assert found == words


@pytest.mark.parametrize("family", ["Be Vietnam Pro", "IBM Plex Sans Condensed", "Tinos"])
def test_every_family_holds_the_146_letters(family: str) -> None:
    from briefgen.pdf.faces import find_face

    face = find_face(family)
    assert face is not None
    assert face.holds(LETTERS + "₫0123456789.,–…“”")


def test_an_unknown_tag_is_refused_with_its_line_and_the_nearest() -> None:
    content = page('\n    <text style="plain">a</text>\n    <tabel/>')
    with pytest.raises(TemplateError) as caught:
        compile_template(content, name="mine.xml")
    (problem,) = caught.value.problems
    assert problem.code == "tag-unknown-near"
    assert (problem.at.file, problem.at.line, problem.at.column) == ("mine.xml", 7, 5)
    assert say(problem, "en").startswith("mine.xml:7:5")
    assert "“table”" in say(problem, "vi")


def test_an_unknown_attribute_is_refused_even_where_no_data_leads() -> None:
    content = page('{% if false %}<text stlye="plain">a</text>{% endif %}')
    with pytest.raises(TemplateError) as caught:
        compile_template(content)
    (problem,) = caught.value.problems
    assert problem.code == "attribute-unknown-near"
    assert problem.facts["near"] == "style"


def test_all_mistakes_are_told_together() -> None:
    content = page('<tex>{{ nothing }}</tex><text bold="yes">{{ a.b( }}</text>')
    codes = {problem.code for problem in check_template(content)}
    assert {"tag-unknown-near"} < codes
    assert len(codes) >= 3


def test_places_survive_loops() -> None:
    content = page(
        '\n{% for n in range(3) %}\n<text style="plain" size="{{ n - 1 }}">a</text>\n{% endfor %}'
    )
    with pytest.raises(TemplateError) as caught:
        compile_template(content).render({})
    (problem,) = caught.value.problems
    assert (problem.code, problem.at.line) == ("attribute-value", 7)


def test_a_missing_glyph_is_refused_with_code_point_and_data_path() -> None:
    content = page('<text style="plain">{{ rows[0].name }}</text>')
    with pytest.raises(RenderError) as caught:
        compile_template(content, name="t.xml").render({"rows": [{"name": "Lúa 米 ngon"}]})
    (problem,) = caught.value.problems
    assert problem.code == "glyph-missing"
    assert (problem.facts["letter"], problem.facts["code"]) == ("米", "U+7C73")
    assert (problem.at.file, problem.at.line, problem.at.path) == ("t.xml", 5, "rows[0].name")


@pytest.mark.parametrize("prefix", ['<!DOCTYPE doc [<!ENTITY a "b">]>', "<!DOCTYPE doc>"])
def test_document_types_are_refused(prefix: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(prefix.encode() + page("")).render({})
    assert caught.value.problems[0].code == "xml-doctype"


def test_data_are_words_never_mark_up() -> None:
    value = "</text><rule/>&lt;\"a' <b>"
    assert text_of(page('<text style="plain">{{ v }}</text>'), {"v": value}) == value


def test_broken_xml_names_the_line_of_the_template() -> None:
    content = page("{% for n in range(40) %}\n<keep>\n{% endfor %}")
    with pytest.raises(TemplateError) as caught:
        compile_template(content).render({})
    assert caught.value.problems[0].code == "xml-malformed"
    assert caught.value.problems[0].at.line in (6, 7)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("words", "words-misplaced"),
        ("<td/>", "tag-misplaced"),
        ('<text style="palin">a</text>', "style-unknown"),
        ('<text style="plain" colour="inc">a</text>', "colour-unknown"),
        ('<text style="plain" lines="1" over="error" width="20">a b c d e f g h i j k l m</text>',
         "text-overflows"),
        ('<text style="plain" font="serif">a</text>', "font-unknown"),
        ('<text style="plain"><mark of="good"/></text>', "symbol-unknown"),
        ('<keep><space height="400"/></keep>', "block-too-tall"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told(body: str, code: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        compile_template(page(body)).render({})
    assert caught.value.problems[0].code == code


def test_a_font_that_does_not_exist_is_refused() -> None:
    content = page("").replace(b"Be Vietnam Pro", b"Comic Sans")
    with pytest.raises(TemplateError, match="Comic Sans"):
        compile_template(content).render({})


def test_a_limit_of_pages_is_kept() -> None:
    with pytest.raises(RenderError) as caught:
        draw(with_rows(60), most_pages=1)
    assert caught.value.problems[0].code == "too-many-pages"


def test_the_file_says_what_it_is() -> None:
    values = {"scorecard": seed().model_dump(), "theme": theme()}
    day = datetime.date(2020, 11, 20)
    content = sheet().render(values, title="Phiếu", author="Thành ủy", date=day, language="vi-VN")
    with pikepdf.open(io.BytesIO(content)) as file:
        assert file.Root.Lang == "vi-VN"
        assert file.docinfo.CreationDate == "D:20201120000000Z"
    assert '<rdf:li xml:lang="x-default">Phiếu</rdf:li>'.encode() in content
    assert b"Helvetica" not in content


def test_nothing_is_taken_from_the_clock() -> None:
    values = {"scorecard": seed().model_dump(), "theme": theme()}
    content = sheet().render(values)
    assert not re.search(rb"/CreationDate|/ModDate|20[2-9]\d-\d\d-\d\dT", content)


def test_the_shipped_template_has_no_problem() -> None:
    values = {"scorecard": seed().model_dump(), "theme": theme()}
    assert check_template(SHEET.read_bytes(), values=values) == []
