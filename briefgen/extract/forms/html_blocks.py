"""A web page as blocks of text in reading order, each with the parts of the page it lies in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from briefgen.extract.forms.html_parts import is_article, is_named, part_of
from briefgen.extract.forms.written import LeftKind, line_of
from briefgen.vi.lexicons import lexicon

PROSE = 60
"""Fewest characters of a block that counts as prose."""
_INLINE = frozenset(lexicon("webpage")["inline"]["tags"].split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption"})
_SIGNS = {"q": "“", "br": "\n"}
_MOST_CELL = 400
_MOST_COVERED = 60
"""Columns or rows that one cell is taken to reach over at most."""


@dataclass(slots=True)
class Block:
    """A stretch of text between two breaks of the page.

    Args:
        lines: its lines, parted where the page breaks one.
        tag: of the innermost block element: ``p``, ``h1``, ``li`` …; ``row`` for a table row.
        parts: elements around it that may be no report, with their kind; outermost first.
        after_picture: nothing but pictures stand between it and the picture before it.
        linked: characters of it that are links.
    """

    lines: list[str]
    tag: str
    parts: tuple[tuple[_Element, LeftKind], ...]
    after_picture: bool = False
    linked: int = 0
    caption: bool = False
    title: bool = False
    lead: bool = False

    @property
    def size(self) -> int:
        """Number of characters."""
        return sum(map(len, self.lines))

    @property
    def is_prose(self) -> bool:
        """Whether it reads like sentences: long, and mostly no link."""
        return self.size >= PROSE and self.linked * 2 < self.size


@dataclass(slots=True)
class Page:
    """The blocks of a page.

    Args:
        blocks: in reading order.
        prose: characters of prose in each element that has any.
        reach: first and last block of each such element, end exclusive.
        articles: elements that say that they hold the report.
    """

    blocks: list[Block] = field(default_factory=list)
    prose: dict[_Element, int] = field(default_factory=dict)
    reach: dict[_Element, tuple[int, int]] = field(default_factory=dict)
    articles: list[_Element] = field(default_factory=list)


def read_blocks(body: _Element) -> Page:
    """Return the blocks of a page; the tree is walked without recursion, however deep."""
    return _Walk(body).page


class _Walk:
    """One walk over the tree, gathering text until a block begins or ends."""

    def __init__(self, body: _Element) -> None:
        self.page = Page()
        self._text: list[str] = []
        self._linked = 0
        self._links = 0
        self._picture = False
        self._prose = 0
        self._blocks: list[_Element] = [body]
        self._parts: list[tuple[_Element, LeftKind]] = []
        self._opened: list[tuple[int, int]] = []
        walker = etree.iterwalk(body, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element)
                self._take(element.tail if element is not body else None)
                continue
            self._start(element)
            self._picture |= element.tag == "img"
            if element.tag == "table" and _is_grid(element):
                self._rows(element)
                walker.skip_subtree()

    def _start(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag not in _INLINE:
            self._flush()
            self._blocks.append(element)
        self._opened.append((len(self.page.blocks), self._prose))
        if part := part_of(element):
            self._flush()
            self._parts.append((element, part))
        if is_article(element):
            self.page.articles.append(element)
        self._links += tag == "a"
        self._text.append(_SIGNS.get(tag, ""))
        self._take(element.text)

    def _end(self, element: _Element) -> None:
        self._links -= element.tag == "a"
        self._text.append("”" if element.tag == "q" else "")
        if self._blocks[-1] is element or (self._parts and self._parts[-1][0] is element):
            self._flush()
        if self._parts and self._parts[-1][0] is element:
            self._parts.pop()
        if self._blocks[-1] is element:
            self._blocks.pop()
        first, before = self._opened.pop()
        if self._prose > before:
            self.page.prose[element] = self._prose - before
            self.page.reach[element] = (first, len(self.page.blocks))

    def _take(self, text: str | None) -> None:
        if text:
            # Line breaks of the source are spaces; only <br> breaks a line.
            self._text.append(text.replace("\n", " "))
            self._linked += len(text.strip()) if self._links else 0

    def _flush(self) -> None:
        lines = [line for line in map(line_of, "".join(self._text).split("\n")) if line]
        linked, self._linked = self._linked, 0
        self._text.clear()
        if lines:
            self._add(Block(lines, str(self._blocks[-1].tag), tuple(self._parts), linked=linked))

    def _add(self, block: Block) -> None:
        owners = self._blocks[-3:]
        block.after_picture, self._picture = self._picture, False
        block.caption = any(
            owner.tag in _CAPTIONS or is_named(owner, "caption") for owner in owners
        )
        block.title = is_named(owners[-1], "title")
        block.lead = any(is_named(owner, "lead") for owner in owners)
        self.page.blocks.append(block)
        if block.is_prose and block.tag != "row":
            self._prose += block.size

    def _rows(self, table: _Element) -> None:
        """Add the rows of a table of figures, cells parted by tabs."""
        self._flush()
        for cells in _in_columns(table):
            if any(cells):
                self._add(Block(["\t".join(cells)], "row", tuple(self._parts)))


def _own_rows(table: _Element) -> Iterator[list[_Element]]:
    for row in table.iter("tr"):
        yield [cell for cell in row if cell.tag in ("td", "th")]


def _in_columns(table: _Element) -> Iterator[list[str]]:
    """Yield the words of each row, one a column: of a cell over several the others are empty."""
    covered: dict[int, int] = {}
    for row in _own_rows(table):
        words: list[str] = []
        for cell in row:
            _pass_covered(words, covered)
            across, down = _over(cell, "colspan"), _over(cell, "rowspan")
            covered |= dict.fromkeys(range(len(words), len(words) + across), down - 1)
            words += [_words(cell), *[""] * (across - 1)]
        _pass_covered(words, covered)
        yield words


def _pass_covered(words: list[str], covered: dict[int, int]) -> None:
    """Add empty cells where a cell of a row above reaches down."""
    while covered.get(len(words)):
        covered[len(words)] -= 1
        words.append("")


def _over(cell: _Element, name: str) -> int:
    """Return over how many columns or rows a cell reaches."""
    printed = str(cell.get(name) or "")
    return min(max(int(printed), 1), _MOST_COVERED) if printed.isdecimal() else 1


def _is_grid(table: _Element) -> bool:
    """Say whether a table holds figures: rows of several short cells; else it only lays out."""
    if table.find(".//table") is not None or table.find(".//img") is not None:
        return False
    full = 0
    for row in _own_rows(table):
        cells = [_words(cell) for cell in row]
        if any(len(cell) > _MOST_CELL for cell in cells):
            return False
        full += sum(map(bool, cells)) >= 2
    return full >= 2


def _words(cell: _Element) -> str:
    return line_of(" ".join(str(text) for text in cell.itertext()))


def heading_level(block: Block) -> int:
    """Return 1-6 of a heading, else 0."""
    return int(block.tag[1]) if block.tag in _HEADINGS else 0
