"""Names of a source followed back to the data."""

import pytest

from briefgen.catalog.expressions import environment
from briefgen.catalog.inferred import inferred_schema
from briefgen.catalog.lacking import lacking
from briefgen.catalog.names import uses_in
from briefgen.catalog.uses import Name, gathered, top_level
from briefgen.errors import Place, say_place

PLAIN = environment(xml=False)


def names(source: str) -> list[Name]:
    return gathered(uses_in(source, PLAIN, lambda line: Place(line=line)))


PATHS = [
    ("{{ a.b['c'] }}{{ xs[0].q }}{{ m[k] }}", {"a.b.c", "xs[].q", "k", "m{}"}),
    (
        "{% for x in a.b %}{{ x.c }}{% for y in x.ys if y.ok %}{{ y.z }}{{ x.w }}{% endfor %}\
{{ loop.index }}{{ loop.previtem.p }}{% endfor %}{{ x }}",
        {
            *("a.b", "a.b[].c", "a.b[].ys", "a.b[].ys[].ok", "a.b[].ys[].z", "a.b[].w"),
            *("a.b[].p", "x"),
        },
    ),
    (
        "{% set q = a.b %}{{ q.c }}{% for k, v in d|items %}{{ k }}{{ v.x }}{% endfor %}",
        {"a.b", "a.b.c", "d", "d{}.x"},
    ),
    ("{{ rows|map(attribute='n.m')|join(', ') }}", {"rows", "rows[].n.m"}),
    ("{{ rows|sum(attribute='v') }}{{ rows|sum('w') }}", {"rows", "rows[].v", "rows[].w"}),
    (
        "{% for g in rows|groupby('k') %}{{ g.grouper }}{% for r in g.list %}{{ r.t }}{% endfor %}\
{% endfor %}",
        {"rows", "rows[].k", "rows[].t"},
    ),
    (
        "{% for r in rows|selectattr('ok')|sort(attribute='n') %}{{ r.p }}{% endfor %}",
        {"rows", "rows[].ok", "rows[].n", "rows[].p"},
    ),
    ("{{ (rows|first).name }}", {"rows", "rows[]", "rows[].name"}),
    ("{{ xs|join('-', 'k') }}", {"xs", "xs[].k"}),
    ("{% for b in rows|batch(2) %}{% for r in b %}{{ r.x }}{% endfor %}{% endfor %}",
     {"rows", "rows[].x"}),
    ("{% for i in [u, w] %}{{ i.k }}{% endfor %}", {"u", "w", "u.k", "w.k"}),
    ("{% set one = p if c else q %}{{ one.z }}", {"c", "p", "q", "p.z", "q.z"}),
    ("{{ range(n)|length }}{{ 'x' ~ y }}{{ a in bs }}", {"n", "y", "a", "bs"}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "paths"), PATHS)
def test_follows_names_to_the_data(source: str, paths: set[str]) -> None:
    assert {name.text for name in names(source)} == paths


NEEDED = [
    ("{{ a }}", "a", True),
    ("{{ a|default('') }}", "a", False),
    ("{% if a %}{{ a }}{% endif %}", "a", False),
    ("{% if a %}{{ a }}{% endif %}{{ a }}", "a", True),
    ("{% if a and b %}{{ b }}{% endif %}", "b", False),
    ("{% if a %}{{ a.b }}{% endif %}", "a.b", True),
    ("{% if not a %}–{% else %}{{ a }}{% endif %}", "a", False),
    ("{% for x in a %}{{ x.b }}{% endfor %}", "a", True),
    ("{{ 1 if a is defined else 2 }}", "a", False),
    ("{{ a + 1 }}", "a", True),
    ("{% set b = a %}", "a", False),
]


@pytest.mark.parametrize(("source", "path", "needed"), NEEDED)
def test_knows_what_cannot_be_missing(source: str, path: str, needed: bool) -> None:
    assert next(name for name in names(source) if name.text == path).needed is needed


def test_tells_roles_filters_and_places() -> None:
    found = {
        name.text: name for name in names("{% for x in xs %}\n{{ x.v|number|trim }}{% endfor %}")
    }
    assert found["xs"].roles == {"looped"}
    assert found["xs[].v"].roles == {"printed"}
    assert found["xs[].v"].filters == ("number", "trim")
    assert found["xs[].v"].uses[0].at == Place(line=2)
    assert top_level(found["xs[].v"].uses) == {"xs"}


def test_infers_a_schema() -> None:
    source = (
        "{{ m.title|upper }}{{ m.day|date }}{% for r in m.rows %}{{ r.v|number }}{{ r.n }}"
        "{% if r.w %}{{ r.w }}{% endif %}{% endfor %}{% for k, v in m.by|items %}{{ v }}"
        "{% endfor %}{{ m.x|default('') }}{% if m.flag == true %}{% endif %}"
    )
    made = inferred_schema(names(source), title="t", describe=lambda at: say_place(at, "en"))
    meeting = made["properties"]["m"]
    assert made["$schema"].endswith("2020-12/schema")
    assert made["required"] == ["m"]
    assert meeting["required"] == ["title", "day", "rows", "by"]
    fields = meeting["properties"]
    assert fields["title"]["type"] == ["string", "number"]
    assert {"format": "date"} in fields["day"]["anyOf"]
    assert fields["rows"]["type"] == "array"
    assert fields["rows"]["items"]["required"] == ["v", "n"]
    assert fields["rows"]["items"]["properties"]["v"]["type"] == ["number", "string"]
    assert fields["by"]["additionalProperties"]["type"] == ["string", "number", "null", "object"]
    assert fields["flag"]["type"] == ["boolean", "null"]
    assert fields["title"]["description"] == "1"


LACKING = [
    ("{{ a.b }}", {"a": {"c": 1}}, [("a.b", None)]),
    ("{{ a.text }}", {"a": {"tetx": 1}}, [("a.text", "tetx")]),
    ("{% if no %}{{ z.y }}{% endif %}", {"no": False, "z": {}}, [("z.y", None)]),
    ("{% if s %}{{ s.y }}{% endif %}", {"s": None}, []),
    ("{% if s %}{{ s.y }}{% endif %}", {"s": {"x": 1}}, [("s.y", None)]),
    (
        "{% for r in rows %}{{ r.n }}{% endfor %}",
        {"rows": [{"n": 1}, {}, {}]},
        [("rows[1].n", None)],
    ),
    ("{% for r in rows %}{{ r.n }}{% endfor %}", {"rows": []}, []),
    ("{{ a|default('') }}{{ b }}", {}, [("b", None)]),
]


@pytest.mark.parametrize(("source", "values", "expected"), LACKING)
def test_looks_every_name_up_in_the_data(
    source: str, values: dict[str, object], expected: list[tuple[str, str | None]]
) -> None:
    found = lacking(names(source), values)
    assert [(one.at.path, one.facts.get("similar")) for one in found] == expected
    assert all(one.severity == "warning" for one in found)
