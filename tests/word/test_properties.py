"""Random templates: sound, the same by every way, and filled as a simple reader fills them."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.errors import BriefgenError
from briefgen.word import CompiledTemplate, compile_template
from tests.word.packages import W, docx, member, p, paragraphs, row, table
from tests.word.probes.probing import flaws

NAMES = ("a", "b", "c")
LISTS = ("xs", "ys")
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A paragraph of pieces: text, names of values, conditions and loops over such."""

    pieces: tuple["Piece", ...]


@dataclass(frozen=True)
class Piece:
    kind: str  # text, value, if, for
    word: str
    inner: tuple["Piece", ...] = ()


@dataclass(frozen=True)
class Many:
    """A condition or loop over paragraphs or tables."""

    kind: str
    word: str
    inner: tuple["Line | Many | Rows", ...]


@dataclass(frozen=True)
class Rows:
    """A table whose rows a loop repeats."""

    word: str
    cells: tuple[str, ...]


def pieces(depth: int) -> st.SearchStrategy[Piece]:
    plain = st.one_of(
        st.builds(
            Piece, st.just("text"), st.sampled_from(["chữ", " và ", "1 < 2 & 3", "{ }", "x"])
        ),
        st.builds(Piece, st.just("value"), st.sampled_from(NAMES)),
    )
    if not depth:
        return plain
    inner = st.lists(pieces(depth - 1), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        plain,
        st.builds(Piece, st.just("if"), st.sampled_from(NAMES), inner),
        st.builds(Piece, st.just("for"), st.sampled_from(LISTS), inner),
    )


LINES = st.builds(Line, st.lists(pieces(2), min_size=1, max_size=4).map(tuple))
ROWS = st.builds(
    Rows,
    st.sampled_from(LISTS),
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=3).map(tuple),
)


def manies(depth: int) -> st.SearchStrategy[Line | Many | Rows]:
    if not depth:
        return LINES
    inner = st.lists(manies(depth - 1), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        LINES,
        ROWS,
        st.builds(Many, st.just("if"), st.sampled_from(NAMES), inner),
        st.builds(Many, st.just("for"), st.sampled_from(LISTS), inner),
    )


BODIES = st.lists(manies(2), min_size=1, max_size=4)
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=8)
VALUES = st.fixed_dictionaries(
    {name: st.one_of(TEXTS, st.none(), st.integers(0, 9)) for name in NAMES}
    | {name: st.lists(st.integers(0, 9), max_size=3) for name in LISTS}
)


# ---- as a template


def typed(piece: Piece) -> str:
    if piece.kind == "text":
        return piece.word.replace("&", "&amp;").replace("<", "&lt;")
    if piece.kind == "value":
        return f"{{{{ {piece.word} }}}}"
    inside = "".join(map(typed, piece.inner))
    head = piece.word if piece.kind == "if" else f"x in {piece.word}"
    return f"{{% {piece.kind} {head} %}}{inside}{{% end{piece.kind} %}}"


def blocks(one: Line | Many | Rows) -> list[str]:
    if isinstance(one, Line):
        text = "".join(map(typed, one.pieces))
        return [
            p(*re.findall(r".{1,5}(?![^&]*;)|.+", text, re.DOTALL)) if "&" not in text else p(text)
        ]
    if isinstance(one, Rows):
        cells = [f"{{{{ {name} }}}}" for name in one.cells]
        cells[0] = f"{{% for x in {one.word} %}}{cells[0]}"
        cells[-1] += "{% endfor %}"
        return [table(row(*cells))]
    head = one.word if one.kind == "if" else f"x in {one.word}"
    inner = [block for held in one.inner for block in blocks(held)]
    return [p(f"{{% {one.kind} {head} %}}"), *inner, p(f"{{% end{one.kind} %}}")]


# ---- as a simple reader fills it


def shown(piece: Piece, values: Values) -> str:
    if piece.kind == "text":
        return piece.word
    if piece.kind == "value":
        value = values[piece.word]
        return "" if value is None else str(value)
    inside = "".join(shown(inner, values) for inner in piece.inner)
    return inside * turns(piece.kind, values[piece.word])


