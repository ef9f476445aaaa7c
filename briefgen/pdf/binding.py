"""Many documents in one file: a part and a bookmark each, fonts once, pages shared by sheets.

Documents are drawn into the file as they come, never made first and merged after.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

from briefgen.errors import Problem
from briefgen.pdf.attachments import Attachment
from briefgen.pdf.pausing import no_collection
from briefgen.pdf.template import VIETNAMESE, CompiledTemplate, Drawing, Options

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class Cover:
    """What a file of several documents says of itself, and how they stand on paper.

    Args:
        title: of the file.
        author: of the file.
        subject: of the file.
        date: printed in the document properties; nothing is taken from the clock.
        language: of most of the text.
        identifier: of what the file is made from.
        n_up: pages on one side of a sheet: 1, 2 or 4.
        blank_backs: each document begins on the front of a sheet printed on both sides.
    """

    title: str
    author: str = ""
    subject: str = ""
    date: "datetime.date | None" = None
    language: str = VIETNAMESE
    identifier: str = ""
    n_up: int = 1
    blank_backs: bool = False


class Binder:
    """Binds documents into one PDF file.

    Args:
        cover: what the file says of itself.
        several: each document is a part with a bookmark; else the only one is the file.
    """

    def __init__(self, cover: Cover, *, several: bool = True) -> None:
        from briefgen.pdf.output.book import Book

        self._cover = cover
        self._book = Book(
            cover.language,
            several=several,
            count=cover.n_up,
            blank_backs=cover.blank_backs,
        )
        self._warnings: list[Problem] = []

    def add(
        self,
        template: CompiledTemplate,
        values: Mapping[str, Any],
        **options: Unpack[Options],
    ) -> tuple[Problem, ...]:
        """Draw a document behind those there are; return its warnings.

        Args:
            template: the template.
            values: plain data, by the names the template uses.
            options: as for ``CompiledTemplate.draw``; ``title`` is the bookmark. Properties and
                attachments are those of the whole file.

        Raises:
            BriefgenError: as ``CompiledTemplate.draw``; what cannot be laid out is not added.
        """
        with template.placing(values), no_collection():
            # What is let go before the collector wakes up, it does not look through.
            warnings = self._drawn(template, values, options)
        self._warnings += warnings
        return warnings

    def _drawn(
        self, template: CompiledTemplate, values: Mapping[str, Any], options: Options
    ) -> tuple[Problem, ...]:
        doc, layout = template.lay_out(values, options, again=self._cover.n_up == 1)
        title = options.get("title") or doc.word("title") or template.name or "…"
        language = options.get("language", self._cover.language)
        self._book.add(layout, title, language, heading=doc.word("title"))
        return template.warnings(layout, values)

    def finish(self, attachments: Sequence[Attachment] = ()) -> Drawing:
        """Return the file, its number of pages and all warnings."""
        from briefgen.pdf.output.metadata import Properties

        cover = self._cover
        properties = Properties(
            cover.title, cover.author, cover.subject, cover.language, cover.date, cover.identifier
        )
        with no_collection():
            content = self._book.finish(properties, attachments)
        return Drawing(content, self._book.sheets, tuple(self._warnings))
