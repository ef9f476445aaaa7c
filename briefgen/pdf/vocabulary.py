"""The words of a PDF template: which tags there are, what each may hold, what its attributes mean.

Tags are named after the things on paper. Lengths are millimetres, type sizes and line widths
points (72 to the inch); a template writes bare numbers.
"""

from collections.abc import Mapping

from briefgen.pdf.figure_tags import FIGURE_TAGS, FIGURES, INLINE_FIGURES
from briefgen.pdf.kinds import (
    ADDRESS,
    ALIGN,
    BLOCK,
    COLOUR_VALUE,
    COUNT,
    FLAG,
    INK,
    NAME,
    NUMBER,
    PLACE,
    ROLE,
    SHAPE,
    SIZE,
    SPOT,
    STYLE,
    SYMBOL,
    TEXT,
    TYPE,
    WIDTH,
    WIDTHS,
    Tag,
    choice,
)
from briefgen.pdf.official_tags import OFFICIAL, OFFICIAL_TAGS

INLINE = INLINE_FIGURES | {
    "run", "raised", "mark", "gap", "br", "page-number", "page-count", "figure", "link"
}  # fmt: skip
FREE = FIGURES | {"text", "rule", "fill", "cells", "bullet", "axis", "mark", "bookmark"}
HEADINGS = frozenset({"h1", "h2", "h3"})
FLOW = FIGURES | HEADINGS | OFFICIAL | {
    "area", "box", "text", "rule", "row", "grid", "columns", "table", "section", "keep", "space",
    "cells", "bullet", "axis", "bookmark", "list",
}  # fmt: skip

_BLOCK, _SPOT, _TYPE = BLOCK, SPOT, TYPE
_TEXT = {
    **_BLOCK,
    **_SPOT,
    **_TYPE,
    "style": STYLE,
    "align": ALIGN,
    "lines": COUNT,
    "min-size": SIZE,
    "over": choice("ellipsis", "error"),
    "before": SIZE,
    "after": SIZE,
    "role": ROLE,
    "anchor": choice("first", "middle", "last"),
}

