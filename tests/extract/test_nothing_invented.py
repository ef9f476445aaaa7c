"""Whatever happens to a report, each fact keeps the words and the place the report gives it."""

import tomllib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.extract import extract_meeting, read_source
from briefgen.extract.assemble import spans_of
from briefgen.model import Meeting

CASES = sorted(Path(__file__).with_name("cases").glob("*.toml"))
TEXTS = [
    case["text"]
    for path in CASES
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
MARKS = [" ", "\n", ",", ";", ":", ".", "“", "”", "(", ")", "-", "…", "Ủ", "9", "\t"]


@st.composite
def mutated_reports(draw: st.DrawFn) -> str:
    """Return some sentences of reports, cut, turned and marked at random places."""
    text = "\n".join(draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4)))
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(text)))
        until = min(len(text), place + draw(st.integers(0, 12)))
        text = text[:place] + draw(st.sampled_from(["", *MARKS])) + text[until:]
    return "Sáng 5/3/2021, Tỉnh ủy họp.\n" + text


def quoted(meeting: Meeting) -> list[tuple[str, str]]:
    """Return what facts say beside the words at their spans."""
    pairs = [(person.name, person.span) for person in meeting.people]
    pairs += [(post.title, post.span) for person in meeting.people for post in person.posts]
    pairs += [(each.text, each.span) for each in meeting.findings]
    pairs += [(each.text, each.span) for each in meeting.directives]
    pairs += [(each.text, each.span) for each in meeting.purposes]
    if meeting.body:
        pairs.append((meeting.body.name, meeting.body.span))
    if meeting.kind:
        pairs.append((meeting.kind.text, meeting.kind.span))
    return [(words, span.quote if span else "") for words, span in pairs]


@settings(max_examples=150, deadline=None)
@given(mutated_reports())
def test_names_and_quoted_words_stand_in_the_source_at_their_span(report: str) -> None:
    source = read_source(report.encode(), "tin.txt")
    meeting = extract_meeting(source)
    for words, quote in quoted(meeting):
        assert words == quote
        assert words.strip()
    for citation in meeting.citations:
        assert citation.number is None or citation.number in source.text
    for span in spans_of(meeting):
        assert source.text[span.start : span.end] == span.quote
    for task in meeting.directives:
        assert task.owner is None or task.owner in source.text


@settings(max_examples=100, deadline=None)
@given(mutated_reports())
def test_no_telling_sentence_gets_lost(report: str) -> None:
    meeting = extract_meeting(read_source(report.encode(), "tin.txt"))
    assert meeting.source is not None
    named = {span.sentence for span in spans_of(meeting)}
    telling = {each.id for each in meeting.source.sentences if each.kind in {"body", "table"}}
    assert telling <= named
