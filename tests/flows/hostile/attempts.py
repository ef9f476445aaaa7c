"""One attempt to fill a template: what came of it, and that nothing else did."""

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, Problem
from briefgen.flows.inputs import Input
from briefgen.flows.journeys import fill
from briefgen.flows.outputs import publish
from briefgen.flows.setting import Setting
from tests.word.packages import paragraphs

NO_CACHE = Setting((), None, "1")


def attempt(folder: Path, template: bytes, data: bytes, name: str = "d.json") -> list[str]:
    """Return the paragraphs of the document made; else raise, with nothing left in the folder."""
    target = folder / "new" / "made.docx"
    try:
        made = fill(Input("mau.docx", template), Input(name, data), NO_CACHE)
        publish(target, made.content)
    except BriefgenError:
        assert not any(folder.iterdir())
        raise
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    return paragraphs(target.read_bytes())


def refused(folder: Path, template: bytes, data: bytes, name: str = "d.json") -> list[Problem]:
    """Return what is said against an attempt, each with a place and words in both languages."""
    with pytest.raises(BriefgenError) as caught:
        attempt(folder, template, data, name)
    assert all(problem.at.file for problem in caught.value.problems)
    assert len(str(caught.value)) < 20_000
    return list(caught.value.problems)
