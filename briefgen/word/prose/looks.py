"""What tags and ``style`` attributes of HTML say of letters and lines."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from briefgen.word.content.nouns import PLAIN, Align, Look

CODE_FONT = "Courier New"
CODE = Look(font=CODE_FONT)
BY_TAG: Mapping[str, Look] = {
    **dict.fromkeys(("b", "strong", "th", "dt"), Look(bold=True)),
    **dict.fromkeys(("i", "em", "cite", "dfn", "address", "var"), Look(italic=True)),
    **dict.fromkeys(("u", "ins"), Look(underline=True)),
    **dict.fromkeys(("s", "del", "strike"), Look(strike=True)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), CODE),
    "sub": Look(subscript=True),
    "sup": Look(superscript=True),
    "mark": Look(highlight="yellow"),
}
_ALIGNS: Mapping[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "justify": "both",
}
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?(\d{1,5}(?:\.\d{1,4})?)\s*(pt|px|cm|mm|in|)\s*", re.IGNORECASE)
_POINTS: Mapping[str, Decimal] = {
    "pt": Decimal(1),
    "px": Decimal("0.75"),  # CSS: 96 px are an inch, 72 pt too
    "": Decimal("0.75"),
    "cm": Decimal(72) / Decimal("2.54"),
    "mm": Decimal(72) / Decimal("25.4"),
    "in": Decimal(72),
}
_FONT_SIZES = {"1": 15, "2": 20, "3": 24, "4": 27, "5": 36, "6": 48, "7": 72}  # in half points
_SMALLEST, _LARGEST = 2, 3276
_HEAVY = 600


def look_of(tag: str, attributes: Mapping[str, str]) -> Look:
    """Return what an element says of the letters in it; what cannot be read says nothing."""
    said = declarations(attributes)
    look = BY_TAG.get(tag, PLAIN)
    if tag == "font":
        look = Look(
            color=colour(attributes.get("color", "")),
            size=_FONT_SIZES.get(attributes.get("size", "")),
        )
    if not said:
        return look
    background = said.get("background-color") or said.get("background", "")
    line = said.get("text-decoration", "") + said.get("text-decoration-line", "")
    own = Look(
        bold=_weight(said.get("font-weight", "")),
        italic={"italic": True, "oblique": True, "normal": False}.get(said.get("font-style", "")),
        underline=True if "underline" in line else None,
        strike=True if "line-through" in line else None,
        color=colour(said.get("color", "")),
        highlight=colour(background),
        size=_size(said.get("font-size", "")),
        subscript=True if said.get("vertical-align") == "sub" else None,
        superscript=True if said.get("vertical-align") == "super" else None,
    )
    return own.over(look)


def align_of(attributes: Mapping[str, str]) -> Align | None:
    """Return how an element says its lines stand."""
    said = declarations(attributes).get("text-align") or attributes.get("align", "")
    return _ALIGNS.get(said.strip().lower())


def fill_of(attributes: Mapping[str, str]) -> str | None:
    """Return the colour behind a cell."""
    said = declarations(attributes)
    typed = said.get("background-color") or said.get("background") or attributes.get("bgcolor", "")
    return colour(typed)


def declarations(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return what the ``style`` attribute says, in small letters."""
    typed = attributes.get("style", "")
    return {name.lower(): text.strip().lower() for name, text in _DECLARATION.findall(typed)}


def colour(typed: str) -> str | None:
    """Return a colour of CSS as six hexadecimal digits; ``None`` for what is none."""
    typed = typed.removesuffix("!important").strip()
    if not typed or len(typed) > 40 or typed == "transparent":
        return None
    from PIL import ImageColor

    try:
        return "".join(f"{part:02X}" for part in ImageColor.getrgb(typed)[:3])
    except ValueError:
        return None


def points(typed: str) -> Decimal | None:
    """Return a length of CSS in points; ``None`` for one that depends on something else."""
    found = _LENGTH.fullmatch(typed)
    try:
        return Decimal(found[1]) * _POINTS[found[2].lower()] if found else None
    except InvalidOperation:
        return None


def _size(typed: str) -> int | None:
    length = points(typed)
    if not length:
        return None
    return min(max(round(length * 2), _SMALLEST), _LARGEST)


def _weight(typed: str) -> bool | None:
    if typed in ("bold", "bolder"):
        return True
    if typed.isdecimal():
        return int(typed[:5]) >= _HEAVY
    return False if typed == "normal" else None
