"""Reading a package: every member checked before anything looks inside.

The zip format lets a file say one thing twice: names that stand twice, members that share bytes,
sizes that lie. Two programs then read two documents, or a small file unfolds to gigabytes. All of
that is refused here (the limits and their reasons: ``limits.py``), so that what is read later is
what anyone else would read.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.errors import Problem, TemplateError
from briefgen.word.archive import DEFLATED, STORED, Member
from briefgen.word.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED, _NAME_IS_UTF8 = 0x1, 0x800
_RATIO_FROM = 2**20
_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 2**16


class _Entry(NamedTuple):
    """What the directory of a zip file says of a member."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    offset: int


def read_package(content: bytes, limits: Limits, *, checked: bool = True) -> dict[str, Member]:
    """Return the members by name, in their order, each complete and of the size it claims.

    Args:
        content: the zip file.
        limits: what it may hold.
        checked: unpack every member to see that it is what it claims; not needed for what we
            have just packed.

    Raises:
        TemplateError: ``package-…``; everything found wrong with the members together.
    """
    if len(content) > limits.file:
        raise _refused("package-too-large", size=len(content), limit=limits.file)
    listed = [entry for entry in _directory(content) if not entry.name.endswith("/")]
    if len(listed) > limits.members:
        raise _refused("package-too-many-members", count=len(listed), limit=limits.members)
    problems = [*_name_problems(listed), *_entry_problems(listed, limits)]
    if not problems:
        problems = list(_overlaps(content, listed))
    if problems:
        raise TemplateError(problems)
    members = {entry.name: _member(content, entry, limits, checked=checked) for entry in listed}
    total = sum(member.size for member in members.values())
    if total > limits.package:
        raise _refused("package-too-large", size=total, limit=limits.package)
    return members


def _refused(code: str, **facts: object) -> TemplateError:
    return TemplateError(Problem(code, facts=facts))


def _directory(content: bytes) -> list[_Entry]:
    """Return what the directory at the end of the file lists.

    Files split over disks, with something in front or with 64-bit sizes do not occur as documents.
    """
    if not content:
        raise _refused("package-empty")
    if content.startswith(_OLE):
        raise _refused("package-encrypted")
    if not content.startswith(b"PK"):
        raise _refused("package-not-word")
    end = content.rfind(b"PK\5\6", max(0, len(content) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(content):
        raise _refused("package-broken")
    _, disk, first_disk, here, count, size, start, _ = _END.unpack_from(content, end)
    if disk or first_disk or here != count or start + size > end:
        raise _refused("package-broken")
    entries: list[_Entry] = []
    for _ in range(count):
        entry, start = _entry(content, start, end)
        entries.append(entry)
    return entries


def _entry(content: bytes, start: int, end: int) -> tuple[_Entry, int]:
    """Return one entry of the directory, and where the next begins."""
    name_start = start + _CENTRAL.size
    if name_start > end or content[start : start + 4] != b"PK\1\2":
        raise _refused("package-broken")
    field = _CENTRAL.unpack_from(content, start)
    flags, method, crc, packed_size, size = field[3], field[4], *field[7:10]
    name_length, extra_length, comment_length, offset = *field[10:13], field[16]
    raw = content[name_start : name_start + name_length]
    try:
        name = raw.decode("utf-8" if flags & _NAME_IS_UTF8 else "cp437")
    except UnicodeDecodeError:
        raise _refused("package-name-odd", member=ascii(raw)) from None
    entry = _Entry(name, raw, flags, method, crc, packed_size, size, offset)
    return entry, name_start + name_length + extra_length + comment_length


def _name_problems(listed: list[_Entry]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in listed:
        name = entry.name
        if name.lower() in seen:
            yield Problem("package-duplicate", facts={"member": name})
        seen.add(name.lower())
        odd = "\\" in name or ".." in name.split("/") or not name.isprintable()
        if odd or name.startswith("/"):
            yield Problem("package-name-odd", facts={"member": ascii(name)[1:-1]})


def _entry_problems(listed: list[_Entry], limits: Limits) -> Iterator[Problem]:
    for entry in listed:
        facts: dict[str, object] = {"member": entry.name}
        if entry.flags & _ENCRYPTED:
            yield Problem("package-encrypted")
        elif entry.method not in (STORED, DEFLATED):
            yield Problem("package-method", facts=facts)
        elif entry.size > limits.member:
            facts |= {"size": entry.size, "limit": limits.member}
            yield Problem("package-member-too-large", facts=facts)
        elif entry.size > max(_RATIO_FROM, entry.packed_size * limits.ratio):
            facts |= {"size": entry.size, "limit": limits.ratio}
            yield Problem("package-bomb", facts=facts)


def _overlaps(content: bytes, listed: list[_Entry]) -> Iterator[Problem]:
    """Yield a problem for members that share bytes, or whose two headers disagree."""
    end_before = 0
    for entry in sorted(listed, key=lambda entry: entry.offset):
        start = _data_start(content, entry)
        if start is None:
            yield Problem("package-broken-member", facts={"member": entry.name})
        elif entry.offset < end_before:
            yield Problem("package-overlap", facts={"member": entry.name})
        else:
            end_before = start + entry.packed_size


def _data_start(content: bytes, entry: _Entry) -> int | None:
    name_start = entry.offset + _LOCAL.size
    if name_start > len(content):
        return None
    field = _LOCAL.unpack_from(content, entry.offset)
    name_length, extra_length = field[9], field[10]
    name = content[name_start : name_start + name_length]
    if field[0] != b"PK\3\4" or name != entry.raw_name:
        return None
    return name_start + int(name_length) + int(extra_length)


def _member(content: bytes, entry: _Entry, limits: Limits, *, checked: bool) -> Member:
    """Return a member after unpacking it once, never further than it may go."""
    start = _data_start(content, entry) or 0
    packed = content[start : start + entry.packed_size]
    member = Member(entry.name, entry.method, entry.crc, entry.size, packed)
    if not checked:
        return member
    unpacked: bytes | None = packed
    if entry.method == DEFLATED:
        unpacker = zlib.decompressobj(-15)
        try:
            unpacked = unpacker.decompress(packed, min(entry.size, limits.member) + 1)
        except zlib.error:
            unpacked = None
    if unpacked is None or len(unpacked) != entry.size or zlib.crc32(unpacked) != entry.crc:
        raise _refused("package-broken-member", member=entry.name)
    return member
