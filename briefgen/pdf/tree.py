"""The node tree of a filled template: read from XML, every tag and attribute checked.

Expat does the reading; document types and entities are refused, so nothing outside the text can
be reached and nothing can grow. The place of each tag in the template travels in the
attribute ``MARK``, put there before the template was filled (see ``markup.py``).
"""

from collections.abc import Iterable
from functools import lru_cache
from xml.parsers import expat

from briefgen.errors import Place, Problem, TemplateError
from briefgen.pdf.kinds import Kind, Value
from briefgen.pdf.node import Node
from briefgen.pdf.pieces import DEEPEST, MARK, MOST_NODES, OutOfTheOrdinaryError, read_pieces
from briefgen.pdf.vocabulary import VOCABULARY

__all__ = ["MARK", "Node", "misplaced_tag", "nearest", "read_tree", "unknown_attribute",
           "unknown_tag", "unread_value"]  # fmt: skip
READ_AT_MOST = 8192
OF_DATA = frozenset({"figure", "bullet"})
"""Tags whose attributes are seldom the same twice."""
NOTHING: dict[str, Value] = {}
_READ: dict[tuple[str, ...], dict[str, Value]] = {}
"""Tag and attributes as written → values as read, the same object for all tags that say so."""


def read_tree(xml: str) -> Node:
    """Return the root of a filled template.

    Raises:
        TemplateError: all problems found: ``xml-malformed``, ``xml-doctype``, ``tag-unknown``,
            ``tag-misplaced``, ``attribute-unknown``, ``attribute-value``, ``words-misplaced``.
    """
    try:
        return read_pieces(xml)
    except OutOfTheOrdinaryError:
        return _read_thoroughly(xml)


def _read_thoroughly(xml: str) -> Node:
    reader = _Reader()
    try:
        reader.parse(xml)
    except expat.ExpatError as error:
        line, column = _nearest_mark(xml, error.lineno)
        why = expat.ErrorString(error.code)
        reader.problems.append(
            Problem("xml-malformed", Place(line=line, column=column), {"why": why})
        )
    if reader.problems or reader.root is None:
        raise TemplateError(reader.problems)
    return reader.root


def unknown_tag(tag: str, at: Place) -> Problem:
    """Return the problem of a tag that is not in the vocabulary, with the nearest that is."""
    near = nearest(tag, VOCABULARY)
    if near:
        return Problem("tag-unknown-near", at, {"name": tag, "near": near[0]})
    return Problem("tag-unknown", at, {"name": tag, "known": sorted(VOCABULARY)})


def unknown_attribute(tag: str, name: str, at: Place) -> Problem:
    """Return the problem of an attribute the tag does not have, with the nearest that it has."""
    known = VOCABULARY[tag].attributes
    near = nearest(name, known)
    if near:
        return Problem("attribute-unknown-near", at, {"name": name, "tag": tag, "near": near[0]})
    return Problem("attribute-unknown", at, {"name": name, "tag": tag, "known": sorted(known)})


def unread_value(name: str, text: str, kind: Kind, at: Place) -> Problem:
    """Return the problem of a value that its attribute cannot take."""
    return Problem("attribute-value", at, {"name": name, "value": text, "example": kind.example})


def misplaced_tag(tag: str, parent: str | None, at: Place) -> Problem | None:
    """Return the problem of a tag that cannot stand in its parent; ``None`` where it can."""
    if tag not in VOCABULARY:
        return None
    if parent is None:
        good = tag == "doc"
    else:
        good = parent not in VOCABULARY or tag in VOCABULARY[parent].children
    if good:
        return None
    homes = sorted(home for home, entry in VOCABULARY.items() if tag in entry.children)
    facts = {"name": tag, "parent": parent or "–", "homes": homes or ["–"]}
    return Problem("tag-misplaced", at, facts)


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return the known name most like one that is not known, if any is."""
    from difflib import get_close_matches

    return get_close_matches(name, list(known), n=1, cutoff=0.5)


class _Reader:
    """Builds nodes from Expat's events and gathers problems."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Node] = []
        self._words: list[str] = []
        self._made = 0

    def parse(self, xml: str) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words.append
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(xml, True)

    def _doctype(self, *_: object) -> None:
        raise TemplateError(Problem("xml-doctype", Place(line=1)))

    def _start(self, tag: str, attributes: list[str]) -> None:
        if self._words:
            self._flush()
        self._made += 1
        place = "0:0"
        if attributes and attributes[0] == MARK:
            place = attributes[1]
            del attributes[:2]
        node = Node(tag, NOTHING, *_line_and_column(place))
        if len(self._open) >= DEEPEST or self._made > MOST_NODES:
            raise TemplateError(Problem("xml-too-large", node.at, {"depth": DEEPEST}))
        if tag not in VOCABULARY:
            self.problems.append(unknown_tag(tag, node.at))
        else:
            if attributes:
                self._read_attributes(node, attributes)
            self._check_parent(node)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _read_attributes(self, node: Node, attributes: list[str]) -> None:
        """Read the attributes of a node; tags with the same ones share what was read."""
        if node.tag in OF_DATA:
            self._read_anew(node, dict(zip(attributes[::2], attributes[1::2], strict=True)))
            return
        key = (node.tag, *attributes)
        kept = _READ.get(key)
        if kept is not None:
            node.values = kept
            return
        before = len(self.problems)
        self._read_anew(node, dict(zip(attributes[::2], attributes[1::2], strict=True)))
        if len(self.problems) == before:
            if len(_READ) >= READ_AT_MOST:
                _READ.clear()
            _READ[key] = node.values

    def _read_anew(self, node: Node, pairs: dict[str, str]) -> None:
        known = VOCABULARY[node.tag].attributes
        node.values = {}
        for name, text in pairs.items():
            kind = known.get(name)
            if kind is None:
                self.problems.append(unknown_attribute(node.tag, name, node.at))
                continue
            try:
                node.values[name] = kind.read(text)
            except ValueError:
                self.problems.append(unread_value(name, text, kind, node.at))

    def _check_parent(self, node: Node) -> None:
        parent = self._open[-1].tag if self._open else None
        if parent and parent in VOCABULARY and node.tag in VOCABULARY[parent].children:
            return
        problem = misplaced_tag(node.tag, parent, node.at)
        if problem is not None:
            self.problems.append(problem)

    def _end(self, _: str) -> None:
        if self._words:
            self._flush()
        self._open.pop()

    def _flush(self) -> None:
        if not self._words:
            return
        text = "".join(self._words)
        self._words.clear()
        parent = self._open[-1] if self._open else None
        if parent is None or parent.tag not in VOCABULARY:
            return
        if VOCABULARY[parent.tag].words:
            parent.children.append(text)
        elif text.strip():
            facts = {"text": text.strip(), "tag": parent.tag}
            self.problems.append(Problem("words-misplaced", parent.at, facts))


@lru_cache(maxsize=8192)
def _line_and_column(place: str) -> tuple[int, int]:
    line, _, column = place.partition(":")
    return int(line), int(column)


def _nearest_mark(xml: str, line: int) -> tuple[int, int]:
    """Return the template's line and column of the last tag marked up to ``line`` of the XML."""
    before = "\n".join(xml.split("\n")[:line])
    start = before.rfind(f' {MARK}="')
    if start < 0:
        return line, 1
    numbers = before[start + len(MARK) + 3 :].partition('"')[0].partition(":")
    return int(numbers[0] or 0), int(numbers[2] or 0)
