"""Names that the data lack: nothing is printed, or the tag stays for a later fill."""

import io

import pytest

from briefgen.errors import BriefgenError, TemplateError
from briefgen.word import compile_template
from briefgen.word.loosening import Missing
from tests.word.packages import cell, docx, member, p, paragraphs, row, rows, run, table

ROWS = [{"n": "Lúa", "v": 5}, {"n": "Cá"}]


def filled(template: bytes, missing: Missing, **values: object) -> bytes:
    return compile_template(template).render(values, missing=missing)


BLANK = [
    (["a {{ x }}b"], ["a b"]),
    (["{{ yes }} {{ mapping }}"], ["True {'a': 'b & c'}"]),
    (["{% if x %}x{% endif %}", "sau"], ["", "sau"]),
    (["{% if yes %}x{% endif %}", "sau"], ["x", "sau"]),
    (["{% if x %}", "x", "{% endif %}", "sau"], ["", "sau"]),
    (["{% if yes %}", "x", "{% endif %}", "sau"], ["", "x", "", "sau"]),
    (["{% if x %}", "x", "{% else %}", "y", "{% endif %}"], ["", "y", ""]),
    (["{% for r in xs %}", "{{ r }}", "{% endfor %}"], ["", "1", "", "2", ""]),
    (["{% for r in xs %}– {{ r }}", "{% endfor %}", "sau"], ["– 1", "– 2", "", "sau"]),
    (["{%p for r in xs %}", "{{ r }}", "{%p endfor %}"], ["1", "2"]),
    (["{# ghi chú #}", "sau"], ["", "sau"]),
]


@pytest.mark.parametrize(("before", "after"), BLANK)
def test_prints_what_docxtpl_prints(before: list[str], after: list[str]) -> None:
    values = {"yes": True, "mapping": {"a": "b & c"}, "xs": [1, 2]}
    assert paragraphs(filled(docx(*before), "blank", **values)) == after


def test_an_empty_paragraph_keeps_its_look() -> None:
    look = '<w:pPr><w:spacing w:after="0"/></w:pPr>'
    template = docx(f"<w:p>{look}{run('{% if x %}')}</w:p>", "x", "{% endif %}")
    assert f"<w:p>{look}</w:p>" in member(filled(template, "blank")).replace(" />", "/>")


def test_a_cell_has_a_paragraph_in_either_way() -> None:
    template = docx(table(row(cell("{% if x %}", "x", "{% endif %}"), "b")))
    ways: tuple[Missing, ...] = ("blank", "error")
    for missing in ways:
        assert rows(filled(template, missing, x=False)) == [["", "b"]]


KEPT = [
    (["Kính gửi: {{ to.name }}."], ["Kính gửi: {{ to.name }}."]),
    (["{{ a|upper }} và {{ 'x' ~ b }}"], ["{{ a|upper }} và {{ 'x' ~ b }}"]),
    (["{{ “x” ~ b }}"], ["{{ “x” ~ b }}"]),
    (["{{ b|default('–') }}"], ["–"]),
    (["{{ n + k }}"], ["{{ n + k }}"]),
    (["{{ rows|sum(attribute='v') }}"], ["{{ rows|sum(attribute='v') }}"]),
    (
        ["{% for r in rows %}", "{{ r.n }}: {{ r.v }}", "{% endfor %}"],
        ["Lúa: 5", "Cá: {{ rows[1].v }}"],
    ),
    (["{% set q = to %}", "{{ q.name|title }}"], ["{{ to.name|title }}"]),
    (["{{r rich }}"], ["{{r rich }}"]),
    ([p("{{ ", run("a"), " }}")], ["{{ a }}"]),
]


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_keeps_tags_as_typed(before: list[str], after: list[str]) -> None:
    assert paragraphs(filled(docx(*before), "keep", rows=ROWS, n=1)) == after


DECIDING = ["{% if x %}a{% endif %}", "{% for y in x %}a{% endfor %}", "{{ 'a' if x else 'b' }}"]


@pytest.mark.parametrize("tag", DECIDING)
def test_what_decides_still_needs_its_name(tag: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(docx("{{ also }}", tag), "keep")
    assert [one.facts["name"] for one in caught.value.problems] == ["x"]


def test_filling_what_was_kept_is_filling_at_once() -> None:
    template = docx(
        "{{ title|upper }}",
        table(
            row("{%tr for r in rows %}"),
            row("{{ r.n }}", "{{ r.v + more }}"),
            row("{%tr endfor %}"),
        ),
    )
    at_first = {"rows": [{"n": "a", "v": 1}, {"n": "b", "v": 2}]}
    all_values = {**at_first, "title": "tít", "more": 3}
    half = filled(template, "keep", **at_first)
    assert rows(half)[1] == ["b", "{{ rows[1].v + more }}"]
    whole = filled(half, "error", **all_values)
    assert paragraphs(whole) == paragraphs(filled(template, "error", **all_values))


@pytest.mark.parametrize("missing", ["blank", "keep"])
def test_a_stream_is_made_the_same_way(missing: Missing) -> None:
    compiled = compile_template(docx("{{ a.b }} {{ c }}", name := "x"))
    out = io.BytesIO()
    compiled.stream({"c": name}, out, missing=missing)
    assert paragraphs(out.getvalue()) == paragraphs(
        filled(docx("{{ a.b }} {{ c }}", name), missing, c=name)
    )


def test_properties_and_attributes_follow_the_same_way() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/'
        'drawingml/2006/wordprocessingDrawing" id="1" name="n" descr="{{ alt }}"/></wp:inline>'
        "</w:drawing></w:r>"
    )
    template = docx(p(picture))
    assert 'descr="{{ alt }}"' in member(filled(template, "keep"))
    assert 'descr=""' in member(filled(template, "blank"))


def test_a_tag_that_shapes_a_cell_cannot_be_kept() -> None:
    with pytest.raises(BriefgenError) as caught:
        filled(docx(table(row("{% cellbg colour %}x"))), "keep")
    assert caught.value.problems[0].code == "name-unknown"
