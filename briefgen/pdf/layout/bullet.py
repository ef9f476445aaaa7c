"""Bullet bars: a value against a plan, on an axis of the table's or of the row's own.

Convention: Stephen Few, *Bullet Graph Design Specification*: the bar is a third of the band's
height, the plan a stroke across it (64 %), the ranges tints of one hue, darkest where it is
worst. The part that is missing to the plan is hatched. Where an axis need not start at zero, a dot
takes the bar's place. Colours come from the palette: ``bar``, ``beyond``, ``gap``, ``band-1`` to
``band-3``, ``ink``, ``axis``, ``paper``. In the palette ``mono`` the bands give way to a frame,
what lies beyond the plan is striped, and the plan's stroke is set off from the bar by paper.
"""

from dataclasses import dataclass

from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item, Line, Rectangle, Shape
from briefgen.pdf.layout.lines import plain_line
from briefgen.pdf.layout.shapes import dotted_ground, framed, hatched, slash, striped
from briefgen.pdf.tree import Node

BAR = 1 / 3
PLAN = 0.64
PLAN_WIDTH = 0.45
NEAR = 0.9
CUT = 2.2
CUT_WIDTH = 0.9
TICK_LINE = 1.0
DOT = 0.21
ZERO_DROP = 1.95
SET_OFF = 0.25
FRAME = 0.3


@dataclass(frozen=True, slots=True)
class Box:
    """Where a bullet stands, in mm."""

    x: float
    y: float
    width: float
    height: float

    def at(self, fraction: float) -> float:
        """Return the x of a fraction of the axis, kept within the box."""
        return self.x + self.width * min(max(fraction, 0.0), 1.0)


def bullet(node: Node, box: Box, context: Context, element: Element | None) -> list[Item]:
    """Return the items of a ``<bullet>`` in a box."""
    value, low, high, zero = (
        _fraction(node.word(name)) for name in ("value", "target-low", "target-high", "zero")
    )
    lower = node.flag("lower-is-better")
    draw = _Draw(node, box, context, element)
    if node.word("scale") == "ratio":
        plan = high if high is not None else low
        return draw.ratio(value, 1.0 if plan is None else plan, lower=lower)
    if zero is not None and 0 < zero < 1:
        return draw.signed(value, low, high, zero, lower=lower)
    return draw.dotted(value, low, high, lower=lower)


def guide_of(node: Node, box: Box) -> float | None:
    """Return the x of the plan line that joins this bar with its neighbours."""
    plan = _fraction(node.word("target-high"))
    if not node.flag("guide") or node.word("scale") != "ratio" or plan is None:
        return None
    return box.at(plan)


