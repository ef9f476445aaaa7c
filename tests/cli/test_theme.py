"""The theme commands, as an office uses them to make a look of its own."""

import json
import tomllib
from pathlib import Path

import pytest

from briefgen.catalog.theme_keys import theme_keys
from tests.cli.command import call, run
from tests.flows.test_theming import picture, words_of
from tests.shelves import TEMPLATES

SAMPLE = TEMPLATES / "brief" / "one-page" / "sample.yaml"
OWN = Path("templates") / "themes" / "ben-ngu.toml"


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_SOFFICE", "not-here")


def test_a_new_theme_is_written_checked_listed_and_worn(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    answers = ("--agency", "THÀNH ỦY BẾN NGỰ", "--colour", "#0B5D3B", "--font", "Arial")
    ran = call("theme", "new", "ben-ngu", *answers, "--logo", "logo.png", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.paths == [str(OWN), str(OWN.with_name("logo.png"))]
    assert tomllib.loads((tmp_path / OWN).read_text(encoding="utf-8")) == {
        "extends": "official",
        "agency": {"name": "THÀNH ỦY BẾN NGỰ", "logo": "logo.png"},
        "colour": {"brand": "#0B5D3B"},
        "font": {"word": "Arial"},
        "paper": {},
        "thresholds": {},
        "words": {},
        "own": {},
    }
    assert call("theme", "check", "ben-ngu", cwd=tmp_path).code == 0
    listed = json.loads(call("theme", "list", "--json", cwd=tmp_path).text)["themes"]
    assert [(one["name"], one["origin"]) for one in listed] == [
        ("ben-ngu", "project"),
        ("official", "built-in"),
    ]
    made = call("brief", SAMPLE, "--theme", "ben-ngu", "-o", "b.docx", cwd=tmp_path)
    assert (made.code, made.err) == (0, "")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_new_theme_explains_every_key(tmp_path: Path, lang: str) -> None:
    call("theme", "new", "mine", "-o", "mine.toml", cwd=tmp_path, lang=lang)
    written = (tmp_path / "mine.toml").read_text(encoding="utf-8")
    for key in theme_keys().values():
        if key.path != "extends":
            assert f"# {key.says[lang]}" in written  # type: ignore[index]


def test_every_line_of_a_new_theme_counts_when_its_sign_is_taken_away(tmp_path: Path) -> None:
    call("theme", "new", "mine", "-o", "mine.toml", cwd=tmp_path)
    path = tmp_path / "mine.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    freed = [
        line.removeprefix("# ") if line.startswith("# ") and " = " in line else line
        for line in lines
    ]
    path.write_text("\n".join(freed), encoding="utf-8")
    assert call("theme", "check", "mine.toml", cwd=tmp_path).code == 0


def test_a_theme_is_never_written_over(tmp_path: Path) -> None:
    assert call("theme", "new", "mine", cwd=tmp_path).code == 0
    again = call("theme", "new", "mine", cwd=tmp_path)
    assert again.code == 7
    assert "output-exists" in again.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("a/b",), "theme-name"),
        (("mine", "--colour", "red"), "theme-colour"),
    ],
)
def test_what_makes_no_theme_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    ran = call("theme", "new", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert code in ran.err
    assert not (tmp_path / "templates").exists()


def test_an_unreadable_theme_is_refused_with_the_ratio_and_a_proposal(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[colour]\nbrand = "#F2C94C"\n', encoding="utf-8")
    ran = call("theme", "check", "mine.toml", cwd=tmp_path)
    assert ran.code == 1
    (line,) = (line for line in ran.text.splitlines() if "theme-unreadable" in line)
    assert "mine.toml:2:1" in line
    assert "1.6 : 1" in line
    assert "3.0 : 1" in line
    assert "(gợi ý): #AE9137" in line


def test_verdicts_too_alike_for_some_eyes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[colour]\nexceeded = "#2E9E3E"\n', encoding="utf-8")
    ran = call("theme", "check", "mine.toml", "--json", cwd=tmp_path)
    assert ran.code == 1
    document = json.loads(ran.text)
    assert {problem["code"] for problem in document["problems"]} == {"theme-unreadable-verdicts"}
    (theme,) = document["themes"]
    worst = min(one["value"] for one in theme["measurements"] if one["measure"] == "verdicts")
    assert worst == pytest.approx(5.4, abs=0.05)
    eyes = [one["eyes"] for one in theme["measurements"] if not one["readable"]]
    assert "everyone" not in eyes


@pytest.mark.parametrize(
    ("text", "code", "exit_code"),
    [
        ('[font]\nwords = "Comic Sans"\n', "theme-font-absent", 1),
        ('[font]\nword = "VNI-Times"\n', "theme-font-unchecked", 0),
        ('[font]\nwrod = "Arial"\n', "theme-unknown-key-near", 5),
    ],
)
def test_fonts_are_looked_at(tmp_path: Path, text: str, code: str, exit_code: int) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    ran = call("theme", "check", "mine.toml", cwd=tmp_path)
    assert (ran.code, code in ran.text) == (exit_code, True)


def test_show_tells_which_theme_says_a_value(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "themes"
    folder.mkdir(parents=True)
    (folder / "office.toml").write_text('[colour]\nbrand = "#0B5D3B"\nmet = "#123456"\n')
    (folder / "unit.toml").write_text('extends = "office"\n[colour]\nmet = "#1F4E8C"\n')
    document = json.loads(call("theme", "show", "unit", "--json", cwd=tmp_path).text)
    said = {one["key"]: (one["value"], one["said_by"]) for one in document["values"]}
    assert said["colour.met"] == ("#1F4E8C", "unit")
    assert said["colour.brand"] == ("#0B5D3B", "office")
    assert said["colour.ink"] == ("#1A1F2B", "official")
    assert "colour.met" in call("theme", "show", "unit", cwd=tmp_path).text


def test_preview_shows_both_documents_under_the_theme_s_name(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[agency]\nname = "TỈNH ỦY SÔNG HẬU"\n', encoding="utf-8")
    ran = call("theme", "preview", "mine.toml", "-o", "out", cwd=tmp_path)
    assert ran.code == 0
    names = [str(Path("out") / name) for name in ("scorecard.pdf", "scorecard.png", "brief.docx")]
    assert ran.paths == names
    assert "LibreOffice" in ran.err
    import zipfile

    with zipfile.ZipFile(tmp_path / "out" / "brief.docx") as archive:
        assert "TỈNHỦYSÔNGHẬU" in words_of(archive.read("word/document.xml").decode())
    assert call("theme", "preview", "mine.toml", "-o", "out", cwd=tmp_path).code == 0


def test_a_theme_serves_both_documents_of_make(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[colour]\nbrand = "#0B5D3B"\n', encoding="utf-8")
    ran = call("make", SAMPLE, "--theme", "mine.toml", "-o", "out", cwd=tmp_path)
    assert ran.code == 0
    assert [Path(path).name for path in ran.paths] == ["brief.docx", "scorecard.pdf"]


@pytest.mark.parametrize("command", ["list", "show", "new", "check", "preview"])
def test_every_command_explains_itself_in_both_languages(tmp_path: Path, command: str) -> None:
    texts = {run("theme", command, "--help", cwd=tmp_path, lang=lang).text for lang in ("vi", "en")}
    assert len(texts) == 2
