"""Ids of one record given to the same facts of another, with everything that points to them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from briefgen.meetingfile.edits.matching import id_of, pairs
from briefgen.meetingfile.fields import REFERENCES, fields_of
from briefgen.model import Directive, Finding, Indicator, Meeting, Noun, Person

N = TypeVar("N", bound=Noun)
LISTS: Mapping[str, type[Noun]] = {
    "people": Person,
    "indicators": Indicator,
    "findings": Finding,
    "directives": Directive,
}


def with_ids_of(meeting: Meeting, model: Meeting) -> Meeting:
    """Return the meeting with its facts named as in ``model``; others keep ids of their own."""
    names = {
        noun: _names(getattr(meeting, field), getattr(model, field))
        for field, noun in LISTS.items()
    }
    return _renamed(meeting, names)


def _names(items: Sequence[Noun], model: Sequence[Noun]) -> dict[str, str]:
    """Return the new id of every fact by its old one."""
    matched = pairs(items, model)
    found = {str(id_of(items[n])): str(id_of(model[other])) for n, other in matched.items()}
    taken = {*map(str, map(id_of, model)), *found.values()}
    for item in items:
        old = str(id_of(item))
        if old in found:
            continue
        name, count = old, 2
        while name in taken:
            name, count = f"{old}_{count}", count + 1
        found[old] = name
        taken.add(name)
    return found


def _renamed(noun: N, names: Mapping[type[Noun], Mapping[str, str]]) -> N:
    update: dict[str, Any] = {}
    for field in fields_of(type(noun)):
        value = getattr(noun, field)
        target = type(noun) if field == "id" else REFERENCES.get((type(noun), field))
        known = names.get(target) if target else None
        if known is not None:
            update[field] = _new_name(value, known)
        elif isinstance(noun, Directive) and field == "given_by":
            update[field] = names[Person].get(value, value) if value else value
        elif isinstance(value, Noun):
            update[field] = _renamed(value, names)
        elif isinstance(value, tuple) and any(isinstance(item, Noun) for item in value):
            update[field] = tuple(_renamed(item, names) for item in value)
    return noun.model_copy(update=update) if update else noun


def _new_name(value: object, known: Mapping[str, str]) -> object:
    if isinstance(value, tuple):
        return tuple(known.get(name, name) for name in value)
    return known.get(value, value) if isinstance(value, str) else value
