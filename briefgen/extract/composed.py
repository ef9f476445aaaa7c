"""Decomposed text read as composed text, and every place found given back in the file's counting.

Texts from some systems hold letters as base and marks (ế as three code points), or signs that do
not print inside words. The rules know one form, NFC without such signs; the offsets of a meeting
are those of the text as read.
"""

import re
import unicodedata
from typing import NamedTuple, TypeVar

from briefgen.model import Noun, Sentence, Span

UNPRINTED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Soft hyphen, zero-width space and joiners, byte-order mark: signs that no reader sees."""

_PLAIN = frozenset({str, type(None), int, bool})
"""Types of values in which no place lies."""
_Noun = TypeVar("_Noun", bound=Noun)


class Composed(NamedTuple):
    """A text in NFC without unprinted signs.

    ``origins[i]`` is where its character ``i`` begins in the text as read.
    """

    text: str
    origins: tuple[int, ...]


def compose(raw: str) -> Composed:
    """Return a text in NFC with the origin of every character, and of the end."""
    if unicodedata.is_normalized("NFC", raw) and not UNPRINTED.search(raw):
        return Composed(raw, tuple(range(len(raw) + 1)))
    letters: list[str] = []
    origins: list[int] = []
    done = 0
    for found in _marked(raw).finditer(raw):
        _take(raw, done, found.start(), letters, origins)
        letters.append(_in_nfc(found[0]))
        origins += [found.start()] * len(letters[-1])
        done = found.end()
    _take(raw, done, len(raw), letters, origins)
    return Composed("".join(letters), (*origins, len(raw)))


def _marked(raw: str) -> re.Pattern[str]:
    """Return the pattern of a letter with the combining marks and unprinted signs behind it."""
    signs = {sign for sign in set(raw) if unicodedata.combining(sign) or UNPRINTED.match(sign)}
    return re.compile(f"(?s:.)[{re.escape(''.join(sorted(signs)))}]+") if signs else UNPRINTED


def _take(raw: str, start: int, end: int, letters: list[str], origins: list[int]) -> None:
    """Add a stretch of letters without marks: as it is, or each by itself where one changes."""
    part = raw[start:end]
    if unicodedata.is_normalized("NFC", part) and not UNPRINTED.search(part):
        letters.append(part)
        origins += range(start, end)
        return
    for place, letter in enumerate(part, start):
        letters.append(_in_nfc(letter))
        origins += [place] * len(letters[-1])


def _in_nfc(cluster: str) -> str:
    return unicodedata.normalize("NFC", UNPRINTED.sub("", cluster))


def as_read(noun: _Noun, composed: Composed, text: str) -> _Noun:
    """Return a noun with every span and sentence placed in ``text``, the text as read."""
    update: dict[str, object] = {}
    if isinstance(noun, Span | Sentence):
        start, end = composed.origins[noun.start], composed.origins[noun.end]
        field = "quote" if isinstance(noun, Span) else "text"
        update = {"start": start, "end": end, field: text[start:end]}
    for name, value in vars(noun).items():
        if type(value) in _PLAIN:  # most are, and asking for their class takes far longer
            continue
        if isinstance(value, Noun):
            update[name] = as_read(value, composed, text)
        elif isinstance(value, tuple) and value and isinstance(value[0], Noun):
            update[name] = tuple(as_read(item, composed, text) for item in value)
    return noun.model_copy(update=update)
