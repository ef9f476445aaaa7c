"""The one expression language: what it prints, what it refuses, and how it tells mistakes."""

from datetime import date
from decimal import Decimal
from xml.sax.saxutils import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog.expressions import (
    CONTROLS,
    ExpressionError,
    ExpressionLimitError,
    ExpressionNameError,
    ExpressionSyntaxError,
    ExpressionValueError,
    check_source,
    compile_source,
    environment,
    load_program,
)
from briefgen.errors import Place, messages

PLAIN, MARKUP = environment(xml=False), environment(xml=True)
VALUES = {
    "a": "Ánh",
    "n": Decimal("0.50"),
    "big": 12345,
    "half": 2.5,
    "none": None,
    "day": date(2020, 8, 5),
    "xs": ["b", "a"],
    "row": {"name": "Thu", "items": [1, 2], "Tên": "x"},
    "rows": [{"k": "x", "v": 1}, {"k": "y", "v": 2}],
    "yes": True,
}


def shown(source: str, **more: object) -> str:
    return compile_source(source, PLAIN).render({**VALUES, **more})


def faults(source: str, **values: object) -> list[tuple[str, int]]:
    try:
        compile_source(source, PLAIN).render(values)
    except ExpressionError as error:
        return [(fault.code, fault.line) for fault in error.faults]
    return []


PRINTED = [
    ("{{ a }}", "Ánh"),
    ("[{{ none }}]", "[]"),
    ("{{ n }} {{ big }} {{ half }}", "0.50 12345 2.5"),
    ("{{ day }}", "05/8/2020"),
    ("{{ row.name }} {{ row['name'] }} {{ xs[0] }} {{ xs[-1] }}", "Thu Thu b a"),
    ("{{ row.items[1] }}", "2"),
    ("{{ row.Tên }}", "x"),
    ("{{ n * 2 }} {{ 1 / 4 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ -n }}", "1.00 0.25 3 3 -0.50"),
    ("{{ n + 0.25 }}", "0.75"),
    ("{{ a ~ 1 }} {{ 'x' + 'y' }}", "Ánh1 xy"),
    ("{{ 'có' if yes else 'không' }}", "có"),
    ("{% for x in xs %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
     "1b, 2a"),
    ("{% for x in [] %}{% else %}trống{% endfor %}", "trống"),
    ("{% for i in range(3) %}{{ i }}{% endfor %}", "012"),
    ("{% for k, v in rows[0]|items if v %}{{ k }}{% endfor %}", "kv"),
    ("{% set b = 3 %}{{ b }}", "3"),
    ("{{ thieu|default('–') }} {{ thieu.con|default('x') }}", "– x"),
    ("{% if thieu is defined %}x{% endif %}|", "|"),
    ("{{ rows|map(attribute='k')|join('; ') }}", "x; y"),
    ("{{ rows|selectattr('v', 'gt', 1)|map(attribute='k')|first }}", "y"),
    ("{{ rows|sum(attribute='v') }}", "3"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), PRINTED)
def test_prints(source: str, text: str) -> None:
    assert shown(source) == text


