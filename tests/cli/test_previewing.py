"""Previews of templates: to PDF and pictures, again when a file is saved."""

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import pytest
from PIL import Image

from briefgen.cli.previewing import follow
from briefgen.errors import Problem, RenderError
from briefgen.flows.previewing import is_untouched_preview, sealed
from briefgen.flows.watching import changes
from tests.cli.command import Ran, call

OWN = """<doc paper="A5" title="Thử"><font name="w" family="Be Vietnam Pro"/>
<style name="plain" font="w" size="9"/><body>{body}</body></doc>"""
GREETING = OWN.format(body='<text style="plain" role="H1">Chào {{ name }}</text>')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.xml").write_text(GREETING, encoding="utf-8")
    (tmp_path / "mine.sample.yaml").write_text("name: Lan\n", encoding="utf-8")
    return tmp_path


def text(path: Path) -> str:
    import pypdfium2 as pdfium

    return str(pdfium.PdfDocument(path.read_bytes())[0].get_textpage().get_text_range())


@pytest.mark.parametrize("name", ["a4-portrait", "a4-landscape", "a3-poster"])
def test_built_in_sheets_are_tried_on_the_sample_meeting(tmp_path: Path, name: str) -> None:
    ran = call("template", "preview", name, cwd=tmp_path)
    assert (ran.code, ran.paths) == (0, [str(Path("output") / "preview" / f"{name}.pdf")])


def test_an_own_template_is_tried_on_the_sample_beside_it(folder: Path) -> None:
    ran = call("template", "preview", "mine.xml", "-o", "p.pdf", cwd=folder)
    assert (ran.code, ran.paths) == (0, ["p.pdf"])
    assert "Chào Lan" in text(folder / "p.pdf")


def test_given_data_stand_instead_of_the_sample(folder: Path) -> None:
    (folder / "data.json").write_text('{"name": "Minh"}')
    call("template", "preview", "mine.xml", "--with", "data.json", "-o", "p.pdf", cwd=folder)
    assert "Chào Minh" in text(folder / "p.pdf")


def test_pages_become_pictures(folder: Path) -> None:
    call("template", "preview", "mine.xml", "-o", "p.png", cwd=folder)
    with Image.open(io.BytesIO((folder / "p.png").read_bytes())) as picture:
        assert picture.size == (641, 910)
    two = OWN.format(
        body='<text style="plain">a</text><section start="page"><space height="9"/></section>'
    )
    (folder / "two.xml").write_text(two, encoding="utf-8")
    (folder / "two.sample.yaml").write_text("a: 1\n")
    ran = call("template", "preview", "two.xml", "--png", "-o", "q.pdf", cwd=folder)
    assert ran.paths == ["q.pdf", "q-1.png", "q-2.png"]


def test_a_preview_replaces_a_preview_but_nobodys_picture(folder: Path) -> None:
    for _ in range(2):
        assert call("template", "preview", "mine.xml", "-o", "p.png", cwd=folder).paths == ["p.png"]
    (folder / "mine.png").write_bytes(b"\x89PNG a picture of mine")
    ran = call("template", "preview", "mine.xml", "-o", "mine.png", cwd=folder)
    assert (folder / "mine.png").read_bytes() == b"\x89PNG a picture of mine"
    assert ran.paths == ["mine (2).png"]


def test_a_preview_that_a_viewer_holds_stays_and_the_next_has_a_new_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("template", "preview", "mine.xml", "-o", "p.pdf")
    assert call(*words, cwd=folder).paths == ["p.pdf"]
    (folder / ".~lock.p.pdf#").write_text("")  # LibreOffice Draw
    assert call(*words, cwd=folder).paths == ["p (2).pdf"]
    (folder / ".~lock.p.pdf#").unlink()
    usual = Path.replace

    def held(self: Path, target: Path) -> Path:  # what Windows says of a file that is open
        if Path(target).name in ("p.pdf", "p (2).pdf"):
            raise PermissionError(13, "in use")
        return usual(self, target)

    monkeypatch.setattr(Path, "replace", held)
    (folder / "p (2).pdf").write_bytes(b"%PDF of somebody")
    ran = call(*words, cwd=folder)
    assert (ran.code, ran.paths, "[output-open]" in ran.err) == (0, ["p (3).pdf"], True)


