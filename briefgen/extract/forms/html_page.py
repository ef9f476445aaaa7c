"""A saved web page read as its report: title, lead and body; the rest recognised and left out.

The rule: the report is the smallest element that holds nearly all prose of the page, sought first
within what calls itself the article; with it goes what stands between it and its title. Menus,
related links, comments and the like are told by tag, role and name (``lexicon/webpage.toml``) and
are left out wherever they stand. Nothing is loaded, no script runs.
"""

import re

from lxml import etree, html
from lxml.etree import _Element

from briefgen.extract.forms.html_blocks import Block, Page, heading_level, read_blocks
from briefgen.extract.forms.html_dates import published_at
from briefgen.extract.forms.html_parts import NO_TEXT
from briefgen.extract.forms.written import LeftKind, LeftOut, Line, Read, line_of
from briefgen.extract.lines import HEADING_LENGTH, is_caption, is_time_stamp
from briefgen.model import SentenceKind
from briefgen.vi.text import fold

MAX_TAGS = 200_000
"""Most signs “<” in a page: forty times what a news page has."""

_NEARLY_ALL = 0.8
_LIMIT = "ERR_RESOURCE_LIMIT"
_ENDS = re.compile(r"[.!?…:;]$")


class UnreadablePageError(Exception):
    """The page passes a limit: tags, depth of nesting, length of one text."""


def read_page(markup: str) -> Read:
    """Return the report on a page.

    Raises:
        UnreadablePageError: which limit was passed, in words.
    """
    root = _parsed(markup)
    published = published_at(root)
    named = _named_title(root)
    etree.strip_elements(root, *NO_TEXT - {"head"}, with_tail=False)
    body = root.find("body")
    page = read_blocks(root if body is None else body)
    report = _Report(page, named)
    return Read(report.lines(), report.left_out(), published)


def _parsed(markup: str) -> _Element:
    if markup.count("<") > MAX_TAGS:
        raise UnreadablePageError(f"> {MAX_TAGS} “<”")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    content = markup.replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadablePageError(str(error)) from error
    passed = [entry.message for entry in parser.error_log if entry.type_name == _LIMIT]
    if passed:
        raise UnreadablePageError(passed[0])
    return root


def _named_title(root: _Element) -> str:
    """Return the title the page gives itself, for those who link to it or for its window."""
    for path in (".//meta[@property='og:title']", ".//meta[@name='title']"):
        found = root.find(path)
        if found is not None and found.get("content", "").strip():
            return line_of(found.get("content", ""))
    found = root.find(".//head/title")
    return line_of(found.text or "") if found is not None else ""


class _Report:
    """Which blocks of a page are the report."""

    def __init__(self, page: Page, named: str) -> None:
        self._page = page
        self._named = named
        self._whole = max(page.prose.values(), default=0)
        start, self._end = self._main()
        self._title = self._find_title(start)
        self._begin = start
        self._kept = {place for place, block in enumerate(page.blocks) if self._keeps(place, block)}

    def lines(self) -> list[Line]:
        """Return the lines of the report."""
        lines = []
        if self._title is None and self._named:
            lines.append(Line(self._named, "title"))
        for place, block in enumerate(self._page.blocks):
            if place in self._kept:
                kind = self._kind(place, block)
                lines += [
                    Line(words, kind, "\n" if number or block.tag == "row" else "\n\n")
                    for number, words in enumerate(block.lines)
                ]
        return lines

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return the lines of the page that are none of the report."""
        return tuple(
            LeftOut(self._part(block) or "other", words)
            for place, block in enumerate(self._page.blocks)
            if place not in self._kept
            for words in block.lines
        )

    def _main(self) -> tuple[int, int]:
        """Return first and last block, end exclusive, of the element that holds the report."""
        prose, reach = self._page.prose, self._page.reach
        # An element is met when it ends: of those that hold all, the last is the outermost.
        chosen = next((each for each in reversed(prose) if prose[each] == self._whole), None)
        if chosen is None:
            return 0, len(self._page.blocks)
        articles = [each for each in self._page.articles if prose.get(each, 0) * 2 > self._whole]
        chosen = min(articles, key=lambda each: prose[each], default=chosen)
        while (inner := self._inner(chosen)) is not None:
            chosen = inner
        return reach[chosen]

    def _inner(self, chosen: _Element) -> _Element | None:
        """Return the child, of several blocks, that holds nearly all prose of an element."""
        prose, reach = self._page.prose, self._page.reach
        least = prose[chosen] * _NEARLY_ALL
        child = next((child for child in chosen if prose.get(child, 0) >= least), None)
        return child if child is not None and reach[child][1] - reach[child][0] > 1 else None

    def _find_title(self, start: int) -> int | None:
        """Return the block of the title: named by the page, else the heading before the report."""
        blocks = self._page.blocks[: self._end]
        near = range(min(start + 3, len(blocks)) - 1, -1, -1)
        named = fold(self._named)
        for place in near:
            words = fold(" ".join(blocks[place].lines))
            if len(words) > 15 and words in named and not blocks[place].linked:
                return place
        for level in (1, 2):
            for place in near:
                if heading_level(blocks[place]) == level and not self._part(blocks[place]):
                    return place
        return next((place for place in near if blocks[place].title), None)

    def _keeps(self, place: int, block: Block) -> bool:
        if place == self._title:
            return True
        if self._part(block) or place >= self._end:
            return False
        if place >= self._begin:
            return block.linked < block.size or block.tag == "row"
        above = self._title is not None and place > self._title
        stamp = is_time_stamp(" ".join(block.lines))
        return stamp or (above and (block.lead or block.is_prose))

    def _part(self, block: Block) -> LeftKind | None:
        """Return what a block is instead of report; what holds half the prose is the report."""
        for element, kind in block.parts:
            if self._page.prose.get(element, 0) * 2 <= self._whole or not self._whole:
                return kind
        return None

    def _kind(self, place: int, block: Block) -> SentenceKind | None:
        if place == self._title:
            return "title"
        if block.tag == "row":
            return "table"
        words = " ".join(block.lines)
        if block.caption or (block.after_picture and is_caption(words, after_picture=True)):
            return "caption"
        if block.lead or block.tag in ("li", "dd"):
            return "body"
        short = len(words) <= HEADING_LENGTH and not _ENDS.search(words)
        return "heading" if heading_level(block) and short else None