def turns(kind: str, value: Any) -> int:
    return len(value) if kind == "for" else int(bool(value))


def lines(one: Line | Many | Rows, values: Values) -> list[str]:
    if isinstance(one, Line):
        text = "".join(shown(piece, values) for piece in one.pieces)
        only_blocks = all(piece.kind in ("if", "for") for piece in one.pieces)
        return [] if only_blocks and not text.strip() else [text]
    if isinstance(one, Rows):
        cells = [shown(Piece("value", name), values) for name in one.cells]
        return cells * len(values[one.word])
    inner = [line for held in one.inner for line in lines(held, values)]
    return inner * turns(one.kind, values[one.word])


def visible(texts: Sequence[str]) -> list[str]:
    """Return texts without what is only white: whether such a line stays is no matter here."""
    return [text for text in texts if text.strip()]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=BODIES, values=VALUES)
def test_a_regular_template_shows_what_a_simple_reader_shows(
    body: list[Line | Many | Rows], values: dict[str, Any]
) -> None:
    template = docx(*(block for one in body for block in blocks(one)))
    compiled = compile_template(template)
    made = compiled.render(values)
    assert list(flaws(made)) == []
    assert visible(paragraphs(made)) == visible([t for one in body for t in lines(one, values)])
    xml = member(made)
    assert not re.search(r"\{%|endfor|\x07|\ufdd0", xml)
    kept = CompiledTemplate.from_bytes(compiled.to_bytes())
    assert kept is not None
    assert kept.render(values) == made
    streamed = io.BytesIO()
    compiled.stream(values, streamed)
    assert member(streamed.getvalue()) == xml


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=BODIES, values=VALUES)
def test_filling_what_was_filled_changes_nothing(
    body: list[Line | Many | Rows], values: dict[str, Any]
) -> None:
    made = compile_template(docx(*(block for one in body for block in blocks(one)))).render(values)
    if "{{" not in member(made) and "}}" not in member(made):
        again = compile_template(made).render({})
        assert compile_template(again).render({}) == again
        assert paragraphs(again) == paragraphs(made)


def made_of(template: bytes, values: Values) -> bytes | BriefgenError:
    try:
        return compile_template(template).render(values)
    except BriefgenError as error:
        return error


TAGS = st.sampled_from(
    [
        *(
            "{% if a %}",
            "{% endif %}",
            "{% for x in xs %}",
            "{% endfor %}",
            "{% else %}",
            "{{ a }}",
        ),
        *("{%p if a %}", "{%p endif %}", "{%tr for x in xs %}", "{%tr endfor %}", "{%- if a %}"),
        *("{% set k = 1 %}", "{# x #}", "{% cellbg 'ffffff' %}", "{%tc if a %}", "{%tc endif %}"),
        "t",
    ]
)
WILD = st.recursive(
    st.lists(TAGS, min_size=1, max_size=4).map(lambda texts: p(*texts)),
    lambda inner: st.lists(
        st.lists(inner, min_size=1, max_size=2).map("".join), min_size=1, max_size=4
    ).map(
        lambda cells: table(
            *(
                row(
                    *(
                        f"<w:tc>{held}<w:p/></w:tc>"
                        if held.endswith("</w:tbl>")
                        else f"<w:tc>{held}</w:tc>"
                        for held in cells[at::2]
                    )
                )
                for at in range(min(2, len(cells)))
            )
        )
    ),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=st.lists(WILD, min_size=1, max_size=5), values=VALUES)
def test_any_heap_of_tags_is_refused_or_makes_a_sound_document(
    body: list[str], values: dict[str, Any]
) -> None:
    made = made_of(docx(*body), values)
    if isinstance(made, BriefgenError):
        assert all(problem.at.part for problem in made.problems)
        return
    assert list(flaws(made)) == []
    for paragraph in etree.fromstring(member(made).encode()).iter(W + "p"):
        assert "{%" not in "".join(str(text) for text in paragraph.itertext())
