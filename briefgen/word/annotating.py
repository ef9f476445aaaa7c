"""A copy of a template with its problems as Word comments, each at its place.

Comments stand in the body alone: Word allows none in headers, footers and notes. What is wrong
there, or in a text box, is gathered or told at the paragraph that holds the box, with its place.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml import etree

from briefgen.errors import Language, Place, Problem, say
from briefgen.word import relations as rel
from briefgen.word.archive import relations_member, write_archive
from briefgen.word.limits import DEFAULT
from briefgen.word.markup import PARAGRAPH_PROPERTIES, RUN, XML_SPACE, Element, P, W, w
from briefgen.word.parts import Opened, as_document, open_template
from briefgen.word.places import places

AUTHOR, INITIALS = "briefgen", "bg"
DATE = "2000-01-01T00:00:00Z"  # of no meaning; a fixed one, so that equal input gives equal bytes
WORD_JOINER = "\u2060"  # inside the marks of quoted tags: a mended copy is a template again
_MARKS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}|\{_|_\}")
_COMMENT, _START, _END = w("comment"), w("commentRangeStart"), w("commentRangeEnd")
_ID = w("id")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def annotate(content: bytes, problems: Sequence[Problem], language: Language = "vi") -> bytes:
    """Return a copy of a template with a comment for each problem, beside those it has.

    Args:
        content: the .docx or .dotx file.
        problems: of ``check_template``.
        language: of the comments.

    Raises:
        TemplateError: the file cannot be opened.
    """
    opened = open_template(content, DEFAULT)
    as_document(opened)
    return annotate_opened(opened, problems, language)


def annotate_opened(
    opened: Opened, problems: Sequence[Problem], language: Language = "vi"
) -> bytes:
    """Return a copy of what was opened with a comment for each problem at its place."""
    main = opened.roots[opened.main]
    here = next(at for name, at in opened.text_parts() if name == opened.main)
    found = {
        at: _outermost(paragraph) for paragraph, at in places(main, here, opened.headings()).items()
    }
    order = {paragraph: n for n, paragraph in enumerate(main.iter(P))}
    notes: list[tuple[int, Element, list[str]]] = []
    elsewhere: list[str] = []
    for problem in problems:
        paragraph = found.get(_bare(problem.at))
        if paragraph is None:
            elsewhere.append(say(replace(problem, at=replace(problem.at, file=None)), language))
        else:
            own = [say(_within_paragraph(problem), language)]
            notes.append((order[paragraph], paragraph, own))
    first = next(iter(order), None)
    if elsewhere and first is not None:
        notes.insert(0, (0, first, elsewhere))
    writer = _Comments(opened)
    for _, paragraph, texts in sorted(notes, key=lambda note: note[0]):  # numbers as one reads
        writer.add(paragraph, texts)
    writer.finish()
    return write_archive(opened.members.values())


def _bare(at: Place) -> Place:
    """Return the place of a paragraph, without what only tells a tag in it."""
    return replace(at, file=None, line=None, column=None, path=None, tag=None)


def _within_paragraph(problem: Problem) -> Problem:
    at = problem.at
    return replace(problem, at=Place(path=at.path, tag=at.tag, column=at.column, box=at.box))


def _outermost(paragraph: Element) -> Element:
    """Return the paragraph itself, or the one in which its text box is anchored."""
    return [paragraph, *paragraph.iterancestors(P)][-1]


class _Comments:
    """The comments part of a document, found or made."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.main = opened.roots[opened.main]
        given = [one for one in opened.relations.get(opened.main, []) if one.type == _RELATION]
        self.member = given[0].target if given else ""
        self.root = (
            opened.roots[self.member] if given else etree.Element(w("comments"), None, {"w": W})
        )
        taken = [*self.root.iter(_COMMENT), *self.main.iter(_START, _END, w("commentReference"))]
        self.next = max((_number(one) for one in taken), default=-1) + 1
        self.added = False

    def add(self, paragraph: Element, texts: Iterable[str]) -> None:
        """Put a comment on a paragraph; each text is a paragraph of it."""
        number = str(self.next)
        self.next += 1
        self.added = True
        comment = etree.SubElement(self.root, _COMMENT)
        own = {"id": number, "author": AUTHOR, "date": DATE, "initials": INITIALS}
        for name, value in own.items():
            comment.set(w(name), value)
        for text in texts:
            run = etree.SubElement(etree.SubElement(comment, P), RUN)
            leaf = etree.SubElement(run, w("t"))
            leaf.text = _MARKS.sub(lambda found: found[0][0] + WORD_JOINER + found[0][1], text)
            leaf.set(XML_SPACE, "preserve")
        begins = 1 if len(paragraph) and paragraph[0].tag == PARAGRAPH_PROPERTIES else 0
        paragraph.insert(begins, etree.Element(_START, {_ID: number}))
        paragraph.append(etree.Element(_END, {_ID: number}))
        reference = etree.SubElement(paragraph, RUN)
        etree.SubElement(reference, w("commentReference")).set(_ID, number)

    def finish(self) -> None:
        """Put the changed parts into the package; a new part is named where all parts are."""
        if not self.added:
            return
        if not self.member:
            self._refer()
        self.opened.replace(self.member, self.root)
        self.opened.replace(self.opened.main, self.main)

    def _refer(self) -> None:
        opened = self.opened
        folder = opened.main.rpartition("/")[0]
        name = next(name for name in _free_names() if _in(folder, name) not in opened.members)
        self.member = _in(folder, name)
        types = opened.roots[rel.CONTENT_TYPES]
        kind = etree.SubElement(types, types.tag.replace("}Types", "}Override"))
        kind.set("PartName", f"/{self.member}")
        kind.set("ContentType", _TYPE)
        opened.replace(rel.CONTENT_TYPES, types)
        member = relations_member(opened.main)
        relations = opened.roots.get(member)
        if relations is None:
            relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
        taken = {one.get("Id") for one in relations}
        made = etree.SubElement(relations, relations.tag.replace("}Relationships", "}Relationship"))
        made.set("Id", next(one for one in _ids() if one not in taken))
        made.set("Type", _RELATION)
        made.set("Target", name)
        opened.replace(member, relations)


def _number(element: Element) -> int:
    text = element.get(_ID, "")
    return int(text) if text.isdecimal() else -1


def _in(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _free_names() -> Iterable[str]:
    yield "comments.xml"
    yield from (f"comments{number}.xml" for number in range(1, 10_000))


def _ids() -> Iterable[str]:
    return (f"rIdBriefgen{number}" for number in range(10_000))
