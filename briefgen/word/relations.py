"""What a package consists of: the types of its members, and how they refer to one another."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.errors import Problem, TemplateError
from briefgen.word.markup import STRICT, Element

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONS = "_rels/.rels"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = _OFFICE + "officeDocument"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT_TYPE = _WORDPROCESSING + "document.main+xml"
TEMPLATE_TYPE = _WORDPROCESSING + "template.main+xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from a part.

    Args:
        source: part it stands in; nothing for the package itself.
        id: its id there.
        type: address that says what is referred to.
        target: member of the package, or an address if external.
        external: whether the target is outside.
        element: its element.
    """

    source: str
    id: str
    type: str
    target: str
    external: bool
    element: Element

    @property
    def kind(self) -> str:
        """Last word of the type, such as ``hyperlink`` or ``image``."""
        return self.type.rpartition("/")[2]


def content_types(root: Element, members: Mapping[str, object]) -> dict[str, str]:
    """Return the type of every member that has one."""
    defaults = {
        element.get("Extension", "").lower(): element.get("ContentType", "")
        for element in root.iter(_TYPES + "Default")
    }
    overrides = {
        element.get("PartName", "").lstrip("/"): element.get("ContentType", "")
        for element in root.iter(_TYPES + "Override")
    }
    found = {}
    for name in members:
        kind = overrides.get(name) or defaults.get(name.rpartition(".")[2].lower())
        if kind:
            found[name] = kind
    return found


def relations_source(member: str) -> str:
    """Return the part whose relations a ``.rels`` member holds; nothing for the package."""
    folder, name = posixpath.split(member)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels")).lstrip("/")


def relations(root: Element, source: str) -> list[Relation]:
    """Return the relations of a part."""
    found = []
    for element in root.iter(_RELATIONS + "Relationship"):
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        found.append(
            Relation(
                source,
                element.get("Id", ""),
                element.get("Type", ""),
                target if external else _resolved(source, target),
                external,
                element,
            )
        )
    return found


def main_part(package: list[Relation], types: Mapping[str, str]) -> str:
    """Return the name of the main part.

    Raises:
        TemplateError: ``package-not-word``, ``package-strict``, ``package-macros``.
    """
    for relation in package:
        if relation.type.startswith(STRICT) and relation.kind == "officeDocument":
            raise TemplateError(Problem("package-strict"))
        if relation.type == MAIN and not relation.external:
            kind = types.get(relation.target, "")
            if "macroEnabled" in kind:
                raise TemplateError(Problem("active-macros", facts={"member": relation.target}))
            if kind in (DOCUMENT_TYPE, TEMPLATE_TYPE):
                return relation.target
    raise TemplateError(Problem("package-not-word"))


def _resolved(source: str, target: str) -> str:
    """Return the member that a target means; one that leaves the package keeps its ``..``."""
    path = target.partition("#")[0]
    if path.startswith("/"):
        return posixpath.normpath(path).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
