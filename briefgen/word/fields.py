"""Fields whose result depends on the whole document: Word is told to work them out on opening.

A table of contents keeps the lines it had in the template until someone updates it. Page numbers
need nothing: every program counts pages when it lays them out.
"""

import re

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
    codes = [element.text or "" for element in root.iter(INSTRUCTION)]
    codes += [element.get(w("instr"), "") for element in root.iter(w("fldSimple"))]
    return any(_DEPENDENT.match(code) for code in codes)


def update_on_opening(settings: Element) -> None:
    """Let the settings of a document say that fields are to be worked out when it is opened."""
    found = settings.find(w("updateFields"))
    if found is None:
        found = etree.Element(w("updateFields"))
        names = [etree.QName(child).localname for child in settings]
        places = [place for place, name in enumerate(names) if name in _AFTER]
        settings.insert(places[0] if places else len(names), found)
    found.set(w("val"), "true")
