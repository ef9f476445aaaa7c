"""The figures of a press report: against a table of our own, and its gold record where at hand."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.extract.figures import find_indicators
from briefgen.extract.sentences import split_sentences
from briefgen.extract.source import read_source
from briefgen.model import Indicator, Quantity
from briefgen.vi.text import fold
from briefgen.vi.units import base_value, dimension

SHARED = Path(__file__).parents[2].parent / "shared" / "seed"
EXAMPLES = Path(__file__).parents[1] / "examples"
REPORT = (EXAMPLES / "report.txt").read_text(encoding="utf-8")
ROWS = (EXAMPLES / "report-figures.tsv").read_text(encoding="utf-8").splitlines()[1:]


def read(text: str) -> list[Indicator]:
    source = read_source(text.encode(), "bao-cao.txt")
    return find_indicators(split_sentences(source.text), source.text)


def row(found: Indicator) -> list[str]:
    """Return the cells of an indicator: as in the table, empty where there is nothing."""
    quantity = found.actual.quantity if found.actual else None
    change = found.changes[0] if found.changes else None
    value = found.tally.raw if found.tally else str(quantity.value) if quantity else None
    cells = (
        found.name,
        found.kind,
        value,
        quantity.unit if quantity else None,
        quantity.hedge if quantity else None,
        str(found.attainments[0].percent) if found.attainments else None,
        str(change.quantity.value) if change else None,
        change.base.text if change and change.base else None,
        change.base_stated if change else None,
        found.span.quote if found.span else None,
    )
    return ["" if cell is None else str(cell) for cell in cells]


def test_every_figure_of_a_press_report_is_read_and_no_other() -> None:
    assert ["\t".join(row(found)) for found in read(REPORT)] == ROWS


def test_every_span_quotes_the_text_it_points_to() -> None:
    for found in read(REPORT):
        for span in spans(found):
            assert REPORT[span.start : span.end] == span.quote
            assert span.sentence


def test_parts_name_the_whole_they_belong_to() -> None:
    found = {each.name: each for each in read(REPORT)}
    whole = found["Văn bản các loại do Thành ủy và Ban Thường vụ Thành ủy ban hành"]
    assert found["Nghị quyết ban hành"].parent == found["Chỉ thị ban hành"].parent == whole.id
    assert found["Chỉ thị ban hành"].scope == "trong hơn 1.300 văn bản"
    assert found["Dự án còn hiệu lực"].scope == "đến nay"


def spans(found: Indicator) -> list[Any]:
    parts = [
        found.actual,
        found.verdict,
        found.previous,
        *found.changes,
        *found.attainments,
        *found.targets,
    ]
    return [span for part in parts if part and (span := part.span)] + [found.span]


# The gold record, where it is at hand.

KINDS = {"ratio": "tally"}


@cache
def gold() -> dict[str, Any]:
    path = SHARED / "gold.yaml"
    if not path.exists():
        pytest.skip("the gold record of the seed is not beside the project")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@cache
def seed() -> dict[tuple[int, int], Indicator]:
    source = read_source((SHARED / "source.txt").read_bytes(), "source.txt")
    found = find_indicators(split_sentences(source.text), source.text)
    return {(each.span.start, each.span.end): each for each in found if each.span}


def token_f1(one: str, two: str) -> float:
    first, second = fold(one).split(), fold(two).split()
    common = sum(min(first.count(word), second.count(word)) for word in set(first))
    return 2 * common / (len(first) + len(second))


def test_the_seed_yields_exactly_the_gold_figures() -> None:
    wanted = [*gold()["indicators"], *gold()["indicators_named_without_figures"]]
    assert sorted(seed()) == sorted(tuple(each["at"]["span"]) for each in wanted)
    assert len({each.id for each in seed().values()}) == len(wanted) == 24


def test_each_figure_of_the_seed_has_its_value_unit_hedge_and_place() -> None:
    for want in gold()["indicators"]:
        found = seed()[tuple(want["at"]["span"])]
        assert found.kind == KINDS.get(want["kind"], want["kind"]), want["id"]
        assert found.span
        assert found.span.sentence == want["at"]["sentence"]
        assert token_f1(found.name, want["name"]) >= 0.5, (found.name, want["name"])
        if found.tally:
            assert want["value"] == {"met": found.tally.met, "total": found.tally.total}
            assert found.tally.raw == want["raw"]
            continue
        assert found.actual
        assert found.actual.span
        quantity = found.actual.quantity
        wanted = Quantity(value=Decimal(str(want["value"])), unit=want["unit"])
        assert base_value(quantity) == base_value(wanted), want["id"]
        assert fold(quantity.unit or "").startswith(want["unit"]) or (
            dimension(quantity.unit) == dimension(want["unit"])
        )
        assert quantity.raw == want["raw"]
        assert quantity.hedge == want.get("hedge")
        assert quantity.estimate == want.get("estimate", False)
        assert (found.actual.span.start, found.actual.span.end) == tuple(want["raw_span"])


def test_each_ratio_and_change_of_the_seed_stands_with_its_figure() -> None:
    for want in gold()["indicators"]:
        found = seed()[tuple(want["at"]["span"])]
        percents = [str(each.percent) for each in found.attainments]
        assert percents == ([str(want["plan_pct"])] if "plan_pct" in want else []), want["id"]
        if found.attainments:
            assert found.attainments[0].raw == want["plan_pct_raw"]
        growth = want["kind"] == "growth"
        change = want["value"] if growth else want.get("change_pct")
        values = [str(each.quantity.value) for each in found.changes]
        assert values == ([str(change)] if change is not None else []), want["id"]
        for each in found.changes:
            assert each.base_stated == (want["change_base_stated"] is not None)
            base = want["change_base_stated"] or want["change_base_inferred"]
            assert each.base
            assert each.base.text == base
            if not growth:
                assert each.quantity.raw == want["change_raw"]


def test_what_the_seed_judges_in_words_keeps_its_words() -> None:
    evidence = gold()["indicators_named_without_figures_evidence"]["at"]["span"]
    for want in gold()["indicators_named_without_figures"]:
        found = seed()[tuple(want["at"]["span"])]
        assert fold(found.name) == want["name"]
        assert found.actual is None
        assert found.verdict
        assert found.verdict.status == "missed"
        assert found.verdict.text == want["plan_status_stated"]
        assert found.verdict.span
        assert [found.verdict.span.start, found.verdict.span.end] == evidence


def test_the_sense_of_merit_agrees_with_the_gold_where_it_is_beyond_doubt() -> None:
    for want in gold()["indicators"]:
        found = seed()[tuple(want["at"]["span"])]
        if found.better and "better" in want:
            assert found.better == want["better"], want["id"]
