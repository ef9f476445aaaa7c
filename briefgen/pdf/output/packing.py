"""Objects packed together: a third less file, since most objects of a tagged page are small.

Object streams and the cross-reference stream are those of ISO 32000-1, 7.5.7 and 7.5.8; PDF/A-2
allows them (ISO 19005-2, 6.1.4). ReportLab only writes the old table, one object after another.
"""

import sys
from array import array
from collections.abc import Callable, Mapping
from itertools import accumulate, chain

STREAM = b"\nstream\n"
HEAD = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
ROW = 7
"""Bytes of an entry of the cross-reference stream: its kind, a place (4), a number (2)."""
BY_DIFFERENCES = b" /DecodeParms <</Predictor 12 /Columns %d>>" % ROW
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
    following = max(objects, default=0) + 1
    file = _File(pack, following)
    small: list[int] = []
    for number, text in objects.items():
        if STREAM in text:
            file.put(number, text)
        else:
            small.append(number)
    for start in range(0, len(small), TOGETHER):
        file.put_together(following, small[start : start + TOGETHER], objects)
        following += 1
    return file.finish(following, trailer)


class _File:
    """The file so far: its bytes, and for each object the entry that tells where it is.

    Args:
        pack: compresses.
        count: how many objects there are, that with the number 0 among them.
    """

    def __init__(self, pack: Pack, count: int) -> None:
        self._pack = pack
        self._made = [HEAD]
        self._size = len(HEAD)
        # Kinds, places and numbers of the entries; object 0 is the head of the free ones.
        self._kinds = bytearray(count)
        self._places = array("I", [0]) * count
        self._numbers = array("H", [0]) * count
        self._numbers[0] = 65_535

    def put(self, number: int, text: bytes) -> None:
        """Write an object of its own."""
        if number == len(self._kinds):
            self._kinds.append(0)
            self._places.append(0)
            self._numbers.append(0)
        self._kinds[number], self._places[number] = 1, self._size
        self._add(b"%d 0 obj\n%s\nendobj\n" % (number, text))

    def put_together(self, holder: int, held: list[int], objects: Mapping[int, bytes]) -> None:
        """Write objects that are no streams into one that is."""
        # Round offsets are shorter once packed than the blanks that make them round.
        texts = [
            text.ljust(len(text) // ROUND * ROUND + ROUND)
            for text in map(objects.__getitem__, held)
        ]
        kinds, places, numbers = self._kinds, self._places, self._numbers
        for index, number in enumerate(held):
            kinds[number], places[number], numbers[number] = 2, holder, index
        offsets = accumulate(map(len, texts), initial=0)
        pairs = tuple(chain.from_iterable(zip(held, offsets, strict=False)))
        first = (b"%d %d " * len(held) % pairs)[:-1] + b"\n"
        content = self._pack(first + b"".join(texts))
        entries = b"/Type /ObjStm /N %d /First %d" % (len(held), len(first))
        self.put(holder, _stream(entries, content))

    def finish(self, number: int, trailer: Mapping[bytes, bytes]) -> bytes:
        """Return the file, ended by its cross-reference stream, object ``number``."""
        start = self._size
        said = b" ".join(b"/%s %s" % entry for entry in trailer.items())
        head = b"/Type /XRef /Size %d /W [1 4 2] %s%s" % (number + 1, said, BY_DIFFERENCES)
        self._kinds.append(1)
        self._places.append(start)
        self._numbers.append(0)
        table = _differences(self._table(), ROW)
        self._add(b"%d 0 obj\n%s\nendobj\n" % (number, _stream(head, self._pack(table))))
        self._add(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._made)

    def _table(self) -> bytes:
        """Return the entries in rows, numbers with their highest byte first."""
        made = bytearray(len(self._kinds) * ROW)
        made[::ROW] = self._kinds
        at = 1
        for column in (self._places, self._numbers):
            if sys.byteorder == "little":
                column.byteswap()
            content = column.tobytes()
            for byte in range(column.itemsize):
                made[at::ROW] = content[byte :: column.itemsize]
                at += 1
        return bytes(made)

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
