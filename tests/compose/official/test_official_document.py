"""The draft as a whole: what each form says, and that nothing is said that nobody recorded."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.official import kinds_of
from briefgen.model import Directive, Meeting, MeetingDate, Organization, Person, Post, Role
from briefgen.model.official import Official
from briefgen.model.rulepack import Form
from tests.forms import FORMS, GIVEN, draft, draft_of, meeting_of, pack, plain, rows, sample, words

PACKS = ("party-2018", "party-2026", "nd30-2020")
ALL: tuple[Form, ...] = ("brief", "conclusion", "minutes", "submission")


def test_the_notice_of_the_seed() -> None:
    official = draft(meeting_of("can-tho-2020"))
    assert plain(*official.number) == "Số        -TB/TU"
    assert plain(*official.place_date) == "Cần Thơ, ngày      tháng 11 năm 2020"
    assert [plain(text) for text in official.abstract] == [
        "kết luận của Ban Thường vụ Thành ủy",
        "về kết quả thực hiện nhiệm vụ năm 2020",
    ]
    (opening,) = map(words, official.opening)
    assert opening.startswith("Ngày 20/11/2020, Ban Thường vụ Thành ủy họp đánh giá kết quả")
    assert "Phó Bí thư Thường trực Thành ủy, Chủ tịch HĐND thành phố và đồng chí" in opening
    assert opening.endswith("Ban Thường vụ Thành ủy thống nhất kết luận:")
    assert [f"{part.mark} {plain(part.heading)}" for part in official.parts] == [
        "I- KẾT QUẢ THỰC HIỆN NĂM 2020",
        "II- HẠN CHẾ",
        "III- NHIỆM VỤ TRỌNG TÂM NĂM 2021",
    ]
    assert official.signatures[0].authority == ("T/M BAN THƯỜNG VỤ",)
    assert words(official.closing[-1]).endswith("thực hiện.")


def test_the_conclusion_of_the_committee_itself() -> None:
    official = draft(meeting_of("can-tho-2020"), kind="KL")
    assert (official.type, official.abstract[0]) == ("KẾT LUẬN", "của Ban Thường vụ Thành ủy")
    assert "-KL/TU" in plain(*official.number)


def test_a_state_notice_says_who_concluded() -> None:
    official = draft(meeting_of("ubnd-song-hau-2024"), rules="nd30-2020")
    assert plain(*official.number) == "Số:        /TB-UBND"
    assert official.abstract[0] == "Kết luận của Chủ tịch UBND tỉnh Võ Thành Nhân"
    assert words(official.opening[-1]).startswith("Sau khi nghe ông Huỳnh Quốc Việt, Giám đốc Sở")
    assert words(official.closing[-1]).endswith("./.")
    assert [part.mark for part in official.parts] == ["I.", "II.", "III."]
    assert words(official.recipients[-1]) == "- Lưu: VT, [đơn vị soạn thảo]."


def test_minutes_have_entries_two_signatures_and_no_place_and_date() -> None:
    official = draft(sample("gov-conclusion"), "minutes", "nd30-2020")
    assert official.place_date == ()
    labels = [words(line).split(":")[0] for line in official.opening]
    assert labels[:2] == ["Thời gian bắt đầu", "Địa điểm"]
    assert labels[2:] == ["Thành phần tham dự", "Chủ trì", "Thư ký"]
    left, right = official.signatures
    assert (left.authority, left.name) == (("THƯ KÝ",), "Lê Minh Thư")
    assert (right.authority, right.name) == (("CHỦ TỌA",), None)  # two chaired
    assert not left.has_office


@pytest.mark.parametrize(
    ("rules", "label"), [("party-2018", "Kính gửi:"), ("party-2026", "Kính trình:")]
)
def test_a_submission_is_addressed_as_its_rule_says(rules: str, label: str) -> None:
    official = draft(meeting_of("can-tho-2020"), "submission", rules)
    assert official.address == label
    end = pack(rules).words.ground_last
    assert [ground[-1] for ground in official.grounds] == [end]
    assert plain(official.grounds[0]).startswith("- Căn cứ Nghị quyết số 59-NQ/TW của Bộ Chính trị")


@pytest.mark.parametrize("rules", PACKS)
def test_recipients_end_as_the_rule_wants(rules: str) -> None:
    sign = pack(rules).words.recipients_separator
    lines = [words(line) for line in draft(sample(), rules=rules).recipients]
    assert len(lines) > 3
    assert {line[-1] for line in lines[:-1]} == {sign}
    assert lines[-1].startswith("- Lưu")
    assert lines[-1].endswith(".")


def test_the_kinds_a_form_may_have_are_those_of_its_rule() -> None:
    assert kinds_of("conclusion", pack("party-2018")) == {"TB": "thông báo", "KL": "kết luận"}
    assert kinds_of("conclusion", pack("nd30-2020")) == {"TB": "thông báo"}


def test_the_day_of_signing_is_never_that_of_the_meeting() -> None:
    official = draft(Meeting(date=MeetingDate(day=date(2020, 2, 3))))
    assert plain(*official.place_date) == "[địa danh], ngày      tháng 02 năm 2020"
    assert plain(*draft(Meeting()).place_date) == "[địa danh], ngày      tháng      năm      "


@pytest.mark.parametrize("rules", PACKS)
@pytest.mark.parametrize("form", ALL)
def test_an_empty_record_is_all_brackets_and_no_part_is_made_for_it(form: Form, rules: str) -> None:
    official = draft(Meeting(), form, rules)
    assert [p.heading for p in official.parts] == (
        ["KIẾN NGHỊ, ĐỀ XUẤT"] if form == "submission" else []
    )
    assert {"issuer", "name"} <= {gap.what for gap in official.gaps}


def pieces_of(official: Official) -> list[str]:
    lines = [
        *official.opening, *official.closing, *official.recipients,
        *(line for part in official.parts for line in (*part.before, *part.after)),
    ]  # fmt: skip
    head = (*official.superior, *official.issuer, *official.number, *official.place_date)
    every = [*head, *official.addressees, *(p for line in lines for p in line.pieces)]
    return [piece.text for piece in every if piece.missing]


@pytest.mark.parametrize("seed", GIVEN)
@pytest.mark.parametrize("template", FORMS)
def test_the_gaps_are_what_is_shown(template: str, seed: str) -> None:
    official = draft_of(template, seed)
    shown = pieces_of(official)
    shown += ["chưa nêu" for task in official.tasks for v in (task.owner, task.due) if v is None]
    for signature in official.signatures:
        shown += ["[Họ và tên]"] * (signature.name is None)
        shown += ["[CHỨC VỤ NGƯỜI KÝ]"] * (signature.has_office and signature.office is None)
    assert sorted(gap.shown for gap in official.gaps) == sorted(shown)


NUMBER = re.compile(r"\d[\d.,/]*\d|\d")


@pytest.mark.parametrize("seed", GIVEN)
@pytest.mark.parametrize("template", FORMS)
def test_no_figure_is_printed_that_the_record_does_not_have(template: str, seed: str) -> None:
    official = draft_of(template, seed)
    record = meeting_of(seed).model_dump_json()
    body = [*rows(official), *map(words, official.opening)]
    text = "\n".join(re.sub(r"^\d+\. ", "", line) for line in body)
    day = meeting_of(seed).date
    own = {f"{day.day:%d}/{day.day.month}/{day.day:%Y}", f"{day.day:%d/%m/%Y}"} if day else set()
    loose = re.sub(r"[.,]", "", record)
    strange = [
        n for n in NUMBER.findall(text)
        if n not in own and re.sub(r"[.,]", "", n) not in loose
    ]  # fmt: skip
    assert strange == []


@pytest.mark.parametrize("seed", GIVEN)
@pytest.mark.parametrize("template", FORMS)
def test_every_figure_marked_has_a_name_of_its_own(template: str, seed: str) -> None:
    official = draft_of(template, seed)
    named = [
        (piece.indicator, piece.part)
        for part in official.parts
        for line in (*part.before, *part.after)
        for piece in line.pieces
        if piece.part
    ]
    named += [(row.indicator, part) for row in official.rows for part in ("actual", "ratio")]
    assert len(named) == len(set(named))


def test_a_figure_told_again_is_marked_again() -> None:
    official = draft(meeting_of("ubnd-song-hau-2024"), rules="nd30-2020")
    parts = {
        piece.part: piece.text
        for part in official.parts
        for line in part.after
        for piece in line.pieces
        if piece.indicator == "budget_revenue"
    }
    assert parts == {"actual_2": "9.876"}


NAMES = st.sampled_from(
    ["Ban Thường vụ Thành ủy Cần Thơ", "UBND tỉnh Sông Hậu", "Sở Y tế", "Chi bộ 5", "Đảng ủy xã A"]
)
TASKS = st.lists(
    st.builds(
        Directive,
        id=st.just("d"),
        text=st.sampled_from(["làm việc", "Trình Chính phủ", "GRDP tăng 2%"]),
        owner=st.sampled_from([None, "Sở Y tế", "các sở, ngành", "Thành ủy"]),
        due=st.sampled_from([None, "quý I", "trước ngày 31/3/2026", "…"]),
    ),
    max_size=4,
)


@given(NAMES, TASKS, st.sampled_from(ALL), st.sampled_from(PACKS), st.booleans())
def test_any_record_becomes_a_draft(
    name: str, tasks: list[Directive], form: Form, rules: str, chaired: bool
) -> None:
    person = Person(id="p", name="Lê A", honorific="đồng chí", posts=(Post(title="Bí thư"),))
    roles = (Role(part="chair", person="p"),) if chaired else ()
    meeting = Meeting(
        body=Organization(name=name), directives=tuple(tasks), people=(person,), roles=roles
    )
    official = draft(meeting, form, rules)
    assert words(official.closing[-1]).endswith(pack(rules).words.end)
    assert all(part.before or part.table or part.after for part in official.parts)
    assert [gap.what for gap in official.gaps].count("chair") <= (0 if chaired else 2)
