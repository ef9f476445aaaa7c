"""A seal on a document we made: tells later whether a hand has changed it.

The property ``briefgen`` of ``docProps/custom.xml`` holds a hash of all members' check sums. It
guards against overwriting someone's work, not against forgery.
"""

import re

from briefgen.word.archive import Member, pack, unpack, write_archive
from briefgen.word.limits import DEFAULT

_MEMBER = "docProps/custom.xml"
_NAME = "briefgen"
_CONTENT_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_FORMAT_ID = (
    "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of user-defined properties, [MS-OLEPS] 2.25.1
)
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"></Properties>'
)
_SEALED = re.compile(
    rf'(<property [^>]*name="{_NAME}"[^>]*><(?:\w+:)?lpwstr[^>]*>)([0-9a-f]{{64}})(</)'
)
_UNSEALED = "0" * 64


def seal(docx: bytes) -> bytes:
    """Return the document with its seal; sealing again gives the same bytes.

    Args:
        docx: a document made by ``CompiledTemplate.render``.
    """
    members = _members(docx, checked=False)
    custom = _text(members, _MEMBER) if _MEMBER in members else _EMPTY
    if not _SEALED.search(custom):
        custom = _with_property(custom)
        _refer(members)
    custom = _SEALED.sub(rf"\g<1>{_UNSEALED}\g<3>", custom)
    members[_MEMBER] = pack(_MEMBER, custom.encode())
    sealed = custom.replace(_UNSEALED, _hash(members), 1)
    members[_MEMBER] = pack(_MEMBER, sealed.encode())
    return write_archive(members.values())


def is_untouched(docx: bytes) -> bool | None:
    """Return whether a sealed document is as it was made; ``None`` for one without our seal."""
    from briefgen.errors import TemplateError

    try:
        members = _members(docx, checked=True)
        custom = _text(members, _MEMBER) if _MEMBER in members else ""
    except (TemplateError, UnicodeDecodeError):
        return None
    found = _SEALED.search(custom)
    if not found:
        return None
    unsealed = custom[: found.start(2)] + _UNSEALED + custom[found.end(2) :]
    members[_MEMBER] = pack(_MEMBER, unsealed.encode())
    return _hash(members) == found[2]


def _members(docx: bytes, *, checked: bool) -> dict[str, Member]:
    from briefgen.word.package import read_package

    return read_package(docx, DEFAULT, checked=checked)


def _text(members: dict[str, Member], name: str) -> str:
    return unpack(members[name]).decode("utf-8")


def _hash(members: dict[str, Member]) -> str:
    """Return a hash of names, sizes and check sums; how members are packed does not count."""
    import hashlib

    said = "".join(
        f"{name}\0{members[name].size}\0{members[name].crc}\0" for name in sorted(members)
    )
    return hashlib.sha256(said.encode()).hexdigest()


def _with_property(custom: str) -> str:
    taken = [int(number) for number in re.findall(r'\bpid="(\d+)"', custom)]
    number = max(taken, default=1) + 1  # 0 and 1 are reserved
    made = (
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{_NAME}">'
        f"<vt:lpwstr>{_UNSEALED}</vt:lpwstr></property>"
    )
    return re.sub(r"(</(?:\w+:)?Properties>\s*)$|/>\s*$", rf"{made}\1", custom)


def _refer(members: dict[str, Member]) -> None:
    """Name the part in the content types and relations where it is not named yet."""
    types = _text(members, _CONTENT_TYPES)
    if _TYPE not in types:
        override = f'<Override PartName="/{_MEMBER}" ContentType="{_TYPE}"/>'
        types = types.replace("</Types>", f"{override}</Types>")
        members[_CONTENT_TYPES] = pack(_CONTENT_TYPES, types.encode())
    relations = _text(members, _RELATIONS)
    if _RELATION not in relations:
        relation = f'<Relationship Id="briefgenSeal" Type="{_RELATION}" Target="{_MEMBER}"/>'
        relations = relations.replace("</Relationships>", f"{relation}</Relationships>")
        members[_RELATIONS] = pack(_RELATIONS, relations.encode())
