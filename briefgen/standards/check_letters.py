"""F14: letters that look right and are not: eth for Đ, marks apart, old fonts, double conversion.

Sources: Unicode normal form C is what NĐ 30/2020 (TCVN 6909:2001) stores; old encodings and their
fonts are described in ``vi/legacy.py``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from briefgen.errors import Problem, Severity
from briefgen.standards.findings import Finding, Mend, quoted
from briefgen.standards.lines import Line, Piece
from briefgen.standards.names import TEXT
from briefgen.vi.garbled import mend as mend_garbled
from briefgen.vi.legacy import encoding_of_font
from briefgen.vi.lexicons import lexicon
from briefgen.vi.text import fold, normalise, repair

SOURCE = "TCVN 6909:2001"
_TYPED_FOR_D = re.compile("[\u00d0\u00f0\u0189\u0256]")


def check_letters(lines: Iterable[Line]) -> Iterator[Finding]:
    """Yield each kind of wrong letter once, at its first place, with how often it is met."""
    every = list(lines)
    yield from _first("format-letters-eth", every, _eth, _mend_eth)
    yield from _first("format-letters-nfd", every, _apart, _compose)
    yield from _first("format-letters-font", every, _old_font, None)
    yield from _first("format-letters-garbled", every, _garbled, None)
    yield from _first("format-letters-converted", every, _converted, None)


def _first(
    code: str,
    lines: list[Line],
    found: Callable[[Line], str],
    mend: Callable[[Line], None] | None,
) -> Iterator[Finding]:
    met = [(line, words) for line in lines if (words := found(line))]
    if not met:
        return
    line, words = met[0]
    facts = {
        "check": "F14",
        "source": SOURCE,
        "text": quoted(line.text),
        "found": words,
        "count": len(met),
    }
    severity: Severity = "error"
    all_of: Mend | None = partial(_each, [each for each, _ in met], mend) if mend else None
    yield Finding(Problem(code, line.place, facts, severity), all_of)


def _each(lines: list[Line], mend: Callable[[Line], None]) -> None:
    for line in lines:
        mend(line)


def _eth(line: Line) -> str:
    """Return the word with the wrong Đ, judged by the whole line."""
    raw = normalise(_unicode(line))
    mended = repair(raw)
    return next(
        (
            word
            for word, good in zip(raw.split(), mended.split(), strict=False)
            if _differ(word, good)
        ),
        "",
    )


def _differ(word: str, good: str) -> bool:
    return bool(_TYPED_FOR_D.search(word)) and word != good


def _unicode(line: Line) -> str:
    """Return the letters of a line that no old font shows otherwise, as stored."""
    return "".join(piece.raw if piece.raw == piece.seen else " " for piece in line.pieces)


def _mend_eth(line: Line) -> None:
    """Mend letters by what the whole line is, in the pieces they stand in."""
    whole = "".join(piece.raw for piece in line.pieces)
    mended = repair(whole)
    at = 0
    for piece in line.pieces:
        text = mended[at : at + len(piece.raw)]
        at += len(piece.raw)
        if piece.leaf.tag == TEXT and piece.raw == piece.seen and _TYPED_FOR_D.search(piece.raw):
            kept = zip(piece.raw, text, strict=True)
            piece.leaf.text = "".join(b if _TYPED_FOR_D.match(a) else a for a, b in kept)


def _apart(line: Line) -> str:
    for piece in line.pieces:
        if piece.raw == piece.seen and not unicodedata.is_normalized("NFC", piece.raw):
            words = piece.raw.split()
            return next((word for word in words if word != normalise(word)), piece.raw.strip())
    return ""


def _compose(line: Line) -> None:
    for piece in line.pieces:
        if piece.leaf.tag == TEXT and piece.raw == piece.seen:
            piece.leaf.text = normalise(piece.raw)


def _old_font(line: Line) -> str:
    """Return the name of the old font that letters need to be read."""
    return next((piece.look.font for piece in line.pieces if _needs_font(piece)), "")


def _needs_font(piece: Piece) -> bool:
    return encoding_of_font(piece.look.font) is not None and piece.raw != piece.seen


def _garbled(line: Line) -> str:
    """Return the first word of a line that is UTF-8 read as another encoding."""
    raw = _unicode(line)
    mended = mend_garbled(raw)
    if mended.words:
        return mended.words
    return quoted(raw.strip()) if mended.lines else ""


def _converted(line: Line) -> str:
    """Return a word that only arises when Unicode is converted from VNI once more."""
    folded = f" {' '.join(re.split(r'[^0-9a-zđà-ỹ]+', fold(line.text)))} "
    words = lexicon("official")["double_conversion"]["words"]
    return next((word for word in words if f" {fold(word)} " in folded), "")
