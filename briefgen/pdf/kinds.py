"""How attributes are read: numbers, lengths, words, names, choices."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefgen.pdf.faces import WEIGHTS

Value = float | str | bool
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
PARTS = re.compile(r"(\d+(?:\.\d+)?)(?:%|fr)")
PRINTED = re.compile(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+")
MACHINE = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,2})?")
NO_NUMBER = frozenset({"", "-", "–", "…", "None"})
ADDRESSES = re.compile("https?://.|mailto:.", re.IGNORECASE)
YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false", ""})


@dataclass(frozen=True, slots=True)
class Kind:
    """How an attribute is read.

    Args:
        read: returns the value; raises ``ValueError``.
        example: goes in the message.
        sort: what it is to an editor: ``number``, ``whole``, ``flag``, ``choice`` or ``text``; of a
            name what it is the name of: ``style``, ``colour``, ``symbol``, ``font``, ``place``.
    """

    read: Callable[[str], Value]
    example: str
    sort: str = "text"


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag may carry: attributes by name, children by name, and whether words."""

    attributes: Mapping[str, Kind]
    children: frozenset[str] = frozenset()
    words: bool = False


def _flag(text: str) -> bool:
    word = text.strip().lower()
    if word in YES or word in NO:
        return word in YES
    raise ValueError(text)


def _width(text: str) -> Value:
    """Return millimetres, ``rest``, ``auto``, or parts such as ``25%`` and ``2fr``."""
    if text in ("rest", "auto"):
        return text
    found = PARTS.fullmatch(text)
    if found:
        _positive(found[1])
        return text
    return _positive(text)


def _widths(text: str) -> str:
    words = text.split()
    if not words or "auto" in words:
        raise ValueError(text)
    return " ".join(str(_width(word)) for word in words)


def _decimal(text: str) -> str:
    """Return a number as ``Decimal`` reads it; nothing where there is none."""
    word = text.strip().replace("−", "-")
    if word in NO_NUMBER:
        return ""
    if PRINTED.fullmatch(word):
        return word.replace(".", "").replace(",", ".")
    if not MACHINE.fullmatch(word):
        raise ValueError(text)
    return word


def _decimals(text: str) -> str:
    words = text.replace(";", " ").split()
    return ";".join(_decimal(word) or "-" for word in words)


def _positive(text: str) -> float:
    number = float(text)
    if not 0 <= number < 10000:
        raise ValueError(text)
    return number


def _number(text: str) -> float:
    number = float(text)
    if not -10000 < number < 10000:
        raise ValueError(text)
    return number


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError(text)
    return text.strip()


def _address(text: str) -> str:
    address = _name(text)
    if not ADDRESSES.match(address) or not address.isprintable() or " " in address:
        raise ValueError(text)
    return address


def choice(*words: str) -> Kind:
    """Return the kind of an attribute that is one of ``words``."""

    def read(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return Kind(read, " | ".join(words), "choice")


NUMBER = Kind(_number, "12.5", "number")
SIZE = Kind(_positive, "12.5", "number")
COUNT = Kind(lambda text: float(int(text)), "2", "whole")
FLAG = Kind(_flag, "yes | no", "flag")
WIDTH = Kind(_width, "62 | 25% | 2fr | rest | auto")
WIDTHS = Kind(_widths, "2fr 1fr 30")
DECIMAL = Kind(_decimal, "97.6 | 97,6")
DECIMALS = Kind(_decimals, "3.1 3.4 – 4.0")
NAME = Kind(_name, "title")
STYLE = Kind(_name, "title", "style")
INK = Kind(_name, "ink", "colour")
SYMBOL = Kind(_name, "met", "symbol")
FONT = Kind(_name, "words", "font")
PLACE = Kind(_name, "part-2", "place")
TEXT = Kind(str, "…")
COLOUR_VALUE = Kind(_name, "#24406B")
ADDRESS = Kind(_address, "https://… | mailto:…")
SHAPE = choice("up", "down", "level", "disc", "diamond", "ring", "arrow-down", "arrow-up")
ROLE = choice("P", "H1", "H2", "H3", "Note", "Caption", "none")
ALIGN = choice("left", "centre", "right")
PAGES = choice("all", "first", "rest")

BLOCK: Mapping[str, Kind] = {"id": NAME, "hidden": FLAG, "above": SIZE, "with-next": FLAG}
SPOT: Mapping[str, Kind] = {"x": NUMBER, "y": NUMBER, "width": SIZE}
TYPE: Mapping[str, Kind] = {
    "font": FONT,
    "weight": choice(*WEIGHTS),
    "italic": FLAG,
    "size": SIZE,
    "leading": SIZE,
    "colour": INK,
}
