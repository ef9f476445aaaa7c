"""What a document remembers of its making: facts by name, and a check sum of each figure's text.

It lies in a custom XML part of the package (ISO/IEC 29500-1, 15.2.5), which Word and LibreOffice
keep on saving, unlike members of our own. Figures are remembered by their check sums alone: what
a person takes out of a document is not kept in it in plain words. Whether a hand has changed a
figure since is all that must be known.
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from briefgen.word.archive import Member, pack, relations_member, unpack, write_archive
from briefgen.word.bookmarks import bookmarked_texts
from briefgen.word.limits import DEFAULT
from briefgen.word.package import read_package

NAMESPACE = "urn:briefgen:memory:1"
_ITEM_ID = "{6B0E6C1F-52B7-4C0A-9B63-1D1F0A2C7E41}"  # of this kind of item, always the same
_ITEM = re.compile(r"customXml/item\d+\.xml")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_MAIN = re.compile(r"<Relationship [^<>]*/officeDocument\"[^<>]*>")
_TARGET = re.compile(r'Target="([^"]*)"')
_FACT = re.compile(r'<(?:\w+:)?fact name="([^"]*)">([^<]*)</')
_MARK = re.compile(r'<(?:\w+:)?mark name="([^"]*)" sum="([0-9a-f]*)"/>')
_UNSEEN = str.maketrans({"\u2011": "-", "\u2060": None, "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Memory:
    """What a document remembers.

    Args:
        facts: of its making, by name.
        sums: check sum of what was written into each bookmark.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)


def sum_of(text: str) -> str:
    """Return the check sum of a text; what nobody sees does not count: kinds of spaces, hyphens."""
    plain = " ".join(text.translate(_UNSEEN).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:8]


def remember(docx: bytes, facts: Mapping[str, str]) -> bytes:
    """Return a document just made, with the memory of its making and of all its bookmarks.

    Args:
        docx: as ``CompiledTemplate.render`` makes it.
        facts: short texts by name.
    """
    members = read_package(docx, DEFAULT, checked=False)
    main = _main(members)
    texts = bookmarked_texts(unpack(members[main]).decode())
    memory = Memory(facts, {name: sum_of(text) for name, text in texts.items()})
    _put(members, main, memory)
    return write_archive(members.values())


def recall(members: Mapping[str, Member]) -> Memory | None:
    """Return what a document remembers; ``None`` where nothing of ours is in it."""
    name = _item_in(members)
    if name is None:
        return None
    text = unpack(members[name]).decode()
    facts = {unescape(fact): unescape(value) for fact, value in _FACT.findall(text)}
    return Memory(facts, {unescape(mark): known for mark, known in _MARK.findall(text)})


def renew(members: dict[str, Member], memory: Memory) -> None:
    """Put another memory in the place of the one a document has; without one nothing is done."""
    name = _item_in(members)
    if name is not None:
        members[name] = pack(name, _written(memory).encode())


def _item_in(members: Mapping[str, Member]) -> str | None:
    items = (name for name in members if _ITEM.fullmatch(name))
    return next((name for name in items if NAMESPACE.encode() in unpack(members[name])), None)


def _main(members: Mapping[str, Member]) -> str:
    """Return the member that is the document, of a package of our own making."""
    found = _MAIN.search(unpack(members["_rels/.rels"]).decode())
    target = _TARGET.search(found[0]) if found else None
    return posixpath.normpath(unescape(target[1]).lstrip("/")) if target else "word/document.xml"


def _put(members: dict[str, Member], main: str, memory: Memory) -> None:
    """Add the item, what describes it, and the relation that leads to it."""
    number = 1
    while f"customXml/item{number}.xml" in members:
        number += 1
    item, about = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    made = {
        item: _written(memory),
        about: f'{_HEAD}<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_OFFICE}/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
        relations_member(item): f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship '
        f'Id="rId1" Type="{_OFFICE}/relationships/customXmlProps" '
        f'Target="itemProps{number}.xml"/></Relationships>',
    }
    for name, text in made.items():
        members[name] = pack(name, text.encode())
    _insert(
        members,
        relations_member(main),
        f'<Relationship Id="briefgenMemory" Type="{_OFFICE}/relationships/customXml" '
        f'Target="{posixpath.relpath(item, posixpath.dirname(main) or ".")}"/>',
    )
    types = f'<Override PartName="/{about}" ContentType="{_PROPERTIES}"/>'
    if not re.search(r'Extension="xml"', unpack(members["[Content_Types].xml"]).decode()):
        types += f'<Override PartName="/{item}" ContentType="application/xml"/>'
    _insert(members, "[Content_Types].xml", types)


def _insert(members: dict[str, Member], name: str, element: str) -> None:
    """Add an element at the end of a list of the package; the list is made where there is none."""
    empty = f'{_HEAD}<Relationships xmlns="{_RELATIONS}"></Relationships>'
    text = unpack(members[name]).decode() if name in members else empty
    text = re.sub(r"<((?:\w+:)?Relationships)\b([^<>]*)/>\s*\Z", r"<\1\2></\1>", text)
    members[name] = pack(
        name, re.sub(r"(</[^<>]*>\s*)\Z", lambda end: element + end[1], text).encode()
    )


def _written(memory: Memory) -> str:
    facts = (f'<fact name="{escape(n)}">{escape(t)}</fact>' for n, t in memory.facts.items())
    marks = (f'<mark name="{escape(n)}" sum="{known}"/>' for n, known in memory.sums.items())
    inside = "".join((*facts, *marks))
    return f'{_HEAD}<memory xmlns="{NAMESPACE}">{inside}</memory>'
