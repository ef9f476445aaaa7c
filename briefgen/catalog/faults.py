"""What can be wrong with an expression, as data: the line, the code of the sentence, its facts.

The engines turn a ``Fault`` into a ``Problem`` by adding the place that its line stands for; so
this is the only form in which a mistake leaves the expression language, and no caller has to know
what the language is made with.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from briefgen.errors import Place, Problem, say


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a source or in a value given to it.

    Args:
        code: key of ``messages.toml``.
        line: line of the source, from 1; 0 when no line is to blame.
        facts: what the sentence needs.
        path: data path of the value to blame, e.g. ``items[3].name``.
    """

    code: str
    line: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)
    path: str | None = None

    def problem(self, at: Place) -> Problem:
        """Return the problem that stands at ``at``, with the data path where one is known."""
        return Problem(self.code, replace(at, path=self.path) if self.path else at, self.facts)


class ExpressionError(Exception):
    """One or more faults; ``ExpressionSyntaxError`` and its sisters say what they concern."""

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__(self.faults)

    @property
    def line(self) -> int:
        """Line of the first fault, from 1; 0 when unknown."""
        return self.faults[0].line if self.faults else 0

    @property
    def message(self) -> str:
        """The first fault as one English sentence, for logs; users are shown the problem."""
        return say(self.faults[0].problem(Place()), "en") if self.faults else ""


class ExpressionSyntaxError(ExpressionError):
    """The source is not of the language: found when it is compiled, whatever the values."""


class ExpressionNameError(ExpressionError):
    """The source uses names that the values do not have."""


class ExpressionValueError(ExpressionError):
    """A value cannot be shown, looped over or computed with as the source asks."""


class ExpressionLimitError(ExpressionError):
    """The run would take more steps or text than is allowed."""


NAME_CODES = frozenset({"name-unknown", "name-unknown-similar"})
LIMIT_CODES = frozenset({"loop-too-long", "range-too-long", "text-too-long", "output-too-long"})


def run_error(faults: Iterable[Fault]) -> ExpressionError:
    """Return the error for faults found while running: limits weigh most, then values."""
    found: list[Fault] = []
    for fault in faults:
        if fault not in found:
            found.append(fault)
    if any(fault.code in LIMIT_CODES for fault in found):
        return ExpressionLimitError(found)
    if all(fault.code in NAME_CODES for fault in found):
        return ExpressionNameError(found)
    return ExpressionValueError(found)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of ``names`` that ``name`` was probably meant to be.

    Words are held against each other as typed, then without their Vietnamese marks.
    """
    import difflib

    known = [str(other) for other in names]
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    bare: dict[str, str] = {}
    for other in known:
        bare.setdefault(_unmarked(other), other)
    without = difflib.get_close_matches(_unmarked(name), bare, n=1, cutoff=0.6)
    if close and (not without or _unmarked(close[0]) == without[0]):
        return close[0]
    return bare[without[0]] if without else None


def _unmarked(word: str) -> str:
    """Return a word as it is typed without a Vietnamese keyboard."""
    import unicodedata

    parts = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if not unicodedata.combining(part))


# The end of a tag met inside brackets (as Python writes a control character), or a lone quote.
_LEFT_OPEN = frozenset((*(rf"\x0{number}" for number in range(1, 7)), "'", '"'))
_UNEXPECTED = r"(?:unexpected|got|unexpected char) ['\"](?P<found>.+?)['\"](?: at \d+)?$"


def unreadable(message: str, line: int) -> Fault:
    """Return the fault for what the parser could not read, told without its own words."""
    if message.endswith(("statement'", "statement block'", "end of template")):
        return Fault("expression-unfinished", line)
    found = re.search(_UNEXPECTED, message)
    if found and found["found"] in _LEFT_OPEN:
        return Fault("expression-open", line)
    if found and found["found"].isprintable():
        return Fault("expression-unexpected", line, {"found": found["found"]})
    return Fault("expression-unreadable", line)
