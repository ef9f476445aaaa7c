"""Faces embedded as Type 0 fonts: subset, widths, and one table of codes to Unicode for all."""

import hashlib
import string as letters_of
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby

from briefgen.pdf.codes import CORE, ranges
from briefgen.pdf.faces import LOOK_ALIKES, Face
from briefgen.pdf.output.document import File, array, dictionary, pack_tightly

FIXED_WIDTH_FLAGS = 4
ITALIC_FLAG = 64
MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def "
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)
MAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
MAP_BLOCK = 100


def embed_all(file: File, used: Mapping[Face, set[str]]) -> dict[Face, bytes]:
    """Embed the glyphs of the letters that each face writes; return the references to the fonts."""
    shared = b""
    found: dict[Face, bytes] = {}
    for face, letters in used.items():
        codes = used_codes(face, frozenset(letters))
        if codes[-1] > len(CORE):
            table = file.add_packed(*_unicode_map(_others(face, codes)))
        else:
            table = shared = shared or file.add_packed(*_unicode_map(()))
        found[face] = _embed(file, face, codes, table)
    return found


def _embed(file: File, face: Face, codes: tuple[int, ...], table: bytes) -> bytes:
    outlines, length, name, widths = _subset(face, codes)
    program = file.add_packed(name, outlines, b"/Length1 %d" % length)
    descriptor = file.add(_descriptor(face, name) + b" /FontFile2 %s>>" % program)
    descendant = file.add(
        b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0>> /CIDToGIDMap /Identity /FontDescriptor %s"
        b" /DW %d /W %s>>" % (name, descriptor, face.file.advances[0], widths)
    )
    return file.add(
        b"<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H"
        b" /DescendantFonts [%s] /ToUnicode %s>>" % (name, descendant, table)
    )


@lru_cache(maxsize=256)
def _descriptor(face: Face, name: bytes) -> bytes:
    """Return the font descriptor, open at its end."""
    metrics = face.file.metrics
    entries = {
        "Type": b"/FontDescriptor",
        "FontName": b"/" + name,
        "Flags": b"%d" % (FIXED_WIDTH_FLAGS | (ITALIC_FLAG if metrics.italic_angle else 0)),
        "FontBBox": array([b"%d" % side for side in metrics.box]),
        "ItalicAngle": b"%g" % metrics.italic_angle,
        "Ascent": b"%d" % metrics.ascent,
        "Descent": b"%d" % metrics.descent,
        "CapHeight": b"%d" % metrics.cap_height,
        "StemV": b"80",
    }
    return dictionary(entries)[:-2]


@lru_cache(maxsize=256)
def used_codes(face: Face, letters: frozenset[str]) -> tuple[int, ...]:
    """Return the codes of letters in order; those of blank and hyphen are always among them."""
    return tuple(sorted({face.codes[ord(letter)] for letter in letters | {" ", "-"}}))


@lru_cache(maxsize=128)
def _subset(face: Face, codes: tuple[int, ...]) -> tuple[bytes, int, bytes, bytes]:
    """Return the font program packed, its length, the name of the subset, and its widths."""
    outlines = face.file.subset({code: face.slots[code] for code in codes})
    name = f"{_tag(face.file.name, codes)}+{face.file.name}".encode("ascii")
    return pack_tightly(outlines), len(outlines), name, _widths(face, codes)


def _tag(name: str, codes: tuple[int, ...]) -> str:
    """Return the six letters that tell one subset from another."""
    digest = hashlib.md5(f"{name}{codes}".encode(), usedforsecurity=False).digest()
    return "".join(letters_of.ascii_uppercase[byte % 26] for byte in digest[:6])


def _widths(face: Face, codes: tuple[int, ...]) -> bytes:
    """Return the widths of runs of neighbouring codes."""
    advances, slots = face.file.advances, face.slots
    parts: list[bytes] = []
    for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
        numbers = [code for _, code in run]
        widths = b" ".join(b"%d" % advances[slots[code]] for code in numbers)
        parts.append(b"%d [%s]" % (numbers[0], widths))
    return array(parts)


def _others(face: Face, codes: tuple[int, ...]) -> tuple[tuple[int, str], ...]:
    """Return code and letter of what is beyond the letters that all faces share."""
    letters = {code: chr(point) for point, code in face.codes.items() if point not in LOOK_ALIKES}
    return tuple((code, letters[code]) for code in codes if code > len(CORE))


@lru_cache(maxsize=64)
def _unicode_map(others: tuple[tuple[int, str], ...]) -> tuple[bytes, bytes]:
    """Return name and packed table from codes to Unicode, for copying and screen readers."""
    runs = [f"<{first:04X}> <{last:04X}> <{point:04X}>" for first, last, point in ranges()]
    lines = [
        f"<{code:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for code, letter in others
    ]
    body = _blocks("bfrange", runs) + _blocks("bfchar", lines)
    table = (MAP_HEAD + body + MAP_TAIL).encode("ascii")
    return hashlib.md5(table, usedforsecurity=False).digest(), pack_tightly(table)


def _blocks(kind: str, lines: list[str]) -> str:
    blocks = [lines[at : at + MAP_BLOCK] for at in range(0, len(lines), MAP_BLOCK)]
    return "".join(
        f"{len(block)} begin{kind}\n" + "\n".join(block) + f"\nend{kind}\n" for block in blocks
    )
