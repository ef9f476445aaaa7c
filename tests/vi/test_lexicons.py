import tomllib
from pathlib import Path

import pytest

import briefgen.vi
from briefgen.vi.lexicons import lexicon, longest_first

FOLDER = Path(briefgen.vi.__file__).parent / "lexicon"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_lexicon_names_its_sources(path: Path) -> None:
    book = tomllib.loads(path.read_text("utf-8"))
    assert book == lexicon(path.stem)
    sections = [section for section in book.values() if isinstance(section, dict)]
    assert book.get("source") or all(section.get("source") for section in sections)


def test_long_words_come_before_their_beginnings() -> None:
    assert longest_first(["tỷ", "tỷ đồng", "tỷ"]) == ["tỷ đồng", "tỷ"]
