"""Members replaced before a template is filled, and filters lent by Python programs."""

import io
import zipfile

import pytest

from briefgen.errors import TemplateError
from briefgen.word import CompiledTemplate, compile_template
from briefgen.word.languages import lent
from tests.word.packages import docx, p, paragraphs
from tests.word.test_placeholder_pictures import OLD, TALL, WIDE, drawing, with_picture


def image(document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read("word/media/image1.png")


TEMPLATE = with_picture(p(drawing("Biểu trưng")), "{{ x }}")


def test_members_are_replaced_by_name_by_content_or_by_the_name_of_their_picture() -> None:
    template = compile_template(TEMPLATE)
    for other in (
        template.replacing(members={"word/media/image1.png": WIDE}),
        template.replacing(equal=[(OLD, WIDE)]),
        template.replacing(pictures={"logo.png": WIDE}),
        template.replacing(pictures={"Biểu trưng": WIDE}),
    ):
        document = other.render({"x": 1})
        assert image(document) == WIDE
        assert paragraphs(document)[1] == "1"
    assert image(template.render({"x": 1})) == OLD
    assert image(template.replacing().render({"x": 1})) == OLD


def test_what_is_not_there_is_told_all_together() -> None:
    with pytest.raises(TemplateError) as raised:
        compile_template(TEMPLATE).replacing(
            members={"word/media/image2.png": WIDE, "word/document.xml": b""},
            equal=[(TALL, WIDE)],
            pictures={"dấu": WIDE},
        )
    assert [one.code for one in raised.value.problems] == [
        "replacement-unknown-similar",
        "replacement-made",
        "replacement-unknown",
        "replacement-unknown",
    ]


def shouted(value: str, times: int = 1) -> str:
    return value.upper() + "!" * times


def pairs(table: dict[str, int]) -> object:
    return table.items()


def test_filters_and_functions_of_a_program_are_lent_by_name() -> None:
    content = docx("{{ x|shout(2) }}", "{% for k, v in pairs(t) %}{{ k }}{{ v }}{% endfor %}")
    template = compile_template(content, filters={"shout": shouted}, callables={"pairs": pairs})
    document = template.render({"x": "a & b", "t": {"c": 1, "d": 2}})
    assert paragraphs(document) == ["A & B!!", "c1d2"]
    kept = CompiledTemplate.from_bytes(
        template.to_bytes(), lent({"shout": shouted}, {"pairs": pairs})
    )
    assert kept is not None
    assert kept.render({"x": "a & b", "t": {"c": 1, "d": 2}}) == document


def test_names_that_are_not_lent_are_unknown_and_odd_ones_not_lent() -> None:
    with pytest.raises(TemplateError) as raised:
        compile_template(docx("{{ x|shout }}", "{{ pairs(x) }}"), filters={"shuot": shouted})
    assert [one.code for one in raised.value.problems] == [
        "filter-unknown-similar",
        "call-refused",
    ]
    for odd in ("xml.attribute", "_x", "a b"):
        with pytest.raises(ValueError, match="no name"):
            compile_template(docx("x"), filters={odd: shouted})


def test_what_a_lent_function_raises_is_told_with_its_place() -> None:
    def failing(_: object) -> str:
        raise ZeroDivisionError("oh")

    template = compile_template(docx("a", "{{ x|fail }}"), filters={"fail": failing})
    with pytest.raises(TemplateError) as raised:
        template.render({"x": 1})
    (problem,) = raised.value.problems
    assert problem.at.paragraph == 2
