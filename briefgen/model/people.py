"""Who: organizations, persons, the posts they hold, the part they played in this meeting."""

from typing import Literal

from briefgen.model.base import Noun
from briefgen.model.values import Span, Sureness

System = Literal["party", "state", "other"]
Part = Literal["chair", "conclusion", "speaker", "presenter", "secretary", "attendee", "discussant"]


class Organization(Noun):
    """A body: ``Ban Thường vụ Thành ủy Cần Thơ`` with its parent ``Thành ủy Cần Thơ``."""

    name: str
    parent: str | None = None
    system: System | None = None
    span: Span | None = None


class Post(Noun):
    """An office a person holds, or an assignment (``được … phân công …``)."""

    title: str
    kind: Literal["office", "assignment"] = "office"
    span: Span | None = None


class Person(Noun):
    """A person named in the source, with all posts in the order given (order is rank)."""

    id: str
    name: str
    honorific: str | None = None
    posts: tuple[Post, ...] = ()
    span: Span | None = None
    rule: str | None = None
    sureness: Sureness | None = None
    doubt: str | None = None


class Role(Noun):
    """The part a person (by id) or an unnamed group played in this meeting."""

    part: Part
    person: str | None = None
    group: str | None = None
    note: str | None = None
    span: Span | None = None
    evidence: Span | None = None
    rule: str | None = None
    sureness: Sureness | None = None
    doubt: str | None = None
