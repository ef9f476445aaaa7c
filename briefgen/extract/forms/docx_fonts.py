"""Which font a run of a Word document is set in: its own, or that of its styles.

Only the name matters: letters in fonts made for TCVN3 and VNI are Vietnamese by the font alone.
"""

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BASES = 20


class Fonts:
    """The fonts of a document.

    Args:
        styles: root of ``word/styles.xml``; ``None`` for a document without styles.
    """

    def __init__(self, styles: _Element | None) -> None:
        self._own: dict[str, str] = {}
        self._base: dict[str, str] = {}
        self._normal = ""
        self._default = ""
        if styles is None:
            return
        self._default = _font_in(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in styles.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._own[name] = _font_in(style.find(f"{W}rPr"))
            base = style.find(f"{W}basedOn")
            if base is not None:
                self._base[name] = base.get(f"{W}val", "")
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._normal = name

    def of_paragraph(self, paragraph: _Element) -> str:
        """Return the font that the style of a paragraph gives, else that of the document."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else self._normal
        return self._of_style(name) or self._default

    def of_run(self, run: _Element, around: str) -> str:
        """Return the font of a run in a paragraph whose own font is ``around``."""
        properties = run.find(f"{W}rPr")
        own = _font_in(properties)
        if own or properties is None:
            return own or around
        style = properties.find(f"{W}rStyle")
        return (self._of_style(style.get(f"{W}val", "")) if style is not None else "") or around

    def _of_style(self, name: str) -> str:
        for _ in range(_MOST_BASES):
            if self._own.get(name):
                return self._own[name]
            name = self._base.get(name, "")
        return ""


def _font_in(properties: _Element | None) -> str:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None:
        return ""
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
