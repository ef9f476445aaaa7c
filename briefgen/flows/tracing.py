"""The journey of a trace: from a figure in a file to the words it was read from."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Place, Problem, SourceError, UsageError
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.outputs import is_untouched_pdf
from briefgen.flows.reading import is_meeting_file, read_meeting
from briefgen.flows.records import find_records, is_document, marks_in, record_mark

if TYPE_CHECKING:
    from briefgen.compose.traces import Trace
    from briefgen.flows.marks import Named
    from briefgen.model import Meeting, Sentence

UNSEEN = ("unit", "mark")
"""Parts that are no figure of their own."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure with every place that is known of it.

    Args:
        trace: what the record says of it.
        sentence: of the source, whole.
        record: file, line and column in the meeting file.
        source: file, line and column in the report, where that file is at hand unchanged.
        printed: how the document traced prints it, by its bookmarks.
    """

    trace: "Trace"
    sentence: "Sentence | None" = None
    record: Place | None = None
    source: Place | None = None
    printed: tuple["Printed", ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as a document has it in one of its bookmarks.

    Args:
        mark: name of the bookmark.
        text: what it holds.
        place: where it stands.
        by_hand: a hand has changed it since it was made; ``None`` where that is not known.
    """

    mark: str
    text: str
    place: Place
    by_hand: bool | None = None


@dataclass(frozen=True, slots=True)
class Tracing:
    """What was traced in which record, and what the user must know of it."""

    record: str
    found: tuple[Traced, ...]
    warnings: tuple[Problem, ...] = ()


def trace(
    given: Input, field: str | None, *, record: Input | None = None, every: bool = False
) -> Tracing:
    """Return where figures come from.

    Args:
        given: a meeting file, a report, or a document that briefgen made.
        field: what is asked for (see ``find_traces``); ``None`` for every figure.
        record: the meeting file of a document that does not lie beside it.
        every: with ``field`` ``None``: also facts that are no figures.

    Raises:
        DataError: ``trace-unmarked``, ``trace-no-record``, or the record's own problems.
        UsageError: ``trace-no-field``, ``trace-no-field-near``.
    """
    holders, warnings = _records_of(given, record)
    found: list[Traced] = []
    lacking: list[UsageError] = []
    for holder in holders:
        meeting = read_meeting(holder)
        if (
            record is not None
            and is_document(given)
            and record_mark(meeting) not in marks_in(given)
        ):
            warnings.append(Problem("trace-record-changed", Place(holder.name), severity="warning"))
        try:
            found += _traced(given, holder, meeting, field, every=every)
        except UsageError as error:
            lacking.append(error)
    if not found and lacking:
        raise lacking[0]
    return Tracing(", ".join(each.name for each in holders), tuple(found), tuple(warnings))


def _traced(
    given: Input, holder: Input, meeting: "Meeting", field: str | None, *, every: bool
) -> tuple[Traced, ...]:
    """Return where the figures of one record come from; raises as ``trace``."""
    from briefgen.compose.finding_traces import find_traces
    from briefgen.compose.traces import traces_of

    traces = traces_of(meeting)
    printed = _printed(given, meeting)
    if field is None:
        found = [each for each in traces if every or each.role != "fact"]
    else:
        found = _marked(traces, printed, field) or find_traces(traces, field)
        if not found:
            raise _no_field(field, traces, holder.name)
    placed = _placed(found, meeting, holder)
    return tuple(_with_prints(each, printed) for each in placed) if printed else placed


def _printed(given: Input, meeting: "Meeting") -> "list[tuple[Named, Printed]]":
    """Return the figures of a Word document by its bookmarks; none where it has none of ours."""
    if not given.content.startswith(b"PK"):
        return []
    from briefgen.flows.marks import named_figures
    from briefgen.flows.refreshing import open_marked
    from briefgen.word.memory import sum_of

    try:
        document, memory = open_marked(given)
    except BriefgenError:
        return []
    found = []
    for name, named in named_figures(document.marks, meeting).items():
        mark = document.marks[name]
        was = memory.sums.get(name) if memory else None
        by_hand = sum_of(mark.text) != was if was else None
        found.append((named, Printed(name, mark.text.strip(), mark.place, by_hand)))
    return found