REFUSED = [
    ("{{ ''.__class__ }}", "name-private"),
    ("{{ a['__class__'] }}", "name-private"),
    ("{{ _a }}", "name-private"),
    ("{{ rows|map(attribute='__class__')|list }}", "name-private"),
    ("{{ rows|groupby('_x')|list }}", "name-private"),
    ("{{ a.format(1) }}", "call-refused"),
    ("{{ namespace(x=1) }}", "call-refused"),
    ("{{ cycler('a') }}", "call-refused"),
    ("{{ range(*xs) }}", "construct-refused"),
    ("{{ self }}", "name-reserved"),
    ("{{ 9**9 }}", "construct-refused"),
    ("{% include 'x' %}", "construct-refused"),
    ("{% import 'x' as y %}", "construct-refused"),
    ("{% extends 'x' %}", "construct-refused"),
    ("{% macro f() %}{% endmacro %}", "construct-refused"),
    ("{% set x %}y{% endset %}", "construct-refused"),
    ("{% filter upper %}y{% endfilter %}", "construct-refused"),
    ("{% for x in xs recursive %}{% endfor %}", "construct-refused"),
    ("{% set loop = 1 %}", "name-reserved"),
    ("{{ a|format(1) }}", "filter-unknown-similar"),
    ("{{ a|attr('x') }}", "filter-unknown"),
    ("{{ a|safe }}", "filter-unknown"),
    ("{{ a|xmlattr }}", "filter-unknown"),
    ("{{ rows|map('attr', 'x')|list }}", "filter-unknown"),
    ("{{ a is callable }}", "test-unknown"),
    ("{{ a + }}", "expression-unfinished"),
    ("{{ a b }}", "expression-unexpected"),
    ("{{ a ? b }}", "expression-unexpected"),
    ("{% do a %}", "expression-unreadable"),
    ("{{ " + "(" * 500 + " }}", "expression-too-deep"),
    ("{{ " + "+".join("1" * 20_000) + " }}", "expression-too-deep"),
    ("{{ " + "1" * 5_000 + " }}", "expression-too-deep"),
]


@pytest.mark.parametrize(("source", "code"), REFUSED, ids=lambda value: value[:30])
def test_refuses_when_compiled(source: str, code: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as caught:
        compile_source(source, PLAIN)
    assert code in {fault.code for fault in caught.value.faults}
    assert check_source(source, PLAIN) == caught.value.faults


RUNNING = [
    ("{{ 'x' * 9 }}", "operands-unfit"),
    ("{{ '%9d' % 1 }}", "operands-unfit"),
    ("{{ 'x' + 1 }}", "operands-unfit"),
    ("{{ 1 / 0 }}", "division-by-zero"),
    ("{{ rows }}", "value-not-text"),
    ("{{ rows[0] }}", "value-not-text"),
    ("{{ yes }}", "value-yes-or-no"),
    ("{% for x in 'abc' %}{% endfor %}", "value-not-list"),
    ("{% for x in rows[0] %}{% endfor %}", "value-not-list"),
    ("{{ 'a' < 1 }}", "operands-unfit"),
    ("{{ bad }}", "character-forbidden"),
    ("{{ half_pair }}", "character-forbidden"),
    ("{{ turned }}", "character-forbidden"),
    ("{{ nan }}", "number-not-finite"),
    ("{{ huge }}", "number-too-long"),
    ("{{ 'x'|round }}", "value-not-number"),
    ("{{ xs.upper }}", "name-unknown"),
    ("{{ a.upper }}", "name-unknown"),
    ("{{ xs[9] }}", "name-unknown"),
    ("{{ rows[0]|length(1) }}", "filter-arguments"),
]


@pytest.mark.parametrize(("source", "code"), RUNNING)
def test_refuses_when_it_runs(source: str, code: str) -> None:
    odd = {
        "bad": "a\x07",
        "half_pair": "\ud800",
        "turned": "a\u202eb",
        "nan": float("nan"),
        "huge": Decimal("1e999999"),
    }
    assert faults(source, **VALUES, **odd) == [(code, 1)]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{% for i in range(10**9) %}{% endfor %}", "construct-refused"),
        ("{% for i in range(1000000000) %}{% endfor %}", "range-too-long"),
        ("{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
         "loop-too-long"),
        ("{% set s = a %}" + "{% set s = s ~ s %}" * 40 + "{{ s }}", "text-too-long"),
        ("{% set s = a %}" + "{% set s = s|replace('a', 'aaaaaaaaaa') %}" * 9, "text-too-long"),
        ("{% set n = 9 %}" + "{% set n = n * n %}" * 20 + "{{ n }}", "number-too-long"),
        ("{% for i in range(9999) %}" + "x" * 9999 + "{% endfor %}", "output-too-long"),
    ],
)  # fmt: skip
def test_bombs_go_off_early(source: str, code: str) -> None:
    assert code in {found for found, _ in faults(source, a="a")}


