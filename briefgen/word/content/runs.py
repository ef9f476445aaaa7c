"""Text with a look as runs of WordprocessingML."""

import re
from collections.abc import Iterator

from briefgen.catalog.shown import refuse
from briefgen.catalog.writing import attribute, checked_link
from briefgen.word.content.nouns import (
    PLAIN,
    Listing,
    Look,
    Picture,
    Piece,
    RichText,
    Run,
    Spoken,
)
from briefgen.word.host import Host
from briefgen.word.settling import inline

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LINKED = Look(color="0563C1", underline=True)  # as in Word, where no style says it
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|auto)")
_FONT_KINDS = ("ascii", "hAnsi", "cs", "eastAsia")
_UNDERLINES = frozenset(
    (
        *("none", "single", "words", "double", "thick", "dotted", "dottedHeavy", "dash"),
        *("dashedHeavy", "dashLong", "dashLongHeavy", "dotDash", "dashDotHeavy", "dotDotDash"),
        *("dashDotDotHeavy", "wave", "wavyHeavy", "wavyDouble"),
    )
)
_HIGHLIGHTS = frozenset(
    (
        *("black", "blue", "cyan", "green", "magenta", "red", "yellow", "white", "darkBlue"),
        *("darkCyan", "darkGreen", "darkMagenta", "darkRed", "darkYellow", "darkGray"),
        *("lightGray", "none"),
    )
)


def write_rich_text(value: RichText, host: Host) -> str:
    """Return the runs of a text, to stand in the place of its tag."""
    return inline("".join(runs(value.parts, PLAIN, host)))


def write_spoken(value: Spoken, host: Host) -> str:
    """Return the runs of a text in several languages, to stand in the place of its tag."""
    return inline("".join(runs(value.parts, PLAIN, host)))


def write_listing(value: Listing, host: Host) -> str:
    """Return the text as a plain value is written."""
    return host.text(value.text)


def runs(parts: tuple[Piece, ...], look: Look, host: Host) -> Iterator[str]:
    """Yield runs and links; ``look`` is that of what surrounds the parts."""
    for part in parts:
        if isinstance(part, str):
            yield run(part, look, host)
        elif isinstance(part, RichText):
            yield from runs(part.parts, look, host)
        elif isinstance(part, Picture):
            from briefgen.word.content.pictures import picture_run

            yield picture_run(part, host)
        elif part.url:
            yield _link(part, look, host)
        else:
            yield from runs((part.text,), part.look.over(look), host)


def run(text: str, look: Look, host: Host) -> str:
    """Return one run."""
    return f'<w:r>{look_xml(look, host)}<w:t xml:space="preserve">{host.text(text)}</w:t></w:r>'


def _link(part: Run, look: Look, host: Host) -> str:
    address = checked_link(part.url or "")
    relation = host.relate(HYPERLINK, address, external=True)
    own = part.look.over(look)
    if own.style is None:
        style = host.style("character", "Hyperlink")
        own = Look(style=style).over(own) if style else own.over(_LINKED)
    inside = "".join(runs((part.text,), own, host))
    names = f'xmlns:r="{host.NAMESPACE}"'
    return f'<w:hyperlink {names} r:id="{relation}" w:history="1">{inside}</w:hyperlink>'


def look_xml(look: Look, host: Host) -> str:
    """Return ``w:rPr`` in the order of the schema (ISO/IEC 29500-1, CT_RPr)."""
    made = [
        _valued("rStyle", host.style("character", look.style)) if look.style else "",
        _fonts(look.font) if look.font else "",
        _switch("b", look.bold),
        _switch("i", look.italic),
        _switch("caps", look.caps),
        _switch("smallCaps", look.small_caps),
        _switch("strike", look.strike),
        _valued("color", _colour(look.color)),
        _size(look.size),
        _highlight(look.highlight),
        _valued("u", _underline(look.underline)),
        _shade(look.highlight),
        _vertical(look),
        _switch("rtl", look.rtl),
        _valued("lang", look.lang),
    ]
    return f"<w:rPr>{''.join(made)}</w:rPr>"


def _valued(name: str, value: str | None) -> str:
    return f'<w:{name} w:val="{attribute(value)}"/>' if value else ""


def _switch(name: str, on: bool | None) -> str:
    if on is None:
        return ""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def _colour(typed: str | None) -> str | None:
    if typed is None:
        return None
    found = _COLOUR.fullmatch(typed)
    if not found:
        refuse("value-colour-unreadable", colour=typed)
    return found[1]


def _size(half_points: int | None) -> str:
    if half_points is None:
        return ""
    if not 2 <= half_points <= 3276:  # 1 to 1638 pt, as Word allows
        refuse("value-size-odd", size=half_points)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _highlight(typed: str | None) -> str:
    return _valued("highlight", typed) if typed in _HIGHLIGHTS else ""


def _shade(typed: str | None) -> str:
    if typed is None or typed in _HIGHLIGHTS:
        return ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{_colour(typed)}"/>'


def _underline(typed: bool | str | None) -> str | None:
    if typed is None or isinstance(typed, bool):
        return None if typed is None else "single" if typed else "none"
    if typed not in _UNDERLINES:
        refuse("value-underline-unknown", underline=typed)
    return typed


def _vertical(look: Look) -> str:
    if look.superscript:
        return '<w:vertAlign w:val="superscript"/>'
    return '<w:vertAlign w:val="subscript"/>' if look.subscript else ""


def _fonts(typed: str) -> str:
    """Return the fonts; a name with a kind before a colon is for those letters only."""
    kind, colon, name = typed.partition(":")
    if colon and kind in _FONT_KINDS:
        return f'<w:rFonts w:{kind}="{attribute(name)}"/>'
    each = " ".join(f'w:{kind}="{attribute(typed)}"' for kind in _FONT_KINDS)
    return f"<w:rFonts {each}/>"
