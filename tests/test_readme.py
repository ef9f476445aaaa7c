"""The README tells the truth: its pictures are there, its Python runs, its commands are known."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
if not (ROOT / "README.md").is_file():
    pytest.skip("the source tree is not here: run from a checkout", allow_module_level=True)

SEED = ROOT / "seeds" / "can-tho-2020" / "source.txt"
GROUPS = ("template",)  # their second word names the command
PAGES = ("README.md", "README.vi.md", "docs/walk.md", "docs/pdf-templates.md")


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)\)", text)
    here = [target for target in targets if not target.startswith("http")]
    assert [target for target in here if not ((ROOT / page).parent / target).exists()] == []


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(SEED.read_bytes())
    for code in blocks("README.md", "python"):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True
        )
        assert "146.512 tỷ đồng" in done.stdout.decode()


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_the_commands_and_options_of_the_readme_exist(page: str) -> None:
    lines = [line for block in blocks(page, "") for line in block.splitlines()]
    calls = [line.split("#")[0].split() for line in lines if line.startswith("briefgen ")]
    assert len(calls) > 5
    named = [tuple(call[1:3] if call[1] in GROUPS else call[1:2]) for call in calls]
    for command in set(named):
        mine = [call for call, name in zip(calls, named, strict=True) if name == command]
        used = {word for call in mine for word in call if word[0] == "-"}
        shown = subprocess.run(
            [sys.executable, "-m", "briefgen", *command, "--help"], capture_output=True, check=True
        ).stdout.decode()
        assert [option for option in used if option not in shown] == []


def test_the_walk_names_only_files_that_exist() -> None:
    text = (ROOT / "docs/walk.md").read_text(encoding="utf-8")
    named = re.findall(
        r"`((?:cli|flows|extract|model|meetingfile|compose|word|pdf|catalog|vi)/[\w/.]+)`", text
    )
    missing = [name for name in named if not (ROOT / "briefgen" / name).exists()]
    assert missing == []


def test_both_readmes_are_one_screen_and_tell_the_same_figures() -> None:
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.vi.md")]
    scores = [set(re.findall(r"\b[01][.,]\d\d\b", page)) for page in pages]
    assert {score.replace(",", ".") for score in scores[1]} == scores[0]
    assert all(len(page.splitlines()) < 100 for page in pages)
