"""All rules over one text, joined to a Meeting; what no rule used is listed, never dropped."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from briefgen.extract.citations import find_citations
from briefgen.extract.composed import as_read, compose
from briefgen.extract.directives import find_directives
from briefgen.extract.figures import find_indicators
from briefgen.extract.findings import find_findings
from briefgen.extract.header import Header, find_header, organization
from briefgen.extract.hosts import (
    named_beside,
    reporting_body,
    titled_body,
    titled_place,
    visited_body,
)
from briefgen.extract.pausing import no_collection
from briefgen.extract.people import Cast, find_people
from briefgen.extract.presiding import body_of_leader
from briefgen.extract.publication import Publication, find_publication
from briefgen.extract.reading import Reading
from briefgen.extract.roles import find_roles
from briefgen.extract.sentences import split_sentences
from briefgen.extract.shortenings import find_abbreviations
from briefgen.extract.source import SourceText
from briefgen.extract.tables import read_tables
from briefgen.model import (
    Finding,
    Indicator,
    Meeting,
    Noun,
    Organization,
    Period,
    Role,
    Sentence,
    SentenceKind,
    Source,
    Span,
)
from briefgen.vi.phrases import listed
from briefgen.vi.text import fold, repair
from briefgen.vi.words import forget_words

_MEETING = listed("meeting", "kinds")
_VISIT = re.compile(r"làm\s+việc|kiểm\s+tra|khảo\s+sát|giám\s+sát|đối\s+thoại", re.IGNORECASE)
_TAKEN_BY_ROLES = frozenset({"attendee"})
_PLAIN = frozenset({str, type(None), int, bool, Sentence})
"""Types of values in which no span lies."""
_TELLING: frozenset[SentenceKind] = frozenset({"body", "table"})
"""Kinds of sentences that tell facts; of the others the kind is all there is to know."""


def extract_meeting(source: SourceText) -> Meeting:
    """Return everything the rules find in a source; the headline is left to the author.

    Every fact has the span of its words; ``leftovers`` are the sentences no fact lies in.
    """
    with no_collection():
        composed = compose(source.raw)
        if len(composed.text) == len(source.raw):
            return _assembled(source, source.text)
        meeting = _assembled(source, repair(composed.text))
        return as_read(meeting, composed, source.text)


def _assembled(source: SourceText, text: str) -> Meeting:
    forget_words()
    reading = Reading(text, split_sentences(text, source.known))
    publication = find_publication(reading, source.published_at)
    header = find_header(reading, publication)
    cast = find_people(reading)
    roles = find_roles(reading, cast)
    directives = find_directives(reading, cast)
    tables = read_tables(reading.sentences, text)
    indicators = tuple(find_indicators(reading.sentences, text, tables.indicators))
    taken = _taken(roles)
    told = [each.span for each in directives if each.span]
    findings = find_findings(
        reading,
        cast,
        roles,
        indicators,
        taken,
        header.sentence,
        [(at.start, at.end) for at in told],
    )
    citations = find_citations(reading)
    meeting = Meeting(
        title=_title(publication, header),
        body=header.body or _host(reading, cast, roles, header),
        kind=header.kind,
        date=header.date,
        place=header.place,
        period=header.period,
        compare_to=_compare_to(indicators),
        purposes=header.purposes,
        people=cast.persons,
        roles=roles,
        indicators=indicators,
        findings=tuple(_linked(findings, indicators)),
        directives=directives,
        citations=citations,
        abbreviations=find_abbreviations(reading, citations),
        source=_source(source, reading, publication),
    )
    return meeting.model_copy(
        update={"leftovers": tuple(_leftovers(reading, meeting, tables.left))}
    )


def _host(
    reading: Reading, cast: Cast, roles: tuple[Role, ...], header: Header
) -> Organization | None:
    """Return the body that meets where no sentence says who holds the meeting."""
    kind, met = _kind_of(header), header.sentence is not None
    visits = kind is not None and _VISIT.search(kind)
    place = (visited_body(reading) if visits else None) or named_beside(reading)
    if place:
        return organization(reading, place)
    led = body_of_leader(reading, cast.persons, roles, kind, speaks=met)
    place = reporting_body(reading) if led is None and met else None
    if led is None:
        place = place or titled_body(reading) or (titled_place(reading) if met else None)
    return organization(reading, place) if place else led


def _kind_of(header: Header) -> str | None:
    return header.kind.text if header.kind else None


def _taken(roles: Iterable[Role]) -> frozenset[str]:
    """Return the sentences whose words are no judgement: lists of guests."""
    spans = [role.span for role in roles if role.part in _TAKEN_BY_ROLES]
    return frozenset(span.sentence for span in spans if span and span.sentence)


def _title(publication: Publication, header: Header) -> str | None:
    """Return the headline when it names a meeting or its purpose, as the head of a record would."""
    headline = publication.title
    if headline is None or header.sentence is None:
        return None
    purposes = [" ".join(purpose.text.split()[:3]) for purpose in header.purposes]
    named = _MEETING.search(headline) or any(fold(words) in fold(headline) for words in purposes)
    return headline if named else None


def _compare_to(indicators: Iterable[Indicator]) -> Period | None:
    """Return the base of the changes, when all that state one state the same."""
    bases = {
        change.base.text: change.base
        for indicator in indicators
        for change in indicator.changes
        if change.base and change.base_stated
    }
    return next(iter(bases.values())) if len(bases) == 1 else None


def _linked(findings: Iterable[Finding], indicators: Iterable[Indicator]) -> Iterator[Finding]:
    """Yield findings with the ids of the indicators whose words lie inside their own."""
    told = ((order, item.id, item.span) for order, item in enumerate(indicators) if item.span)
    places = sorted((span.start, order, span.end, name) for order, name, span in told)
    for finding in findings:
        place = finding.span
        start, end = (place.start, place.end) if place else (0, 0)
        begun = places[bisect_left(places, (start,)) : bisect_left(places, (end,))]
        inside = sorted((order, name) for _, order, stop, name in begun if stop <= end)
        yield finding.model_copy(update={"indicators": tuple(name for _, name in inside)})


def _source(source: SourceText, reading: Reading, publication: Publication) -> Source:
    return Source(
        file=source.name,
        sha256=source.sha256,
        length=len(source.raw),
        encoding=source.encoding,
        title=publication.title,
        tag=publication.tag,
        author=publication.author,
        published_at=publication.published_at,
        sentences=reading.sentences,
    )


def _leftovers(reading: Reading, meeting: Meeting, cells: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences no fact lies in, and the cells of read rows that nothing is known of."""
    used = {span.sentence for span in spans_of(meeting)}
    unread = deque(cells)
    for sentence in reading.sentences:
        while unread and unread[0].start < sentence.end:
            yield unread.popleft()
        if sentence.kind in _TELLING and sentence.id not in used:
            yield reading.span(sentence.start, sentence.end)


def spans_of(noun: Noun) -> Iterator[Span]:
    """Yield every span of a noun, however deep."""
    for value in vars(noun).values():
        for item in value if type(value) is tuple else (value,):
            if type(item) in _PLAIN:  # most are, and asking for their class takes far longer
                continue
            if isinstance(item, Span):
                yield item
            elif isinstance(item, Noun):
                yield from spans_of(item)
