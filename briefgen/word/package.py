"""Reading a package: every member checked before anything looks inside.

The zip format lets a file say one thing twice: names that stand twice, members that share bytes,
sizes that lie. Two programs then read two documents, or a small file unfolds to gigabytes. All of
that is refused here (the limits and their reasons: ``limits.py``), so that what is read later is
what anyone else would read.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from briefgen.errors import Problem, TemplateError
from briefgen.word.archive import DEFLATED, STORED, Member
from briefgen.word.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_LOCAL_SIZE = 30
_RATIO_FROM = 2**20


def read_package(content: bytes, limits: Limits) -> dict[str, Member]:
    """Return the members by name, in their order, each complete and of the size it claims.

    Raises:
        TemplateError: ``package-…``; everything found wrong with the members together.
    """
    if len(content) > limits.file:
        raise _refused("package-too-large", size=len(content), limit=limits.file)
    archive = _opened(content)
    listed = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(listed) > limits.members:
        raise _refused("package-too-many-members", count=len(listed), limit=limits.members)
    problems = [*_name_problems(listed), *_entry_problems(listed, limits)]
    if not problems:
        problems = list(_overlaps(content, listed))
    if problems:
        raise TemplateError(problems)
    members = {entry.filename: _member(content, entry, limits) for entry in listed}
    total = sum(member.size for member in members.values())
    if total > limits.package:
        raise _refused("package-too-large", size=total, limit=limits.package)
    return members


def _refused(code: str, **facts: object) -> TemplateError:
    return TemplateError(Problem(code, facts=facts))


def _opened(content: bytes) -> zipfile.ZipFile:
    if not content:
        raise _refused("package-empty")
    if content.startswith(_OLE):
        raise _refused("package-encrypted")
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError):
        code = "package-broken" if content.startswith(b"PK") else "package-not-word"
        raise _refused(code) from None


def _name_problems(listed: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in listed:
        name = entry.filename
        if name.lower() in seen:
            yield Problem("package-duplicate", facts={"member": name})
        seen.add(name.lower())
        steps = name.split("/")
        odd = "\\" in entry.orig_filename or "\0" in entry.orig_filename or ".." in steps
        if odd or name.startswith("/") or not name.isprintable():
            yield Problem("package-name-odd", facts={"member": ascii(entry.orig_filename)[1:-1]})


def _entry_problems(listed: list[zipfile.ZipInfo], limits: Limits) -> Iterator[Problem]:
    for entry in listed:
        facts: dict[str, object] = {"member": entry.filename}
        if entry.flag_bits & _ENCRYPTED:
            yield Problem("package-encrypted")
        elif entry.compress_type not in (STORED, DEFLATED):
            yield Problem("package-method", facts=facts)
        elif entry.file_size > limits.member:
            facts |= {"size": entry.file_size, "limit": limits.member}
            yield Problem("package-member-too-large", facts=facts)
        elif _unfolds(entry.file_size, entry.compress_size, limits):
            facts |= {"size": entry.file_size, "limit": limits.ratio}
            yield Problem("package-bomb", facts=facts)


def _unfolds(size: int, packed: int, limits: Limits) -> bool:
    return size > _RATIO_FROM and size > packed * limits.ratio


def _overlaps(content: bytes, listed: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    """Yield a problem for members that share bytes, or whose two headers disagree."""
    end_before = 0
    for entry in sorted(listed, key=lambda entry: entry.header_offset):
        start = _data_start(content, entry)
        if start is None:
            yield Problem("package-broken-member", facts={"member": entry.filename})
        elif entry.header_offset < end_before:
            yield Problem("package-overlap", facts={"member": entry.filename})
        else:
            end_before = start + entry.compress_size


def _data_start(content: bytes, entry: zipfile.ZipInfo) -> int | None:
    header = content[entry.header_offset : entry.header_offset + _LOCAL_SIZE]
    if len(header) < _LOCAL_SIZE or not header.startswith(b"PK\3\4"):
        return None
    name_length, extra_length = struct.unpack("<2H", header[26:30])
    start = entry.header_offset + _LOCAL_SIZE
    name = content[start : start + name_length]
    charset = "utf-8" if entry.flag_bits & 0x800 else "cp437"
    if name != entry.orig_filename.encode(charset, "replace"):
        return None
    return start + int(name_length) + int(extra_length)


def _member(content: bytes, entry: zipfile.ZipInfo, limits: Limits) -> Member:
    """Return a member after unpacking it once, never further than it may go."""
    start = _data_start(content, entry) or 0
    packed = content[start : start + entry.compress_size]
    unpacked: bytes | None = packed
    if entry.compress_type == DEFLATED:
        unpacker = zlib.decompressobj(-15)
        try:
            unpacked = unpacker.decompress(packed, min(entry.file_size, limits.member) + 1)
        except zlib.error:
            unpacked = None
    if unpacked is None or len(unpacked) != entry.file_size or zlib.crc32(unpacked) != entry.CRC:
        raise _refused("package-broken-member", member=entry.filename)
    return Member(entry.filename, entry.compress_type, entry.CRC, entry.file_size, packed)
