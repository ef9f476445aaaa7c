"""A PDF template: compiled once, filled with values, laid out, written as a tagged PDF.

The engine knows nothing of meetings: a template is XML in the vocabulary of ``vocabulary.py`` with
expressions in it, and says what stands where; values say what is printed.
"""

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from briefgen.catalog.expressions import (
    ExpressionError,
    ExpressionLimitError,
    ExpressionNameError,
    ExpressionSyntaxError,
    Program,
    compile_source,
    environment,
    load_program,
)
from briefgen.errors import BriefgenError, Place, Problem, RenderError, TemplateError
from briefgen.pdf.faces import UNSEEN
from briefgen.pdf.markup import check_markup, mark_places
from briefgen.pdf.tree import Node, read_tree

if TYPE_CHECKING:
    from briefgen.pdf.layout.display import Words
    from briefgen.pdf.layout.pages import Layout


@dataclass(frozen=True, slots=True)
class Drawing:
    """A PDF file and what is known of it: number of pages, and what had to be shortened."""

    content: bytes
    pages: int
    warnings: tuple[Problem, ...]


class Options(TypedDict, total=False):
    """What ``draw`` takes beside the values; its docstring says what each means."""

    title: str | None
    author: str | None
    date: datetime.date | None
    language: str
    palette: str
    most_pages: int | None


class CompiledTemplate:
    """A template ready to be filled any number of times.

    Args:
        program: the template's text as a program that writes XML.
        name: the template's file, for messages.
    """

    def __init__(self, program: Program, name: str) -> None:
        self._program, self.name = program, name

    def to_bytes(self) -> bytes:
        """Return the template for a cache on disk; ``from_bytes`` reads it back."""
        return self._program.to_bytes()

    @classmethod
    def from_bytes(cls, content: bytes, *, name: str = "") -> "CompiledTemplate":
        """Return the template that ``to_bytes`` gave.

        Raises:
            ValueError: other versions of the program or of Python made it.
        """
        program = load_program(content, environment(xml=True))
        if program is None:
            raise ValueError("made by another version")
        return cls(program, name)

    def lenient(self) -> "CompiledTemplate":
        """Return the same template, in which names that the values lack print nothing."""
        from briefgen.catalog.lenient import lenient

        return CompiledTemplate(lenient(self._program), self.name)

    def render(self, values: Mapping[str, Any], **options: Unpack[Options]) -> bytes:
        """Return the template filled with values, as a PDF file; ``draw`` says more of it."""
        return self.draw(values, **options).content

    def draw(
        self,
        values: Mapping[str, Any],
        *,
        title: str | None = None,
        author: str | None = None,
        date: datetime.date | None = None,
        language: str = "vi-VN",
        palette: str = "colour",
        most_pages: int | None = None,
        identifier: str = "",
    ) -> Drawing:
        """Return the template filled with values, as a PDF file with its warnings.

        Args:
            values: plain data, by the names the template uses.
            title: of the document; else the template's.
            author: of the document; else the template's.
            date: printed in the document properties; nothing is taken from the clock.
            language: of the text, e.g. ``vi-VN``.
            palette: ``colour``, ``gray`` (every colour as the grey it prints as), or ``mono``
                (black and white alone, tones told by patterns).
            most_pages: more pages are refused (``too-many-pages``).
            identifier: of what the document is made from.

        Raises:
            TemplateError: an unknown tag, attribute, style, colour or name.
            RenderError: ``glyph-missing``, ``text-overflows``, ``table-too-wide``,
                ``too-many-pages``, ``block-too-tall``, or a limit of the expressions.
        """
        return self._placed(
            values,
            lambda: self._draw(
                values, title, author, date, language, palette, most_pages, identifier
            ),
        )

    def _draw(
        self,
        values: Mapping[str, Any],
        title: str | None,
        author: str | None,
        date: datetime.date | None,
        language: str,
        palette: str,
        most_pages: int | None,
        identifier: str,
    ) -> Drawing:
        from briefgen.pdf.output.metadata import Properties
        from briefgen.pdf.output.writer import write

        doc = read_tree(self._filled(values))
        layout = self._laid_out(doc, palette=palette, most_pages=most_pages)
        _check_letters(layout)
        properties = Properties(
            title or doc.word("title") or self.name or "…",
            doc.word("author") if author is None else author,
            doc.word("subject"),
            language,
            date,
            identifier,
        )
        content = write(layout, properties)
        warnings = tuple(_located(layout.warnings, values, self.name))
        return Drawing(content, len(layout.pages), warnings)

    def _filled(self, values: Mapping[str, Any]) -> str:
        try:
            return self._program.render(values)
        except ExpressionError as error:
            problems = [fault.problem(Place(line=fault.line or None)) for fault in error.faults]
            if isinstance(error, ExpressionLimitError):
                raise RenderError(problems) from error
            if isinstance(error, (ExpressionNameError, ExpressionSyntaxError)):
                raise TemplateError(problems) from error
            raise RenderError(problems) from error

    def _laid_out(self, doc: Node, *, palette: str, most_pages: int | None) -> "Layout":
        from briefgen.pdf.layout.pages import lay_out
        from briefgen.pdf.styles import Sheet

        return lay_out(doc, Sheet(doc, palette=palette), most=most_pages)

    def _placed(self, values: Mapping[str, Any], work: Callable[[], Drawing]) -> Drawing:
        """Return what ``work`` returns; its problems get the template's name and a data path."""
        try:
            return work()
        except BriefgenError as error:
            raise type(error)(_located(error.problems, values, self.name)) from error


