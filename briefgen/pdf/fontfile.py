"""TrueType files: which characters they hold, how wide each is, and a file of just some glyphs.

Read by hand because a page needs five tables of a font and nothing else; loading nine faces has to
stay within a few milliseconds. The caller says which numbers the glyphs have in the subset.
Source of the table layouts: OpenType specification 1.9 (cmap formats 4 and 12, glyf, hmtx, loca).
"""

import struct
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

HAS_INSTRUCTIONS = 0x0100
ARGUMENTS_ARE_WORDS = 0x0001
HAS_SCALE, HAS_TWO_SCALES, HAS_MATRIX = 0x0008, 0x0040, 0x0080
MORE_COMPONENTS = 0x0020
SHORT_REACH = 0x1FFFE
"""Bytes of outlines that offsets of two bytes reach: they count in pairs."""


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Numbers of the font descriptor, in thousandths of the type size."""

    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]
    italic_angle: float


class FontFile:
    """One TrueType font, read lazily from its bytes.

    Args:
        content: the whole file; must have ``glyf`` outlines.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        count = struct.unpack_from(">H", content, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for index in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", content, 12 + 16 * index)
            self._tables[tag.decode("latin-1")] = (offset, length)
        head = self._table("head")
        self.units: int = struct.unpack_from(">H", head, 18)[0]
        self._long_offsets: bool = struct.unpack_from(">h", head, 50)[0] == 1
        self._glyph_count: int = struct.unpack_from(">H", self._table("maxp"), 4)[0]
        self._chunks: dict[int, bytes] = {}

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._content[offset : offset + length]

    @cached_property
    def glyphs(self) -> Mapping[int, int]:
        """Return code point → glyph number."""
        table = self._table("cmap")
        best = -1
        found = 0
        for index in range(struct.unpack_from(">H", table, 2)[0]):
            offset = struct.unpack_from(">L", table, 8 + 8 * index)[0]
            form = struct.unpack_from(">H", table, offset)[0]
            if form in (4, 12) and form > best:
                best, found = form, offset
        return _read_format_12(table, found) if best == 12 else _read_format_4(table, found)

    @cached_property
    def advances(self) -> "array[int]":
        """Return the advance width of every glyph, in thousandths of the type size."""
        count = struct.unpack_from(">H", self._table("hhea"), 34)[0]
        pairs = _words(self._table("hmtx")[: 4 * count])
        widths = pairs[::2]
        if self.units != 1000:
            widths = array("H", (round(width * 1000 / self.units) for width in widths))
        return widths + array("H", [widths[-1]] * (self._glyph_count - count))

    @cached_property
    def metrics(self) -> FontMetrics:
        """Return what the font descriptor of a PDF asks for."""
        scale = 1000 / self.units
        ascent, descent = struct.unpack_from(">hh", self._table("hhea"), 4)
        box = struct.unpack_from(">hhhh", self._table("head"), 36)
        style = self._table("OS/2")
        capital = struct.unpack_from(">h", style, 88)[0] if len(style) >= 90 else ascent
        angle = struct.unpack_from(">l", self._table("post"), 4)[0] / 65536
        x0, y0, x1, y1 = (round(side * scale) for side in box)
        return FontMetrics(
            round(ascent * scale),
            round(descent * scale),
            round(capital * scale),
            (x0, y0, x1, y1),
            angle,
        )

    @cached_property
    def name(self) -> str:
        """Return the PostScript name, ``BeVietnamPro-Bold``."""
        table = self._table("name")
        count, texts = struct.unpack_from(">HH", table, 2)
        for index in range(count):
            platform, _, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
            if name == 6:
                raw = table[texts + offset : texts + offset + length]
                return raw.decode("latin-1" if platform == 1 else "utf-16-be")
        return "Unnamed"

    @cached_property
    def _offsets(self) -> "array[int]":
        table = self._table("loca")
        if self._long_offsets:
            return _words(table, "I")
        return array("I", (2 * offset for offset in _words(table)))

    @cached_property
    def _outlines(self) -> bytes:
        return self._table("glyf")

    def subset(self, slots: Mapping[int, int]) -> bytes:
        """Return a TrueType file with some glyphs and the parts they are made of, without hinting.

        Args:
            slots: number in the subset → number here. Parts take numbers that are free.
        """
        kept = self._with_parts(slots)
        places = {glyph: slot for slot, glyph in reversed(kept.items())}
        last = max(kept)
        outlines, offsets = bytearray(), array("I")
        advances = array("H", bytes(4 * (last + 1)))
        raw = self._raw_metrics
        for slot in range(last + 1):
            offsets.append(len(outlines))
            if slot in kept:
                glyph = kept[slot]
                outlines += _renumbered(self._chunk(glyph), places)
                outlines += bytes(len(outlines) % 2)
                advances[2 * slot : 2 * slot + 2] = raw[2 * glyph : 2 * glyph + 2]
        offsets.append(len(outlines))
        long = len(outlines) > SHORT_REACH
        if not long:
            offsets = array("H", (offset // 2 for offset in offsets))
        tables = {
            "glyf": bytes(outlines) or b"\0",
            "head": self._changed("head", 50, ">h", int(long)),
            "hhea": self._changed("hhea", 34, ">H", last + 1),
            "hmtx": _to_bytes(advances),
            "loca": _to_bytes(offsets),
            "maxp": self._changed("maxp", 4, ">H", last + 1),
        }
        return _assemble(tables)

    @cached_property
    def _raw_metrics(self) -> "array[int]":
        """Return advance and left bearing of every glyph, in font units."""
        count = struct.unpack_from(">H", self._table("hhea"), 34)[0]
        table = _words(self._table("hmtx"))
        pairs = table[: 2 * count]
        for bearing in table[2 * count : count + self._glyph_count]:
            pairs.append(pairs[2 * count - 2])
            pairs.append(bearing)
        return pairs

    def _changed(self, tag: str, offset: int, form: str, value: int) -> bytes:
        table = bytearray(self._table(tag))
        if tag == "head":
            struct.pack_into(">L", table, 8, 0)
        struct.pack_into(form, table, offset, value)
        return bytes(table)

    def _with_parts(self, slots: Mapping[int, int]) -> dict[int, int]:
        """Return the slots, and free ones for all glyphs that composites among them need."""
        kept = {0: 0, **slots}
        known = set(kept.values())
        waiting = sorted(known)
        free = (slot for slot in count(1) if slot not in slots)
        while waiting:
            for part in _parts(self._raw(waiting.pop())):
                if part not in known:
                    known.add(part)
                    kept[next(free)] = part
                    waiting.append(part)
        return kept

    def _raw(self, glyph: int) -> bytes:
        return self._outlines[self._offsets[glyph] : self._offsets[glyph + 1]]

    def _chunk(self, glyph: int) -> bytes:
        """Return a glyph's outline without hinting."""
        chunk = self._chunks.get(glyph)
        if chunk is None:
            chunk = self._chunks[glyph] = _unhinted(self._raw(glyph))
        return chunk


def _words(raw: bytes, form: str = "H") -> "array[int]":
    """Return big-endian numbers as an array."""
    numbers = array(form, raw[: len(raw) // array(form).itemsize * array(form).itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _to_bytes(numbers: "array[int]") -> bytes:
    """Return an array as big-endian bytes."""
    if sys.byteorder == "little":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _read_format_4(table: bytes, offset: int) -> dict[int, int]:
    length, _, doubled = struct.unpack_from(">3H", table, offset + 2)
    count = doubled // 2
    body = _words(table[offset + 14 : offset + length])
    ends, starts = body[:count], body[count + 1 : 2 * count + 1]
    deltas, ranges = body[2 * count + 1 : 3 * count + 1], body[3 * count + 1 : 4 * count + 1]
    found: dict[int, int] = {}
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if ranges[index]:
                glyph = body[3 * count + 1 + index + ranges[index] // 2 + code - start]
                glyph = (glyph + deltas[index]) & 0xFFFF if glyph else 0
            else:
                glyph = (code + deltas[index]) & 0xFFFF
            if glyph:
                found[code] = glyph
    return found


def _read_format_12(table: bytes, offset: int) -> dict[int, int]:
    count = struct.unpack_from(">L", table, offset + 12)[0]
    groups = _words(table[offset + 16 : offset + 16 + 12 * count], "I")
    found: dict[int, int] = {}
    for index in range(0, 3 * count, 3):
        start, end, glyph = groups[index : index + 3]
        found.update(zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True))
    return found


def _components(raw: bytes) -> list[tuple[int, int, int]]:
    """Return (offset of the flags, flags, glyph) of each part of a composite glyph."""
    parts: list[tuple[int, int, int]] = []
    if len(raw) < 10 or struct.unpack_from(">h", raw, 0)[0] >= 0:
        return parts
    offset, more = 10, True
    while more:
        flags, glyph = struct.unpack_from(">HH", raw, offset)
        parts.append((offset, flags, glyph))
        offset += 8 if flags & ARGUMENTS_ARE_WORDS else 6
        if flags & HAS_SCALE:
            offset += 2
        elif flags & HAS_TWO_SCALES:
            offset += 4
        elif flags & HAS_MATRIX:
            offset += 8
        more = bool(flags & MORE_COMPONENTS)
    parts.append((offset, 0, -1))
    return parts


def _renumbered(chunk: bytes, places: Mapping[int, int]) -> bytes:
    """Return an outline whose parts are called by their numbers in the subset."""
    parts = _components(chunk)
    if not parts:
        return chunk
    made = bytearray(chunk)
    for offset, _, glyph in parts[:-1]:
        struct.pack_into(">H", made, offset + 2, places[glyph])
    return bytes(made)


def _parts(raw: bytes) -> list[int]:
    return [glyph for _, _, glyph in _components(raw) if glyph >= 0]


def _unhinted(raw: bytes) -> bytes:
    """Return an outline without its instructions."""
    if len(raw) < 10:
        return raw
    contours = struct.unpack_from(">h", raw, 0)[0]
    if contours >= 0:
        start = 10 + 2 * contours
        length = struct.unpack_from(">H", raw, start)[0]
        return raw[:start] + b"\0\0" + raw[start + 2 + length :]
    parts = _components(raw)
    bare = bytearray(raw[: parts[-1][0]])
    for offset, flags, _ in parts[:-1]:
        struct.pack_into(">H", bare, offset, flags & ~HAS_INSTRUCTIONS)
    return bytes(bare)


def _assemble(tables: Mapping[str, bytes]) -> bytes:
    """Return a TrueType file of these tables, sorted by tag, with its checksums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = bytearray(
        struct.pack(
            ">L4H", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
        )
    )
    body = bytearray()
    start = 12 + 16 * count
    head = 0
    for tag in sorted(tables):
        table = tables[tag]
        if tag == "head":
            head = start + len(body)
        directory += struct.pack(
            ">4sLLL", tag.encode("latin-1"), _checksum(table), start + len(body), len(table)
        )
        body += table + bytes(-len(table) % 4)
    whole = directory + body
    struct.pack_into(">L", whole, head + 8, (0xB1B0AFBA - _checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(table: bytes) -> int:
    return sum(_words(table + bytes(-len(table) % 4), "I")) & 0xFFFFFFFF
