"""The tags of figures and pictures: what is drawn from values, and said to those who do not see."""

from collections.abc import Mapping

from briefgen.pdf.kinds import (
    ALIGN,
    BLOCK,
    COUNT,
    DECIMAL,
    DECIMALS,
    FLAG,
    INK,
    NAME,
    NUMBER,
    PAGES,
    SIZE,
    SPOT,
    STYLE,
    TEXT,
    Kind,
    Tag,
    choice,
)

_FIGURE: Mapping[str, Kind] = {**BLOCK, **SPOT, "height": SIZE, "alt": TEXT, "decorative": FLAG}
_CHART: Mapping[str, Kind] = {
    **_FIGURE,
    "title": TEXT,
    "unit": TEXT,
    "style": STYLE,
    "values": choice("all", "last", "none"),
    "zero": FLAG,
    "target": DECIMAL,
    "target-label": TEXT,
}

INLINE_FIGURES = frozenset({"trend"})
FIGURES = frozenset(
    {"image", "progress", "sparkline", "line-chart", "column-chart", "pins", "pin", "qr"}
)
FIGURE_TAGS: Mapping[str, Tag] = {
    "image": Tag(
        {
            **_FIGURE,
            "src": NAME,
            "fit": choice("contain", "cover", "stretch"),
            "align": ALIGN,
        }
    ),
    "letterhead": Tag({"src": NAME, "page": COUNT, "on": PAGES}),
    "watermark": Tag(
        {"text": TEXT, "on": PAGES, "angle": NUMBER, "size": SIZE, "style": STYLE, "colour": INK}
    ),
    "progress": Tag(
        {
            **_FIGURE,
            "value": DECIMAL,
            "of": DECIMAL,
            "end": DECIMAL,
            "colour": INK,
            "label": FLAG,
            "style": STYLE,
        }
    ),
    "sparkline": Tag({**_FIGURE, "values": DECIMALS, "colour": INK, "extremes": FLAG}),
    "line-chart": Tag(_CHART, frozenset({"series", "point"})),
    "column-chart": Tag(_CHART, frozenset({"series", "point"})),
    "series": Tag({"name": TEXT, "colour": INK}, frozenset({"point"})),
    "point": Tag({"label": TEXT, "value": DECIMAL}),
    "pins": Tag(
        {
            **_FIGURE,
            "end": DECIMAL,
            "unit": TEXT,
            "pitch": SIZE,
            "label-width": SIZE,
            "lower-is-better": FLAG,
            "style": STYLE,
        },
        frozenset({"point"}),
    ),
    "pin": Tag(
        {
            **_FIGURE,
            "value": DECIMAL,
            "end": DECIMAL,
            "unit": TEXT,
            "lower-is-better": FLAG,
            "style": STYLE,
        }
    ),
    "trend": Tag(
        {
            "value": DECIMAL,
            "good": choice("up", "down", "none"),
            "r": SIZE,
            "gap": SIZE,
            "alt": TEXT,
        }
    ),
    "qr": Tag({**_FIGURE, "text": TEXT, "level": choice("L", "M", "Q", "H"), "colour": INK}),
}
