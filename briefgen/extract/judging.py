"""Who judges: the group, person or body before a verb of judging, and where its own words begin."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.extract.clauses import Stretch
from briefgen.extract.organs import bodies_in
from briefgen.extract.people import Cast
from briefgen.extract.reading import Reading
from briefgen.model import Sentence
from briefgen.vi.phrases import any_of, listed

_JUDGES = re.compile(
    rf"\s*,?(?:\s+(?:cũng|đã|còn|đều|tiếp\s+tục))*\s+{any_of('findings', 'judging')}", re.IGNORECASE
)
_JUDGING = listed("findings", "judging")
_OPENINGS = rf"(?:{any_of('findings', 'connectors')}\s*,?\s+)*"
_SAID_THERE = re.compile(
    rf"(?:[-+•]\s*)?{_OPENINGS}(?:tại\s+[^,;:]{{3,40}},\s+)?"
    rf"(?P<source>{any_of('findings', 'sources')})(?:\s+[^\s,;:]+){{0,6}}?"
    rf"(?:\s+(?:cũng|đã|còn|đều))*\s+{any_of('findings', 'judging')}"
    r"\s*(?:,|:|rằng(?!\w)|là(?!\w))\s*:?\s*",
    re.IGNORECASE,
)
_ACCORDING = re.compile(rf"{_OPENINGS}theo\s+(?:(?:đánh\s+giá|báo\s+cáo)\s+của\s+)?", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s+")
_SAYING = re.compile(r"\s*(?:,|:|rằng(?!\w)|là(?!\w)|(?=“)|(?=\s\w))\s*:?\s*[“\"]?")
_SPEAKER_BEHIND = re.compile(r"[”\"]\s*[,.]?\s*(?:[-–]\s*)?(?P<who>[^“”\";]{3,160})$")
_LONGEST_TAIL = 200


class Material(NamedTuple):
    """What the rules look at: figures already found, groups that discussed, persons named."""

    reading: Reading
    figures: tuple[Stretch, ...]
    tallies: frozenset[Stretch]
    groups: tuple[Stretch, ...]
    cast: Cast


def begun(places: Sequence[Stretch], start: int, end: int) -> Sequence[Stretch]:
    """Return those of the places, which are in order, that begin from ``start`` up to ``end``."""
    return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]


def judge_in(material: Material, sentence: Sentence) -> str | None:
    """Return who is said to judge in a sentence: a group, a person, a body before the verb."""
    text = material.reading.text
    whole = (sentence.start, sentence.end)
    opening = _ACCORDING.match(text, *whole)
    if opening is None and not _JUDGING.search(text, *whole):
        return None
    names = {
        naming.mention.end: naming.mention.name
        for naming in material.cast.within(*whole)
        if not naming.mention.refers
    }
    for start, end in _judges(material, whole):
        quoted = opening is not None and opening.end() == start and text.startswith(",", end)
        if quoted or _JUDGES.match(text, end, sentence.end):
            return text[slice(*names.get(end, (start, end)))]
    said = _SAID_THERE.match(text, *whole)
    return said["source"] if said else None


def _judges(material: Material, stretch: Stretch) -> list[Stretch]:
    """Return who may judge in a stretch: groups, persons, bodies."""
    start, end = stretch
    words = material.reading.text[start:end]
    return [
        *begun(material.groups, start, end),
        *((n.mention.start, n.mention.end) for n in material.cast.within(start, end)),
        *((start + begin, start + stop) for begin, stop in bodies_in(words)),
    ]


def without_speaker(material: Material, stretch: Stretch) -> Stretch:
    """Return a sentence without who spoke it behind the quotation: ``“…”, bà A cho biết``."""
    start, end = stretch
    text = material.reading.text
    tail = max(start, end - _LONGEST_TAIL)
    found = _SPEAKER_BEHIND.search(text[tail:end].rstrip(" .…"))
    if found is None:
        return stretch
    names = material.cast.within(tail + found.start("who"), end)
    return (start, tail + found.start()) if names or _JUDGES.search(found["who"]) else stretch


def after_judge(material: Material, clause: Stretch) -> Stretch:
    """Return a clause without ``UBND tỉnh cũng nhận định, …`` before what is judged."""
    text = material.reading.text
    clause = _past_source(material, clause)
    if not _JUDGING.search(text, *clause):
        return clause
    if said := _SAID_THERE.match(text, *clause):
        return said.end(), clause[1]
    for _, end in _judges(material, clause):
        verb = _JUDGES.match(text, end, clause[1])
        if verb and (mark := _SAYING.match(text, verb.end(), clause[1])):
            clause = mark.end(), clause[1]
    return clause


def _past_source(material: Material, clause: Stretch) -> Stretch:
    """Return a clause without ``theo Bộ trưởng A,`` before it."""
    text = material.reading.text
    opening = _ACCORDING.match(text, *clause)
    if opening is None:
        return clause
    ends = [end for start, end in _judges(material, clause) if start == opening.end()]
    mark = _COMMA.match(text, max(ends), clause[1]) if ends else None
    return (mark.end(), clause[1]) if mark else clause
