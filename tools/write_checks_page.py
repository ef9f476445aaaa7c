"""Write docs/checks.md and docs/checks.vi.md: what is checked of a document, and by which rule.

    python -m tools.write_checks_page

Run after a change of the checks (``explanations.toml``) or of a rule pack; a test compares.
"""

from collections.abc import Iterator
from pathlib import Path

from briefgen.catalog.rules import CELLS, find_rules
from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.errors import Language, explanations, messages
from briefgen.model.rulepack import CellRules, RulePack

DOCS = Path(__file__).parents[1] / "docs"
PAGES: dict[Language, str] = {"en": "checks.md", "vi": "checks.vi.md"}
PACKS = ("party-2018", "party-2026", "nd30-2020")
SAME = {"en": "as 36-HD", "vi": "như 36-HD"}


def page(language: Language) -> str:
    """Return the page in a language: its text with the two tables put in."""
    text = (Path(__file__).parent / "pages" / PAGES[language]).read_text(encoding="utf-8")
    checks = "".join(_check_rows(language))
    return text.replace("<checks>\n", checks).replace("<values>\n", "".join(_values(language)))


def _check_rows(language: Language) -> Iterator[str]:
    for name, check in explanations()["check"].items():
        mended = len(check["mended"]), len(check["codes"])
        fix = {"en": ("–", "yes", "in part"), "vi": ("–", "có", "một phần")}[language]
        done = fix[0] if not mended[0] else fix[1] if mended[0] == mended[1] else fix[2]
        codes = ", ".join(f"`{code}`" for code in check["codes"])
        cells = (name, check["what"][language], check["source"][language], done, codes)
        yield f"| {' | '.join(cells)} |\n"


def _values(language: Language) -> Iterator[str]:
    shelf = Shelf("built-in", built_in_folder())
    packs = [find_rules(name, [shelf]) for name in PACKS]
    for cell in CELLS:
        shown = [_look(pack, cell, language) for pack in packs]
        if shown[1] == shown[0] != "–":
            shown[1] = SAME[language]
        name = messages()[f"format-cell-{cell.replace('_', '-')}"][language]
        yield f"| {name} | {' | '.join(shown)} |\n"


def _look(pack: RulePack, cell: str, language: Language) -> str:
    rules = pack.cells.get(cell)
    if rules is None:
        return "–"
    low, high = rules.size
    size = f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return ", ".join((size, *_words(rules, language)))


def _words(rules: CellRules, language: Language) -> Iterator[str]:
    for name, due in (
        ("bold", rules.bold),
        ("italic", rules.italic),
        ("underline", rules.underline),
    ):
        if due:
            yield messages()[f"format-look-{name}"][language]
    if rules.capitals:
        yield messages()["format-look-capitals"][language]


if __name__ == "__main__":
    for each, name in PAGES.items():
        (DOCS / name).write_text(page(each), encoding="utf-8")
