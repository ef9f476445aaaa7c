"""Mistakes in a template are found before it is filled, all in one run, each with its place."""

from pathlib import Path

import pytest

from briefgen.errors import TemplateError
from briefgen.pdf import check_template, compile_template
from tests.shelves import TEMPLATES

SEEDED = """<doc paper="A5" margin-top="ten">
  <font name="words" family="Comic Sans"/>
  <style name="plain" font="words" colour="inc"/>
  <fit><step of="rows" set="pitch" to="6"/></fit>
  <body>
    {# a comment #}<tabel/>
    {% if false %}
    <text stile="plain">a</text>
    <td>b</td>
    {% endif %}
    <text style="palin" align="centre">c</text>
    <text style="plain" lines="two"><mark of="good"/>{{ name|shout }}</text>
    <text style="plain">
      <link to="part-2">d</link>{{ a.b( }}
    </text>
  </body>
</doc>"""
TOLD = [
    (1, 17, "attribute-value"),
    (2, 22, "font-unknown"),
    (3, 36, "colour-unknown"),
    (4, 14, "step-target-unknown"),
    (6, 20, "tag-unknown-near"),
    (8, 11, "attribute-unknown-near"),
    (9, 5, "tag-misplaced"),
    (11, 11, "style-unknown"),
    (12, 25, "attribute-value"),
    (12, 43, "symbol-unknown"),
    (14, 13, "link-target-unknown"),
]


def told(source: str) -> list[tuple[int | None, int | None, str]]:
    return [
        (problem.at.line, problem.at.column, problem.code)
        for problem in check_template(source.encode(), name="seeded.xml")
    ]


def test_every_seeded_fault_is_told_in_one_run_with_line_and_column() -> None:
    found = told(SEEDED)
    assert [fault for fault in TOLD if fault not in found] == []
    (expression,) = set(found) - set(TOLD)
    assert expression[:2] == (14, 41)
    assert found == sorted(found)


def test_a_filter_that_does_not_exist_is_told_where_it_stands() -> None:
    found = told(SEEDED.replace("{{ a.b( }}", ""))
    assert (12, 62, "filter-unknown") in [
        (line, column, code.removesuffix("-near").removesuffix("-similar"))
        for line, column, code in found
    ]


def test_names_that_expressions_make_are_left_to_the_page() -> None:
    body = '<text id="part-{{ n }}">a</text><text><link to="part-2">b</link></text>'
    source = f'<doc paper="A5"><body>{body}</body></doc>'
    assert told(source) == []
    with pytest.raises(TemplateError) as caught:
        compile_template(source.encode()).render({"n": 3})
    assert caught.value.problems[0].code == "link-target-unknown-near"


def test_tags_that_only_close_in_branches_are_left_to_the_page() -> None:
    source = """<doc paper="A5"><body>{% if a %}<keep>{% else %}<section>{% endif %}<text>b</text>
    {% if a %}</keep>{% else %}</section>{% endif %}</body></doc>"""
    assert told(source) == []
    assert compile_template(source.encode()).draw({"a": True}).pages == 1


SHEETS = sorted(TEMPLATES.glob("scorecard/*/*.xml"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.parent.name)
def test_shipped_templates_have_nothing_wrong(path: Path) -> None:
    assert told(path.read_text(encoding="utf-8")) == []
