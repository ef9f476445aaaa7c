"""Meeting files as people write them, and every problem told with line, column and path."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from briefgen.errors import DataError
from briefgen.meetingfile import Limits, load_meeting
from briefgen.model import Meeting, Target

FILE = """\
title: "Họp báo: quý III"
body: Thành ủy Cần Thơ
kind: hội nghị
date: 20/11/2020
period: năm 2020
compare_to:
period_final: có
purposes: [đánh giá, thảo luận]
headline: [grdp]
people:
  - id: manh
    name: Lê Quang Mạnh
    posts: [Bí thư Thành ủy]
roles:
  - {part: chair, person: manh}
indicators:
  - id: grdp
    name: GRDP
    actual: 2.2
    targets: ["dưới 4%", "từ 8,5% trở lên", không thấp hơn năm trước]
    attainments: [97.17, "97,17%"]
    changes: ["tăng 6,97%", "giảm 3%"]
    previous: 138.000 tỷ đồng
  - id: targets_met
    name: Chỉ tiêu đạt
    kind: tally
    tally: 6/14
directives:
  - {id: d1, text: Soát xét, due_date: 2021-01-31, continues: true}
source:
  published_at: 15:10 - 21/11/2020
"""


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return load_meeting(FILE.encode(), "m.yaml")


def test_short_forms_become_nouns(meeting: Meeting) -> None:
    assert meeting.body is not None
    assert meeting.body.name == "Thành ủy Cần Thơ"
    assert meeting.kind is not None
    assert meeting.kind.text == "hội nghị"
    assert meeting.date is not None
    assert meeting.date.day == date(2020, 11, 20)
    assert meeting.period is not None
    assert meeting.period.end == date(2020, 12, 31)
    assert meeting.compare_to is None
    assert meeting.period_final is True
    assert [purpose.text for purpose in meeting.purposes] == ["đánh giá", "thảo luận"]
    assert meeting.people[0].posts[0].title == "Bí thư Thành ủy"
    assert meeting.directives[0].due_date == date(2021, 1, 31)
    assert meeting.source is not None
    assert meeting.source.published_at == datetime(2020, 11, 21, 15, 10)  # noqa: DTZ001


def test_figures_are_read_by_their_dress(meeting: Meeting) -> None:
    grdp, tally = meeting.indicators
    assert grdp.actual is not None
    assert grdp.previous is not None
    assert repr(grdp.actual.quantity.value) == repr(Decimal("2.2"))
    assert grdp.actual.quantity.raw is None
    assert grdp.previous.kind == "previous"
    assert (grdp.previous.quantity.value, grdp.previous.quantity.unit) == (138000, "tỷ đồng")
    assert [each.percent for each in grdp.attainments] == [Decimal("97.17")] * 2
    assert [each.quantity.value for each in grdp.changes] == [Decimal("6.97"), Decimal(-3)]
    assert tally.tally is not None
    assert (tally.tally.met, tally.tally.total) == (6, 14)
    assert [target.comparison for target in grdp.targets] == ["less_than", "at_least", "equal"]
    assert grdp.targets[2] == Target(text="không thấp hơn năm trước")


def test_an_estimate_is_one_in_its_short_and_in_its_long_form() -> None:
    for actual in ('"ước 2,2%"', '{quantity: "ước 2,2%"}'):
        text = f"indicators: [{{id: a, name: A, actual: {actual}}}]"
        actual_value = load_meeting(text.encode(), "m.yaml").indicators[0].actual
        assert actual_value is not None
        assert actual_value.kind == "estimate"


def test_an_empty_entry_is_as_good_as_none() -> None:
    text = b"title:\npeople: ~\nlanguage: null\nschema_version:\nsource: {}\n"
    assert load_meeting(text, "m.yaml").model_dump(exclude={"source"}) == Meeting().model_dump(
        exclude={"source"}
    )


BASE = "people: [{id: an, name: An}]\nindicators: [{id: grdp, name: GRDP}]\n"
REFUSED = [
    (
        "tilte: x\n",
        "m.yaml:3:1 › tilte: There is no entry “tilte”. Did you mean “title”? Mend its name.",
    ),
    (
        "findings: [{idd: f, kind: result, text: a}]\n",
        "m.yaml:3:13 › findings[0].idd: There is no entry “idd”. Did you mean “id”?",
    ),
    ("xyz: x\n", "m.yaml:3:1 › xyz: There is no entry “xyz” here. Entries to choose from: sch"),
    ("language: fr\n", "m.yaml:3:11 › language: “fr” cannot be used here. Choose one of: vi, en."),
    (
        "schema_version: briefgen-meeting/9\n",
        "m.yaml:3:17 › schema_version: The file says version “briefgen-meeting/9”;",
    ),
    ("period_final: yes\n", "m.yaml:3:15 › period_final: “yes” says neither yes nor no."),
    ("date: 31/02/2020\n", "m.yaml:3:7 › date: "),
    ("date: {session: sáng}\n", "m.yaml:3:7 › date: The entry “day” is missing."),
    ("date: {day: }\n", "m.yaml:3:13 › date.day: The entry “day” is empty."),
    ("date: [1]\n", "m.yaml:3:7 › date: A value such as “20/11/2020” or entries “name: value”"),
    ("title: [a]\n", "m.yaml:3:8 › title: “title” needs one value, not a list"),
    ("purposes: họp\n", "m.yaml:3:11 › purposes: “purposes” needs a list, but there is “họp”."),
    ("purposes: {text: a}\n", "m.yaml:3:11 › purposes: “purposes” needs a list, but there is “…”."),
    ("purposes: [a, ~]\n", "m.yaml:3:15 › purposes[1]: The list has an empty item “-”."),
    ("roles: [chủ trì]\n", "m.yaml:3:9 › roles[0]: Entries “name: value” are due here (part, per"),
    ("source: [a]\n", "m.yaml:3:9 › source: Entries “name: value” are due here (file, sha256"),
    ("source: {length: 1.5}\n", "m.yaml:3:18 › source.length: “1.5” is not a whole number."),
    ("source: {length: 1.300}\n", "m.yaml:3:18 › source.length: "),
    (
        "source: {published_at: 21/11/2020}\n",
        "m.yaml:3:24 › source.published_at: Cannot read day and hour “21/11/2020”.",
    ),
    (
        "leftovers: [{start: 1, end: 9, quote: ba}]\n",
        "m.yaml:3:13 › leftovers[0]: The quote “ba” has 2 characters, but from 1 to 9 there are 8.",
    ),
    ("headline: [grpd]\n", "m.yaml:3:12 › headline[0]: No indicator has the id “grpd”. Did you"),
    ("headline: [zzz]\n", "m.yaml:3:12 › headline[0]: No indicator has the id “zzz”. Add it"),
    ("roles: [{part: chair, person: am}]\n", "m.yaml:3:31 › roles[0].person: No person has the id"),
    (
        "findings: [{id: f, kind: result, text: a, indicators: [x1]}]\n",
        "m.yaml:3:56 › findings[0].indicators[0]: No indicator has the id “x1”.",
    ),
    (
        "findings: [{id: f, kind: result, text: a}, {id: f, kind: cause, text: b}]\n",
        "m.yaml:3:49 › findings[1].id: The id “f” is used on line 3 already.",
    ),
]


@pytest.mark.parametrize(("more", "said"), REFUSED, ids=[more for more, _ in REFUSED])
def test_a_mistake_is_told_with_its_place(more: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        load_meeting((BASE + more).encode(), "m.yaml")
    assert str(caught.value).startswith(said)
    assert len(caught.value.problems) == 1


FIGURES = [
    ("actual: 1.300", "number-ambiguous"),
    ('actual: "2.2"', "quantity-unreadable"),
    ("actual: nhiều", "quantity-unreadable"),
    ("actual: {quantity: {value: 1.300}}", "number-ambiguous"),
    ('actual: {quantity: {value: "2.2"}}', "number-unreadable"),
    ("actual: [1]", "due-short"),
    ("tally: sáu", "tally-unreadable"),
    ("tally: 6", "tally-unreadable"),
    ("attainments: [12 tỷ đồng]", "attainment-not-percent"),
    ('targets: ["1.2.3 tỷ"]', "quantity-unreadable"),
    ("kind: tổng", "word-unknown"),
    ("parent: b", "unknown-indicator"),
    ("parent: a", "parent-circle"),
]


@pytest.mark.parametrize(("entry", "code"), FIGURES, ids=[entry for entry, _ in FIGURES])
def test_a_doubtful_figure_is_refused(entry: str, code: str) -> None:
    with pytest.raises(DataError) as caught:
        load_meeting(f"indicators:\n  - id: a\n    name: A\n    {entry}\n".encode(), "m.yaml")
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].at.line == 4
    assert (caught.value.problems[0].at.path or "").startswith("indicators[0].")


def test_the_ambiguous_number_is_told_with_both_readings() -> None:
    text = b"indicators:\n  - {id: a, name: A, actual: 1.300}\n"
    with pytest.raises(DataError, match=r"m\.yaml:2:30 › indicators\[0\]\.actual: .*1300.*1,300"):
        load_meeting(text, "m.yaml")


def test_a_json_number_is_never_ambiguous() -> None:
    text = b'{"indicators": [{"id": "a", "name": "A", "actual": 1.300}]}'
    actual = load_meeting(text, "m.json").indicators[0].actual
    assert actual is not None
    assert str(actual.quantity.value) == "1.300"


def test_all_problems_are_told_together_in_the_order_of_the_file() -> None:
    text = """\
