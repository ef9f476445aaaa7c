"""Which rule a document is held against, and what is said of one without a form."""

import io
import zipfile
from pathlib import Path

import pytest

from briefgen.catalog.templates import Shelf
from briefgen.errors import Problem, SourceError, TemplateError
from briefgen.flows.conformity import check_format, commented
from briefgen.flows.inputs import Input
from briefgen.flows.setting import Setting
from tests.standards.checked import SETTING, codes
from tests.standards.documents import P, party, party_2026, state
from tests.standards.written import docx

HOSTILE = Path(__file__).parents[3] / "shared" / "hostile" / "templates"


def all_of(content: bytes, setting: Setting = SETTING, rules: str | None = None) -> list[Problem]:
    return list(check_format(Input("van-ban.docx", content), setting, rules).problems)


def title(content: bytes) -> str:
    return check_format(Input("van-ban.docx", content), SETTING).rules


def test_the_rule_is_chosen_by_head_and_day() -> None:
    assert "36-HD/VPTW" in title(docx(party()))
    assert "05-HD/VPTW" in title(docx(party_2026()))
    assert "30/2020" in title(docx(state()))


def test_minutes_are_of_the_day_their_text_names() -> None:
    made = party("BIÊN BẢN", "BB")
    made.drop("place_date", "label", "to", "to_2", "copy")
    assert "05-HD/VPTW" in title(docx(made))
    made["body"].text = "Hồi 8 giờ ngày 20 tháng 11 năm 2020, Ban Thường vụ Thành ủy họp."
    assert "36-HD/VPTW" in title(docx(made))
    assert codes(docx(made)) == []


def test_an_unverified_rule_is_told_once() -> None:
    notes = [problem.code for problem in all_of(docx(party_2026()))]
    assert notes == ["format-rules-unverified"]
    assert all_of(docx(party())) == []


def test_faults_against_an_unverified_rule_are_warnings() -> None:
    made = party_2026()
    made["office"].bold = True
    (problem,) = [each for each in all_of(docx(made)) if each.severity != "info"]
    assert problem.severity == "warning"


def test_a_rule_may_be_chosen_by_name() -> None:
    assert codes(docx(party()), "party-2026") == ["format-recipients-sign"]
    with pytest.raises(TemplateError) as caught:
        codes(docx(party()), "party-2062")
    assert caught.value.problems[0].code == "rules-unknown-near"


