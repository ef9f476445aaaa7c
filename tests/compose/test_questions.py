"""The list for the departments: grouped by office, numbered, with the words of the source."""

from string import Formatter

from briefgen.compose import check_meeting
from briefgen.compose.questions import asked, questions_of, write_questions
from briefgen.errors import messages
from briefgen.extract import extract_meeting, read_source
from briefgen.model import Directive, Indicator, Meeting, Verdict
from tests.meetings import attained, planned, reached, ward_meeting
from tests.shelves import REPORT


def facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


DISAGREEING = Indicator(
    id="a",
    name="Kim ngạch xuất khẩu",
    owner="Sở Công Thương",
    actual=reached("146512", "tỷ đồng"),
    targets=planned("152000", "tỷ đồng"),
    attainments=attained("97.6"),
)


def test_every_question_belongs_to_a_problem_that_has_the_same_facts() -> None:
    for code, entry in asked().items():
        for key, words in entry.items():
            if key != "to":
                assert facts(words) <= facts(messages()[code]["vi"]), (code, key)


def test_a_contradiction_is_asked_of_who_answers_for_the_figure() -> None:
    (question,) = questions_of(Meeting(indicators=(DISAGREEING,)))
    assert question.to == "Sở Công Thương"
    for fact in ("Kim ngạch xuất khẩu", "97,6%", "152.000 tỷ đồng", "96,39%"):
        assert fact in question.text


def test_gaps_of_one_office_are_one_question() -> None:
    tasks = tuple(Directive(id=f"D{n}", text=f"việc {n}", owner="Sở Y tế") for n in range(3))
    (question,) = questions_of(Meeting(directives=tasks))
    assert question.items == ("“việc 0”", "“việc 1”", "“việc 2”")


def test_a_verdict_without_a_figure_asks_for_plan_actual_and_ratio() -> None:
    verdict = Verdict(status="missed", text="chưa đạt kế hoạch")
    (question,) = questions_of(Meeting(indicators=(Indicator(id="a", name="Xuất khẩu",
                                                              verdict=verdict),)))  # fmt: skip
    assert question.to is None
    assert question.items == ("“Xuất khẩu” (báo cáo ghi “chưa đạt kế hoạch”)",)


def test_the_seed_asks_few_questions_and_quotes_the_report() -> None:
    meeting = extract_meeting(read_source(REPORT.read_bytes(), "source.txt"))
    text = write_questions(meeting)
    assert len(questions_of(meeting)) <= 10
    assert len(check_meeting(meeting)) > 3 * len(questions_of(meeting))
    assert "Nguyên văn: “" in text
    assert text.startswith("CÁC NỘI DUNG ĐỀ NGHỊ LÀM RÕ\n")
    assert text.endswith("Trân trọng cảm ơn.\n")
    numbers = [line.split(".")[0] for line in text.splitlines() if line[:1].isdigit()]
    assert numbers == [str(n + 1) for n in range(len(numbers))]


def test_offices_come_first_and_nobody_last() -> None:
    meeting = Meeting(
        indicators=(Indicator(id="b", name="B", actual=reached("5")), DISAGREEING),
    )
    text = write_questions(meeting)
    assert text.index("Sở Công Thương") < text.index("Chưa rõ cơ quan phụ trách")


def test_an_english_record_asks_in_english() -> None:
    meeting = Meeting(language="en", indicators=(DISAGREEING,))
    assert "Which figure is right?" in write_questions(meeting)


def test_a_whole_record_asks_nothing() -> None:
    assert write_questions(Meeting()) == "Không có nội dung nào cần hỏi lại.\n"
    assert write_questions(ward_meeting()) != write_questions(Meeting())
