"""What a noun refuses in tables that people write, as plain values.

The one place that knows how pydantic words its refusals; whoever reads a file of a user's turns
them into problems with a place.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeVar

from pydantic import ValidationError

from briefgen.model.base import Noun

Kind = Literal["unknown", "missing", "unfit"]
N = TypeVar("N", bound=Noun)
_KINDS: Mapping[str, Kind] = {"extra_forbidden": "unknown", "missing": "missing"}


class Refusal(NamedTuple):
    """One value refused.

    Args:
        path: keys and ordinals down to it.
        kind: the key is not known, it is not there, or its value is of another form.
        due: what pydantic calls the form that is due: ``float_type``, ``bool_parsing`` …
        value: as it was given.
    """

    path: tuple[str | int, ...]
    kind: Kind
    due: str
    value: object


def made_or_refused(noun: type[N], tables: Mapping[str, object]) -> tuple[N | None, list[Refusal]]:
    """Return the noun made of the tables, or ``None`` and everything refused in them."""
    try:
        return noun.model_validate(tables), []
    except ValidationError as error:
        return None, [
            Refusal(row["loc"], _KINDS.get(row["type"], "unfit"), row["type"], row["input"])
            for row in error.errors(include_url=False)
        ]
