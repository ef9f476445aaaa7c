"""Colours, type styles and symbols a template declares, resolved by name."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace

from briefgen.errors import Problem, TemplateError
from briefgen.pdf.faces import FAMILIES, MM, WEIGHTS, Face, find_face
from briefgen.pdf.kinds import COLOUR, Value
from briefgen.pdf.tree import Node

LEADING = 1.25
DECLARING = frozenset({"font", "colour", "style", "symbol"})
ASKED_AT_MOST = 4096
SHEETS_AT_MOST = 32
LIGHT = 0xD2
TONES: Mapping[str, str] = {
    "ink": "#1A1F2B",
    "ink-2": "#4A5261",
    "ink-3": "#69707D",
    "axis": "#69707D",
    "hairline": "#C5CBD4",
    "bar": "#24406B",
    "beyond": "#178F82",
    "near": "#BD7F14",
    "gap": "#A8380A",
    "band-1": "#D5DAE1",
    "band-2": "#E6EAEF",
    "band-3": "#F3F5F8",
    "paper": "#FFFFFF",
}
"""The official theme, for colours that a template uses without declaring them."""
PLAIN_COLOURS: Mapping[str, str] = {"black": "#000000", "white": "#FFFFFF"}


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: ``size`` in pt, ``leading`` in mm, ``colour`` as ``#RRGGBB``."""

    family: str
    weight: str = "regular"
    italic: bool = False
    size: float = 9
    leading: float = 0
    colour: str = "#000000"

    @property
    def line(self) -> float:
        """Return the distance of baselines in mm."""
        return self.leading or self.size * LEADING * MM


@dataclass(frozen=True, slots=True)
class Symbol:
    """A mark by name: its shape and colour."""

    shape: str
    colour: str


def sheet_of(doc: Node, palette: str = "colour") -> "Sheet":
    """Return the styles that a document declares; documents that declare the same share them.

    Raises:
        TemplateError: as ``Sheet``.
    """
    nodes = [node for node in doc.nodes() if node.tag in DECLARING]
    key: tuple[str | int, ...] = (palette, *(id(node.values) for node in nodes))
    found = _SHEETS.get(key)
    if found is None:
        found = ([node.values for node in nodes], Sheet(doc, palette=palette))
        if len(_SHEETS) >= SHEETS_AT_MOST:
            _SHEETS.clear()
        _SHEETS[key] = found
    return found[1].again()


