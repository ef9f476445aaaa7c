"""How attributes are read: numbers, lengths, words, names, choices."""

import re
from collections.abc import Callable
from dataclasses import dataclass

Value = float | str | bool
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
ADDRESSES = re.compile("https?://.|mailto:.", re.IGNORECASE)
YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false", ""})


@dataclass(frozen=True, slots=True)
class Kind:
    """How an attribute is read: ``read`` raises ``ValueError``; ``example`` goes in the message."""

    read: Callable[[str], Value]
    example: str


def _flag(text: str) -> bool:
    word = text.strip().lower()
    if word in YES or word in NO:
        return word in YES
    raise ValueError(text)


def _width(text: str) -> Value:
    return text if text in ("rest", "auto") else _positive(text)


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

    return Kind(read, " | ".join(words))


NUMBER = Kind(_number, "12.5")
SIZE = Kind(_positive, "12.5")
COUNT = Kind(lambda text: float(int(text)), "2")
FLAG = Kind(_flag, "yes | no")
WIDTH = Kind(_width, "62 | rest | auto")
NAME = Kind(_name, "title")
TEXT = Kind(str, "…")
COLOUR_VALUE = Kind(_name, "#24406B")
ADDRESS = Kind(_address, "https://… | mailto:…")
SHAPE = choice("up", "down", "disc", "diamond", "ring", "arrow-down", "arrow-up")
ROLE = choice("P", "H1", "H2", "H3", "Note", "Caption", "none")
ALIGN = choice("left", "centre", "right")
