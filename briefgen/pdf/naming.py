"""Names in a template that nothing declares: of styles, colours, symbols, fonts, places."""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.errors import Place, Problem
from briefgen.pdf.faces import FAMILIES
from briefgen.pdf.markup import Written, written_names
from briefgen.pdf.styles import PLAIN_COLOURS, TONES
from briefgen.pdf.tree import nearest
from briefgen.pdf.vocabulary import VOCABULARY

HOMES: Mapping[str, Sequence[tuple[str, str]]] = {
    "style": [("style", "name")],
    "colour": [("colour", "name")],
    "symbol": [("symbol", "name")],
    "font": [("font", "name")],
    "place": [("*", "id"), ("bookmark", "name")],
}
KNOWN: Mapping[str, Iterable[str]] = {
    "colour": (*PLAIN_COLOURS, *TONES),
    "font": FAMILIES,
}


def check_names(tags: Sequence[Written]) -> list[Problem]:
    """Return names that are used and not declared, and families that do not exist.

    Names made by an expression are left alone, and so is every use of a sort of which one is.
    """
    problems: list[Problem] = []
    for sort, homes in HOMES.items():
        declared = set(written_names(tags, *homes))
        if None not in declared:
            known = {name for name in declared if name} | set(KNOWN.get(sort, ()))
            problems += _undeclared(tags, sort, known)
    for tag in tags:
        family = tag.value("family")
        if family and family not in FAMILIES:
            facts = {"name": family, "known": FAMILIES}
            problems.append(Problem("font-unknown", tag.values["family"][1], facts))
    return problems


def _undeclared(tags: Sequence[Written], sort: str, known: set[str]) -> list[Problem]:
    problems = []
    for tag in tags:
        for name, (text, at) in tag.values.items():
            if VOCABULARY[tag.name].attributes[name].sort == sort and text and text not in known:
                problems.append(_unknown(sort, tag, text, known, at))
    return problems


def _unknown(sort: str, tag: Written, text: str, known: set[str], at: Place) -> Problem:
    facts: dict[str, object] = {"name": text, "known": sorted(known) or ["–"]}
    match sort:
        case "style":
            return Problem("style-unknown", at, facts)
        case "colour":
            return Problem("colour-unknown", at, facts)
        case "symbol":
            return Problem("symbol-unknown", at, facts)
        case "font":
            return Problem("font-unknown", at, facts)
        case _ if tag.name == "step":
            return Problem("step-target-unknown", at, facts)
        case _:
            near = nearest(text, known)
            if near:
                return Problem("link-target-unknown-near", at, {"name": text, "near": near[0]})
            return Problem("link-target-unknown", at, facts)
