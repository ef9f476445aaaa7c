"""What is wrong with a template: everything at once, each with its place."""

import pytest

from briefgen.errors import Place, TemplateError, say
from briefgen.word import check_template, compile_template
from tests.word.packages import codes, docx, fill, p, paragraphs, problems, row, run, table


def test_all_mistakes_of_a_template_are_told_at_once() -> None:
    found = problems(
        docx(
            "{% if a %}",
            "{{ b + }}",
            "{{ c|uper }}",
            "{% endfor %}",
            "{{ d",
            "}}",
            "{% iff x %}",
            "{% include 'x' %}",
            "{{ ''.__class__ }}",
        )
    )
    assert sorted((one.code, one.at.paragraph) for one in found) == [
        ("block-unclosed", 1),
        ("block-unopened", 4),
        ("construct-refused", 8),
        ("expression-unfinished", 2),
        ("filter-unknown-similar", 3),
        ("name-private", 9),
        ("statement-unknown-similar", 7),
        ("tag-unclosed", 5),
        ("tag-unopened", 6),
    ]
    assert all(one.at.part == "body" and one.at.tag for one in found)


AMBIGUOUS = [
    docx("a {% for x in xs %} b", "c {% endfor %} d"),
    docx(table(row("{% for x in xs %}x", "y"), row("z", "{% endfor %}"))),
    docx(table(row("a", "{% for x in xs %}", "b", "{% endfor %}"))),
    docx("{% for x in xs %}", table(row("{% endfor %}"))),
    docx("a{% if x %}b", "{% else %}", "{% endif %}c"),
]


@pytest.mark.parametrize("template", AMBIGUOUS)
def test_a_block_that_cuts_across_is_told_at_both_ends(template: bytes) -> None:
    found = problems(template, xs=[1], x=1)
    assert [one.code for one in found] == ["scope-ambiguous", "scope-ambiguous-end"]
    assert found[0].at != found[1].at
    assert found[0].facts == found[1].facts


REFUSED = [
    ("{%p if x %}", "{%tr endif %}", ["scope-outside"]),
    ("{%p if x %}a", "b{%r endif %}", ["scope-prefixes", "scope-prefixes-end"]),
    ("a {%p if x %} b", "{%p endif %}", ["scope-beside-text"]),
    ("{%tr if x %}", "{%tr endif %}", ["scope-outside", "scope-outside"]),
    ("{% if x %}{% else %}", "{% else %}{% endif %}", ["block-after-else"]),
]


@pytest.mark.parametrize(("first", "second", "expected"), REFUSED)
def test_refuses_what_cannot_be_meant(first: str, second: str, expected: list[str]) -> None:
    found = codes(docx(first, "x", second), x=1)
    assert found == expected or (expected == ["scope-outside"] and "scope-prefixes" in found)


def test_the_place_names_cells_and_is_said_in_words() -> None:
    found = problems(docx(table(row("x", "{% if a %}b"))))
    assert found[0].at == Place(part="body", paragraph=1, cells=((1, 1, 2),), tag="{% if a %}")
    assert say(found[0]).startswith("thân văn bản › bảng 1, hàng 1, ô 2 › đoạn 1 › «{% if a %}»: ")


def test_the_file_is_named_in_every_problem() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(docx("{{ }}"), name="mau.docx")
    assert caught.value.problems[0].at.file == "mau.docx"


def test_check_returns_problems_and_never_raises() -> None:
    assert check_template(docx("{{ a }}")) == []
    assert [one.code for one in check_template(docx("{{ a }}"), values={})] == ["name-unknown"]
    assert [one.code for one in check_template(b"")] == ["package-empty"]


def test_a_block_begins_and_ends_in_one_flow_of_text() -> None:
    box = (
        '<w:r><w:pict><w:txbxContent xmlns:v="urn:schemas-microsoft-com:vml">'
        + p("{% endif %}")
        + "</w:txbxContent></w:pict></w:r>"
    )
    assert codes(docx("{% if a %}", p("x", box)), a=1) == ["block-unclosed", "block-unopened"]


def test_another_prefix_of_the_same_namespace_is_the_same() -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<x:p xmlns:x="{name}"><x:r><x:t>{{{{ a }}}}</x:t></x:r></x:p>'
    assert paragraphs(fill(docx(body), a="1\n2")) == ["1\n2"]


def test_names_are_composed_as_in_the_data() -> None:
    assert paragraphs(fill(docx(p(run("{{ te\u0302n }}"))), tên="x")) == ["x"]


def test_a_block_does_not_hold_half_a_field() -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    cut = p("{% if x %}a", sign.format("begin"), code, "{% endif %}", sign.format("end"))
    assert codes(docx(cut), x=1) == ["scope-cuts-field"]
    whole = p("{% if x %}a", sign.format("begin"), code, sign.format("end"), "{% endif %}b")
    assert codes(docx(whole), x=1) == []


def test_names_of_loops_are_suggested_too() -> None:
    found = problems(docx("{% for hang in xs %}", "{{ hagn }}", "{% endfor %}"), xs=[1])
    assert found[0].facts == {"name": "hagn", "similar": "hang"}
