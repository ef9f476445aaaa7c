"""What every step of the layout needs: the styles, the page's numbers, and where warnings go."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.errors import Problem
from briefgen.pdf.attachments import ReadAsset
from briefgen.pdf.faces import UNSEEN
from briefgen.pdf.styles import Sheet
from briefgen.pdf.tree import Node

if TYPE_CHECKING:
    from briefgen.pdf.layout.keeping import Kept
    from briefgen.pdf.layout.tracing import Trace

HIDDEN = re.compile(f"[{''.join(map(chr, UNSEEN))}]")


@dataclass(slots=True)
class Context:
    """The surroundings of a layout.

    ``language`` is that of the document, ``read_asset`` reads the files it names;
    ``page`` and ``pages`` are known only when headers and footers are set; ``warnings`` gathers
    what had to be shortened, ``failures`` what cannot be shown; ``kept`` holds what attempts before
    have laid out, where there may be several; ``deep`` is how many shared nodes are around;
    ``trace`` is where to note which node brought which items, where that is wanted.
    """

    sheet: Sheet
    language: str = "vi-VN"
    read_asset: ReadAsset | None = None
    page: int = 0
    pages: int = 0
    warnings: list[Problem] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)
    kept: "Kept | None" = None
    deep: int = 0
    trace: "Trace | None" = None

    @property
    def manner(self) -> object:
        """Return what is the same object for documents of one sheet of styles and language."""
        return self.sheet.manner(self.language)

    @property
    def noted(self) -> int:
        """Return how many problems were noted so far."""
        return len(self.warnings) + len(self.failures) + self.sheet.noted

    def again(self) -> "Context":
        """Return the same surroundings with nothing noted, for another attempt."""
        return Context(self.sheet, self.language, self.read_asset, kept=self.kept, trace=self.trace)

    def warn(self, code: str, node: Node, **facts: object) -> None:
        """Note that something could not be shown as asked."""
        problem = Problem(code, node.at, facts, "warning")
        if problem not in self.warnings:
            self.warnings.append(problem)

    def fail(self, code: str, node: Node, **facts: object) -> None:
        """Note that something cannot be shown at all; raised when the layout is done."""
        problem = Problem(code, node.at, facts)
        if problem not in self.failures:
            self.failures.append(problem)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Return text as it is drawn: composed (NFC), without characters that have no form."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(UNSEEN) if HIDDEN.search(composed) else composed
