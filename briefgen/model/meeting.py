"""The noun in the middle of the house: everything readable flows into a Meeting."""

from datetime import date, datetime
from typing import Literal

from briefgen.model.base import Noun
from briefgen.model.indicators import Indicator
from briefgen.model.people import Organization, Person, Role
from briefgen.model.values import Period, Span, Sureness

SCHEMA: Literal["briefgen-meeting/1"] = "briefgen-meeting/1"
SentenceKind = Literal[
    "title", "timestamp", "heading", "body", "caption", "byline", "furniture", "table"
]


class Sentence(Noun):
    """One sentence of the source as read, repaired 1:1; spans name it by ``id``."""

    id: str
    kind: SentenceKind
    start: int
    end: int
    text: str


class Source(Noun):
    """The text a meeting was read from.

    ``length`` in code points of the text as read; ``sha256`` of the file's bytes; ``encoding``
    only where it is not the Unicode that the bytes tell.
    """

    file: str | None = None
    sha256: str | None = None
    length: int | None = None
    encoding: str | None = None
    title: str | None = None
    tag: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    sentences: tuple[Sentence, ...] = ()


class MeetingDate(Noun):
    """The day of the meeting; ``year_inferred_from`` names its ground when no year is printed."""

    day: date
    session: str | None = None
    year_inferred_from: str | None = None
    span: Span | None = None


class Statement(Noun):
    """A phrase of the source kept whole: a purpose, the kind of meeting, a circumstance."""

    text: str
    span: Span | None = None


class Finding(Noun):
    """An assessment: result, limitation, cause, context or proposal; ``text`` as printed.

    ``continues`` is True when the source's own list goes on after this item ("...").
    """

    id: str
    kind: Literal["result", "limitation", "cause", "context", "proposal"]
    text: str
    group: str | None = None
    indicators: tuple[str, ...] = ()
    attributed_to: str | None = None
    continues: bool = False
    span: Span | None = None
    rule: str | None = None
    sureness: Sureness | None = None
    doubt: str | None = None


class Directive(Noun):
    """A task or instruction. What the source does not state stays ``None``, never guessed.

    Args:
        owner: who leads; ``owner_basis`` is ``carried_over`` when taken from the clause before.
        partners: ``phối hợp với …``; implementers: those the owner is to direct.
        due: deadline in the source's words; ``due_date`` when those words fix a day.
        urgency: ``sớm``, ``khẩn trương``: not a deadline.
        addressee: to whom it is submitted.
        for_period: the period the instruction is for (``Năm 2021``): not a deadline either.
    """

    id: str
    text: str
    owner: str | None = None
    owner_basis: Literal["stated", "carried_over"] | None = None
    partners: tuple[str, ...] = ()
    implementers: tuple[str, ...] = ()
    addressee: str | None = None
    due: str | None = None
    due_date: date | None = None
    urgency: str | None = None
    for_period: str | None = None
    given_by: str | None = None
    continues: bool = False
    span: Span | None = None
    rule: str | None = None
    sureness: Sureness | None = None
    doubt: str | None = None


class Citation(Noun):
    """A document: reviewed, discussed as a draft, cited, or still to be prepared."""

    role: Literal["reviewed", "draft", "cited", "to_prepare"] = "cited"
    kind: str
    number: str | None = None
    issued: str | None = None
    issuer: str | None = None
    subject: str | None = None
    span: Span | None = None
    rule: str | None = None
    sureness: Sureness | None = None
    doubt: str | None = None


class Abbreviation(Noun):
    """A short form met in the source; ``expansion`` from the glossary, never invented."""

    short: str
    expansion: str | None = None
    span: Span | None = None


class Translation(Noun):
    """Words of the record, and how a person says them in English; never made by the program.

    ``text`` is a name, title or phrase as some field of the record has it, whole.
    """

    text: str
    english: str


class Meeting(Noun):
    """One meeting with everything known of it.

    Args:
        title: what the meeting was about, for the head of a document.
        agency: name in the masthead; defaults to the body's parent.
        kind: họp, hội nghị, phiên họp, làm việc …
        period: the period under review. ``compare_to``: what changes are measured against.
        period_final: the period is closed and figures are final (``Không đạt`` for ``Chưa đạt``).
        headline: ids of the indicators to show first.
        message: one sentence for the head of the scorecard, written by the author.
        leftovers: sentences that no rule used.
        translations: English for words of the record; an English page keeps what has none.
    """

    schema_version: Literal["briefgen-meeting/1"] = SCHEMA
    language: Literal["vi", "en"] = "vi"
    title: str | None = None
    agency: str | None = None
    body: Organization | None = None
    kind: Statement | None = None
    date: MeetingDate | None = None
    place: str | None = None
    period: Period | None = None
    compare_to: Period | None = None
    period_final: bool = False
    purposes: tuple[Statement, ...] = ()
    headline: tuple[str, ...] = ()
    message: str | None = None
    people: tuple[Person, ...] = ()
    roles: tuple[Role, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    findings: tuple[Finding, ...] = ()
    directives: tuple[Directive, ...] = ()
    citations: tuple[Citation, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    source: Source | None = None
    leftovers: tuple[Span, ...] = ()
    translations: tuple[Translation, ...] = ()
