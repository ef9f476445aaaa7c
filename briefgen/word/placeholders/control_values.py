"""What content controls of each kind take: text, yes or no, one of a list, a date."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from briefgen.catalog.shown import kind, refuse, text_of
from briefgen.word.content.nouns import Blocks, Picture, Subdocument

_FORMAT = re.compile(r"'([^']*)'|(y+|M+|d+)|([^'yMdHhmst]+)")
_PARTS = {
    "d": lambda day: f"{day.day}",
    "dd": lambda day: f"{day.day:02d}",
    "M": lambda day: f"{day.month}",
    "MM": lambda day: f"{day.month:02d}",
    "yy": lambda day: f"{day.year % 100:02d}",
    "yyyy": lambda day: f"{day.year:04d}",
}


def of_control(value: object, *, plain: bool, inline: bool) -> object:
    """Return a value for a control of text as it is.

    Args:
        value: what is to be shown.
        plain: whether the control takes text alone.
        inline: whether it stands within a paragraph.

    Raises:
        ExpressionValueError: ``value-control-plain``, ``value-control-inline`` for what cannot
            stand in such a control.
    """
    if isinstance(value, (Blocks, Subdocument)) and (inline or plain):
        refuse("value-control-inline", kind=kind(value))
    if isinstance(value, Picture) and plain:
        refuse("value-control-plain", kind=kind(value))
    return value


def checked(value: object) -> bool:
    """Return whether a box is ticked.

    Raises:
        ExpressionValueError: ``value-checkbox-odd`` for anything but true and false.
    """
    if isinstance(value, bool):
        return value
    plain = isinstance(value, (str, int, float))
    return refuse("value-checkbox-odd", value=str(value)[:60] if plain else kind(value))


def chosen(value: object, choices: Sequence[Sequence[str]], free: bool) -> str:
    """Return what a list shows for a value; nothing for none.

    Args:
        value: one of the values or shown texts of the list.
        choices: pairs of value and shown text.
        free: whether text beside those of the list may be written, as in a combo box.

    Raises:
        ExpressionValueError: ``value-choice-unknown``, naming the choices.
    """
    text = text_of(value)
    if not text:
        return ""
    for at in (0, 1):
        for choice in choices:
            if choice[at] == text:
                return choice[1]
    if free:
        return text
    return refuse("value-choice-unknown", value=text[:60], choices=[shown for _, shown in choices])


def day_of(value: object, form: str) -> dict[str, str]:
    """Return a date as a control keeps it and as it shows it; nothing for none.

    Args:
        value: a date, or text that is one.
        form: how Word is to show it, such as ``dd/MM/yyyy``.

    Raises:
        ExpressionValueError: for text that is no date.
    """
    from briefgen.vi.dates import read_date, write_date

    if value is None or value == "":
        return {}
    if isinstance(value, datetime):
        day = value.date()
    else:
        day = value if isinstance(value, date) else read_date(text_of(value))
    shown = _shown(day, form)
    return {"full": f"{day.isoformat()}T00:00:00Z", "text": shown or write_date(day)}


def _shown(day: date, form: str) -> str:
    """Return a date in a form of Word's; nothing if that names months or days of the week."""
    made: list[str] = []
    at = 0
    while at < len(form):
        found = _FORMAT.match(form, at)
        if found is None or (found[2] and found[2] not in _PARTS):
            return ""
        made.append(_PARTS[found[2]](day) if found[2] else found[1] or found[3] or "")
        at = found.end()
    return "".join(made)
