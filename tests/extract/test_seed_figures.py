"""The figures of the press report the house was built on, against its gold record and our own table."""

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
REPORT = """\
(TGCT) Toàn hệ thống chính trị nỗ lực thực hiện đạt và vượt 6/14 chỉ tiêu theo Nghị quyết Thành ủy \
đề ra. Thành ủy và Ban Thường vụ Thành ủy ban hành hơn 1.300 văn bản các loại; trong đó có 1 Nghị \
quyết, 7 Chỉ thị và nhiều văn bản khác. Năm 2020, tăng trưởng kinh tế (GRDP) ước tăng 2,2% so với \
năm 2019; GRDP bình quân đầu người 94.450.000 đồng, đạt 97,17% kế hoạch, tăng 6,97%; chỉ số phát \
triển công nghiệp ước tăng 1,08%. Các khu chế xuất và công nghiệp thu hút thêm 3 dự án mới; đến nay \
có 251 dự án còn hiệu lực. Giải quyết việc làm cho gần 35.400 lao động. Tổng mức bán lẻ hàng hóa và \
doanh thu dịch vụ ước thực hiện 146.512 tỷ đồng, đạt 97,6% kế hoạch, tăng 9,06% so với năm 2019. \
Nhân dân thành phố đã sản xuất 222.999ha lúa, sản lượng được 1,39 triệu tấn, đạt 106,6% kế hoạch. \
Thành phố có thêm 5 xã đạt chuẩn nông thôn mới nâng cao; xây dựng mới và sửa chữa 88 trường học; \
giảm tỷ lệ hộ nghèo còn 0,3%. Trong năm, Đảng bộ thành phố kết nạp 1.335 đảng viên, có 108 đảng viên \
vi phạm bị thi hành kỷ luật. Đại hội lần thứ XIV, nhiệm kỳ 2020-2025 thành công. Thành phố vẫn còn \
hạn chế, như: tổng vốn đầu tư phát triển, kim ngạch xuất khẩu hàng hóa và dịch vụ chưa đạt kế hoạch \
đề ra; tội phạm còn phức tạp. Năm 2021, thực hiện Nghị quyết số 59-NQ/TW, kế hoạch 2021-2025.
"""
# name, kind, value, unit, hedge, plan %, change %, base, stated, phrase
EXPECTED = [
    ("Chỉ tiêu đạt và vượt theo Nghị quyết Thành ủy đề ra", "tally", "6/14", None, None, None, None, None, None, "đạt và vượt 6/14 chỉ tiêu theo Nghị quyết Thành ủy đề ra"),
    ("Văn bản các loại do Thành ủy và Ban Thường vụ Thành ủy ban hành", "value", "1300", "văn bản", "hơn", None, None, None, None, "ban hành hơn 1.300 văn bản các loại"),
    ("Nghị quyết ban hành", "value", "1", "Nghị quyết", None, None, None, None, None, "1 Nghị quyết"),
    ("Chỉ thị ban hành", "value", "7", "Chỉ thị", None, None, None, None, None, "7 Chỉ thị"),
    ("Tăng trưởng kinh tế (GRDP)", "growth", "2.2", "%", "ước", None, "2.2", "năm 2019", True, "tăng trưởng kinh tế (GRDP) ước tăng 2,2% so với năm 2019"),
    ("GRDP bình quân đầu người", "value", "94450000", "đồng/người", None, "97.17", "6.97", "năm 2019", False, "GRDP bình quân đầu người 94.450.000 đồng, đạt 97,17% kế hoạch, tăng 6,97%"),
    ("Chỉ số phát triển công nghiệp", "growth", "1.08", "%", "ước", None, "1.08", "năm 2019", False, "chỉ số phát triển công nghiệp ước tăng 1,08%"),
    ("Dự án mới do các khu chế xuất và công nghiệp thu hút", "increment", "3", "dự án", None, None, None, None, None, "thu hút thêm 3 dự án mới"),
    ("Dự án còn hiệu lực", "stock", "251", "dự án", None, None, None, None, None, "đến nay có 251 dự án còn hiệu lực"),
    ("Giải quyết việc làm", "value", "35400", "lao động", "gần", None, None, None, None, "Giải quyết việc làm cho gần 35.400 lao động"),
    ("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ", "value", "146512", "tỷ đồng", "ước thực hiện", "97.6", "9.06", "năm 2019", True, "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ ước thực hiện 146.512 tỷ đồng, đạt 97,6% kế hoạch, tăng 9,06% so với năm 2019"),
    ("Diện tích lúa sản xuất", "value", "222999", "ha", None, None, None, None, None, "sản xuất 222.999ha lúa"),
    ("Sản lượng lúa", "value", "1.39", "triệu tấn", None, "106.6", None, None, None, "sản lượng được 1,39 triệu tấn, đạt 106,6% kế hoạch"),
    ("Xã đạt chuẩn nông thôn mới nâng cao", "increment", "5", "xã", None, None, None, None, None, "có thêm 5 xã đạt chuẩn nông thôn mới nâng cao"),
    ("Trường học xây dựng mới và sửa chữa", "value", "88", "trường học", None, None, None, None, None, "xây dựng mới và sửa chữa 88 trường học"),
    ("Tỷ lệ hộ nghèo", "level_after_decrease", "0.3", "%", None, None, None, None, None, "giảm tỷ lệ hộ nghèo còn 0,3%"),
    ("Đảng viên kết nạp", "value", "1335", "đảng viên", None, None, None, None, None, "kết nạp 1.335 đảng viên"),
    ("Đảng viên vi phạm bị thi hành kỷ luật", "value", "108", "đảng viên", None, None, None, None, None, "có 108 đảng viên vi phạm bị thi hành kỷ luật"),
    ("Tổng vốn đầu tư phát triển", "value", None, None, None, None, None, None, None, "tổng vốn đầu tư phát triển"),
    ("Kim ngạch xuất khẩu hàng hóa và dịch vụ", "value", None, None, None, None, None, None, None, "kim ngạch xuất khẩu hàng hóa và dịch vụ"),
]  # fmt: skip


