"""What may come in."""

import os
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, DataError, SourceError, TemplateError
from briefgen.flows.inputs import LIMITS, read_input


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
