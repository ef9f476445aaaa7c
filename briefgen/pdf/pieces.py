"""The quick way from the text of a filled template to its nodes.

Sheets of one kind say mostly the same: the text is cut at each ``<``, and a piece that was seen
before is not read again. Equal tags in the same place of the template, with equal contents, become
one node (see ``Node.lasts``), so that what was laid out for one sheet can serve the next. Whatever
is out of the ordinary here, mistakes above all, is left to the reader that tells mistakes.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TypeVar

from briefgen.pdf.kinds import Kind, Tag, Value
from briefgen.pdf.node import Node
from briefgen.pdf.vocabulary import VOCABULARY

MARK = "at-"
"""The attribute in which the place of a tag travels, put there before the template was filled."""
DEEPEST = 60
MOST_NODES = 1_000_000
KEPT_AT_MOST = 16_384
MARKS_AT_MOST = 65_536
MOST_TOGETHER = 64
"""Children of a node that may be shared: long tables are of one document."""
DECLARATION = re.compile(
    r"<\?xml version=[\"']1\.0[\"'](?: encoding=[\"']UTF-8[\"'])?[ ]*\?>", re.IGNORECASE
)
OPENING = re.compile(
    r"([A-Za-z_][\w.-]*)((?:\s+[A-Za-z_][\w.-]*\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(/?)>([^>]*)"
)
CLOSING = re.compile(r"/([A-Za-z_][\w.-]*)\s*>([^>]*)")
PAIR = re.compile(r"([\w.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(lt|gt|amp|quot|apos));")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
LINE_END = re.compile(r"\n(?= *<)")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow, and line ends that it changes."""

READ_ELSEWHERE = frozenset({"image"})
"""Tags that show more than they say."""

T = TypeVar("T")


class OutOfTheOrdinaryError(Exception):
    """A text that the quick way leaves to the thorough one."""


class Pool(dict[Hashable, T | None]):
    """Things by key, ``None`` for unknown ones; those long not asked for are forgotten.

    Figures of the data are seldom the same twice: a thing is only kept the second time it is put.
    """

    def __init__(self) -> None:
        super().__init__()
        self._old: dict[Hashable, T | None] = {}
        self._once: set[int] = set()

    def __missing__(self, key: Hashable) -> T | None:
        found = self._old.get(key)
        if found is not None:
            self.keep(key, found)
        return found

    def put(self, key: Hashable, thing: T) -> bool:
        """Return whether a thing is kept now."""
        mark = hash(key)
        if mark in self._once:
            self.keep(key, thing)
            return True
        if len(self._once) >= MARKS_AT_MOST:
            self._once.clear()
        self._once.add(mark)
        return False

    def keep(self, key: Hashable, thing: T) -> None:
        """Keep a thing."""
        if len(self) >= KEPT_AT_MOST:
            self._old = dict(self)
            self.clear()
        self[key] = thing


@dataclass(slots=True, eq=False)
class Head:
    """An opening tag as written: equal ones are the same object."""

    tag: str
    values: dict[str, Value]
    line: int
    column: int
    kind: Tag
    lasts: bool = True


@dataclass(slots=True, eq=False)
class Piece:
    """What stands from one ``<`` to the next: an opening or a closing tag, and words behind it.

    ``kept``: it was read before, and so perhaps were the nodes it belongs to.
    """

    tag: str
    head: Head | None
    alone: bool
    words: str
    blank: bool
    kept: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """What a line adds to a tag of the kind ``within`` around it."""

    within: Tag
    children: list[Node | str]
    nodes: list[Node]
    met: bool = False

    def meet(self) -> None:
        """Note that the line was read again."""
        self.met = True
        for node in self.nodes:
            for each in node.walk():
                each.met = True


@dataclass(slots=True, eq=False)
class Open:
    """A tag that is not closed yet."""

    head: Head
    children: list[Node | str] = field(default_factory=list)
    lasts: bool = True
    kept: bool = True


