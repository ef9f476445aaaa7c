"""How the reader does on real reports: printed for the reader of the log, never a gate."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.extract.corpus_score import dump_folder

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


def test_the_scorer_of_the_corpus_runs_on_what_we_dump(tmp_path: Path) -> None:
    if not (CORPUS / "score.py").exists():
        pytest.skip("the corpus of real reports is not beside the project")
    assert dump_folder(CORPUS / "texts", tmp_path) == len(list((CORPUS / "gold").glob("*.yaml")))
    command = [sys.executable, str(CORPUS / "score.py"), str(tmp_path), "--per-text"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    sys.stdout.write(done.stdout)
    assert "indicators" in done.stdout
