"""Every figure names its origin: words of the source, or a formula with its interval."""

from decimal import Decimal

from briefgen.compose.traces import Trace, traces_of
from briefgen.extract import extract_meeting, read_source
from briefgen.model import Attainment, Indicator, Meeting, Span, Target
from tests.meetings import attained, planned, quantity, reached, seed_meeting
from tests.shelves import REPORT

HEAD = {"date", "body", "kind", "purposes"}
"""What is said of the meeting itself is read by one rule each and not graded."""


def of(indicator: Indicator) -> dict[tuple[str, str], Trace]:
    traces = traces_of(Meeting(indicators=(indicator,)))
    return {(trace.role, trace.origin): trace for trace in traces}


def test_every_stated_figure_of_the_seed_stands_in_its_sentence() -> None:
    meeting = extract_meeting(read_source(REPORT.read_bytes(), "source.txt"))
    assert meeting.source is not None
    sentences = {sentence.id: sentence for sentence in meeting.source.sentences}
    stated = [trace for trace in traces_of(meeting) if trace.origin == "stated"]
    assert len(stated) > 60
    for trace in stated:
        assert trace.span is not None
        if trace.name not in HEAD:
            assert trace.rule
            assert trace.sureness
        sentence = sentences[trace.span.sentence or ""]
        start = trace.span.start - sentence.start
        assert sentence.text[start : start + len(trace.span.quote)] == trace.span.quote


def test_every_derived_figure_has_a_formula() -> None:
    derived = [trace for trace in traces_of(seed_meeting()) if trace.origin == "derived"]
    assert {trace.role for trace in derived} >= {"target", "previous", "verdict"}
    assert all(trace.formula for trace in derived)


def test_a_plan_is_derived_from_value_and_ratio_with_its_interval() -> None:
    row = Indicator(id="a", name="A", actual=reached("146512", "tỷ đồng"),
                    attainments=attained("97.6"))  # fmt: skip
    plan = of(row)["target", "derived"]
    assert plan.formula == "146.512 / 97,6%"
    assert plan.shown == "≈ 150.100 tỷ đồng"
    assert plan.low is not None
    assert plan.high is not None
    assert plan.low < Decimal(150_100) < plan.high
    assert of(row)["verdict", "derived"].formula == "97,6 < 100"


def test_a_ratio_and_a_gap_are_derived_from_value_and_plan() -> None:
    row = Indicator(id="a", name="A", actual=reached("36", "km"), targets=planned("50", "km"))
    assert of(row)["attainment", "derived"].formula == "36 km / 50 km"
    assert of(row)["attainment", "derived"].shown == "≈ 72%"
    rate = Indicator(id="a", name="A", actual=reached("33.9", "%"), targets=planned("33", "%"))
    assert of(rate)["gap", "derived"].formula == "33,9% − 33%"


def test_a_ratio_printed_as_what_goes_beyond_the_plan_shows_its_sum() -> None:
    words = "vượt 6,3% kế hoạch"
    span = Span(start=0, end=len(words), quote=words)
    row = Indicator(id="a", name="A",
                    attainments=(Attainment(percent=Decimal("106.3"), span=span),))  # fmt: skip
    assert of(row)["attainment", "stated"].formula == "100% + 6,3%"


def test_what_was_written_by_hand_says_so() -> None:
    row = Indicator(id="a", name="A", actual=reached("5", "xã"),
                    targets=(Target(text="tăng so với năm trước"),
                             Target(quantity=quantity("6", "xã"))))  # fmt: skip
    traces = of(row)
    assert traces["actual", "written"].span is None
    assert traces["actual", "written"].rule is None
    assert traces["target", "written"].shown == "6 xã"
