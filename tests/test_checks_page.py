"""The page of checks says what the program checks."""

import re
from pathlib import Path

import pytest

from briefgen.errors import Language, explanations, messages
from tests.standards.faults import BY_HAND, BY_HAND_HERE, WRONG
from tools.write_checks_page import DOCS, PAGES, page

PACKAGE = Path(__file__).parents[1] / "briefgen"


@pytest.mark.parametrize("language", PAGES)
def test_the_pages_are_made_from_checks_and_packs(language: Language) -> None:
    """Renew them with ``python -m tools.write_checks_page``."""
    assert (DOCS / PAGES[language]).read_text(encoding="utf-8") == page(language)


def test_there_are_twenty_checks_and_every_code_is_a_message() -> None:
    checks = explanations()["check"]
    assert list(checks) == [f"F{n:02d}" for n in range(1, 21)]
    for check in checks.values():
        assert set(check["codes"]) <= set(messages())
        assert set(check["mended"]) <= set(check["codes"])


def test_every_code_of_the_room_belongs_to_a_check() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (PACKAGE / "standards").glob("*.py"))
    used = set(re.findall(r'"(format-[a-z-]+[a-z])"', source))
    words = ("format-cell", "format-look", "format-align-", "format-side", "format-found")
    notes = {"format-not-official", "format-rules-unverified", "format-before-rules"}
    named = {code for code in used if not code.startswith(words)} - notes - {"format-not-in-use"}
    listed = {code for check in explanations()["check"].values() for code in check["codes"]}
    assert named <= listed


@pytest.mark.parametrize("case", WRONG, ids=[case[0] for case in WRONG])
def test_what_the_page_says_is_mended_is_mended(
    case: tuple[str, object, object, str, str],
) -> None:
    check = explanations()["check"][case[3]]
    assert case[4] in check["codes"]
    if case[0] not in BY_HAND_HERE:
        assert (case[4] in check["mended"]) == (case[4] not in BY_HAND)
