"""From sentences to indicators: ids told apart, bases carried from figure to figure."""

from collections import Counter
from collections.abc import Sequence

from briefgen.extract.figures.making import Ground, Maker, judged_alone
from briefgen.extract.figures.pieces import in_pieces
from briefgen.extract.figures.reader import StatementReader
from briefgen.extract.figures.readings import find_readings
from briefgen.extract.figures.repeats import with_headlines, without_repeats
from briefgen.extract.figures.statements import Judged, Statement
from briefgen.extract.figures.verdicts import find_verdicts
from briefgen.model import Indicator, Sentence, SentenceKind
from briefgen.vi.text import slug

READ_KINDS: frozenset[SentenceKind] = frozenset({"body"})
"""Kinds of sentences that tell figures."""
HEADLINE_KINDS: frozenset[SentenceKind] = frozenset({"title", "heading", "caption"})
"""Kinds that repeat figures of the body: they only add places to what is known."""
LONGEST_ID = 60
"""Letters of the name that an id takes over."""


def find_indicators(
    sentences: Sequence[Sentence], text: str, in_tables: Sequence[Indicator] = ()
) -> list[Indicator]:
    """Return the indicators of a source in the order they are told, those of tables last.

    Args:
        sentences: the sentences of the source; ``body`` tells figures, headlines repeat them.
        text: the repaired text as a whole, in NFC; spans count its code points.
        in_tables: what the tables of the text tell; it may repeat what sentences tell.

    Each has a unique ``id``. A figure told twice is returned once, with the further places in
    ``retold``. A figure without a name is left out: nothing is invented.
    """
    told = [*_nouns(_told(sentences, text, READ_KINDS)), *in_tables]
    found = without_repeats(told)
    headlines = _nouns(_told(sentences, text, HEADLINE_KINDS))
    return _with_ids(with_headlines(found, headlines))


def _told(
    sentences: Sequence[Sentence], text: str, kinds: frozenset[SentenceKind]
) -> list[tuple[Statement | Judged, Ground]]:
    """Return what the sentences of some kinds tell, and where each stands."""
    told: list[tuple[Statement | Judged, Ground]] = []
    before: Statement | None = None
    heard: dict[str, str] = {}
    for sentence in in_pieces(each for each in sentences if each.kind in kinds):
        items = _read(sentence, before, heard)
        statements = [each for each in items if isinstance(each, Statement)]
        ground = Ground(text, sentence, _carried_bases(statements))
        told += [(each, ground) for each in items]
        before = statements[-1] if statements else None
    return told


def _nouns(told: list[tuple[Statement | Judged, Ground]]) -> list[Indicator]:
    """Return the nouns; their ids are places in the list, for parents, until all are known."""
    keys = {id(each): f"#{place}" for place, (each, _) in enumerate(told)}
    return [
        Maker(each, ground).indicator(keys)
        if isinstance(each, Statement)
        else judged_alone(each, ground, keys[id(each)])
        for each, ground in told
    ]


def _read(
    sentence: Sentence, before: Statement | None, heard: dict[str, str]
) -> list[Statement | Judged]:
    """Return the statements and verdicts of a sentence, in their order."""
    readings = find_readings(sentence.text)
    statements = StatementReader(sentence, readings, before, heard).read()
    taken = [(reading.start, reading.end) for reading in readings]
    known = [*([before] if before else []), *statements]
    alone, attached = find_verdicts(sentence, known, taken)
    for statement, judged in attached:
        statement.judged = judged
        if statement.sentence is sentence:
            statement.end = max(statement.end, judged.words_end)
    return sorted([*statements, *alone], key=_place)


def _place(told: Statement | Judged) -> int:
    return (
        told.level.start
        if isinstance(told, Statement) and told.level
        else (told.naming.start if isinstance(told, Statement) else told.start)
    )


def _carried_bases(statements: list[Statement]) -> dict[int, str]:
    """Return place of a change without base → the base that governs it.

    One base at the end of a list governs the items before it; failing that, the base stated last.
    """
    changes = [reading for each in statements for reading in each.changes]
    changes.sort(key=lambda reading: reading.start)
    carried: dict[int, str] = {}
    base: str | None = None
    for reading in changes:
        base = reading.tail.words if reading.tail else base
        if base:
            carried[reading.start] = base
    base = None
    for reading in reversed(changes):
        base = reading.tail.words if reading.tail else base
        if base:
            carried[reading.start] = base
    return {
        each.start: carried[each.start]
        for each in changes
        if not each.tail and each.start in carried
    }


def _with_ids(found: list[Indicator]) -> list[Indicator]:
    """Return the indicators with slugs for keys, told apart by number; parents follow."""
    met: Counter[str] = Counter()
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for indicator in found:
        base = slug(indicator.name)[:LONGEST_ID].strip("_") or "chi_tieu"
        met[base] += 1
        new = base if met[base] == 1 else f"{base}_{met[base]}"
        while new in taken:
            met[base] += 1
            new = f"{base}_{met[base]}"
        taken.add(new)
        ids[indicator.id] = new
    return [
        indicator.model_copy(
            update={"id": ids[indicator.id], "parent": ids.get(indicator.parent or "")}
        )
        for indicator in found
    ]
