"""Strips into pages: heads repeated, rows kept together."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.errors import Problem, RenderError
from briefgen.pdf.layout.balance import Columns, again, balanced
from briefgen.pdf.layout.blocks import Flow
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Item, Line, Strip, drawn
from briefgen.pdf.layout.ladder import fitted
from briefgen.pdf.layout.runs import runs_of
from briefgen.pdf.layout.segments import Known, Segment
from briefgen.pdf.layout.tracing import StandingSpot
from briefgen.pdf.styles import Sheet
from briefgen.pdf.tree import Node

PAPERS = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0)}
MARGIN = 15.0
GUIDE_LINE = 0.35
GUIDE_DASH = (0.42, 0.42)
MOST_PAGES = 2000


@dataclass(slots=True)
class Page:
    """A page: what stands in the flow, and what stands above and below it.

    ``segments`` is all of that, where it is cut so.
    """

    placed: list[tuple[Strip, float]] = field(default_factory=list)
    furniture: list[tuple[str, list[Item]]] = field(default_factory=list)
    guides: list[Item] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)

    def ordered(self) -> Iterator[tuple[Sequence[Item], float, str]]:
        """Yield what is drawn, from the back to the front: items, how far down, of what kind.

        What lies under the page comes first, then header, flow, guides, footer.
        """
        for kind, items in self.furniture:
            if kind != "footer":
                yield items, 0.0, kind
        for strip, y in self.placed:
            yield strip.items, y, ""
        yield self.guides, 0.0, ""
        for kind, items in self.furniture:
            if kind == "footer":
                yield items, 0.0, kind


@dataclass(slots=True)
class Layout:
    """Pages of one document, with the root of its logical structure and what was shortened.

    ``known`` is what is known of it where it is drawn more than once, with other figures.
    """

    pages: list[Page]
    width: float
    height: float
    root: Element
    warnings: list[Problem]
    bookmarks: bool = False
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Paper and margins in mm; ``rooms`` is where the flow begins and ends: first page, others."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    rooms: tuple[tuple[float, float], tuple[float, float]]

    @property
    def measure(self) -> float:
        """Return the width between the margins."""
        return self.width - self.left - self.right


def lay_out(doc: Node, context: Context, *, most: int | None = None) -> Layout:
    """Return the pages of a document.

    The steps of ``<fit>`` are taken one by one until the pages are few enough.

    Args:
        doc: the root node.
        context: its styles and surroundings.
        most: more pages than this are refused.

    Raises:
        RenderError: ``too-many-pages``, ``text-overflows``, ``table-too-wide``, ``block-too-tall``.
        TemplateError: a colour, style or symbol is not declared.
    """
    frame, sheet = _frame(doc), context.sheet
    layout, context = fitted(doc, context, frame, lambda now: _attempt(doc, frame, now))
    for page in layout.pages:
        for strip, _ in page.placed:
            drawn(strip.items, context)
    sheet.raise_problems()
    if context.failures:
        raise RenderError(context.failures)
    if most is not None and len(layout.pages) > most:
        facts = {"pages": len(layout.pages), "most": most}
        raise RenderError(Problem("too-many-pages", facts=facts))
    context.pages = len(layout.pages)
    layout.bookmarks = doc.flag("bookmarks", len(layout.pages) > 1)
    under = doc.first("letterhead") or doc.first("watermark")
    if under:
        from briefgen.pdf.layout.backdrops import backdrops
    for number, page in enumerate(layout.pages, 1):
        context.page = number
        page.furniture = _furniture(doc, frame, context)
        if under:
            size = (frame.width, frame.height)
            page.furniture = [*backdrops(doc, size, context), *page.furniture]
        page.guides = _guides(page, sheet, doc)
    sheet.raise_problems()
    if context.failures:
        raise RenderError(context.failures)
    return layout


def _attempt(doc: Node, frame: Frame, context: Context) -> Layout:
    root = Element("Document")
    body = doc.first("body")
    flow = Flow(frame.left, frame.measure, context, root)
    strips = flow.strips(body.nodes()) if body else []
    pages = _paginate(strips, frame)
    return Layout(pages, frame.width, frame.height, root, context.warnings)


def _frame(doc: Node) -> Frame:
    width, height = PAPERS[doc.word("paper", "A4")]
    if doc.word("orientation") == "landscape":
        width, height = height, width
    sides = ("top", "right", "bottom", "left")
    top, right, bottom, left = (doc.number(f"margin-{side}", MARGIN) for side in sides)
    first, others = (
        (top + _reserved(doc, "header", page), height - bottom - _reserved(doc, "footer", page))
        for page in (1, 2)
    )
    return Frame(width, height, top, right, bottom, left, (first, others))


def _paginate(strips: Sequence[Strip | Columns], frame: Frame) -> list[Page]:
    """Return strips stacked on pages."""
    press = _Press(frame)
    waiting = deque(strips)
    while waiting:
        piece = waiting.popleft()
        if isinstance(piece, Columns):
            rest = press.put_columns(piece)
            if rest is not None:
                waiting.appendleft(rest)
            continue
        run = [piece]
        while run[-1].glue and waiting and isinstance(following := waiting[0], Strip):
            run.append(following)
            waiting.popleft()
        follower = waiting[0] if waiting and run[-1].glue else None
        press.put(run, _first_height(follower))
    return press.pages


def _first_height(columns: Strip | Columns | None) -> float:
    """Return the least room that columns need under a heading glued to them."""
    if not isinstance(columns, Columns) or not columns.pieces:
        return 0.0
    height = 0.0
    for piece in columns.pieces:
        height += piece.height
        if not piece.glue:
            break
    return height


class _Press:
    """Puts strips on pages from the top down."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.pages: list[Page] = []
        self._new()

    def _new(self) -> None:
        if len(self.pages) >= MOST_PAGES:
            raise RenderError(Problem("too-many-pages", facts={"pages": "…", "most": MOST_PAGES}))
        self._top, self._end = self._frame.rooms[1 if self.pages else 0]
        self._y = self._top
        self.pages.append(Page())

    @property
    def _blank(self) -> bool:
        return self._y == self._top

    def put(self, run: list[Strip], follower: float) -> None:
        """Put strips that stay together, on a new page where they do not fit."""
        tall = sum(strip.gap + strip.height for strip in run) - (run[0].gap if self._blank else 0)
        over = self._y + tall + follower > self._end + 1e-6
        if (run[0].fresh or over) and not self._blank:
            self._new()
        if self._blank and run[0].heads:
            run = [*(again(head) for head in run[0].heads), *run]
        for strip in run:
            if self._y + strip.height > self._end + 1e-6 and not self._blank:
                self._new()
            self._place(strip)

    def put_columns(self, columns: Columns) -> Columns | None:
        """Put what fits of columns; return the rest."""
        if columns.fresh and not self._blank:
            self._new()
        gap = 0.0 if self._blank else columns.gap
        strip, rest = balanced(columns, self._end - self._y - gap)
        if strip.height:
            strip.gap = gap
            self._place(strip)
        elif self._blank:
            raise RenderError(
                Problem("block-too-tall", facts={"height": round(self._end - self._y)})
            )
        if rest is not None:
            self._new()
        return rest

    def _place(self, strip: Strip) -> None:
        if self._top + strip.height > self._end + 1e-6:
            facts = {"height": round(self._end - self._top)}
            raise RenderError(Problem("block-too-tall", facts=facts))
        if not self._blank:
            self._y += strip.gap
        self.pages[-1].placed.append((strip, self._y))
        self._y += strip.height