OUTSIDE = Tag({}, frozenset({"doc"}))
_LINES: Pool[Line] = Pool()
_PIECES: Pool[Piece] = Pool()
_HEADS: Pool[Head] = Pool()
_NODES: Pool[Node] = Pool()


def read_pieces(xml: str) -> Node:
    """Return the root of a filled template.

    Raises:
        OutOfTheOrdinaryError: the text has mistakes, comments or anything else that is rare.
    """
    reader = Reader()
    for line in lines_of(xml):
        known = _LINES[line]
        now = reader.now
        if known is not None and known.within is now.head.kind:
            now.children += known.children
            if not known.met:
                known.meet()
        else:
            reader.read(line)
    return reader.root()


def lines_of(xml: str) -> list[str]:
    """Return the lines of a filled template, each from its first tag on.

    Raises:
        OutOfTheOrdinaryError: something stands before the first tag.
    """
    found = DECLARATION.match(xml)
    after = found.end() if found else 0
    start = xml.find("<", after)
    if start < 0 or xml[after:start].strip():
        raise OutOfTheOrdinaryError
    return LINE_END.split(xml[start:])


def read_line(line: str, within: Tag) -> list[Node | str]:
    """Return what a line adds to a tag of the kind ``within``; all that it opens, it closes.

    Raises:
        OutOfTheOrdinaryError: as ``read_pieces``; or it does not.
    """
    known = _LINES[line]
    if known is not None and known.within is within:
        if not known.met:
            known.meet()
        return known.children
    reader = Reader(within)
    outside = reader.now
    reader.read(line)
    if reader.now is not outside:
        raise OutOfTheOrdinaryError
    return outside.children


class Reader:
    """Builds nodes line by line; ``now`` is the innermost tag that is open.

    Args:
        within: the kind of tag around the lines.
        pooled: equal tags may become one node.
    """

    def __init__(self, within: Tag = OUTSIDE, *, pooled: bool = True) -> None:
        self._top = self.now = Open(Head("", {}, 0, 0, within))
        self._around: list[Open] = []
        self._made = 0
        self._pooled = pooled

    def root(self) -> Node:
        """Return the root of what was read."""
        root = self._top.children[0] if len(self._top.children) == 1 else None
        if self.now is not self._top or not isinstance(root, Node):
            raise OutOfTheOrdinaryError
        return root

    def read(self, line: str) -> None:
        """Read a line, and remember it where it closes all it opens and may be shared."""
        now, around = self.now, self._around
        pieces = line.split("<")
        self._made += len(pieces)
        if len(pieces) == 2 and self._step(pieces[1]):
            return
        here, depth = len(now.children), len(around)
        lowest = self._read_pieces(pieces)
        if len(self._around) >= DEEPEST or self._made > MOST_NODES:
            raise OutOfTheOrdinaryError
        if lowest >= depth and self.now is now:
            children = now.children[here:]
            nodes = [child for child in children if isinstance(child, Node)]
            if all(node.pooled for node in nodes):
                _LINES.put(line, Line(now.head.kind, children, nodes))

    def _step(self, text: str) -> bool:
        """Take a line that opens or closes a tag, known from before; return whether it is one."""
        piece, now = _PIECES[text], self.now
        if piece is None or piece.alone or not piece.blank or now.head.kind.words:
            return False
        head = piece.head
        if head is None:
            around = self._around
            if now.head.tag != piece.tag or not around or around[-1].head.kind.words:
                return False
            self.now = around.pop()
            _close(now, self.now)
        elif head.tag in now.head.kind.children and not head.kind.words:
            self._around.append(now)
            self.now = Open(head, kept=piece.kept and self._pooled)
        else:
            return False
        if len(self._around) >= DEEPEST or self._made > MOST_NODES:
            raise OutOfTheOrdinaryError
        return True

    def _read_pieces(self, pieces: list[str]) -> int:
        """Read tag by tag; return how many tags were left open at least."""
        around, now, pooled = self._around, self.now, self._pooled
        lowest = len(around)
        if pieces[0].strip():
            raise OutOfTheOrdinaryError
        if now.head.kind.words:
            now.children.append("\n" + pieces[0])
        for each in pieces[1:]:
            piece = _PIECES[each] or _piece(each)
            head = piece.head
            if head is None:
                if now.head.tag != piece.tag or not around:
                    raise OutOfTheOrdinaryError
                made, now = now, around.pop()
                lowest = min(lowest, len(around))
                _close(made, now)
            elif head.tag not in now.head.kind.children:
                raise OutOfTheOrdinaryError
            elif piece.alone:
                _close(Open(head, kept=piece.kept and pooled), now)
            else:
                around.append(now)
                now = Open(head, kept=piece.kept and pooled)
            if piece.words and now.head.kind.words:
                now.children.append(piece.words)
                now.kept = now.kept and piece.kept
            elif not piece.blank:
                raise OutOfTheOrdinaryError
        self.now = now
        return lowest