VOCABULARY: Mapping[str, Tag] = {
    "doc": Tag(
        {
            "paper": choice("A3", "A4", "A5"),
            "orientation": choice("portrait", "landscape"),
            "margin-top": SIZE,
            "margin-right": SIZE,
            "margin-bottom": SIZE,
            "margin-left": SIZE,
            "title": TEXT,
            "author": TEXT,
            "subject": TEXT,
            "bookmarks": FLAG,
        },
        frozenset(
            {"font", "colour", "style", "symbol", "fit", "header", "footer", "body"}
            | {"letterhead", "watermark"}
        ),
    ),
    "font": Tag({"name": NAME, "family": NAME}),
    "colour": Tag({"name": NAME, "value": COLOUR_VALUE}),
    "style": Tag({"name": NAME, "parent": STYLE, **_TYPE}),
    "symbol": Tag({"name": NAME, "shape": SHAPE, "colour": INK}),
    "fit": Tag({"pages": COUNT}, frozenset({"step"})),
    "step": Tag({"of": PLACE, "set": NAME, "to": TEXT, "pages": COUNT, "reset": FLAG}),
    "header": Tag({"on": choice("all", "first", "rest"), "height": SIZE}, FREE),
    "footer": Tag({"on": choice("all", "first", "rest"), "height": SIZE}, FREE),
    "body": Tag({}, FLOW),
    "section": Tag({**_BLOCK, "start": choice("here", "page")}, FLOW),
    "keep": Tag({**_BLOCK}, FLOW),
    "area": Tag({**_BLOCK, "height": SIZE}, FREE),
    "row": Tag({**_BLOCK}, frozenset({"col"})),
    "col": Tag(
        {
            "id": NAME,
            "hidden": FLAG,
            "width": WIDTH,
            "pad": SIZE,
            "pad-right": SIZE,
            "divider": INK,
            "divider-top": SIZE,
            "divider-bottom": SIZE,
        },
        FLOW,
    ),
    "columns": Tag({**_BLOCK, "count": COUNT, "gutter": SIZE}, FLOW | {"shortest"}),
    "shortest": Tag({**_BLOCK}, FLOW),
    "box": Tag({**_BLOCK, "bar": INK, "bar-width": SIZE, "pad": SIZE, "fill": INK}, FLOW),
    "space": Tag({**_BLOCK, "height": SIZE}),
    "text": Tag(_TEXT, INLINE, words=True),
    "run": Tag({"style": STYLE, **_TYPE}, INLINE, words=True),
    "link": Tag(
        {"to": PLACE, "url": ADDRESS, "style": STYLE, **_TYPE, "says": TEXT},
        INLINE - {"link"},
        words=True,
    ),
    "bookmark": Tag({"name": NAME, "title": TEXT, "level": COUNT, "y": NUMBER}),
    "raised": Tag({"style": STYLE, "rise": SIZE}, words=True),
    "mark": Tag(
        {
            "of": SYMBOL,
            "shape": SHAPE,
            "colour": INK,
            "hollow": FLAG,
            "r": SIZE,
            "gap": SIZE,
            "x": NUMBER,
            "y": NUMBER,
            "alt": TEXT,
        }
    ),
    "gap": Tag({"width": SIZE}),
    "br": Tag({}),
    "page-number": Tag({}),
    "page-count": Tag({}),
    "figure": Tag({"whole": TEXT, "part": TEXT, "before": TEXT, "derived": FLAG, "missing": FLAG}),
    "rule": Tag({**_BLOCK, **_SPOT, "height": SIZE, "line": SIZE, "colour": INK, "after": SIZE}),
    "fill": Tag({**_SPOT, "height": SIZE, "colour": INK}),
    "cells": Tag(
        {
            **_BLOCK,
            **_SPOT,
            "height": SIZE,
            "gap": SIZE,
            "count": COUNT,
            "filled": COUNT,
            "colour": INK,
            "outline": INK,
            "most": COUNT,
            "alt": TEXT,
        }
    ),
    "bullet": Tag(
        {
            **_BLOCK,
            **_SPOT,
            "height": SIZE,
            "scale": choice("ratio", "value"),
            "value": TEXT,
            "target-low": TEXT,
            "target-high": TEXT,
            "zero": TEXT,
            "lower-is-better": FLAG,
            "cut": FLAG,
            "guide": FLAG,
            "style": STYLE,
            "alt": TEXT,
        }
    ),
    "axis": Tag(
        {
            **_BLOCK,
            **_SPOT,
            "end": SIZE,
            "every": SIZE,
            "strong": SIZE,
            "sign": TEXT,
            "style": STYLE,
            "strong-style": STYLE,
        }
    ),
    "table": Tag(
        {
            **_BLOCK,
            "pitch": SIZE,
            "grow": SIZE,
            "drop": NUMBER,
            "line": SIZE,
            "colour": INK,
            "last-line": SIZE,
            "last-colour": INK,
            "whole": FLAG,
            "grid": SIZE,
            "caption": TEXT,
        },
        frozenset({"column", "head", "tr"}),
    ),
    "column": Tag(
        {
            "name": NAME,
            "width": WIDTH,
            "min": SIZE,
            "gives": COUNT,
            "pad": SIZE,
            "inset": SIZE,
            "line": SIZE,
            "part": SIZE,
            "align": ALIGN,
            "style": STYLE,
            "missing": STYLE,
            "derived": STYLE,
            "before": STYLE,
            "lines": COUNT,
            "min-size": SIZE,
            "over": choice("ellipsis", "error"),
            "scope": FLAG,
            "vanish": FLAG,
            "drop": NUMBER,
            "leading": SIZE,
            "most": SIZE,
            "fits": COUNT,
            "runs-on": FLAG,
            "guide": SIZE,
        }
    ),
    "head": Tag(
        {
            "height": SIZE,
            "line": SIZE,
            "colour": INK,
            "style": STYLE,
            "leading": SIZE,
            "baseline": SIZE,
            "again": TEXT,
            "again-style": STYLE,
            "anchor": choice("middle", "last"),
        },
        frozenset({"td"}),
    ),
    "tr": Tag(
        {
            "pitch": SIZE,
            "keep": COUNT,
            "line": SIZE,
            "colour": INK,
            "again": TEXT,
            "again-style": STYLE,
        },
        frozenset({"td"}),
    ),
    "td": Tag(
        {"style": STYLE, "align": ALIGN, "span": COUNT, "indent": SIZE, "lines": COUNT},
        INLINE | FIGURES | {"bullet", "axis"},
        words=True,
    ),
    **{heading: Tag(_TEXT, INLINE, words=True) for heading in sorted(HEADINGS)},
    "grid": Tag({**_BLOCK, "columns": WIDTHS, "gap": SIZE, "row-gap": SIZE}, frozenset({"cell"})),
    "cell": Tag(
        {"span": COUNT, "fill": INK, "line": SIZE, "colour": INK, "pad": SIZE, "hidden": FLAG},
        FLOW,
    ),
    "list": Tag(
        {
            **_BLOCK,
            "marker": choice("disc", "dash", "hyphen", "number", "letter", "none"),
            "start": COUNT,
            "indent": SIZE,
            "gap": SIZE,
            "style": STYLE,
        },
        frozenset({"item"}),
    ),
    "item": Tag({"style": STYLE, "lines": COUNT, "min-size": SIZE}, INLINE | {"list"}, words=True),
    **FIGURE_TAGS,
    **OFFICIAL_TAGS,
}
