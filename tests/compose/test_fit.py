import pytest

from briefgen.compose.brief import compose_brief
from briefgen.compose.fit import PAGE_HEIGHT, fits_one_page, height_mm
from briefgen.model import Brief, BriefRow
from tests.meetings import bare_meeting, seed_meeting

ROW = BriefRow(indicator="a", name="Sản lượng lúa", unit="", actual="", ratio="", change="")

MEASURED = compose_brief(bare_meeting()).model_copy(update={"rows_shape": "measured"})


def test_the_seeds_brief_fits_its_page() -> None:
    brief = compose_brief(seed_meeting())
    assert fits_one_page(brief)
    assert height_mm(brief) > 0.9 * PAGE_HEIGHT


def test_every_part_adds_to_the_height() -> None:
    brief = compose_brief(seed_meeting())
    whole = height_mm(brief)
    for part in ("key_points", "rows", "tasks", "footnotes"):
        assert height_mm(brief.model_copy(update={part: ()})) < whole
    for part in ("results", "limitations"):
        assert height_mm(brief.model_copy(update={part: None})) < whole


def test_a_row_is_as_tall_as_its_name() -> None:
    def tall(name: str) -> float:
        row = ROW.model_copy(update={"name": name})
        return height_mm(MEASURED.model_copy(update={"rows": (row,)}))

    assert tall("Sản lượng lúa " * 6) - tall("Sản lượng lúa") == pytest.approx(10.2, abs=0.2)


def test_bold_heads_and_long_units_take_their_lines() -> None:
    brief = MEASURED.model_copy(update={"rows": (ROW,)})
    agency = brief.model_copy(update={"agency": "THREE RIVERS WATER AND LIVELIHOODS PROGRAMME"})
    assert height_mm(agency) > height_mm(brief)
    unit = ROW.model_copy(update={"unit": "triệu đồng/người"})
    assert height_mm(brief.model_copy(update={"rows": (unit,)})) > height_mm(brief)


def test_a_table_with_fewer_columns_leaves_more_room_for_names() -> None:
    long = ROW.model_copy(update={"name": "Sản lượng lúa " * 6})
    brief = compose_brief(bare_meeting()).model_copy(update={"rows": (long,)})
    shapes = ("measured", "compared", "plain")
    heights = [height_mm(brief.model_copy(update={"rows_shape": shape})) for shape in shapes]
    assert heights[0] > heights[1] >= heights[2]


def test_a_page_too_full_does_not_fit() -> None:
    full = compose_brief(bare_meeting()).model_copy(update={"rows": (ROW,) * 60})
    assert isinstance(full, Brief)
    assert not fits_one_page(full)
