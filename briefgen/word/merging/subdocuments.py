"""Sub-documents written: what of another .docx comes along, and what gives way to the template.

* Its body takes the place of the paragraph with the tag. Tags inside it are text and not run.
* A style that the template has under the same name looks as in the template; those that only the
  sub-document has come along with all they lean on, under another id where theirs is taken. Its
  document defaults and its theme stay behind.
* Lists are copied under new numbers, so they run on neither from nor into others, be they lists by
  themselves or by their style; headings that count go on. Bullets that are pictures become signs.
* Footnotes and endnotes are put after the template's. Pictures are held once, other parts (charts
  with their workbooks, embedded files) are copied for each place. Links are checked.
* Ids of drawings, bookmarks and changes are new; a bookmark whose name is taken is renamed, with
  the fields and links that lead to it.
* Comments, headers and footers, permissions, and what was bound to data of the sub-document stay
  behind; the text of bound controls is kept.
* Sections inside keep size, direction and columns of their pages (``sections.py``), and take the
  headers and footers of the template; in cells, boxes, notes, headers and footers the breaks are
  left out.

It is opened as strictly as a template: macros, links that load, fields that run are refused.
"""

from collections.abc import Iterator
from copy import deepcopy

from briefgen.catalog.shown import refuse
from briefgen.errors import Problem, TemplateError
from briefgen.word.additions import Additions
from briefgen.word.content.nouns import Subdocument
from briefgen.word.host import Host
from briefgen.word.markup import Element, w
from briefgen.word.merging.copies import Copies
from briefgen.word.merging.lists import Counts, Lists
from briefgen.word.merging.looks import Looks
from briefgen.word.merging.names import declared, ignorable, let_ignore, trim, used, written
from briefgen.word.merging.sections import drop_sections, has_sections, marked, settle_sections
from briefgen.word.merging.sources import BODY, Source, open_source
from briefgen.word.merging.styled import StyledLists
from briefgen.word.notes import NOTE_KINDS, NoteKind
from briefgen.word.settling import block

_ID = w("id")
_REFERENCES: dict[str, NoteKind] = {w(f"{kind}Reference"): kind for kind in NOTE_KINDS}


def write_subdocument(value: Subdocument, host: Host) -> str:
    """Return the body of a document, to stand in the place of the paragraph with its tag.

    Raises:
        TemplateError: ``subdocument-refused``, with everything that is wrong with the file.
        ExpressionValueError: ``subdocument-notes`` in a part that cannot have notes.
    """
    try:
        source = open_source(value.content)
    except TemplateError as error:
        said = Problem("subdocument-refused", facts={"name": value.name or "…"})
        raise TemplateError([said, *error.problems]) from None
    merges = host.additions.merges
    if value.content not in merges:
        merges[value.content] = Merge(source, host.additions)
    return block(merges[value.content].insert(host, value.name))


class Merge:
    """One sub-document in one run; it may be put in any number of times.

    Args:
        source: the sub-document.
        additions: what the run adds.
    """

    def __init__(self, source: Source, additions: Additions) -> None:
        self.source, self.additions = source, additions
        self.looks = Looks(source, additions)
        self.lists = Lists(source.numbering, additions, self.looks)
        self._first: Counts | None = self._counts()
        self.looks.bring(self._first.number)
        self.styled = StyledLists(self.looks.along(), additions)

    def insert(self, host: Host, name: str) -> str:
        """Return the body as it stands in one place.

        Args:
            host: what is lent to the part that is being made.
            name: of the file, for messages.
        """
        main = deepcopy(self.source.main)
        body = main.find(BODY)
        if body is None:
            return ""
        notes = list(self._notes(body, host, name))
        again = self._first is None
        counts, self._first = self._first or self._counts(), None
        begun = self.styled.begin(counts, again=again)
        trees = [main, *(note for _, note, _ in notes)]
        for tree in trees:
            self.looks.adopt(tree)
            counts.adopt(tree)
            begun.adopt(tree)
        self.additions.marks.adopt(trees)
        copies = Copies(self.source.opened, self.additions)
        copies.adopt(body, self.source.opened.main, host.part)
        for kind, note, reference in notes:
            self._put_note(kind, note, reference, copies)
        return self._body(main, body, host)

    def _counts(self) -> Counts:
        return Counts(self.lists, self.additions)

    def _body(self, main: Element, body: Element, host: Host) -> str:
        """Return the text of a body that is ready, and let its sections be settled."""
        sectioned = has_sections(body)
        if host.part != self.additions.main:
            drop_sections(body)
            sectioned = False
        text = self._text(main, list(body), host.part)
        if not sectioned:
            return text
        self.additions.later(host.part, settle_sections, settle_sections)
        return marked(text, self.source.last_section)

    def _text(self, root: Element, elements: list[Element], part: str) -> str:
        """Return elements as text of a part, which is told what it may ignore."""
        may = ignorable(root)
        trim(root)
        there = used(root, may.values())
        if wanted := {prefix: name for prefix, name in may.items() if name in there}:
            self.additions.later(part, lambda text: let_ignore(text, wanted), frozenset(wanted))
        return written(elements, declared(self.additions.text(part)))

    def _notes(
        self, body: Element, host: Host, name: str
    ) -> Iterator[tuple[NoteKind, Element, Element]]:
        """Yield a copy of each note that the body refers to, with its kind and the reference."""
        held = {
            (kind, note.get(_ID)): note
            for kind, (_, root) in self.source.notes.items()
            for note in deepcopy(root)
        }
        for reference in list(body.iter(*_REFERENCES)):
            kind = _REFERENCES[str(reference.tag)]
            if host.part != self.additions.main:
                refuse("subdocument-notes", name=name or "…")
            note, parent = held.get((kind, reference.get(_ID))), reference.getparent()
            if note is not None:
                yield kind, note, reference
            elif parent is not None:
                parent.remove(reference)

    def _put_note(self, kind: NoteKind, note: Element, reference: Element, copies: Copies) -> None:
        notes = self.additions.notes(kind)
        copies.adopt(note, self.source.notes[kind][0], notes.member)
        root = note.getparent()
        inside = self._text(note if root is None else root, list(note), notes.member)
        reference.set(_ID, notes.add(inside))
