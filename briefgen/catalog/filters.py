"""The filters and tests of the language; what is not listed here does not exist in a template.

Every filter takes plain values and returns plain values. A filter that makes text is capped, and
none reads an attribute of an object: look-ups go through ``look_up``, on mappings alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, NoReturn
from zlib import crc32

from briefgen.catalog.missing import LENIENT, Missing, Undefined, used
from briefgen.catalog.shown import LONGEST_TEXT, kind, refuse, text_of

Function = Callable[..., Any]
MOST_PLACES = 30
BOOKMARK_LENGTH = 40  # Word's own limit for the name of a bookmark


def number(value: object, places: int | None = None) -> str:
    """Return a figure in Vietnamese notation, ``1.234,5``; rounded half up where asked."""
    from briefgen.vi.numbers import read_number, write_number

    if value is None or value == "":
        return ""
    if isinstance(value, str):
        value = read_number(value)
    exact = numeric(value)
    return write_number(exact if places is None else rounded(exact, places))


def quantity(value: object) -> str:
    """Return a reported figure with its unit and hedge, ``ước 146.512 tỷ đồng``.

    Args:
        value: a ``Quantity`` as a mapping (its ``model_dump()``), or a bare number.
    """
    if not isinstance(value, Mapping):
        return number(value)
    from briefgen.model.values import Quantity
    from briefgen.vi.quantities import write_quantity

    try:
        read = Quantity.model_validate(dict(value))
    except ValueError:
        refuse("value-not-quantity", keys=[str(key) for key in value])
    return write_quantity(read)


def short_date(value: object) -> str:
    """Return a date as official documents print it, ``05/8/2020``; text is read first."""
    if value is None or value == "":
        return ""
    from briefgen.vi.dates import write_date

    return write_date(_day(value))


def long_date(value: object) -> str:
    """Return a date in words, ``ngày 03 tháng 02 năm 2018``; text is read first."""
    if value is None or value == "":
        return ""
    from briefgen.vi.dates import write_long_date

    return write_long_date(_day(value))


def bookmark(value: object, *more: object) -> str:
    """Return a bookmark name made of the values: letters, digits and ``_``, at most 40.

    A long first value is cut, what follows it is kept whole: it tells two fields of one row apart.
    """
    return _bookmark_name(text_of(value), "_".join(text_of(part) for part in more))


@lru_cache(maxsize=4096)
def _bookmark_name(text: str, ending: str) -> str:
    """Return the name; a batch of briefs asks for the same few again and again."""
    from briefgen.vi.text import slug

    name, tail = slug(text), f"_{slug(ending)}" if ending else ""
    if not name[:1].isalpha():
        name = f"b_{name}"
    room = BOOKMARK_LENGTH - len(tail)
    if len(name) > room:  # a cut name carries a checksum, or two long ones could become equal
        name = f"{name[: room - 5].rstrip('_')}_{crc32(name.encode()) & 0xFFFF:04x}"
    return name + tail


def capitalise(value: object) -> str:
    """Return the text with its first letter upper, the rest as it is."""
    from briefgen.vi.text import capitalise as first_upper

    return first_upper(text_of(value))


def title(value: object) -> str:
    """Return the text with the first letter of each word upper."""
    return " ".join(word[:1].upper() + word[1:] for word in text_of(value).split(" "))


def default(value: object, other: object = "", empty: bool = False) -> object:
    """Return ``other`` where the value is missing, or where it is empty and ``empty`` is true."""
    missing = isinstance(value, Undefined) or value is None
    return other if missing or (empty and not value) else value


def join(values: Iterable[object], between: object = "", attribute: object = None) -> str:
    """Return the values as one text, with ``between`` between them."""
    return capped(text_of(between).join(text_of(item) for item in each(values, attribute)))


def replace(value: object, old: object, new: object, count: int = -1) -> str:
    """Return the text with ``old`` replaced by ``new``."""
    text, before, after = text_of(value), text_of(old), text_of(new)
    if len(text) + text.count(before) * max(0, len(after) - len(before)) > LONGEST_TEXT:
        refuse("text-too-long", length=f"> {LONGEST_TEXT}", limit=LONGEST_TEXT)
    return text.replace(before, after, whole(count))


def truncate(value: object, length: int = 255, end: object = "…") -> str:
    """Return at most ``length`` characters, cut between words."""
    text, longest = text_of(value), whole(length)
    if len(text) <= longest:
        return text
    cut = text[: longest + 1].rsplit(" ", 1)[0][:longest]
    return cut.rstrip() + text_of(end)


def trim(value: object, characters: object = None) -> str:
    """Return the text without space, or the given characters, at its ends."""
    return text_of(value).strip(None if characters is None else text_of(characters))


def length(value: object) -> int:
    """Return how many items or characters there are."""
    if not isinstance(value, (str, Sequence, Mapping, range)):
        refuse("value-not-list", kind=kind(value))
    return len(value)


def first(values: object) -> object:
    """Return the first item; nothing of an empty list."""
    found = _indexed(values)
    return found[0] if found else None


def last(values: object) -> object:
    """Return the last item; nothing of an empty list."""
    found = _indexed(values)
    return found[-1] if found else None


def rounded(value: object, places: object = 0) -> Decimal:
    """Return the number rounded half up, as in reports: 2,5 becomes 3."""
    digits = whole(places)
    if abs(digits) > MOST_PLACES:
        refuse("number-too-long", digits=digits, limit=MOST_PLACES)
    return numeric(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def absolute(value: object) -> Decimal:
    """Return the number without its sign."""
    return abs(numeric(value))


def total(values: Iterable[object], attribute: object = None, start: object = 0) -> Decimal:
    """Return the sum of the numbers."""
    return sum((numeric(item) for item in each(values, attribute)), numeric(start))


def least(values: Iterable[object], attribute: object = None) -> object:
    """Return the smallest item; nothing of an empty list."""
    return first(ordered(values, attribute=attribute))


def greatest(values: Iterable[object], attribute: object = None) -> object:
    """Return the largest item; nothing of an empty list."""
    return last(ordered(values, attribute=attribute))


def ordered(
    values: Iterable[object],
    reverse: bool = False,
    case_sensitive: bool = False,  # noqa: ARG001  # kept so that templates of docxtpl run
    attribute: object = None,
) -> list[object]:
    """Return the items in order, text as a Vietnamese dictionary orders it."""
    items = list(looped(values))
    keys = list(each(items, attribute))
    places = sorted(range(len(items)), key=lambda at: _key(keys[at]), reverse=bool(reverse))
    return [items[at] for at in places]


def unique(
    values: Iterable[object],
    case_sensitive: bool = False,  # noqa: ARG001  # kept so that templates of docxtpl run
    attribute: object = None,
) -> list[object]:
    """Return the items without repetition, in their order."""
    items, seen, found = list(looped(values)), list[object](), list[object]()
    for item, key in zip(items, each(items, attribute), strict=True):
        if key not in seen:
            seen.append(key)
            found.append(item)
    return found


def groupby(values: Iterable[object], attribute: object) -> list[dict[str, object]]:
    """Return ``{grouper, list}`` for each value of the attribute, in the order first met."""
    groups: list[dict[str, object]] = []
    for item in looped(values):
        key = look_up(item, attribute)
        group = next((one for one in groups if one["grouper"] == key), None)
        if group is None:
            group = {"grouper": key, "list": []}
            groups.append(group)
        members = group["list"]
        if isinstance(members, list):
            members.append(item)
    return groups


def items(value: object) -> list[tuple[object, object]]:
    """Return the keys and values of a mapping."""
    if not isinstance(value, Mapping):
        refuse("value-not-mapping", kind=kind(value))
    return list(value.items())


def to_list(value: object) -> list[object]:
    """Return the items as a list."""
    return list(looped(value))


def reversed_(value: object) -> list[object]:
    """Return the items from last to first."""
    return list(looped(value))[::-1]


def batch(values: Iterable[object], size: object, fill: object = None) -> list[list[object]]:
    """Return the items in groups of ``size``; the last is filled up where ``fill`` is given."""
    found, step = list(looped(values)), max(1, whole(size))
    groups = [found[at : at + step] for at in range(0, len(found), step)]
    if fill is not None and groups:
        groups[-1] += [fill] * min(step - len(groups[-1]), 1000)
    return groups


def to_whole(value: object, other: object = 0) -> int:
    """Return the whole part of a number; ``other`` where there is none."""
    try:
        return int(numeric(value if not isinstance(value, str) else Decimal(value.strip())))
    except ArithmeticError:
        return whole(other)


# ---- what filters and the environment share


def numeric(value: object) -> Decimal:
    """Return a value as an exact number.

    Raises:
        ExpressionValueError: ``value-not-number``.
    """
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, Undefined):
        used(value)
    return refuse("value-not-number", value=value if isinstance(value, str) else kind(value))


def whole(value: object) -> int:
    """Return a value as a whole number, 0 where nothing is given."""
    return int(numeric(value))


def refuse_name(code: str, name: object) -> NoReturn:
    """Fail because there is no filter or test of that name."""
    if isinstance(name, Undefined):
        used(name)
    refuse(code, name=text_of(name))


def capped(text: str) -> str:
    """Return the text if it is not too long."""
    if len(text) > LONGEST_TEXT:
        refuse("text-too-long", length=len(text), limit=LONGEST_TEXT)
    return text


def look_up(item: object, path: object) -> object:
    """Return what stands under a dotted key of nested mappings and lists; else ``Undefined``."""
    for step in str(path).split("."):
        if step.startswith("_"):
            refuse("name-private", name=step)
        if isinstance(item, Mapping) and step in item:
            item = item[step]
        elif isinstance(item, (list, tuple)) and step.isdigit() and int(step) < len(item):
            item = item[int(step)]
        else:
            return (LENIENT.get() or Missing)(owner=item, name=step)
    return item


def each(values: object, attribute: object) -> list[object]:
    """Return the items, or what stands under ``attribute`` in each of them."""
    found = list(looped(values))
    return found if attribute is None else [look_up(item, attribute) for item in found]


def looped(value: object) -> Sequence[object]:
    """Return what may be looped over: a list; a text or a mapping is refused.

    Raises:
        ExpressionValueError: ``value-not-list``.
    """
    if isinstance(value, (list, tuple, range)):
        return value
    if isinstance(value, Undefined):
        used(value)
    return refuse("value-not-list", kind="“…”" if isinstance(value, str) else kind(value))


def _indexed(value: object) -> Sequence[object]:
    return value if isinstance(value, (str, range)) else list(looped(value))


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    from briefgen.vi.dates import read_date

    return read_date(text_of(value))


def _key(value: object) -> tuple[Any, ...]:
    """Return what to order a value by; figures come before text."""
    if isinstance(value, str):
        from briefgen.vi.text import sort_key

        return (1, sort_key(value))
    if isinstance(value, (date, datetime)):
        return (2, value.isoformat())
    if value is None or isinstance(value, Undefined):
        return (3,)
    return (0, numeric(value))
