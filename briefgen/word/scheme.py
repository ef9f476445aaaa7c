"""A template in other colours, another font, other tables: as if its designer had chosen them.

Word keeps the colours and fonts that styles refer to in one part, the document's theme; styles
name a place in it (``accent1``, ``minorHAnsi``). Only that part and the values noted beside such
names are changed, which other office programs read instead. So a template's own styles stay what
they are, nothing is formatted directly, and what names no place of the theme stays as it is.
Source: ISO/IEC 29500-1, 20.1.6 (theme), 17.3.2.6 (themeColor, themeTint, themeShade).
"""

import re
from collections.abc import Iterable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from briefgen.catalog.writing import attribute
from briefgen.word.archive import Member, pack, unpack

if TYPE_CHECKING:
    from briefgen.word.template import CompiledTemplate

Missed = Literal["colour", "font", "tables"]
_SAME = {
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_THEME_PART, _STYLES_PART = re.compile(r"word/theme/[^/]+\.xml"), "word/styles.xml"
_PARTS = re.compile(r"word/(styles|numbering|header\d*|footer\d*|footnotes|endnotes)\.xml")
_MARKED = re.compile(r'<w:(\w+) [^<>]*?w:theme(?:Color|Fill)="[^<>]*>')
_FONTS = re.compile(r"<w:rFonts [^<>]*?w:asciiTheme=[^<>]*>")
_FONT_SLOT = re.compile(r'(w:(?:ascii|hAnsi|eastAsia|cs)=")[^"]*')
_LATIN = re.compile(
    r'(<a:(?:major|minor)Font>.*?<a:latin typeface=")[^"]*("(?: panose="[^"]*")?)', re.DOTALL
)
_STYLE = re.compile(r'<w:style [^<>]*w:type="table"[^<>]*>.*?</w:style>', re.DOTALL)
_STYLE_NAME = re.compile(r'<w:name w:val="([^"]*)"')
_STYLE_LOOK = re.compile(r"<w:(?:pPr|rPr|tblPr|trPr|tcPr|tblStylePr)\b.*(?=</w:style>)", re.DOTALL)
_DEFAULT_LANGUAGE = re.compile(
    r'(<w:rPrDefault>(?:(?!</w:rPrDefault>).)*<w:lang [^<>]*?w:val=")[^"]*', re.DOTALL
)
_PLAIN_COLOUR = re.compile(r'<w:(?:color|top|left|bottom|right|shd) [^<>]*"([0-9A-F]{6})"[^<>]*>')
_VIVID = 48  # parts of 255 between the strongest and the weakest light: more than a tinted grey


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours and fonts to put in the place of a template's.

    Args:
        colours: place of the theme (``dk1`` … ``accent6``) → ``RRGGBB``.
        font: name of the font of headings and text; ``None`` leaves the template's.
        looks: name of a table style → name of the table style whose look it takes.
        language: of text that says none of its own; ``None`` leaves the template's.
    """

    colours: Mapping[str, str] = field(default_factory=dict)
    font: str | None = None
    looks: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None


def rethemed(
    template: "CompiledTemplate", scheme: Scheme
) -> tuple["CompiledTemplate", frozenset[Missed]]:
    """Return the template in a scheme, and what of the scheme it has no place for.

    A scheme that says nothing gives the same template back and reads nothing of it.
    """
    if not (scheme.colours or scheme.font or scheme.looks or scheme.language):
        return template, frozenset()
    made = tuple(_changed(member, scheme) for member in template.members)
    before = {member.name: member for member in template.members}
    styles = (
        unpack(before[_STYLES_PART]).decode("utf-8", "replace") if _STYLES_PART in before else ""
    )
    return replace(template, members=made), frozenset(_missed(styles, scheme))


def _changed(member: Member, scheme: Scheme) -> Member:
    """Return a member in the scheme; the same one where it holds nothing of it."""
    is_theme = _THEME_PART.fullmatch(member.name)
    if not is_theme and not _PARTS.fullmatch(member.name):
        return member
    try:
        text = unpack(member).decode()
    except UnicodeDecodeError:  # in UTF-16, as no office program writes it; it stays as it is
        return member
    new = _theme(text, scheme) if is_theme else _marked(text, scheme)
    if member.name == _STYLES_PART and scheme.looks:
        new = _restyled(new, scheme.looks)
    if member.name == _STYLES_PART and scheme.language:
        spoken = attribute(scheme.language)
        new = _DEFAULT_LANGUAGE.sub(lambda found: f"{found[1]}{spoken}", new, count=1)
    return member if new == text else pack(member.name, new.encode())


def _theme(text: str, scheme: Scheme) -> str:
    """Return the theme part with the scheme's colours and font."""
    for place, colour in scheme.colours.items():
        made = f'<a:{place}><a:srgbClr val="{colour}"/></a:{place}>'
        text = re.sub(rf"<a:{place}>.*?</a:{place}>", made, text, count=1, flags=re.DOTALL)
    if scheme.font:
        name = attribute(scheme.font)
        text = _LATIN.sub(lambda found: f'{found[1]}{name}"', text)
    return text


def _marked(text: str, scheme: Scheme) -> str:
    """Return a part with new values beside the names of places in the theme."""
    if scheme.colours:
        text = _MARKED.sub(lambda found: _element(found[0], found[1], scheme.colours), text)
    if scheme.font:
        name = attribute(scheme.font)
        text = _FONTS.sub(
            lambda found: _FONT_SLOT.sub(lambda slot: f"{slot[1]}{name}", found[0]), text
        )
    return text


def _element(text: str, tag: str, colours: Mapping[str, str]) -> str:
    """Return one element with the values of its theme colours."""
    own = "val" if tag == "color" else "color"
    for mark, value in (("Color", own), ("Fill", "fill")):
        said = re.search(rf'w:theme{mark}="(\w+)"', text)
        colour = colours.get(_SAME.get(said[1], said[1])) if said else None
        if colour is not None:
            prefix = "theme" if mark == "Color" else "themeFill"
            made = _shaded(colour, _part(text, f"{prefix}Tint"), _part(text, f"{prefix}Shade"))
            text = re.sub(rf'(?<= w:{value}=")[^"]*', made, text, count=1)
    return text


def _part(text: str, name: str) -> float | None:
    """Return a share of 255 that an attribute gives, ``None`` where it is not there."""
    found = re.search(rf'w:{name}="([0-9A-Fa-f]{{2}})"', text)
    return int(found[1], 16) / 255 if found else None


def _shaded(colour: str, tint: float | None, shade: float | None) -> str:
    """Return a colour nearer to white (``tint``) or black (``shade``), as Word reckons it."""
    if tint is None and shade is None:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = rgb_to_hls(red, green, blue)
    if shade is not None:
        light *= shade
    if tint is not None:
        light = light * tint + (1 - tint)
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, strength))


