"""A record that follows its source passes; one that parted from it is told where."""

from typing import Any

import pytest

from briefgen.compose.check_source import source_problems
from briefgen.model import (
    Attainment,
    Change,
    Indicator,
    Meeting,
    Observation,
    Sentence,
    Source,
    Span,
    Tally,
)
from briefgen.vi.quantities import read_quantity
from tests.meetings import quantity


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), quote=words, sentence="S1")


def meeting(text: str, **indicator: Any) -> Meeting:
    sentence = Sentence(id="S1", kind="body", start=0, end=len(text), text=text)
    row = Indicator(id="a", name="Thu ngân sách", span=span(text, text), **indicator)
    return Meeting(indicators=(row,), source=Source(sentences=(sentence,)))


def found(record: Meeting) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.at.path) for problem in source_problems(record)]


SENTENCE = "Thu ngân sách đạt 94.450.000 đồng, vượt 6,3% kế hoạch, bằng 105% cùng kỳ."


@pytest.mark.parametrize(
    ("value", "unit", "wrong"),
    [
        ("94450000", "đồng", False),
        ("94.45", "triệu đồng", False),
        ("94.54", "triệu đồng", True),
        ("94450", "triệu đồng", True),
    ],
)
def test_a_figure_stands_in_its_quote_in_whatever_scale(value: str, unit: str, wrong: bool) -> None:
    seen = Observation(quantity=quantity(value, unit), span=span(SENTENCE, "94.450.000 đồng"))
    codes = found(meeting(SENTENCE, actual=seen))
    assert codes == ([("figure-not-in-quote", "indicators[0].actual")] if wrong else [])


@pytest.mark.parametrize(("percent", "wrong"), [("106.3", False), ("6.3", False), ("103.6", True)])
def test_a_ratio_may_be_printed_as_what_goes_beyond_the_plan(percent: str, wrong: bool) -> None:
    ratio = Attainment(percent=quantity(percent).value, span=span(SENTENCE, "vượt 6,3% kế hoạch"))
    codes = found(meeting(SENTENCE, attainments=(ratio,)))
    assert codes == ([("figure-not-in-quote", "indicators[0].attainments[0]")] if wrong else [])


def test_an_index_is_a_change_of_what_goes_beyond_a_hundred() -> None:
    rise = Change(quantity=quantity("5", "%"), span=span(SENTENCE, "bằng 105% cùng kỳ"))
    assert found(meeting(SENTENCE, changes=(rise,))) == []


def test_a_tally_is_the_fraction_printed() -> None:
    text = "Đạt và vượt 6/14 chỉ tiêu."
    assert found(meeting(text, tally=Tally(met=6, total=14))) == []
    assert found(meeting(text, tally=Tally(met=7, total=14))) == [
        ("figure-not-in-quote", "indicators[0].tally")
    ]


@pytest.mark.parametrize(
    ("text", "recorded", "dropped"),
    [
        ("Thu đạt hơn 1.300 tỷ đồng.", "hơn 1.300 tỷ đồng", False),
        ("Thu đạt hơn 1.300 tỷ đồng.", "1.300 tỷ đồng", True),
        ("Thu ước đạt gần 1.300 tỷ đồng.", "1.300 tỷ đồng", True),
        ("Thu ước đạt 1.300 tỷ đồng.", "1.300 tỷ đồng", True),
        ("Thu đạt 1.300 tỷ đồng.", "1.300 tỷ đồng", False),
        ("Thu trên địa bàn 1.300 tỷ đồng.", "1.300 tỷ đồng", False),
    ],
)
def test_a_softening_word_is_kept(text: str, recorded: str, dropped: bool) -> None:
    seen = Observation(quantity=read_quantity(recorded), span=span(text, "1.300 tỷ đồng"))
    codes = [code for code, _ in found(meeting(text, actual=seen))]
    assert codes == (["hedge-dropped"] if dropped else [])


def test_a_quote_stands_where_it_says() -> None:
    record = meeting(SENTENCE)
    assert found(record) == []
    moved = Span(start=3, end=7, quote="khác", sentence="S1")
    row = record.indicators[0].model_copy(update={"span": moved})
    codes = found(record.model_copy(update={"indicators": (row,)}))
    assert ("quote-not-in-sentence", "indicators[0].span") in codes


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Thu ngân sách đạt 3.120 tỷ đồng.", True),
        ("Hội nghị kết thúc lúc 11 giờ ngày 20/11/2020.", False),
        ("Trong 10 tháng qua kinh tế ổn định.", False),
        ("Hội nghị khen thưởng các tập thể.", False),
    ],
)
def test_a_sentence_with_figures_that_nobody_took_is_told(text: str, left: bool) -> None:
    sentence = Sentence(id="S1", kind="body", start=0, end=len(text), text=text)
    record = Meeting(source=Source(sentences=(sentence,)))
    codes = found(record)
    assert codes == ([("figure-left-over", "source.sentences[0]")] if left else [])


def test_a_figure_recorded_without_a_place_of_its_own_is_not_left_over() -> None:
    text = "Thu đạt 3.120 tỷ đồng, đạt 104,0% kế hoạch."
    sentence = Sentence(id="S1", kind="body", start=0, end=len(text), text=text)
    row = Indicator(
        id="a",
        name="Thu",
        span=span(text, "Thu đạt 3.120 tỷ đồng"),
        attainments=(Attainment(percent=quantity("104.0").value),),
    )
    assert found(Meeting(indicators=(row,), source=Source(sentences=(sentence,)))) == []


def test_a_record_without_its_source_has_nothing_to_part_from() -> None:
    row = Indicator(id="a", name="A", actual=Observation(quantity=quantity("5", "xã")))
    assert found(Meeting(indicators=(row,))) == []
