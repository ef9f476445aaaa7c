"""The pages on themes name every key there is, as the program explains it."""

from pathlib import Path

import pytest

from briefgen.catalog.theme_keys import theme_keys
from briefgen.errors import Language

DOCS = Path(__file__).parents[1] / "docs"
if not DOCS.is_dir():
    pytest.skip("the pages are in a checkout only", allow_module_level=True)


@pytest.mark.parametrize(("name", "language"), [("themes.md", "en"), ("themes.vi.md", "vi")])
def test_the_page_explains_every_key(name: str, language: Language) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    for key in theme_keys().values():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{key.path}` |"))
        assert key.says[language] in row
