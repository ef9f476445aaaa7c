"""Where a filled document may go, and what stays as it was when it may not, or cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import call, run
from tests.word.packages import docx, paragraphs, row, table

ROWS = table(row("{%tr for r in rows %}"), row("{{ r.n }}", "{{ r.t }}"), row("{%tr endfor %}"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "mau.docx").write_bytes(docx(ROWS))
    (tmp_path / "bang.csv").write_text("n;t\n1;Thu\n2;Chi\n", encoding="utf-8")
    (tmp_path / "thieu.csv").write_text("n;x\n1;Thu\n", encoding="utf-8")
    (tmp_path / "cu.docx").write_bytes(b"cu")
    (tmp_path / "thu-muc").mkdir()
    return tmp_path


def state(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


REFUSED = [
    ("bang.csv -o cu.docx", "output-exists", 7),
    ("bang.csv -o mau.docx --force", "output-is-input", 7),
    ("bang.csv -o bang.csv --force", "output-other-kind", 7),
    ("bang.csv -o thu-muc", "output-is-folder", 7),
    ("bang.csv -o thu-muc/", "output-is-folder", 7),
    ("bang.csv -o cu.docx/x.docx", "output-unwritable", 7),
    (f"bang.csv -o {'x' * 300}.docx", "output-name", 7),
    ("bang.csv -o ket-qua.pdf", "output-not-pdf", 7),
    ("bang.csv -o /dev/null --force", "output-not-regular", 7),
    ("bang.csv -o /proc/none/x.docx", "output-unwritable", 7),
    ("thieu.csv -o cu.docx --force", "name-unknown", 5),
    ("thieu.csv -o moi/sau/x.docx", "name-unknown", 5),
    ("khong-co.csv -o x.docx", "file-missing", 3),
    ("thu-muc -o x.docx", "file-is-folder", 3),
    ("/dev/zero -o x.docx", "file-not-regular", 3),
]


@pytest.mark.parametrize(("words", "code", "exit_code"), REFUSED)
def test_refused_and_everything_stays(desk: Path, words: str, code: str, exit_code: int) -> None:
    before = state(desk)
    ran = call("fill", "mau.docx", *words.split(), cwd=desk)
    assert (ran.code, code in ran.err) == (exit_code, True), ran.err
    assert state(desk) == before
    assert not (desk / "moi").exists()


def test_a_new_folder_is_made_and_an_old_file_replaced_with_force(desk: Path) -> None:
    for target in ("a/b/x.docx", "cu.docx"):
        assert call("fill", "mau.docx", "bang.csv", "-o", target, "--force", cwd=desk).code == 0
        assert paragraphs((desk / target).read_bytes()) == ["1", "Thu", "2", "Chi"]


def test_a_link_is_replaced_and_what_it_led_to_stays(desk: Path) -> None:
    (desk / "link.docx").symlink_to("cu.docx")
    assert call("fill", "mau.docx", "bang.csv", "-o", "link.docx", "--force", cwd=desk).code == 0
    assert (desk / "cu.docx").read_bytes() == b"cu"
    assert not (desk / "link.docx").is_symlink()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(desk: Path) -> None:
    (desk / "thu-muc").chmod(0o500)
    ran = call("fill", "mau.docx", "bang.csv", "-o", "thu-muc/x.docx", cwd=desk)
    assert (ran.code, "output-unwritable" in ran.err) == (7, True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_older_document_and_nothing_else(desk: Path) -> None:
    lines = "".join(f"{n};{n * 7919 % 10007}\n" for n in range(30_000))
    (desk / "dai.csv").write_text("n;t\n" + lines, encoding="utf-8")
    before = state(desk)
    shell = (
        f'ulimit -f 64; "{sys.executable}" -m briefgen --lang vi fill mau.docx dai.csv '
        "-o cu.docx --force"
    )
    environ = {**os.environ, "XDG_CACHE_HOME": str(desk / ".cache")}
    done = subprocess.run(
        ["bash", "-c", shell], cwd=desk, env=environ, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, b"output-unwritable" in done.stderr) == (7, True), done.stderr
    assert state(desk) == before


def test_a_stream_gets_the_whole_document(desk: Path) -> None:
    ran = run("fill", "mau.docx", "bang.csv", "-o", "-", cwd=desk)
    assert paragraphs(ran.out) == ["1", "Thu", "2", "Chi"]


def test_what_was_odd_about_the_data_is_told_beside_the_result(desk: Path) -> None:
    (desk / "cu.csv").write_bytes("n;t\n1;lương công nhân\n".encode("cp1258"))
    ran = call("fill", "mau.docx", "cu.csv", "-o", "x.docx", cwd=desk)
    assert (ran.code, "csv-legacy" in ran.err) == (0, True)
