"""What a template may not bring along: whatever would run, load or call out when a reader opens it.

A brief goes to leaders' desks and from there on; a link to a picture tells its owner who reads it,
a remote template is code, a DDE field starts a program. Each is refused by name, all together.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.errors import Place, Problem
from briefgen.word.fields import field_codes
from briefgen.word.markup import Element, w
from briefgen.word.places import near
from briefgen.word.relations import Relation

_MACROS = re.compile(r"(?i)vbaProject|vbaData|macrosheet|activeX")
_REFUSED_FIELDS = frozenset(
    [
        "DDE",
        "DDEAUTO",
        "INCLUDE",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "IMPORT",
        "LINK",
        "DATABASE",
        "MACROBUTTON",
        "CONTROL",
        "HTMLACTIVEX",
        "PRINT",  # sends what it holds to the printer, as a program
        "RD",  # reads another document into a table of contents
    ]
)
_LINK_FIELD = re.compile(
    r'\s*HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"\\]\S*))', re.IGNORECASE
)
_EXTERNAL = {
    "image": "active-linked-picture",
    "attachedTemplate": "active-remote-template",
    "oleObject": "active-linked-object",
    "package": "active-linked-object",
    "frame": "active-linked-document",
    "subDocument": "active-linked-document",
    "mailMergeSource": "active-linked-document",
    "mailMergeHeaderSource": "active-linked-document",
    "externalLinkPath": "active-linked-document",
}
_INTERNAL = {
    "aFChunk": "active-foreign-content",
    "vbaProject": "active-macros",
    "wordVbaData": "active-macros",
    "control": "active-macros",
    "subDocument": "active-linked-document",
}
_SAFE_ADDRESS = re.compile(r"(?i)(?:https?://|mailto:|tel:|ftp://|#|\{|%7b)")
_HAS_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|\\\\|//")


def active_relations(
    relations: Iterable[Relation], members: Mapping[str, object]
) -> Iterator[Problem]:
    """Yield what is wrong with the relations: hostile ones, and those that lead nowhere."""
    for relation in relations:
        facts = {"member": relation.source or "_rels/.rels", "target": relation.target[:120]}
        if relation.external:
            code = _EXTERNAL.get(relation.kind) or _address_code(relation)
        else:
            code = _INTERNAL.get(relation.kind) or _target_code(relation, members)
        if code:
            yield Problem(code, facts=facts)


def active_members(members: Iterable[str], types: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each member that holds macros or controls."""
    for name in members:
        if _MACROS.search(name) or _MACROS.search(types.get(name, "")):
            yield Problem("active-macros", facts={"member": name})


def active_fields(root: Element, part: Place, places: Mapping[Element, Place]) -> Iterator[Problem]:
    """Yield a problem for each field that would load or run something, and each foreign content."""
    for element, code in field_codes(root):
        at = near(element, places, part)
        words = code.replace('"', " ").split()
        if words and words[0].upper() in _REFUSED_FIELDS:
            yield Problem("active-field", at, {"field": words[0].upper()})
        link = _LINK_FIELD.match(code)
        target = (link["quoted"] or link["bare"] or "").replace("\\\\", "\\") if link else ""
        if not _is_harmless(target):
            yield Problem("active-link", at, {"member": "HYPERLINK", "target": target[:120]})
    for element in root.iter(w("altChunk")):
        yield Problem(
            "active-foreign-content",
            near(element, places, part),
            {"member": "altChunk", "target": ""},
        )


def _address_code(relation: Relation) -> str | None:
    """Return what is wrong with a link's address; a bare name is a file beside the document."""
    if relation.kind != "hyperlink":
        return "active-linked-document"
    return None if _is_harmless(relation.target) else "active-link"


def _is_harmless(target: str) -> bool:
    target = target.strip()
    return bool(_SAFE_ADDRESS.match(target) or not _HAS_SCHEME.match(target))


def _target_code(relation: Relation, members: Mapping[str, object]) -> str | None:
    if relation.target in members or not relation.element.get("Target", "").partition("#")[0]:
        return None
    return "relation-dangling"
