"""Meetings to files and back."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from briefgen.meetingfile import dump_meeting_json, load_meeting, save_meeting
from briefgen.model import (
    Change,
    Directive,
    Indicator,
    Meeting,
    MeetingDate,
    Observation,
    Organization,
    Period,
    Person,
    Post,
    Quantity,
    Sentence,
    Source,
    Span,
    Tally,
    Target,
)
from briefgen.vi.dates import read_date, read_period
from briefgen.vi.quantities import read_quantity
from tests.meetingfile.generated import meetings
from tests.meetings import seed_meeting

ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@ANY
@given(meetings())
def test_what_is_saved_as_yaml_is_loaded_as_the_identical_meeting(meeting: Meeting) -> None:
    text = save_meeting(meeting)
    assert repr(load_meeting(text.encode(), "m.yaml")) == repr(meeting)
    assert save_meeting(load_meeting(text.encode(), "m.yaml")) == text


@ANY
@given(meetings())
def test_what_is_dumped_as_json_is_loaded_as_the_identical_meeting(meeting: Meeting) -> None:
    assert repr(load_meeting(dump_meeting_json(meeting).encode(), "m.json")) == repr(meeting)


def test_the_seed_survives_the_circle() -> None:
    seed = seed_meeting()
    assert repr(load_meeting(save_meeting(seed).encode(), "m.yaml")) == repr(seed)
    assert repr(load_meeting(dump_meeting_json(seed).encode(), "m.json")) == repr(seed)


def test_what_is_loaded_is_what_the_models_would_make() -> None:
    loaded = load_meeting(save_meeting(seed_meeting()).encode(), "m.yaml")
    assert Meeting.model_validate(loaded.model_dump()) == loaded


SMALL = Meeting(
    title="Họp báo: quý III",
    body=Organization(name="UBND tỉnh Sông Hậu"),
    date=MeetingDate(day=read_date("05/8/2024")),
    period=read_period("năm 2024"),
    people=(Person(id="an", name="Lê An", posts=(Post(title="Chủ tịch, Bí thư"),)),),
    indicators=(
        Indicator(
            id="grdp",
            name="GRDP",
            actual=Observation(quantity=read_quantity("ước 2,2%"), kind="estimate"),
            targets=(Target(quantity=read_quantity("dưới 4%"), comparison="less_than"),),
            tally=Tally(met=6, total=14, raw="6/14"),
            previous=Observation(quantity=Quantity(value=Decimal("1.300")), kind="previous"),
        ),
    ),
    directives=(Directive(id="d1", text="Soát xét\nvà báo cáo", continues=True),),
    source=Source(
        sentences=(Sentence(id="S1", kind="body", start=0, end=7, text="Họp, no"),),
    ),
    leftovers=(Span(start=0, end=7, quote="Họp, no", sentence="S1"),),
)
SMALL_TEXT = """\
schema_version: briefgen-meeting/1
title: "Họp báo: quý III"
body: UBND tỉnh Sông Hậu
date: 05/8/2024
period: năm 2024

people:
  - id: an
    name: Lê An
    posts: ["Chủ tịch, Bí thư"]

indicators:
  - id: grdp
    name: GRDP
    actual: "ước 2,2%"
    tally: "6/14"
    targets: ["dưới 4%"]
    previous:
      quantity: {value: "1,300"}

directives:
  - id: d1
    text: |-
      Soát xét
      và báo cáo
    continues: true

source:
  sentences:
    - {id: S1, kind: body, start: 0, end: 7, text: "Họp, no"}

leftovers:
  - {start: 0, end: 7, quote: "Họp, no", sentence: S1}
"""


def test_a_file_reads_as_a_person_would_write_it() -> None:
    text = save_meeting(SMALL)
    assert text.startswith("# briefgen-meeting/1\n# ")
    assert text.split("\n\n", 1)[1] == SMALL_TEXT


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (Change(quantity=read_quantity("6,97%")), 'changes: ["6,97%"]'),
        (Change(quantity=Quantity(value=Decimal("-3"), unit="%", raw="giảm 3%")), '["giảm 3%"]'),
        (
            Change(
                quantity=Quantity(
                    value=Decimal("-3"), unit="%", raw="giảm 3%", hedge="gần", bound="upper"
                )
            ),
            '["giảm gần 3%"]',
        ),
        (
            Change(quantity=read_quantity("6,97%"), base=Period(text="kỳ trước")),
            '- {quantity: "6,97%", base: kỳ trước}',
        ),
        (Change(quantity=Quantity(value=Decimal("2.20"))), "changes: [2.20]"),
    ],
)
def test_a_form_is_short_only_where_it_says_all(change: Change, written: str) -> None:
    meeting = Meeting(indicators=(Indicator(id="a", name="A", changes=(change,)),))
    assert written in save_meeting(meeting)
