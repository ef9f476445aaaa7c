"""What was found wrong, where, by which rule; and how to mend it where that is safe."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.errors import Phrase, Place, Problem, Severity
from briefgen.model.rulepack import RulePack, Sourced
from briefgen.standards.lines import Line
from briefgen.standards.parts import Parts
from briefgen.standards.recognition import Recognised

Mend = Callable[[], None]
QUOTED = 60


class Finding(NamedTuple):
    """One thing wrong; ``mend`` puts it right in the trees, ``None`` where a person must."""

    problem: Problem
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A document with the rule it is held against."""

    found: Recognised
    pack: RulePack
    parts: Parts

    def lines(self, cell: str) -> list[Line]:
        """Return the lines of a component; none where it was not found."""
        return self.found.cells.get(cell, [])

    def finding(
        self,
        code: str,
        check: str,
        at: Line | Place,
        rule: Sourced,
        *,
        mend: Mend | None = None,
        soft: bool = False,
        **facts: object,
    ) -> Finding:
        """Return a finding with its rule and source.

        Args:
            code: of the problem.
            check: ``F01`` to ``F20``.
            at: the line, whose words are quoted, or a place.
            rule: group of the pack it follows from.
            mend: how to put it right.
            soft: a matter of layout that practice is lenient with.
            facts: what else the sentence needs.
        """
        place = at.place if isinstance(at, Line) else at
        if isinstance(at, Line):
            facts = {"text": quoted(at.text), **facts}
        severity: Severity = "warning" if soft or not self.pack.verified else "error"
        stated = {"check": check, "source": self.source(rule), **facts}
        return Finding(Problem(code, place, stated, severity), mend)

    def source(self, rule: Sourced) -> str:
        """Return what a rule is called, the one that is not verified named first."""
        if self.pack.verified or rule.source.startswith(self.pack.source[:20]):
            return rule.source
        return f"{self.pack.source}; {rule.source}"


def quoted(text: str) -> str:
    """Return words short enough to quote."""
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1].rstrip()}…"


def named(cell: str) -> Phrase:
    """Return the name of a component in the reader's language."""
    return Phrase(f"format-cell-{cell.replace('_', '-')}")


def span(pair: Sequence[float], unit: str = "") -> str:
    """Return the least and the most as a reader writes them: ``14–15``, ``12,7 mm``."""
    low, high = (f"{each:g}".replace(".", ",") for each in pair)
    return (low if low == high else f"{low}–{high}") + unit
