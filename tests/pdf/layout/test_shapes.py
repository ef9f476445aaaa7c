"""Marks: told apart by shape alone, filled or hollow, also without colour."""

import itertools

import pypdfium2 as pdfium
import pytest

from briefgen.pdf import compile_template

MARKS = ("up", "disc", "diamond", "down", "ring")
TEMPLATE = """<doc paper="A5" margin-top="10" margin-left="10"><font name="w" family="Tinos"/>
<colour name="c" value="#A8380A"/>
<body><area height="20"><mark shape="{{ shape }}" colour="c" r="3" x="10" y="10"
hollow="{{ 'yes' if hollow else 'no' }}"/></area></body></doc>"""


def picture(shape: str, *, hollow: bool) -> frozenset[tuple[int, int]]:
    """The dark pixels of a mark, without colour."""
    template = compile_template(TEMPLATE.encode())
    page = pdfium.PdfDocument(template.render({"shape": shape, "hollow": hollow}, palette="gray"))[
        0
    ]
    image = page.render(scale=4).to_pil().convert("L").crop((150, 150, 300, 300))
    pixels = image.load()
    assert pixels is not None
    return frozenset(
        (x, y) for x in range(image.width) for y in range(image.height) if pixels[x, y] < 160
    )


PICTURES = {
    (shape, hollow): picture(shape, hollow=hollow) for shape in MARKS for hollow in (False, True)
}


@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(MARKS[:4], 2)])
@pytest.mark.parametrize("hollow", [False, True])
def test_any_two_marks_differ_in_shape(one: str, other: str, hollow: bool) -> None:
    first, second = PICTURES[one, hollow], PICTURES[other, hollow]
    assert len(first ^ second) > 0.15 * max(len(first), len(second))


@pytest.mark.parametrize("shape", MARKS[:4])
def test_hollow_marks_show_their_ground(shape: str) -> None:
    assert len(PICTURES[shape, True]) < 0.75 * len(PICTURES[shape, False])
