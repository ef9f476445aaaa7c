"""What a paragraph and a run look like in the end: defaults, styles and direct formatting together.

Source: ECMA-376 part 1, 17.7.2 (style hierarchy) and 17.7.3 (toggle properties: bold, italic and
capitals of a paragraph style and of a character style cancel out).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefgen.standards.names import P_PR, R_PR, VAL, Element, is_on, number, w

LONGEST_CHAIN = 20
DEFAULT_SIZE = 10.0
THEME_FONT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TOGGLES = ("bold", "italic", "capitals")
_ALIGN = {"both": "justify", "distribute": "justify", "start": "left", "end": "right"}
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RunLook:
    """How letters look; size in points."""

    font: str = ""
    size: float = DEFAULT_SIZE
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set; lengths in points, ``line`` a multiple unless ``exact``."""

    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    exact: bool = False
    first_line: float = 0
    ruled_below: bool = False
    ruled_above: bool = False
    numbered: bool = False


class Styles:
    """The styles of a document.

    Args:
        styles: root of the styles; ``None`` for a document without.
        theme: root of the theme, which may name fonts.
    """

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._theme_fonts = dict(_theme_fonts(theme))
        self._styles: dict[str, Element] = {}
        self._normal = ""
        self._run_defaults: Values = {}
        self._paragraph_defaults: Values = {}
        if styles is not None:
            defaults = styles.find(w("docDefaults"))
            if defaults is not None:
                own = defaults.find(f"{w('rPrDefault')}/{R_PR}")
                self._run_defaults = self._run_values(own)
                own = defaults.find(f"{w('pPrDefault')}/{P_PR}")
                self._paragraph_defaults = _paragraph_values(own)
            for style in styles.iter(w("style")):
                name = style.get(w("styleId"), "")
                self._styles[name] = style
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                    self._normal = name
        self._of_chain = cache(self._chain_values)

    def paragraph(self, element: Element) -> ParagraphLook:
        """Return how a paragraph is set."""
        own = _paragraph_values(element.find(P_PR))
        style = self._of_chain(self._style_of(element), P_PR)
        values = {**self._paragraph_defaults, **style, **own}
        return ParagraphLook(**values)

    def run(self, element: Element | None, paragraph: Element) -> RunLook:
        """Return how the letters of a run look in its paragraph; ``None`` for its own mark."""
        values = {**self._run_defaults, **self._of_chain(self._style_of(paragraph), R_PR)}
        properties = element.find(R_PR) if element is not None else None
        named = properties.find(w("rStyle")) if properties is not None else None
        if named is not None:
            given = self._of_chain(named.get(VAL, ""), R_PR)
            crossed = {key: values.get(key, False) != given[key] for key in TOGGLES if key in given}
            values = {**values, **given, **crossed}
        values |= self._run_values(properties)
        return RunLook(**values)

    def _style_of(self, paragraph: Element) -> str:
        style = paragraph.find(f"{P_PR}/{w('pStyle')}")
        return self._normal if style is None else style.get(VAL, "")

    def _chain_values(self, name: str, kind: str) -> Values:
        """Return what a style and those it is based on say of paragraphs or runs."""
        chain: list[Element] = []
        while name in self._styles and len(chain) < LONGEST_CHAIN:
            chain.append(self._styles[name])
            base = chain[-1].find(w("basedOn"))
            name = "" if base is None else base.get(VAL, "")
        values: dict[str, Any] = {}
        for style in reversed(chain):
            own = style.find(kind)
            values |= _paragraph_values(own) if kind == P_PR else self._run_values(own)
        return values

    def _run_values(self, properties: Element | None) -> dict[str, Any]:
        if properties is None:
            return {}
        values: dict[str, Any] = {}
        for key, name in (
            ("bold", "b"),
            ("italic", "i"),
            ("capitals", "caps"),
            ("hidden", "vanish"),
        ):
            on = is_on(properties.find(w(name)))
            if on is not None:
                values[key] = on
        size = number(properties.find(w("sz")), "val")
        if size is not None:
            values["size"] = size / 2
        underline = properties.find(w("u"))
        if underline is not None:
            values["underline"] = underline.get(VAL, "single") != "none"
        font = self._font(properties.find(w("rFonts")))
        return {**values, "font": font} if font else values

    def _font(self, fonts: Element | None) -> str:
        """Return the font of Latin letters; the one for letters past ASCII where two are named."""
        if fonts is None:
            return ""
        for name in ("hAnsi", "ascii"):
            themed = self._theme_fonts.get(fonts.get(w(f"{name}Theme"), "")[:5])
            font = themed or fonts.get(w(name))
            if font:
                return font
        return ""


def _theme_fonts(theme: Element | None) -> list[tuple[str, str]]:
    """Return the fonts a theme names for heads (``major``) and text (``minor``)."""
    found: list[tuple[str, str]] = []
    if theme is None:
        return found
    for kind in ("major", "minor"):
        latin = next(theme.iter(f"{THEME_FONT}{kind}Font"), None)
        face = latin.find(f"{THEME_FONT}latin") if latin is not None else None
        if face is not None:
            found.append((kind, face.get("typeface", "")))
    return found


def _paragraph_values(properties: Element | None) -> dict[str, Any]:
    if properties is None:
        return {}
    values: dict[str, Any] = {}
    align = properties.find(w("jc"))
    if align is not None:
        values["align"] = _ALIGN.get(align.get(VAL, ""), align.get(VAL, "left"))
    values |= _spacing(properties.find(w("spacing")))
    indents = properties.find(w("ind"))
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        length = number(indents, name)
        if length is not None:
            values["first_line"] = sign * length / 20
    borders = properties.find(w("pBdr"))
    if borders is not None:
        for key, name in (("ruled_below", "bottom"), ("ruled_above", "top")):
            border = borders.find(w(name))
            values[key] = border is not None and border.get(VAL) not in (None, "nil", "none")
    numbered = properties.find(f"{w('numPr')}/{w('numId')}")
    if numbered is not None:
        values["numbered"] = numbered.get(VAL) != "0"
    return values


def _spacing(spacing: Element | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key in ("before", "after"):
        length = number(spacing, key)
        if length is not None:
            values[key] = length / 20
        if spacing is not None and spacing.get(w(f"{key}Autospacing")) in ("1", "true", "on"):
            values[key] = 14.0
    line = number(spacing, "line")
    if line is not None and spacing is not None:
        exact = spacing.get(w("lineRule"), "auto") in ("exact", "atLeast")
        values |= {"exact": exact, "line": line / (20 if exact else 240)}
    return values
