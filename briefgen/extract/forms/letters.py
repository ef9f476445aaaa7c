"""Bytes and letters read as Vietnamese: Unicode first, then the old encodings, by what they give.

An old encoding is believed when nearly all words with marks come out as Vietnamese syllables, and
no other encoding comes near. When two come near, or there are too few words to tell, the user is
asked; nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

from briefgen.errors import Place, Problem, SourceError
from briefgen.vi.garbled import mend
from briefgen.vi.legacy import LEGACY, READERS, Legacy, decode
from briefgen.vi.syllables import is_syllable, marked_words, share_of_syllables

Encoding = Literal["utf-8", "utf-16", "windows-1258", "tcvn3", "vni", "viscii"]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

SURE = 0.9
"""Share of Vietnamese syllables from which an encoding is believed."""
POSSIBLE = 0.5
NEAR = 0.2
"""An encoding whose share is within this of the best may be meant as well."""
FEWEST_WORDS = 5

_BOMS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_SAMPLE = 65_536
_READABLE = (
    "[\t\n\r\x20-\x7e\u00a0-\u0131\u0168-\u0169\u01a0-\u01b0\u0300-\u036f\u1e00-\u1eff"
    "\u2000-\u206f\u20ab\u2190-\u25ff]"
)
_UNICODE_ONLY = "[ơưƠƯđĐăĂ\u1ea0-\u1ef9]"
_FONT_LETTERS = re.compile(
    "[\u00a1-\u00a9\u00ac\u00ae\u00af\u00b5-\u00b9\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db"
    "\u00dc\u00de-\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
"""Letters of Latin-1 that Unicode Vietnamese does not hold and font encodings do."""
_FEWEST_LETTERS = 3
_SHOWN = 60


class Decoded(NamedTuple):
    """A text, the old encoding it was in (``None`` for Unicode), and what to tell the user."""

    text: str
    encoding: str | None = None
    notes: tuple[Problem, ...] = ()


class _Reading(NamedTuple):
    encoding: str
    text: str
    share: float
    words: int


def decode_text(content: bytes, place: Place, encoding: str | None = None) -> Decoded:
    """Return the text of bytes; nothing is replaced, nothing dropped but a byte-order mark.

    Args:
        content: bytes of a plain text.
        place: of the file.
        encoding: one of ``ENCODINGS`` where the user says which.

    Raises:
        SourceError: ``source-undecodable`` and ``source-binary`` (both with the byte offset),
            ``source-encoding-unsure``.
    """
    if encoding in LEGACY:
        return Decoded(_given(content, encoding, place), encoding)
    mark, unicode = next(
        ((mark, name) for mark, name in _BOMS if content.startswith(mark)), (b"", None)
    )
    if unicode is None and b"\0" in content[:_SAMPLE]:
        unicode = _wide(content)
    if unicode is None and encoding is None:
        return _by_content(content, place)
    return Decoded(_unicode(content, len(mark), unicode or _named(encoding), place))


def spell(text: str, place: Place, encoding: str | None = None) -> Decoded:
    """Return a text with letters of font encodings read and garbled lines put right.

    The number of lines stays; a Unicode text without oddities comes back as it is.

    Args:
        text: of any form.
        place: of the file.
        encoding: ``tcvn3`` or ``vni`` where the user says that the letters are those.

    Raises:
        SourceError: ``source-garbled`` when most of the text is garbled beyond mending,
            ``source-encoding-unsure``.
    """
    if encoding in READERS:
        return Decoded(READERS[encoding](text), encoding)
    mended = mend(text)
    notes = []
    if mended.left * 5 > sum(map(bool, text.split("\n"))):
        facts: dict[str, object] = {"words": mended.words}
        raise SourceError(Problem("source-garbled", place, facts))
    if mended.left:
        facts = {"lines": mended.left, "words": mended.words}
        notes.append(Problem("source-garbled-left", place, facts, severity="warning"))
    if mended.lines:
        facts = {"lines": mended.lines, "words": _first_words(mended.text)}
        notes.append(Problem("source-letters-mended", place, facts, severity="warning"))
    if len(_FONT_LETTERS.findall(mended.text)) >= _FEWEST_LETTERS and encoding is None:
        try:
            read = _font_lines(mended.text, place)
        except SourceError as unsure:
            # A text that is Unicode elsewhere is read as it stands; only its odd lines are doubted.
            if not re.search(_UNICODE_ONLY, mended.text):
                raise
            read, notes = None, [*notes, *_doubted(unsure)]
        if read is not None:
            return Decoded(read.text, read.encoding, (*notes, *_told(read, place)))
    return Decoded(mended.text, None, tuple(notes))


def _doubted(unsure: SourceError) -> Iterator[Problem]:
    """Yield what the user must know of lines kept as Unicode that may be in letters of a font."""
    for problem in unsure.problems:
        yield replace(problem, code="source-lines-unsure", severity="warning")


def _named(encoding: str | None) -> str:
    return "utf-16-le" if encoding == "utf-16" else "utf-8"


def _given(content: bytes, encoding: str, place: Place) -> str:
    """Return bytes in the encoding the user says."""
    legacy = next(name for name in LEGACY if name == encoding)
    try:
        return decode(content, legacy)
    except UnicodeDecodeError as error:
        raise _undecodable(content, error, encoding, place) from None


def _unicode(content: bytes, skip: int, encoding: str, place: Place) -> str:
    try:
        text = content[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(content, error, encoding, place, skip) from None
    if "\0" in text:
        before = len(text[: text.index("\0")].encode(encoding, "surrogatepass"))
        raise SourceError(Problem("source-binary", place, {"offset": skip + before}))
    return text


def _undecodable(
    content: bytes, error: UnicodeDecodeError, encoding: str, place: Place, skip: int = 0
) -> SourceError:
    offset = skip + error.start
    line = None if encoding.startswith(("utf-16", "utf-32")) else content[:offset].count(b"\n") + 1
    byte = f"0x{content[offset]:02X}"
    facts = {"byte": byte, "offset": offset, "encoding": encoding.upper()}
    return SourceError(Problem("source-undecodable", Place(file=place.file, line=line), facts))


def _wide(content: bytes) -> str | None:
    """Return the encoding of two or four bytes a letter in which bytes with nulls are a text."""
    for encoding in _WIDE:
        size = 4 if "32" in encoding else 2
        try:
            text = content[: _SAMPLE - _SAMPLE % size].decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(content) % size == 0 and len(re.findall(_READABLE, text)) >= 0.95 * len(text):
            return encoding
    return None


def _by_content(content: bytes, place: Place) -> Decoded:
    """Return bytes without a mark as UTF-8, else in the old encoding that gives Vietnamese."""
    try:
        return Decoded(_unicode(content, 0, "utf-8", place))
    except SourceError as error:
        if error.problems[0].code != "source-undecodable":
            raise
        if share_of_syllables(content[:_SAMPLE].decode("utf-8", "ignore"))[0] >= POSSIBLE:
            raise  # UTF-8 with a broken letter
        readings = sorted(_readings(content), key=lambda reading: -reading.share)
        found = _believed(readings, place)
        if found is None:
            raise
        text = _given(content, found.encoding, place)
        return Decoded(text, found.encoding, _told(found._replace(text=text), place))


def _readings(content: bytes) -> Iterator[_Reading]:
    """Yield what the beginning of some bytes reads as in each old encoding that has them all."""
    sample = content if len(content) <= _SAMPLE else content[:_SAMPLE].rpartition(b" ")[0]
    for encoding in LEGACY:
        try:
            text = decode(sample, encoding)
        except UnicodeDecodeError:
            continue
        yield _Reading(encoding, text, *share_of_syllables(text))


def _font_lines(text: str, place: Place) -> _Reading | None:
    """Return a text with its lines in letters of a font encoding read; ``None`` if it has none.

    Lines with letters that only Unicode has stay as they are.
    """
    lines = text.split("\n")
    old = [n for n, line in enumerate(lines) if line.strip() and not re.search(_UNICODE_ONLY, line)]
    sample = "\n".join(lines[n] for n in old)[:_SAMPLE]
    if share_of_syllables(sample)[0] >= POSSIBLE:
        return None
    readings = [
        _Reading(name, read(sample), *share_of_syllables(read(sample)))
        for name, read in READERS.items()
    ]
    found = _believed(sorted(readings, key=lambda reading: -reading.share), place)
    if found is None:
        return None
    for n in old:
        lines[n] = READERS[found.encoding](lines[n])
    return found._replace(text="\n".join(lines))


def _believed(readings: list[_Reading], place: Place) -> _Reading | None:
    """Return the reading that is Vietnamese; ``None`` if none may be.

    Raises:
        SourceError: ``source-encoding-unsure`` when several may be, or the words are too few.
    """
    if not readings or readings[0].share < POSSIBLE:
        return None
    best = readings[0]
    near = [reading for reading in readings if reading.share > max(best.share - NEAR, POSSIBLE)]
    if best.share >= SURE and len(near) == 1 and best.words >= FEWEST_WORDS:
        return best
    shown = [f"{reading.encoding}: {_first_words(reading.text)}" for reading in near]
    facts = {"readings": " | ".join(shown), "encoding": best.encoding}
    raise SourceError(Problem("source-encoding-unsure", place, facts))


def _told(found: _Reading, place: Place) -> tuple[Problem, ...]:
    """Return what the user must know of a text read in an old encoding."""
    facts: dict[str, object] = {"encoding": found.encoding, "words": _first_words(found.text)}
    read = Problem("source-read-as", place, facts, severity="warning")
    odd = [word for word in marked_words(found.text) if not is_syllable(word) and word.islower()]
    if not odd:
        return (read,)
    facts = {"count": len(odd), "word": odd[0]}
    return (read, Problem("source-words-odd", place, facts, severity="warning"))


def _first_words(text: str) -> str:
    """Return the first words of a text that have marks, with those around them."""
    line = next((line for line in text.split("\n") if marked_words(line)), text)
    words = " ".join(line.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0] + " …"


__all__ = ["ENCODINGS", "Decoded", "Encoding", "Legacy", "decode_text", "spell"]
