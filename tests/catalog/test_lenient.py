"""Absent names as nothing, and every value printed, as docxtpl does."""

from decimal import Decimal

import pytest

from briefgen.catalog.expressions import (
    ExpressionError,
    compile_source,
    environment,
)
from briefgen.catalog.lenient import lenient

VALUES = {
    "yes": True,
    "nothing": None,
    "mixed": ["x", Decimal("1"), Decimal("1.234"), None, True],
    "mapping": {"a": "b'", "c": [Decimal("2.0")]},
    "rows": [{"n": "một"}, {}],
}

PRINTED = [
    ("[{{ a }}{{ a.b.c }}{{ a[0].x }}]", "[]"),
    ("{% for x in a.b %}x{% endfor %}{% if a %}1{% else %}2{% endif %}", "2"),
    ("{{ a|upper }}{{ a|length }}{{ a|default('d') }}{{ a|date }}{{ a|number }}|", "0d|"),
    ("{% for x in a|sort %}x{% endfor %}{{ a|first }}{{ a ~ '!' }}", "!"),
    ("{{ a == b }} {{ a == '' }} {{ a is defined }} {{ 'q' in a }}", "True False False False"),
    ("{{ yes }} {{ nothing }}", "True None"),
    ("{{ mixed }}", "['x', 1, 1.234, None, True]"),
    ("{{ mapping }}", "{'a': \"b'\", 'c': [2.0]}"),
    ("{{ mixed|join('+') }}", "x+1+1.234+None+True"),
    ("{{ rows|map(attribute='n')|join(',') }}", "một,"),
    ("{% for r in rows|selectattr('n') %}{{ r.n }}{% endfor %}", "một"),
]


@pytest.mark.parametrize(("source", "printed"), PRINTED)
def test_prints_nothing_for_what_is_absent_and_something_for_all_else(
    source: str, printed: str
) -> None:
    program = lenient(compile_source(source, environment(xml=False)))
    assert program.render(VALUES) == printed


@pytest.mark.parametrize("source", ["{{ a + 1 }}", "{{ a < 1 }}", "{{ a is even }}"])
def test_reckons_with_nothing_that_is_absent(source: str) -> None:
    program = lenient(compile_source("{{ other }}" + source, environment(xml=False)))
    with pytest.raises(ExpressionError) as caught:
        program.render(VALUES)
    assert [(one.code, one.facts) for one in caught.value.faults] == [
        ("name-unknown", {"name": "a"})
    ]


def test_leaves_runs_of_the_usual_kind_as_they_are() -> None:
    program = compile_source("{{ a }}", environment(xml=False))
    assert lenient(program) is lenient(program)
    with pytest.raises(ExpressionError):
        program.render({})


@pytest.mark.parametrize("test", ["none", "mapping", "string", "eq 1", "in [1]"])
def test_only_defined_may_be_asked_of_a_missing_name(test: str) -> None:
    program = compile_source(f"{{{{ 1 if a is {test} else 2 }}}}", environment(xml=False))
    with pytest.raises(ExpressionError) as caught:
        program.render({})
    assert caught.value.faults[0].code == "name-unknown"
    assert lenient(program).render({}) == "2"
