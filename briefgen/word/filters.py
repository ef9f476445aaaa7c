"""Filters that only Word documents have.

Those with a dot in their names are put in by the engine; templates have no need of them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefgen.catalog.lending import with_host
from briefgen.catalog.missing import LENIENT
from briefgen.catalog.shown import refuse, text_of
from briefgen.word.host import Host
from briefgen.word.prose.filters import html, link, markdown

MOST_COLUMNS = 63  # of a table in Word
_COLOUR = re.compile("[0-9A-Fa-f]{6}")


@with_host
def new_list(host: Host, number: str) -> str:
    """Return the id of a new count over the list of ``number``, beginning where that begins."""
    return host.additions.numbering.restarted(number)


@with_host
def goes_on(host: Host, value: object, group: int, first: bool) -> bool:
    """Return whether a value is that of the row before, for cells that join equal neighbours.

    Args:
        host: what the engine lends to the run.
        value: of this row.
        group: tells columns apart.
        first: whether the loop begins here, so that there is no row before.
    """
    text = text_of(value)
    same = not first and host.last.get(group) == text
    host.last[group] = text
    return same


@with_host
def chart(host: Host, value: object, pattern: str, texts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a place for a chart shows: the relation of a new copy, or nothing.

    Args:
        host: what the engine lends to the run.
        value: figures, ``None`` for no chart, or the alternative text of the chart as it is.
        pattern: member that is copied.
        texts: what tags in its texts print, by number.
    """
    from briefgen.word.charts.copying import place_chart

    return place_chart(host, value, pattern, texts)


@with_host
def picture(
    host: Host, value: object, relation: str, box: tuple[int, int], corner: tuple[int, int]
) -> Mapping[str, Any]:
    """Return what a place for a picture shows, see ``place_picture``."""
    from briefgen.word.placeholders.pictures import place_picture

    return place_picture(host, value, relation, box, corner)


@with_host
def image(
    host: Host,
    value: object,
    width: float | None = None,
    height: float | None = None,
    alt: str = "",
) -> object:
    """Return the picture of a file in the folder of assets; nothing for a name that is nothing.

    Args:
        host: what the engine lends to the run.
        value: name of the file.
        width: in millimetres; the proportions are kept where one of the two is missing.
        height: in millimetres.
        alt: what someone hears who cannot see it.
    """
    from briefgen.word.content.nouns import Picture

    if value is None or isinstance(value, Picture):
        return value
    name = text_of(value)
    if not name:
        return None
    return Picture(
        host.asset(name),
        width=None if width is None else float(width),
        height=None if height is None else float(height),
        alt=alt,
        name=name,
    )


def of_control(value: object, *, plain: bool, inline: bool) -> object:
    """Return a value for a content control of text as it is, or refuse it."""
    from briefgen.word.placeholders import control_values

    return control_values.of_control(value, plain=plain, inline=inline)


def checked(value: object) -> bool:
    """Return whether a box is ticked."""
    from briefgen.word.placeholders import control_values

    return control_values.checked(value)


def chosen(value: object, choices: Sequence[Sequence[str]], free: bool) -> str:
    """Return what a list of choices shows for a value."""
    from briefgen.word.placeholders import control_values

    return control_values.chosen(value, choices, free)


def day_of(value: object, form: str) -> dict[str, str]:
    """Return a date as a content control keeps and shows it."""
    from briefgen.word.placeholders import control_values

    return control_values.day_of(value, form)


def span(value: object) -> int:
    """Return over how many columns a cell reaches, 1 to 63 as Word has them."""
    text = text_of(value).strip()
    if not text and LENIENT.get() is not None:
        return 1
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= MOST_COLUMNS):
        refuse("value-span-odd", value=text[:40])
    return int(text)


def fill(value: object) -> str:
    """Return the colour that fills a cell, ``auto`` for none."""
    text = text_of(value).strip().removeprefix("#")
    if text in ("", "auto"):
        return "auto"
    if not _COLOUR.fullmatch(text):
        refuse("value-colour-unreadable", colour=text[:40])
    return text


WORD_FILTERS: dict[str, Callable[..., Any]] = {
    "word.new_list": new_list,
    "word.goes_on": goes_on,
    "word.span": span,
    "word.fill": fill,
    "word.chart": chart,
    "word.picture": picture,
    "word.of_control": of_control,
    "word.checked": checked,
    "word.chosen": chosen,
    "word.day_of": day_of,
    "image": image,
    "ảnh": image,
    "html": html,
    "từ_html": html,
    "markdown": markdown,
    "từ_markdown": markdown,
    "link": link,
    "liên_kết": link,
}
