"""Bullet bars: what is drawn for each kind of plan."""

import pytest

from briefgen.pdf.layout.bullet import Box, bullet
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Item, Line, Rectangle, Shape
from briefgen.pdf.styles import Sheet
from briefgen.pdf.tree import read_tree

TONES = {"bar": "#000001", "beyond": "#000002", "gap": "#000003", "band-1": "#000004",
         "band-2": "#000005", "band-3": "#000006", "ink": "#000007", "axis": "#000008",
         "paper": "#FFFFFF"}  # fmt: skip
BOX = Box(0, 0, 30, 4.8)


def drawn(palette: str = "colour", /, **attributes: str) -> list[Item]:
    colours = "".join(f'<colour name="{name}" value="{tone}"/>' for name, tone in TONES.items())
    values = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    doc = read_tree(
        f"<doc><font name='w' family='Tinos'/>{colours}<body><bullet {values}/></body></doc>"
    )
    body = doc.first("body")
    assert body is not None
    node = body.first("bullet")
    assert node is not None
    return bullet(node, BOX, Context(Sheet(doc, palette=palette)), None)


def width(items: list[Item], tone: str) -> float:
    return sum(i.width for i in items if isinstance(i, Rectangle) and i.fill == TONES[tone])


def hatched(items: list[Item]) -> float:
    boxes = [i for i in items if isinstance(i, Rectangle) and i.stroke == TONES["gap"]]
    return sum(box.width + box.line * 0.1764 * 2 for box in boxes)


def test_beyond_the_plan_the_bar_changes_tone() -> None:
    items = drawn(scale="ratio", value="0.9", target_high="0.6667")
    assert width(items, "bar") == pytest.approx(20, abs=0.01)
    assert width(items, "beyond") == pytest.approx(7, abs=0.01)
    assert hatched(items) == 0


def test_what_is_missing_to_the_plan_is_hatched() -> None:
    items = drawn(scale="ratio", value="0.5", target_high="0.6667")
    assert width(items, "bar") == pytest.approx(15)
    assert hatched(items) == pytest.approx(5, abs=0.05)


def test_where_lower_is_better_the_excess_is_hatched_and_the_bands_are_mirrored() -> None:
    over = drawn(scale="ratio", value="0.8", target_high="0.6667", lower_is_better="yes")
    assert hatched(over) == pytest.approx(4, abs=0.05)
    dark = [i for i in over if isinstance(i, Rectangle) and i.fill == TONES["band-1"]]
    assert dark[0].x > 20
    assert (
        hatched(drawn(scale="ratio", value="0.4", target_high="0.6667", lower_is_better="yes")) == 0
    )


def test_zero_has_no_bar() -> None:
    items = drawn(scale="ratio", value="0", target_high="0.6667")
    assert width(items, "bar") == 0
    assert width(items, "ink") == pytest.approx(0.6)


def test_a_bar_past_its_axis_is_cut() -> None:
    plain = drawn(scale="ratio", value="1", target_high="0.6667")
    cut = drawn(scale="ratio", value="1", target_high="0.6667", cut="yes")
    assert [i for i in cut if isinstance(i, Shape)]
    assert not [i for i in plain if isinstance(i, Shape)]


@pytest.mark.parametrize(("value", "tone"), [("0.5", "bar"), ("0.2", "gap")])
def test_a_range_has_two_ticks_and_a_dot(value: str, tone: str) -> None:
    items = drawn(scale="value", value=value, target_low="0.4", target_high="0.6")
    ticks = [i for i in items if isinstance(i, Rectangle) and i.fill == TONES["ink"]]
    (dot,) = [i for i in items if isinstance(i, Shape)]
    assert len(ticks) == 2
    assert width(items, "band-1") == pytest.approx(6)
    assert dot.fill == TONES[tone]


def test_a_bound_tints_the_allowed_side() -> None:
    items = drawn(scale="value", value="0.5", target_high="0.8", zero="0.0")
    assert width(items, "band-1") == pytest.approx(24)
    assert len([i for i in items if isinstance(i, Rectangle) and i.fill == TONES["ink"]]) == 1


def test_a_negative_value_runs_left_from_zero() -> None:
    items = drawn(scale="value", value="0.25", target_low="0.9", target_high="0.9", zero="0.5")
    (bar,) = [i for i in items if isinstance(i, Rectangle) and i.fill == TONES["gap"]]
    assert (bar.x, bar.width) == (7.5, 7.5)
    assert [i for i in items if isinstance(i, Line)]


def in_black(**attributes: str) -> list[Item]:
    return drawn("mono", **attributes)


def test_in_black_and_white_a_frame_takes_the_place_of_bands() -> None:
    items = in_black(scale="ratio", value="0.5", target_high="0.6667")
    frames = [i for i in items if isinstance(i, Rectangle) and i.stroke and i.height > 4]
    assert [round(frame.width) for frame in frames] == [30]
    assert {i.fill for i in items if isinstance(i, Rectangle) and i.fill} <= {"#000000", "#FFFFFF"}


def test_in_black_and_white_what_lies_beyond_is_striped() -> None:
    items = in_black(scale="ratio", value="0.9", target_high="0.6667")
    stripes = [i for i in items if isinstance(i, Rectangle) and i.fill and i.width < 0.31]
    assert len(stripes) > 5
    assert all(20 < stripe.x < 27 for stripe in stripes)


def test_in_black_and_white_the_plan_stands_on_paper() -> None:
    items = in_black(scale="ratio", value="0.9", target_high="0.6667")
    paper, plan = items[-2:]
    assert isinstance(paper, Rectangle)
    assert isinstance(plan, Rectangle)
    assert (paper.fill, plan.fill) == ("#FFFFFF", "#000000")
    assert paper.x < plan.x < plan.x + plan.width < paper.x + paper.width


def test_in_black_and_white_what_is_allowed_is_dotted() -> None:
    items = in_black(scale="value", value="0.5", target_low="0.4", target_high="0.6")
    dots = [i for i in items if isinstance(i, Rectangle) and i.width == 0.2]
    assert dots
    assert all(12 <= dot.x <= 18 for dot in dots)