def test_all_mistakes_of_a_run_are_told_with_line_path_and_suggestion() -> None:
    source = "{{ chu }}\n{{ row.ten }}\n{% for x in rowz %}{% endfor %}\n{{ s }}\n{{ 1 / 0 }}"
    with pytest.raises(ExpressionValueError) as caught:
        compile_source(source, PLAIN).render(
            {"chua": 1, "row": {"tên": 2}, "rows": [], "s": {"a": "x"}}
        )
    told = [(fault.code, fault.line, fault.path) for fault in caught.value.faults]
    assert told == [
        ("name-unknown-similar", 1, "chu"),
        ("name-unknown-similar", 2, "row.ten"),
        ("name-unknown-similar", 3, "rowz"),
        ("value-not-text", 4, "s"),
        ("division-by-zero", 5, None),
    ]
    assert caught.value.faults[0].facts["similar"] == "chua"


def test_the_kind_of_error_says_whose_it_is() -> None:
    with pytest.raises(ExpressionNameError):
        shown("{{ khong }}")
    with pytest.raises(ExpressionLimitError):
        compile_source("{% for i in range(9) %}{% endfor %}", PLAIN).render({}, most_steps=3)


def test_every_fault_has_its_sentence() -> None:
    codes = {code for table in (REFUSED, RUNNING) for _, code in table}
    assert codes <= set(messages())
    with pytest.raises(ExpressionSyntaxError) as caught:
        compile_source("{{ a + }}", PLAIN)
    assert caught.value.line == 1
    assert "breaks off" in caught.value.message
    assert caught.value.faults[0].problem(Place(part="body")).at == Place(part="body")


def test_functions_may_be_lent_by_name_and_nothing_else_is_called() -> None:
    lent = environment(xml=False, callables={"twice": lambda value: value * 2})
    assert compile_source("{{ twice(4) }}", lent).render({}) == "8"
    with pytest.raises(ExpressionValueError):
        compile_source("{{ twice(4) }}", lent).render({"twice": print})


def test_marks_and_breaks_may_be_others() -> None:
    other = environment(xml=True, marks=CONTROLS, line_break="<br/>", tab="<tab/>")
    program = compile_source("{{ a }}\x01\na\x02", other)
    assert program.render({"a": "1\n2\t3"}) == "{{ a }}1<br/>2<tab/>3"
    assert environment(xml=True) is MARKUP


def test_values_are_never_read_as_template_or_mark_up() -> None:
    program = compile_source("{{ a }}", MARKUP)
    assert program.render({"a": "{{ 7*7 }} <b> & \"'"}) == ("{{ 7*7 }} &lt;b&gt; &amp; &#34;&#39;")


def test_a_program_may_be_kept() -> None:
    program = compile_source("a\n{{ khong }}", PLAIN)
    kept = load_program(program.to_bytes(), PLAIN)
    assert kept is not None
    with pytest.raises(ExpressionNameError) as caught:
        kept.render({})
    assert caught.value.line == 2
    assert load_program(b"other", PLAIN) is None


def test_data_keys_never_reach_attributes_of_objects() -> None:
    class Thing:
        name = "x"

    assert faults("{{ t.name }}", t=Thing()) == [("name-unknown", 1)]
    assert shown("{{ t.items }}", t={"items": "khóa"}) == "khóa"


@given(st.text())
def test_any_text_is_shown_as_it_is_or_refused(text: str) -> None:
    try:
        made = compile_source("{{ v }}", MARKUP).render({"v": text})
    except ExpressionValueError:
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = lines.translate(dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n"))
    assert unescape(made, {"&#34;": '"', "&#39;": "'"}) == lines