headline: [x]
tilte: a
people:
  - {id: an}
  - {id: an, name: &b B}
indicators:
  - {id: a, name: A, actual: 1.300, kind: k}
"""
    with pytest.raises(DataError) as caught:
        load_meeting(text.encode(), "m.yaml")
    assert [
        (problem.code, problem.at.line, problem.at.path) for problem in caught.value.problems
    ] == [
        ("unknown-indicator", 1, "headline[0]"),
        ("unknown-key-near", 2, "tilte"),
        ("missing-key", 4, "people[0]"),
        ("double-id", 5, "people[1].id"),
        ("yaml-anchor", 5, "people[1].name"),
        ("number-ambiguous", 7, "indicators[0].actual"),
        ("word-unknown", 7, "indicators[0].kind"),
    ]


def test_spans_may_name_sentences_that_were_left_out_with_the_source() -> None:
    text = "body: {name: A, span: {start: 0, end: 1, quote: A, sentence: S01}}\n"
    assert load_meeting(text.encode(), "m.yaml").body is not None
    text += "source: {sentences: [{id: S02, kind: body, start: 0, end: 1, text: A}]}\n"
    with pytest.raises(DataError, match=r"No sentence .* “S01”\. Did you mean “S02”"):
        load_meeting(text.encode(), "m.yaml")


def test_a_circle_of_parents_is_refused() -> None:
    text = "indicators: [{id: a, name: A, parent: b}, {id: b, name: B, parent: a}]"
    with pytest.raises(DataError, match="a part of itself"):
        load_meeting(text.encode(), "m.yaml")


def test_toml_and_limits() -> None:
    with pytest.raises(DataError, match="cannot be TOML"):
        load_meeting(b"title = 'x'", "m.toml")
    with pytest.raises(DataError, match="Flatten them"):
        load_meeting(b"source: {sentences: []}", "m.yaml", Limits(depth=2))


@pytest.mark.parametrize("key", ["id", "name"])
def test_an_indicator_must_be_called_something(key: str) -> None:
    lines = {"id": "thu", "name": "Thu"} | {key: '""'}
    text = f"indicators:\n  - id: {lines['id']}\n    name: {lines['name']}\n"
    with pytest.raises(DataError) as caught:
        load_meeting(text.encode(), "m.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.at.path) == ("missing-value", f"indicators[0].{key}")


def test_a_refused_text_deep_inside_is_told_and_nothing_else_stumbles() -> None:
    text = (
        'leftovers: [{start: 0, end: 3, quote: "a\\x07b"}]\n'
        'indicators: [{id: a, name: "A\\x07", scope: "\\x07"}]\n'
    )
    with pytest.raises(DataError) as caught:
        load_meeting(text.encode(), "m.yaml")
    assert {problem.code for problem in caught.value.problems} == {"forbidden-character"}
    assert len(caught.value.problems) == 3
