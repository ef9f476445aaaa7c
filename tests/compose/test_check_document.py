"""What a document says otherwise than its record: hedges dropped, computed figures bare."""

import pytest

from briefgen.compose.check_document import check_document
from briefgen.meetingfile import load_meeting
from briefgen.model import Meeting, Sentence, Source

RECORD = """\
schema_version: briefgen-meeting/1
indicators:
  - id: van_ban
    name: Văn bản ban hành
    actual: "hơn 1.300 văn bản"
  - id: grdp
    name: GRDP bình quân đầu người
    actual: "94.450.000 đồng"
    attainments: ["97,17%"]
  - id: xa
    name: Xã nông thôn mới
    actual: "gần 88 xã"
"""


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return load_meeting(RECORD.encode(), "meeting.yaml")


def codes(meeting: Meeting, *lines: str) -> list[tuple[int, str]]:
    return [(n, problem.code) for n, problem in check_document(meeting, lines)]


@pytest.mark.parametrize(
    "line",
    [
        "đã ban hành hơn 1.300 văn bản",
        "Văn bản ban hành >1.300 văn bản",
        "Văn bản ban hành 1.300 văn bản (ước)",
        "đã ban hành 21.300 văn bản",
        "đã ban hành 1.300,5 văn bản",
        "thu 1.300 tỷ đồng",
        "có 88 xã",
    ],
)
def test_a_softened_figure_or_another_one_is_left_alone(meeting: Meeting, line: str) -> None:
    assert codes(meeting, line) == []


def test_a_softening_word_that_was_dropped_is_told_once(meeting: Meeting) -> None:
    lines = ("Mở đầu", "đã ban hành 1.300 văn bản", "ban hành 1.300 văn bản")
    assert codes(meeting, *lines) == [(1, "document-hedge-dropped")]
    ((_, problem),) = check_document(meeting, lines)
    assert problem.facts["check"] == "F18"
    assert problem.facts["hedge"] == "hơn"


def test_a_computed_figure_must_say_that_it_is_one(meeting: Meeting) -> None:
    bare = "Kế hoạch 97.200.000 đồng"
    assert codes(meeting, bare) == [(0, "document-derived-bare")]
    assert codes(meeting, "Kế hoạch ≈ 97.200.000 đồng (tính toán)") == []


def test_what_the_source_prints_bare_may_be_printed_bare(meeting: Meeting) -> None:
    words = "Ban hành 1.300 văn bản; kế hoạch 97.200.000 đồng."
    sentence = Sentence(id="S01", kind="body", start=0, end=len(words), text=words)
    source = Source(file="a.txt", sha256="0" * 64, length=len(words), sentences=(sentence,))
    told = meeting.model_copy(update={"source": source})
    assert codes(told, words) == []
