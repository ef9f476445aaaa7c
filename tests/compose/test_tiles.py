from briefgen.compose.tiles import headline_indicators, tiles_of
from briefgen.compose.wording import Wording
from briefgen.model import Meeting
from tests.meetings import YEAR_2019, bare_meeting, seed_meeting, ward_meeting

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
