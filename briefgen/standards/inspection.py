"""Everything wrong with the form of a document, held against the rule of its system and day."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.errors import Place, Problem
from briefgen.model.rulepack import PackSystem, RulePack
from briefgen.standards.check_body import check_body
from briefgen.standards.check_foot import check_foot
from briefgen.standards.check_head import check_head
from briefgen.standards.check_letters import check_letters
from briefgen.standards.check_looks import check_looks
from briefgen.standards.check_page import check_page
from briefgen.standards.check_tasks import check_tasks
from briefgen.standards.findings import Case, Finding
from briefgen.standards.lines import lines_of
from briefgen.standards.parts import Parts
from briefgen.standards.recognition import recognise, system_of

Choose = Callable[[PackSystem, date | None], RulePack]
"""What finds the rule of a system in force on a day."""
ROUNDS = 6
"""Rounds of mending: what one change uncovers is mended in the next."""
CHECKS: Sequence[Callable[[Case], Iterator[Finding]]] = (
    check_page,
    check_head,
    check_looks,
    check_body,
    check_foot,
)
ALWAYS = frozenset({"format-mixed", "format-date-zero", "format-date-comma"})
"""What holds for documents older than every rule known."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found, and the pack it was held against; ``None`` for no official form."""

    findings: tuple[Finding, ...]
    pack: RulePack | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The findings as problems, in the order of the page."""
        return tuple(finding.problem for finding in self.findings)


def inspect(parts: Parts, choose: Choose, pack: RulePack | None = None) -> Inspection:
    """Return everything wrong with the form of a document.

    Args:
        parts: its trees.
        choose: finds the rule by system and day.
        pack: the rule to hold it against, whatever it says of itself.
    """
    types = {name for system in ("party", "state") for name in _types(choose, system)}
    found = recognise(lines_of(parts), sorted(types))
    letters = [*check_letters(found.lines), *check_tasks(found.lines)]
    if not found.is_official:
        return Inspection((*letters, Finding(_told("format-not-official"))), None)
    rules = pack or choose(system_of(found), found.day)
    case = Case(found, rules, parts)
    findings = [finding for check in CHECKS for finding in check(case)]
    notes = []
    day = found.day
    if pack is None and day is not None and day < rules.valid_from:
        findings = [each for each in findings if each.problem.code in ALWAYS]
        facts = {"day": f"{day:%d/%m/%Y}", "rules": rules.title, "since": rules.valid_from}
        notes.append(Finding(_told("format-before-rules", **facts)))
    elif not rules.verified:
        notes.append(Finding(_told("format-rules-unverified", rules=rules.title)))
    return Inspection((*letters, *findings, *notes), rules)


def mend(parts: Callable[[], Parts], choose: Choose, pack: RulePack | None = None) -> list[Problem]:
    """Mend in the trees what is safe to mend, and return what was mended.

    Args:
        parts: gives the trees, anew after each round of changes.
        choose: finds the rule by system and day.
        pack: the rule to hold it against.
    """
    mended: list[Problem] = []
    for _ in range(ROUNDS):
        seen: set[int] = set()
        inspection = inspect(parts(), choose, pack)
        work = [finding for finding in inspection.findings if finding.mend is not None]
        if not work:
            break
        for finding in work:
            key = hash(finding.problem.at)
            if key in seen and finding.problem.at.paragraph is not None:
                continue  # its words may have moved: on the next look
            seen.add(key)
            if finding.mend is not None:
                finding.mend()
                mended.append(finding.problem)
    return mended


def words_of(parts: Parts) -> list[tuple[str, Place]]:
    """Return the words of a document with their places; a table row is one line."""
    found: list[tuple[str, Place]] = []
    last: tuple[int | None, int | None] = (None, None)
    for line in lines_of(parts):
        row = (line.table, line.row)
        if line.table is not None and row == last:
            found[-1] = (f"{found[-1][0]} {line.said}", found[-1][1])
        else:
            found.append((line.said, line.place))
        last = row
    return found


def _types(choose: Choose, system: PackSystem) -> Sequence[str]:
    return tuple(choose(system, None).words.types)


def _told(code: str, **facts: object) -> Problem:
    return Problem(code, Place(), facts, "info")
