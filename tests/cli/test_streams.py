"""Streams that are closed, full, endless, or read by somebody who has gone away."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import run

if sys.platform == "win32":
    pytest.skip("needs a shell", allow_module_level=True)

MEETING = "title: Kết quả\nindicators: [{id: a, name: Thu, actual: 5 tỷ đồng}]\n"


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    (tmp_path / "hop.yaml").write_text(MEETING, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("make - <&-", 4, "stream-empty"),
        ("brief hop.yaml -o - >&-", 7, "output-closed"),
        ("brief hop.yaml -o b.docx >&-", 0, ""),
        ("brief hop.yaml -o - >/dev/full", 7, "output-unwritable"),
        ("show hop.yaml >/dev/full", 7, "output-unwritable"),
        ("--help >/dev/full", 7, "output-unwritable"),
        ("make none 2>/dev/full", 4, ""),
        ("make hop.yaml -o o <&- >&- 2>&-", 0, ""),
        ("check - </dev/zero", 4, "file-too-large"),
        ("schema | true", 0, ""),
        ("--help | true", 0, ""),
    ],
)
def test_a_stream_that_is_not_as_it_should_be(
    meeting: Path, line: str, code: int, said: str
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    shell = f'set -o pipefail; "{sys.executable}" -m briefgen --lang vi {line}'
    done = subprocess.run(
        ["bash", "-c", shell], cwd=meeting, capture_output=True, check=False, timeout=60
    )
    told = (done.stdout + done.stderr).decode()
    assert done.returncode == code, told
    assert said in told
    assert "Traceback" not in told


def test_a_meeting_file_without_its_first_line_is_known_on_a_stream(meeting: Path) -> None:
    ran = run("show", "-", "--json", cwd=meeting, stdin=MEETING.encode())
    assert '"Thu"' in ran.text


def test_a_folder_that_is_gone_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    shell = f'cd gone && rmdir ../gone && "{sys.executable}" -m briefgen doctor'
    done = subprocess.run(
        ["bash", "-c", shell], cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert b"[usage-no-folder]" in done.stderr
