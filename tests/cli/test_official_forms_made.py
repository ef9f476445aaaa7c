"""The official forms from the command line."""

from pathlib import Path

import pytest

from briefgen.extract import read_source
from tests.cli.command import call
from tests.shelves import REPORT, SEEDS

STATE = SEEDS / "ubnd-song-hau-2024" / "meeting.yaml"


def text(path: Path) -> str:
    return read_source(path.read_bytes(), path.name).text


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    made = tmp_path / "meeting.yaml"
    assert call("extract", REPORT, "-o", made, cwd=tmp_path).code == 0
    return made


def test_a_notice_its_gaps_are_counted_on_the_screen(meeting: Path, tmp_path: Path) -> None:
    target = tmp_path / "tb.docx"
    done = call("brief", meeting, "-t", "party-conclusion", "-o", target, cwd=tmp_path)
    assert (done.code, done.paths) == (0, [str(target)])
    assert "15" in done.err
    assert "[form-gaps]" in done.err
    assert "THÔNG BÁO" in text(target)


def test_kind_tasks_and_rules_are_chosen(meeting: Path, tmp_path: Path) -> None:
    target = tmp_path / "kl.docx"
    options = ("--kind", "KL", "--tasks", "table", "--rules", "party-2026")
    assert (
        call("brief", meeting, "-t", "party-conclusion", *options, "-o", target, cwd=tmp_path).code
        == 0
    )
    assert "KẾT LUẬN" in text(target)
    assert "Đơn vị chủ trì" in text(target)


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("-t", "party-conclusion", "--kind", "BC"), 2, "option-value"),
        (("-t", "gov-conclusion", "--kind", "KL"), 2, "option-unknown"),
        (("-t", "gov-conclusion", "--rules", "party-2018"), 2, "rules-other-system"),
        (("-t", "gov-conclusion", "--rules", "nd30-2021"), 5, "rules-unknown"),
        (("-t", "gov-conclusion", "--doc-lang", "en"), 2, "form-language"),
        (("-t", "one-page", "--tasks", "table"), 2, "option-none"),
    ],
)
def test_a_wrong_choice_is_refused_and_nothing_is_written(
    options: tuple[str, ...], code: int, told: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.docx"
    done = call("brief", STATE, *options, "-o", target, cwd=tmp_path)
    assert done.code == code
    assert f"[{told}" in done.err
    assert not target.exists()


def test_a_state_body_in_a_party_form_is_warned_of(tmp_path: Path) -> None:
    done = call("brief", STATE, "-t", "party-conclusion", "-o", tmp_path / "x.docx", cwd=tmp_path)
    assert done.code == 0
    assert "body.system" in done.err
    assert "-t gov-conclusion" in done.err


def test_make_takes_a_form_too(tmp_path: Path) -> None:
    done = call("make", STATE, "--brief", "gov-minutes", "-o", tmp_path / "out", cwd=tmp_path)
    assert done.code in (0, 1)
    assert "BIÊN BẢN" in text(tmp_path / "out" / "brief.docx")
