"""Type faces: from a family, a weight and a slant to widths and glyphs.

Families come from font packages and from the folder of fonts the project ships. A face is read
once per process. Characters that are only a manner of breaking lines (no-break space, no-break
hyphen, word joiner) are drawn as what they look like.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefgen.pdf.codes import CODES, CORE
from briefgen.pdf.fontfile import FontFile

MM = 25.4 / 72
"""Millimetres in a typographic point."""

PACKAGES: Mapping[str, tuple[str, str]] = {
    "Be Vietnam Pro": ("fontpkg_be_vietnam_pro", "BeVietnamPro"),
    "IBM Plex Sans Condensed": ("fontpkg_ibm_plex_sans_condensed", "IBMPlexSansCondensed"),
}
SHIPPED: Mapping[str, tuple[str, str]] = {"Tinos": ("tinos", "Tinos")}
FAMILIES = (*PACKAGES, *SHIPPED)
KNOWN_AT_MOST = 4096
VOWELS = "aăâeêioôơuưy"
WEIGHTS: Mapping[str, str] = {
    "thin": "Thin",
    "extralight": "ExtraLight",
    "light": "Light",
    "regular": "Regular",
    "medium": "Medium",
    "semibold": "SemiBold",
    "bold": "Bold",
    "extrabold": "ExtraBold",
    "black": "Black",
}
LOOK_ALIKES: Mapping[int, int] = {
    0x00A0: 0x20,
    0x2002: 0x20,
    0x2003: 0x20,
    0x2009: 0x20,
    0x202F: 0x20,
    0x2010: 0x2D,
    0x2011: 0x2D,
}
UNSEEN = dict.fromkeys((0x2060, 0x200B, 0x200C, 0x200D, 0xFEFF, 0x00AD))


class Face:
    """One face of a family: widths, glyph numbers and the font file behind them.

    ``advances`` maps each character to its width in thousandths of the size, ``codes`` each code
    point to its code in page text, ``encoding`` to the character of that code (for
    ``str.translate``), ``slots`` each code to the number of the glyph in the file. ``call`` is
    what pages call the face: the same in every file.
    """

    def __init__(self, name: str, call: str, content: bytes) -> None:
        self.name, self.call = name, call
        self.file = FontFile(content)
        glyphs = {code: glyph for code, glyph in self.file.glyphs.items() if code not in UNSEEN}
        for code, like in LOOK_ALIKES.items():
            if like in glyphs:
                glyphs[code] = glyphs[like]
        widths = self.file.advances
        self.glyphs = glyphs
        self.advances = {chr(code): widths[glyph] for code, glyph in glyphs.items()}
        others = sorted(code for code in glyphs if code not in CODES and code not in LOOK_ALIKES)
        codes = {code: CODES[code] for code in glyphs if code in CODES}
        codes |= {code: number for number, code in enumerate(others, len(CORE) + 1)}
        self.slots = {number: glyphs[code] for code, number in codes.items()}
        codes |= {code: codes[like] for code, like in LOOK_ALIKES.items() if like in codes}
        self.codes = codes
        self.encoding = {code: chr(number) for code, number in codes.items()}
        self._gap = widths[0]
        self._known: dict[str, int] = {}  # of what the face holds

    def width(self, text: str, size: float) -> float:
        """Return the width of ``text`` in mm at ``size`` pt; unknown letters count as a blank."""
        total = self._known.get(text)
        if total is None:
            advances = self.advances
            try:
                total = sum(map(advances.__getitem__, text))
            except KeyError:
                total = sum([advances.get(letter, self._gap) for letter in text])
                return total * size * (MM / 1000)
            if len(self._known) >= KNOWN_AT_MOST:
                self._known.clear()
            self._known[text] = total
        return total * size * (MM / 1000)

    def holds(self, text: str) -> bool:
        """Return whether the face can draw every character of ``text``."""
        return text in self._known or self.advances.keys() >= set(text)


def missing_letters() -> dict[str, set[str]]:
    """Return family → the Vietnamese letters it cannot draw; all of them where it is not found."""
    wanted = vietnamese_letters()
    found: dict[str, set[str]] = {}
    for family in FAMILIES:
        face = find_face(family)
        found[family] = wanted - face.advances.keys() if face else wanted
    return found


def vietnamese_letters() -> set[str]:
    """Return the 146 letters beyond ASCII consonants: 12 vowels in 6 tones, and đ, both cases."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in tones}
    return {cased for letter in small | {"đ"} for cased in (letter, letter.upper())}


@cache
def find_face(family: str, weight: str = "regular", italic: bool = False) -> Face | None:
    """Return a face, or ``None`` when the family has no such file."""
    folder, stem = _folder(family)
    if folder is None:
        return None
    style = WEIGHTS[weight] + ("Italic" if italic else "")
    path = folder / f"{stem}-{'Italic' if style == 'RegularItalic' else style}.ttf"
    if not path.is_file():
        return None
    number = FAMILIES.index(family) * len(WEIGHTS) + [*WEIGHTS].index(weight)
    return Face(f"{family} {style}", f"F{number}{'i' if italic else ''}", path.read_bytes())


def _folder(family: str) -> tuple[Path | None, str]:
    if family in SHIPPED:
        folder, stem = SHIPPED[family]
        return _shipped_fonts() / folder, stem
    package, stem = PACKAGES.get(family, ("", ""))
    spec = find_spec(package) if package else None
    if spec is None or not spec.submodule_search_locations:
        return None, stem
    return Path(next(iter(spec.submodule_search_locations))) / "files", stem


def _shipped_fonts() -> Path:
    """Return the folder of the fonts that come with the project."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "_data" / "templates"
    return (packed if packed.is_dir() else package.parent / "templates") / "fonts"
