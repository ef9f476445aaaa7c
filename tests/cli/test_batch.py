"""Several sources in one run: nothing stops the others, nothing is written over."""

from pathlib import Path

import pytest

from tests.cli.command import call

MEETING = """\
title: Kết quả tháng 10
date: 05/11/2024
indicators:
  - id: thu
    name: {name}
    actual: "1.234,5 tỷ đồng"
    targets: ["1.300 tỷ đồng"]
    attainments: [{{percent: {percent}}}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, percent in (("a", "94.96"), ("b", "94.96"), ("wrong", "97.6")):
        text = MEETING.format(name="Thu ngân sách", percent=percent)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "emoji.yaml").write_text(MEETING.format(name="Thu 😀", percent="94.96"))
    (tmp_path / "empty.txt").touch()
    return tmp_path


def test_a_bad_source_does_not_stop_the_others(folder: Path) -> None:
    ran = call("make", "a.yaml", "empty.txt", "none.yaml", "b.yaml", cwd=folder)
    assert ran.code == 1
    made = [str(Path("output") / n / f) for n in "ab" for f in ("brief.docx", "scorecard.pdf")]
    assert ran.paths == made
    assert "empty.txt: " in ran.err
    assert "none.yaml: " in ran.err
    assert "2 tệp, 2 tệp không làm được" in ran.err


def test_the_same_source_twice_is_made_once(folder: Path) -> None:
    ran = call("make", "a.yaml", "a.yaml", cwd=folder)
    assert (ran.code, len(ran.paths)) == (0, 2)


def test_two_sources_never_share_a_folder(folder: Path) -> None:
    (folder / "x").mkdir()
    (folder / "x" / "a.yaml").write_bytes((folder / "b.yaml").read_bytes())
    ran = call("make", "a.yaml", str(Path("x") / "a.yaml"), cwd=folder)
    assert (ran.code, len(ran.paths)) == (1, 2)
    assert "[output-taken]" in ran.err


def test_a_record_that_contradicts_itself_is_made_and_told_with_code_1(folder: Path) -> None:
    ran = call("make", "wrong.yaml", cwd=folder)
    assert (ran.code, len(ran.paths)) == (1, 2)
    assert "[ratio-disagrees]" in ran.err


def test_a_missing_glyph_stops_the_sheet_alone_and_names_the_entry(folder: Path) -> None:
    ran = call("make", "emoji.yaml", cwd=folder)
    assert ran.code == 6
    assert ran.paths == [str(Path("output") / "emoji" / "brief.docx")]
    assert "emoji.yaml › indicators[0].name" in ran.err
    assert "U+1F600" in ran.err


def test_a_file_that_says_nothing_is_warned_of(folder: Path) -> None:
    (folder / "note.txt").write_text("Ghi chú.", encoding="utf-8")
    ran = call("make", "note.txt", cwd=folder)
    assert ran.code == 0
    assert "[record-empty]" in ran.err


def test_documents_do_not_follow_an_edited_file_without_a_word(folder: Path) -> None:
    (folder / "note.txt").write_text("Thu ngân sách đạt 5 tỷ đồng.", encoding="utf-8")
    call("make", "note.txt", cwd=folder)
    edited = folder / "output" / "note" / "meeting.yaml"
    edited.write_bytes(edited.read_bytes() + b"# sua\n")
    for _ in range(2):
        ran = call("make", "note.txt", cwd=folder)
        assert "meeting (2).yaml" in ran.paths[0]
        assert "[edited-not-followed]" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (("brief", "a.yaml", "-o", "x.pdf"), 7, "output-not-pdf"),
        (("scorecard", "a.yaml", "-o", "x.docx"), 7, "output-other-kind"),
        (("extract", "a.yaml", "-o", "x.docx"), 7, "output-other-kind"),
        (("brief", "a.yaml", "-o", "dir/"), 7, "output-is-folder"),
        (("brief", "a.yaml", "-o", "/dev/null", "--force"), 7, "output-not-regular"),
        (("make", "a.yaml", "-o", "b" * 300), 7, "output-unwritable"),
        (("make", ""), 4, "file-unnamed"),
        (("brief", "a.yaml", "-t", "a4-portrait"), 5, "template-other-kind"),
        (("scorecard", "a.yaml", "-t", "one-page"), 5, "template-other-kind"),
        (("scorecard", "a.yaml", "--theme", "none"), 5, "theme-unknown"),
        (("make", "a.yaml", "--brief", "none"), 5, "template-unknown"),
    ],
)
def test_refusals_write_nothing(
    folder: Path, words: tuple[str, ...], code: int, problem: str
) -> None:
    before = sorted(folder.rglob("*"))
    ran = call(*words, cwd=folder)
    assert (ran.code, ran.out) == (code, b"")
    assert f"[{problem}]" in ran.err
    assert sorted(folder.rglob("*")) == before


def test_a_template_is_never_written_over(folder: Path) -> None:
    from briefgen.catalog.templates import built_in_folder

    mine = folder / "brief.docx"
    mine.write_bytes((built_in_folder() / "brief" / "one-page" / "brief.docx").read_bytes())
    before = mine.read_bytes()
    for words in (("brief", "a.yaml", "-t", "brief.docx", "-o", "brief.docx", "--force"),
                  ("make", "a.yaml", "--brief", "brief.docx", "-o", ".", "--force")):  # fmt: skip
        ran = call(*words, cwd=folder)
        assert ran.code == 7
        assert "[output-is-input]" in ran.err
        assert mine.read_bytes() == before


def test_a_bad_template_folder_does_not_hide_the_others(folder: Path) -> None:
    bad = folder / "templates" / "brief" / "bad"
    bad.mkdir(parents=True)
    (bad / "template.toml").write_text("x = \n")
    ran = call("template", "list", cwd=folder)
    assert ran.code == 5
    assert "one-page" in ran.text
    assert "template.toml:1:" in ran.err
    ran = call("doctor", cwd=folder)
    assert ran.code == 1
    assert "one-page" in ran.text
