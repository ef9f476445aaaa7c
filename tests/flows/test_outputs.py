"""Nothing is lost: what stands at the target decides what may happen to it."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from briefgen.errors import DataError, OutputError, Problem, say_all
from briefgen.flows.outputs import (
    is_untouched_pdf,
    is_untouched_text,
    publish,
    seal_text,
)


def code(caught: pytest.ExceptionInfo[OutputError]) -> str:
    return caught.value.problems[0].code


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    written = publish(tmp_path / "a" / "b" / "brief.docx", b"moi")
    assert written.path.read_bytes() == b"moi"
    assert written.problems == ()


def test_nothing_is_left_beside_the_result(tmp_path: Path) -> None:
    publish(tmp_path / "x.txt", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def test_the_result_has_the_usual_rights(tmp_path: Path) -> None:
    written = publish(tmp_path / "x.txt", b"1")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(written.path.stat().st_mode) == 0o666 & ~mask


def test_our_own_untouched_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "meeting.yaml"
    publish(path, seal_text("a: 1\n", "0.1"), untouched=is_untouched_text)
    written = publish(path, seal_text("a: 2\n", "0.1"), untouched=is_untouched_text)
    assert written.path == path
    assert b"a: 2" in path.read_bytes()


def test_a_file_edited_by_hand_stays_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "meeting.yaml"
    publish(path, seal_text("a: 1\n", "0.1"), untouched=is_untouched_text)
    edited = path.read_bytes() + b"b: 2  # bo sung\n"
    path.write_bytes(edited)
    written = publish(path, seal_text("a: 3\n", "0.1"), untouched=is_untouched_text)
    assert path.read_bytes() == edited
    assert written.path.name == "meeting (2).yaml"
    assert [problem.code for problem in written.problems] == ["output-edited"]
    third = publish(path, seal_text("a: 4\n", "0.1"), untouched=is_untouched_text)
    assert third.path.name == "meeting (2).yaml", "the second is ours and untouched"
    third.path.write_bytes(third.path.read_bytes() + b"c: 3\n")
    fourth = publish(path, seal_text("a: 5\n", "0.1"), untouched=is_untouched_text)
    assert fourth.path.name == "meeting (3).yaml"


def test_somebody_elses_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "scorecard.pdf"
    path.write_bytes(b"%PDF-1.7 cua nguoi khac")
    written = publish(path, b"%PDF briefgen", untouched=is_untouched_pdf)
    assert written.path.name == "scorecard (2).pdf"
    assert path.read_bytes() == b"%PDF-1.7 cua nguoi khac"


@pytest.mark.parametrize("lock", ["~$brief.docx", "~$ief.docx", ".~lock.brief.docx#"])
def test_a_file_open_in_an_office_program_is_left_alone(tmp_path: Path, lock: str) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"cu")
    (tmp_path / lock).write_bytes(b"")
    written = publish(path, b"moi", untouched=lambda _: True)
    assert path.read_bytes() == b"cu"
    assert [problem.code for problem in written.problems] == ["output-open"]


PDF = (
    b"%PDF-1.7 briefgen\n3 0 obj\n<</Type /XRef /Size 4 /W [1 4 2] /Root 1 0 R /Info 2 0 R "
    b"/ID [<0af1> <0af1>] /Filter /FlateDecode /Length 3>>\nstream\n\x00\n\x01\r\nendstream\n"
    b"endobj\nstartxref\n66\n%%EOF\n"
)


@pytest.mark.parametrize(
    ("content", "untouched"),
    [
        (PDF, True),
        (PDF.replace(b"<0af1>]", b"<77bc>]"), False),
        (PDF + b"trailer\n<</Size 9 /Prev 66>>\nstartxref\n99\n%%EOF\n", False),
        (PDF.replace(b"briefgen", b"somebody"), None),
    ],
    ids=["as we wrote it", "saved again", "with a comment added", "not ours"],
)
def test_a_pdf_that_somebody_commented_or_signed_is_known(
    content: bytes, untouched: bool | None
) -> None:
    assert is_untouched_pdf(content) is untouched


def test_a_pipe_or_a_device_is_no_target(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for path in (tmp_path / "pipe.pdf", Path("/dev/null"), Path("/dev/stdout")):
        with pytest.raises(OutputError) as caught:
            publish(path, b"moi", untouched=lambda _: True, force=True)
        assert code(caught) == "output-not-regular"
    assert stat.S_ISFIFO((tmp_path / "pipe.pdf").stat().st_mode)


@pytest.mark.parametrize("name", ["b" * 300 + ".docx", "ế" * 90 + ".docx", "a\nb.docx", "a\0b"])
def test_a_name_that_cannot_be_is_said_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as caught:
        publish(tmp_path / name, b"moi")
    assert code(caught) == "output-name"


def test_a_folder_whose_name_is_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        publish(tmp_path / ("b" * 300) / "brief.docx", b"moi")
    assert code(caught) == "output-unwritable"
    assert "tên quá dài" in say_all(caught.value.problems, "vi")


def test_force_replaces_whatever_is_there(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"cu")
    assert publish(path, b"moi", force=True).path.read_bytes() == b"moi"


def test_without_a_judge_an_existing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"cu")
    with pytest.raises(OutputError) as caught:
        publish(path, b"moi")
    assert code(caught) == "output-exists"
    assert path.read_bytes() == b"cu"


def test_an_input_is_never_written_over_not_even_by_force_or_through_a_link(
    tmp_path: Path,
) -> None:
    source = tmp_path / "source.txt"
    source.write_bytes(b"goc")
    link = tmp_path / "link.txt"
    link.symlink_to(source)
    for target in (source, link):
        with pytest.raises(OutputError) as caught:
            publish(target, b"moi", inputs=[source], force=True)
        assert code(caught) == "output-is-input"
    assert source.read_bytes() == b"goc"


def test_a_link_is_replaced_and_its_target_stays(tmp_path: Path) -> None:
    target = tmp_path / "target.docx"
    target.write_bytes(b"cu")
    link = tmp_path / "brief.docx"
    link.symlink_to(target)
    publish(link, b"moi", untouched=lambda _: True)
    assert target.read_bytes() == b"cu"
    assert link.read_bytes() == b"moi"
    assert not link.is_symlink()


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        publish(tmp_path, b"moi", force=True)
    assert code(caught) == "output-is-folder"


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        publish(tmp_path / "file" / "brief.docx", b"moi")
    assert code(caught) == "output-unwritable"


def test_a_seal_knows_its_own_text_only() -> None:
    sealed = seal_text("a: 1\n", "0.1")
    assert is_untouched_text(sealed) is True
    assert is_untouched_text(sealed + b"#") is False
    assert is_untouched_text(b"a: 1\n") is None


def test_a_run_that_is_stopped_while_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"cu")

    def stop(_handle: int) -> None:
        raise SystemExit(130)

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(SystemExit):
        publish(path, b"moi", force=True)
    assert [item.name for item in tmp_path.iterdir()] == ["brief.docx"]
    assert path.read_bytes() == b"cu"


def test_what_is_made_while_it_is_written_stands_there_whole(tmp_path: Path) -> None:
    written = publish(tmp_path / "a" / "brief.docx", lambda file: file.writelines([b"m", b"oi"]))
    assert written.path.read_bytes() == b"moi"


FAILURES = [DataError(Problem("data-empty")), KeyboardInterrupt(), OSError(28, "")]


@pytest.mark.parametrize("error", FAILURES)
def test_what_fails_while_it_is_written_leaves_everything_as_it_was(
    tmp_path: Path, error: BaseException
) -> None:
    old = tmp_path / "old.docx"
    old.write_bytes(b"cu")

    def fail(file: BinaryIO) -> None:
        file.write(b"nua")
        raise error

    for path in (old, tmp_path / "new.docx", tmp_path / "a" / "b" / "new.docx"):
        with pytest.raises((DataError, KeyboardInterrupt, OutputError)):
            publish(path, fail, force=True)
    assert old.read_bytes() == b"cu"
    assert [path.name for path in tmp_path.iterdir()] == ["old.docx"]
