"""Vietnamese written before Unicode: TCVN3 (ABC), VNI, VISCII and Windows-1258, read as Unicode.

TCVN3 and VNI are encodings of fonts: the letters stand in a file as Windows-1252 and only a font
shows them as Vietnamese. Hence they are met as bytes and, copied or saved anew, as letters; both
ways are read here. The tables are data: ``lexicon/encodings.toml``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from briefgen.vi.lexicons import lexicon

Legacy = Literal["windows-1258", "tcvn3", "vni", "viscii"]
LEGACY: tuple[Legacy, ...] = ("windows-1258", "tcvn3", "vni", "viscii")
"""Encodings read beside Unicode; the likelier first."""

_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TCVN3_FONT = re.compile(r"\.?Vn[A-Z]")
_VNI_FONT = re.compile(r"VNI[- ]", re.IGNORECASE)
_CAPITAL_FONT = re.compile(r"\.?Vn.*H\b(?:\s*(?:Bold|Italic))*$")


def decode(content: bytes, encoding: Legacy) -> str:
    """Return bytes of an old encoding as Unicode text in NFC.

    Raises:
        UnicodeDecodeError: at the first byte that the encoding does not have.
    """
    if encoding == "windows-1258":
        return unicodedata.normalize("NFC", content.decode("cp1258"))
    if encoding == "viscii":
        return content.decode("latin-1").translate(_viscii())
    if encoding == "tcvn3":
        unused = _unused().search(content)
        if unused:
            raise UnicodeDecodeError(encoding, content, unused.start(), unused.end(), "unused byte")
    return READERS[encoding](content.decode("cp1252"))


def from_tcvn3(letters: str) -> str:
    """Return the Vietnamese that a TCVN3 font shows for Latin-1 letters; others stay."""
    return letters.translate(_tcvn3())


def from_vni(letters: str) -> str:
    """Return the Vietnamese that a VNI font shows for Latin-1 letters; others stay."""
    shape, pairs = _vni()
    return shape.sub(lambda found: pairs[found[0]], letters)


READERS: dict[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni}
"""Encodings of fonts, which are also met as letters, with what reads them."""


def encoding_of_font(name: str) -> Literal["tcvn3", "vni"] | None:
    """Return the encoding a font is made for: ``.VnTime`` tcvn3, ``VNI-Times`` vni, else ``None``.

    The name of a font is no proof: templates name such fonts and are typed in Unicode.
    """
    if _TCVN3_FONT.match(name):
        return "tcvn3"
    return "vni" if _VNI_FONT.match(name) else None


def read_run(letters: str, font: str) -> str:
    """Return the letters of a run as its font shows them.

    A run that holds letters only Unicode has (U+1EA0-1EF9, ơ, ư) was typed in Unicode whatever its
    font, and stays. Fonts ``.Vn…H`` show small letters as capitals.
    """
    encoding = encoding_of_font(font)
    if encoding is None or any(letter > "\u0100" and letter.isalpha() for letter in letters):
        return letters
    read = READERS[encoding](letters)
    return read.upper() if _CAPITAL_FONT.match(font) else read


def _listed(letters: str) -> Iterator[tuple[int, str]]:
    """Yield byte and what follows it of each entry of a table."""
    for entry in letters.split():
        yield int(entry[:2], 16), entry[2:]


@cache
def _tcvn3() -> dict[int, str]:
    return dict(_listed(lexicon("encodings")["tcvn3"]["letters"]))


@cache
def _unused() -> re.Pattern[bytes]:
    unused = bytes(byte for byte, _ in _listed(lexicon("encodings")["tcvn3"]["unused"]))
    return re.compile(b"[" + re.escape(unused) + b"]")


@cache
def _viscii() -> dict[int, str]:
    return dict(_listed(lexicon("encodings")["viscii"]["letters"]))


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the letters of VNI, of one byte and of two, with a pattern for any of them."""
    table = lexicon("encodings")["vni"]
    pairs = {chr(byte): letter for byte, letter in _listed(table["letters"])}
    typed = {letter: byte for byte, letter in pairs.items()}
    for marks, bases, hat in (
        ("tones", "bases", ""),
        ("circumflex", "circumflex-bases", _CIRCUMFLEX),
        ("breve", "breve-bases", _BREVE),
    ):
        for base in table[bases].split():
            for byte, tone in _listed(table[marks]):
                pairs |= dict(_cases(typed.get(base, base), byte, base + hat + tone))
    shape = "|".join(sorted(pairs, key=len, reverse=True))
    return re.compile(shape), pairs


def _cases(typed: str, mark: int, letter: str) -> Iterator[tuple[str, str]]:
    """Yield a letter small and capital; the case is that of its base, whatever the mark's."""
    small = unicodedata.normalize("NFC", letter)
    for mark_typed in (chr(mark), chr(mark - 0x20)):
        yield typed + mark_typed, small
        yield typed.upper() + mark_typed, small.upper()
