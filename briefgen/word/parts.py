"""A template opened: its members checked and parsed, its parts found, what is hostile refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefgen.errors import Place, Problem, TemplateError
from briefgen.word import relations as rel
from briefgen.word.active import active_members, active_relations
from briefgen.word.archive import Member, pack, unpack
from briefgen.word.limits import Limits
from briefgen.word.markup import Element, local, parse_part, w
from briefgen.word.package import read_package
from briefgen.word.places import heading_styles
from briefgen.word.properties import property_name

_KINDS = {
    "document.main+xml": "body",
    "template.main+xml": "body",
    "header+xml": "header",
    "footer+xml": "footer",
    "footnotes+xml": "footnotes",
    "endnotes+xml": "endnotes",
    "comments+xml": "comments",
    "chart+xml": "chart",
    "diagramData+xml": "diagram",
    "diagramDrawing+xml": "diagram-drawing",
    "extended-properties+xml": "properties",
    "custom-properties+xml": "properties",
}
_LAST = frozenset({"chart", "diagram", "diagram-drawing"})  # others may take charts out
_SAID_AS = {"diagram-drawing": "diagram"}  # how Word has drawn it; what is seen is the same
_DEFAULT_CORE = "docProps/core.xml"
_STYLES = "styles+xml"


@dataclass(slots=True)
class Opened:
    """A template that may be compiled.

    Args:
        members: all members in their order.
        roots: roots of the members that are XML, parsed.
        types: type of each member.
        relations: relations by the part they belong to; nothing for the package.
        main: the main part.
        patterns: members that were taken out of the package, to be copied by documents.
    """

    members: dict[str, Member]
    roots: dict[str, Element]
    types: dict[str, str]
    relations: dict[str, list[rel.Relation]]
    main: str
    patterns: dict[str, Member] = field(default_factory=dict)

    def text_parts(self) -> Iterator[tuple[str, Place]]:
        """Yield the parts that may hold tags, with the place that names each."""
        kinds = self._kinds()
        ranks = {name: (name != self.main, kind in _LAST, name) for name, kind in kinds.items()}
        for name in sorted(kinds, key=lambda name: ranks[name]):
            if name in self.roots:
                yield name, _place(name, kinds)

    def place(self, name: str) -> Place:
        """Return the place that names a part."""
        return _place(name, self._kinds())

    def _kinds(self) -> dict[str, str]:
        named = ((name, _kind(self.types[name])) for name in self.types if name in self.roots)
        return {name: kind for name, kind in named if kind}

    def headings(self) -> frozenset[str]:
        """Return the ids of the styles of headings."""
        return heading_styles(self.root(_STYLES))

    def member(self, ending: str) -> str | None:
        """Return the XML member whose content type ends so, ``None`` if there is none."""
        found = (name for name, kind in self.types.items() if kind.endswith(ending))
        return next((name for name in found if name in self.roots), None)

    def root(self, ending: str) -> Element | None:
        """Return the root of the member whose content type ends so, ``None`` if there is none."""
        name = self.member(ending)
        return None if name is None else self.roots[name]

    def replace(self, name: str, root: Element) -> None:
        """Put a changed part in the place of what was read."""
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self.members[name] = pack(name, content)


def open_template(content: bytes, limits: Limits) -> Opened:
    """Return the template opened.

    Raises:
        TemplateError: everything that is broken or not allowed in it.
    """
    opened = _opened(content, limits)
    relations = (one for each in opened.relations.values() for one in each)
    problems = [
        *active_members(opened.members, opened.types),
        *active_relations(relations, opened.members),
        *_no_body(opened),
    ]
    if problems:
        raise TemplateError(
            problem for n, problem in enumerate(problems) if problem not in problems[:n]
        )
    return opened


def open_document(content: bytes, limits: Limits) -> Opened:
    """Return somebody's document opened to be looked at; what is active in it stays where it is.

    Raises:
        TemplateError: everything that is broken in it.
    """
    opened = _opened(content, limits)
    problems = list(_no_body(opened))
    if problems:
        raise TemplateError(problems)
    return opened


def _no_body(opened: Opened) -> Iterator[Problem]:
    root = opened.roots.get(opened.main)
    if root is None or root.find(w("body")) is None:
        yield Problem("package-no-body", facts={"member": opened.main})


def _opened(content: bytes, limits: Limits) -> Opened:
    members = read_package(content, limits)
    for needed in (rel.CONTENT_TYPES, rel.PACKAGE_RELATIONS):
        if needed not in members:
            code = "package-member-missing" if rel.CONTENT_TYPES in members else "package-not-word"
            raise TemplateError(Problem(code, facts={"member": needed}))
    roots = _roots(members, limits)
    types = rel.content_types(roots[rel.CONTENT_TYPES], members)
    relations = {
        rel.relations_source(name): rel.relations(root, rel.relations_source(name))
        for name, root in roots.items()
        if name.endswith(".rels")
    }
    main = rel.main_part(relations[""], types)
    return Opened(members, roots, types, relations, main)


def _roots(members: Mapping[str, Member], limits: Limits) -> dict[str, Element]:
    roots: dict[str, Element] = {}
    problems: list[Problem] = []
    for name, member in members.items():
        if not name.lower().endswith((".xml", ".rels")):
            continue
        try:
            roots[name] = parse_part(unpack(member), name, limits)
        except TemplateError as error:
            problems += error.problems
    if problems:
        raise TemplateError(problems)
    return roots


def _place(name: str, kinds: Mapping[str, str]) -> Place:
    """Return the place of a part, with its number where there are several of its kind."""
    same = sorted(other for other, found in kinds.items() if found == kinds[name])
    number = same.index(name) + 1 if len(same) > 1 else None
    return Place(part=_SAID_AS.get(kinds[name], kinds[name]), part_number=number)


def _kind(content_type: str) -> str | None:
    return next((kind for ending, kind in _KINDS.items() if content_type.endswith(ending)), None)


def core_properties(opened: Opened) -> tuple[str, dict[str, str]]:
    """Return the member of the core properties and their texts by our names.

    A template without that member is given one. LibreOffice writes the relation with another type
    than the standard's; python-docx then adds a second member of the same name, so it is mended.
    """
    found = [one for one in opened.relations[""] if one.kind == "core-properties"]
    if not found:
        _add_core(opened)
        return _DEFAULT_CORE, {}
    member = found[0].target
    if found[0].type != rel.CORE or len(found) > 1:
        found[0].element.set("Type", rel.CORE)
        for other in found[1:]:
            opened.relations[""].remove(other)
            _remove(other.element)
        opened.replace(rel.PACKAGE_RELATIONS, opened.roots[rel.PACKAGE_RELATIONS])
    texts = {}
    for element in opened.roots[member]:
        name = property_name(etree.QName(element).namespace or "", local(element))
        if name and element.text:
            texts[name] = element.text.strip()
    return member, texts


def _add_core(opened: Opened) -> None:
    types = opened.roots[rel.CONTENT_TYPES]
    kind = etree.SubElement(types, types.tag.replace("}Types", "}Override"))
    kind.set("PartName", f"/{_DEFAULT_CORE}")
    kind.set("ContentType", rel.CORE_TYPE)
    opened.replace(rel.CONTENT_TYPES, types)
    package = opened.roots[rel.PACKAGE_RELATIONS]
    taken = {relation.id for relation in opened.relations[""]}
    relation = etree.SubElement(package, package.tag.replace("}Relationships", "}Relationship"))
    relation.set("Id", next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken))
    relation.set("Type", rel.CORE)
    relation.set("Target", _DEFAULT_CORE)
    opened.replace(rel.PACKAGE_RELATIONS, package)
    opened.members[_DEFAULT_CORE] = pack(_DEFAULT_CORE, b"")


def as_document(opened: Opened) -> None:
    """Let a template in Word's sense (.dotx) become a document."""
    if opened.types[opened.main] != rel.TEMPLATE_TYPE:
        return
    types = opened.roots[rel.CONTENT_TYPES]
    for element in types:
        if element.get("ContentType") == rel.TEMPLATE_TYPE:
            element.set("ContentType", rel.DOCUMENT_TYPE)
    opened.replace(rel.CONTENT_TYPES, types)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
