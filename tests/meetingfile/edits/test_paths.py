"""One field of a fact, read and written as a person types it."""

from typing import Any

import pytest

from briefgen.errors import DataError, Place
from briefgen.meetingfile.edits.paths import steps_of, text_at, text_of, with_text
from briefgen.model import Indicator, Meeting, Noun, Person
from tests.meetings import seed_meeting

HERE = Place("a.yaml", 3, 7)
FIELDS = (
    "name", "actual", "tally", "targets[0]", "attainments[0]", "changes[0]", "verdict", "owner",
)  # fmt: skip


def indicator(**fields: Any) -> Indicator:
    return Indicator.model_validate({"id": "a", "name": "Sản lượng lúa", **fields})


def corrected(noun: Noun, path: str, text: str) -> Any:
    return with_text(noun, path, text, HERE)


@pytest.mark.parametrize("path", FIELDS)
def test_what_is_shown_can_be_typed_back_and_says_the_same(path: str) -> None:
    for item in seed_meeting().indicators:
        text = text_at(item, path)
        if text:
            again = corrected(item, path, text)
            assert text_at(again, path) == text, item.id
            assert again.actual is None or item.actual is None or (
                again.actual.quantity.value == item.actual.quantity.value
                and again.actual.quantity.unit == item.actual.quantity.unit
            )  # fmt: skip


def test_a_new_value_keeps_where_the_old_one_stood_and_its_period() -> None:
    span = {"start": 3, "end": 9, "quote": "12 tấn"}
    was = {"quantity": {"value": 12, "unit": "tấn"}, "period": {"text": "năm 2020"}, "span": span}
    now = corrected(indicator(actual=was), "actual", "gần 13 tấn").actual
    assert (now.quantity.value, now.quantity.hedge, now.quantity.bound) == (13, "gần", "upper")
    assert (now.period.text, now.span.quote) == ("năm 2020", "12 tấn")


def test_a_bare_number_keeps_the_unit_it_had() -> None:
    was = {"quantity": {"value": 12, "unit": "tấn", "raw": "12 tấn"}}
    assert corrected(indicator(actual=was), "actual", "13").actual.quantity.unit == "tấn"


def test_a_new_unit_leaves_nothing_of_the_old_printed_form() -> None:
    was = {"quantity": {"value": 12, "unit": "tấn", "raw": "12 tấn"}}
    now = corrected(indicator(actual=was), "actual.quantity.unit", "nghìn tấn").actual.quantity
    assert (now.unit, now.raw) == ("nghìn tấn", None)


def test_a_plan_can_be_added_where_there_was_none_and_taken_away_again() -> None:
    added = corrected(indicator(), "targets[0]", "dưới 4%")
    assert added.targets[0].comparison == "less_than"
    assert corrected(added, "targets[0]", "").targets == ()


def test_a_verdict_is_a_word_and_keeps_the_words_of_the_source() -> None:
    said = {"status": "met", "text": "đạt kế hoạch đề ra"}
    changed = corrected(indicator(verdict=said), "verdict", "Chưa đạt").verdict
    assert (changed.status, changed.text) == ("missed", "đạt kế hoạch đề ra")
    assert corrected(indicator(verdict=said), "verdict", "").verdict is None
    assert corrected(indicator(), "verdict", "vượt").verdict.status == "exceeded"


def test_a_date_given_by_a_person_is_no_longer_inferred() -> None:
    meeting = Meeting.model_validate(
        {"date": {"day": "2020-11-20", "session": "chiều", "year_inferred_from": "ngày đăng"}}
    )
    day = corrected(meeting, "date", "21/11/2020").date
    assert (day.day.day, day.session, day.year_inferred_from) == (21, "chiều", None)


def test_posts_are_added_changed_and_removed_by_number() -> None:
    person = Person.model_validate({"id": "a", "name": "A", "posts": [{"title": "Bí thư"}]})
    more = corrected(person, "posts[1]", "Chủ tịch HĐND")
    assert [post.title for post in more.posts] == ["Bí thư", "Chủ tịch HĐND"]
    assert [post.title for post in corrected(more, "posts[0]", "").posts] == ["Chủ tịch HĐND"]


@pytest.mark.parametrize("path", ["actal", "actual.x", "targets.text", "name.x", "[0]", "", "a[0]"])
def test_a_path_that_leads_nowhere_is_known(path: str) -> None:
    assert steps_of(Indicator, path) is None


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("actual", "97.17%", "quantity-unreadable"),
        ("actual", "nhiều", "quantity-unreadable"),
        ("name", " ", "correction-empty"),
        ("verdict", "tốt", "word-unknown"),
        ("kind", "other", "word-unknown"),
        ("targets[3]", "5%", "correction-no-item"),
        ("actual.quantity.unit", "tấn", "correction-no-item"),
        ("tally", "6-14", "tally-unreadable"),
        ("attainments[0]", "97 tấn", "attainment-not-percent"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(path: str, text: str, code: str) -> None:
    with pytest.raises(DataError) as caught:
        corrected(indicator(), path, text)
    (problem,) = caught.value.problems
    assert (problem.code, problem.at.line, problem.at.column) == (code, 3, 7)


def test_lists_of_words_are_typed_with_semicolons() -> None:
    assert text_of(("Sở A", "Sở B")) == "Sở A; Sở B"
