"""Fields whose result depends on the whole document: Word is told to work them out on opening.

A table of contents keeps the lines it had in the template until someone updates it. Page numbers
need nothing: every program counts pages when it lays them out.
"""

import re
from collections.abc import Iterator

from lxml import etree

from briefgen.word.markup import INSTRUCTION, Element, w

_DEPENDENT = re.compile(
    r"\s*(?:(?:TOC|TOA|INDEX|REF|PAGEREF|NOTEREF|STYLEREF|SEQ)\b|=)", re.IGNORECASE
)
_AFTER = frozenset(  # in w:settings, ISO/IEC 29500-1, CT_Settings
    (
        *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr"),
        *("attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats"),
        *("doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
        *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags"),
        *("decimalSymbol", "listSeparator", "docId", "chartTrackingRefBased"),
        "discardImageEditingData",
    )
)


def has_dependent_fields(root: Element) -> bool:
    """Return whether a part has a field that lists or repeats what stands elsewhere."""
    return any(_DEPENDENT.match(code) for _, code in field_codes(root))


def field_codes(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield every field code, joined over the pieces that Word cuts it into, and its element."""
    pieces: list[str] = []
    start: Element | None = None
    for element in root.iter(INSTRUCTION, w("fldChar"), w("fldSimple")):
        if element.tag == w("fldSimple"):
            yield element, element.get(w("instr"), "")
        elif element.tag == INSTRUCTION:
            start = element if start is None else start
            pieces.append(element.text or "")
        elif start is not None:
            yield start, "".join(pieces)
            pieces, start = [], None
    if start is not None:
        yield start, "".join(pieces)


def update_on_opening(settings: Element) -> None:
    """Let the settings of a document say that fields are to be worked out when it is opened."""
    found = settings.find(w("updateFields"))
    if found is None:
        found = etree.Element(w("updateFields"))
        names = [etree.QName(child).localname for child in settings]
        places = [place for place, name in enumerate(names) if name in _AFTER]
        settings.insert(places[0] if places else len(names), found)
    found.set(w("val"), "true")