def _close(made: Open, parent: Open) -> None:
    """Put the node of a tag that is complete into its parent: one that is known, where it may."""
    head, children = made.head, made.children
    lasts = made.lasts and head.lasts and len(children) <= MOST_TOGETHER
    node = None
    if lasts and made.kept:
        key = (head, *children)
        node = _NODES[key]
        if node is None:
            node = Node(head.tag, head.values, head.line, head.column, children, lasts=True)
            node.pooled = True
            _NODES.keep(key, node)
        else:
            node.met = True
    else:
        parent.lasts = parent.lasts and lasts
        parent.kept = False
        node = Node(head.tag, head.values, head.line, head.column, children, lasts=lasts)
    parent.children.append(node)


def _piece(text: str) -> Piece:
    """Return a piece that is new."""
    if FORBIDDEN.search(text) or "]]" in text:
        raise OutOfTheOrdinaryError
    closing = CLOSING.fullmatch(text) if text.startswith("/") else None
    if closing:
        made = Piece(closing[1], None, False, plain_text(closing[2]), not closing[2].strip())
    else:
        found = OPENING.fullmatch(text)
        if not found:
            raise OutOfTheOrdinaryError
        head = _head(found[1], found[2])
        made = Piece(head.tag, head, bool(found[3]), plain_text(found[4]), not found[4].strip())
    made.kept = _PIECES.put(text, made)
    return made


def _head(tag: str, pairs: str) -> Head:
    key = (tag, pairs)
    head = _HEADS[key]
    if head is not None:
        return head
    known = VOCABULARY.get(tag)
    if known is None:
        raise OutOfTheOrdinaryError
    read = PAIR.findall(pairs)
    if "&" in pairs or "\n" in pairs or "\t" in pairs:
        texts = {name: plain_text(_on_one_line(double or single)) for name, double, single in read}
    else:
        texts = {name: double or single for name, double, single in read}
    if len(texts) < len(read):
        raise OutOfTheOrdinaryError
    place = texts.pop(MARK, "0:0").partition(":")
    values = {name: _value(known.attributes.get(name), text) for name, text in texts.items()}
    head = Head(tag, values, int(place[0]), int(place[2]), known)
    head.lasts = "id" not in values and tag not in READ_ELSEWHERE
    _HEADS.put(key, head)
    return head


def _value(kind: Kind | None, text: str) -> Value:
    if kind is None:
        raise OutOfTheOrdinaryError
    try:
        return kind.read(text)
    except ValueError as error:
        raise OutOfTheOrdinaryError from error


def _on_one_line(text: str) -> str:
    """Return the text of an attribute as XML reads it (XML 1.0, §3.3.3)."""
    return text.replace("\n", " ").replace("\t", " ")


def plain_text(text: str) -> str:
    """Return text without references to characters."""
    if "&" not in text:
        return text
    if text.count("&") > len(REFERENCE.findall(text)):
        raise OutOfTheOrdinaryError
    return REFERENCE.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    if found[3]:
        return NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    if not (code in (9, 10) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE):
        raise OutOfTheOrdinaryError
    return chr(code)
