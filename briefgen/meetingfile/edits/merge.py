"""Three records made one: extracted before, changed by a person since, extracted now.

What the person changed stays; what the person left alone follows the new extraction. Where both
changed the same value the person's stays and both are told. Without the record from before nobody
knows who changed what: then every difference is told, and the person's file rules.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from briefgen.errors import Place, Problem
from briefgen.meetingfile.edits.matching import id_of, name_of, pairs
from briefgen.meetingfile.edits.paths import text_of
from briefgen.meetingfile.edits.renaming import with_ids_of
from briefgen.meetingfile.fields import fields_of
from briefgen.model import (
    Citation,
    Directive,
    Finding,
    Indicator,
    Meeting,
    Noun,
    Person,
    Role,
    Source,
)

FACTS = (Meeting, Person, Role, Indicator, Finding, Directive, Citation, Source)
"""Nouns merged field by field; all others are one value each."""
READING = frozenset({"span", "retold", "evidence", "rule", "sureness", "doubt", "sentences",
                     "leftovers", "sha256", "length", "file"})  # fmt: skip
"""Fields that tell how a fact was read: the newest reading knows best."""
SHOWN = 90
UNKNOWN: Any = object()
Nouns = tuple[Noun, ...]
N = TypeVar("N", bound=Noun)


def merge_meetings(
    base: Meeting | None, mine: Meeting, theirs: Meeting, file: str
) -> tuple[Meeting, tuple[Problem, ...]]:
    """Return one record, and every value on which the two disagree.

    Args:
        base: what was extracted before the person began; ``None`` where nobody knows.
        mine: what the person made of it.
        theirs: what is extracted now.
        file: name of the person's file, to place problems in.
    """
    merge = _Merge(file, known=base is not None)
    before = with_ids_of(base, mine) if base is not None else UNKNOWN
    merged = merge.fact(before, mine, with_ids_of(theirs, mine), "")
    return merged, tuple(merge.problems)


class _Merge:
    """One merge; gathers what the two sides disagree on."""

    def __init__(self, file: str, *, known: bool) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._known = known

    def fact(self, base: Any, mine: N, theirs: Noun, path: str) -> N:
        """Return one fact merged field by field; its id stays the person's."""
        update: dict[str, Any] = {}
        for name in fields_of(type(mine)):
            if name in ("id", "schema_version"):
                continue
            was = UNKNOWN if base is UNKNOWN else getattr(base, name)
            ours, news = getattr(mine, name), getattr(theirs, name)
            at = f"{path}.{name}" if path else name
            update[name] = (
                self._reading(was, ours, news)
                if name in READING
                else self._value(was, ours, news, at)
            )
        return mine.model_copy(update=update)

    def _reading(self, base: Any, mine: Any, theirs: Any) -> Any:
        """Return how a fact was read: as now, unless the person took it away or wrote it."""
        if base is not UNKNOWN and not _same(base, mine):
            return mine
        return theirs

    def _value(self, base: Any, mine: Any, theirs: Any, path: str) -> Any:
        if _same(mine, theirs):
            return mine
        if isinstance(mine, FACTS) and isinstance(theirs, FACTS):
            known = base if isinstance(base, FACTS) else UNKNOWN
            return self.fact(known, mine, theirs, path)
        if _are_facts(mine, theirs):
            return self._facts(() if base is UNKNOWN else base, mine, theirs, path)
        if base is UNKNOWN:
            return self._without_base(mine, theirs, path)
        if _same(base, mine):
            return theirs
        if _same(base, theirs):
            return mine
        if _are_parts(base, mine, theirs):
            triples = zip(base, mine, theirs, strict=True)
            return tuple(self._value(*each, f"{path}[{n}]") for n, each in enumerate(triples))
        facts = {"field": path, "kept": _text(mine), "found": _text(theirs), "was": _text(base)}
        self._tell("merge-conflict", path, facts)
        return mine

    def _without_base(self, mine: Any, theirs: Any, path: str) -> Any:
        """Return the person's value, or what is new where the file has none; both are told."""
        code = "merge-filled" if _nothing(mine) else "merge-differs"
        kept, found = (theirs, mine) if _nothing(mine) else (mine, theirs)
        if not (_nothing(mine) and _nothing(theirs)):
            facts = {"field": path, "kept": _text(kept), "found": _text(found)}
            self._tell(code, path, facts)
        return kept

    def _facts(self, base: Nouns, mine: Nouns, theirs: Nouns, path: str) -> Nouns:
        """Return a list of facts in the person's order, each new one behind its neighbour."""
        now, was = pairs(mine, theirs), pairs(mine, base)
        merged: list[Noun] = []
        places: dict[int, int] = {}  # place in theirs → place in what is made
        for number, item in enumerate(mine):
            at = f"{path}[{number}]"
            before = base[was[number]] if number in was else None
            if number in now:
                places[now[number]] = len(merged)
                known = before if before is not None else UNKNOWN
                merged.append(self.fact(known, item, theirs[now[number]], at))
            elif self._stays(before, item, at):
                merged.append(item)
        gone = [item for n, item in enumerate(base) if n not in was.values()]
        news = [n for n in range(len(theirs)) if n not in now.values()]
        for number in news:
            if not self._was_removed(theirs[number], gone, path):
                _insert(merged, places, number, theirs[number])
        return tuple(merged)

    def _stays(self, before: Noun | None, item: Noun, at: str) -> bool:
        """Return whether a fact stays that is no longer extracted: not one left as it was read."""
        if before is not None and _same(before, item.model_copy(update=_id(before))):
            return False
        if before is not None or not self._known:
            self._tell("merge-vanished", at, {"name": _short(name_of(item))})
        return True

    def _was_removed(self, item: Noun, gone: Sequence[Noun], path: str) -> bool:
        """Return whether the person had taken the fact away; it is told if it reads anew now."""
        found = pairs((item,), gone)
        if not found:
            return False
        before = gone[found[0]]
        if not _same(before, item.model_copy(update=_id(before))):
            self._tell("merge-removed", path, {"name": _short(name_of(item))})
        return True

    def _tell(self, code: str, path: str, facts: Mapping[str, object]) -> None:
        self.problems.append(Problem(code, Place(self._file, path=path), facts, "warning"))


def _insert(merged: list[Noun], places: dict[int, int], number: int, item: Noun) -> None:
    """Put a new fact behind the one it follows in the new extraction."""
    before = [places[n] for n in range(number) if n in places]
    at = max(before) + 1 if before else 0
    for known, place in places.items():
        if place >= at:
            places[known] = place + 1
    places[number] = at
    merged.insert(at, item)


def _id(item: Noun) -> dict[str, str | None]:
    return {"id": id_of(item)} if id_of(item) is not None else {}


def _same(one: object, other: object) -> bool:
    return one is not UNKNOWN and repr(one) == repr(other)


def _nothing(value: object) -> bool:
    return value is None or value == ()


def _are_facts(mine: object, theirs: object) -> bool:
    """Return whether two lists hold facts that can be told apart and matched."""
    return (
        isinstance(mine, tuple)
        and isinstance(theirs, tuple)
        and any(isinstance(item, FACTS) for item in (*mine, *theirs))
    )


def _are_parts(*lists: object) -> bool:
    """Return whether three lists of values go together place by place."""
    sized = [item for item in lists if isinstance(item, tuple)]
    return len(sized) == len(lists) and len({len(item) for item in sized}) == 1


def _text(value: object) -> str:
    return _short(text_of(value) or "–")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
