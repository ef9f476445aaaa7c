"""What a report judges: results, limitations, causes, circumstances, proposals, each clause alone.

A clause counts as a result or a limitation only by what it says itself. What carries a figure is
an indicator; of such a clause only the words beside the figure can be a finding, and a tally
(``đạt và vượt 6/14 chỉ tiêu``) is one as a whole.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefgen.extract.clauses import Stretch, is_open_list, split_at, without_end_marks
from briefgen.extract.judgements import (
    after_turn,
    beside_duties,
    causes_in,
    circumstance_in,
    each_limitation,
    group_of,
    is_limitation,
    is_result,
    listed_limitations,
    opens_listing,
    proposal_in,
    reason_in,
    told_part,
    with_shortfall,
    with_subject,
    with_subjects,
    without_openings,
    without_trailing_verb,
)
from briefgen.extract.organs import bodies_in
from briefgen.extract.people import Cast
from briefgen.extract.reading import Reading
from briefgen.extract.sureness import graded
from briefgen.model import Finding, Indicator, Role, Sentence
from briefgen.vi.phrases import any_of, listed

_SEMICOLON = re.compile(r";")
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
_PREFIXES = {"result": "R", "limitation": "L", "cause": "N", "context": "C", "proposal": "P"}
_SAYING = re.compile(r"\s*(?:,|:|rằng(?!\w)|là(?!\w)|(?=“)|(?=\s\w))\s*:?\s*[“\"]?")
_POINTS_BACK = re.compile(r"^(?:\w+\s+){2,4}(?:đó|này|trên|ấy)$")
_SPEAKER_BEHIND = re.compile(r"[”\"]\s*[,.]?\s*(?:[-–]\s*)?(?P<who>[^“”\";]{3,160})$")
_LONGEST_TAIL = 200
_NEAR_START = 25
"""Characters within which a name opens a clause: what is told there is of the person."""
_FEWEST_WORDS = 4
_FEWEST_BESIDE_FIGURE = 6
_NEAR_FIGURE = 41
_Kind = Literal["result", "limitation", "cause", "context", "proposal"]


class _Found(NamedTuple):
    """A finding before it has an id."""

    kind: _Kind
    stretch: Stretch
    judge: str | None = None
    rule: str = "words-of-judgement"
    judge_before: bool = False
    mixed: bool = False


class _Material(NamedTuple):
    """What the rules look at: figures already found, groups that discussed, persons named."""

    reading: Reading
    figures: tuple[Stretch, ...]
    tallies: frozenset[Stretch]
    groups: tuple[Stretch, ...]
    cast: Cast


def find_findings(
    reading: Reading,
    cast: Cast,
    roles: Sequence[Role],
    indicators: Sequence[Indicator],
    taken: frozenset[str],
    head: str | None = None,
    duties: Sequence[Stretch] = (),
) -> tuple[Finding, ...]:
    """Return the findings of a report in order, ids ``R01``, ``L01``, ``N01``, ``C01``, ``P01`` ….

    Args:
        reading: the text.
        cast: persons, for whom a judgement is attributed to.
        roles: groups that discussed are judges too.
        indicators: figures found; their stretches are no findings of their own.
        taken: ids of sentences that other rules took whole: tasks, lists of guests.
        head: id of the sentence that names the meeting; only what it is said to judge counts.
        duties: stretches that tell what is to be done, in sentences that tell other things too.
    """
    material = _material(reading, cast, roles, indicators)
    found: list[_Found] = []
    judge: str | None = None
    for sentence in reading.of_kind("body"):
        if sentence.id in taken:
            judge = None
            continue
        own = _judge(material, sentence)
        judge = own or judge
        stretch = told_part(reading.text, (sentence.start, sentence.end))
        if sentence.id == head:
            stretch = _judged_part(material, stretch)
        stretch = _without_speaker(material, stretch)
        found += [
            item._replace(judge_before=own is None)
            for part in beside_duties(reading.text, stretch, duties)
            for item in _in_sentence(material, part, judge)
        ]
    return tuple(_numbered(reading, found))


def _material(
    reading: Reading, cast: Cast, roles: Sequence[Role], indicators: Sequence[Indicator]
) -> _Material:
    spans = [(item, item.span) for item in indicators if item.span and not item.verdict]
    groups = [role.span for role in roles if role.group and role.part == "discussant" and role.span]
    return _Material(
        reading=reading,
        figures=tuple(sorted((span.start, span.end) for _, span in spans)),
        tallies=frozenset((span.start, span.end) for item, span in spans if item.tally),
        groups=tuple(sorted((span.start, span.end) for span in groups)),
        cast=cast,
    )


def _begun(places: Sequence[Stretch], start: int, end: int) -> Sequence[Stretch]:
    """Return those of the places, which are in order, that begin from ``start`` up to ``end``."""
    return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]


def _numbered(reading: Reading, found: list[_Found]) -> Iterator[Finding]:
    counts = dict.fromkeys(_PREFIXES, 0)
    for item in found:
        counts[item.kind] += 1
        start, end = item.stretch
        words = reading.text[start:end]
        yield Finding(
            id=f"{_PREFIXES[item.kind]}{counts[item.kind]:02d}",
            kind=item.kind,
            text=words,
            group=group_of(words) if item.kind in {"result", "limitation"} else None,
            attributed_to=item.judge if item.kind != "context" else None,
            continues=is_open_list(reading.text, end),
            span=reading.span(start, end),
            **graded(item.rule, taken_over=_taken_over(item)),
        )


def _taken_over(item: _Found) -> Iterator[str]:
    """Yield what its own words do not settle: praise beside blame, who judges."""
    if item.mixed:
        yield "vế này có cả lời nêu kết quả lẫn lời nêu hạn chế; xếp vào hạn chế"
    if item.judge and item.judge_before and item.kind != "context":
        yield f"người nhận định “{item.judge}” lấy từ câu trước"


def _without_speaker(material: _Material, stretch: Stretch) -> Stretch:
    """Return a sentence without who spoke it behind the quotation: ``“…”, bà A cho biết``."""
    start, end = stretch
    text = material.reading.text
    tail = max(start, end - _LONGEST_TAIL)
    found = _SPEAKER_BEHIND.search(text[tail:end].rstrip(" .…"))
    if found is None:
        return stretch
    names = material.cast.within(tail + found.start("who"), end)
    return (start, tail + found.start()) if names or _JUDGES.search(found["who"]) else stretch


def _judged_part(material: _Material, stretch: Stretch) -> Stretch:
    """Return what is judged in the sentence that names the meeting; empty when nothing is."""
    start = _after_judge(material, stretch)[0]
    return (start, stretch[1]) if start > stretch[0] else (stretch[1], stretch[1])


def _in_sentence(material: _Material, stretch: Stretch, judge: str | None) -> list[_Found]:
    """Return the findings of one sentence; a list of shortfalls takes it whole."""
    text = material.reading.text
    listed = listed_limitations(text, stretch)
    if listed:
        return [_Found("limitation", place, judge, "list-of-shortfalls") for place in listed]
    proposal = proposal_in(text, stretch)
    if proposal:
        return [_Found("proposal", proposal, judge, "proposing-verb")]
    found: list[_Found] = []
    caused = listing = False
    for clause in with_subjects(text, split_at(text, stretch, _SEMICOLON)):
        cause = causes_in(text, clause) or (_plain(text, clause) if caused else None)
        caused = cause is not None
        told = (
            [_Found("cause", cause, judge, "words-of-cause")]
            if cause
            else _in_clause(material, clause, judge)
        )
        if not told and listing and (item := _plain(text, clause)):
            told = [_Found("limitation", item, judge, "list-of-shortfalls")]
        listing = listing or opens_listing(text[slice(*clause)])
        found += told
    return found


def _plain(text: str, clause: Stretch) -> Stretch | None:
    """Return one more cause of a list, without connectors and end marks."""
    start, end = without_end_marks(text, without_openings(text, clause))
    return (start, end) if start < end else None


def _in_clause(material: _Material, clause: Stretch, judge: str | None) -> list[_Found]:
    text = material.reading.text
    clause = _after_judge(material, clause)
    found: list[_Found] = []
    circumstance = circumstance_in(text, clause)
    if circumstance:
        context, begin = circumstance
        if _is_context(material, context):
            found.append(_Found("context", context, rule="words-of-circumstance"))
        clause = begin, clause[1]
    for side in after_turn(text, clause):
        missed = _missed(material, side)
        found += [_Found("limitation", part, judge, "shortfall-with-figure") for part in missed]
        for part in _beside_figures(material, side):
            if not any(begin <= part[0] < end for begin, end in missed):
                found += [
                    item._replace(stretch=with_subject(text, item.stretch, side))
                    if item.kind == "limitation"
                    else item
                    for item in _judged(material, part, judge)
                ]
    return sorted(found, key=lambda item: item.stretch)


def _judged(material: _Material, part: Stretch, judge: str | None) -> Iterator[_Found]:
    """Yield what a stretch without figures is: a result, or one limitation a predicate."""
    text, kind = material.reading.text, _kind(material, part)
    if kind and (reason := reason_in(text, part)):
        yield _Found("cause", reason, judge, "words-of-cause")
        return
    if kind == "result":
        rule = "tally" if part in material.tallies else "words-of-judgement"
        yield _Found(kind, part, None, rule)
    for place in each_limitation(text, part) if kind == "limitation" else ():
        mixed = is_result(text[slice(*place)])
        yield _Found("limitation", place, judge, mixed=mixed)


def _missed(material: _Material, side: Stretch) -> list[Stretch]:
    """Return the shortfalls told with their figure: ``giải ngân mới đạt 35% kế hoạch``."""
    text = material.reading.text
    if not _begun(material.figures, *side):
        return []
    parts = with_shortfall(text, side)
    whole = (without_end_marks(text, without_openings(text, part)) for part in parts)
    return [part for part in whole if part not in material.tallies]


def _is_context(material: _Material, stretch: Stretch) -> bool:
    """Say whether a circumstance says something and holds no figure, which is an indicator's."""
    words = material.reading.text[slice(*stretch)]
    inside = _begun(material.figures, *stretch)
    return not inside and len(words.split()) >= _FEWEST_WORDS and not _POINTS_BACK.search(words)


