from briefgen.compose.tiles import headline_indicators, tiles_of
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Span
from tests.meetings import YEAR_2019, attained, bare_meeting, reached, seed_meeting, ward_meeting

VI = Wording("vi")


def test_tiles_are_those_of_the_first_measured_sentence_and_with_a_ratio() -> None:
    tiles = tiles_of(seed_meeting(), YEAR_2019, VI)
    assert [tile.indicator for tile in tiles] == [
        "grdp_growth",
        "grdp_per_capita",
        "industrial_index",
        "retail_sales",
    ]
    growth, per_head, _, retail = tiles
    assert (growth.figure, growth.unit, growth.comparison) == ("2,2", "%", "ước, so với năm 2019")
    assert growth.status is None
    assert (per_head.figure, per_head.unit) == ("94,45", "triệu đồng")
    assert (per_head.ratio, per_head.status) == ("97,17% kế hoạch", "missed")
    assert per_head.comparison == "+6,97% so với 2019"
    assert retail.comparison == "ước, +9,06% so với 2019"


def test_an_inferred_base_is_not_printed_on_a_tile() -> None:
    tile = tiles_of(seed_meeting(), YEAR_2019, VI)[2]
    assert (tile.label, tile.comparison) == ("Chỉ số phát triển công nghiệp, tăng", "ước")


def test_the_recorded_headline_rules() -> None:
    chosen = seed_meeting().model_copy(update={"headline": ("poverty_rate", "jobs_created", "x")})
    tiles = tiles_of(chosen, YEAR_2019, VI)
    assert [tile.figure for tile in tiles] == ["0,3", "gần 35.400"]
    assert tiles[0].comparison == "càng thấp càng tốt"


def test_a_computed_ratio_is_marked_so() -> None:
    assert tiles_of(ward_meeting(), YEAR_2019, VI)[0].ratio == "≈ 104,2% kế hoạch"


def test_a_small_sheet_has_no_tiles() -> None:
    assert tiles_of(bare_meeting(), None, VI) == ()
    assert headline_indicators(Meeting(), VI) == []


def test_a_sum_named_by_the_way_is_no_headline() -> None:
    where = Span(start=0, end=9, quote="một câu", sentence="S1")
    taken = Indicator(
        id="a", name="Thu", actual=reached("5", "tỷ đồng"), attainments=attained("101"), span=where
    )
    repaid = Indicator(id="b", name="Số thuế hoàn", actual=reached("8", "tỷ đồng"), span=where)
    growth = Indicator(
        id="c", name="Tăng trưởng", kind="growth", actual=reached("2", "%"), span=where
    )
    meeting = Meeting(indicators=(repaid, taken, growth))
    assert [i.id for i in headline_indicators(meeting, VI)] == ["a", "c"]
