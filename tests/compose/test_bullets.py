import pytest

from briefgen.compose.bullets import (
    BULLET_ROOM,
    BULLET_SIZE,
    limitation_bullets,
    result_bullets,
)
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Finding, Indicator, Meeting, Sentence, Source, Span, Verdict
from tests.meetings import changed, reached, seed_meeting, ward_meeting

VI = Wording("vi")
NOTHING: frozenset[str] = frozenset()


def limited(*texts: str, continues: bool = False) -> Meeting:
    return Meeting(
        findings=tuple(
            Finding(id=str(n), kind="limitation", text=text, continues=continues)
            for n, text in enumerate(texts)
        )
    )


def test_results_are_the_sources_phrases_a_line_a_group() -> None:
    lines = result_bullets(seed_meeting(), NOTHING, 3, VI)
    assert lines[0].startswith("Đạt và vượt 6/14 chỉ tiêu theo Nghị quyết Thành ủy đề ra; ")
    assert len(lines) == 3
    assert all(lines_of(line, BULLET_ROOM, BULLET_SIZE) == 1 for line in lines)
    quotes = [i.span.quote for i in seed_meeting().indicators if i.span]
    quotes += [finding.text for finding in seed_meeting().findings]
    for phrase in "; ".join(lines).split("; "):
        assert any(phrase.casefold() in quote.casefold() for quote in quotes), phrase


def test_what_the_table_shows_is_not_repeated() -> None:
    every = result_bullets(seed_meeting(), NOTHING, 9, VI)
    fewer = result_bullets(seed_meeting(), frozenset({"jobs_created"}), 9, VI)
    assert "35.400" in " ".join(every)
    assert "35.400" not in " ".join(fewer)


def test_a_bad_thing_is_no_result() -> None:
    assert "108" not in " ".join(result_bullets(seed_meeting(), NOTHING, 9, VI))


def test_a_record_written_by_hand_gives_name_and_figure() -> None:
    lines = result_bullets(ward_meeting(), NOTHING, 3, VI)
    assert "Cây xanh trồng mới: 1.240 cây" in " ".join(lines)


def test_all_limitations_of_the_seed_stand_in_three_bullets() -> None:
    lines = limitation_bullets(seed_meeting(), 3, VI)
    assert len(lines) == 3
    text = "; ".join(lines).casefold()
    for finding in seed_meeting().findings:
        if finding.kind == "limitation":
            assert finding.text.casefold() in text
    assert lines[-1].endswith("chưa cao…")
    assert all(lines_of(line, BULLET_ROOM, BULLET_SIZE) <= 2 for line in lines)


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_few_or_short_limitations_take_no_more_bullets_than_needed(count: int) -> None:
    lines = limitation_bullets(limited(*["hạ tầng còn yếu"] * count), 3, VI)
    assert len(lines) == min(count, 3)


def test_what_four_bullets_cannot_hold_is_counted() -> None:
    long = (
        "công tác phối hợp giữa các ngành trong quản lý đất đai có lúc, có nơi chưa chặt chẽ, " * 2
    )
    lines = limitation_bullets(limited(*[long] * 6), 3, VI)
    assert len(lines) == 4
    assert lines[-1].endswith("; và 2 hạn chế khác")


def test_no_limitation_makes_no_bullet() -> None:
    assert limitation_bullets(Meeting(), 3, VI) == ()


def span(sentence: Sentence, quote: str) -> Span:
    start = sentence.start + sentence.text.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote, sentence=sentence.id)


def test_phrases_that_overlap_in_the_source_are_one_bullet() -> None:
    text = "Sản lượng lúa đạt 19 tấn, ngô đạt 14 tấn, tăng lần lượt 2% và 6%"
    sentence = Sentence(id="S1", kind="body", start=100, end=100 + len(text), text=text)
    rows = (
        Indicator(
            id="a",
            name="Lúa",
            actual=reached("19", "tấn"),
            span=span(sentence, "Sản lượng lúa đạt 19 tấn, ngô đạt 14 tấn, tăng lần lượt 2%"),
        ),
        Indicator(
            id="b",
            name="Ngô",
            actual=reached("14", "tấn"),
            span=span(sentence, "ngô đạt 14 tấn, tăng lần lượt 2% và 6%"),
        ),
    )
    meeting = Meeting(indicators=rows, source=Source(sentences=(sentence,)))
    assert result_bullets(meeting, NOTHING, 3, VI) == (text,)
    unread = meeting.model_copy(update={"source": None})
    assert len(result_bullets(unread, NOTHING, 3, VI)) == 1


