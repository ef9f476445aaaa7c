"""A document written while it is made: no more than a few chunks of it are ever in memory.

A part of one chunk is packed whole, so that small documents are byte for byte those of ``render``;
of a longer one the header is written first without sizes, and they are put in when they are known.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from briefgen.word.archive import DEFLATED, Member, end_of, headers, pack, packer


def write_members(
    members: Iterable[Member],
    made: Mapping[str, Callable[[], Iterable[bytes]]],
    out: BinaryIO,
) -> None:
    """Write a zip file with these members, in their order.

    Args:
        members: all of them, packed.
        made: by name, what makes the content of those that are made anew, chunk by chunk.
        out: a seekable file, written from where it stands.

    Raises:
        OSError: of ``out``; and whatever the making raises.
    """
    archive = _Archive(out)
    for member in members:
        if member.name in made:
            archive.pour(member.name, made[member.name]())
        else:
            archive.put(member)
    archive.close()


class _Archive:
    """A zip file being written."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._start = out.tell()
        self._directory: list[bytes] = []

    def put(self, member: Member) -> None:
        """Write a member that is packed already."""
        local, listed = headers(member, len(member.packed), self._out.tell() - self._start)
        self._directory.append(listed)
        self._out.writelines((local, member.packed))

    def pour(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write a member while its content is made."""
        coming = iter(chunks)
        first = next(coming, b"")
        second = next(coming, None)
        if second is None:
            self.put(pack(name, first))
        else:
            self._pour(name, chain((first, second), coming))

    def _pour(self, name: str, chunks: Iterator[bytes]) -> None:
        deflater, crc32 = packer()
        start = self._out.tell()
        blank, _ = headers(Member(name, DEFLATED, 0, 0, b""), 0, 0)
        self._out.write(blank)
        crc = size = 0
        for chunk in chunks:
            crc = crc32(chunk, crc)
            size += len(chunk)
            self._out.write(deflater.compress(chunk))
        self._out.write(deflater.flush())
        end = self._out.tell()
        member = Member(name, DEFLATED, crc, size, b"")
        packed = end - start - len(blank)
        local, listed = headers(member, packed, start - self._start)
        self._directory.append(listed)
        self._out.seek(start)
        self._out.write(local)
        self._out.seek(end)

    def close(self) -> None:
        """Write the directory."""
        offset = self._out.tell() - self._start
        self._out.writelines((*self._directory, end_of(self._directory, offset)))
