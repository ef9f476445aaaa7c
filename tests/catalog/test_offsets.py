"""Where in an expression a fault is."""

import pytest

from briefgen.catalog.expressions import (
    CONTROLS,
    ExpressionError,
    check_source,
    compile_source,
    environment,
)
from briefgen.catalog.offsets import offset_of

WORD = environment(xml=False, marks=CONTROLS)

COMPILED = [
    ("a + ^", False),
    ("^", False),
    ("a|^uper", False),
    ("uper.b|^uper", False),
    ("a is ^evn", False),
    ("a is not ^evn", False),
    ("x.^__class__", False),
    ("x[^'_a']", False),
    ("a ^b", False),
    ("a ^? b", False),
    ("^f(1)", False),
    ("a ^** 2", False),
    ("rows|map(attribute=^'_x')", False),
    ("for x in a ^recursive", True),
    ("set a = ^", True),
    ("if a ^b", True),
    ("elif a ^b", True),
]


@pytest.mark.parametrize(("marked", "statement"), COMPILED)
def test_finds_what_cannot_be_compiled(marked: str, statement: bool) -> None:
    code = marked.replace("^", "")
    word = "if" + code[4:] if code.startswith("elif") else code
    end = {"if": "\x03endif\x04", "for": "\x03endfor\x04"}.get(word.split(" ")[0], "")
    source = f"\x03{word}\x04{end}" if statement else f"\x01{code}\x02"
    (fault, *_) = check_source(source, WORD)
    assert offset_of(fault, code, statement=statement) == marked.index("^")


RUN = [
    "a.^bb + q",
    "xs|map(attribute=^'k.z')|join",
    "xs[^5]",
    "n ^/ 0",
    "^yes",
    "'x' ~ ^m",
    "n ^+ 'x'",
]


@pytest.mark.parametrize("marked", RUN)
def test_finds_what_goes_wrong_in_a_run(marked: str) -> None:
    code = marked.replace("^", "")
    values = {"a": {"b": 1}, "xs": [{}], "n": 3, "yes": True, "m": [1], "q": 1}
    with pytest.raises(ExpressionError) as caught:
        compile_source(f"\x01{code}\x02", WORD).render(values)
    assert offset_of(caught.value.faults[0], code, statement=False) == marked.index("^")
