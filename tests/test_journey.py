"""The main job end to end: a press report into two documents whose every figure is traced."""

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from pydantic import BaseModel

from briefgen import flows
from briefgen.catalog.filters import bookmark
from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.compose import compose_brief, compose_scorecard
from briefgen.compose.wording import Wording
from briefgen.extract import read_source
from briefgen.meetingfile import load_meeting
from briefgen.model import Meeting, Quantity, Span
from briefgen.vi.quantities import read_quantity
from briefgen.vi.units import base_value
from tests.figures_shown import numbers_in, recorded_numbers
from tests.shelves import REPORT as SEED

SETTING = flows.Setting((Shelf("built-in", built_in_folder()),), None, "test")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Made:
    """What one run makes of the seed, read back from the files."""

    def __init__(self, folder: Path) -> None:
        given = flows.open_input(SEED)
        written = [item.path for _, item in flows.make(given, folder, flows.Look(), SETTING)]
        self.names = [path.name for path in written]
        self.meeting = load_meeting(written[0].read_bytes(), "meeting.yaml")
        self.extracted = flows.read_meeting(given)
        self.text = read_source(given.content, given.name).text
        self.brief = written[1].read_bytes()
        self.scorecard = written[2].read_bytes()

    def brief_text(self) -> str:
        document = Document(io.BytesIO(self.brief))
        paragraphs = document.element.body.iter(f"{W}p")
        return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs)

    def scorecard_text(self) -> str:
        pages = pypdfium2.PdfDocument(self.scorecard)
        return "\n".join(page.get_textpage().get_text_range() for page in pages)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("made"))


def spans(noun: object) -> list[Span]:
    if isinstance(noun, Span):
        return [noun]
    if isinstance(noun, BaseModel):
        noun = [getattr(noun, field) for field in type(noun).model_fields]
    if isinstance(noun, (list, tuple)):
        return [span for item in noun for span in spans(item)]
    return []


def counts_of_the_page(texts: list[str]) -> set[str]:
    """Return numbers a page makes by counting its own rows and what it leaves out."""
    return {number for text in texts for number in numbers_in(text)}


def test_three_files_are_made_in_order(made: Made) -> None:
    assert made.names == ["meeting.yaml", "brief.docx", "scorecard.pdf"]


def test_the_meeting_file_says_what_was_extracted(made: Made) -> None:
    assert made.meeting == made.extracted


def test_the_seed_holds_what_its_readme_promises(made: Made) -> None:
    meeting = made.meeting
    figures = [item for item in meeting.indicators if item.actual or item.tally]
    verdicts = [item for item in meeting.indicators if not (item.actual or item.tally)]
    limitations = [item for item in meeting.findings if item.kind == "limitation"]
    counts = (len(figures), len(verdicts), len(meeting.people), len(limitations))
    assert counts == (20, 4, 4, 6)
    assert (len(meeting.directives), len(meeting.citations)) == (13, 8)


def test_every_span_quotes_the_source(made: Made) -> None:
    found = spans(made.meeting)
    assert len(found) > 80
    for span in found:
        assert made.text[span.start : span.end] == span.quote


def test_every_figure_of_the_record_traces_to_its_printed_form(made: Made) -> None:
    for indicator in made.meeting.indicators:
        assert indicator.span is not None, indicator.id
        if indicator.actual is None:
            continue
        quantity, span = indicator.actual.quantity, indicator.actual.span
        assert span is not None, indicator.id
        assert indicator.span.start <= span.start < span.end <= indicator.span.end
        assert quantity.raw == span.quote
        printed = read_quantity(span.quote)
        whole = Quantity(value=quantity.value, unit=printed.unit and quantity.unit)
        assert base_value(printed) == base_value(whole), indicator.id
        for attainment in indicator.attainments:
            assert attainment.span is not None
            assert attainment.raw in attainment.span.quote
        for change in indicator.changes:
            assert change.span is not None


def test_every_number_on_the_brief_stands_in_the_record(made: Made) -> None:
    brief = compose_brief(made.meeting)
    own = [brief.tasks_more, *brief.footnotes, *(task.number for task in brief.tasks)]
    own += [brief.rows_number, brief.tasks_number]
    own += [section.number for section in (brief.results, brief.limitations) if section]
    own += re.findall(r"\d+ chỉ tiêu khác", brief.key_points[1].text.replace("\u00a0", " "))
    known = recorded_numbers(made.meeting, Wording("vi")) | counts_of_the_page(own)
    assert numbers_in(made.brief_text()) - known == set()


def test_every_number_on_the_scorecard_stands_in_the_record(made: Made) -> None:
    card = compose_scorecard(made.meeting)
    own = [card.rows_note, "0 50 100 150 1/1", *(note.number for note in card.notes)]
    own += [row.number for row in card.rows]
    text = made.scorecard_text()
    known = recorded_numbers(made.meeting, Wording("vi")) | counts_of_the_page(own)
    assert numbers_in(text) - known == set()


def test_every_figure_of_the_record_is_on_the_scorecard(made: Made) -> None:
    text = " ".join(made.scorecard_text().split())
    card = compose_scorecard(made.meeting)
    for row in (*card.rows, *(row for group in card.groups for row in group.rows)):
        figure = row.actual.whole + row.actual.part
        if figure:
            assert figure in text, row.name
        assert " ".join(row.name.split()[:4]).replace("\u00a0", " ") in text.replace("\u00a0", " ")
    for indicator in made.meeting.indicators:
        for attainment in indicator.attainments:
            assert Wording("vi").number(attainment.percent) in text


def test_figures_of_the_brief_carry_bookmarks_named_after_their_field(made: Made) -> None:
    document = Document(io.BytesIO(made.brief))
    names = [node.get(f"{W}name") for node in document.element.iter(f"{W}bookmarkStart")]
    rows = compose_brief(made.meeting).rows
    assert len(names) == len(set(names))
    assert rows
    assert {bookmark(row.indicator, "actual") for row in rows} <= set(names)


def test_gaps_are_printed_and_counted(made: Made) -> None:
    brief = compose_brief(made.meeting)
    table = made.brief_text().split(brief.labels["tasks_heading"])[1].split(brief.footnotes[0])[0]
    assert table.count(brief.labels["not_stated"]) == brief.gaps


def test_nothing_is_left_out_of_the_leftovers(made: Made) -> None:
    meeting: Meeting = made.meeting
    assert meeting.source is not None
    used = {span.sentence for span in spans(meeting)} | {
        span.sentence for span in meeting.leftovers
    }
    whole = {s.id for s in meeting.source.sentences if s.kind == "body"}
    assert whole - used == set()