def compile_template(content: bytes, *, name: str = "") -> CompiledTemplate:
    """Return a template compiled from its XML.

    Args:
        content: the file's bytes, UTF-8.
        name: the file, for messages.

    Raises:
        TemplateError: ``template-encoding``; unknown tags and attributes, expressions beyond
            the language: all problems together.
    """
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem("template-encoding", Place(name or None), {"offset": error.start})
        raise TemplateError(problem) from error
    problems = check_markup(source)
    program = None
    try:
        program = compile_source(mark_places(source), environment(xml=True))
    except ExpressionError as error:
        problems += [fault.problem(Place(line=fault.line or None)) for fault in error.faults]
    if problems or program is None:
        raise TemplateError(_located(problems, {}, name))
    return CompiledTemplate(program, name)


def check_template(
    content: bytes, *, name: str = "", values: Mapping[str, Any] | None = None
) -> list[Problem]:
    """Return everything wrong with a template, and with it filled with ``values`` where given."""
    try:
        template = compile_template(content, name=name)
        return list(template.draw(values).warnings) if values is not None else []
    except BriefgenError as error:
        return list(error.problems)


def _check_letters(layout: "Layout") -> None:
    """Refuse characters that a face cannot draw: they would vanish without a word.

    Raises:
        RenderError: ``glyph-missing`` for each character and face.
    """
    from briefgen.pdf.layout.display import Words

    problems: dict[tuple[str, str], Problem] = {}
    for words in _all_words(layout, Words):
        for letter in words.text if not words.face.holds(words.text) else "":
            if letter not in words.face.advances:
                facts = {
                    "letter": letter,
                    "code": f"U+{ord(letter):04X}",
                    "font": words.face.name,
                    "text": words.text,
                }
                problem = Problem("glyph-missing", words.node.at, facts)
                problems.setdefault((letter, words.face.name), problem)
    if problems:
        raise RenderError(problems.values())


def _all_words(layout: "Layout", kind: "type[Words]") -> "Iterable[Words]":
    for page in layout.pages:
        for strip, _ in page.placed:
            yield from (item for item in strip.items if isinstance(item, kind))
        for _, items in page.furniture:
            yield from (item for item in items if isinstance(item, kind))


def _located(
    problems: Iterable[Problem], values: Mapping[str, Any], name: str
) -> Iterable[Problem]:
    """Yield problems with the template's name, and the data path of the text they speak of."""
    for problem in problems:
        at = problem.at
        letter = problem.facts.get("letter")
        text = letter or problem.facts.get("text")
        if values and isinstance(text, str) and at.path is None:
            at = replace(at, path=_find(values, text, part=letter is not None))
        placed = replace(problem, at=at)
        yield placed.within(name) if name else placed


def _find(values: object, text: str, *, part: bool) -> str | None:
    """Return the path of the text in the data that holds ``text``, or that it was made from.

    Args:
        values: the data.
        text: a character (``part``), or words as printed.
        part: look for a text with ``text`` in it; else for the longest that stands in ``text``.
    """
    printed = plain(text)
    best, longest = None, 3
    for path, value in _leaves(values, ""):
        if part and text in value:
            return path
        if not part and len(value) > longest and plain(value) in printed:
            best, longest = path, len(value)
    return best


def plain(text: str) -> str:
    """Return text as it is compared: composed, single spaces, nothing unseen."""
    return " ".join(unicodedata.normalize("NFC", text).translate(UNSEEN).split())


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield every text of the data with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{path}[{index}]")
