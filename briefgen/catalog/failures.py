"""What an operator of the language itself fails with, as a fault without its own words."""

import re
from collections.abc import Callable

from briefgen.catalog.faults import ExpressionValueError, Fault

_KINDS = {"str": "“…”", "list": "[…]", "tuple": "[…]", "range": "[…]", "dict": "{…}"}
_KINDS |= {"int": "0", "float": "0", "Decimal": "0", "bool": "true", "NoneType": "null"}


def in_words(error: Exception) -> Exception:
    """Return the error of the language for one of Python; one that is not known stays."""
    if not isinstance(error, (TypeError, ValueError)):
        return error
    for pattern, fault in _FAULTS:
        if found := pattern.search(str(error)):
            return ExpressionValueError(fault(found))
    return error


def _unfit(found: re.Match[str]) -> Fault:
    named = found.groupdict()
    left, right = (_KINDS.get(named.get(side) or "", "…") for side in ("left", "right"))
    facts = {"sign": named.get("sign") or "in", "left": left, "right": right}
    return Fault("operands-unfit", facts=facts)


_FAULTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Fault]], ...] = (
    (
        re.compile(
            r"'(?P<sign>[<>]=?)' not supported between instances of "
            r"'(?P<left>\w+)' and '(?P<right>\w+)'"
        ),
        _unfit,
    ),
    (re.compile(r"argument of type '(?P<right>\w+)' is not (?:iterable|a container)"), _unfit),
    (re.compile(r"'in <string>' requires"), _unfit),
    (re.compile("unpack"), lambda _: Fault("loop-not-pairs")),
    (re.compile("slice indices|unhashable type"), lambda _: Fault("index-unfit")),
)
