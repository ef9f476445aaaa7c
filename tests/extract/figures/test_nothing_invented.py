"""Whatever is done to a report, every value that is found is printed in the words it points to."""

import itertools
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.extract import extract_meeting, read_source
from briefgen.extract.sentences import split_sentences
from briefgen.model import Indicator, Quantity, Span
from briefgen.vi.numbers import NUMBER, number_of

PROJECT = Path(__file__).parents[3]
EXAMPLES = PROJECT / "tests" / "examples"
CORPUS = PROJECT.parent / "shared" / "corpus" / "texts"
LONGEST = 260
"""Code points of a cutting: short ones meet more odd ends in less time."""
MUTATIONS = 1020

Mutation = Callable[[str, random.Random], str]


@cache
def texts() -> list[str]:
    """Return the reports of the project, those beside it, and the sentences of the tables."""
    files = [EXAMPLES / "report.txt", *sorted((PROJECT / "seeds").glob("*/source.txt"))]
    files += sorted(CORPUS.glob("*.txt"))
    table = (EXAMPLES / "figure_sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [file.read_text(encoding="utf-8") for file in files] + [
        "\n".join(row.split("\t")[0] for row in table)
    ]


def cut(text: str, chance: random.Random) -> str:
    """Return a stretch that begins and ends anywhere."""
    start = chance.randrange(max(1, len(text) - LONGEST))
    return text[start : start + chance.randrange(40, LONGEST)]


@cache
def sentences_of(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def shuffled(text: str, chance: random.Random) -> str:
    sentences = sentences_of(text)
    return " ".join(chance.sample(sentences, min(3, len(sentences))))[: 2 * LONGEST]


def doubled(text: str, chance: random.Random) -> str:
    piece = cut(text, chance)
    return f"{piece}\n\n{piece}"


def decomposed(text: str, chance: random.Random) -> str:
    return unicodedata.normalize("NFD", cut(text, chance))


def joined(text: str, chance: random.Random) -> str:
    return cut(text, chance).replace("\n", chance.choice(["", " "]))


def torn(text: str, chance: random.Random) -> str:
    """Return a stretch whose words stand in any order."""
    words = cut(text, chance).split()
    chance.shuffle(words)
    return " ".join(words)


WAYS: tuple[Mutation, ...] = (cut, shuffled, doubled, decomposed, joined, torn)


def printed(words: str) -> set[Decimal]:
    """Return the numbers of a stretch, and two of them as one: "3 tỷ 845 triệu" is 3.845."""
    found = [abs(number_of(number)) for number in NUMBER.finditer(words)]
    compound = {
        whole * up + part / down
        for whole, part in itertools.pairwise(found)
        for up, down in ((1, 1000), (1, 1000000), (1000, 1), (1000000, 1), (1000000000, 1))
    }
    return {*found, *compound}


def values(found: Indicator) -> Iterator[tuple[Span | None, list[Decimal]]]:
    """Yield each span with the values it must print; an index and an excess count from 100."""

    def bounds(quantity: Quantity | None) -> list[Decimal]:
        ends = (quantity.value, quantity.high) if quantity else ()
        return [abs(each) for each in ends if each is not None]

    for seen in (found.actual, found.previous):
        if seen:
            yield seen.span, bounds(seen.quantity)
    for target in found.targets:
        yield target.span, bounds(target.quantity)
    for change in found.changes:
        yield change.span, bounds(change.quantity)
    for attained in found.attainments:
        yield attained.span, [attained.percent]
    if found.tally:
        yield found.span, [Decimal(found.tally.met), Decimal(found.tally.total)]


def check(text: str) -> int:
    """Hold every value of a text against its span and return how many there were."""
    try:
        source = read_source(text.encode(), "bao-cao.txt")
    except BriefgenError:
        return 0
    count = 0
    for found in extract_meeting(source).indicators:
        assert found.rule
        assert found.span
        assert source.text[found.span.start : found.span.end] == found.span.quote
        for span, told in values(found):
            assert span, found
            assert source.text[span.start : span.end] == span.quote
            there = printed(span.quote)
            for value in told:
                again = {value, abs(value - 100), value + 100, abs(100 - value)}
                assert again & there, (value, span.quote, text)
            count += 1
    return count


@pytest.mark.parametrize("text", texts())
def test_every_value_of_a_report_is_printed_where_it_points(text: str) -> None:
    assert check(text) > 0 or not re.search(r"\d%", text)


@pytest.mark.parametrize("way", WAYS)
def test_every_value_of_a_report_cut_and_torn_is_printed_where_it_points(way: Mutation) -> None:
    chance = random.Random(way.__name__)  # noqa: S311 (the same cuttings at every run)
    reports = texts()
    told = sum(check(way(chance.choice(reports), chance)) for _ in range(MUTATIONS // len(WAYS)))
    assert told > 100