def _marked(
    traces: "Sequence[Trace]", printed: "Sequence[tuple[Named, Printed]]", field: str
) -> "list[Trace]":
    """Return what a name of a bookmark stands for, or a figure that a hand typed into one."""
    from briefgen.word.memory import sum_of

    asked = sum_of(field.rstrip("%"))
    hits = [
        named for named, one in printed
        if one.mark == field or (one.by_hand and sum_of(one.text.rstrip("%")) == asked)
    ]  # fmt: skip
    wanted = {(named.indicator.id, named.role) for named in hits}
    return [each for each in traces if (each.item, each.role) in wanted]


def _with_prints(each: Traced, printed: "Sequence[tuple[Named, Printed]]") -> Traced:
    """Return what was traced with the places of a document that show it."""
    one = each.trace
    own = (
        place for named, place in printed
        if (named.indicator.id, named.role) == (one.item, one.role) and named.part not in UNSEEN
    )  # fmt: skip
    return replace(each, printed=tuple(own))


def _records_of(given: Input, record: Input | None) -> tuple[list[Input], list[Problem]]:
    """Return the inputs that hold the records, and what is odd about the document."""
    if not is_document(given):
        return [given], []
    marks = marks_in(given)
    if record is not None:
        return [record], _edited(given)
    holders, odd = find_records(given, marks), _edited(given)
    if len(holders) < len(marks):
        facts = {"count": len(marks), "missing": len(marks) - len(holders)}
        odd.append(Problem("trace-records-missing", Place(given.name), facts, "warning"))
    return holders, odd


def _edited(given: Input) -> list[Problem]:
    """Return a warning where a hand has changed the document: its figures may be others."""
    if given.content.startswith(b"%PDF-"):
        untouched = is_untouched_pdf(given.content)
    else:
        from briefgen.word import is_untouched

        untouched = is_untouched(given.content)
    if untouched is not False:
        return []
    return [Problem("trace-document-edited", Place(given.name), severity="warning")]


def _no_field(field: str, traces: Sequence["Trace"], name: str) -> UsageError:
    ids = list(dict.fromkeys(trace.item for trace in traces if trace.item))
    near = get_close_matches(field, ids, n=1)
    code = "trace-no-field-near" if near else "trace-no-field"
    return UsageError(Problem(code, Place(name), {"field": field, "near": near}))


def _placed(found: Sequence["Trace"], meeting: "Meeting", holder: Input) -> tuple[Traced, ...]:
    sentences = {s.id: s for s in meeting.source.sentences} if meeting.source else {}
    report = _report(meeting, holder)
    lines = _Lines(report) if report else None
    positions: dict[str, tuple[int, int]] = {}
    if is_meeting_file(holder):
        from briefgen.meetingfile import positions_of

        paths = [each.path for each in found]
        positions = positions_of(holder.content, holder.name, paths)
    return tuple(
        Traced(
            each,
            sentences.get(each.span.sentence or "") if each.span else None,
            Place(holder.name, *positions[each.path]) if each.path in positions else None,
            lines.place(each.span.start) if lines and each.span else None,
        )
        for each in found
    )


def _report(meeting: "Meeting", holder: Input) -> Input | None:
    """Return the report a record was read from: the input itself, or the same file beside it."""
    if not is_meeting_file(holder):
        return holder
    source = meeting.source
    if source is None or source.file is None or source.sha256 is None or holder.path is None:
        return None
    for path in (Path(source.file), holder.path.parent / Path(source.file).name):
        try:
            report = read_input(path, SourceError)
        except BriefgenError:
            continue
        if hashlib.sha256(report.content).hexdigest() == source.sha256:
            return replace(report, encoding=source.encoding)
    return None


class _Lines:
    """Line and column of an offset in a report; a form without lines has none."""

    def __init__(self, report: Input) -> None:
        from briefgen.extract import read_source

        self._source = read_source(report.content, report.name, report.encoding)

    def place(self, offset: int) -> Place:
        """Return where an offset stands."""
        return Place(self._source.name, *(self._source.position(offset) or ()))
