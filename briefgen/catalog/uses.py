"""Uses of names of the data: what a source does with each, and where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from briefgen.errors import Place

Role = Literal["printed", "looped", "tested", "computed", "assigned"]
Hint = Literal["number", "text", "date", "mapping", "list", "boolean", "quantity"]
Path = tuple[str, ...]

ITEM, VALUE = "[]", "{}"


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name.

    Args:
        path: its data path, such as ``("indicators", "[]", "actual")``.
        role: what is done with it: ``printed``, ``looped`` over, ``tested`` by a condition,
            ``computed`` with, or only ``assigned`` to a name of the template.
        at: where.
        filters: those it passes, in their order.
        hints: what they and operators say of its kind.
        defaulted: whether ``default`` stands in for it.
        guards: paths that conditions around it test.
    """

    path: Path
    role: Role
    at: Place = field(default_factory=Place)
    filters: tuple[str, ...] = ()
    hints: frozenset[Hint] = frozenset()
    defaulted: bool = False
    guards: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the data with all its uses, in reading order."""

    path: Path
    uses: tuple[Use, ...]

    @property
    def text(self) -> str:
        """The path as it is written: ``indicators[].actual.text``."""
        return path_text(self.path)

    @property
    def roles(self) -> frozenset[Role]:
        """Everything that is done with it."""
        return frozenset(use.role for use in self.uses)

    @property
    def filters(self) -> tuple[str, ...]:
        """All filters it meets, each once."""
        return tuple(dict.fromkeys(name for use in self.uses for name in use.filters))

    @property
    def hints(self) -> frozenset[Hint]:
        """What is known of its kind."""
        return frozenset(hint for use in self.uses for hint in use.hints)

    @property
    def needed(self) -> bool:
        """Whether it is used anywhere without ``default`` and outside a condition that tests it."""
        return any(is_needed(use, self.path) for use in self.uses)


def is_needed(use: Use, path: Path) -> bool:
    """Return whether a use fails where ``path``, its path or the beginning of it, is lacking."""
    tested_only = use.role in ("tested", "assigned") and path == use.path
    return not (use.defaulted or tested_only or path in use.guards)


def path_text(path: Path) -> str:
    """Return a path as it is written."""
    return "".join(
        step if step in (ITEM, VALUE) else f".{step}" if at else step
        for at, step in enumerate(path)
    )


def steps_of(text: str) -> Path:
    """Return the path that is written so; items by their number are any item."""
    steps = (step for step in re.split(r"\.|(\[\d*\]|\{\})", text) if step)
    return tuple(ITEM if step[0] == "[" else step for step in steps)


def gathered(uses: Iterable[Use]) -> list[Name]:
    """Return the names of all uses, in the order they are first met."""
    by_path: dict[Path, list[Use]] = {}
    for use in uses:
        by_path.setdefault(use.path, []).append(use)
    return [Name(path, tuple(found)) for path, found in by_path.items()]


def top_level(uses: Iterable[Use]) -> set[str]:
    """Return the first steps of all paths."""
    return {use.path[0] for use in uses}