class _Draw:
    """Draws one bullet."""

    def __init__(self, node: Node, box: Box, context: Context, element: Element | None) -> None:
        self.node, self.box, self.element, self.context = node, box, element, context
        self.mono = context.sheet.mono
        self.middle = box.y + box.height / 2
        self.thick = box.height * BAR
        self.stroke = max(PLAN_WIDTH, box.height / 8)

    def colour(self, name: str) -> str:
        return self.context.sheet.colour(name, self.node)

    def ratio(self, value: float | None, plan: float, *, lower: bool) -> list[Item]:
        """Return bands, bar, gap and plan mark of a per-cent-of-plan axis from zero."""
        items = self._bands(plan, lower=lower)
        if value is not None and value > 0:
            items += self._over_floor(value, plan, lower=lower)
            if self.node.flag("cut"):
                left = self.box.x + self.box.width - CUT
                items.append(
                    slash(left, self.box.y, self.box.height, CUT_WIDTH, self.colour("paper"))
                )
        if self.mono:
            items.append(self._around(plan))
        items.append(self._plan(plan))
        return items

    def _bands(self, plan: float, *, lower: bool) -> list[Item]:
        if self.mono:
            return [self._frame()]
        edges = (0.0, NEAR * plan, plan, 1.0)
        tints = ("band-1", "band-2", "band-3")
        if lower:
            edges = (0.0, plan, min((2 - NEAR) * plan, 1.0), 1.0)
            tints = ("band-3", "band-2", "band-1")
        return [
            self._fill(start, end, self.box.y, self.box.height, tint)
            for start, end, tint in zip(edges[:-1], edges[1:], tints, strict=True)
            if end > start
        ]

    def _over_floor(self, value: float, plan: float, *, lower: bool) -> list[Item]:
        top = self.middle - self.thick / 2
        items: list[Item] = []
        if min(value, plan) > 0:
            items.append(self._fill(0, min(value, plan), top, self.thick, "bar"))
        if value > plan and not lower:
            items += self._beyond(plan, value, top)
        elif value != plan and (value > plan) == lower:
            start, end = self.box.at(min(value, plan)), self.box.at(max(value, plan))
            items += hatched(start, top, end - start, self.thick, self.colour("gap"), self.element)
        return items

    def _beyond(self, plan: float, value: float, top: float) -> list[Item]:
        if not self.mono:
            return [self._fill(plan, value, top, self.thick, "beyond")]
        start, end = self.box.at(plan), self.box.at(value)
        return striped(start, top, end - start, self.thick, self.colour("beyond"), self.element)

    def _around(self, plan: float) -> Rectangle:
        """Return paper around the plan's stroke, so that it is seen on a bar of its own colour."""
        reach = self.box.height * PLAN
        x, width = self.box.at(plan) - self.stroke / 2 - SET_OFF, self.stroke + 2 * SET_OFF
        top = self.middle - reach / 2
        return Rectangle(x, top, None, width, reach, fill=self.colour("paper"))

    def _frame(self) -> Item:
        box = self.box
        return framed(box.x, box.y, box.width, box.height, FRAME, self.colour("ink"))

    def _allowed(self, start: float, end: float, tone: str) -> list[Item]:
        """Return the ground of what the plan allows: a tint, or dots where there are no tints."""
        box = self.box
        if not self.mono:
            return [self._fill(start, end, box.y, box.height, tone)]
        left, right = box.at(start), box.at(end)
        return dotted_ground(left, box.y, right - left, box.height, self.colour("ink"))

    def signed(
        self,
        value: float | None,
        low: float | None,
        high: float | None,
        zero: float,
        *,
        lower: bool,
    ) -> list[Item]:
        """Return a thin axis with its zero, a bar from zero and the plan's tick or ticks."""
        box, grey = self.box, self.colour("axis")
        items: list[Item] = []
        if low is not None and high is not None and low != high:
            items += self._allowed(low, high, "band-2")
        items.append(Line(box.x, self.middle, None, box.width, 0, 0.5, grey))
        if value is not None and value != zero:
            tone = "bar" if _reached(value, low, high, lower=lower) else "gap"
            start, end = min(value, zero), max(value, zero)
            items.append(self._fill(start, end, self.middle - self.thick / 2, self.thick, tone))
        reach = box.height * PLAN
        items.append(Line(box.at(zero), self.middle - reach / 2, None, 0, reach, 0.6, grey))
        return items + self._zero(box.at(zero), reach / 2) + self._ticks(low, high)

    def _zero(self, x: float, below: float) -> list[Item]:
        """Return the label of the zero under its tick, where a style for it is declared."""
        name = self.node.word("style")
        if not name:
            return []
        style = self.context.sheet.style(name, self.node)
        line = plain_line("0", style, self.node, self.context)
        return line.draw(x - line.width / 2, self.middle + below + ZERO_DROP, None)

    def dotted(
        self, value: float | None, low: float | None, high: float | None, *, lower: bool
    ) -> list[Item]:
        """Return the span that is allowed, its ticks, and a dot for the value."""
        box = self.box
        ground = self._frame() if self.mono else self._fill(0, 1, box.y, box.height, "band-3")
        items: list[Item] = [ground]
        if low is None or high is None or low != high:
            start, end = (low if low is not None else 0.0), (high if high is not None else 1.0)
            items += self._allowed(start, end, "band-1")
        if value is not None:
            tone = "bar" if _reached(value, low, high, lower=lower) else "gap"
            r = box.height * DOT
            x = min(max(box.at(value), box.x + r), box.x + box.width - r)
            items.append(Shape(x, self.middle, self.element, (), fill=self.colour(tone), round=r))
        return items + self._ticks(low, high)

    def _ticks(self, low: float | None, high: float | None) -> list[Item]:
        return [self._plan(at) for at in dict.fromkeys((low, high)) if at is not None]

    def _plan(self, at: float) -> Item:
        reach = self.box.height * PLAN
        left = self.box.at(at) - self.stroke / 2
        left = min(max(left, self.box.x), self.box.x + self.box.width - self.stroke)
        ink = self.colour("ink")
        top = self.middle - reach / 2
        return Rectangle(left, top, self.element, self.stroke, reach, fill=ink)

    def _fill(self, start: float, end: float, y: float, height: float, tone: str) -> Rectangle:
        x = self.box.at(start)
        width = self.box.at(end) - x
        decoration = tone.startswith("band")
        element = None if decoration else self.element
        return Rectangle(x, y, element, width, height, fill=self.colour(tone))


def axis(node: Node, x: float, baseline: float, width: float, context: Context) -> list[Item]:
    """Return the labels of an axis from 0 to ``end``, centred on their values: decoration."""
    style = context.sheet.style_of(node)
    strong = context.sheet.style(node.word("strong-style"), node, style)
    end, every = node.number("end", 100), node.number("every", 50)
    items: list[Item] = []
    at = 0.0
    while at <= end + 1e-9:
        bold = at == node.number("strong", -1)
        text = f"{at:g}{node.word('sign') if bold else ''}"
        line = plain_line(text, strong if bold else style, node, context)
        items += line.draw(x + width * at / end - line.width / 2, baseline, None)
        at += every
    return items


def _reached(value: float, low: float | None, high: float | None, *, lower: bool) -> bool:
    """Return whether a value lies where the plan allows; one number is a floor or a ceiling."""
    if low is not None and high is not None and low == high:
        return value <= high if lower else value >= low
    return (low is None or value >= low) and (high is None or value <= high)


def _fraction(text: str) -> float | None:
    return float(text) if text and text != "None" else None
