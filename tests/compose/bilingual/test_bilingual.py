import pytest

from briefgen.compose.bilingual import compose_bilingual
from briefgen.compose.bilingual.fit import fits, height_mm
from briefgen.compose.bilingual.pairs import pair
from briefgen.compose.fit import PAGE_HEIGHT
from briefgen.compose.house import ANY
from briefgen.compose.tongues.stretches import tongues_of
from tests.forms import GIVEN, meeting_of, sample


@pytest.mark.parametrize("seed", [*GIVEN, "sample"])
def test_it_fits_one_page(seed: str) -> None:
    page = compose_bilingual(sample() if seed == "sample" else meeting_of(seed))
    assert fits(page, ANY)
    assert height_mm(page) < PAGE_HEIGHT


def test_a_crowded_meeting_fits_by_the_ladder() -> None:
    meeting = sample()
    long = "Đẩy nhanh tiến độ, tháo gỡ vướng mắc về mặt bằng cho các dự án trọng điểm, liên vùng"
    tasks = tuple(
        one.model_copy(update={"id": f"{one.id}{n}", "text": f"{long} số {n}"})
        for n in range(8)
        for one in meeting.directives
    )
    page = compose_bilingual(meeting.model_copy(update={"directives": tasks}))
    assert fits(page, ANY)
    assert page.rows


def test_figures_stand_in_both_notations_and_once_where_they_are_the_same() -> None:
    page = compose_bilingual(meeting_of("can-tho-2020"))
    rows = {row.indicator: row for row in page.rows}
    fruit = next(row for row in rows.values() if row.vi.name == "Sản lượng cây ăn trái")
    assert (fruit.vi.actual, fruit.en.actual) == ("147.591", "147,591")
    assert (fruit.vi.ratio, fruit.en.ratio) == ("134,7", "134.7")
    assert (fruit.vi.unit, fruit.en.unit) == ("tấn", "tonnes")
    assert (fruit.vi.verdict, fruit.en.verdict) == ("Vượt", "Exceeded")
    assert (fruit.vi.change, fruit.en.change) == ("…", "")


def test_words_without_english_stand_once() -> None:
    page = compose_bilingual(meeting_of("can-tho-2020"))
    assert page.title.en == ""
    assert all(row.en.name in ("", "(estimate)") for row in page.rows)
    assert [point.en.text for point in page.key_points][-1] == ""
    assert page.footnotes[-1].en.endswith("texts kept in Vietnamese: no English in the record.")


def test_words_with_english_stand_under_the_vietnamese() -> None:
    page = compose_bilingual(sample())
    assert page.title.en == "Results against the 2025 work plan"
    assert page.rows[0].en.name == "Local budget revenue (estimate)"
    assert page.limitations is not None
    assert page.limitations.bullets[0].en.startswith("Public investment reached only 86.7%")
    assert page.tasks[0].en.text == "Finish handing over the sites of 4 key projects"
    assert page.tasks[0].en.due == "before 31 March 2026"


def test_both_languages_show_the_same_indicators_in_one_order() -> None:
    for seed in GIVEN:
        page = compose_bilingual(meeting_of(seed))
        assert [r.vi.indicator for r in page.rows] == [r.en.indicator for r in page.rows]


def test_a_record_in_english_stands_once_under_vietnamese_labels() -> None:
    page = compose_bilingual(meeting_of("donor-review-2023"))
    assert page.labels["indicator"].vi == "Chỉ tiêu"
    assert page.labels["indicator"].en == "Indicator"
    assert all(row.en.name == "" for row in page.rows)
    assert page.rows[0].vi.verdict == "Vượt"
    assert "giữ tiếng Anh" in page.footnotes[-1].vi


def test_english_that_says_nothing_new_is_left_out() -> None:
    tongues = tongues_of(meeting_of("can-tho-2020"), "en")
    assert pair("Sản lượng lúa", "Sản\u00a0lượng lúa").en == ""
    assert pair("x", "Sản lượng lúa.", tongues).en == ""
    assert pair("x", "Source: “Sản lượng lúa”.", tongues, fewest=2).en == ""
    assert pair("x", "Sản lượng lúa beat target", tongues).en == "Sản lượng lúa beat target"
