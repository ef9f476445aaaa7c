"""What may come in."""

import io
import os
import unicodedata
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, DataError, SourceError, TemplateError, say_all
from briefgen.flows.inputs import LIMITS, read_input, read_stream


def test_a_file_is_read_whole_and_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.txt"
    path.write_bytes("họp".encode())
    given = read_input(path, SourceError)
    assert (given.content.decode(), given.name, given.path) == ("họp", str(path), path)


@pytest.mark.parametrize("error", [DataError, SourceError, TemplateError])
def test_each_refusal_is_of_the_family_asked_for(
    tmp_path: Path, error: type[BriefgenError]
) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(LIMITS[error] + 1)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    cases = {
        "file-missing": tmp_path / "none",
        "file-is-folder": tmp_path,
        "file-empty": empty,
        "file-too-large": large,
        "file-not-regular": pipe,
    }
    for code, path in cases.items():
        with pytest.raises(error) as caught:
            read_input(path, error)
        assert caught.value.problems[0].code == code
        assert caught.value.problems[0].at.file == str(path)


def test_a_name_no_system_takes_is_a_problem_and_not_a_crash() -> None:
    with pytest.raises(DataError) as caught:
        read_input(Path("a\0b"), DataError)
    assert caught.value.problems[0].code == "file-unreadable"


def test_a_misspelt_name_gets_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "bao-cao.txt").write_bytes(b"x")
    with pytest.raises(SourceError) as caught:
        read_input(tmp_path / "bao-coa.txt", SourceError)
    assert caught.value.problems[0].code == "file-missing-near"
    assert "Có phải “bao-cao.txt”?" in say_all(caught.value.problems, "vi")


def test_a_name_is_found_however_its_letters_are_composed(tmp_path: Path) -> None:
    name = "hội nghị.txt"
    (tmp_path / unicodedata.normalize("NFD", name)).write_bytes(b"x")
    assert read_input(tmp_path / unicodedata.normalize("NFC", name), SourceError).content == b"x"


def test_why_a_file_is_refused_is_said_in_the_readers_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    with pytest.raises(SourceError) as caught:
        read_input(tmp_path / "a.txt" / "b.txt", SourceError)
    assert "không phải thư mục" in say_all(caught.value.problems, "vi")
    assert "no folder" in say_all(caught.value.problems, "en")


def test_a_name_that_would_steer_a_terminal_is_shown_harmless(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_input(tmp_path / "a\x1b[31m\nb\udcff\u202e.txt", SourceError)
    said = say_all(caught.value.problems, "vi")
    assert said.isprintable()


@pytest.mark.parametrize("error", [DataError, SourceError])
def test_a_stream_is_read_within_bounds(error: type[BriefgenError]) -> None:
    assert read_stream(io.BytesIO(b"x"), "-", error).content == b"x"
    endless = io.BytesIO(b" " * (LIMITS[error] + 1))
    for stream, code in ((None, "stream-empty"), (io.BytesIO(), "stream-empty"),
                         (endless, "file-too-large")):  # fmt: skip
        with pytest.raises(error) as caught:
            read_stream(stream, "-", error)
        assert caught.value.problems[0].code == code
