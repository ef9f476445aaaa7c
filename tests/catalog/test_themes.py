"""One TOML file for the look of both documents."""

from pathlib import Path

import pytest

from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.catalog.themes import find_theme
from briefgen.errors import TemplateError

BUILT_IN = Shelf("built-in", built_in_folder())


def test_the_official_theme_names_every_colour_a_sheet_needs() -> None:
    colours = find_theme("official", [BUILT_IN]).tables["colour"]
    assert {"brand", "ink", "met", "exceeded", "near", "missed", "hairline"} <= set(colours)


def test_a_theme_says_only_what_differs(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('extends = "official"\n[colour]\nbrand = "#005BAA"\n', encoding="utf-8")
    theme = find_theme(str(mine), [BUILT_IN]).tables
    official = find_theme("official", [BUILT_IN]).tables
    assert theme["colour"]["brand"] == "#005BAA"
    assert theme["colour"]["met"] == official["colour"]["met"]
    assert theme["font"] == official["font"]


@pytest.mark.parametrize("content", ["", '[colour]\nbrand = "#005BAA"\n'])
def test_a_theme_that_extends_nothing_extends_the_official_one(
    tmp_path: Path, content: str
) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(content, encoding="utf-8")
    theme = find_theme(str(mine), [BUILT_IN]).tables
    assert theme["font"] == find_theme("official", [BUILT_IN]).tables["font"]


def test_a_project_may_change_a_few_words_of_the_official_theme(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "official.toml").write_text('[colour]\nmet = "#005BAA"\n')
    colours = find_theme("official", [Shelf("project", tmp_path), BUILT_IN]).tables["colour"]
    assert colours["met"] == "#005BAA"
    assert "brand" in colours


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"colour = 5\n", "theme-table"),
        (b"a = = b\n", "toml-syntax"),
        (b"\xff\xfe", "toml-encoding"),
        (b'extends = "none"\n', "theme-unknown"),
        (b"extends = 5\n", "theme-value"),
    ],
)
def test_a_broken_theme_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_bytes(content)
    with pytest.raises(TemplateError) as caught:
        find_theme(str(mine), [BUILT_IN])
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_colour_must_be_a_colour(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[colour]\nbrand = "red"\nmet = "#12345"\n', encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        find_theme(str(mine), [BUILT_IN])
    assert [problem.at.path for problem in caught.value.problems] == ["colour.brand", "colour.met"]


def test_an_unknown_theme_gets_the_nearest() -> None:
    with pytest.raises(TemplateError, match="official"):
        find_theme("offical", [BUILT_IN])
