"""How sure a fact is: graded by what its own words leave open."""

from collections.abc import Iterable
from typing import TypedDict

from briefgen.model import Sureness


class Graded(TypedDict):
    """The fields that say how well a fact was read."""

    rule: str
    sureness: Sureness
    doubt: str | None


def graded(rule: str, *, open_to: Iterable[str] = (), taken_over: Iterable[str] = ()) -> Graded:
    """Return the grade of a fact with its doubts in words, the gravest first.

    Args:
        rule: name of the rule that took it.
        open_to: what can be read another way, in Vietnamese: the fact is ``unsure``.
        taken_over: what was taken from elsewhere in the text: the fact is ``likely``.
    """
    grave, light = list(dict.fromkeys(open_to)), list(dict.fromkeys(taken_over))
    sureness: Sureness = "unsure" if grave else "likely" if light else "sure"
    return Graded(rule=rule, sureness=sureness, doubt="; ".join([*grave, *light]) or None)
