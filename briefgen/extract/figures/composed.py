"""Sentences with decomposed letters, read as composed ones and placed as they stand.

Parts of some web pages hold letters as base and marks (NFD). The grammar reads NFC; a map leads
every offset back, so that spans always count the code points of the text as read.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby


def compose(text: str) -> tuple[str, Sequence[int]]:
    """Return the text in NFC, and for each of its offsets (and its end) the one in ``text``."""
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(text):
        composed = unicodedata.normalize("NFC", cluster)
        letters.append(composed)
        places += [start] * len(composed)
    return "".join(letters), [*places, len(text)]


def _clusters(text: str) -> list[tuple[int, str]]:
    """Return each letter with the marks that follow it, and where it begins."""
    number = 0
    numbers: list[int] = []
    for letter in text:
        number += not unicodedata.combining(letter)
        numbers.append(number)
    clusters = []
    for _, group in groupby(range(len(text)), key=lambda place: numbers[place]):
        places = list(group)
        clusters.append((places[0], text[places[0] : places[-1] + 1]))
    return clusters
