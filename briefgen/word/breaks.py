"""The page break at the end of a loop: none after its last turn, where nothing follows.

Each turn is to begin on a new page, so the loop ends with a break; after the last turn that break
would only add an empty page.
"""

from briefgen.word.cells import Code
from briefgen.word.markup import RUN, TEXT, Element, P, standing, standing_number, w
from briefgen.word.tags import Tag

_LOOKS = frozenset({w("pPr"), w("rPr"), RUN, w("lastRenderedPageBreak"), w("proofErr")})


def spare_last_break(root: Element, tags: list[Tag], code: Code) -> None:
    """Leave out the page break that ends the last turn of a loop at the end of the body."""
    body = root.find(w("body"))
    if body is None:
        return
    shown = [child for child in body if _counts(child, tags)]
    before, closer = shown[-2:] if len(shown) > 1 else (None, None)
    number = None if closer is None else standing_number(closer)
    if number is None or before is None or not _is_page_break(before):
        return
    if tags[number].found.word == "endfor":
        before.addprevious(standing(code.add("\x03if not loop.last\x04")))
        before.addnext(standing(code.add("\x03endif\x04")))


def _counts(child: Element, tags: list[Tag]) -> bool:
    """Return whether a child of the body is a tag or shows something; our own code does not."""
    number = standing_number(child)
    if number is not None:
        return number < len(tags)
    return child.tag != w("sectPr") and not _is_empty(child)


def _is_empty(block: Element) -> bool:
    return block.tag == P and not _shown(block)


def _is_page_break(block: Element) -> bool:
    shown = _shown(block)
    return block.tag == P and len(shown) == 1 and shown[0].get(w("type")) == "page"


def _shown(paragraph: Element) -> list[Element]:
    """Return what a paragraph holds beside runs, looks and empty text."""
    return [
        one
        for one in paragraph.iterdescendants()
        if not (one.tag in _LOOKS or (one.tag == TEXT and not one.text) or _within_properties(one))
    ]


def _within_properties(element: Element) -> bool:
    above = element.iterancestors(w("pPr"), w("rPr"))
    return next(above, None) is not None
