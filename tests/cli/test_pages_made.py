"""Papers of the house and documents in another language, from the command line."""

import json
from pathlib import Path

import pytest

from briefgen.extract import read_source
from tests.cli.command import call
from tests.shelves import SEEDS

STATE = SEEDS / "ubnd-song-hau-2024" / "meeting.yaml"
PAPERS = ("cover-note", "en-brief", "en-submission", "en-memo", "bilingual-one-page")


def text(path: Path) -> str:
    return read_source(path.read_bytes(), path.name).text


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_made_and_the_check_of_form_has_nothing_against_it(
    paper: str, tmp_path: Path
) -> None:
    target = tmp_path / "paper.docx"
    done = call("brief", STATE, "-t", paper, "-o", target, cwd=tmp_path)
    assert (done.code, done.paths) == (0, [str(target)])
    checked = call("check", target, "--fail-on", "warning", cwd=tmp_path)
    assert checked.code == 0


def test_an_english_brief_lists_what_stays_vietnamese(tmp_path: Path) -> None:
    target = tmp_path / "en.docx"
    done = call("--lang", "en", "brief", STATE, "--doc-lang", "en", "-o", target, cwd=tmp_path)
    assert done.code == 0
    assert "stay in Vietnamese: Tình hình kinh tế - xã hội năm 2024" in done.err
    assert "[words-kept-more]" in done.err
    told = text(target)
    assert "9,876" in told
    assert "Not met" in told
    assert "texts kept in Vietnamese" in told


def test_for_machines_every_text_kept_has_its_path(tmp_path: Path) -> None:
    target = tmp_path / "en.docx"
    done = call("brief", STATE, "-t", "en-memo", "-o", target, "--json", cwd=tmp_path)
    made = json.loads(done.out)
    assert (done.code, made["path"]) == (0, str(target))
    assert {"path": "title", "text": "Tình hình kinh tế - xã hội năm 2024"} in made["kept"]
    assert [problem["code"] for problem in made["problems"]] == ["words-kept-more", "form-gaps"]
    assert target.is_file()


def test_a_dry_run_for_machines_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "en.docx"
    done = call("brief", STATE, "-o", target, "--json", "--dry-run", cwd=tmp_path)
    assert json.loads(done.out) == {
        "schema_version": 1,
        "path": str(target),
        "kept": [],
        "problems": [],
    }
    assert not target.exists()


def test_both_languages_are_the_bilingual_page(tmp_path: Path) -> None:
    target = tmp_path / "both.docx"
    assert call("brief", STATE, "--doc-lang", "vi+en", "-o", target, cwd=tmp_path).code == 0
    told = text(target)
    assert "9.876" in told
    assert "9,876" in told
    assert "Không đạt" in told
    assert "Not met" in told


def test_translations_of_the_record_are_used(tmp_path: Path) -> None:
    record = tmp_path / "meeting.yaml"
    own = "\ntranslations:\n  - {text: Kim ngạch xuất khẩu, english: Export turnover}\n"
    record.write_text(STATE.read_text(encoding="utf-8") + own, encoding="utf-8")
    target = tmp_path / "en.docx"
    done = call("brief", record, "-t", "en-brief", "-o", target, "--json", cwd=tmp_path)
    assert "Export turnover" in text(target)
    assert "Kim ngạch xuất khẩu" not in [each["text"] for each in json.loads(done.out)["kept"]]


def test_make_takes_both_languages_for_the_brief(tmp_path: Path) -> None:
    done = call("make", STATE, "--doc-lang", "vi+en", "-o", tmp_path / "out", cwd=tmp_path)
    assert done.code in (0, 1)
    assert "Main indicators" in text(tmp_path / "out" / "brief.docx")


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("-t", "en-memo", "--doc-lang", "vi"), 2, "form-language"),
        (("-t", "gov-brief", "--doc-lang", "vi+en"), 2, "form-language"),
        (("--json", "-o", "-"), 2, "brief-json-stream"),
    ],
)
def test_a_language_that_a_template_has_not_is_refused(
    options: tuple[str, ...], code: int, told: str, tmp_path: Path
) -> None:
    done = call("brief", STATE, *options, cwd=tmp_path)
    assert done.code == code
    assert f"[{told}" in done.err
