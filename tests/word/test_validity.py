"""A checker of the format finds nothing in our documents that it does not find in their templates.

The checker takes its time, so probes of the main part share runs: their bodies stand one after
another in one document, and so do those of their templates.
"""

import re
from collections.abc import Iterable

import pytest

from tests.word.packages import base, docx, member
from tests.word.probes.catalogue import THEMES
from tests.word.probes.probing import MAIN, Probe
from tests.word.soundness import findings
from tests.word.test_docxtpl_cases import CASES, content, rendered

# In a document of many probes numbers stand twice; ``flaws`` looks after them probe by probe.
_TWICE = re.compile("(?i)unique|duplicate")
MANY = ("cellbg", "dynamic_table", "header_footer_inline_image", "merge_docx", "richtextparagraph")


def kinds(document: bytes) -> set[str]:
    """Return what is found, without the names and figures of the place."""
    return {one.split("'")[0] for one in findings(document) if not _TWICE.search(one)}


def together(documents: Iterable[bytes]) -> bytes:
    """Return one document with the bodies of all."""
    bodies = [re.search("<w:body>(.*)<w:sectPr", member(one), re.DOTALL) for one in documents]
    return docx("".join(body[1] for body in bodies if body))


def is_plain(probe: Probe) -> bool:
    """Return whether a probe's document is told by its main part."""
    return probe.check is not None and all(
        member(probe.template, name).encode() == held
        for name, held in base().items()
        if name != MAIN and name.endswith(("xml", "rels"))
    )


@pytest.mark.parametrize("theme", [name for name in THEMES if name not in ("rich", "prose")])
def test_probes_add_no_finding(theme: str) -> None:
    probes = [probe for probe in THEMES[theme] if is_plain(probe)]
    made = kinds(together(probe.made() for probe in probes))
    assert made - kinds(together(probe.template for probe in probes)) == set()


@pytest.mark.parametrize("theme", ["places", "rich", "prose"])
def test_documents_with_further_parts_add_no_finding(theme: str) -> None:
    probes = [
        one for one in THEMES[theme] if one.check and (theme != "places" or not is_plain(one))
    ]
    for probe in probes[:: max(1, len(probes) // 4)]:
        assert kinds(probe.made()) - kinds(probe.template) == set(), probe.name


@pytest.mark.parametrize("name", [name for name in MANY if name in CASES])
def test_cases_of_docxtpl_add_no_finding(name: str) -> None:
    assert kinds(rendered(name)) - kinds(content(CASES[name])) == set()
