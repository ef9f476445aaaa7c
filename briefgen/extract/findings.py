"""What a report judges: results, limitations, causes, circumstances, proposals, each clause alone.

A clause counts as a result or a limitation only by what it says itself. What carries a figure is
an indicator; of such a clause only the words beside the figure can be a finding, and a tally
(``đạt và vượt 6/14 chỉ tiêu``) is one as a whole.
"""

import re
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
    is_result,
    listed_limitations,
    lists_behind,
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
from briefgen.extract.judging import Material, after_judge, begun, judge_in, without_speaker
from briefgen.extract.people import Cast
from briefgen.extract.reading import Reading
from briefgen.extract.shortfalls import is_limitation
from briefgen.extract.sureness import graded
from briefgen.model import Finding, Indicator, Role

_SEMICOLON = re.compile(r";")
_PREFIXES = {"result": "R", "limitation": "L", "cause": "N", "context": "C", "proposal": "P"}
_POINTS_BACK = re.compile(r"^(?:\w+\s+){2,4}(?:đó|này|trên|ấy)$")
_NEAR_START = 25
"""Characters within which a name opens a clause: what is told there is of the person."""
_FEWEST_WORDS = 4
_FEWEST_BESIDE_FIGURE = 6
_NEAR_FIGURE = 41
_LONGEST_LIST = 4
"""Sentences behind the opening of a list of shortfalls that may be items of it."""
_PARAGRAPH = re.compile(r"[^\w\n]*\n")
_Kind = Literal["result", "limitation", "cause", "context", "proposal"]


class _Found(NamedTuple):
    """A finding before it has an id."""

    kind: _Kind
    stretch: Stretch
    judge: str | None = None
    rule: str = "words-of-judgement"
    judge_before: bool = False
    mixed: bool = False


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
    listed = 0
    for sentence in reading.of_kind("body"):
        if sentence.id in taken:
            judge, listed = None, 0
            continue
        own = judge_in(material, sentence)
        judge = own or judge
        stretch = told_part(reading.text, (sentence.start, sentence.end))
        if sentence.id == head:
            stretch = _judged_part(material, stretch)
        stretch = without_speaker(material, stretch)
        here = [
            item._replace(judge_before=own is None)
            for part in beside_duties(reading.text, stretch, duties)
            for item in _in_sentence(material, part, judge)
        ]
        if listed and not here and (item := _listed_alone(material, stretch, judge)):
            here = [item]
        listed = _left_of_list(reading.text, stretch, here, listed)
        found += here
    return tuple(_numbered(reading, found))


def _material(
    reading: Reading, cast: Cast, roles: Sequence[Role], indicators: Sequence[Indicator]
) -> Material:
    spans = [(item, item.span) for item in indicators if item.span and not item.verdict]
    groups = [role.span for role in roles if role.group and role.part == "discussant" and role.span]
    return Material(
        reading=reading,
        figures=tuple(sorted((span.start, span.end) for _, span in spans)),
        tallies=frozenset((span.start, span.end) for item, span in spans if item.tally),
        groups=tuple(sorted((span.start, span.end) for span in groups)),
        cast=cast,
    )


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


def _judged_part(material: Material, stretch: Stretch) -> Stretch:
    """Return what is judged in the sentence that names the meeting; empty when nothing is."""
    start = after_judge(material, stretch)[0]
    return (start, stretch[1]) if start > stretch[0] else (stretch[1], stretch[1])


def _in_sentence(material: Material, stretch: Stretch, judge: str | None) -> list[_Found]:
    """Return the findings of one sentence; a list of shortfalls takes it whole."""
    text = material.reading.text
    if lists_behind(text[slice(*stretch)]):
        return []
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


def _left_of_list(text: str, stretch: Stretch, found: Sequence[_Found], left: int) -> int:
    """Return how many more sentences may be items of a list of shortfalls that was opened."""
    if any(item.rule == "list-of-shortfalls" for item in found):
        opened = left - 1 if left else _LONGEST_LIST
    elif lists_behind(text[slice(*stretch)]):
        return _LONGEST_LIST
    else:
        opened = left - 1 if left and any(item.kind == "limitation" for item in found) else 0
    return 0 if _PARAGRAPH.match(text, stretch[1]) else opened


def _listed_alone(material: Material, stretch: Stretch, judge: str | None) -> _Found | None:
    """Return a sentence as one more item of a list of shortfalls, though no word says it is one."""
    text = material.reading.text
    item = _plain(text, stretch)
    if item is None or material.cast.within(*stretch) or is_result(text[slice(*item)]):
        return None
    long_enough = len(text[slice(*item)].split()) >= _FEWEST_WORDS
    return _Found("limitation", item, judge, "list-of-shortfalls") if long_enough else None


def _plain(text: str, clause: Stretch) -> Stretch | None:
    """Return one more cause of a list, without connectors and end marks."""
    start, end = without_end_marks(text, without_openings(text, clause))
    return (start, end) if start < end else None


def _in_clause(material: Material, clause: Stretch, judge: str | None) -> list[_Found]:
    text = material.reading.text
    clause = after_judge(material, clause)
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


def _judged(material: Material, part: Stretch, judge: str | None) -> Iterator[_Found]:
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


def _missed(material: Material, side: Stretch) -> list[Stretch]:
    """Return the shortfalls told with their figure: ``giải ngân mới đạt 35% kế hoạch``."""
    text = material.reading.text
    if not begun(material.figures, *side):
        return []
    parts = with_shortfall(text, side)
    whole = (without_end_marks(text, without_openings(text, part)) for part in parts)
    return [part for part in whole if part not in material.tallies]


def _is_context(material: Material, stretch: Stretch) -> bool:
    """Say whether a circumstance says something and holds no figure, which is an indicator's."""
    words = material.reading.text[slice(*stretch)]
    inside = begun(material.figures, *stretch)
    return not inside and len(words.split()) >= _FEWEST_WORDS and not _POINTS_BACK.search(words)


def _kind(material: Material, part: Stretch) -> _Kind | None:
    words = material.reading.text[slice(*part)]
    if part in material.tallies:
        return "result"
    beside = begun(material.figures, part[1], part[1] + _NEAR_FIGURE)
    fewest = _FEWEST_BESIDE_FIGURE if beside else _FEWEST_WORDS
    if len(words.split()) < fewest:
        return None
    named = material.cast.within(*part)
    if named and named[0].mention.start - part[0] < _NEAR_START:
        return None
    limited = is_limitation(words)
    return "limitation" if limited else "result" if not named and is_result(words) else None


def _beside_figures(material: Material, clause: Stretch) -> Iterator[Stretch]:
    """Yield the stretches of a clause outside its figures, and its tallies as they stand."""
    text = material.reading.text
    start, end = clause
    inside = [place for place in begun(material.figures, start, end) if place[1] <= end]
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