def test_a_preview_by_another_program_is_replaced_until_it_is_changed() -> None:
    made = sealed(b"%PDF-1.7 by an office program\n%%EOF\n")
    assert made.startswith(b"%PDF-1.7 by an office program")
    assert is_untouched_preview(made)
    assert is_untouched_preview(made.replace(b"1.7", b"1.6")) is False
    assert is_untouched_preview(b"%PDF of somebody") is None


def test_a_template_open_in_word_is_read_all_the_same(folder: Path) -> None:
    (folder / "~$mine.xml").write_bytes(b"lock")
    assert call("template", "preview", "mine.xml", "-o", "p.pdf", cwd=folder).code == 0


def test_what_is_missing_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mine.sample.yaml").unlink()
    ran = call("template", "preview", "mine.xml", cwd=folder)
    assert (ran.code, "[preview-no-sample]" in ran.err) == (3, True)
    monkeypatch.setenv("BRIEFGEN_SOFFICE", str(folder / "none"))
    ran = call("template", "preview", "one-page", cwd=folder)
    assert (ran.code, "[office-absent]" in ran.err) == (6, True)
    ran = call("template", "preview", "mine.xml", "--with", "-", "--watch", cwd=folder)
    assert (ran.code, "[preview-watch-stream]" in ran.err) == (2, True)


def test_a_watch_says_what_is_wrong_and_goes_on(folder: Path) -> None:
    template = folder / "mine.xml"
    states = [GREETING.replace("</doc>", "</x>"), GREETING.replace("Chào", "Mời")]
    rounds: list[Ran] = []

    def saved() -> Iterator[set[Path]]:
        for state in states:
            yield set()
            template.write_text(state, encoding="utf-8")
            yield {template}

    def show() -> None:
        rounds.append(call("template", "preview", "mine.xml", "-o", "p.pdf", cwd=folder))
        if rounds[-1].code:
            raise RenderError(Problem("preview-no-pdfium"))

    follow(saved(), show)
    assert [ran.code for ran in rounds] == [0, 5, 0]
    assert "Mời Lan" in text(folder / "p.pdf")


def test_a_watch_ends_in_order_when_it_is_told_to(folder: Path) -> None:
    words = [sys.executable, "-m", "briefgen", "template", "preview", "mine.xml", "-o", "p.pdf"]
    environ = {**os.environ, "XDG_CACHE_HOME": str(folder / ".cache")}
    with subprocess.Popen([*words, "--watch"], cwd=folder, env=environ, stdout=PIPE) as watching:
        assert watching.stdout is not None
        assert watching.stdout.readline().strip() == b"p.pdf"
        (folder / "mine.xml").write_text(GREETING.replace("Chào", "Mời"), encoding="utf-8")
        assert watching.stdout.readline().strip() == b"p.pdf"
        watching.terminate()
    assert watching.returncode in (130, 143)  # watchfiles ends it as Ctrl+C does
    assert "Mời Lan" in text(folder / "p.pdf")


def test_a_saved_file_is_noticed_and_others_are_not(folder: Path) -> None:
    stop = threading.Event()
    seen = changes([folder / "mine.xml"], stop, beat=50)
    assert next(seen) == set()  # the watch stands
    (folder / "other.xml").write_text("x")
    (folder / "new").write_text("y")
    (folder / "new").replace(folder / "mine.xml")
    assert {path.name for path in next(found for found in seen if found)} == {"mine.xml"}
    stop.set()
    assert list(seen) == []
