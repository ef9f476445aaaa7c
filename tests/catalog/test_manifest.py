"""Two levels of folders: file by file, key by key; anything deeper is refused with its line."""

from pathlib import Path

import pytest

from briefgen.catalog.manifest import Shelf
from briefgen.catalog.templates import find_template
from briefgen.errors import TemplateError, say


@pytest.fixture
def shelves(tmp_path: Path) -> list[Shelf]:
    return [Shelf("project", tmp_path / "near"), Shelf("built-in", tmp_path / "far")]


def put(shelf: Shelf, name: str, manifest: str, *files: str) -> Path:
    folder = shelf.folder / "brief" / name
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(manifest, encoding="utf-8")
    for file in files:
        (folder / file).write_text(f"{shelf.origin} {file}", encoding="utf-8")
    return folder


BASE = """[template]
kind = "brief"
title = {vi = "Gốc", en = "Base"}
language = ["vi", "en"]
pages = {max = 1}
aliases = ["goc"]
[needs]
fields = ["meeting.title"]
[options.tally]
type = "bool"
default = true
help = {vi = "In ô 6/14", en = "Show the tally"}
"""


def test_files_come_one_by_one_and_tables_key_by_key(shelves: list[Shelf]) -> None:
    near, far = shelves
    put(far, "base", BASE, "brief.docx", "sample.yaml", "logo.png")
    own = '[template]\nextends = "brief/base"\ntitle = {vi = "Của ta"}\nlanguage = ["vi"]\n'
    put(near, "mine", own + "[options.tally]\ndefault = false\n", "logo.png")
    found = find_template("mine", "brief", shelves)
    assert found.title == {"vi": "Của ta", "en": "Base"}
    assert found.languages == ("vi",)
    assert (found.pages, found.needs, found.aliases) == (1, ("meeting.title",), ())
    assert [(one.name, one.default) for one in found.options] == [("tally", False)]
    assert {name: level.origin for name, level in found.files().items()} == {
        "template.toml": "project",
        "logo.png": "project",
        "brief.docx": "built-in",
        "sample.yaml": "built-in",
    }
    assert found.read() == b"built-in brief.docx"


def test_a_folder_may_stand_before_the_built_in_one_of_its_name(shelves: list[Shelf]) -> None:
    near, far = shelves
    put(far, "base", BASE, "brief.docx")
    put(near, "base", '[template]\nextends = "base"\nkind = "brief"\n')
    assert find_template("base", "brief", shelves).read() == b"built-in brief.docx"


@pytest.mark.parametrize(
    ("own", "base", "code", "said"),
    [
        ("bsae", "", "extends-unknown-near", "brief/base"),
        ("khac", "", "extends-unknown", "brief/base"),
        ("brief/mine", "", "extends-itself", "brief/mine"),
        ("base", 'extends = "brief/mine"\n', "extends-circle", "brief/mine"),
        ("base", 'extends = "brief/khac"\n', "extends-third", "brief/khac"),
    ],
)
def test_what_cannot_be_extended_is_refused_with_its_line(
    shelves: list[Shelf], own: str, base: str, code: str, said: str
) -> None:
    near, far = shelves
    put(far, "base", f'[template]\nkind = "brief"\n{base}', "brief.docx")
    put(near, "mine", f'[template]\nkind = "brief"\n\nextends = "{own}"\n')
    with pytest.raises(TemplateError) as caught:
        find_template("mine", "brief", shelves)
    (problem,) = caught.value.problems
    assert (problem.code, problem.at.line) == (code, 4)
    assert said in say(problem, "vi")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('[template]\nkind = "brief"\n[opshuns]\n', "manifest-unknown-key", 3),
        ('[template]\nkind = "brief"\ntheem = "x"\n', "manifest-unknown-key", 3),
        ('[template]\nkind = "brief"\n[needs]\nfields = "x"\n', "manifest-type", 4),
        ('[template]\nkind = "brief"\n[needs]\nfields = ["a..b"]\n', "manifest-type", 4),
        ('[template]\nkind = "brief"\naliases = "x"\n', "manifest-type", 3),
    ],
)
def test_a_bad_key_is_told_with_its_line(
    shelves: list[Shelf], text: str, code: str, line: int
) -> None:
    folder = put(shelves[0], "mine", text, "brief.docx")
    with pytest.raises(TemplateError) as caught:
        find_template(str(folder), "brief", shelves)
    assert [(one.code, one.at.line) for one in caught.value.problems] == [(code, line)]


def test_a_template_is_found_by_its_other_names(shelves: list[Shelf]) -> None:
    put(shelves[1], "base", BASE, "brief.docx")
    assert find_template("goc", "brief", shelves).name == "base"
    with pytest.raises(TemplateError) as caught:
        find_template("gocc", "brief", shelves)
    assert caught.value.problems[0].facts["near"] == ["goc"]
