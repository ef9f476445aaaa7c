"""From the bytes of a .docx to a compiled template; all its mistakes are told at once."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from briefgen.catalog.expressions import (
    Environment,
    ExpressionSyntaxError,
    Fault,
    check_source,
    compile_source,
)
from briefgen.errors import Place, Problem, TemplateError, distinct
from briefgen.word.active import active_fields
from briefgen.word.archive import relations_member
from briefgen.word.blocks import STATEMENTS, pair_blocks
from briefgen.word.breaks import spare_last_break
from briefgen.word.cells import Code, shape_cells
from briefgen.word.charts.adopting import adopt_charts
from briefgen.word.columns import placed
from briefgen.word.fields import has_dependent_fields, update_on_opening
from briefgen.word.joins import join_around
from briefgen.word.languages import NOTHING, Lent, plain_language, word_language
from briefgen.word.lexer import find_tags
from briefgen.word.limits import DEFAULT, Limits
from briefgen.word.links import links_as_fields
from briefgen.word.lists import lists_of, restart_lists
from briefgen.word.markup import CLOSE, OPEN, Element, W, w
from briefgen.word.parts import Opened, as_document, core_properties, open_template
from briefgen.word.placeholders.controls import place_controls
from briefgen.word.placeholders.drawings import place_charts, place_old_pictures, place_pictures
from briefgen.word.places import places
from briefgen.word.repairs import Repairs
from briefgen.word.scopes import Scoper
from briefgen.word.settling import GUARD
from briefgen.word.source import alone, part_source, tag_code
from briefgen.word.tags import PartTags, Tag, find_part_tags
from briefgen.word.template import CompiledTemplate, Part

_FIELD_SIGNS = (b"instrText", b"fldSimple", b"altChunk")


def compile_template(
    content: bytes, *, name: str = "", limits: Limits = DEFAULT, lent: Lent = NOTHING
) -> CompiledTemplate:
    """Return the compiled template.

    Args:
        content: the .docx or .dotx file.
        name: its name, for messages.
        limits: of the file and of every run.
        lent: filters and functions of the caller.

    Raises:
        TemplateError: all problems of the template.
    """
    try:
        return _Compiling(content, name, limits, lent).compiled()
    except TemplateError as error:
        raise (error.within(name) if name else error) from None


class Source(NamedTuple):
    """The source of a part or property: its text, its language, the place of each line."""

    text: str
    language: Environment
    places: tuple[Place, ...]


def sources_of(content: bytes, name: str = "", limits: Limits = DEFAULT) -> list[Source]:
    """Return the sources that a template is compiled from; raises as ``compile_template`` does."""
    try:
        compiling = _Compiling(content, name, limits)
        compiling.compiled()
    except TemplateError as error:
        raise (error.within(name) if name else error) from None
    return compiling.sources


def lone_tags(content: bytes, name: str = "") -> list[tuple[str | None, Place]]:
    """Return every tag of a template's parts as a source by itself, with its place, in order.

    A tag that says nothing, such as ``{% endif %}``, is ``None``. Unlike ``sources_of`` this
    serves templates with mistakes; raises ``TemplateError`` where the file cannot be opened.
    """
    compiling = _Compiling(content, name, DEFAULT)
    with suppress(TemplateError):
        compiling.compiled()
    tags = compiling.tags
    return [(None if tag.found.flaw else alone(tag), tag.at.within(name)) for tag in tags]


class _Compiling:
    """The making of one compiled template."""

    def __init__(self, content: bytes, name: str, limits: Limits, lent: Lent = NOTHING) -> None:
        self.name, self.limits = name, limits
        self.language, self.plain = word_language(lent), plain_language(lent)
        self.opened: Opened = open_template(content, limits)
        self.problems: list[Problem] = []
        self.sources: list[Source] = []
        self.tags: list[Tag] = []
        self.headings = self.opened.headings()
        self.lists = lists_of(self.opened.root("numbering+xml"), self.opened.root("styles+xml"))

    def compiled(self) -> CompiledTemplate:
        opened = self.opened
        core, properties = core_properties(opened)
        as_document(opened)
        parts = [
            part
            for ordinal, (name, at) in enumerate(opened.text_parts())
            if (part := self._part(name, at, ordinal)) is not None
        ]
        tagged = self._tagged(properties)
        if self.problems:
            raise TemplateError(distinct(self.problems))
        if parts:
            self._update_fields()
        kept = {name: text for name, text in properties.items() if name not in tagged}
        members = tuple(opened.members.values())
        return CompiledTemplate(
            *(self.name, members, tuple(parts), opened.main, core, kept, tagged, self.limits),
            patterns=tuple(opened.patterns.values()),
        )

    def _part(self, name: str, at: Place, ordinal: int) -> Part | None:
        root = self.opened.roots[name]
        content = etree.tostring(root)
        linked = self._links(name, root)
        has_fields = any(sign in content for sign in _FIELD_SIGNS)
        if not (b"{" in content or b"}" in content or linked or has_fields):
            return None
        found_places = dict(places(root, at, self.headings))
        if has_fields:
            self.problems += active_fields(root, at, found_places)
        if OPEN in (text := "".join(map(str, root.itertext()))) or CLOSE in text:
            self.problems.append(Problem("character-reserved", at))
            return None
        _use_usual_prefix(root)
        found = find_part_tags(root, etree.tostring(root), found_places, at)
        if not found.tags:
            return None
        return self._program(name, at, root, found, ordinal)

    def _update_fields(self) -> None:
        """Let fields that depend on what tags print be worked out when a document is opened."""
        roots = self.opened.roots
        found = any(has_dependent_fields(roots[name]) for name, _ in self.opened.text_parts())
        settings = self.opened.member("settings+xml")
        if found and settings is not None:
            update_on_opening(roots[settings])
            self.opened.replace(settings, roots[settings])

    def _links(self, name: str, root: Element) -> bool:
        """Change links with tags; what is left of their relations is packed anew."""
        relations = self.opened.relations.get(name, [])
        changed = links_as_fields(root, relations)
        if changed:
            member = relations_member(name)
            self.opened.replace(member, self.opened.roots[member])
        return changed

    def _program(
        self, name: str, at: Place, root: Element, found: PartTags, ordinal: int
    ) -> Part | None:
        self.tags += found.tags
        if len(found.tags) > self.limits.tags:
            facts = {"count": len(found.tags), "limit": self.limits.tags}
            self.problems.append(Problem("tags-too-many", at, facts))
            return None
        charts = adopt_charts(self.opened, name, root, found)
        join_around(found.tags)
        blocks, problems = pair_blocks(found.tags)
        problems = [*found.problems, *problems]
        code = Code(found.tags)
        if not problems:
            problems = Scoper(root, found.tags, code).scope(blocks)
        if problems:
            problems += _expression_problems(found.tags, self.language)
            self.problems += _in_order(problems, found.tags)
            return None
        problems = shape_cells(root, found.tags, code)
        spare_last_break(root, found.tags, code)
        restart_lists(root, found.tags, code, self.lists)
        problems += place_controls(root, found.tags, code)
        if problems:
            self.problems += _in_order(problems, found.tags)
            return None
        place_charts(charts, code)
        place_pictures(root, found.tags, code)
        place_old_pictures(root, found.tags, code)
        Repairs(root, found.tags, code, ordinal).make()
        source, numbers = part_source(root, found.tags, code)
        lines = [found.tags[number].at for number in numbers]
        self.sources.append(Source(source, self.language, (at, *lines)))
        try:
            program = compile_source(source, self.language)
        except ExpressionSyntaxError as error:
            # The parser stops at its first trouble; taken one by one, all tags tell theirs.
            self.problems += _expression_problems(found.tags, self.language) or [
                placed(fault, lines[fault.line - 2] if 2 <= fault.line < len(lines) + 2 else at)
                for fault in error.faults
            ]
            return None
        return Part(name, program, tuple(lines), GUARD in source)

    def _tagged(self, properties: Mapping[str, str]) -> dict[str, Part]:
        """Return the programs of core properties that hold tags."""
        made = {}
        for name, text in properties.items():
            at = Place(part="properties", path=name)
            tags = PartTags()
            pieces: list[str] = []
            cursor = 0
            for found in find_tags(text):
                tag = tags.add(found, at, "text", name)
                pieces += (text[cursor : found.start], tag_code(tag))
                cursor = found.end
            if not tags.tags:
                continue
            problems = [*tags.problems, *pair_blocks(tags.tags)[1]]
            problems += _expression_problems(tags.tags, self.plain)
            self.problems += _in_order(problems, tags.tags)
            if not problems:
                source = "".join((*pieces, text[cursor:]))
                lines = [tag.at for tag in tags.tags if "\n" in tag_code(tag)]
                self.sources.append(Source(source, self.plain, (at, *lines)))
                program = compile_source(source, self.plain)
                made[name] = Part(name, program, tuple(lines), guarded=False)
        return made


def _expression_problems(tags: list[Tag], language: Environment) -> list[Problem]:
    """Return what is wrong with each tag taken by itself."""
    problems = []
    checked: dict[str, tuple[Fault, ...]] = {}
    for tag in tags:
        known = tag.found.kind != "statement" or tag.found.word in STATEMENTS
        source = alone(tag) if known and not tag.found.flaw else None
        if source is None:
            continue
        if source not in checked:
            checked[source] = check_source(source, language)
        problems += [placed(fault, tag.at) for fault in checked[source]]
    return problems


def _in_order(problems: list[Problem], tags: list[Tag]) -> list[Problem]:
    """Return the problems in the order in which their tags are read."""
    first = {tag.at: tag.number for tag in reversed(tags)}
    return sorted(
        problems, key=lambda one: (first.get(replace(one.at, column=None), -1), one.at.column or 0)
    )


def _use_usual_prefix(root: Element) -> None:
    """Let all of WordprocessingML have the prefix ``w``: breaks in values are written with it.

    All other prefixes stay declared, since ``mc:Ignorable`` names them in its text.
    """
    if not root.tag.startswith(w("")) or all(one.prefix == "w" for one in root.iter(w("*"))):
        return
    prefixes = {prefix for element in root.iter("*") for prefix in element.nsmap if prefix}
    etree.cleanup_namespaces(root, top_nsmap={"w": W}, keep_ns_prefixes=list(prefixes - {"w"}))
