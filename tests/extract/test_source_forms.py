"""One law: a report tells the same facts in whatever form it comes in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.extract import extract_meeting, read_source
from briefgen.extract.assemble import spans_of
from briefgen.model import Meeting
from tests.extract.forms.written_forms import (
    OLD,
    REPORT,
    as_docx,
    as_markdown,
    as_old_docx,
    as_page,
    as_pdf,
    in_encoding,
    lines_of,
)

SEED = (Path(__file__).parents[2] / "seeds" / "can-tho-2020" / "source.txt").read_text(
    encoding="utf-8"
)
Facts = dict[str, object]


def facts(meeting: Meeting) -> Facts:
    """Return what a meeting says, without where it says it."""
    return {
        "title": meeting.source.title if meeting.source else None,
        "published": meeting.source.published_at if meeting.source else None,
        "body": meeting.body.name if meeting.body else None,
        "date": meeting.date.day if meeting.date else None,
        "people": [person.name for person in meeting.people],
        "roles": [(role.person, role.part) for role in meeting.roles],
        "figures": [
            (
                each.name,
                each.actual.quantity.value if each.actual else None,
                each.actual.quantity.unit if each.actual else None,
                [attainment.percent for attainment in each.attainments],
                [change.quantity.value for change in each.changes],
            )
            for each in meeting.indicators
        ],
        "findings": [(finding.kind, finding.text) for finding in meeting.findings],
        "tasks": [(task.owner, task.due, task.text) for task in meeting.directives],
        "documents": [(each.kind, each.number) for each in meeting.citations],
    }


def read(content: bytes, name: str) -> tuple[Facts, Meeting, str]:
    source = read_source(content, name)
    meeting = extract_meeting(source)
    return facts(meeting), meeting, source.text


WRITERS: dict[str, Callable[[str], bytes]] = {
    "bao-cao.md": as_markdown,
    "bao-cao.html": as_page,
    "bao-cao.docx": as_docx,
    "bao-cao.pdf": as_pdf,
    "hep.pdf": lambda text: as_pdf(text, width=300),
    "utf-16.txt": lambda text: text.encode("utf-16"),
    "utf-16-be.txt": lambda text: text.encode("utf-16-be"),
    "utf-32.txt": lambda text: text.encode("utf-32"),
    "windows.txt": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "vo-ma.txt": lambda text: text.encode().decode("latin-1").encode(),
}
TIDY = "\n".join(lines_of(SEED.replace("\u00a0", " ").replace("Ð", "Đ"))) + "\n"
REPORTS = {"seed": TIDY, "invented": REPORT}


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("name", WRITERS)
def test_every_form_tells_the_same_facts(name: str, report: str) -> None:
    told, _, _ = read(REPORTS[report].encode(), "bao-cao.txt")
    assert told["figures"]
    assert told["people"]
    again, meeting, text = read(WRITERS[name](REPORTS[report]), name)
    assert again == told
    for span in spans_of(meeting):
        assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize("encoding", OLD)
def test_every_encoding_tells_the_same_facts(encoding: str) -> None:
    told, _, _ = read(REPORT.encode(), "bao-cao.txt")
    again, meeting, _ = read(in_encoding(REPORT, encoding), "bao-cao.txt")
    assert again == told
    assert meeting.source is not None
    assert meeting.source.encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1258"])
def test_a_page_in_an_old_encoding_tells_the_same_facts(encoding: str) -> None:
    told, _, _ = read(REPORT.encode(), "bao-cao.txt")
    page = as_page(REPORT).decode().replace("utf-8", encoding)
    content = in_encoding(page, encoding) if encoding in OLD else page.encode(encoding)
    assert read(content, "bao-cao.html")[0] == told


@pytest.mark.parametrize(("encoding", "font"), [("tcvn3", ".VnTime"), ("vni", "VNI-Times")])
def test_word_documents_in_old_fonts_tell_the_same_facts(encoding: str, font: str) -> None:
    told, _, _ = read(REPORT.encode(), "bao-cao.txt")
    assert read(as_old_docx(REPORT, encoding, font), "bao-cao.docx")[0] == told
    # Without the name of the font the words themselves tell.
    assert read(as_old_docx(REPORT, encoding, "Arial"), "bao-cao.docx")[0] == told


@pytest.mark.parametrize("name", ["bao-cao.md", "bao-cao.html", "bao-cao.docx", "bao-cao.pdf"])
def test_a_stream_is_read_by_what_comes_in(name: str) -> None:
    content = WRITERS[name](REPORT)
    assert read(content, "-")[0] == read(content, name)[0]
