"""A user's file written again: comments, order and notation stay."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from briefgen.errors import DataError
from briefgen.meetingfile import load_meeting, save_meeting
from briefgen.model import Indicator, Meeting, Observation, Person, Quantity
from briefgen.vi.quantities import read_quantity
from tests.meetingfile.generated import meetings

FILE = """\
# Biên bản của tôi
period: năm 2020   # kỳ
title:   'Hội nghị'  # tên
people:
# chủ trì trước
- id: an
  name: Lê An   # (Chủ tịch)
  posts: [Chủ tịch]

- id: binh
  name: Trần Bình

# ---- Chỉ tiêu ----
indicators:
  # Kinh tế
  - id: grdp
    name: GRDP
    actual: 2.20   # ước
    # so cùng kỳ
    changes: ["tăng 6,97%"]
  - {id: dan_so, name: Dân số, actual: "1,3 triệu người"}
  - id: lua
    actual: 1,39 triệu tấn
    name: Lúa
# hết
"""


@pytest.fixture
def meeting() -> Meeting:
    return load_meeting(FILE.encode(), "m.yaml")


def changed(meeting: Meeting, **update: Any) -> str:
    return save_meeting(meeting.model_copy(update=update), FILE.encode())


def indicator(meeting: Meeting, place: int, **update: Any) -> tuple[Indicator, ...]:
    indicators = list(meeting.indicators)
    indicators[place] = indicators[place].model_copy(update=update)
    return tuple(indicators)


def difference(text: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    before, after = FILE.splitlines(), text.splitlines()
    return [line for line in before if line not in after], [
        line for line in after if line not in before
    ]


def test_an_unchanged_meeting_leaves_the_file_to_the_letter(meeting: Meeting) -> None:
    assert save_meeting(meeting, FILE.encode()) == FILE
    windows = FILE.replace("\n", "\r\n")
    assert save_meeting(meeting, windows.encode()) == windows


def test_a_changed_value_keeps_the_comment_behind_it(meeting: Meeting) -> None:
    text = changed(meeting, title="Hội nghị: tổng kết")
    assert difference(text) == (
        ["title:   'Hội nghị'  # tên"],
        ['title: "Hội nghị: tổng kết"  # tên'],
    )


def test_a_change_deep_inside_touches_one_line(meeting: Meeting) -> None:
    actual = Observation(quantity=Quantity(value=Decimal("2.3")))
    text = changed(meeting, indicators=indicator(meeting, 0, actual=actual))
    assert difference(text) == (["    actual: 2.20   # ước"], ["    actual: 2.3   # ước"])


def test_a_new_entry_comes_where_the_model_has_it(meeting: Meeting) -> None:
    text = changed(meeting, indicators=indicator(meeting, 0, note="sơ bộ", better="higher"))
    assert difference(text) == ([], ["    better: higher", "    note: sơ bộ"])
    assert '    changes: ["tăng 6,97%"]\n    note: sơ bộ\n' in text
    assert "    name: GRDP\n    better: higher\n" in text


def test_a_new_list_comes_behind_what_the_model_has_before_it(meeting: Meeting) -> None:
    text = changed(meeting, agency="UBND tỉnh", headline=("grdp",), period=None)
    assert difference(text) == (
        ["period: năm 2020   # kỳ"],
        ["agency: UBND tỉnh", "headline: [grdp]"],
    )


def test_an_item_comes_and_goes_with_its_lines_only(meeting: Meeting) -> None:
    people = (meeting.people[1], Person(id="chi", name="Vũ Chi"))
    text = changed(meeting, people=people)
    assert difference(text) == (
        ["- id: an", "  name: Lê An   # (Chủ tịch)", "  posts: [Chủ tịch]"],
        ["- id: chi", "  name: Vũ Chi"],
    )
    assert "  name: Trần Bình\n- id: chi\n" in text


def test_a_first_item_comes_first(meeting: Meeting) -> None:
    text = changed(meeting, people=(Person(id="chi", name="Vũ Chi"), *meeting.people))
    assert "# chủ trì trước\n- id: chi\n  name: Vũ Chi\n- id: an\n" in text


def test_an_item_on_one_line_is_written_anew(meeting: Meeting) -> None:
    actual = Observation(quantity=read_quantity("1,4 triệu người"))
    text = changed(meeting, indicators=indicator(meeting, 1, actual=actual))
    assert '  - id: dan_so\n    name: Dân số\n    actual: "1,4 triệu người"\n  - id: lua\n' in text


def test_an_order_changed_writes_the_list_anew_and_keeps_the_rest(meeting: Meeting) -> None:
    text = changed(meeting, people=meeting.people[::-1])
    assert "# ---- Chỉ tiêu ----\nindicators:\n  # Kinh tế\n" in text
    assert load_meeting(text.encode(), "m.yaml").people == meeting.people[::-1]


def test_an_empty_entry_is_filled(meeting: Meeting) -> None:
    existing = b"people:  # ai\nmessage:   # loi\ntitle: A\n"
    new = meeting.model_copy(update={"indicators": (), "period": None, "title": "B"})
    text = save_meeting(new, existing)
    assert load_meeting(text.encode(), "m.yaml") == new
    assert "message:   # loi\ntitle: B\n" in text


def test_json_is_written_as_a_new_file(meeting: Meeting) -> None:
    assert save_meeting(meeting, b'{"title": "A"}') == save_meeting(meeting)


def test_a_broken_file_is_not_written_over(meeting: Meeting) -> None:
    with pytest.raises(DataError, match="no entry “tilte”"):
        save_meeting(meeting, b"tilte: a\n")


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(meetings(), meetings())
def test_any_file_can_be_brought_to_any_meeting(old: Meeting, new: Meeting) -> None:
    text = save_meeting(new, save_meeting(old).encode())
    assert repr(load_meeting(text.encode(), "m.yaml")) == repr(new)
