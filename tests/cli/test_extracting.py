"""extract: anew, with what people changed, in other schemas."""

import re
from pathlib import Path

import pytest

from briefgen.meetingfile import load_meeting
from tests.cli.command import call
from tests.shelves import REPORT, SEEDS

CORRECTIONS = """\
schema_version: briefgen-corrections/1
corrections:
  - of: indicators
    fact: san_luong_lua
    field: actual
    old: "1,39 triệu tấn"
    new: "1,4 triệu tấn"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "source.txt").write_bytes(REPORT.read_bytes())
    (tmp_path / "c.yaml").write_text(CORRECTIONS, encoding="utf-8")
    assert call("extract", "source.txt", "-o", "m.yaml", cwd=tmp_path).code == 0
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_corrections_are_merged_and_nothing_else_changes(desk: Path) -> None:
    done = call("extract", "source.txt", "-o", "new.yaml", "--merge", "c.yaml", cwd=desk)
    assert (done.code, done.paths) == (0, ["new.yaml"])
    assert "1 chỗ sửa" in done.err
    old, new = ((desk / name).read_text("utf-8").splitlines() for name in ("m.yaml", "new.yaml"))
    assert [line for line in new if line not in old] == ['      quantity: "1,4 triệu tấn"']


def test_a_merged_file_counts_as_edited_and_is_never_written_over(desk: Path) -> None:
    call("extract", "source.txt", "-o", "new.yaml", "--merge", "c.yaml", cwd=desk)
    again = call("extract", "source.txt", "-o", "new.yaml", cwd=desk)
    assert again.paths == ["new (2).yaml"]
    same = call("extract", "source.txt", "-o", "new.yaml", "--merge", "c.yaml", cwd=desk)
    assert same.paths == ["new.yaml"]


def test_hand_edits_survive_reading_anew_with_comments_and_order(desk: Path) -> None:
    edit(desk / "m.yaml", "title: ", "# tên do văn phòng đặt\ntitle: Mới: ")
    edit(desk / "m.yaml", "title: Mới: ", "title: Mới, ")
    before = (desk / "m.yaml").read_text("utf-8")
    done = call("extract", "source.txt", "-o", "m.yaml", "--merge", "m.yaml", cwd=desk)
    assert (done.code, done.paths) == (0, ["m.yaml"])
    assert (desk / "m.yaml").read_text("utf-8") == before


def test_the_earlier_extraction_is_found_in_the_cache_when_the_source_has_changed(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "cache"))
    call("extract", "source.txt", "-o", "m.yaml", "--force", cwd=desk)
    edit(desk / "m.yaml", 'tally: "6/14"', 'tally: "7/14"')
    edit(desk / "source.txt", "88 trường học", "89 trường học")
    edit(desk / "source.txt", "6/14 chỉ tiêu", "8/14 chỉ tiêu")
    done = call("extract", "source.txt", "-o", "m.yaml", "--merge", "m.yaml", cwd=desk)
    assert done.code == 1
    assert re.search(r"m\.yaml:\d+:\d+ .*“7/14”.*“8/14”.*“6/14”.*\[merge-conflict\]", done.err)
    assert done.err.count("[merge-") == 1
    meeting = load_meeting((desk / "m.yaml").read_bytes(), "m.yaml")
    values = {item.name: item for item in meeting.indicators}
    schools = next(item for name, item in values.items() if name.startswith("Trường học"))
    assert schools.actual is not None
    assert schools.actual.quantity.value == 89
    assert [item.tally.met for item in meeting.indicators if item.tally] == [7]


def test_without_seal_and_cache_every_difference_is_told(desk: Path) -> None:
    text = (desk / "m.yaml").read_text("utf-8").partition("\n")[2]
    (desk / "own.yaml").write_text(text.replace('"6/14"', '"7/14"', 1), encoding="utf-8")
    done = call("extract", "source.txt", "-o", "new.yaml", "--merge", "own.yaml", cwd=desk)
    assert done.code == 1
    assert "[merge-differs]" in done.err
    assert 'tally: "7/14"' in (desk / "new.yaml").read_text("utf-8")


def test_hand_edits_and_corrections_go_together(desk: Path) -> None:
    edit(desk / "m.yaml", 'tally: "6/14"', 'tally: "7/14"')
    done = call(
        "extract", "source.txt", "-o", "m.yaml", "--merge", "m.yaml", "--merge", "c.yaml", cwd=desk
    )
    assert done.code == 0, done.err
    text = (desk / "m.yaml").read_text("utf-8")
    assert '"7/14"' in text
    assert '"1,4 triệu tấn"' in text


def test_corrections_of_a_meeting_file_written_by_hand_keep_its_comments(tmp_path: Path) -> None:
    seed = SEEDS / "ubnd-song-hau-2024" / "meeting.yaml"
    (tmp_path / "own.yaml").write_bytes(seed.read_bytes())
    (tmp_path / "c.yaml").write_text(
        "schema_version: briefgen-corrections/1\ncorrections:\n"
        "  - {of: meeting, field: place, new: Vĩnh Thuận}\n",
        encoding="utf-8",
    )
    done = call("extract", "own.yaml", "-o", "new.yaml", "--merge", "c.yaml", cwd=tmp_path)
    assert done.code == 0, done.err
    comments = [line for line in seed.read_text("utf-8").splitlines() if line.startswith("#")]
    text = (tmp_path / "new.yaml").read_text("utf-8")
    assert [line for line in comments if line not in text] == []
    assert "place: Vĩnh Thuận" in text


def test_all_problems_of_all_files_are_told_before_anything_is_written(desk: Path) -> None:
    (desk / "bad1.yaml").write_text(CORRECTIONS.replace("actual", "actal"), encoding="utf-8")
    (desk / "bad2.yaml").write_text("title: [\n", encoding="utf-8")
    done = call(
        "extract", "source.txt", "-o", "n.yaml", "--merge", "bad1.yaml", "--merge", "bad2.yaml",
        cwd=desk,
    )  # fmt: skip
    assert done.code == 3
    assert "bad1.yaml:3:5" in done.err
    assert "bad2.yaml" in done.err
    assert not (desk / "n.yaml").exists()


def test_other_schemas_go_to_the_output_stream(desk: Path) -> None:
    gold = call("extract", "source.txt", "--format", "gold", "-o", "gold.yaml", cwd=desk)
    assert gold.code == 0
    assert (desk / "gold.yaml").read_text("utf-8").startswith("id: source\nmeeting:\n")
    json = call("extract", "source.txt", "--format", "json", "-o", "m.json", cwd=desk)
    assert json.code == 0
    assert load_meeting((desk / "m.json").read_bytes(), "m.json") == load_meeting(
        (desk / "m.yaml").read_bytes(), "m.yaml"
    )
