"""Faces embedded as Type 0 fonts with glyph numbers for codes: subset, widths, Unicode table."""

import hashlib
import string as letters_of
from functools import lru_cache
from itertools import groupby

from briefgen.pdf.faces import Face
from briefgen.pdf.output.document import File, array, dictionary

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


def embed(file: File, face: Face, used: set[str]) -> bytes:
    """Embed the glyphs of ``used`` characters; return the reference to the font."""
    glyphs = glyph_letters(face, used)
    numbers = tuple(sorted(glyphs))
    name = f"{_tag(face.file.name, numbers)}+{face.file.name}".encode("ascii")
    outlines = _subset(face, numbers)
    program = file.add_stream(outlines, b"/Length1 %d" % len(outlines))
    metrics = face.file.metrics
    descriptor = file.add(
        dictionary(
            {
                "Type": b"/FontDescriptor",
                "FontName": b"/" + name,
                "Flags": b"%d" % (FIXED_WIDTH_FLAGS | (ITALIC_FLAG if metrics.italic_angle else 0)),
                "FontBBox": array([b"%d" % side for side in metrics.box]),
                "ItalicAngle": b"%g" % metrics.italic_angle,
                "Ascent": b"%d" % metrics.ascent,
                "Descent": b"%d" % metrics.descent,
                "CapHeight": b"%d" % metrics.cap_height,
                "StemV": b"80",
                "FontFile2": program,
            }
        )
    )
    descendant = file.add(
        dictionary(
            {
                "Type": b"/Font",
                "Subtype": b"/CIDFontType2",
                "BaseFont": b"/" + name,
                "CIDSystemInfo": b"<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                "CIDToGIDMap": b"/Identity",
                "FontDescriptor": descriptor,
                "DW": b"%d" % face.file.advances[0],
                "W": _widths(face, numbers),
            }
        )
    )
    return file.add(
        dictionary(
            {
                "Type": b"/Font",
                "Subtype": b"/Type0",
                "BaseFont": b"/" + name,
                "Encoding": b"/Identity-H",
                "DescendantFonts": array([descendant]),
                "ToUnicode": file.add_stream(_unicode_map(tuple(sorted(glyphs.items())))),
            }
        )
    )


def glyph_letters(face: Face, used: set[str]) -> dict[int, str]:
    """Return glyph number → the character it is read as; of look-alikes the plainest."""
    return {face.glyphs[ord(letter)]: letter for letter in sorted(used, reverse=True)} | {
        face.glyphs[ord(letter)]: letter for letter in " -" if ord(letter) in face.glyphs
    }


@lru_cache(maxsize=64)
def _subset(face: Face, glyphs: tuple[int, ...]) -> bytes:
    return face.file.subset(glyphs)


def _tag(name: str, glyphs: tuple[int, ...]) -> str:
    """Return the six letters that tell one subset from another."""
    digest = hashlib.md5(f"{name}{glyphs}".encode(), usedforsecurity=False).digest()
    return "".join(letters_of.ascii_uppercase[byte % 26] for byte in digest[:6])


def _widths(face: Face, glyphs: tuple[int, ...]) -> bytes:
    """Return the widths of runs of neighbouring glyphs."""
    advances = face.file.advances
    parts: list[bytes] = []
    for _, run in groupby(enumerate(glyphs), lambda pair: pair[1] - pair[0]):
        numbers = [glyph for _, glyph in run]
        widths = b" ".join(b"%d" % advances[glyph] for glyph in numbers)
        parts.append(b"%d [%s]" % (numbers[0], widths))
    return array(parts)


@lru_cache(maxsize=64)
def _unicode_map(glyphs: tuple[tuple[int, str], ...]) -> bytes:
    """Return the table from codes to Unicode, for copying and screen readers."""
    lines = [
        f"<{glyph:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for glyph, letter in glyphs
    ]
    blocks = [lines[at : at + MAP_BLOCK] for at in range(0, len(lines), MAP_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (MAP_HEAD + body + MAP_TAIL).encode("ascii")
