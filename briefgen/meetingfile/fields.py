"""What the models say is due: for every field its type, taken apart once.

Reading, writing and the JSON Schema all walk these, so that a field added to a noun is read,
written and described without a line here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic_core import PydanticUndefined

from briefgen.model import (
    Finding,
    Indicator,
    Meeting,
    Noun,
    Observation,
    Person,
    Role,
    Sentence,
    Span,
)


@dataclass(frozen=True, slots=True)
class Due:
    """What is due in one place of the file.

    Args:
        of: a noun, ``str``, ``int``, ``bool``, ``Decimal``, ``date`` or ``datetime``.
        words: the allowed words, where only certain words are.
        many: a list of these is due.
        optional: nothing may be given.
        required: the key must be there.
        default: what holds when the key is not there.
    """

    of: type[Any]
    words: tuple[str, ...] = ()
    many: bool = False
    optional: bool = False
    required: bool = True
    default: object = None


@cache
def fields_of(noun: type[Noun]) -> Mapping[str, Due]:
    """Return what is due under every key of a noun, in the order of the model."""
    due = {}
    for name, field in noun.model_fields.items():
        required = field.default is PydanticUndefined
        default = None if required else field.default
        due[name] = _due(field.annotation, required, default)
    return due


def _due(annotation: Any, required: bool, default: object) -> Due:
    parts = [part for part in get_args(annotation) if part is not type(None)]
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        (inner,) = parts  # a choice of types would need a rule to choose by: there is none
        plain = _due(inner, required, default)
        return Due(plain.of, plain.words, plain.many, True, required, default)
    if origin is tuple:
        plain = _due(parts[0], required, default)
        return Due(plain.of, plain.words, True, False, required, default)
    if origin is Literal:
        return Due(str, tuple(parts), False, False, required, default)
    return Due(annotation, (), False, False, required, default)


REFERENCES: Mapping[tuple[type[Noun], str], type[Noun]] = {
    (Meeting, "headline"): Indicator,
    (Finding, "indicators"): Indicator,
    (Indicator, "parent"): Indicator,
    (Role, "person"): Person,
    (Span, "sentence"): Sentence,
}
"""Fields that hold the id of another noun."""


def default_of(noun: type[Noun], name: str, given: Mapping[str, object], within: str) -> object:
    """Return what holds for a field that is not given.

    A value is an estimate where its words say so (``ước``), and a former one under ``previous``;
    everything else is the default of the model.

    Args:
        noun: the noun that has the field.
        name: the field.
        given: values of the noun's other fields.
        within: the key under which the noun itself stands.
    """
    if noun is Observation and name == "kind":
        if within == "previous":
            return "previous"
        return "estimate" if getattr(given.get("quantity"), "estimate", False) else "actual"
    return fields_of(noun)[name].default
