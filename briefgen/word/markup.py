"""WordprocessingML as a tree: hardened reading, names, and the marks that tags leave in it.

A tag inside text becomes a number between two characters that no document may use; a tag that
stands between elements becomes a processing instruction. All other instructions and all comments
are left out when a part is read, so these marks cannot be mistaken for anything else.
"""

import re
from collections.abc import Iterator

from lxml import etree

from briefgen.errors import Place, Problem, TemplateError
from briefgen.word.limits import Limits

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

OPEN, CLOSE = "\ufdd0", "\ufdd1"
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_TARGET = "briefgen"
DEEPEST = 240


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


P, RUN, TEXT, TABLE, ROW, CELL = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
INSTRUCTION, PARAGRAPH_PROPERTIES = w("instrText"), w("pPr")


def local(element: Element) -> str:
    """Return the name of an element without its namespace; nothing for a mark."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def parse_part(content: bytes, member: str, limits: Limits) -> Element:
    """Return the root of a part.

    Raises:
        TemplateError: ``part-doctype`` (OPC forbids DTDs), ``part-broken`` with line and column,
            ``part-too-large``.
    """
    facts: dict[str, object] = {"member": member}
    # Only a look, in the two encodings of XML that OPC allows; the parser expands nothing anyway.
    plain = content.replace(b"\0", b"") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else content
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise TemplateError(Problem("part-doctype", facts=facts))
    if plain.count(b"<") > 2 * limits.elements:
        raise TemplateError(Problem("part-too-large", facts={**facts, "limit": limits.elements}))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        at = Place(line=line or None, column=column or None)
        raise TemplateError(Problem("part-broken", at, facts)) from None
    if content.count(b"=") > limits.attributes and _crowded(root, limits.attributes):
        raise TemplateError(Problem("part-too-large", facts={**facts, "limit": limits.attributes}))
    return root


def _crowded(root: Element, most: int) -> bool:
    """Return whether an element of a part that holds text has too many attributes."""
    return bool(
        not root.tag.endswith("}styles") and root.xpath(f"boolean(//*[count(@*) > {most}])")
    )


def mark(number: int) -> str:
    """Return what stands in text for tag ``number``."""
    return f"{OPEN}{number}{CLOSE}"


def standing(number: int) -> Element:
    """Return what stands between elements for tag ``number``."""
    return etree.ProcessingInstruction(_TARGET, str(number))


def standing_number(element: Element) -> int | None:
    """Return the number of a tag that stands between elements; ``None`` for an element."""
    if isinstance(element, etree._ProcessingInstruction):
        return int(str(element.text))
    return None


def marks_in(text: str | None) -> Iterator[int]:
    """Yield the numbers of the tags in a text."""
    if text and OPEN in text:
        for found in MARK.finditer(text):
            yield int(found[1])


def ancestor(element: Element, name: str) -> Element | None:
    """Return the nearest element of that name above, or the element itself."""
    while element is not None and element.tag != name:
        parent = element.getparent()
        if parent is None:
            return None
        element = parent
    return element


def path_to_root(element: Element) -> list[Element]:
    """Return the element and all above it, the root last."""
    return [element, *element.iterancestors()]


def serialised(root: Element) -> str:
    """Return a part as text; line feeds inside it as references, so that lines count tags only."""
    body = etree.tostring(root, encoding="unicode")
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + body.replace("\n", "&#10;")


STANDING = re.compile(rf"<\?{_TARGET} (\d+)\?>")
ANY_MARK = re.compile(rf"{OPEN}(\d+){CLOSE}|<\?{_TARGET} (\d+)\?>")
