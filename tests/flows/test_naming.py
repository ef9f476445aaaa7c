"""Output folders get names that every system takes."""

import os
import unicodedata
from pathlib import Path

import pytest

from briefgen.flows.inputs import Input
from briefgen.flows.naming import printed_name, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("seeds/can-tho-2020/source.txt", "can-tho-2020"),
        ("báo cáo tháng 11.txt", "báo cáo tháng 11"),
        (unicodedata.normalize("NFD", "hội nghị.txt"), "hội nghị"),
        ("-", "cuoc-hop"),
        ("..txt", "cuoc-hop"),
        (".txt", "txt"),
        ("a\nb\x1b\udcff.txt", "ab"),
        ("a:b?.txt", "a-b-"),
        ("ế" * 100 + ".txt", "ế" * 40),
        ("x. .txt", "x"),
    ],
)
def test_the_name_of_the_output_folder(name: str, slug: str) -> None:
    assert slug_of(Input(name, b"")) == slug


def test_a_general_name_takes_its_folder_even_from_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hop" / "sub").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "hop" / "sub")
    assert slug_of(Input(os.path.join("..", "source.txt"), b"")) == "hop"  # noqa: PTH118
    monkeypatch.chdir(tmp_path / "hop")
    assert slug_of(Input("source.txt", b"")) == "hop"


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("output/báo cáo.yaml", "báo cáo.yaml"),
        ("-", ""),
        ("😀.yaml", ""),
        ("会議.yaml", ""),
        ("a\x1b.yaml", ""),
    ],
)
def test_the_name_at_the_foot_never_stops_the_sheet(path: str, printed: str) -> None:
    assert printed_name(path) == printed
