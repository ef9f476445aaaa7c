"""Trees of one document as text of another: prefixes declared, extensions still to be ignored.

A part is text when a sub-document is put in. What its root declares already is not declared again;
what an extension of Word adds must be known at the root as something to be ignored
(``mc:Ignorable``, ISO/IEC 29500-3, 7.2), or programs that do not know it refuse the document.
"""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from briefgen.word.markup import Element, W

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
IGNORABLE = f"{{{MC}}}Ignorable"
USUAL = {"w": W}
_WORD = f"{{{W}}}"
_ROOT = re.compile(r"<[\w.-]+(?::[\w.-]+)?(?:\s[^<>]*)?>")
_DECLARED = re.compile(r"""\sxmlns:([\w.-]+)=(?:"([^"]*)"|'([^']*)')""")
_NAMING = frozenset({"Requires", IGNORABLE, f"{{{MC}}}MustUnderstand", f"{{{MC}}}ProcessContent"})


def attributes(element: Element) -> list[tuple[str, str]]:
    """Return names and values of an element's attributes, free to be changed meanwhile."""
    return [(str(name), str(value)) for name, value in element.items()]


def declared(text: str) -> dict[str, str]:
    """Return the namespaces that the root of a part declares, by prefix."""
    root = _ROOT.search(text)
    found = _DECLARED.findall(root[0]) if root else []
    return {prefix: one or other for prefix, one, other in found}


def trim(root: Element) -> None:
    """Leave only those prefixes declared that are used or named in a tree; Word's own is ``w``."""
    named = {
        prefix
        for element in root.iter("*")
        for name, value in attributes(element)
        if name in _NAMING and element is not root
        for prefix in re.split(r"[\s:*]+", value)
        if prefix
    }
    etree.cleanup_namespaces(root, top_nsmap=USUAL, keep_ns_prefixes=[*named])


def keep_plain(root: Element) -> None:
    """Leave only WordprocessingML in a tree: styles and lists lose extensions of newer programs."""
    for element in list(root.iterdescendants("*")):
        parent = element.getparent()
        if parent is not None and not element.tag.startswith(_WORD):
            parent.remove(element)
    for element in root.iter("*"):
        for name, _ in attributes(element):
            if not name.startswith(_WORD):
                del element.attrib[name]
    trim(root)


def ignorable(root: Element) -> dict[str, str]:
    """Return the namespaces by prefix that a root says may be ignored."""
    return {
        prefix: root.nsmap[prefix]
        for prefix in root.get(IGNORABLE, "").split()
        if prefix in root.nsmap
    }


def used(root: Element, namespaces: Iterable[str]) -> set[str]:
    """Return those of the namespaces that elements or attributes of a tree are in."""
    wanted = set(namespaces)
    found: set[str] = set()
    for element in root.iter("*"):
        for name in (element.tag, *(name for name, _ in attributes(element))):
            if name[0] == "{" and (own := name[1 : name.index("}")]) in wanted:
                found.add(own)
    return found


def written(elements: Iterable[Element], known: Mapping[str, str]) -> str:
    """Return elements as text; prefixes that ``known`` has alike are not declared."""

    def needed(found: re.Match[str]) -> str:
        return "" if known.get(found[1]) == (found[2] or found[3]) else found[0]

    made: list[str] = []
    for element in elements:
        text = etree.tostring(element, encoding="unicode", with_tail=False)
        end = text.index(">")
        made += (_DECLARED.sub(needed, text[:end]), text[end:])
    return "".join(made)


def let_ignore(text: str, wanted: Mapping[str, str]) -> str:
    """Return a part whose root declares namespaces and says that they may be ignored."""
    root = _ROOT.search(text)
    if not root:
        return text
    tag, known = root[0], declared(text)
    prefixes = {namespace: prefix for prefix, namespace in known.items()}
    own = prefixes.get(MC) or _free("mc", known)
    made = "" if MC in prefixes else f' xmlns:{own}="{MC}"'
    listed = re.search(rf'\s{own}:Ignorable="([^"]*)"', tag)
    names = listed[1].split() if listed else []
    for prefix, namespace in wanted.items():
        name = prefixes.get(namespace)
        if name is None:
            name = _free(prefix, known)
            made += f' xmlns:{name}="{namespace}"'
        if name not in names:
            names.append(name)
    if listed:
        tag = tag.replace(listed[0], "")
    closing = "/>" if tag.endswith("/>") else ">"
    tag = f'{tag.removesuffix(closing)}{made} {own}:Ignorable="{" ".join(names)}"{closing}'
    return text[: root.start()] + tag + text[root.end() :]


def _free(prefix: str, known: Mapping[str, str]) -> str:
    while prefix in known:
        prefix += "b"
    return prefix
