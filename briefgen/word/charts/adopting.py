"""Charts of a template that become patterns: copies of them are made where a document needs one.

A chart stands in a part of its own, once. Where its alternative text is a tag, or a loop repeats
its drawing, that part is taken out of the package and kept aside, with its workbook and styles. The
tags in its titles become tags of the part that draws it, so that they know the names of its loops.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefgen.word import relations as rel
from briefgen.word.archive import pack, relations_member
from briefgen.word.charts.copying import CHART, OWN_PARTS
from briefgen.word.charts.filling import C
from briefgen.word.markup import Element, R, marks_in
from briefgen.word.parts import Opened
from briefgen.word.placeholders.alternatives import Drawn, drawn_by
from briefgen.word.tags import PartTags, Tag, find_part_tags

_ID = f"{{{R}}}id"


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart that is drawn at one place.

    Args:
        reference: names the relation.
        drawn: what draws it.
        pattern: member that is copied.
        texts: tags in its texts.
    """

    reference: Element
    drawn: Drawn
    pattern: str
    texts: tuple[Tag, ...]


def adopt_charts(opened: Opened, part: str, root: Element, found: PartTags) -> list[DrawnChart]:
    """Return the charts that a part draws with figures of the data, or in loops.

    Args:
        opened: the template; such charts are taken out of it.
        part: name of the part.
        root: its root, with marks.
        found: its tags; those of the charts are added.
    """
    drawn: dict[str, list[tuple[Element, Drawn, bool]]] = {}
    targets = {one.id: one for one in opened.relations.get(part, []) if one.type == CHART}
    if not targets:
        return []
    for reference, looped in _references(root, found.tags):
        one = targets.get(reference.get(_ID, ""))
        by = drawn_by(reference, found.tags)
        if one is not None and by is not None:
            drawn.setdefault(one.target, []).append((reference, by, looped))
    made = []
    for target, places in drawn.items():
        wanted = any(looped or by.tag is not None for _, by, looped in places)
        if wanted and target in opened.roots and _is_drawn_by(opened, target, part):
            texts = _adopt(opened, part, target, found)
            made += [DrawnChart(reference, by, target, texts) for reference, by, _ in places]
    return made


def _references(root: Element, tags: list[Tag]) -> Iterator[tuple[Element, bool]]:
    """Yield what names a chart, and whether that stands between the tags of a loop."""
    depth = 0
    for element in root.iter("*"):
        for number in marks_in(element.text):
            depth += {"for": 1, "endfor": -1}.get(tags[number].found.word, 0)
        if element.tag == f"{C}chart":
            yield element, depth > 0


def _is_drawn_by(opened: Opened, target: str, part: str) -> bool:
    """Return whether no other part refers to a member."""
    every = (one for each in opened.relations.values() for one in each)
    return {one.source for one in every if one.target == target and not one.external} == {part}


def _adopt(opened: Opened, part: str, target: str, found: PartTags) -> tuple[Tag, ...]:
    """Take a chart out of the package; return the tags in its texts."""
    root, first = opened.roots[target], len(found.tags)
    find_part_tags(root, etree.tostring(root), {}, opened.place(target), found)
    texts = tuple(found.tags[first:])
    found.problems += [
        tag.problem("chart-statement") for tag in texts if tag.found.kind == "statement"
    ]
    opened.members[target] = pack(target, etree.tostring(root, encoding="UTF-8"))
    taken = [target]
    for one in opened.relations.get(target, []):
        own = one.kind in OWN_PARTS and not one.external and one.target in opened.members
        alone = relations_member(one.target) not in opened.members
        if own and alone and _is_drawn_by(opened, one.target, target):
            taken.append(one.target)
    if relations_member(target) in opened.members:
        taken.append(relations_member(target))
    _take_out(opened, taken)
    member = relations_member(part)
    for one in opened.relations[part]:
        parent = one.element.getparent()
        if one.target == target and parent is not None:
            parent.remove(one.element)
    opened.replace(member, opened.roots[member])
    return texts


def _take_out(opened: Opened, taken: list[str]) -> None:
    for name in taken:
        opened.patterns[name] = opened.members.pop(name)
        opened.roots.pop(name, None)
        opened.types.pop(name, None)
    types = opened.roots[rel.CONTENT_TYPES]
    for element in list(types):
        if element.get("PartName", "").lstrip("/") in taken:
            types.remove(element)
    opened.replace(rel.CONTENT_TYPES, types)


def text_statements(chart: DrawnChart) -> Iterator[Tag]:
    """Yield the tags in a chart's texts, made to keep what they print under a name."""
    for tag in chart.texts:
        if not tag.found.body.startswith("set briefgen_"):
            kept = f"set briefgen_text_{tag.number} = {_printed(tag)}"
            tag.found = replace(tag.found, kind="statement", body=kept)
        yield tag


def _printed(tag: Tag) -> str:
    if tag.found.kind == "value":
        return f"({tag.found.body})|xml.attribute"
    return f'"{tag.found.body}"'  # braces that are meant as such, or nothing for a comment


def pattern_code(chart: DrawnChart) -> str:
    """Return the arguments that say which chart is copied, and with what texts."""
    texts = ", ".join(f'"{tag.number}": briefgen_text_{tag.number}' for tag in chart.texts)
    return f'"{chart.pattern}", {{{texts}}}'.replace("\\", "\\\\")