def read(text: str) -> list[Indicator]:
    source = read_source(text.encode(), "bao-cao.txt")
    return find_indicators(split_sentences(source.text), source.text)


def row(found: Indicator) -> tuple[Any, ...]:
    quantity = found.actual.quantity if found.actual else None
    change = found.changes[0] if found.changes else None
    value = found.tally.raw if found.tally else str(quantity.value) if quantity else None
    return (
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


def test_every_figure_of_a_press_report_is_read_and_no_other() -> None:
    assert list(map(row, read(REPORT))) == EXPECTED


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
    parts = [found.actual, found.verdict, found.previous, *found.changes, *found.attainments, *found.targets]
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
        assert found.span and found.span.sentence == want["at"]["sentence"]
        assert token_f1(found.name, want["name"]) >= 0.5, (found.name, want["name"])
        if found.tally:
            assert want["value"] == {"met": found.tally.met, "total": found.tally.total}
            assert found.tally.raw == want["raw"]
            continue
        assert found.actual and found.actual.span
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
            assert each.base and each.base.text == base
            if not growth:
                assert each.quantity.raw == want["change_raw"]


def test_what_the_seed_judges_in_words_keeps_its_words() -> None:
    evidence = gold()["indicators_named_without_figures_evidence"]["at"]["span"]
    for want in gold()["indicators_named_without_figures"]:
        found = seed()[tuple(want["at"]["span"])]
        assert fold(found.name) == want["name"]
        assert found.actual is None
        assert found.verdict and found.verdict.status == "missed"
        assert found.verdict.text == want["plan_status_stated"]
        assert found.verdict.span and [found.verdict.span.start, found.verdict.span.end] == evidence


def test_the_sense_of_merit_agrees_with_the_gold_where_it_is_beyond_doubt() -> None:
    for want in gold()["indicators"]:
        found = seed()[tuple(want["at"]["span"])]
        if found.better and "better" in want:
            assert found.better == want["better"], want["id"]
