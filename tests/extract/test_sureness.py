"""Every fact says which rule took it, how sure it is, and why where it is not."""

import pytest

from briefgen.extract import extract_meeting, read_source
from briefgen.extract.sureness import graded
from briefgen.model import Meeting
from tests.shelves import REPORT

LISTS = ("indicators", "findings", "directives", "citations", "people", "roles")


def read(text: str) -> Meeting:
    return extract_meeting(read_source(f"Tin họp\n{text}\n".encode(), "tin.txt"))


@pytest.mark.parametrize("name", LISTS)
def test_every_fact_of_the_seed_names_its_rule_and_its_grade(name: str) -> None:
    meeting = extract_meeting(read_source(REPORT.read_bytes(), "source.txt"))
    facts = getattr(meeting, name)
    assert facts
    for fact in facts:
        assert fact.rule
        assert (fact.sureness == "sure") == (fact.doubt is None)


def test_the_gravest_doubt_decides_and_each_is_said_once() -> None:
    assert graded("r") == {"rule": "r", "sureness": "sure", "doubt": None}
    assert graded("r", taken_over=["a"])["sureness"] == "likely"
    both = graded("r", open_to=["b", "b"], taken_over=["a"])
    assert both == {"rule": "r", "sureness": "unsure", "doubt": "b; a"}


@pytest.mark.parametrize(
    ("text", "sureness", "doubt"),
    [
        ("Thu ngân sách ước đạt 3.120 tỷ đồng.", "sure", None),
        ("Thu ngân sách 3.120 tỷ đồng.", "likely", "không có từ nối"),
        ("Sản lượng tôm đạt 12,5 triêu tấn.", "unsure", "triệu tấn"),
        ("Thu ngân sách đạt 1,234 tỷ đồng.", "unsure", "1.234"),
    ],
)
def test_a_figure_is_sure_when_its_words_leave_nothing_open(
    text: str, sureness: str, doubt: str | None
) -> None:
    (found,) = read(text).indicators
    assert found.sureness == sureness
    assert (doubt or "") in (found.doubt or "")


def test_a_base_printed_elsewhere_makes_a_figure_likely() -> None:
    first, second = read(
        "Thu ngân sách ước đạt 3.120 tỷ đồng, tăng 5% so với năm 2019; xuất khẩu đạt 200 triệu USD,"
        " tăng 7%."
    ).indicators
    assert first.sureness == "sure"
    assert second.sureness == "likely"
    assert "năm 2019" in (second.doubt or "")


def test_a_task_whose_owner_was_named_before_is_likely() -> None:
    tasks = read(
        "Ông Lê Ba, Bí thư Huyện ủy yêu cầu UBND huyện rà soát các dự án chậm tiến độ; đẩy mạnh"
        " giải ngân vốn đầu tư công."
    ).directives
    assert [task.sureness for task in tasks] == [
        "sure" if task.owner_basis == "stated" else "likely" for task in tasks
    ]
    assert tasks[0].rule == "verb-of-giving"


def test_a_speech_told_by_a_caption_alone_is_likely() -> None:
    meeting = extract_meeting(read_source(REPORT.read_bytes(), "source.txt"))
    speakers = [role for role in meeting.roles if role.part == "speaker"]
    assert [(role.sureness, role.doubt) for role in speakers] == [
        ("likely", "chỉ có trong chú thích ảnh")
    ]
