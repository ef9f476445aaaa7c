"""A package as members, and members as the bytes of a zip file.

Only what a render needs: nothing here unpacks. A member that a template does not change is copied
as it was packed; so no time is spent on styles, fonts and pictures. Times are those of the zip
format's first day, hence equal members give equal bytes.
"""

import importlib.util
import posixpath
import struct
import zlib
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

HAS_FAST_PACKER = importlib.util.find_spec("isal") is not None  # else files are a little shorter
if HAS_FAST_PACKER:
    from isal import isal_zlib

STORED, DEFLATED = 0, 8
_LEVEL_FAST, _LEVEL_USUAL = 2, 6
_NAME_IS_UTF8 = 0x0800
_FIRST_DAY = (0, 0x21)  # 1980-01-01 00:00, as time and date words
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Member(NamedTuple):
    """A file of a package, packed.

    Args:
        name: path with ``/``.
        method: ``STORED`` or ``DEFLATED``.
        crc: CRC-32 of the content.
        size: bytes of the content.
        packed: the content as it stands in the zip file.
    """

    name: str
    method: int
    crc: int
    size: int
    packed: bytes


def pack(name: str, content: bytes) -> Member:
    """Return a member holding the content."""
    if HAS_FAST_PACKER:
        packed = isal_zlib.compress(content, _LEVEL_FAST, -15)
        return Member(name, DEFLATED, isal_zlib.crc32(content), len(content), packed)
    slow = zlib.compressobj(_LEVEL_USUAL, zlib.DEFLATED, -15)
    packed = slow.compress(content) + slow.flush()
    return Member(name, DEFLATED, zlib.crc32(content), len(content), packed)


def packer() -> tuple[Any, Callable[[bytes, int], int]]:
    """Return a packer that takes content bit by bit, and what counts its check sum."""
    if HAS_FAST_PACKER:
        return isal_zlib.compressobj(_LEVEL_FAST, zlib.DEFLATED, -15), isal_zlib.crc32
    return zlib.compressobj(_LEVEL_USUAL, zlib.DEFLATED, -15), zlib.crc32


def unpack(member: Member) -> bytes:
    """Return the content of a member that was checked before."""
    return member.packed if member.method == STORED else zlib.decompress(member.packed, -15)


def relations_member(part: str) -> str:
    """Return the name of the member that holds the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def write_archive(members: Iterable[Member]) -> bytes:
    """Return the zip file with these members, in their order."""
    made: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        local, listed = headers(member, len(member.packed), offset)
        made += (local, member.packed)
        directory.append(listed)
        offset += len(local) + len(member.packed)
    return b"".join((*made, *directory, end_of(directory, offset)))


def headers(member: Member, packed: int, offset: int) -> tuple[bytes, bytes]:
    """Return what stands before a member, and what the directory says of it.

    Args:
        member: its name, method, check sum and size.
        packed: bytes it takes when packed.
        offset: of its first header in the file.
    """
    name = member.name.encode()
    flags = 0 if member.name.isascii() else _NAME_IS_UTF8
    about = (flags, member.method, *_FIRST_DAY, member.crc, packed, member.size, len(name), 0)
    return (
        _LOCAL.pack(b"PK\3\4", 20, *about) + name,
        _CENTRAL.pack(b"PK\1\2", 20, 20, *about, 0, 0, 0, 0, offset) + name,
    )


def end_of(directory: list[bytes], offset: int) -> bytes:
    """Return what stands after the directory; ``offset`` is where that begins."""
    size = sum(map(len, directory))
    return _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), size, offset, 0)
