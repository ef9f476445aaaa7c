"""Scorecards of several meetings: a file each, or all in one."""

import io
from pathlib import Path

import pikepdf
import pytest

from tests.cli.command import call

MEETING = """\
title: Kết quả tháng 10
agency: {agency}
date: 05/11/2024
indicators:
  - id: thu
    name: Thu ngân sách {mark}
    actual: "1.234,5 tỷ đồng"
    targets: ["1.300 tỷ đồng"]
    attainments: [{{percent: 94.96}}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, agency, mark in (("a", "Sở Tài chính", ""), ("b", "Sở Y tế", ""), ("c", "X", "😀"),
                               ("d", "Y", "😎")):  # fmt: skip
        text = MEETING.format(agency=agency, mark=mark)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def opened(path: Path) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(path.read_bytes()))


def test_several_meetings_in_one_file_with_a_bookmark_each(folder: Path) -> None:
    ran = call("scorecard", "a.yaml", "b.yaml", "--one-file", "-o", "all.pdf", cwd=folder)
    assert (ran.code, ran.paths) == (0, ["all.pdf"])
    with opened(folder / "all.pdf") as file, file.open_outline() as outline:
        assert [item.title.partition(" · ")[0] for item in outline.root] == [
            "SỞ TÀI CHÍNH", "SỞ Y TẾ",
        ]  # fmt: skip
        assert file.docinfo.Title == "Phiếu chỉ tiêu của 2 cuộc họp"


def test_several_meetings_without_it_are_a_file_each(folder: Path) -> None:
    ran = call("scorecard", "a.yaml", "b.yaml", cwd=folder)
    assert ran.code == 0
    assert ran.paths == [str(Path("output") / name / "scorecard.pdf") for name in "ab"]


def test_several_meetings_and_one_name_need_the_option(folder: Path) -> None:
    ran = call("scorecard", "a.yaml", "b.yaml", "-o", "x.pdf", cwd=folder)
    assert ran.code == 2
    assert "[several-to-one-file]" in ran.err
    assert not (folder / "x.pdf").exists()


def test_the_faults_of_all_meetings_are_told_together_and_nothing_is_written(folder: Path) -> None:
    ran = call("scorecard", "a.yaml", "c.yaml", "d.yaml", "--one-file", "-o", "x.pdf", cwd=folder)
    assert ran.code == 6
    assert "c.yaml › indicators[0].name" in ran.err
    assert "d.yaml › indicators[0].name" in ran.err
    assert not (folder / "x.pdf").exists()


def test_two_pages_on_a_sheet_and_blank_backs(folder: Path) -> None:
    files = ["a.yaml", "b.yaml"]
    call("scorecard", *files, "--one-file", "--n-up", "2", "-o", "two.pdf", cwd=folder)
    call("scorecard", *files, "--one-file", "--blank-backs", "-o", "backs.pdf", cwd=folder)
    with opened(folder / "two.pdf") as two, opened(folder / "backs.pdf") as backs:
        assert (len(two.pages), len(backs.pages)) == (1, 3)


def test_meeting_files_of_one_name_travel_under_two(folder: Path) -> None:
    (folder / "x").mkdir()
    (folder / "x" / "a.yaml").write_bytes((folder / "b.yaml").read_bytes())
    words = ("a.yaml", "x/a.yaml", "--one-file", "--attach-data", "-o", "all.pdf")
    assert call("scorecard", *words, cwd=folder).code == 0
    with opened(folder / "all.pdf") as file:
        assert sorted(file.attachments) == ["1-a.yaml", "2-a.yaml"]


def test_a_file_that_says_nothing_is_warned_of(folder: Path) -> None:
    (folder / "note.txt").write_text("Ghi chú.", encoding="utf-8")
    ran = call("scorecard", "note.txt", cwd=folder)
    assert "[record-empty]" in ran.err
