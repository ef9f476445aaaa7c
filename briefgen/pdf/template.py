"""A PDF template: compiled once, filled with values, laid out, written as a tagged PDF.

The engine knows nothing of meetings: a template is XML in the vocabulary of ``vocabulary.py`` with
expressions in it, and says what stands where; values say what is printed.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from briefgen.catalog.faults import Fault
from briefgen.errors import BriefgenError, Place, Problem, RenderError, TemplateError
from briefgen.pdf.attachments import Attachment, ReadAsset
from briefgen.pdf.pausing import no_collection
from briefgen.pdf.placing import check_words, located
from briefgen.pdf.tree import Node, read_tree

if TYPE_CHECKING:
    from briefgen.pdf.layout.context import Context
    from briefgen.pdf.layout.pages import Layout
    from briefgen.pdf.layout.tracing import Trace


VIETNAMESE = "vi-VN"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A PDF file and what is known of it: number of pages, and what had to be shortened."""

    content: bytes
    pages: int
    warnings: tuple[Problem, ...]


class Options(TypedDict, total=False):
    """What ``draw`` takes beside the values.

    Args:
        title: of the document; else the template's.
        author: of the document; else the template's.
        date: printed in the document properties; nothing is taken from the clock.
        language: of the text, by default ``vi-VN``; what figures say to those who do not see them
            is said in it.
        palette: ``colour``, ``gray`` (every colour as the grey it prints as), or ``mono`` (black
            and white alone, tones told by patterns).
        most_pages: more pages are refused (``too-many-pages``).
        identifier: of what the document is made from.
        attachments: files to travel inside: the document is PDF/A-3a then, else PDF/A-2a.
        read_asset: returns the bytes of a file that the template or the data name.
        strict: what would be a warning is an error.
    """

    title: str | None
    author: str | None
    date: datetime.date | None
    language: str
    palette: str
    most_pages: int | None
    identifier: str
    attachments: Sequence[Attachment]
    read_asset: ReadAsset
    strict: bool


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

    def draw(self, values: Mapping[str, Any], **options: Unpack[Options]) -> Drawing:
        """Return the template filled with values, as a PDF file with its warnings.

        Args:
            values: plain data, by the names the template uses.
            options: see ``Options``.

        Raises:
            TemplateError: an unknown tag, attribute, style, colour or name.
            DataError: a file that the template or the data name cannot be read.
            RenderError: ``glyph-missing``, ``text-overflows``, ``table-too-wide``,
                ``too-many-pages``, ``block-too-tall``, a limit of the expressions; with
                ``strict`` everything that would be a warning.
        """
        with self.placing(values), no_collection():
            return self._drawn(values, options)

    @contextmanager
    def placing(self, values: Mapping[str, Any]) -> Iterator[None]:
        """Name the template, and the data path where it is known, in problems raised within."""
        try:
            yield
        except BriefgenError as error:
            raise type(error)(located(error.problems, values, self.name)) from error

    def warnings(self, layout: "Layout", values: Mapping[str, Any]) -> tuple[Problem, ...]:
        """Return what a layout had to shorten, placed in the template and the data."""
        return tuple(located(layout.warnings, values, self.name))

    def lay_out(
        self, values: Mapping[str, Any], options: Options, *, again: bool = True
    ) -> "tuple[Node, Layout]":
        """Return the filled template's root, and its pages; raises as ``draw`` does.

        ``again``: they may be those of a document before, mended.
        """
        xml = self._filled(values)
        found = _recalled(xml, options) if again else None
        if found is None:
            doc = read_tree(xml)
            del xml  # that of a long table takes megabytes
            layout = _laid_out(doc, options)[0]
            check_words(layout)
        else:
            doc, layout = found
        if options.get("strict") and layout.warnings:
            raise RenderError(replace(one, severity="error") for one in layout.warnings)
        return doc, layout

    def _drawn(self, values: Mapping[str, Any], options: Options) -> Drawing:
        from briefgen.pdf.output.metadata import Properties
        from briefgen.pdf.output.writer import write

        doc, layout = self.lay_out(values, options)
        author = options.get("author")
        properties = Properties(
            options.get("title") or doc.word("title") or self.name or "…",
            doc.word("author") if author is None else author,
            doc.word("subject"),
            options.get("language", VIETNAMESE),
            options.get("date"),
            options.get("identifier", ""),
        )
        del doc  # so does its tree
        content = write(layout, properties, options.get("attachments", ()))
        return Drawing(content, len(layout.pages), self.warnings(layout, values))

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


def _recalled(xml: str, options: Options) -> "tuple[Node, Layout] | None":
    """Return root and pages of a document, if it is like one before and nothing is amiss."""
    from briefgen.pdf.recall.memory import recall

    def lay_out(doc: Node, trace: "Trace") -> "tuple[Layout, Context]":
        layout, context = _laid_out(doc, options, trace)
        check_words(layout)
        return layout, context

    manner = options.get("palette", "colour"), options.get("language", VIETNAMESE)
    most = options.get("most_pages")
    found = recall(xml, manner, lay_out)
    if found is not None and most is not None and len(found[1].pages) > most:
        return None
    return found


def _laid_out(
    doc: Node, options: Options, trace: "Trace | None" = None
) -> "tuple[Layout, Context]":
    from briefgen.pdf.layout.context import Context
    from briefgen.pdf.layout.pages import lay_out
    from briefgen.pdf.styles import sheet_of

    sheet = sheet_of(doc, options.get("palette", "colour"))
    language = options.get("language", VIETNAMESE)
    reader = options.get("read_asset")
    context = Context(sheet, language=language, read_asset=reader, trace=trace)
    layout = lay_out(doc, context, most=options.get("most_pages"))
    context.pages = len(layout.pages)
    return layout, context


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
    from briefgen.pdf.markup import check_markup, mark_places

    problems = check_markup(source)
    program = None
    try:
        program = compile_source(mark_places(source), environment(xml=True))
    except ExpressionError as error:
        problems += [_placed_fault(fault, source) for fault in error.faults]
    if problems or program is None:
        problems.sort(key=lambda problem: (problem.at.line or 0, problem.at.column or 0))
        raise TemplateError(located(problems, {}, name))
    return CompiledTemplate(program, name)


def _placed_fault(fault: Fault, source: str) -> Problem:
    """Return the problem of a fault in an expression, with its line and column."""
    from briefgen.catalog.offsets import offset_of
    from briefgen.pdf.markup import place_in

    def found(code: str, statement: bool) -> int | None:
        return offset_of(fault, code, statement=statement)

    return fault.problem(place_in(source, fault.line, found))


def check_template(
    content: bytes,
    *,
    name: str = "",
    values: Mapping[str, Any] | None = None,
    read_asset: ReadAsset | None = None,
) -> list[Problem]:
    """Return everything wrong with a template, and with it filled with ``values`` where given."""
    try:
        template = compile_template(content, name=name)
        if values is None:
            return []
        reading: Options = {"read_asset": read_asset} if read_asset else {}
        return list(template.draw(values, **reading).warnings)
    except BriefgenError as error:
        return list(error.problems)
