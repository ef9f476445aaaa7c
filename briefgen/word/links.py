"""Hyperlinks whose address holds tags, made into fields.

An address stands outside the text, once for every place that uses it, so it could not follow a
loop. A field stands where the link stands and says the same.
"""

from urllib.parse import unquote

from lxml import etree

from briefgen.word.markup import Element, R, w
from briefgen.word.relations import Relation

_ANCHOR, _TOOLTIP = w("anchor"), w("tooltip")


def links_as_fields(root: Element, relations: list[Relation]) -> bool:
    """Change links with tags in their address into fields; return whether there were any.

    The relations of those links are taken out of their part, so that nothing of the tag stays.
    """
    changed = False
    for relation in relations:
        address = unquote(relation.target)
        if relation.kind != "hyperlink" or not relation.external or "{{" not in address:
            continue
        links = [
            link for link in root.iter(w("hyperlink")) if link.get(f"{{{R}}}id") == relation.id
        ]
        for link in links:
            _to_field(link, address)
        parent = relation.element.getparent()
        if links and parent is not None:
            parent.remove(relation.element)
            changed = True
    return changed


def _to_field(link: Element, address: str) -> None:
    code = f' HYPERLINK "{address}" '
    for attribute, switch in ((_ANCHOR, "\\l"), (_TOOLTIP, "\\o")):
        if link.get(attribute):
            code += f'{switch} "{link.get(attribute)}" '
    field = etree.Element(w("fldSimple"), {w("instr"): code})
    for child in list(link):
        field.append(child)
    parent = link.getparent()
    if parent is not None:
        parent.replace(link, field)
