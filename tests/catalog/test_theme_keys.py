"""What is wrong with a theme is told with its line, and with what was meant."""

import tomllib

import pytest

from briefgen.catalog.templates import built_in_folder
from briefgen.catalog.theme_keys import place_in, theme_faults, theme_keys
from briefgen.errors import Problem

OFFICIAL = built_in_folder() / "themes" / "official.toml"


def faults(text: str) -> list[Problem]:
    return list(theme_faults(tomllib.loads(text), text, "mine.toml"))


def test_the_built_in_theme_has_no_fault_and_says_every_key_that_has_a_usual_value() -> None:
    text = OFFICIAL.read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    assert faults(text) == []
    said = {f"{table}.{key}" for table in tables if table != "tables" for key in tables[table]}
    optional = {path for path, key in theme_keys().items() if key.kind in ("word", "words", "free")}
    assert said | {"tables", "extends"} == theme_keys().keys() - optional


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('[colour]\nbrnad = "#005BAA"\n', "theme-unknown-key-near", 2, 1),
        ('\n[colours]\nbrand = "#005BAA"\n', "theme-unknown-key-near", 2, 2),
        ('colour.brnad = "#005BAA"\n', "theme-unknown-key-near", 1, 1),
        ('[agency]\n  weather = "fine"\n', "theme-unknown-key", 2, 3),
        ('[colour]\nbrand = "red"\n', "theme-colour", 2, 1),
        ("[colour]\nbrand = 5\n", "theme-colour", 2, 1),
        ('tables = "boxes"\n', "theme-value", 1, 1),
        ("[agency]\nname = 5\n", "theme-value", 2, 1),
        ('[agency]\nalso = "x"\n', "theme-value", 2, 1),
        ('[agency]\nlogo = "logo.svg"\n', "theme-value", 2, 1),
        ('[agency]\nsigners = [{name = "A"}]\n', "theme-value", 2, 1),
        ('[paper]\nsize = "A3"\n', "theme-value", 2, 1),
        ("[paper]\nbinding = 99\n", "theme-value", 2, 1),
        ("[paper]\nbinding = true\n", "theme-value", 2, 1),
        ("[thresholds]\nnear = 100\n", "theme-value", 2, 1),
        ("[words]\nmissed = 1\n", "theme-value", 2, 1),
        ('[words]\nmissed = {de = "nein"}\n', "theme-value", 2, 1),
        ("[words.brief]\nnote = 1\n", "theme-value", 2, 1),
        ('[words]\nbrief = "x"\n', "theme-table", 2, 1),
        ("own = 1\n", "theme-table", 1, 1),
    ],
)
def test_a_fault_is_told_at_its_line(text: str, code: str, line: int, column: int) -> None:
    (problem,) = faults(text)
    assert (problem.code, problem.at.line, problem.at.column) == (code, line, column)


@pytest.mark.parametrize(
    ("key", "near"),
    [("colour.brnad", "colour.brand"), ("font.wrod", "font.word"), ("tabels", "tables")],
)
def test_a_slip_of_the_finger_gets_the_key_that_was_meant(key: str, near: str) -> None:
    table, _, name = key.rpartition(".")
    (problem,) = faults(f'{f"[{table}]" if table else ""}\n{name} = "x"\n')
    assert problem.facts["near"] == [near]


def test_all_faults_are_told_together() -> None:
    text = '[colour]\nbrand = "red"\nmet = "blue"\n[font]\nwrod = "Arial"\n'
    assert [problem.at.line for problem in faults(text)] == [2, 3, 5]


@pytest.mark.parametrize(
    "text",
    [
        '[words]\nmissed = {vi = "Hụt", en = "Behind"}\n',
        '[words.brief]\nnote = "Lưu hành nội bộ"\n',
        '[own]\nhotline = "0292 3 000 000"\nlevels = [1, 2]\n',
        '[agency]\nsigners = [{post = "Bí thư", name = "A"}, {post = "Phó Bí thư"}]\n',
        "[thresholds]\nnear = 97.5\n",
        '"tables" = "grid"\n',
    ],
)
def test_what_is_allowed_is_no_fault(text: str) -> None:
    assert faults(text) == []


def test_a_key_without_a_line_of_its_own_is_placed_at_its_table() -> None:
    at = place_in('a = 1\n[words]\nbrief = {note = "x"}\n', "f", "words.brief.note")
    assert (at.line, at.column, at.path) == (3, 1, "words.brief.note")
    assert place_in("a = 1\n", "f", "colour.brand").line is None


def test_every_key_is_explained_in_both_languages() -> None:
    for key in theme_keys().values():
        assert key.says["vi"]
        assert key.says["en"]