class Sheet:
    """The styles of one document, in one of the palettes ``colour``, ``gray`` and ``mono``.

    Raises:
        TemplateError: ``font-unknown``, ``colour-value``, ``colour-unknown``, ``style-unknown``.
    """

    def __init__(self, doc: Node, *, palette: str = "colour") -> None:
        self._problems: list[Problem] = []
        self._palette = palette
        self.mono = palette == "mono"
        self._families = {node.word("name"): self._family(node) for node in doc.nodes("font")}
        self._colours = dict(PLAIN_COLOURS)
        for node in doc.nodes("colour"):
            self._colours[node.word("name")] = PALETTES[palette](self._value(node))
        self._styles: dict[str, Style] = {}
        for node in doc.nodes("style"):
            self._styles[node.word("name")] = self._style_of(node, None)
        self._symbols = {
            node.word("name"): Symbol(node.word("shape"), self.colour(node.word("colour"), node))
            for node in doc.nodes("symbol")
        }
        self._faces: dict[Style, Face] = {}
        self._known_faces: dict[int, tuple[Style, Face]] = {}
        self._asked: dict[tuple[int, int], tuple[object, Style | None, Style]] = {}
        self._manners: dict[str, object] = {}
        self.raise_problems()

    def again(self) -> "Sheet":
        """Return the same styles for another document, with no problem noted."""
        made = copy(self)
        made._problems = []
        return made

    @property
    def noted(self) -> int:
        """Return how many problems were found since they were raised."""
        return len(self._problems)

    def manner(self, language: str) -> object:
        """Return what stands for these styles in a language: the same for all that share them."""
        found = self._manners.get(language)
        if found is None:
            found = self._manners[language] = object()
        return found

    def raise_problems(self) -> None:
        """Raise what was found since the last call."""
        if self._problems:
            found, self._problems = self._problems, []
            raise TemplateError(found)

    def colour(self, name: str, node: Node) -> str:
        """Return a colour as ``#RRGGBB``: as declared, else as the official theme has it."""
        if name not in self._colours and name in TONES:
            return PALETTES[self._palette](TONES[name])
        if name not in self._colours:
            facts = {"name": name, "known": sorted(self._colours)}
            self._problems.append(Problem("colour-unknown", node.at, facts))
        return self._colours.get(name, "#000000")

    @property
    def family(self) -> str:
        """Return the family of words that ask for none: the first declared."""
        return next(iter(self._families.values()), FAMILIES[0])

    def style(
        self, name: str, node: Node, otherwise: Style | None = None, *, known: bool = False
    ) -> Style:
        """Return the style called ``name``; no name gives ``otherwise``.

        ``known`` asks for a style of ours, which a template need not declare.
        """
        if known and otherwise is not None:
            return self._styles.get(name, otherwise)
        if name in self._styles:
            return self._styles[name]
        if name or otherwise is None:
            facts = {"name": name, "known": sorted(self._styles) or ["–"]}
            self._problems.append(Problem("style-unknown", node.at, facts))
        return otherwise or Style(next(iter(self._families.values()), FAMILIES[0]))

    def style_of(self, node: Node, otherwise: Style | None = None) -> Style:
        """Return the style a node asks for: by name or parent, changed by its own attributes."""
        key = (id(node.values), id(otherwise))
        known = self._asked.get(key)
        if known is not None and known[0] is node.values and known[1] is otherwise:
            return known[2]
        before = len(self._problems)
        style = self._style_of(node, otherwise)
        if len(self._problems) == before:
            if len(self._asked) >= ASKED_AT_MOST:
                self._asked.clear()
            self._asked[key] = (node.values, otherwise, style)
        return style

    def _style_of(self, node: Node, otherwise: Style | None) -> Style:
        family = next(iter(self._families.values()), FAMILIES[0])
        name = node.word("parent" if node.tag == "style" else "style")
        style = self.style(name, node) if name else otherwise or Style(family)
        return self._changed(style, node) if node.values.keys() & TYPE else style

    def symbol(self, name: str, node: Node) -> Symbol:
        """Return the symbol called ``name``."""
        if name not in self._symbols:
            facts = {"name": name, "known": sorted(self._symbols) or ["–"]}
            self._problems.append(Problem("symbol-unknown", node.at, facts))
        return self._symbols.get(name, Symbol("ring", "#000000"))

    def face(self, style: Style, node: Node) -> Face:
        """Return the face of a style."""
        known = self._known_faces.get(id(style))
        if known is not None and known[0] is style:
            return known[1]
        face = self._faces.get(style)
        if face is None:
            face = find_face(style.family, style.weight, style.italic)
            if face is None:
                name = f"{style.family} {style.weight}{' italic' if style.italic else ''}"
                facts = {"name": name, "known": FAMILIES}
                raise TemplateError(Problem("font-unknown", node.at, facts))
            self._faces[style] = face
        if len(self._known_faces) >= ASKED_AT_MOST:
            self._known_faces.clear()
        self._known_faces[id(style)] = style, face
        return face

    def _changed(self, style: Style, node: Node) -> Style:
        if "font" in node.values:
            style = replace(style, family=self._known_family(node))
        if "weight" in node.values:
            style = replace(style, weight=self._weight(node))
        if "italic" in node.values:
            style = replace(style, italic=node.flag("italic"))
        if "colour" in node.values:
            style = replace(style, colour=self.colour(node.word("colour"), node))
        return replace(
            style,
            size=node.number("size", style.size),
            leading=node.number("leading", style.leading),
        )

    def _family(self, node: Node) -> str:
        family = node.word("family")
        if find_face(family) is None:
            facts = {"name": family, "known": FAMILIES}
            self._problems.append(Problem("font-unknown", node.at, facts))
        return family

    def _known_family(self, node: Node) -> str:
        name = node.word("font")
        if name in FAMILIES and name not in self._families:
            return name
        if name not in self._families:
            facts = {"name": name, "known": sorted(self._families) or ["–"]}
            self._problems.append(Problem("font-unknown", node.at, facts))
        return self._families.get(name, FAMILIES[0])

    def _weight(self, node: Node) -> str:
        weight = node.word("weight")
        if weight not in WEIGHTS:
            facts = {"name": "weight", "value": weight, "example": " | ".join(WEIGHTS)}
            self._problems.append(Problem("attribute-value", node.at, facts))
            return "regular"
        return weight

    def _value(self, node: Node) -> str:
        value = node.word("value")
        if not COLOUR.fullmatch(value):
            self._problems.append(Problem("theme-colour", node.at, {"value": value}))
            return "#000000"
        return value


_SHEETS: "dict[tuple[str | int, ...], tuple[list[dict[str, Value]], Sheet]]" = {}
"""By the identity of what declares them, which is kept so that nothing else gets it."""
TYPE = frozenset({"font", "weight", "italic", "size", "leading", "colour"})


def to_gray(colour: str) -> str:
    """Return the grey that a colour prints as: the same luminance by IEC 61966-2-1 (sRGB)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    level = round(
        255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)
    )
    return f"#{level:02X}{level:02X}{level:02X}"


def to_mono(colour: str) -> str:
    """Return black, or white for a tint too light to carry meaning: 1.5 : 1 and less on white."""
    return "#FFFFFF" if int(to_gray(colour)[1:3], 16) >= LIGHT else "#000000"


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)


PALETTES: Mapping[str, Callable[[str], str]] = {
    "colour": str,
    "gray": to_gray,
    "mono": to_mono,
}
