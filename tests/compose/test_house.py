"""An office's own name and words: printed where the record lets them stand, nowhere else."""

from decimal import Decimal

import pytest

from briefgen.compose import compose_brief, compose_scorecard
from briefgen.compose.house import House, in_house, named_bodies
from briefgen.compose.wording import fixed_words
from briefgen.errors import Language
from briefgen.model import Indicator, Meeting, Organization
from tests.meetings import attained, reached

OURS = House("THÀNH ỦY CẦN THƠ", also=("Thành ủy TP. Cần Thơ",))
NOBODY = Meeting()
RETAIL = Meeting(
    indicators=(
        Indicator(
            id="retail",
            name="Tổng mức bán lẻ",
            actual=reached("146512", "tỷ đồng"),
            attainments=attained("97.6"),
        ),
    )
)


def body(name: str, parent: str | None = None) -> Meeting:
    return Meeting(body=Organization(name=name, parent=parent))


@pytest.mark.parametrize(
    "record",
    [
        NOBODY,
        Meeting(agency="Thành ủy Cần Thơ"),
        Meeting(agency="THÀNH UỶ CẦN THƠ"),  # the school rule's place of the tone mark
        Meeting(agency="Thành ủy TP. Cần Thơ"),
        body("Thành ủy Cần Thơ"),
        body("Ban Thường vụ Thành ủy Cần Thơ", "Thành ủy Cần Thơ"),
    ],
)
def test_a_record_of_nobody_or_of_this_office_gets_its_name(record: Meeting) -> None:
    assert in_house(record, OURS).agency == OURS.agency
    assert compose_brief(record, house=OURS).agency == OURS.agency
    assert compose_scorecard(record, house=OURS).agency == OURS.agency


@pytest.mark.parametrize(
    "record",
    [
        Meeting(agency="Tỉnh ủy Sông Hậu"),
        Meeting(agency="Thành ủy Cần Thơ Mới"),
        body("UBND thành phố Cần Thơ"),
        body("Ban Thường vụ Tỉnh ủy Sông Hậu", "Tỉnh ủy Sông Hậu"),
    ],
)
def test_no_office_is_printed_under_another_ones_name(record: Meeting) -> None:
    assert in_house(record, OURS) == record
    assert compose_brief(record, house=OURS).agency == compose_brief(record).agency


def test_a_stated_agency_weighs_more_than_who_met() -> None:
    record = Meeting(
        agency="Tỉnh ủy Sông Hậu", body=Organization(name="Thành ủy Cần Thơ", parent=None)
    )
    assert named_bodies(record) == ("Tỉnh ủy Sông Hậu",)
    assert in_house(record, OURS) == record


def test_a_short_form_is_the_same_name() -> None:
    office = House("ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU")
    assert office.is_called("UBND tỉnh Sông Hậu")
    assert not office.is_called("HĐND tỉnh Sông Hậu")


def test_an_office_without_a_name_changes_nothing() -> None:
    assert in_house(NOBODY, House()) == NOBODY


@pytest.mark.parametrize(("language", "word"), [("vi", "Hụt"), ("en", "Not met")])
def test_words_of_the_office_are_printed_in_their_language(language: Language, word: str) -> None:
    house = House(words={"verdict": {"missed": {"vi": "Hụt"}}})
    card = compose_scorecard(RETAIL, house=house, language=language)
    brief = compose_brief(RETAIL, house=house, language=language)
    assert (card.rows[0].verdict, brief.rows[0].verdict) == (word, word)


def test_labels_of_the_office_reach_the_page() -> None:
    house = House(words={"brief": {"note": {"vi": "Lưu hành nội bộ"}}})
    assert compose_brief(RETAIL, house=house).note == "Lưu hành nội bộ"
    assert compose_brief(RETAIL, house=house).labels["note"] == "Lưu hành nội bộ"


@pytest.mark.parametrize(
    ("near", "status"), [(None, "missed"), ("95", "near"), ("97.6", "near"), ("97.7", "missed")]
)
def test_a_miss_is_near_from_the_grade_of_the_office_on(near: str | None, status: str) -> None:
    house = House(near=Decimal(near) if near else None)
    card, brief = compose_scorecard(RETAIL, house=house), compose_brief(RETAIL, house=house)
    assert (card.rows[0].status, brief.rows[0].status) == (status, status)


def test_every_section_that_an_office_may_reword_has_words() -> None:
    for section in ("verdict", "brief", "scorecard"):
        assert fixed_words(section)
