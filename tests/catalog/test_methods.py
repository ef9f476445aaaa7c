"""Methods of Python that people write in tags."""

import pytest

from briefgen.catalog.expressions import (
    ExpressionError,
    ExpressionSyntaxError,
    compile_source,
    environment,
)

LANGUAGE = environment(xml=False)


def printed(source: str, **values: object) -> str:
    return compile_source(source, LANGUAGE).render(values)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ x.upper() }}", "ĐÃ DUYỆT"),
        ("{{ x.lower() }}", "đã duyệt"),
        ("{{ x.capitalize() }}", "Đã duyệt"),
        ("{{ x.title() }}", "Đã Duyệt"),
        ("[{{ x.strip().upper() ~ '!' }}]", "[ĐÃ DUYỆT!]"),
        ("{% for k, v in t.items() %}{{ k.upper() }}={{ v }};{% endfor %}", "A=1;B=2;"),
        ("{{ t.keys()|join }}{{ t.values()|join }}", "ab12"),
        ("{% if x.lower() == 'đã duyệt' %}đúng{% endif %}", "đúng"),
    ],
)
def test_known_methods_mean_what_they_mean_in_python(source: str, text: str) -> None:
    assert printed(source, x="đã DUYỆT", t={"a": 1, "b": 2}) == text


@pytest.mark.parametrize(
    "source",
    ["{{ x.format(1) }}", "{{ x.upper(1) }}", "{{ x.__class__() }}", "{{ x() }}", "{{ x.y.z() }}"],
)
def test_every_other_call_stays_refused(source: str) -> None:
    with pytest.raises(ExpressionSyntaxError):
        compile_source(source, LANGUAGE)


def test_a_method_of_what_is_no_table_is_refused() -> None:
    with pytest.raises(ExpressionError) as raised:
        printed("{{ x.keys()|join }}", x="a")
    assert raised.value.faults[0].code == "value-not-mapping"
