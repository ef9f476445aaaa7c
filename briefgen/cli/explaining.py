"""The command that explains a problem code: meaning, why, example, remedy."""

import json as jsonlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from string import Formatter
from typing import Annotated

import typer

from briefgen.cli.wording import option, text
from briefgen.cli.world import TALK
from briefgen.errors import Language, Problem, UsageError, explanations, messages

SCHEMA_VERSION = 1
NEXT_SENTENCE = re.compile(r"(?<=[.!?…”])\s+(?=[“A-ZĐÀ-Ỹ])")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of a code, in one language; ``…`` stands for the facts of the moment.

    ``why`` and ``example`` are empty where nobody has written any.
    """

    code: str
    family: str
    meaning: str
    remedy: str
    why: str
    example: str
    context: str


def explain(
    code: Annotated[
        str | None, typer.Argument(help=text("help-code"), metavar="CODE", show_default=False)
    ] = None,
    every: Annotated[bool, option("--all", "help-explain-all")] = False,
    json: Annotated[bool, option("--json", "help-json")] = False,
) -> None:
    """Explain a problem code, or list all of them."""
    if every:
        found = [explanation_of(each, TALK.language) for each in problem_codes()]
        _print_json(found) if json else _print_list(found)
        return
    if code is None:
        raise UsageError(Problem("explain-what"))
    check = code.strip().strip("[]").upper()
    if check in explanations()["check"]:
        one = explanation_of_check(check, TALK.language)
    else:
        one = explanation_of(_known(code), TALK.language)
    _print_json([one]) if json else _print_one(one)


def problem_codes() -> list[str]:
    """Return every code that a problem may carry, by family, in the order of ``messages.toml``."""
    words = explanations()["words"]
    codes = [code for code in messages() if not _fits(code, words)]
    families = list(explanations()["family"])
    return sorted(codes, key=lambda code: families.index(family_of(code)))


def family_of(code: str) -> str:
    """Return the family a code belongs to: the one that lists it, else by how it begins."""
    families: Mapping[str, Mapping[str, list[str]]] = explanations()["family"]
    named = (name for name, family in families.items() if code in family["codes"])
    begun = (name for name, family in families.items() if _fits(code, family))
    return next(named, None) or next(begun)


def explanation_of(code: str, language: Language) -> Explanation:
    """Return the explanation of a known code; of one without a text of its own, an honest less."""
    sentence = _without_facts(messages()[code][language])
    meaning, _, remedy = NEXT_SENTENCE.sub("\n", sentence, count=1).partition("\n")
    own = explanations()["code"].get(code, {})
    family = family_of(code)
    return Explanation(
        code=code,
        family=family,
        meaning=meaning,
        remedy=remedy,
        why=own.get("why", {}).get(language, ""),
        example=own.get("example", {}).get(language, ""),
        context=explanations()["family"][family][language],
    )


def explanation_of_check(check: str, language: Language) -> Explanation:
    """Return the explanation of a check of documents, ``F01`` to ``F20``."""
    known = explanations()["check"][check]
    mended = ", ".join(known["mended"]) or "–"
    return Explanation(
        code=check,
        family="format",
        meaning=f"{known['what'][language]}\n{', '.join(known['codes'])}",
        remedy=messages()["explain-check"][language].format(mended=mended),
        why=known["source"][language],
        example="",
        context=explanations()["family"]["format"][language],
    )


def _without_facts(sentence: str) -> str:
    """Return a sentence of ``messages.toml`` with ``…`` for each fact."""
    parts = Formatter().parse(sentence)
    return "".join(words + ("" if fact is None else "…") for words, fact, _, _ in parts)


def _fits(code: str, group: Mapping[str, list[str]]) -> bool:
    return code in group["codes"] or code.startswith(tuple(group["begins"]))


def _known(code: str) -> str:
    """Return the code meant, brackets and capitals aside.

    Raises:
        UsageError: ``code-unknown``, ``code-unknown-near`` with the nearest code.
    """
    from difflib import get_close_matches

    meant = code.strip().strip("[]").lower()
    codes = problem_codes()
    if meant in codes:
        return meant
    near = get_close_matches(meant, codes, n=1)
    name = "code-unknown-near" if near else "code-unknown"
    raise UsageError(Problem(name, facts={"code": code, "near": near}))


def _print_one(one: Explanation) -> None:
    lines = [one.code]
    for key in ("meaning", "why", "example", "remedy", "context"):
        words = getattr(one, key)
        if words:
            lines += ["", TALK.words(f"explain-{key}")]
            lines += [f"  {line}" for line in words.splitlines()]
    TALK.result("\n".join(lines))


def _print_list(found: list[Explanation]) -> None:
    family = ""
    for one in found:
        if one.family != family:
            TALK.result(f"{'' if not family else chr(10)}# {one.context}")
            family = one.family
        TALK.result(f"{one.code:<28} {one.meaning}")


def _print_json(found: list[Explanation]) -> None:
    document = {"schema_version": SCHEMA_VERSION, "codes": [asdict(one) for one in found]}
    TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
