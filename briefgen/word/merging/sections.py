"""Sections inside a sub-document, between the sections of the template.

The properties of a section stand at its end. A sub-document with several sections would therefore
lay its first one over what stands before its tag in the template; so that is ended where the
sub-document begins, with the properties it has. Its last section goes on as the template's.

Where the tag stands is known only when the part is made. Until then two control characters, which
neither XML nor any value can hold, stand for what is to be put in.
"""

import re

from briefgen.word.markup import Element, w

_HERE, _OWN = "\x0e", "\x0f"
_SECTION = w("sectPr")
_MARKED = re.compile(f"{_HERE}(?P<kind>\\w+){_HERE}")
_PROPERTIES = (
    r"<w:sectPr\b[^<>]*(?:/>|>(?:(?!<w:sectPrChange\b|</w:sectPr>).)*"
    r"(?:<w:sectPrChange\b.*?</w:sectPrChange>)?</w:sectPr>)"
)
_TEMPLATES_OWN = re.compile(f"(?<!{_OWN}){_PROPERTIES}", re.DOTALL)
_SUBDOCUMENTS_OWN = re.compile(_OWN + _PROPERTIES, re.DOTALL)
_CHANGE = re.compile(r"<w:sectPrChange\b.*?</w:sectPrChange>", re.DOTALL)
_FIRST_PAGE = re.compile(r"<w:titlePg\b[^<>]*/>")
_FIRST_NUMBER = re.compile(r'(<w:pgNumType\b[^<>]*?)\s+w:start="\d+"')
_TYPE = re.compile(r"<w:type\b[^<>]*/>")
_BEFORE_TYPE = re.compile(
    r"<w:sectPr\b[^<>]*>(?:<w:(?:headerReference|footerReference)\b[^<>]*/>"
    r"|<w:(?P<note>footnotePr|endnotePr)\b[^<>]*(?:/>|>.*?</w:(?P=note)>))*",
    re.DOTALL,
)
_INSIDE = re.compile(r"<(/?)w:(?:tc|txbxContent)(?=[\s>])[^<>]*>")
_SHOWN = re.compile(r"<w:(?:p|tbl)[\s>]")
_THIN = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def has_sections(body: Element) -> bool:
    """Return whether a body has sections besides its last."""
    return next(body.iter(_SECTION), None) is not None


def drop_sections(body: Element) -> None:
    """Take the breaks out of a body that goes where no section can end."""
    for element in list(body.iter(_SECTION)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def marked(text: str, last: str) -> str:
    """Return a body as text with its sections marked as its own.

    Args:
        text: the body.
        last: how its last section begins.
    """
    return f"{_HERE}{last}{_HERE}{text.replace('<w:sectPr', _OWN + '<w:sectPr')}"


def settle_sections(text: str) -> str:
    """Return the part with all sections in their place."""
    while found := _MARKED.search(text):
        before, after = text[: found.start()], text[found.end() :]
        section = _TEMPLATES_OWN.search(after)
        if section is None or _is_inside(before):
            own, mark, rest = after.partition(_HERE)
            text = before + _SUBDOCUMENTS_OWN.sub("", own) + mark + rest
            continue
        properties = _CHANGE.sub("", section[0])
        tail = _continued(section[0], found["kind"])
        after = after[: section.start()] + tail + after[section.end() :]
        ending = f"<w:p><w:pPr>{_THIN}{properties}</w:pPr></w:p>" if _has_begun(before) else ""
        text = before + ending + after
    return text.replace(_OWN, "")


def _continued(properties: str, kind: str) -> str:
    """Return a section's properties where it goes on behind a sub-document: no first page again."""
    made = _FIRST_NUMBER.sub(r"\1", _FIRST_PAGE.sub("", _TYPE.sub("", properties)))
    if kind == "nextPage" or made.endswith("/>"):
        return made
    return _BEFORE_TYPE.sub(rf'\g<0><w:type w:val="{kind}"/>', made, count=1)


def _is_inside(before: str) -> bool:
    """Return whether what follows stands in a cell or a box."""
    return sum(-1 if found[1] else 1 for found in _INSIDE.finditer(before)) > 0


def _has_begun(before: str) -> bool:
    """Return whether the section that is open shows anything yet."""
    start = max(before.rfind("</w:sectPr>"), before.rfind("<w:body"))
    return _SHOWN.search(before, max(0, start)) is not None
