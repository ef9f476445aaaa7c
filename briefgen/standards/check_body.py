"""F11 and F12: the grounds with their signs, and the sign that ends the body."""

import re
from collections.abc import Iterator
from functools import partial

from briefgen.errors import Phrase
from briefgen.standards import words as by
from briefgen.standards.findings import Case, Finding
from briefgen.standards.lines import Line
from briefgen.standards.mending import rewrite

LAST_SIGNS = re.compile(r"(?:\s*\./\.?|\s*/\.|[.;,:…]*)\s*$")


def check_body(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the grounds, the address and the end of the body."""
    yield from _grounds(case)
    yield from _address(case)
    yield from _end(case)


def _grounds(case: Case) -> Iterator[Finding]:
    """Yield grounds without the dash of their system, or with one; and their last signs."""
    lines = case.lines("grounds")
    words = case.pack.words
    dash = words.ground.strip()
    odd = [line for line in lines if line.said.startswith(("-", "–")) != bool(dash)]
    if odd:
        free = [line for line in odd if not line.mark]
        mend = partial(_dash_all, free, words.ground) if free else None
        due: object = dash or Phrase("format-found-nothing")
        yield case.finding("format-ground-mark", "F11", odd[0], words, mend=mend, due=due)
    ends = [
        (line, words.ground_last if n == len(lines) - 1 else ";") for n, line in enumerate(lines)
    ]
    wrong = [(line, sign) for line, sign in ends if _sign(line) != sign]
    if wrong:
        line, sign = wrong[0]
        found: object = _sign(line) or Phrase("format-found-nothing")
        yield case.finding(
            "format-ground-sign",
            "F11",
            line,
            words,
            mend=partial(_end_each, wrong),
            found=found,
            due=sign,
        )


def _sign(line: Line) -> str:
    found = LAST_SIGNS.search(line.text)
    return "".join(found[0].split()) if found else ""


def _dash_all(lines: list[Line], mark: str) -> None:
    for line in lines:
        rewrite(line, mark + re.sub(r"^\s*[-–]?\s*", "", line.raw))


def _end_each(lines: list[tuple[Line, str]]) -> None:
    for line, sign in lines:
        rewrite(line, LAST_SIGNS.sub("", line.raw) + sign)


def _address(case: Case) -> Iterator[Finding]:
    """Yield another label before whom a form is addressed to than its rule has."""
    labels = case.pack.words.address
    form = "submission" if case.found.type_name == "tờ trình" else "other"
    due = labels.get(form, labels["other"])
    for line in case.lines("address")[:1]:
        label = by.ADDRESS.match(line.text)
        if label is None or " ".join(label[0].split()).casefold() == due.casefold():
            continue
        if not label[0].endswith(":"):
            due_text = line.raw.replace(label[0], due, 1)
        else:
            due_text = line.raw.replace(label[0].strip(), due, 1)
        rule = case.pack.cells["address"]
        mend = partial(rewrite, line, due_text)
        yield case.finding(
            "format-address", "F10", line, rule, mend=mend, found=label[0].strip(), due=due
        )


def _end(case: Case) -> Iterator[Finding]:
    """Yield a body that ends in the sign of the other system, or in none."""
    line = case.found.last
    due = case.pack.words.end
    if line is None or line not in case.found.body or _sign(line) == due:
        return
    found: object = _sign(line) or Phrase("format-found-nothing")
    mend = partial(rewrite, line, LAST_SIGNS.sub("", line.raw) + due)
    yield case.finding("format-end", "F12", line, case.pack.words, mend=mend, found=found, due=due)
