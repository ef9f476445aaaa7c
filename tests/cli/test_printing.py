"""Files to a printer, through a printing system that writes down what it is told."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Ran, call

SYSTEM = Path(__file__).parent / "printing_system"
OFFICE = """#!/bin/sh
# Stands in for LibreOffice: the last word is the file, the one before the folder.
for word in "$@"; do before=$last; last=$word; done
printf '%%PDF-1.7 made of Word' > "$before/file.pdf"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a PDF and a Word file, on a machine with two printers."""
    (tmp_path / "printed").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 one page")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    (tmp_path / "b.docx").write_bytes(packed.getvalue())
    monkeypatch.setenv("PATH", f"{SYSTEM}:/usr/bin:/bin")
    monkeypatch.setenv("PRINTED", str(tmp_path / "printed"))
    monkeypatch.setenv("BRIEFGEN_SOFFICE", str(tmp_path / "no-office"))
    return tmp_path


def words(folder: Path) -> list[str]:
    """What the printing system was told."""
    return (folder / "printed" / "words").read_text().splitlines()


def test_a_pdf_is_printed_at_its_own_size(folder: Path) -> None:
    ran = call("print", "a.pdf", cwd=folder)
    assert (ran.code, ran.out) == (0, b"")
    assert "HP-7" in ran.err
    assert words(folder)[:-1] == ["-n", "1", "-t", "a.pdf", "-o", "print-scaling=none", "--"]
    assert (folder / "printed" / "job").read_bytes() == (folder / "a.pdf").read_bytes()


def test_every_wish_reaches_the_printer(folder: Path) -> None:
    ran = call(
        "print", "a.pdf", "--printer", "Canon_A3", "--copies", "3", "--duplex", "long", "--paper",
        "A3", "--mono", "--pages", "1-2, 4", "--n-up", "2", cwd=folder,
    )  # fmt: skip
    assert ran.code == 0
    assert words(folder)[:-1] == [
        "-d", "Canon_A3", "-n", "3", "-t", "a.pdf", "-o", "media=A3", "-o",
        "sides=two-sided-long-edge", "-o", "number-up=2", "-o", "print-color-mode=monochrome",
        "-P", "1-2,4", "--",
    ]  # fmt: skip


def test_a_dry_run_says_the_command_and_prints_nothing(folder: Path) -> None:
    ran = call("print", "a.pdf", "--copies", "2", "--dry-run", cwd=folder)
    assert ran.code == 0
    assert ran.text.strip() == f"{SYSTEM / 'lp'} -n 2 -t a.pdf -o print-scaling=none -- a.pdf"
    assert not (folder / "printed" / "words").exists()


def test_printers_are_listed_with_the_usual_one_marked(folder: Path) -> None:
    assert call("print", "--list", cwd=folder).paths == ["Canon_A3", "HP_LaserJet *"]


def test_a_word_file_goes_through_libreoffice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "office").write_text(OFFICE)
    (folder / "office").chmod(0o755)
    monkeypatch.setenv("BRIEFGEN_SOFFICE", str(folder / "office"))
    assert call("print", "b.docx", cwd=folder).code == 0
    assert (folder / "printed" / "job").read_bytes() == b"%PDF-1.7 made of Word"
    ran = call("print", "b.docx", "--dry-run", cwd=folder)
    assert ["--convert-to" in ran.paths[0], "-t b.docx" in ran.paths[1]] == [True, True]


def no_system(_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def no_printer(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "printed" / "none").touch()


def jammed(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "printed" / "jammed").touch()


def as_it_is(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is wrong with the machine."""


Wrong = Callable[[Path, pytest.MonkeyPatch], None]


@pytest.mark.parametrize(
    ("given", "wrong", "code", "problem"),
    [
        (("a.pdf",), no_system, 7, "print-no-system"),
        (("--list",), no_system, 7, "print-no-system"),
        (("a.pdf",), no_printer, 7, "print-no-printer"),
        (("a.pdf",), jammed, 7, "print-failed"),
        (("b.docx",), as_it_is, 6, "office-absent"),
        (("c.txt",), as_it_is, 3, "print-kind"),
        (("c.zip",), as_it_is, 3, "print-kind"),
        (("none.pdf",), as_it_is, 3, "file-missing"),
        ((), as_it_is, 2, "usage-missing"),
        (("a.pdf", "--printer", "Canon"), as_it_is, 2, "print-printer-unknown-near"),
        (("a.pdf", "--printer", "Xerox"), as_it_is, 2, "print-printer-unknown"),
        (("a.pdf", "--pages", "4-"), as_it_is, 2, "print-pages"),
        (("a.pdf", "--copies", "0"), as_it_is, 2, "print-copies"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], wrong: Wrong, code: int,
    problem: str,
) -> None:  # fmt: skip
    (folder / "c.txt").write_text("chữ")
    (folder / "c.zip").write_bytes(b"PK\x03\x04 no document")
    wrong(folder, monkeypatch)
    ran: Ran = call("print", *given, cwd=folder)
    assert ran.code == code
    assert f"[{problem}" in ran.err
    assert not (folder / "printed" / "job").exists()


def test_one_file_of_the_wrong_kind_stops_all_before_anything_is_printed(folder: Path) -> None:
    (folder / "c.txt").write_text("chữ")
    assert call("print", "a.pdf", "c.txt", cwd=folder).code == 3
    assert not (folder / "printed" / "words").exists()
