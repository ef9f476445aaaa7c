"""One TOML file for the look of both documents."""

from pathlib import Path

import pytest

from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.catalog.themes import find_theme, list_themes
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


def test_faults_of_a_theme_come_with_line_and_column(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[colour]\nbrnad = "#005BAA"\n', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"mine\.toml:2:1 .*colour\.brand"):
        find_theme(str(mine), [BUILT_IN])


def shelf(folder: Path, **themes: str) -> Shelf:
    (folder / "themes").mkdir()
    for name, text in themes.items():
        (folder / "themes" / f"{name}.toml").write_text(text, encoding="utf-8")
    return Shelf("project", folder)


def test_a_theme_may_build_on_one_of_the_office(tmp_path: Path) -> None:
    own = shelf(
        tmp_path,
        office='[colour]\nbrand = "#005BAA"\nmet = "#123456"\n',
        unit='extends = "office"\n[colour]\nmet = "#654321"\n',
    )
    theme = find_theme("unit", [own, BUILT_IN])
    assert theme.tables["colour"]["brand"] == "#005BAA"
    assert theme.tables["colour"]["met"] == "#654321"
    assert (theme.parent, theme.origin) == ("office", "project")
    assert theme.differs("colour", "brand")
    assert not theme.differs("colour", "ink")


def test_two_levels_are_all(tmp_path: Path) -> None:
    own = shelf(tmp_path, a="", b='extends = "a"\n', c='extends = "b"\n')
    find_theme("b", [own, BUILT_IN])
    with pytest.raises(TemplateError, match="extends") as caught:
        find_theme("c", [own, BUILT_IN])
    (problem,) = caught.value.problems
    assert (problem.code, problem.at.line) == ("theme-extends-deep", 1)


def test_a_theme_that_extends_its_own_name_means_the_one_further_away(tmp_path: Path) -> None:
    own = shelf(tmp_path, official='extends = "official"\n[colour]\nmet = "#123456"\n')
    theme = find_theme("official", [own, BUILT_IN])
    assert theme.tables["colour"]["met"] == "#123456"
    assert theme.differs("colour", "met")


def test_themes_are_listed_nearest_first_and_broken_ones_told(tmp_path: Path) -> None:
    own = shelf(tmp_path, mine="", broken="[colour]\nbrand = 1\n")
    found, problems = list_themes([own, BUILT_IN])
    assert [theme.name for theme in found] == ["mine", "official"]
    assert [problem.code for problem in problems] == ["theme-colour"]


def test_a_base_that_is_not_there_is_told_at_the_line_that_names_it(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('# mine\nextends = "oficial"\n', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"mine\.toml:2:1.*official"):
        find_theme(str(mine), [BUILT_IN])
