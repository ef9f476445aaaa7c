"""The pages on templates of one's own say what happens: their commands are run, in their order."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from briefgen.catalog.templates import Shelf, built_in_folder, find_template
from tests.cli.command import call
from tests.shelves import REPORT, SEEDS

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {"vi": "customise.vi.md", "en": "customise.md"}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^## \d+\. ", re.MULTILINE)
SCREEN = 45  # lines of a step, pictures and blanks counted


def blocks(language: str) -> Iterator[tuple[str, str]]:
    for found in BLOCK.finditer((DOCS / PAGES[language]).read_text(encoding="utf-8")):
        yield found[1], found[2]


def retype(folder: Path, text: str, *, out: bool = False) -> None:
    """Write lines at the end of the template in Word, or take them out."""
    path = folder / "templates/brief/ban-toi/brief.docx"
    document = Document(str(path))
    for line in text.splitlines():
        if not out:
            document.add_paragraph(line)
            continue
        last = next(one for one in reversed(document.paragraphs) if one.text == line)
        last._p.getparent().remove(last._p)
    document.save(str(path))


@pytest.mark.parametrize("language", PAGES)
def test_every_command_of_the_page_does_what_it_says(
    tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_TEMPLATES", str(tmp_path / "home"))
    shutil.copy(REPORT, tmp_path / "report.txt")
    shutil.copy(SEEDS / "ubnd-song-hau-2024" / "meeting.yaml", tmp_path / "meeting.yaml")
    wrong = ""
    for kind, text in blocks(language):
        if kind == "word":
            retype(tmp_path, text)
        elif kind == "wrong":
            wrong = text
            retype(tmp_path, text)
        elif kind == "told":
            ran = call("template", "check", "ban-toi", cwd=tmp_path, lang=language)
            said = [line.rpartition(" › ")[2] for line in ran.text.splitlines()]
            assert said == text.splitlines()
            retype(tmp_path, wrong, out=True)
        elif kind == "console":
            for line in text.splitlines():
                program, *words = shlex.split(line)
                assert program == "briefgen"
                if words[:2] == ["template", "preview"] and not shutil.which("soffice"):
                    continue
                code = call(*words, cwd=tmp_path, lang=language).code
                assert code == (1 if wrong and "check" in words else 0) or words[0] == "make"
    assert (tmp_path / "ban-toi.zip").is_file()
    assert (tmp_path / "home/brief/ban-toi/brief.docx").is_file()


@pytest.mark.parametrize("language", PAGES)
def test_the_manifest_of_the_page_is_one(tmp_path: Path, language: str) -> None:
    (text,) = [text for kind, text in blocks(language) if kind == "toml"]
    folder = tmp_path / "brief" / "ban-toi"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(text, encoding="utf-8")
    shelves = [Shelf("project", tmp_path), Shelf("built-in", built_in_folder())]
    found = find_template("ban-toi", "brief", shelves)
    assert [option.name for option in found.options] == ["signed"]
    assert found.needs == ("meeting.title", "indicators")


@pytest.mark.parametrize("language", PAGES)
def test_no_step_is_longer_than_a_screen_and_all_pictures_are_there(language: str) -> None:
    page = (DOCS / PAGES[language]).read_text(encoding="utf-8")
    steps = STEP.split(page)[1:]
    assert len(steps) == 10
    assert max(len(step.splitlines()) for step in steps) <= SCREEN
    pictures = re.findall(r"\]\((pictures/[^)]+)\)", page)
    assert len(pictures) == 3
    assert all((DOCS / name).is_file() for name in pictures)


def test_both_pages_show_the_same_commands_and_tags() -> None:
    shared = ("console", "word", "wrong", "toml")
    both = [[block for block in blocks(language) if block[0] in shared] for language in PAGES]
    assert both[0] == both[1]
