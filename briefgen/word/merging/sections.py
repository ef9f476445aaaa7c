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
    r"<w:sectPr\b(?:[^<>]*/>|[^<>]*(?<!/)>(?:(?!<w:sectPrChange\b|</w:sectPr>).)*"
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
    settling = _Settling()
    start = 0
    for section in _TEMPLATES_OWN.finditer(text):
        settling.take(text[start : section.start()], section[0])
        start = section.end()
    settling.take(text[start:], None)
    return "".join(settling.made).replace(_OWN, "")


class _Settling:
    """What is known while a part is gone through, from one section of the template to the next.

    Args:
        made: the part so far.
        depth: how many cells and boxes are open.
        begun: whether the section that is open shows anything yet.
    """

    def __init__(self) -> None:
        self.made: list[str] = []
        self.depth, self.begun = 0, False

    def take(self, text: str, section: str | None) -> None:
        """Take what stands before the properties of a section, and these; ``None`` at the end."""
        first, *marked = _MARKED.split(text)
        self._add(first)
        for kind, own in zip(marked[::2], marked[1::2], strict=True):
            if section is None or self.depth > 0:
                self._add(_SUBDOCUMENTS_OWN.sub("", own))
                continue
            if self.begun:
                properties = _CHANGE.sub("", section)
                self._add(f"<w:p><w:pPr>{_THIN}{properties}</w:pPr></w:p>")
            section = _continued(section, kind)
            self._add(own)
        self._add(section or "")

    def _add(self, text: str) -> None:
        self.made.append(text)
        self.depth += sum(-1 if found[1] else 1 for found in _INSIDE.finditer(text))
        ended = max(text.rfind("</w:sectPr>"), text.rfind("<w:body"))
        shown = _SHOWN.search(text, max(0, ended)) is not None
        self.begun = shown if ended >= 0 else self.begun or shown


def _continued(properties: str, kind: str) -> str:
    """Return a section's properties where it goes on behind a sub-document: no first page again."""
    made = _FIRST_NUMBER.sub(r"\1", _FIRST_PAGE.sub("", _TYPE.sub("", properties)))
    if kind == "nextPage" or made.endswith("/>"):
        return made
    return _BEFORE_TYPE.sub(rf'\g<0><w:type w:val="{kind}"/>', made, count=1)
