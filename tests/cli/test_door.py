"""The door: help, language, exit codes, and bad input that loses nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import run
from tests.shelves import REPORT as SEED

MEETING = """\
schema_version: briefgen-meeting/1
title: Kết quả tháng 10
body: UBND tỉnh Mẫu
kind: họp
date: 05/11/2024
period: tháng 10/2024
indicators:
  - id: thu_ngan_sach
    name: Thu ngân sách
    actual: "1.234,5 tỷ đồng"
    targets: ["1.300 tỷ đồng"]
    attainments:
      - percent: {percent}
"""


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    path = tmp_path / "hop.yaml"
    path.write_text(MEETING.replace("{percent}", "94.96"), encoding="utf-8")
    return path


def test_help_speaks_the_users_language(tmp_path: Path) -> None:
    assert "Lập báo cáo tóm tắt" in run("--help", cwd=tmp_path).text
    assert "Make the brief" in run("--help", cwd=tmp_path, lang="en").text
    assert "Make the brief" in run("--lang", "en", "--help", cwd=tmp_path).text


def test_the_list_of_commands_breaks_its_lines_and_cuts_no_word_off(tmp_path: Path) -> None:
    for group in ((), ("template",), ("theme",)):
        for language in ("vi", "en"):
            assert "..." not in run(*group, "--help", cwd=tmp_path, lang=language).text.replace(
                "]...", ""
            )


LOADED = """
import sys
import briefgen.cli.door
heavy = {"docx", "jinja2", "lxml", "openpyxl", "pydantic", "reportlab", "yaml"}
print(sorted(heavy & set(sys.modules)))
"""


def test_the_door_opens_without_anything_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_misspelt_command_gets_the_nearest_and_code_2(tmp_path: Path) -> None:
    ran = run("mak", cwd=tmp_path)
    assert ran.code == 2
    assert "Có phải “make”?" in ran.err


def test_only_paths_go_to_the_output_stream(tmp_path: Path) -> None:
    ran = run("make", SEED, cwd=tmp_path)
    folder = Path("output") / "can-tho-2020"
    assert ran.code == 0, ran.err
    assert ran.paths == [
        str(folder / name) for name in ("meeting.yaml", "brief.docx", "scorecard.pdf")
    ]
    assert "20 số liệu" in ran.err
    assert "\x1b[" not in ran.err


def test_streams_work_both_ways(tmp_path: Path, meeting: Path) -> None:
    read = run("extract", "-", "-o", "-", cwd=tmp_path, stdin=SEED.read_bytes())
    assert read.code == 0, read.err
    card = run("scorecard", "-", "-o", "-", cwd=tmp_path, stdin=read.out)
    assert card.code == 0, card.err
    assert card.out.startswith(b"%PDF-")


def test_lists_and_checks_speak_json(tmp_path: Path, meeting: Path) -> None:
    for arguments in (
        ("check", meeting, "--json"),
        ("show", meeting, "--json"),
        ("template", "list", "--json"),
        ("doctor", "--json"),
        ("schema",),
    ):
        ran = run(*arguments, cwd=tmp_path)
        assert isinstance(json.loads(ran.text), dict), arguments


def test_show_prints_the_record_as_tables_and_csv(tmp_path: Path, meeting: Path) -> None:
    assert "Thu ngân sách" in run("show", meeting, cwd=tmp_path).text
    assert "thu_ngan_sach,Thu ngân sách" in run("show", meeting, "--csv", cwd=tmp_path).text


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    ran = run("make", SEED, "--dry-run", cwd=tmp_path)
    assert len(ran.paths) == 3
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("name", "content", "code", "problem"),
    [
        ("none.txt", None, 4, "file-missing"),
        ("none.yaml", None, 3, "file-missing"),
        ("empty.txt", b"", 4, "file-empty"),
        ("empty.yaml", b"", 3, "file-empty"),
        ("binary.txt", bytes(range(256)) * 20, 4, ""),
        ("binary.yaml", bytes(range(256)) * 20, 3, ""),
        ("tabs.yaml", b"title: x\nindicators:\n\t- id: a\n", 3, "tabs.yaml:3:1"),
        ("field.yaml", b"titel: x\n", 3, "title"),
        ("type.yaml", b"title: x\nindicators: 12\n", 3, "type.yaml:2:13"),
        ("number.yaml", b"indicators:\n  - id: a\n    name: A\n    actual: 1.300\n", 3, "1.300"),
    ],
)
def test_bad_input_is_one_clear_message_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes | None, code: int, problem: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = run("make", path, cwd=tmp_path)
    assert ran.code == code, ran.err
    assert problem in ran.err
    assert name in ran.err
    assert ran.out == b""
    assert not (tmp_path / "output").exists()


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("titel: x\nindicators:\n  - id: a\n    nmae: A\n", encoding="utf-8")
    ran = run("check", path.name, cwd=tmp_path)
    assert ran.code == 3
    assert "bad.yaml:1:1" in ran.text
    assert "bad.yaml:4:5" in ran.text


def test_a_ratio_that_contradicts_value_and_plan_is_found(tmp_path: Path, meeting: Path) -> None:
    assert run("check", meeting, cwd=tmp_path).code == 0
    meeting.write_text(MEETING.replace("{percent}", "97.6"), encoding="utf-8")
    ran = run("check", meeting, cwd=tmp_path)
    assert ran.code == 1
    assert "97,6" in ran.text


def test_a_template_with_a_broken_tag_is_code_5_and_names_the_tag(
    tmp_path: Path, meeting: Path
) -> None:
    from docx import Document

    template = tmp_path / "mau.docx"
    document = Document()
    document.add_paragraph("Kính gửi {{ brief.titel }}")
    document.add_paragraph("{% for row in brief.rows %}{{ row.name }}")
    document.save(str(template))
    ran = run("brief", meeting, "-t", template, "-o", tmp_path / "x.docx", cwd=tmp_path)
    assert ran.code == 5
    assert "{% for row in brief.rows %}" in ran.err
    assert not (tmp_path / "x.docx").exists()


def test_an_output_that_cannot_be_written_is_code_7(tmp_path: Path, meeting: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    ran = run("brief", meeting, "-o", tmp_path / "file" / "brief.docx", cwd=tmp_path)
    assert ran.code == 7
    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_brief_edited_by_hand_is_not_overwritten(tmp_path: Path, meeting: Path) -> None:
    from docx import Document

    target = tmp_path / "brief.docx"
    assert run("brief", meeting, "-o", target, cwd=tmp_path).code == 0
    again = run("brief", meeting, "-o", target, cwd=tmp_path)
    assert again.paths == [str(target)]
    document = Document(str(target))
    document.paragraphs[0].add_run(" (đã sửa)")
    document.save(str(target))
    edited = target.read_bytes()
    third = run("brief", meeting, "-o", target, cwd=tmp_path)
    assert third.paths == [str(tmp_path / "brief (2).docx")]
    assert "output-edited" in third.err
    assert target.read_bytes() == edited


def test_an_open_brief_is_left_alone(tmp_path: Path, meeting: Path) -> None:
    target = tmp_path / "brief.docx"
    run("brief", meeting, "-o", target, cwd=tmp_path)
    before = target.read_bytes()
    (tmp_path / ".~lock.brief.docx#").write_bytes(b"")
    ran = run("brief", meeting, "-o", target, cwd=tmp_path)
    assert ran.paths == [str(tmp_path / "brief (2).docx")]
    assert target.read_bytes() == before


def test_the_meeting_file_is_never_the_output(tmp_path: Path, meeting: Path) -> None:
    before = meeting.read_bytes()
    ran = run("extract", meeting, "-o", meeting, cwd=tmp_path)
    assert ran.code == 7
    assert meeting.read_bytes() == before


def test_the_program_works_without_home_locale_or_terminal(tmp_path: Path, meeting: Path) -> None:
    ran = run("scorecard", meeting, cwd=tmp_path, HOME="/nonexistent", LC_ALL="C", LANG="C")
    assert ran.code == 0, ran.err


def test_same_input_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert run("make", SEED, "-o", tmp_path / folder, cwd=tmp_path).code == 0
    for name in ("meeting.yaml", "brief.docx", "scorecard.pdf"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_reader_that_went_away_does_not_fail_a_document_that_was_made(
    tmp_path: Path, meeting: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "brief", str(meeting), "-o", "b.docx"],
        cwd=tmp_path,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "b.docx").is_file()
