"""Letters: repair, compare, sort and join Vietnamese text.

Two promises that readers build on: ``repair`` never changes the length of a text, and neither does
``fold`` when the text is in NFC, so offsets found in the result hold in the text as read.
"""

import re
import unicodedata
from functools import lru_cache

from briefgen.vi.breaks import no_break

__all__ = [
    "PLACEMENT",
    "TONES",
    "capitalise",
    "fold",
    "lower_first",
    "no_break",
    "normalise",
    "plain",
    "repair",
    "slug",
    "sort_key",
]

# Letters that only Vietnamese uses (ơ ư and U+1EA0-1EF9); the combining horn and hook are their
# marks in decomposed text.
_VIETNAMESE = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u031b\u0309]")
# Eth and African D typed for Đ; letters of Icelandic that no Vietnamese word holds.
_TYPED_FOR_D = re.compile("[\u00d0\u00f0\u0189\u0256]")
_ETH_WORD = re.compile(r"[^\W\d_]*[\u00d0\u00f0\u0189\u0256][^\W\d_]*")
_ICELANDIC = re.compile("[\u00de\u00fe\u00c6\u00e6\u00d6\u00f6]")
_ETH = str.maketrans("\u00d0\u0189\u00f0\u0256", "ĐĐđđ")
_CAPITAL_ETH = str.maketrans("\u00d0\u0189", "ĐĐ")
# Spaces of one character other than U+0020: no-break, figure, thin, ideographic …
_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_ODD_SPACE = re.compile(f"[{''.join(map(chr, _SPACES))}]")
# Letters of other scripts that look like Latin ones: a habit of copied text and of filters.
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo",
)
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_MIXED_WORD = re.compile(r"[^\W\d_]*[\u0370-\u03ff\u0400-\u04ff][^\W\d_]*")
_LATIN = re.compile("[A-Za-z\u00c0-\u01b0\u1ea0-\u1ef9]")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE_SIGN = re.compile("[\uff01-\uff5e]")
_ODD = re.compile(
    "["
    + "".join(c.pattern[1:-1] for c in (_ODD_SPACE, _TYPED_FOR_D, _OTHER_SCRIPT, _WIDE_SIGN))
    + "]"
)

TONES = "\u0300\u0309\u0303\u0301\u0323"
PLACEMENT = {
    "oà": "òa", "oả": "ỏa", "oã": "õa", "oá": "óa", "oạ": "ọa",
    "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oé": "óe", "oẹ": "ọe",
    "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uý": "úy", "uỵ": "ụy",
}  # fmt: skip
"""Tone mark in the school book's place → in the traditional one."""
_OPEN_SYLLABLE = re.compile(r"(?:o[àảãáạèẻẽéẹ](?<!qo.)|u[ỳỷỹýỵ](?<!qu.))(?![^\W\d_])")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_OPENING = re.compile(r"[\s\"'“‘«(\[]*")


def repair(text: str) -> str:
    """Return the text with letters and spaces mended one for one; ``len`` never changes.

    Ð (eth) becomes Đ and ð becomes đ only when the text holds letters that nothing but Vietnamese
    uses, and not inside a word with Icelandic letters or, for ð, past the start of a word (đ opens
    its syllable; Sigurðsson keeps its eth). Single no-break and thin spaces become a space; Greek
    and Cyrillic letters that look Latin become Latin inside a word with Latin letters; signs of
    full width (２０％) get their common width.
    Source: byte D0 is Đ in Windows-1258 and Ð in Latin-1, a habit of several provincial sites.
    """
    if not _ODD.search(text):
        return text
    if _ODD_SPACE.search(text):
        text = text.translate(_SPACES)
    if _TYPED_FOR_D.search(text) and _VIETNAMESE.search(text):
        text = _ETH_WORD.sub(_mend_eth, text)
    if _OTHER_SCRIPT.search(text):
        text = _MIXED_WORD.sub(_mend_script, text)
    if _WIDE_SIGN.search(text):
        text = text.translate(_WIDE)
    return text


def _mend_script(found: re.Match[str]) -> str:
    return found[0].translate(_LOOK_ALIKES) if _LATIN.search(found[0]) else found[0]


def _mend_eth(found: re.Match[str]) -> str:
    word = found[0]
    if _ICELANDIC.search(word):
        return word
    return word[:1].translate(_ETH) + word[1:].translate(_CAPITAL_ETH)


def normalise(text: str) -> str:
    """Return the text in Unicode normal form C, the one form used inside briefgen."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=512)
def fold(text: str) -> str:
    """Return the text for comparing: lower case, one place for the tone mark, marks kept.

    The tone stands in the traditional place (hòa, thủy, ủy), as in the press and most laws; the
    school rule QĐ 1989/QĐ-BGDĐT (2018) art. 8 writes hoà, thuỷ, uỷ. Only oa, oe, uy in open
    syllables differ. The length of NFC text is kept.
    """
    text = repair(normalise(text))
    lower = text.lower()
    if len(lower) != len(text):  # İ is the one letter whose lower case is longer
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return _OPEN_SYLLABLE.sub(lambda found: PLACEMENT[found[0]], lower)


@lru_cache(maxsize=1 << 10)
def plain(text: str) -> str:
    """Return the text without marks, case kept: ``Đảng ủy`` is ``Dang uy``."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    # Đ has no decomposition, so it is mapped after the marks are gone.
    return unicodedata.normalize("NFC", bare.translate(str.maketrans("Đđ", "Dd")))


def slug(text: str) -> str:
    """Return a name for ids and files, ``[a-z0-9_]``: ``Tổng mức`` is ``tong_muc``."""
    return re.sub(r"[^a-z0-9]+", "_", plain(repair(normalise(text))).lower()).strip("_")


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return a key that sorts as a Vietnamese dictionary does.

    Letters first (a ă â b c d đ e ê …), then tones over the whole text (none, huyền, hỏi, ngã,
    sắc, nặng), then small before capital. Spaces come before marks, marks before digits, digits
    before letters; agrees with ICU ``vi``.
    """
    letters, tones, cases = [], [], []
    for character in normalise(text):
        marks = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in marks if mark in TONES), "")
        letter = normalise(marks.replace(tone, "")) if tone else character
        letters.append(_rank(letter.lower()))
        tones.append(TONES.index(tone) + 1 if tone else 0)
        cases.append(int(letter != letter.lower()))
    return tuple(letters), tuple(tones), tuple(cases)


def _rank(letter: str) -> int:
    if letter in _ALPHABET:
        return 0x400000 + _ALPHABET.index(letter)
    kind = 0 if letter.isspace() else 2 if letter.isdigit() else 4 if letter.isalpha() else 1
    return kind * 0x200000 + ord(letter[0])


def capitalise(text: str) -> str:
    """Return the text with its first letter, behind any opening quote, as a capital."""
    start = _start(text)
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def lower_first(text: str) -> str:
    """Return the text with its first letter small, unless the word is an abbreviation (GRDP).

    A name cannot be told from a common word here; do not call it on one.
    """
    start = _start(text)
    if text[start + 1 : start + 2].isupper():
        return text
    return text[:start] + text[start : start + 1].lower() + text[start + 1 :]


def _start(text: str) -> int:
    found = _OPENING.match(text)
    return found.end() if found else 0
