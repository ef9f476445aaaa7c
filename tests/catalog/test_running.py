"""What programs run in: loops, names that stand for nothing, and no library behind them."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.catalog.expressions import (
    ExpressionError,
    ExpressionNameError,
    compile_source,
    environment,
    load_program,
)
from briefgen.catalog.missing import Missing
from briefgen.catalog.running import LOOP_FIELDS, Loop

PLAIN = environment(xml=False)
LOADED = """
import sys
from briefgen.catalog.expressions import environment, load_program
with open(sys.argv[1], "rb") as file:
    program = load_program(file.read(), environment(xml=False))
print(program.render({"xs": ["a", "b"]}), [name for name in sys.modules if "jinja" in name])
"""


def shown(source: str, **values: object) -> str:
    return compile_source(source, PLAIN).render(values)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("index", "1 2 3 "),
        ("index0", "0 1 2 "),
        ("revindex", "3 2 1 "),
        ("revindex0", "2 1 0 "),
        ("length", "3 3 3 "),
        ("depth", "1 1 1 "),
        ("depth0", "0 0 0 "),
        ("index if loop.first", "1   "),
        ("index if loop.last", "  3 "),
        ("previtem|default('–')", "– a b "),
        ("nextitem|default('–')", "b c – "),
    ],
)
def test_a_loop_tells_where_it_is(field: str, text: str) -> None:
    source = f"{{% for x in xs %}}{{{{ loop.{field} }}}} {{% endfor %}}"
    assert shown(source, xs=["a", "b", "c"]) == text


def test_a_loop_that_leaves_items_out_counts_those_that_are_left() -> None:
    body = "{{ loop.index }}/{{ loop.length }}{{ x }}{{ '.' if loop.last else ',' }}"
    source = "{% for x in xs if x != 'b' %}" + body + "{% endfor %}"
    assert shown(source, xs=["a", "b", "c"]) == "1/2a,2/2c."


def test_a_loop_looks_ahead_without_losing_an_item() -> None:
    loop = Loop(iter("abc"), Missing)
    seen = [
        (item, here.last, here.length, here.previtem if here.index0 else "") for item, here in loop
    ]
    assert seen == [("a", False, 3, ""), ("b", False, 3, "a"), ("c", True, 3, "b")]


def test_every_field_of_a_loop_is_one() -> None:
    _, loop = next(Loop(["a", "b"], Missing))
    assert all(hasattr(loop, name) for name in LOOP_FIELDS)


def test_what_lies_before_the_first_item_is_told_by_its_name() -> None:
    with pytest.raises(ExpressionNameError) as caught:
        shown("{% for x in xs %}{{ loop.previtem }}{% endfor %}", xs=["a"])
    assert [fault.facts["name"] for fault in caught.value.faults] == ["previtem"]


def test_an_else_left_out_is_nothing_that_can_be_compared() -> None:
    assert shown("[{{ 'x' if no }}]{% for x in (1 if no) %}{% endfor %}", no=False) == "[]"
    with pytest.raises(ExpressionError) as caught:
        shown("{{ 1 < (2 if no) }}", no=False)
    assert caught.value.faults[0].code == "operands-unfit"


def test_text_joined_inside_joined_text_keeps_to_the_rules() -> None:
    assert shown("{{ (a ~ 1) ~ 0.5 }}", a="x") == "x10.5"
    with pytest.raises(ExpressionError) as caught:
        shown("{{ (a ~ xs) ~ a }}", a="x", xs=[1])
    assert [fault.code for fault in caught.value.faults] == ["value-not-text"]


def test_a_tag_is_blamed_by_its_line_among_many() -> None:
    source = "".join(f"{{{{\n {'khong' if n == 77 else 'a'} }}}}" for n in range(100))
    with pytest.raises(ExpressionNameError) as caught:
        shown(source, a="x")
    assert [fault.line for fault in caught.value.faults] == [79]


def test_a_kept_program_runs_without_the_library_that_compiled_it(tmp_path: Path) -> None:
    source = "{% for x in xs %}{{ loop.index }}{{ x|upper }}{% endfor %}"
    kept = tmp_path / "kept"
    kept.write_bytes(compile_source(source, PLAIN).to_bytes())
    assert load_program(kept.read_bytes(), PLAIN) is not None
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(kept)], check=True, capture_output=True, text=True
    )
    assert done.stdout.split("\n")[0] == "1A2B []"
