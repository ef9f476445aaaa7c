"""What the engine lends to one run of a part: it writes rich values and what these need."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from briefgen.catalog.expressions import Environment
from briefgen.catalog.shown import refuse
from briefgen.word.additions import Additions

if TYPE_CHECKING:
    from briefgen.word.styles import StyleKind

ReadAsset = Callable[[str], bytes]


@dataclass(slots=True)
class Host:
    """One run of one part.

    Args:
        part: the part that is being made.
        additions: what the run adds to the package; one for all parts of a document.
        language: what writes plain text of this part.
        read_asset: reads a file that a value names; ``None`` where files may not be read.
        written: how many rich values were written; tells the lists of one from those of another.
        last: values printed last, by the group of cells that join equal neighbours.
    """

    NAMESPACE: ClassVar = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    part: str
    additions: Additions
    language: Environment
    read_asset: ReadAsset | None = None
    written: int = 0
    last: dict[int, str] = field(default_factory=dict)

    def write(self, value: object) -> str | None:
        """Return a rich value for the place of its tag; ``None`` for what is none."""
        if type(value).__module__ == "builtins":
            return None
        from briefgen.word.content.writers import WRITERS

        writer = WRITERS.get(type(value))
        self.written += 1
        return writer(value, self) if writer else None

    def text(self, text: str) -> str:
        """Return plain text for ``w:t``, as every plain value is written."""
        return self.language.show(text)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of the part's relation to a member, or to an address outside."""
        return self.additions.relate(self.part, kind, target, external=external)

    def style(self, kind: "StyleKind", wanted: str) -> str | None:
        """Return the id of a style given by id or name, ``None`` if the template has none such."""
        return self.additions.styles.id(kind, wanted)

    def list_number(
        self, number: int, *, ordered: bool, start: int | None = None, like: str | None = None
    ) -> str:
        """Return the ``w:numId`` of list ``number`` of the value that is being written."""
        key = (self.part, self.written, number)
        numbering = self.additions.numbering
        return numbering.list_number(key, ordered=ordered, start=start, like=like)

    def asset(self, name: str) -> bytes:
        """Return the content of a file that a value names.

        Raises:
            ExpressionValueError: ``asset-not-allowed`` where no file may be read.
        """
        if self.read_asset is None:
            refuse("asset-not-allowed", name=name)
        return self.read_asset(name)
