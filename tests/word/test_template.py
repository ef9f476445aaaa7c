"""Templates before and after: what a reader sees in the document that is made."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import DataError, RenderError, TemplateError
from briefgen.word import CompiledTemplate, compile_template
from briefgen.word.limits import Limits
from tests.word.packages import (
    cell,
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

VALUES = {
    "a": "Ánh",
    "co": "Smith & Co <b>",
    "xs": ["một", "hai", "ba"],
    "rows": [{"n": 1, "t": "A"}, {"n": 2, "t": "B"}],
    "none": None,
    "lines": "một\nhai\tba",
    "yes": True,
    "no": False,
    "exact": Decimal("0.50"),
}

IN_PARAGRAPHS = [
    (["{{ co }}"], ["Smith & Co <b>"]),
    (["{{ lines }}"], ["một\nhai\tba"]),
    (["[{{ none }}]"], ["[]"]),
    (["{{ exact }}"], ["0.50"]),
    (["{{\u00a0a\u00a0}}"], ["Ánh"]),
    (["{{\u200ba }}"], ["Ánh"]),
    (["{% if a == “Ánh” %}1{% endif %}"], ["1"]),
    (["{{ 5 – 1 }}"], ["4"]),
    (["{{ '}}' }}"], ["}}"]),
    (["{{ 'R&amp;D' }}"], ["R&D"]),
    (["{_{ a }_}"], ["{{ a }}"]),
    (["a{# ghi chú #}b"], ["ab"]),
    (["{# ghi chú #}", "sau"], ["sau"]),
    (["{% set b = a ~ '!' %}", "{{ b }}"], ["Ánh!"]),
    (["{% if no %}", "x", "{% endif %}", "sau"], ["sau"]),
    (["{% if no %}x{% endif %}", "sau"], ["sau"]),
    (["a{% if no %}x{% else %}y{% endif %}b"], ["ayb"]),
    (["{% if no %}", "x", "{% elif yes %}", "y", "{% else %}", "z", "{% endif %}"], ["y"]),
    (["{% for x in xs %}", "– {{ x }}", "{% endfor %}"], ["– một", "– hai", "– ba"]),
    (["{% for x in xs %}{{ x }}; {% endfor %}"], ["một; hai; ba; "]),
    (["{% for x in xs %}– {{ x }}", "{{ loop.index }}{% endfor %}"],
     ["– một", "1", "– hai", "2", "– ba", "3"]),
    (["{%p for x in xs %}", "{{ x }}", "{%p endfor %}"], ["một", "hai", "ba"]),
    (["{%p if yes %}x{%p endif %}"], ["x"]),
    (["Gồm: {%p for x in xs %}", "{{ x }}", "{%p endfor %} hết"],
     ["Gồm: ", "một", "hai", "ba", " hết"]),
    (["{% for r in rows %}{% if r.n > 1 %}", "{{ r.t }}", "{% endif %}{% endfor %}"], ["B"]),
    ([p("{{ ", run("a", "<w:rPr><w:b/></w:rPr>"), " }} Y")], ["Ánh Y"]),
    ([p("X {{ ", '<w:hyperlink w:anchor="q">' + run("a }}") + "</w:hyperlink>", " Y")],
     ["X Ánh Y"]),
    ([p("{{", "<w:proofErr/>", " a ", "<w:bookmarkStart/>", "}}")], ["Ánh"]),
    ([p("a{% if ", "no", " %}", run("x", "<w:rPr><w:b/></w:rPr>"), "y{% endif %}b")], ["ab"]),
    (["<w:sdt><w:sdtPr/><w:sdtContent>" + p("{{ a }}") + "</w:sdtContent></w:sdt>"], ["Ánh"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), IN_PARAGRAPHS)
def test_fills_paragraphs(before: list[str], after: list[str]) -> None:
    assert paragraphs(fill(docx(*before), **VALUES)) == after


IN_TABLES = [
    (["{%tr for r in rows %}", ""], ["{{ r.n }}", "{{ r.t }}"], ["{%tr endfor %}", ""]),
    (["{% for r in rows %}", ""], ["{{ r.n }}", "{{ r.t }}"], ["", "{% endfor %}"]),
    (["{%tr for r in rows %}{{ r.n }}", "{{ r.t }}{%tr endfor %}"],),
    (["{% for r in rows %}{{ r.n }}", "{{ r.t }}{% endfor %}"],),
]


@pytest.mark.parametrize("written", IN_TABLES)
def test_repeats_rows_however_the_tags_are_placed(written: tuple[list[str], ...]) -> None:
    made = fill(docx(table(*(row(*cells) for cells in written)), "sau"), **VALUES)
    assert rows(made) == [["1", "A"], ["2", "B"]]


def test_leaves_a_row_out_by_condition() -> None:
    made = fill(docx(table(row("đầu", "x"), row("{% if no %}a", "b{% endif %}"))), **VALUES)
    assert rows(made) == [["đầu", "x"]]


def test_repeats_a_table_within_a_row() -> None:
    inner = table(row("{%tr for x in xs %}"), row("{{ x }}"), row("{%tr endfor %}"))
    outer = table(
        row("{%tr for r in rows %}"), row(cell("{{ r.n }}", inner, "<w:p/>")), row("{%tr endfor %}")
    )
    assert paragraphs(fill(docx(outer), **VALUES)).count("ba") == 2


def test_a_table_whose_rows_are_all_left_out_is_left_out() -> None:
    made = fill(docx(table(row("{% for r in [] %}"), row("x"), row("{% endfor %}")), "sau"))
    assert "<w:tbl>" not in member(made)
    assert paragraphs(made) == ["sau"]


@pytest.mark.parametrize("inside", [["{% if no %}x{% endif %}"], ["{# gì đó #}"],
                                    ["{% for x in [] %}", "{{ x }}", "{% endfor %}"]])  # fmt: skip
def test_a_cell_keeps_a_paragraph_when_all_of_them_are_left_out(inside: list[str]) -> None:
    made = fill(docx(table(row(cell(*inside), "b"))), **VALUES)
    assert rows(made) == [["", "b"]]
    assert "</w:tcPr><w:p/></w:tc>" in member(made)


def test_a_cell_gets_no_paragraph_it_does_not_need() -> None:
    made = fill(docx(table(row(cell("{% for x in xs %}", "{{ x }}", "{% endfor %}")))), **VALUES)
    assert rows(made) == [["một|hai|ba"]]


def test_fills_notes_headers_comments_and_attributes() -> None:
    extra = docx(
        p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="{{ q }}"/></wp:inline>'
          "</w:drawing></w:r>"),
        members={"word/endnotes.xml": "<w:endnotes xmlns:w="
                 '"http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                 f'<w:endnote w:id="2">{p("{{ a }}")}</w:endnote></w:endnotes>'},
        relations=relation(1, "endnotes", "endnotes.xml"),
        types=override("word/endnotes.xml", "endnotes"),
    )  # fmt: skip
    made = fill(extra, a="Ánh", q='"<&\n')
    assert paragraphs(made, "word/endnotes.xml") == ["Ánh"]
    assert 'descr="&#34;&lt;&amp; "' in member(made)


def test_a_link_with_a_tag_in_its_address_becomes_a_field_and_follows_the_loop() -> None:
    link = '<w:hyperlink r:id="t1">' + run("{{ x }}") + "</w:hyperlink>"
    template = docx(
        "{% for x in xs %}",
        p(link),
        "{% endfor %}",
        relations=relation(1, "hyperlink", "https://a.vn/%7B%7B x %7D%7D", external=True),
    )
    made = member(fill(template, xs=["b", 'c"']))
    assert 'HYPERLINK "https://a.vn/b"' in made.replace("&quot;", '"')
    assert "\\&#34;" in made
    assert codes(docx(p('<w:fldSimple w:instr="HYPERLINK &quot;{{ u }}&quot;"/>')),
                 u="javascript:x") == ["link-refused"]  # fmt: skip


def test_ids_inside_loops_stay_unique() -> None:
    body = (
        '<w:p w14:paraId="11111111"><w:bookmarkStart w:id="3" w:name="moc"/>'
        + run("{{ x }}")
        + '<w:bookmarkEnd w:id="3"/><w:r><w:drawing><wp:inline><wp:docPr id="1" name="n"/>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    made = member(fill(docx("{% for x in xs %}", body, "{% endfor %}"), **VALUES))
    assert "paraId" not in made
    for first, second in (('docPr id="100000"', 'docPr id="100001"'),
                          ('w:name="moc_500000"', 'w:name="moc_500001"'),
                          ('bookmarkEnd w:id="500000"', 'bookmarkEnd w:id="500001"')):  # fmt: skip
        assert first in made
        assert second in made


def test_what_stands_in_a_dropped_paragraph_for_others_is_kept() -> None:
    start, end = '<w:bookmarkStart w:id="3" w:name="moc"/>', '<w:bookmarkEnd w:id="3"/>'
    made = member(fill(docx(p("{% if yes %}", start), p("x", end), "{% endif %}"), **VALUES))
    assert start in made
    assert end in made


def test_equal_input_gives_equal_bytes_also_from_a_cache() -> None:
    template = docx("{{ a }}", table(row("{%tr for r in rows %}"), row("{{ r.t }}"),
                                     row("{%tr endfor %}")))  # fmt: skip
    compiled = compile_template(template, name="mau.docx")
    kept = CompiledTemplate.from_bytes(compiled.to_bytes())
    assert kept is not None
    assert kept.render(VALUES) == compiled.render(VALUES) == fill(template, **VALUES)
    assert CompiledTemplate.from_bytes(b"anything else") is None


def test_a_filled_template_from_a_cache_tells_the_same_places() -> None:
    compiled = compile_template(docx("x", "{{ khong }}"), name="mau.docx")
    kept = CompiledTemplate.from_bytes(compiled.to_bytes())
    assert kept is not None
    with pytest.raises(TemplateError) as first:
        compiled.render({})
    with pytest.raises(TemplateError) as second:
        kept.render({})
    assert second.value.problems == first.value.problems


def test_properties_are_set_and_the_traces_of_libraries_go() -> None:
    given = {"title": "Tóm tắt & kết luận", "author": "VP", "created": "2020-11-20T00:00:00Z"}
    core = member(compile_template(docx("x")).render({}, properties=given), "docProps/core.xml")
    assert "<dc:title>Tóm tắt &amp; kết luận</dc:title>" in core
    assert '<dcterms:created xsi:type="dcterms:W3CDTF">2020-11-20T00:00:00Z<' in core
    assert "python-docx" not in core
    with pytest.raises(RenderError, match="tieu_de"):
        compile_template(docx("x")).render({}, properties={"tieu_de": "x"})


def test_what_no_tag_touches_stays_byte_for_byte() -> None:
    template = docx("{{ a }}")
    made = fill(template, a=1)
    assert member(made, "word/styles.xml") == member(template, "word/styles.xml")


def test_all_unknown_names_are_told_at_once_each_at_its_place() -> None:
    template = docx(
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + run("I. Kết quả") + "</w:p>",
        "{{ chau }}",
        table(row("x", "y"), row("{{ rows[0].tt }}", "{{ khac }}")),
    )
    found = problems(template, **VALUES, chua=1)
    assert [(one.code, one.at.tag, one.at.cells, one.at.paragraph) for one in found] == [
        ("name-unknown-similar", "{{ chau }}", (), 2),
        ("name-unknown-similar", "{{ rows[0].tt }}", ((1, 2, 1),), 1),
        ("name-unknown", "{{ khac }}", ((1, 2, 2),), 1),
    ]
    assert found[0].at.heading == "I. Kết quả"
    assert found[0].facts == {"name": "chau", "similar": "chua"}
    assert found[1].at.path == "rows[0].tt"


def test_values_that_cannot_be_shown_are_told_with_their_data_path() -> None:
    found = problems(docx("{{ a.b }}", "{{ c }}", "{{ d }}"), a={"b": "x\x08"}, c=[1], d=True)
    assert [(one.code, one.at.path) for one in found] == [
        ("character-forbidden", "a.b"),
        ("value-not-text", "c"),
        ("value-yes-or-no", None),
    ]
    assert found[0].facts["code_point"] == "U+0008"


@pytest.mark.parametrize("value", ["chữ", {"a": 1}, 5, None])
def test_only_lists_are_looped_over(value: object) -> None:
    with pytest.raises(DataError, match="value-not-list"):
        fill(docx("{% for x in v %}", "{{ x }}", "{% endfor %}"), v=value)


def test_steps_and_output_are_limited() -> None:
    looped = docx("{% for x in v %}", "{{ x }}", "{% endfor %}")
    for limits, code in (
        (Limits(steps=10), "loop-too-long"),
        (Limits(output=5_000, growth=0), "output"),
    ):
        with pytest.raises(RenderError, match=code):
            compile_template(looped, limits=limits).render({"v": ["x" * 90] * 100})


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_arrives_as_it_is_or_is_refused(text: str) -> None:
    try:
        made = TEXT.render({"v": text})
    except DataError:
        return
    shown = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = shown.translate(dict.fromkeys(map(ord, "\x85\u2028\u2029\x0b"), "\n"))
    shown = shown.replace("\x0c", "\x07\n\x07")  # a page break has a paragraph of its own
    assert paragraphs(made) == f"[{shown}]".split("\x07")


TEXT = compile_template(docx("[{{ v }}]"))
