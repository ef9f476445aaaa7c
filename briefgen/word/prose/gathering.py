"""Words and pictures gathered into paragraphs, with white space as HTML counts it."""

import re
from dataclasses import dataclass, field

from briefgen.word.content.nouns import (
    PLAIN,
    Align,
    Block,
    Like,
    Look,
    Numbering,
    Paragraph,
    Picture,
    Piece,
    Run,
)

_SPACE = re.compile(r"[ \t\n\r\f]+")
_NOTHING = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")  # from references
_LINE_END = re.compile(r"\r\n?|\f")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the paragraphs of an element are.

    Args:
        style, numbering, outline, indent, align, tight, like: as of ``Paragraph``.
        look: of their letters, beyond what the style gives.
        kept: whether white space is kept as it is.
    """

    style: str | None = None
    numbering: Numbering | None = None
    outline: int | None = None
    indent: int = 0
    align: Align | None = None
    tight: bool = False
    like: Like | None = "all"
    look: Look = PLAIN
    kept: bool = False


@dataclass(slots=True)
class _Stretch:
    """Letters of one look."""

    text: str
    look: Look
    url: str | None


@dataclass(slots=True)
class Gathering:
    """Blocks that are being made: those that are ready, and the paragraph that is open.

    Args:
        blocks: ready.
        frame: of the open paragraph.
    """

    blocks: list[Block] = field(default_factory=list)
    frame: Frame = field(default_factory=Frame)
    _open: list[_Stretch | Picture] = field(default_factory=list)

    def text(self, text: str, look: Look, url: str | None, frame: Frame) -> None:
        """Add letters to the open paragraph; white space between blocks is nothing."""
        text = _NOTHING.sub("\ufffd", text)
        if frame.kept:
            text = _LINE_END.sub("\n", text)
        else:
            text = _SPACE.sub(" ", text)
            if self._at_line_start():
                text = text.lstrip(" ")
        if not text:
            return
        self._begin(frame)
        last = self._open[-1] if self._open else None
        if isinstance(last, _Stretch) and (last.look, last.url) == (look, url):
            last.text += text
        else:
            self._open.append(_Stretch(text, look, url))

    def line_break(self, look: Look, frame: Frame) -> None:
        """End a line within the open paragraph."""
        self._trim_end(" ")
        self._begin(frame)
        self._open.append(_Stretch("\n", look, None))

    def picture(self, picture: Picture, frame: Frame) -> None:
        """Add a picture to the open paragraph."""
        self._begin(frame)
        self._open.append(picture)

    def block(self, block: Block) -> None:
        """Add a block of its own."""
        self.close()
        self.blocks.append(block)

    def close(self) -> None:
        """End the open paragraph, if there is one; one with nothing but a line break is empty."""
        if not self._open:
            return
        frame = self.frame
        if frame.kept:
            self._trim_end("\n", most=1)
        else:
            self._trim_end(" ")
            self._trim_end("\n", most=1)
        parts: list[Piece] = [
            Run(one.text, one.look.over(frame.look), one.url) if isinstance(one, _Stretch) else one
            for one in self._open
        ]
        self._open = []
        self.blocks.append(made_of(frame, tuple(parts)))

    def empty(self, frame: Frame) -> None:
        """Add a paragraph without content."""
        self.close()
        self.blocks.append(made_of(frame, ()))

    def _begin(self, frame: Frame) -> None:
        if not self._open:
            self.frame = frame

    def _at_line_start(self) -> bool:
        last = self._open[-1] if self._open else None
        return last is None or (isinstance(last, _Stretch) and last.text.endswith((" ", "\n")))

    def _trim_end(self, sign: str, most: int | None = None) -> None:
        """Take signs off the end of the open paragraph."""
        while self._open:
            last = self._open[-1]
            if not isinstance(last, _Stretch) or not last.text.endswith(sign):
                return
            last.text = last.text.removesuffix(sign) if most else last.text.rstrip(sign)
            if not last.text:
                self._open.pop()
            if most:
                return


def made_of(frame: Frame, parts: tuple[Piece, ...]) -> Paragraph:
    """Return the paragraph of a frame."""
    return Paragraph(
        parts,
        style=frame.style,
        numbering=frame.numbering,
        outline=frame.outline,
        indent=frame.indent,
        align=frame.align,
        tight=frame.tight,
        like=frame.like,
    )