def test_an_office_holds_documents_against_its_own_rule(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    own = 'extends = "nd30-2020"\n[cells.body]\nsize = 13\n'
    (tmp_path / "rules" / "house.toml").write_text(own, encoding="utf-8")
    setting = Setting((Shelf("project", tmp_path), *SETTING.shelves))
    found = all_of(docx(state()), setting)
    assert [problem.code for problem in found] == ["format-size"]
    assert found[0].facts["due"] == "13"


def test_a_document_older_than_every_rule_is_spared() -> None:
    made = party()
    made["place_date"].text = "Cần Thơ, ngày 20 tháng 11 năm 2015"
    made.margins["left"] = 35
    assert [problem.code for problem in all_of(docx(made))] == ["format-before-rules"]


def test_a_draft_without_number_and_day_is_right() -> None:
    made = party()
    made["number"].text = "Số        -TB/TU"
    made["place_date"].text = "Cần Thơ, ngày       tháng 11 năm 2020"
    made.right.append(P("Dự thảo lần 1", italic=True))
    made["office"].text = "[CHỨC VỤ NGƯỜI KÝ]"
    made["signer"].text = "[Họ và tên]"
    assert all_of(docx(made)) == []


def test_a_number_may_carry_a_year_or_name_two_bodies() -> None:
    made = state()
    made["number"].text = "Số: 15/2021/TB-UBND"
    assert codes(docx(made)) == []
    made = party()
    made["number"].text = "Số 05-TB/BTCTU-BDVTU"
    assert codes(docx(made)) == []


@pytest.mark.parametrize("name", ["BỘ CÔNG AN", "BỆNH VIỆN ĐA KHOA"])
def test_some_bodies_may_write_ranks_before_a_name(name: str) -> None:
    made = state()
    made["issuer"].text, made["issuer_2"].text = name, "THÀNH PHỐ"
    made["signer"].text = "Đại tá Trần Việt Trường"
    assert codes(docx(made)) == []


def test_who_signs_by_mandate_names_his_own_body() -> None:
    made = state()
    made.drop("deputy")
    made["authority"].text = "TUQ. CHỦ TỊCH"
    made["office"].text = "GIÁM ĐỐC SỞ NỘI VỤ"
    assert codes(docx(made)) == []


def test_what_stands_behind_the_foot_is_not_held_against_the_rule() -> None:
    made = state()
    made.foot_right[-1:] = [made["signer"]]
    content = docx(made)
    assert codes(content) == []


def test_tables_of_the_body_may_be_set_smaller() -> None:
    made = state()
    made.table = [["TT", "Việc", "Chủ trì", "Thời hạn"], ["1", "Lập đề án", "Sở Nội vụ", "30/6"]]
    assert codes(docx(made)) == []


def test_an_empty_owner_or_day_in_a_table_of_tasks_is_told() -> None:
    made = state()
    made.table = [["TT", "Việc", "Chủ trì", "Thời hạn"], ["1", "Lập đề án", "Sở Nội vụ", ""]]
    (problem,) = all_of(docx(made))
    assert (problem.code, problem.facts["check"]) == ("format-task-empty", "F19")
    assert problem.at.cells == ((2, 2, 4),)


def test_open_brackets_are_counted_and_are_no_fault() -> None:
    made = state()
    made["point"].text = "a) Sở Nội vụ lập đề án [chưa nêu thời hạn]."
    (problem,) = all_of(docx(made))
    assert (problem.code, problem.severity) == ("format-tasks-open", "info")


@pytest.mark.parametrize(
    ("words", "check", "code"),
    [
        (
            "1. Tổng thu ngân sách 2020 đạt 12.119 tỷ đồng, bằng 127% kế hoạch (8.000 tỷ đồng).",
            "F16",
            "ratio-disagrees",
        ),
        ("Trong năm, thành phố đạt và vượt 15/14 chỉ tiêu.", "F17", "tally-impossible"),
        (
            "Thành phố đạt và vượt 14/14 chỉ tiêu. Sản lượng lúa 1,3 triệu tấn, đạt 90% kế hoạch.",
            "F17",
            "tally-disagrees",
        ),
    ],
)
def test_figures_of_the_text_that_cannot_be_right_are_told(
    words: str, check: str, code: str
) -> None:
    made = state()
    made["item"].text = words
    found = [problem for problem in all_of(docx(made)) if problem.severity != "info"]
    assert [problem.code for problem in found] == [code]
    assert found[0].facts["check"] == check
    assert found[0].at.paragraph is not None


def test_a_finding_names_place_rule_and_words() -> None:
    made = state()
    made["copy"].text = "- Lưu Văn phòng."
    (problem,) = all_of(docx(made))
    assert problem.at.cells == ((2, 1, 1),)
    assert problem.at.paragraph == 4
    assert problem.facts["text"] == "- Lưu Văn phòng."
    assert "30/2020" in str(problem.facts["source"])


def test_every_finding_becomes_a_comment_in_a_copy() -> None:
    made = party()
    made["office"].bold = True
    made.margins["left"] = 40
    given = Input("van-ban.docx", docx(made))
    copy = commented(check_format(given, SETTING), "vi")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        comments = archive.read("word/comments.xml").decode()
    assert comments.count("<w:comment ") == 2
    assert "F08" in comments
    assert "Lề trái 40 mm" in comments


@pytest.mark.parametrize("name", ["bomb-overlap", "pkg-bad-crc", "pkg-no-body", "pkg-dup-entry"])
def test_a_hostile_package_is_refused(name: str) -> None:
    path = HOSTILE / f"{name}.docx"
    if not path.is_file():
        pytest.skip("the hostile files are not here")
    with pytest.raises(SourceError) as caught:
        all_of(path.read_bytes())
    assert caught.value.problems[0].code.startswith("package-")
