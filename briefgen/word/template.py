"""A compiled template: what it takes to make documents from it, and nothing else.

It is made once (``compiling.py``) and kept as bytes; making a document then means to run one
program a changed part, pack what came out, and put it between the members that stayed as they were.
"""

import marshal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

from briefgen.catalog.expressions import FORMAT as LANGUAGE_FORMAT
from briefgen.catalog.expressions import Environment, ExpressionError, Program, load_program
from briefgen.errors import (
    BriefgenError,
    DataError,
    Place,
    Problem,
    RenderError,
    TemplateError,
    distinct,
)
from briefgen.word.additions import Additions
from briefgen.word.archive import Member, pack, write_archive
from briefgen.word.host import Host, ReadAsset
from briefgen.word.languages import NOTHING, Lent, plain_language, word_language
from briefgen.word.limits import DEFAULT, Limits
from briefgen.word.loosening import Missing, loosened
from briefgen.word.properties import is_leftover, write_core
from briefgen.word.settling import GUARD, settle

FORMAT = f"word/5/{LANGUAGE_FORMAT}"
_PLACE = ("part", "part_number", "heading", "paragraph", "cells", "tag", "note", "box")
_DATA_CODES = (
    *("value-", "character-", "number-", "text-", "link-", "date-", "quantity-"),
    *("picture-", "asset-", "subdocument-", "html-", "table-too-many-", "additions-"),
)
_LIMIT_CODES = frozenset({"loop-too-long", "range-too-long", "output-too-long"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is made anew for every document.

    Args:
        name: its member.
        program: makes its text.
        places: place of each tag, by line of the program's source from the second.
        guarded: whether the text has guards to be settled.
    """

    name: str
    program: Program
    places: tuple[Place, ...]
    guarded: bool

    def problems(self, error: ExpressionError) -> list[Problem]:
        """Return what an error of this part's program says, with its places."""
        from briefgen.word.columns import placed

        return [placed(fault, self.place(fault.line)) for fault in error.faults]

    def place(self, line: int) -> Place:
        """Return the place that a line of the source stands for."""
        return self.places[line - 2] if 2 <= line < len(self.places) + 2 else Place(part=self.name)


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A Word template, ready to be filled any number of times.

    Args:
        name: name of the file, for messages.
        members: all members in their order; those of ``parts`` and ``core`` are replaced.
        parts: the parts with tags.
        main: the main part.
        core: member of the core properties.
        properties: core properties of the template; values with tags are sources.
        tagged: programs of the properties with tags, by name.
        limits: of a run.
        patterns: members that stand in no document; copies of them may.
    """

    name: str
    members: tuple[Member, ...]
    parts: tuple[Part, ...]
    main: str
    core: str
    properties: Mapping[str, str]
    tagged: Mapping[str, Part]
    limits: Limits = DEFAULT
    patterns: tuple[Member, ...] = ()

    def render(
        self,
        values: Mapping[str, Any],
        *,
        properties: Mapping[str, str] | None = None,
        read_asset: ReadAsset | None = None,
        missing: Missing = "error",
    ) -> bytes:
        """Return the document made with these values; equal input gives equal bytes.

        Args:
            values: plain mappings, lists, texts, numbers, dates, as ``model_dump()`` gives them;
                rich values of ``briefgen.word.content``.
            properties: core properties that replace the template's: ``title``, ``author``,
                ``subject``, ``language``, ``created`` and ``modified`` (W3CDTF text) …
            read_asset: returns the content of a file that a value or tag names, or raises.
            missing: what becomes of names that the values lack: an ``error``; ``blank``: nothing
                is printed for them, and all else as docxtpl prints it, paragraphs that hold only
                tags included; ``keep``: their tag is printed, for a later fill.

        Raises:
            TemplateError: names that the values lack, each with the place of its tag.
            DataError: values that cannot be shown, with their data path.
            RenderError: a limit was reached.
        """
        if missing != "error":
            loose = loosened(self, missing)
            return loose.render(values, properties=properties, read_asset=read_asset)
        made: dict[str, bytes] = {}
        problems: list[Problem] = []
        additions = Additions(self.members, self.main, self.patterns)
        for part in self.parts:
            host = Host(part.name, additions, part.program.environment, read_asset)
            text = self._text(part, values, problems, host)
            settled = settle(text) if part.guarded or GUARD in text else text
            made[part.name] = settled.encode("utf-8", "strict")
        made[self.core] = write_core(self._core(values, properties or {}, problems))
        if problems:
            raise self._told(problems)
        made = additions.over(made)
        members = [
            pack(member.name, made.pop(member.name)) if member.name in made else member
            for member in self.members
        ]
        return write_archive((*members, *(pack(name, new) for name, new in made.items())))

    def stream(
        self,
        values: Mapping[str, Any],
        out: BinaryIO,
        *,
        properties: Mapping[str, str] | None = None,
        read_asset: ReadAsset | None = None,
        missing: Missing = "error",
    ) -> None:
        """Write the document of ``render`` to a file while it is made; memory stays flat.

        Rich values change what stands before them and what was written already; with them the
        document is made whole first.

        Args:
            values: as for ``render``.
            out: a seekable file. What was written before an error is no document.
            properties: as for ``render``.
            read_asset: as for ``render``.
            missing: as for ``render``.

        Raises:
            BriefgenError: all that ``render`` raises.
            OSError: of ``out``.
        """
        if missing != "error":
            loose = loosened(self, missing)
            loose.stream(values, out, properties=properties, read_asset=read_asset)
            return
        start = out.tell()
        if not self._written(values, out, properties or {}, read_asset):
            out.seek(start)
            out.truncate()
            out.write(self.render(values, properties=properties, read_asset=read_asset))

    def _written(
        self,
        values: Mapping[str, Any],
        out: BinaryIO,
        properties: Mapping[str, str],
        read_asset: ReadAsset | None,
    ) -> bool:
        """Write the document while it is made; return whether that could be done."""
        from briefgen.word.gradual import NeedsWholeError, settle_gradually
        from briefgen.word.streaming import write_members

        additions = Additions(self.members, self.main, self.patterns)
        problems: list[Problem] = []

        def chunks(part: Part) -> Iterator[bytes]:
            host = Host(part.name, additions, part.program.environment, read_asset)
            for chunk in settle_gradually(self._chunks(part, values, host)):
                yield chunk.encode()

        def core() -> Iterator[bytes]:
            yield write_core(self._core(values, properties, problems))

        made: dict[str, Callable[[], Iterator[bytes]]]
        made = {part.name: partial(chunks, part) for part in self.parts} | {self.core: core}
        try:
            write_members(self.members, made, out)
        except NeedsWholeError:
            return False
        except ExpressionError:
            raise self._found(values, properties, read_asset) from None
        return not problems and not additions.changed()

    def _found(
        self,
        values: Mapping[str, Any],
        properties: Mapping[str, str],
        read_asset: ReadAsset | None,
    ) -> BriefgenError:
        """Return all that is wrong with a run, in the words of ``render``; nothing is kept."""
        problems: list[Problem] = []
        additions = Additions(self.members, self.main, self.patterns)
        for part in self.parts:
            host = Host(part.name, additions, part.program.environment, read_asset)
            try:
                deque(self._chunks(part, values, host), maxlen=0)
            except ExpressionError as error:
                problems += part.problems(error)
        write_core(self._core(values, properties, problems))
        return self._told(problems)

    def _told(self, problems: list[Problem]) -> BriefgenError:
        told = distinct(problems)
        return _error(problem.within(self.name) if self.name else problem for problem in told)

    def _chunks(self, part: Part, values: Mapping[str, Any], host: Host | None) -> Iterator[str]:
        limits = self.limits
        return part.program.chunks(
            values,
            most_steps=limits.steps,
            longest=limits.output,
            growth=limits.growth,
            host=host,
        )

    def _text(
        self,
        part: Part,
        values: Mapping[str, Any],
        problems: list[Problem],
        host: Host | None = None,
    ) -> str:
        try:
            return "".join(self._chunks(part, values, host))
        except ExpressionError as error:
            problems += part.problems(error)
            return ""

    def _core(
        self, values: Mapping[str, Any], given: Mapping[str, str], problems: list[Problem]
    ) -> Mapping[str, str]:
        made = {
            name: self._text(part, values, problems)
            for name, part in self.tagged.items()
            if name not in given
        }
        kept = self.properties
        if given:
            kept = {name: text for name, text in kept.items() if not is_leftover(text)}
        return {**kept, **made, **given}

    def replacing(
        self,
        *,
        members: Mapping[str, bytes] | None = None,
        equal: Iterable[tuple[bytes, bytes]] = (),
        pictures: Mapping[str, bytes] | None = None,
    ) -> "CompiledTemplate":
        """Return the template with other pictures, embedded files or further members.

        Args:
            members: new content by the name of a member, such as ``word/media/image1.png``.
            equal: pairs of the content that members have and the one they are to have.
            pictures: new content by the name, title or alternative text of a picture.

        Raises:
            TemplateError: all that there is nothing of, or that is made anew anyway.
        """
        from briefgen.word.replacing import replaced

        return replaced(self, members or {}, equal, pictures or {})

    def to_bytes(self) -> bytes:
        """Return the template for a cache; ``from_bytes`` reads it back."""
        parts = [_dumped(part) for part in self.parts]
        tagged = {name: _dumped(part) for name, part in self.tagged.items()}
        limits = tuple(getattr(self.limits, name) for name in Limits.__slots__)
        members = [tuple(member) for member in self.members]
        kept = (
            *(self.name, members, parts, self.main, self.core),
            *(dict(self.properties), tagged, limits, [tuple(one) for one in self.patterns]),
        )
        return marshal.dumps((FORMAT, kept))

    @staticmethod
    def from_bytes(content: bytes, lent: Lent = NOTHING) -> "CompiledTemplate | None":
        """Return the template that ``to_bytes`` gave; ``None`` if other versions made it.

        Args:
            content: what was kept.
            lent: what was lent to it when it was compiled.
        """
        try:
            made_by, kept = marshal.loads(content)  # noqa: S302  # only read from our own cache
        except (ValueError, EOFError, TypeError):
            return None
        if made_by != FORMAT:
            return None
        name, members, parts, main, core, properties, tagged, limits, patterns = kept
        return CompiledTemplate(
            name,
            tuple(Member(*member) for member in members),
            tuple(_loaded(part, word_language(lent)) for part in parts),
            main,
            core,
            properties,
            {key: _loaded(part, plain_language(lent)) for key, part in tagged.items()},
            Limits(*limits),
            tuple(Member(*member) for member in patterns),
        )


def _dumped(part: Part) -> tuple[Any, ...]:
    places = [tuple(getattr(at, name) for name in _PLACE) for at in part.places]
    return (part.name, part.program.to_bytes(), places, part.guarded)


def _loaded(kept: tuple[Any, ...], language: Environment) -> Part:
    name, code, places, guarded = kept
    program = load_program(code, language)
    if program is None:
        raise AssertionError("the format of the whole was compared before")
    return Part(name, program, tuple(Place(None, None, None, None, *at) for at in places), guarded)


def _error(problems: Iterable[Problem]) -> BriefgenError:
    """Return the error for what a run met: limits weigh most, then values, then names."""
    found = list(problems)
    if any(problem.code in _LIMIT_CODES for problem in found):
        return RenderError(found)
    if any(problem.code.startswith(_DATA_CODES) for problem in found):
        return DataError(found)
    return TemplateError(found)
