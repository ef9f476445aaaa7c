"""``briefgen check``: forms, files, exit codes."""

import json
from pathlib import Path

import pytest

from tests.cli.command import call
from tests.shelves import REPORT

WRONG = """\
schema_version: briefgen-meeting/1
indicators:
  - id: thu
    name: Thu ngân sách
    owner: Sở Tài chính
    actual: "1.234,5 tỷ đồng"
    targets: ["1.300 tỷ đồng"]
    attainments: ["97,6%"]
"""
RIGHT = WRONG.replace("97,6%", "95,0%")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sai.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "dung.yaml").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "hong.yaml").write_text("indicators: {", encoding="utf-8")
    (tmp_path / "tin.txt").write_bytes(REPORT.read_bytes())
    return tmp_path


def test_a_contradiction_is_told_on_its_line(folder: Path) -> None:
    ran = call("check", "sai.yaml", cwd=folder)
    assert ran.code == 1
    assert "sai.yaml:8:19 › indicators[0].attainments[0].percent" in ran.text
    assert "[ratio-disagrees]" in ran.text
    assert ran.err == "1 lỗi, 0 cảnh báo, 1 lưu ý\n"


def test_a_gap_of_a_report_is_told_where_its_words_stand(folder: Path) -> None:
    ran = call("check", "tin.txt", cwd=folder)
    assert ran.code == 0
    assert "tin.txt:4:8 › date.day" in ran.text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("dung.yaml",), 0),
        (("dung.yaml", "--fail-on", "info"), 1),
        (("sai.yaml", "--fail-on", "warning"), 1),
        (("hong.yaml", "sai.yaml"), 3),
        (("sai.yaml", "--questions"), 1),
        (("dung.yaml", "--questions"), 0),
        (("sai.yaml", "--sarif"), 1),
    ],
)
def test_exit_codes(folder: Path, words: tuple[str, ...], code: int) -> None:
    assert call("check", *words, cwd=folder).code == code


def test_sarif_and_json_are_whole_documents_with_the_unreadable_file(folder: Path) -> None:
    for form in ("--json", "--sarif"):
        ran = call("check", "hong.yaml", "sai.yaml", form, cwd=folder)
        assert "ratio-disagrees" in json.dumps(json.loads(ran.text))
        assert "hong.yaml" in ran.text


def test_questions_go_to_a_file_by_office(folder: Path) -> None:
    ran = call("check", "sai.yaml", "--questions", "-o", "hoi.txt", cwd=folder)
    assert ran.paths == ["hoi.txt"]
    text = (folder / "hoi.txt").read_text(encoding="utf-8")
    assert "Sở Tài chính\n1. Chỉ tiêu “Thu ngân sách”" in text
    again = call("check", "sai.yaml", "--questions", "-o", "hoi.txt", cwd=folder)
    assert again.code == 7
    assert "[output-exists]" in again.err
    forced = call("check", "sai.yaml", "--questions", "-o", "hoi.txt", "--force", cwd=folder)
    assert forced.paths == ["hoi.txt"]


def test_the_record_is_never_written_over_by_its_own_findings(folder: Path) -> None:
    ran = call("check", "sai.yaml", "--sarif", "-o", "sai.yaml", "--force", cwd=folder)
    assert ran.code == 7
    assert (folder / "sai.yaml").read_text(encoding="utf-8") == WRONG
