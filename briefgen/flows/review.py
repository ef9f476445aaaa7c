"""The review: a meeting and its text on one page, for the person who signs."""

import hashlib
import itertools
import re
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Language, Place, Problem, SourceError
from briefgen.flows.inputs import Input, read_input
from briefgen.flows.outputs import seal_page
from briefgen.flows.reading import is_meeting_file
from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen.model import Meeting, Span
    from briefgen.review import Text

MARGIN = re.compile(r"\n[ \t]*")


def make_review(
    meeting: "Meeting",
    given: Input,
    setting: Setting,
    *,
    source: Input | None = None,
    language: Language | None = None,
    theme: str = "official",
) -> bytes:
    """Return the review page of a meeting, one HTML file.

    Args:
        meeting: the record.
        given: what it was read from: a meeting file or a report.
        setting: the world: where themes lie.
        source: the report a meeting file was made from; ``None`` looks beside the meeting file.
        language: of the page's own words; ``None`` takes the meeting's.
        theme: name or path of the colours.

    Raises:
        SourceError: a report that cannot be read, or that is not the one (``source-other-text``).
        TemplateError: theme missing or broken.
    """
    from briefgen.catalog.themes import find_theme
    from briefgen.compose import check_meeting
    from briefgen.review import write_page

    look = find_theme(theme, setting.shelves)
    page = write_page(
        meeting,
        _text(meeting, given, source),
        language=language or meeting.language,
        colours=look.tables["colour"],
        problems=check_meeting(meeting),
        data_name=given.name,
    )
    return seal_page(page)


def _text(meeting: "Meeting", given: Input, source: Input | None) -> "Text":
    """Return the text of a meeting: its source file, its own sentences, or what it quotes."""
    from briefgen.review import Text

    if not is_meeting_file(given):
        return _of_file(meeting, given)
    if source is not None:
        return _of_file(meeting, source, must_quote=True)
    beside = _beside(meeting, given)
    if beside is not None:
        return _of_file(meeting, beside)
    sentences = meeting.source.sentences if meeting.source else ()
    starts = {
        after.id
        for before, after in itertools.pairwise(sentences)
        if after.start - before.end > 1 or after.kind != before.kind
    }
    return Text("record" if sentences else "quotes", sentences, frozenset(starts))


def _of_file(meeting: "Meeting", source: Input, *, must_quote: bool = False) -> "Text":
    """Return the text of a source file, in the sentences of the record where it has them.

    Raises:
        SourceError: ``source-other-text`` when the record quotes words that do not stand there.
    """
    from briefgen.extract import read_source
    from briefgen.extract.sentences import split_sentences
    from briefgen.review import Text

    recorded = meeting.source.sentences if meeting.source else ()
    encoding = source.encoding or (meeting.source.encoding if meeting.source else None)
    read = read_source(source.content, source.name, encoding)
    text = read.text
    wrong = _misquoted(meeting, text) if must_quote else None
    if wrong is not None:
        facts = {"quote": wrong.quote, "start": wrong.start}
        raise SourceError(Problem("source-other-text", Place(source.name), facts))
    fits = all(text[item.start : item.end] == item.text for item in recorded)
    sentences = recorded if recorded and fits else split_sentences(text, read.known)
    starts = {
        after.id
        for before, after in itertools.pairwise(sentences)
        if MARGIN.search(text, before.end, after.start)
    }
    return Text("file", sentences, frozenset(starts), Path(source.name).name)


def _beside(meeting: "Meeting", given: Input) -> Input | None:
    """Return the source file that lies beside the meeting file, if it is the very one.

    Only the folder of the meeting file is looked into, whatever path the record names: a meeting
    file must not be able to have other files read.
    """
    source = meeting.source
    if given.path is None or source is None or not source.file or not source.sha256:
        return None
    name = PureWindowsPath(source.file).name
    path = given.path.with_name(name) if name not in ("", ".", "..") else given.path
    try:
        found = read_input(path, SourceError)
    except BriefgenError:
        return None
    return found if _hash(found) == source.sha256 else None


def _hash(given: Input) -> str:
    return hashlib.sha256(given.content).hexdigest()


def _misquoted(meeting: "Meeting", text: str) -> "Span | None":
    """Return the first place of the record whose words do not stand there in the text."""
    from briefgen.extract.assemble import spans_of

    return next(
        (span for span in spans_of(meeting) if text[span.start : span.end] != span.quote), None
    )
