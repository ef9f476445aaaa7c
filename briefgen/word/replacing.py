"""Members of a template replaced before it is filled: pictures, embedded files, anything else.

What is replaced keeps its place and size; for pictures that fit themselves into their box see
``placeholders``.
"""

import difflib
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.errors import Place, Problem, TemplateError
from briefgen.word import relations as rel
from briefgen.word.archive import Member, pack, relations_member, unpack
from briefgen.word.markup import R

if TYPE_CHECKING:
    from briefgen.word.template import CompiledTemplate

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_NAMES = ("name", "title", "descr")


def replaced(
    template: "CompiledTemplate",
    members: Mapping[str, bytes],
    equal: Iterable[tuple[bytes, bytes]],
    pictures: Mapping[str, bytes],
) -> "CompiledTemplate":
    """Return a template with other members.

    Args:
        template: a compiled template; it stays as it is.
        members: new content by the name of the member.
        equal: pairs of the content a member has and the one it is to have.
        pictures: new content by the name, title or alternative text of the picture.

    Raises:
        TemplateError: ``replacement-unknown`` for each that there is nothing of,
            ``replacement-made`` for members that are made anew for every document.
    """
    own = {member.name: member for member in template.members}
    made_anew = {template.core, *(part.name for part in template.parts)}
    problems: list[Problem] = []
    chosen: dict[str, bytes] = {}
    for name, content in members.items():
        if name in made_anew:
            problems.append(Problem("replacement-made", facts={"member": name}))
        elif name in own:
            chosen[name] = content
        else:
            problems.append(_unknown(name, own))
    for old, new in equal:
        same = [one.name for one in own.values() if one.size == len(old) and unpack(one) == old]
        chosen |= dict.fromkeys(same, new)
        if not same:
            problems.append(_unknown(f"{len(old)} bytes", ()))
    if pictures:
        named = _pictures(own)
        for name, content in pictures.items():
            chosen |= dict.fromkeys(named.get(name, ()), content)
            if name not in named:
                problems.append(_unknown(name, named))
    if problems:
        raise TemplateError(problems)
    all_members = tuple(
        pack(member.name, chosen[member.name]) if member.name in chosen else member
        for member in template.members
    )
    return replace(template, members=all_members)


def _unknown(name: str, known: Iterable[str]) -> Problem:
    near = difflib.get_close_matches(name, list(known), n=1)
    facts: dict[str, object] = {"name": name}
    if near:
        return Problem("replacement-unknown-similar", Place(), {**facts, "similar": near[0]})
    return Problem("replacement-unknown", Place(), facts)


def _pictures(members: Mapping[str, Member]) -> dict[str, list[str]]:
    """Return by name, title or alternative text the members of the pictures that are shown so."""
    found: dict[str, list[str]] = {}
    for part in members:
        links = relations_member(part)
        if posixpath.splitext(part)[1] == ".xml" and links in members:
            content = unpack(members[part])
            if b"blipFill" in content:
                for names, target in _shown(part, content, unpack(members[links])):
                    for name in names:
                        found.setdefault(name, []).append(target)
    return found


def _shown(part: str, content: bytes, links: bytes) -> Iterator[tuple[list[str], str]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    own = rel.relations(etree.fromstring(links, parser), part)
    targets = {one.id: one.target for one in own if not one.external}
    for picture in etree.fromstring(content, parser).iter(f"{_PIC}pic"):
        blip = picture.find(f"{_PIC}blipFill/{_A}blip")
        target = None if blip is None else targets.get(blip.get(f"{{{R}}}embed", ""))
        if target is None:
            continue
        said = [picture.find(f"{_PIC}nvPicPr/{_PIC}cNvPr")]
        said += [above.find(f"{_WP}docPr") for above in picture.iterancestors()][:3]
        names = (one.get(name) for one in said if one is not None for name in _NAMES)
        yield [name for name in dict.fromkeys(names) if name], target