def _restyled(text: str, looks: Mapping[str, str]) -> str:
    """Return the styles with the looks of some put in the place of others'."""
    known = _table_styles(text)
    for name, like in looks.items():
        if name in known and like in known:
            text = text.replace(known[name], _in_look(known[name], known[like]), 1)
    return text


def _in_look(style: str, like: str) -> str:
    """Return a style with the properties of another; its name and place stay its own."""
    own, other = _STYLE_LOOK.search(style), _STYLE_LOOK.search(like)
    start, end = own.span() if own else (style.rindex("</w:style>"),) * 2
    return style[:start] + (other[0] if other else "") + style[end:]


def _table_styles(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in _STYLE.findall(text):
        name = _STYLE_NAME.search(style)
        if name:
            found[name[1]] = style
    return found


def _missed(styles: str, scheme: Scheme) -> Iterable[Missed]:
    """Yield what the styles of a template have no place for."""
    if scheme.font and not _FONTS.search(styles):
        yield "font"
    if scheme.colours and not _MARKED.search(styles) and any(map(_vivid, _coloured(styles))):
        yield "colour"
    known = _table_styles(styles) if scheme.looks else {}
    if any(name in known and like not in known for name, like in scheme.looks.items()):
        yield "tables"


def _coloured(styles: str) -> list[str]:
    return _PLAIN_COLOUR.findall(styles)


def _vivid(colour: str) -> bool:
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return max(parts) - min(parts) > _VIVID
