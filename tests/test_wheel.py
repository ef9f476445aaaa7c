"""A wheel built from here carries everything and works offline, from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
if not (ROOT / "pyproject.toml").is_file():
    pytest.skip("the source tree is not here: run from a checkout", allow_module_level=True)

# Loaded before anything else by the interpreter: any attempt to reach out fails the run.
NO_NETWORK = """\
import socket

def refuse(*_arguments, **_options):
    raise RuntimeError("the network was asked for")

socket.socket.connect = refuse
socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    (folder / "site" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return folder / "site"


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, "PYTHONPATH": str(site), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "briefgen", *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, check=False)


def test_the_wheel_carries_data_and_no_tests(unpacked: Path) -> None:
    data = unpacked / "briefgen" / "_data"
    for name in (
        "templates/brief/one-page/brief.docx",
        "templates/scorecard/a4-portrait/scorecard.xml",
        "templates/themes/official.toml",
        "templates/fonts/tinos",
        "seeds/can-tho-2020/source.txt",
    ):
        assert (data / name).exists(), name
    assert (unpacked / "briefgen" / "messages.toml").is_file()
    assert list((unpacked / "briefgen" / "vi" / "lexicon").glob("*.toml"))
    for name in ("page.css", "page.js", "edits.js", "words.toml"):
        assert (unpacked / "briefgen" / "review" / name).is_file()
    assert (unpacked / "briefgen" / "py.typed").is_file()
    assert not (unpacked / "tests").exists()


def test_the_main_job_runs_from_the_wheel_in_an_empty_folder_without_a_network(
    unpacked: Path, tmp_path: Path
) -> None:
    seed = unpacked / "briefgen" / "_data" / "seeds" / "can-tho-2020" / "source.txt"
    done = run(unpacked, tmp_path, "make", str(seed))
    assert done.returncode == 0, done.stderr.decode()
    made = sorted(path.name for path in (tmp_path / "output" / "can-tho-2020").iterdir())
    assert made == ["brief.docx", "meeting.yaml", "scorecard.pdf"]


def test_the_review_page_is_made_from_the_wheel_without_a_network(
    unpacked: Path, tmp_path: Path
) -> None:
    seed = unpacked / "briefgen" / "_data" / "seeds" / "can-tho-2020" / "source.txt"
    done = run(unpacked, tmp_path, "review", str(seed), "-o", "review.html")
    assert done.returncode == 0, done.stderr.decode()
    assert "146.512 tỷ đồng" in (tmp_path / "review.html").read_text("utf-8")


def test_the_wheel_finds_its_own_templates_and_fonts(unpacked: Path, tmp_path: Path) -> None:
    listed = run(unpacked, tmp_path, "template", "list").stdout.decode()
    assert "one-page" in listed
    assert "a4-portrait" in listed
    assert str(unpacked) in run(unpacked, tmp_path, "doctor").stdout.decode()
