"""What is no field is told without data: at each place, once, with what was meant."""

import pytest

from briefgen.catalog.expressions import environment
from briefgen.catalog.names import uses_one_by_one
from briefgen.catalog.strangers import strangers
from briefgen.catalog.uses import gathered
from briefgen.errors import Place

LANGUAGE = environment(xml=False)
FIRST = ("brief", "meeting", "options", "theme")


def told(*tags: str) -> list[tuple[int | None, str, str]]:
    sources = [(tag, Place(line=number)) for number, tag in enumerate(tags, 1)]
    names = gathered(uses_one_by_one(sources, LANGUAGE))
    return [
        (one.at.line, str(one.facts["name"]), str(one.facts.get("similar", "")))
        for one in strangers(names, FIRST, ["tally"])
    ]


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("{{ brief.titel }}", ("titel", "title")),
        ("{{ bản_tóm_tắt.tiêu_dề }}", ("tiêu_dề", "tiêu_đề")),
        ("{{ brief.tieu_de }}", ("tieu_de", "tiêu_đề")),
        ("{{ breif.title }}", ("breif", "brief")),
        ("{{ cuoc_hop.title }}", ("cuoc_hop", "cuộc_họp")),
        ("{{ options.taly }}", ("taly", "tally")),
        ("{{ brief.results.headng }}", ("headng", "heading")),
        ("{{ zzz }}", ("zzz", "")),
    ],
)
def test_a_name_that_is_no_field_is_told(tag: str, found: tuple[str, str]) -> None:
    assert told(tag) == [(1, *found)]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ brief.title }}",
        "{{ brief.labels.anything }}",
        "{{ theme.colour.brand }}",
        "{{ options.tally }}",
        "{{ brief.titel|default('') }}",
        "{{ 'x' if brief.titel is defined }}",
        "{{ range(3)|length }}",
    ],
)
def test_a_field_or_what_may_be_missing_is_not(tag: str) -> None:
    assert told(tag) == []


def test_names_of_loops_are_followed_where_the_text_cannot_be_compiled() -> None:
    found = told(
        "{% for r in brief.rows %}{% endfor %}", "{{ r.nmae }}", "{{ r.name", "{{ r.tên }}"
    )
    assert found == [(2, "nmae", "name")]


def test_each_place_is_told_and_what_hangs_on_it_is_not() -> None:
    found = told("{% for r in brief.rowz %}{% endfor %}", "{{ r.name }}", "{{ brief.rowz|length }}")
    assert found == [(1, "rowz", "rows"), (3, "rowz", "rows")]
