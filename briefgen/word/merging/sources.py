"""A sub-document opened: checked as a template is, and freed of what only means something there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.errors import Place, Problem, TemplateError
from briefgen.word.active import active_fields
from briefgen.word.limits import DEFAULT
from briefgen.word.markup import RUN, W14, Element, local, w
from briefgen.word.merging.names import attributes
from briefgen.word.parts import Opened, open_template

BODY = w("body")
_ID, _TYPE = w("id"), w("type")
_NOTES = ("footnote", "endnote")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_LEFT_OUT = frozenset(
    map(
        w,
        (
            *("proofErr", "lastRenderedPageBreak", "sectPrChange", "printerSettings"),
            *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
            *("permStart", "permEnd", "headerReference", "footerReference"),
            *("dataBinding", "placeholder"),
        ),
    )
)
_OWN_ATTRIBUTES = frozenset({f"{{{W14}}}paraId", f"{{{W14}}}textId"})
_REVISION = w("rsid")


@dataclass(frozen=True, slots=True)
class Source:
    """A sub-document, ready to be put in any number of times.

    Args:
        opened: the package.
        main: root of its main part; the last section's properties are taken out.
        last_section: how its last section begins: ``nextPage``, ``continuous`` …
        notes: roots of footnotes and endnotes by kind, with the part each is in.
        styles: styles by kind and id.
        numbering: root of its lists.
    """

    opened: Opened
    main: Element
    last_section: str
    notes: dict[str, tuple[str, Element]]
    styles: dict[tuple[str, str], Element]
    numbering: Element | None

    def stories(self) -> Iterator[Element]:
        """Yield what may use styles and lists: the body and each note."""
        yield self.main
        for _, root in self.notes.values():
            yield root


@lru_cache(maxsize=4)
def open_source(content: bytes) -> Source:
    """Return a sub-document opened and tidied.

    Raises:
        TemplateError: everything that is broken or not allowed in it, as for a template.
    """
    opened = open_template(content, DEFAULT)
    main = opened.roots[opened.main]
    notes = {
        kind: (member, opened.roots[member])
        for kind in _NOTES
        if (member := _related(opened, f"{kind}s"))
    }
    problems: list[Problem] = []
    for root in (main, *(root for _, root in notes.values())):
        problems += active_fields(root, Place(), {})
        _tidy(root)
    if problems:
        raise TemplateError(problems)
    styles = opened.roots.get(_related(opened, "styles"))
    return Source(
        opened,
        main,
        _without_last_section(main),
        {kind: (member, _own_notes(root)) for kind, (member, root) in notes.items()},
        {_style_key(one): one for one in styles.iter(w("style"))} if styles is not None else {},
        opened.roots.get(_related(opened, "numbering")),
    )


def _related(opened: Opened, kind: str) -> str:
    """Return the XML member that the main part refers to, nothing if there is none."""
    found = (one.target for one in opened.relations.get(opened.main, ()) if one.kind == kind)
    return next((name for name in found if name in opened.roots), "")


def _style_key(style: Element) -> tuple[str, str]:
    return style.get(_TYPE, "paragraph"), style.get(w("styleId"), "")


def _tidy(root: Element) -> None:
    """Take out comments, references to headers, bound data and the traces of editing."""
    for element in list(root.iter("*")):
        for name, _ in attributes(element):
            if name in _OWN_ATTRIBUTES or name.startswith(_REVISION):
                del element.attrib[name]
        parent = element.getparent()
        if parent is None:
            continue
        own_id = element.tag == _ID and local(parent) == "sdtPr"
        if element.tag in _LEFT_OUT or own_id:
            parent.remove(element)
            _drop_empty_run(parent)


def _drop_empty_run(run: Element) -> None:
    """Take out the run that held only the sign of a comment."""
    parent = run.getparent()
    if run.tag == RUN and parent is not None and all(local(one) == "rPr" for one in run):
        parent.remove(run)


def _without_last_section(main: Element) -> str:
    """Take out the properties of the last section; return how it begins."""
    body = main.find(BODY)
    last = body.find(w("sectPr")) if body is not None else None
    if body is None or last is None:
        return "nextPage"
    kind = last.find(_TYPE)
    body.remove(last)
    return kind.get(w("val"), "nextPage") if kind is not None else "nextPage"


def _own_notes(root: Element) -> Element:
    """Return the notes without those that draw the line between text and notes."""
    for note in list(root):
        if note.get(_TYPE) in _SEPARATORS:
            root.remove(note)
    return root