def _reserved(doc: Node, tag: str, page: int) -> float:
    return sum(node.number("height") for node in _shown_on(doc, tag, page))


def _shown_on(doc: Node, tag: str, page: int) -> Iterator[Node]:
    """Yield the headers or footers of a page."""
    for node in doc.nodes(tag):
        on = node.word("on", "all")
        if on == "all" or (on == "first") == (page == 1):
            yield node


def _furniture(doc: Node, frame: Frame, context: Context) -> list[tuple[str, list[Item]]]:
    """Return headers and footers of the page in the context: decoration, not read as text."""
    found: list[tuple[str, list[Item]]] = []
    bottom = frame.height - frame.bottom - _reserved(doc, "footer", context.page)
    for tag, top in (("header", frame.top), ("footer", bottom)):
        for node in _shown_on(doc, tag, context.page):
            items: list[Item] = []
            for child in node.nodes():
                place = frame.left, frame.measure, top
                spot = StandingSpot(child, [], [], node, context.page, place)
                made = stand_on(spot, child, context)
                items += made
                if context.trace is not None:
                    context.trace.stand(spot, made)
            found.append((tag, items))
            top += node.number("height")
    return found


def stand_on(spot: StandingSpot, node: Node, context: Context) -> list[Item]:
    """Return a node as it stands at a place in a header or footer of the page in the context."""
    x, width, top = spot.place
    flow = Flow(x, width, context, Element("NonStruct"))
    return [item.moved(0, top) for item in _standing(node, spot.around, flow)]


def _standing(node: Node, around: Node, flow: Flow) -> list[Item]:
    """Return what stands in a header or footer, as on another page where that is the same."""
    context = flow.context
    key = (flow.x, flow.width, around.number("height"), context.pages == 1, context.manner)
    known = node.kept.get(key) if node.kept else None
    if isinstance(known, list):
        return known
    noted = context.noted
    items = flow.placed([node], artifact=True)
    flow.watch(around, items, around.number("height"))
    if node.met and noted == context.noted and (context.pages == 1 or not _numbered(node)):
        runs = runs_of(items)
        if runs is not None:
            node.kept = {**(node.kept or {}), key: runs}
    return items


def _numbered(node: Node) -> bool:
    return any(each.tag in ("page-number", "page-count") for each in node.walk())


def _guides(page: Page, sheet: Sheet, doc: Node) -> list[Item]:
    """Return the dashed lines through rows that follow one another with the same guide."""
    open_lines: dict[float, tuple[float, float]] = {}
    done: list[tuple[float, float, float]] = []
    for strip, y in page.placed:
        ended = [x for x, (_, end) in open_lines.items() if x not in strip.guides or end < y - 0.01]
        done += [(x, *open_lines.pop(x)) for x in ended]
        for x in strip.guides:
            start = open_lines.get(x, (y, y))[0]
            open_lines[x] = (start, y + strip.height)
    done += [(x, start, end) for x, (start, end) in open_lines.items()]
    if not done:
        return []
    ink = sheet.colour("ink", doc)
    return [
        Line(x, start, None, 0, end - start, GUIDE_LINE, ink, GUIDE_DASH) for x, start, end in done
    ]
