"""A file of corrections: what a person found wrong in a record, fact by fact.

The review page writes it and people may. Every problem of the file is told at once with line and
column, before anything is corrected.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.edits.paths import read_as, steps_of
from briefgen.meetingfile.nodes import LIMITS, Limits, Mapping, Sequence
from briefgen.meetingfile.tree import read_tree
from briefgen.meetingfile.typed import read_noun
from briefgen.model import (
    Citation,
    Directive,
    Finding,
    Indicator,
    Meeting,
    Noun,
    Person,
    Role,
    Span,
)

SCHEMA: Literal["briefgen-corrections/1"] = "briefgen-corrections/1"
FIRST_WORDS = re.compile(r"^\s*[\"']?schema_version[\"']?\s*:\s*[\"']?briefgen-corrections/", re.M)
HEAD = 4096  # characters in which the kind of a file is told
List = Literal["meeting", "indicators", "people", "roles", "findings", "directives", "citations"]
NOUNS: dict[List, type[Noun]] = {
    "meeting": Meeting,
    "indicators": Indicator,
    "people": Person,
    "roles": Role,
    "findings": Finding,
    "directives": Directive,
    "citations": Citation,
}
FIELDS: dict[List, tuple[str, ...]] = {
    "meeting": ("title", "agency", "body", "kind", "date", "place", "period", "compare_to",
                "purposes", "message"),
    "indicators": ("name", "kind", "better", "group", "actual", "tally", "targets", "attainments",
                   "changes", "previous", "verdict", "scope", "owner", "note"),
    "people": ("name", "honorific", "posts"),
    "roles": ("part", "group", "note"),
    "findings": ("kind", "text", "group", "attributed_to"),
    "directives": ("text", "owner", "partners", "implementers", "addressee", "due", "due_date",
                   "urgency", "for_period"),
    "citations": ("role", "kind", "number", "issued", "issuer", "subject"),
}  # fmt: skip
"""What can be corrected: the facts themselves, not where they were read or by which rule."""


class Correction(Noun):
    """One thing a person found wrong, or looked at and found right.

    Args:
        of: the list the fact stands in; ``meeting`` for the head of the record.
        fact: its id, where it has one.
        name: what it is called.
        span: where it stands in the source.
        act: ``change`` a field, ``remove`` the fact, ``confirm`` it.
        field: path in the fact, ``actual`` or ``targets[0]``.
        old: what stood there, as a person types it.
        new: what shall stand there; empty takes it away.
        note: ground of the correction.
    """

    of: List
    fact: str | None = None
    name: str | None = None
    span: Span | None = None
    act: Literal["change", "remove", "confirm"] = "change"
    field: str | None = None
    old: str | None = None
    new: str | None = None
    note: str | None = None


class Corrections(Noun):
    """A file of corrections; ``sha256`` is of the source they were made on."""

    schema_version: Literal["briefgen-corrections/1"] = SCHEMA
    meeting: str | None = None
    sha256: str | None = None
    corrections: tuple[Correction, ...] = ()


class Placed(NamedTuple):
    """A correction, where it stands in its file, and the hash of the source it was made on."""

    correction: Correction
    at: Place
    at_new: Place
    sha256: str | None = None


def is_corrections(content: bytes) -> bool:
    """Return whether a file holds corrections, by its first words."""
    head = content[:HEAD].decode("utf-8", "replace").lstrip("\ufeff{ \n")
    return FIRST_WORDS.search(head) is not None


def load_corrections(content: bytes, name: str, limits: Limits = LIMITS) -> tuple[Placed, ...]:
    """Return the corrections of a YAML or JSON file, each with its place.

    Raises:
        DataError: every problem of the file with line, column and data path.
    """
    root, problems = read_tree(content, name, limits)
    found, more = read_noun(Corrections, root, name)
    placed = tuple(_placed(root, name))
    faults = [problem for item in placed for problem in _faults(item)]
    problems = sorted([*problems, *more, *faults], key=_order)
    if found is None or problems:
        raise DataError(problems)
    return tuple(item._replace(sha256=found.sha256) for item in placed)


def _order(problem: Problem) -> tuple[int, int]:
    return problem.at.line or 0, problem.at.column or 0


def _placed(root: Mapping, name: str) -> Iterator[Placed]:
    """Yield the corrections that are whole; what is wrong with the others has been told."""
    nodes = root.entries.get("corrections")
    for number, node in enumerate(nodes.items if isinstance(nodes, Sequence) else ()):
        correction = read_noun(Correction, node, name)[0] if isinstance(node, Mapping) else None
        if isinstance(node, Mapping) and correction is not None:
            path = f"corrections[{number}]"
            at = Place(name, node.line, node.column, path)
            new = node.entries.get("new")
            at_new = Place(name, new.line, new.column, f"{path}.new") if new else at
            yield Placed(correction, at, at_new)


def _faults(item: Placed) -> Iterator[Problem]:
    """Yield what is wrong with one correction, whatever record it is for."""
    given, at = item.correction, item.at
    if given.of != "meeting" and not (given.fact or given.name or given.span):
        yield Problem("correction-no-fact", at)
    if given.act != "change":
        if given.of == "meeting":
            yield Problem("correction-act", at, {"act": given.act})
        return
    for key in ("field", "new"):
        if getattr(given, key) is None:
            yield Problem("missing-key", at, {"key": key})
    if given.field is None:
        return
    steps = steps_of(NOUNS[given.of], given.field)
    if steps is None or steps[0][0] not in FIELDS[given.of]:
        facts = {"field": given.field, "known": FIELDS[given.of]}
        yield Problem("correction-field", at, facts)
    elif given.new is not None:
        try:
            read_as(NOUNS[given.of], given.field, given.new, item.at_new)
        except DataError as error:
            yield from error.problems