def _kind(material: _Material, part: Stretch) -> _Kind | None:
    words = material.reading.text[slice(*part)]
    if part in material.tallies:
        return "result"
    beside = _begun(material.figures, part[1], part[1] + _NEAR_FIGURE)
    fewest = _FEWEST_BESIDE_FIGURE if beside else _FEWEST_WORDS
    if len(words.split()) < fewest:
        return None
    named = material.cast.within(*part)
    if named and named[0].mention.start - part[0] < _NEAR_START:
        return None
    limited = is_limitation(words)
    return "limitation" if limited else "result" if not named and is_result(words) else None


def _after_judge(material: _Material, clause: Stretch) -> Stretch:
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


def _past_source(material: _Material, clause: Stretch) -> Stretch:
    """Return a clause without ``theo Bộ trưởng A,`` before it."""
    text = material.reading.text
    opening = _ACCORDING.match(text, *clause)
    if opening is None:
        return clause
    ends = [end for start, end in _judges(material, clause) if start == opening.end()]
    mark = _COMMA.match(text, max(ends), clause[1]) if ends else None
    return (mark.end(), clause[1]) if mark else clause


def _beside_figures(material: _Material, clause: Stretch) -> Iterator[Stretch]:
    """Yield the stretches of a clause outside its figures, and its tallies as they stand."""
    text = material.reading.text
    start, end = clause
    inside = [place for place in _begun(material.figures, start, end) if place[1] <= end]
    for begin, stop in inside:
        yield from _cleaned(text, (start, begin), cut=True)
        if (begin, stop) in material.tallies:
            yield begin, stop
        start = max(start, stop)
    yield from _cleaned(text, (start, end), cut=False)


def _cleaned(text: str, stretch: Stretch, *, cut: bool) -> Iterator[Stretch]:
    """Yield a stretch without connectors before it and, before a figure, the verb after it."""
    stretch = without_openings(text, stretch)
    if cut:
        stretch = without_trailing_verb(text, without_end_marks(text, stretch))
    start, end = without_end_marks(text, stretch)
    if start < end:
        yield start, end


def _judge(material: _Material, sentence: Sentence) -> str | None:
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


def _judges(material: _Material, stretch: Stretch) -> list[Stretch]:
    """Return who may judge in a stretch: groups, persons, bodies."""
    start, end = stretch
    words = material.reading.text[start:end]
    return [
        *_begun(material.groups, start, end),
        *((n.mention.start, n.mention.end) for n in material.cast.within(start, end)),
        *((start + begin, start + stop) for begin, stop in bodies_in(words)),
    ]
