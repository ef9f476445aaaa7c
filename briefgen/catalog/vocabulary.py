"""The words of the template language: filters and tests by name, with their Vietnamese names."""

import operator
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import wraps

from briefgen.catalog import filters as f
from briefgen.catalog.filters import Function
from briefgen.catalog.missing import Absent, Missing, Undefined
from briefgen.catalog.shown import text_of


def map_(values: Iterable[object], *args: object, **options: object) -> list[object]:
    """Return an attribute of every item, or every item after a filter given by name."""
    if "attribute" in options:
        found = f.each(values, options["attribute"])
        if "default" in options:
            return [options["default"] if isinstance(item, Undefined) else item for item in found]
        return found
    name, *rest = args or ("",)
    function = FILTERS.get(text_of(name))
    if function is None:
        f.refuse_name("filter-unknown", name)
    return [function(item, *rest) for item in f.looped(values)]


def picker(*, keep: bool, by_attribute: bool) -> Function:
    """Return ``select``, ``reject``, ``selectattr`` or ``rejectattr``."""

    def pick(values: Iterable[object], *args: object) -> list[object]:
        attribute, *test = args if by_attribute else (None, *args)
        name, *rest = test or (None,)
        check = bool if name is None else TESTS.get(text_of(name))
        if check is None:
            f.refuse_name("test-unknown", name)
        items = list(f.looped(values))
        keys = f.each(items, attribute)
        return [
            item for item, key in zip(items, keys, strict=True) if bool(check(key, *rest)) is keep
        ]

    return pick


VIETNAMESE = {
    "số": "number",
    "số_liệu": "quantity",
    "ngày": "date",
    "ngày_dài": "long_date",
    "hoa": "upper",
    "thường": "lower",
    "hoa_đầu": "capitalise",
    "tiêu_đề": "title",
    "mặc_định": "default",
    "nối": "join",
    "độ_dài": "length",
    "đầu": "first",
    "cuối": "last",
    "làm_tròn": "round",
    "trị_tuyệt_đối": "abs",
    "sắp_xếp": "sort",
    "duy_nhất": "unique",
    "cắt": "trim",
    "thay": "replace",
    "tổng": "sum",
    "dấu_trang": "bookmark",
    "nhỏ_nhất": "min",
    "lớn_nhất": "max",
    "đảo_ngược": "reverse",
    "gom_nhóm": "groupby",
    "rút_ngắn": "truncate",
}

FILTERS: dict[str, Function] = {
    "number": f.number,
    "quantity": f.quantity,
    "date": f.short_date,
    "long_date": f.long_date,
    "bookmark": f.bookmark,
    "upper": lambda value: text_of(value).upper(),
    "lower": lambda value: text_of(value).lower(),
    "capitalise": f.capitalise,
    "capitalize": f.capitalise,
    "title": f.title,
    "default": f.default,
    "d": f.default,
    "join": f.join,
    "length": f.length,
    "count": f.length,
    "first": f.first,
    "last": f.last,
    "round": f.rounded,
    "abs": f.absolute,
    "sum": f.total,
    "min": f.least,
    "max": f.greatest,
    "sort": f.ordered,
    "unique": f.unique,
    "groupby": f.groupby,
    "map": map_,
    "select": picker(keep=True, by_attribute=False),
    "reject": picker(keep=False, by_attribute=False),
    "selectattr": picker(keep=True, by_attribute=True),
    "rejectattr": picker(keep=False, by_attribute=True),
    "items": f.items,
    "list": f.to_list,
    "reverse": f.reversed_,
    "batch": f.batch,
    "trim": f.trim,
    "replace": f.replace,
    "truncate": f.truncate,
    "string": text_of,
    "int": f.to_whole,
    # Everything printed is escaped already; the names exist so that docxtpl's templates run.
    "e": text_of,
    "escape": text_of,
}
FILTERS |= {vietnamese: FILTERS[name] for vietnamese, name in VIETNAMESE.items()}


def _is_whole(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and int(value.as_tuple().exponent) >= 0
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _needing(test: Function) -> Function:
    """Return a test that fails on a missing name: it would be neither so nor otherwise."""

    @wraps(test)
    def needing(value: object, *args: object) -> object:
        if isinstance(value, Missing) and not isinstance(value, Absent):
            value.stop()
        return test(value, *args)

    return needing


_TESTS: dict[str, Function] = {
    "none": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "true": lambda value: value is True,
    "false": lambda value: value is False,
    "number": _is_number,
    "integer": _is_whole,
    "float": lambda value: _is_number(value) and not _is_whole(value),
    "string": lambda value: isinstance(value, str),
    "mapping": lambda value: isinstance(value, Mapping),
    "sequence": lambda value: isinstance(value, (str, list, tuple, range, Mapping)),
    "iterable": lambda value: isinstance(value, (str, list, tuple, range, Mapping)),
    "even": lambda value: f.numeric(value) % 2 == 0,
    "odd": lambda value: f.numeric(value) % 2 != 0,
    "divisibleby": lambda value, by: f.numeric(value) % f.numeric(by) == 0,
    "upper": lambda value: text_of(value).isupper(),
    "lower": lambda value: text_of(value).islower(),
    "in": lambda value, values: value in values,
    "eq": operator.eq,
    "equalto": operator.eq,
    "==": operator.eq,
    "ne": operator.ne,
    "!=": operator.ne,
    "lt": operator.lt,
    "<": operator.lt,
    "lessthan": operator.lt,
    "le": operator.le,
    "<=": operator.le,
    "gt": operator.gt,
    ">": operator.gt,
    "greaterthan": operator.gt,
    "ge": operator.ge,
    ">=": operator.ge,
}

TESTS: dict[str, Function] = {
    "defined": lambda value: not isinstance(value, Undefined),
    "undefined": lambda value: isinstance(value, Undefined),
    **{name: _needing(test) for name, test in _TESTS.items()},
}
