"""A figure is found as it is printed, in Vietnamese or English, in one scale or another."""

from functools import cache

import pytest

from briefgen.compose.finding_traces import find_traces
from briefgen.compose.traces import Trace, traces_of
from briefgen.extract import extract_meeting, read_source
from tests.shelves import REPORT


@cache
def traces() -> tuple[Trace, ...]:
    return tuple(traces_of(extract_meeting(read_source(REPORT.read_bytes(), "source.txt"))))


@pytest.mark.parametrize(
    ("field", "paths"),
    [
        ("97,17%", ["indicators[5].attainments[0]"]),
        ("“97,17%”", ["indicators[5].attainments[0]"]),
        ("97.17%", ["indicators[5].attainments[0]"]),
        ("97,17", ["indicators[5].attainments[0]"]),
        ("94.450.000 đồng", ["indicators[5].actual"]),
        ("94,45 triệu đồng", ["indicators[5].actual"]),
        ("94,45", ["indicators[5].actual"]),
        ("+6,97", ["indicators[5].changes[0]"]),
        ("+6,97%", ["indicators[5].changes[0]"]),
        ("150.100", ["indicators[10].targets"]),
        ("≈ 150.100", ["indicators[10].targets"]),
        ("6/14", ["indicators[0].tally"]),
        ("146,512", ["indicators[10].actual"]),
        ("indicators[10].actual", ["indicators[10].actual"]),
        ("indicators[10].actual.quantity.value", ["indicators[10].actual"]),
        ("directives[3]", ["directives[3]"]),
        ("D04", ["directives[3]"]),
        ("date.day", ["date"]),
        ("body", ["body"]),
        ("purposes", ["purposes[0]", "purposes[1]"]),
        ("88,88%", []),
        ("", []),
    ],
)
def test_a_field_names_its_traces(field: str, paths: list[str]) -> None:
    assert [trace.path for trace in find_traces(traces(), field)] == paths


def test_an_id_and_a_name_bring_all_figures_of_an_indicator() -> None:
    roles = {trace.role for trace in find_traces(traces(), "san_luong_lua")}
    assert {"actual", "attainment", "target", "verdict"} <= roles
    assert {trace.item for trace in find_traces(traces(), "sản lượng lúa")} == {"san_luong_lua"}
