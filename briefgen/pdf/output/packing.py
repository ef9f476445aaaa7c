"""Objects packed together: a third less file, since most objects of a tagged page are small.

Object streams and the cross-reference stream are those of ISO 32000-1, 7.5.7 and 7.5.8; PDF/A-2
allows them (ISO 19005-2, 6.1.4). ReportLab only writes the old table, one object after another.
"""

import struct
from collections.abc import Callable, Mapping
from itertools import accumulate, chain, count, repeat

STREAM = b"\nstream\n"
HEAD = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
ROW = "BIH"
"""An entry of the cross-reference stream: its kind, a place, a number."""
ROW_SIZE = struct.calcsize(">" + ROW)
BY_DIFFERENCES = b" /DecodeParms <</Predictor 12 /Columns %d>>" % ROW_SIZE
ROUND = 10
TOGETHER = 1000  # objects a reader unpacks to see one of them
Pack = Callable[[bytes], bytes]


def packed_file(objects: Mapping[int, bytes], trailer: Mapping[bytes, bytes], pack: Pack) -> bytes:
    """Return the whole file.

    Args:
        objects: text of every object by its number; numbers go from 1 without a gap.
        trailer: entries ``Root``, ``Info`` and ``ID``.
        pack: compresses (zlib format).
    """
    file = _File(pack)
    small: list[tuple[int, bytes]] = []
    for number, text in objects.items():
        if STREAM in text:
            file.put(number, text)
        else:
            small.append((number, text))
    following = len(objects) + 1
    for start in range(0, len(small), TOGETHER):
        file.put_together(following, small[start : start + TOGETHER])
        following += 1
    return file.finish(following, trailer)


class _File:
    """The file so far: its bytes, and for each object the entry that tells where it is."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._made = [HEAD]
        self._size = len(HEAD)
        self._entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65_535)}

    def put(self, number: int, text: bytes) -> None:
        """Write an object of its own."""
        self._entries[number] = (1, self._size, 0)
        self._add(b"%d 0 obj\n%s\nendobj\n" % (number, text))

    def put_together(self, holder: int, held: list[tuple[int, bytes]]) -> None:
        """Write objects that are no streams into one that is."""
        numbers = [number for number, _ in held]
        # Round offsets are shorter once packed than the blanks that make them round.
        texts = [text.ljust(len(text) // ROUND * ROUND + ROUND) for _, text in held]
        offsets = accumulate(map(len, texts), initial=0)
        self._entries.update(zip(numbers, zip(repeat(2), repeat(holder), count()), strict=False))
        pairs = tuple(chain.from_iterable(zip(numbers, offsets, strict=False)))
        first = (b"%d %d " * len(held) % pairs)[:-1] + b"\n"
        content = self._pack(first + b"".join(texts))
        entries = b"/Type /ObjStm /N %d /First %d" % (len(held), len(first))
        self.put(holder, _stream(entries, content))

    def finish(self, number: int, trailer: Mapping[bytes, bytes]) -> bytes:
        """Return the file, ended by its cross-reference stream, object ``number``."""
        start = self._size
        self._entries[number] = (1, start, 0)
        rows = chain.from_iterable(self._entries[each] for each in range(number + 1))
        table = _differences(struct.pack(">" + ROW * (number + 1), *rows), ROW_SIZE)
        said = b" ".join(b"/%s %s" % entry for entry in trailer.items())
        entries = b"/Type /XRef /Size %d /W [1 4 2] %s%s" % (number + 1, said, BY_DIFFERENCES)
        self.put(number, _stream(entries, self._pack(table)))
        self._add(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._made)

    def _add(self, text: bytes) -> None:
        self._made.append(text)
        self._size += len(text)


def _differences(table: bytes, width: int) -> bytes:
    """Return the rows of a table as what they add to the row above: mostly the same again.

    That is the filter "Up" of PNG, of which each row begins with the number (ISO 32000-1 §7.4.4.4).
    """
    size = len(table)
    now = int.from_bytes(table)
    above = now >> (8 * width)
    # All bytes at once, each kept from borrowing from the next by its highest bit.
    high = int.from_bytes(b"\x80" * size)
    less = ((now | high) - (above & ~high)) ^ ((now ^ above ^ high) & high)
    differences = less.to_bytes(size)
    made = bytearray((size // width) * (width + 1))
    made[:: width + 1] = b"\2" * (size // width)
    for at in range(width):
        made[at + 1 :: width + 1] = differences[at::width]
    return bytes(made)


def _stream(entries: bytes, packed: bytes) -> bytes:
    head = b"<<%s /Filter /FlateDecode /Length %d>>" % (entries, len(packed))
    return head + STREAM + packed + b"\r\nendstream"
