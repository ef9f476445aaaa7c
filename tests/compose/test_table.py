from briefgen.compose.table import table_indicators
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting
from tests.meetings import attained, bare_meeting, reached, seed_meeting

VI = Wording("vi")
RATED = tuple(
    Indicator(
        id=f"r{ratio}",
        name=f"Chỉ số {ratio}",
        actual=reached("5", "km"),
        attainments=attained(str(ratio)),
    )
    for ratio in (80, 90, 100, 110, 120, 130)
)


def ids(meeting: Meeting, most: int) -> list[str]:
    return [indicator.id for indicator in table_indicators(meeting, most, VI)]


def test_ratio_rows_come_first_and_then_telling_ones() -> None:
    assert ids(seed_meeting(), 8) == [
        "fruit_output",
        "rice_output",
        "retail_sales",
        "grdp_per_capita",
        "grdp_growth",
        "industrial_index",
        "poverty_rate",
    ]
    assert len(ids(seed_meeting(), 3)) == 3


def test_misses_and_beats_share_a_short_table() -> None:
    assert ids(Meeting(indicators=RATED), 4) == ["r130", "r120", "r90", "r80"]


def test_the_recorded_headline_shares_it_by_turns() -> None:
    headed = Meeting(indicators=RATED, headline=("r100", "r110", "nowhere"))
    assert ids(headed, 4) == ["r130", "r110", "r100", "r80"]


def test_others_only_make_up_four_rows() -> None:
    others = tuple(Indicator(id=f"o{n}", name="Khác", actual=reached("1", "xã")) for n in range(9))
    assert ids(Meeting(indicators=(*others, *RATED[:1])), 8) == ["r80", "o0", "o1", "o2"]
    assert ids(bare_meeting(), 8) == ["a"]


def test_parts_and_rows_without_a_value_stay_out() -> None:
    part = RATED[0].model_copy(update={"id": "part", "parent": "r90"})
    empty = Indicator(id="empty", name="Không số", attainments=attained("90"))
    assert ids(Meeting(indicators=(part, empty, RATED[1])), 8) == ["r90"]


def test_growth_of_other_places_is_not_shown() -> None:
    def growth(name: str) -> Indicator:
        return Indicator(id=name, name=name, kind="growth", actual=reached("3", "%"))

    names = ("Tăng trưởng của cả nước", "Tăng trưởng của Hà Nội", "Tăng trưởng của Huế")
    own = tuple(growth(f"Tăng trưởng ngành {n}") for n in range(4))
    meeting = Meeting(indicators=(*map(growth, names), *own))
    assert [i.name for i in table_indicators(meeting, 8, Wording("vi"))] == [i.name for i in own]
