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
    NAME,
    NUMBER,
    ROLE,
    SHAPE,
    SIZE,
    SPOT,
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
    "style": NAME,
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
    "style": Tag({"name": NAME, "parent": NAME, **_TYPE}),
    "symbol": Tag({"name": NAME, "shape": SHAPE, "colour": NAME}),
    "fit": Tag({"pages": COUNT}, frozenset({"step"})),
    "step": Tag({"of": NAME, "set": NAME, "to": TEXT, "pages": COUNT, "reset": FLAG}),
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
            "divider": NAME,
            "divider-top": SIZE,
            "divider-bottom": SIZE,
        },
        FLOW,
    ),
    "columns": Tag({**_BLOCK, "count": COUNT, "gutter": SIZE}, FLOW | {"shortest"}),
    "shortest": Tag({**_BLOCK}, FLOW),
    "box": Tag({**_BLOCK, "bar": NAME, "bar-width": SIZE, "pad": SIZE, "fill": NAME}, FLOW),
    "space": Tag({**_BLOCK, "height": SIZE}),
    "text": Tag(_TEXT, INLINE, words=True),
    "run": Tag({"style": NAME, **_TYPE}, INLINE, words=True),
    "link": Tag(
        {"to": NAME, "url": ADDRESS, "style": NAME, **_TYPE, "says": TEXT},
        INLINE - {"link"},
        words=True,
    ),
    "bookmark": Tag({"name": NAME, "title": TEXT, "level": COUNT, "y": NUMBER}),
    "raised": Tag({"style": NAME, "rise": SIZE}, words=True),
    "mark": Tag(
        {
            "of": NAME,
            "shape": SHAPE,
            "colour": NAME,
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
    "rule": Tag({**_BLOCK, **_SPOT, "height": SIZE, "line": SIZE, "colour": NAME, "after": SIZE}),
    "fill": Tag({**_SPOT, "height": SIZE, "colour": NAME}),
    "cells": Tag(
        {
            **_BLOCK,
            **_SPOT,
            "height": SIZE,
            "gap": SIZE,
            "count": COUNT,
            "filled": COUNT,
            "colour": NAME,
            "outline": NAME,
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
            "style": NAME,
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
            "style": NAME,
            "strong-style": NAME,
        }
    ),
    "table": Tag(
        {
            **_BLOCK,
            "pitch": SIZE,
            "grow": SIZE,
            "drop": NUMBER,
            "line": SIZE,
            "colour": NAME,
            "last-line": SIZE,
            "last-colour": NAME,
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
            "style": NAME,
            "missing": NAME,
            "derived": NAME,
            "before": NAME,
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
        }
    ),
    "head": Tag(
        {
            "height": SIZE,
            "line": SIZE,
            "colour": NAME,
            "style": NAME,
            "leading": SIZE,
            "baseline": SIZE,
            "again": TEXT,
            "again-style": NAME,
            "anchor": choice("middle", "last"),
        },
        frozenset({"td"}),
    ),
    "tr": Tag(
        {
            "pitch": SIZE,
            "keep": COUNT,
            "line": SIZE,
            "colour": NAME,
            "again": TEXT,
            "again-style": NAME,
        },
        frozenset({"td"}),
    ),
    "td": Tag(
        {"style": NAME, "align": ALIGN, "span": COUNT, "indent": SIZE, "lines": COUNT},
        INLINE | FIGURES | {"bullet", "axis"},
        words=True,
    ),
    **{heading: Tag(_TEXT, INLINE, words=True) for heading in sorted(HEADINGS)},
    "grid": Tag({**_BLOCK, "columns": WIDTHS, "gap": SIZE, "row-gap": SIZE}, frozenset({"cell"})),
    "cell": Tag(
        {"span": COUNT, "fill": NAME, "line": SIZE, "colour": NAME, "pad": SIZE, "hidden": FLAG},
        FLOW,
    ),
    "list": Tag(
        {
            **_BLOCK,
            "marker": choice("disc", "dash", "hyphen", "number", "letter", "none"),
            "start": COUNT,
            "indent": SIZE,
            "gap": SIZE,
            "style": NAME,
        },
        frozenset({"item"}),
    ),
    "item": Tag({"style": NAME, "lines": COUNT, "min-size": SIZE}, INLINE | {"list"}, words=True),
    **FIGURE_TAGS,
    **OFFICIAL_TAGS,
}