@pytest.mark.parametrize(
    ("name", "change", "shown"),
    [
        ("Doanh nghiệp thành lập mới", "6", True),
        ("Doanh nghiệp thành lập mới", "-6", False),
        ("Doanh nghiệp đăng ký giải thể", "6", False),
        ("Vụ vi phạm", "-25.5", True),
        ("Vụ vi phạm", "25.5", False),
    ],
)
def test_a_highlight_is_something_good(name: str, change: str, *, shown: bool) -> None:
    row = Indicator(id="a", name=name, actual=reached("67"), changes=changed(change))
    assert bool(result_bullets(Meeting(indicators=(row,)), NOTHING, 3, VI)) is shown


def test_other_places_are_no_highlight() -> None:
    rows = tuple(
        Indicator(id=str(n), name=name, kind="growth", actual=reached("3", "%"))
        for n, name in enumerate(("Mức tăng trưởng của cả nước", "Tăng của Hà Nội", "Tăng của Huế"))
    )
    assert result_bullets(Meeting(indicators=rows), NOTHING, 3, VI) == ()


def test_the_same_thing_is_not_said_twice() -> None:
    texts = (
        "kinh tế vẫn có nhiều điểm sáng",
        "kinh tế trong 10 tháng đầu năm vẫn có những điểm sáng và đang chuyển biến",
        "an ninh được giữ vững",
    )
    findings = tuple(Finding(id=str(n), kind="result", text=text) for n, text in enumerate(texts))
    (line,) = result_bullets(Meeting(findings=findings), NOTHING, 3, VI)
    assert line == "Kinh tế vẫn có nhiều điểm sáng; an ninh được giữ vững"


def test_words_that_tie_a_phrase_to_another_are_left_out() -> None:
    found = Finding(id="a", kind="result", text="nổi bật là kinh tế vĩ mô cơ bản ổn định")
    assert result_bullets(Meeting(findings=(found,)), NOTHING, 3, VI) == (
        "Kinh tế vĩ mô cơ bản ổn định",
    )


def test_a_limitation_that_only_points_back_gives_way_to_its_row() -> None:
    where = Span(start=0, end=40, quote="mức tăng này không đạt mục tiêu", sentence="S1")
    found = Finding(id="h", kind="limitation", text=where.quote, span=where)
    verdict = Verdict(
        status="missed",
        text="không đạt mục tiêu",
        span=Span(start=13, end=31, quote="không đạt mục tiêu", sentence="S1"),
    )
    row = Indicator(id="a", name="Tăng trưởng", verdict=verdict)
    assert limitation_bullets(Meeting(findings=(found,)), 3, VI) != ()
    assert limitation_bullets(Meeting(findings=(found,), indicators=(row,)), 3, VI) == ()


def test_a_limitation_of_three_lines_is_counted_or_cut() -> None:
    long = "do ảnh hưởng của dịch bệnh, đa số doanh nghiệp không hoàn thành chỉ tiêu, " * 4
    assert limitation_bullets(limited(long, "tiến độ còn chậm"), 3, VI) == (
        "Tiến độ còn chậm; và 1 hạn chế khác",
    )
    medium = "các dự án trọng điểm chậm tiến độ từ sáu tháng đến một năm so với kế hoạch đề ra"
    *_, last = limitation_bullets(limited(long, *(f"{medium} {n}" for n in range(9))), 3, VI)
    assert "hạn chế khác" in last
    assert lines_of(last, BULLET_ROOM, BULLET_SIZE) <= 2
    (line,) = limitation_bullets(limited(long), 3, VI)
    assert line.endswith("dịch bệnh…")
    assert lines_of(line, BULLET_ROOM, BULLET_SIZE) <= 2
