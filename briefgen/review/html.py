"""Elements of a web page, built so that no text can become mark-up.

Only ``Html`` is taken as it is, and only ``element`` and ``join`` make it; every other text is
escaped. So a hostile report stays text wherever it is put.
"""

import json
import re
from collections.abc import Iterable
from html import escape

EMPTY_ELEMENTS = frozenset({"meta", "input", "br", "col"})
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that HTML cannot hold; shown as U+FFFD."""
IN_SCRIPT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


class Html(str):
    """A text that is mark-up already."""

    __slots__ = ()


Child = str | Html | None
Attribute = str | int | bool | None


def element(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """Return one element.

    Args:
        name: of the element.
        children: texts, escaped, and elements; ``None`` is left out.
        attributes: ``class_`` is ``class``, ``data_of`` is ``data-of``; True stands alone, ``None``
            and False are left out.
    """
    words = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        label = key.rstrip("_").replace("_", "-")
        words.append(label if value is True else f'{label}="{_plain(str(value))}"')
    opening = f"<{' '.join(words)}>"
    if name in EMPTY_ELEMENTS:
        return Html(opening)
    return Html(f"{opening}{join(children)}</{name}>")


def join(children: Iterable[Child]) -> Html:
    """Return texts, escaped, and elements one after another."""
    return Html(
        "".join(
            child if isinstance(child, Html) else _plain(child)
            for child in children
            if child is not None
        )
    )


def data_block(name: str, values: object) -> Html:
    """Return values as JSON that a script can read and no text in it can leave."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    inside = ODD.sub("\ufffd", text).translate(IN_SCRIPT)
    return Html(f'<script type="application/json" id="{_plain(name)}">{inside}</script>')


def trusted(name: str, text: str) -> Html:
    """Return an element that holds a file of ours, a style sheet or a script, as it is."""
    return Html(f"<{name}>{text}</{name}>")


def _plain(text: str) -> str:
    return escape(ODD.sub("\ufffd", text), quote=True)
