"""Which names of the data a Word template uses, how, and at which places."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from briefgen.catalog.names import uses_in, uses_one_by_one
from briefgen.catalog.uses import Name, Use, gathered, top_level
from briefgen.errors import Place
from briefgen.word.compiling import Source, lone_tags, sources_of
from briefgen.word.languages import word_language


def names_of(
    content: bytes, *, name: str = "", values: Mapping[str, Any] | None = None
) -> list[Name]:
    """Return every name a template uses, nested, in reading order of the parts.

    Args:
        content: the .docx or .dotx file.
        name: its name, for messages and places.
        values: the data, where they are known: a name that they have as typed is theirs.

    Raises:
        TemplateError: the template's problems; one that cannot be compiled has no names.
    """
    return gathered(_uses(content, name, values))


def lone_names_of(content: bytes, *, name: str = "") -> tuple[list[Name], list[Place]]:
    """Return the names of a template that cannot be compiled, tag by tag, and the tags' places.

    Raises:
        TemplateError: the file cannot be opened.
    """
    tags = lone_tags(content, name)
    sources = [(source, at) for source, at in tags if source is not None]
    return gathered(uses_one_by_one(sources, word_language())), [at for _, at in tags]


def undeclared_names(content: bytes, values: Mapping[str, Any] | None = None) -> set[str]:
    """Return the top-level names that a template uses and ``values`` lack.

    As docxtpl's ``get_undeclared_template_variables``: also those in branches that would not be
    taken, with a default, or only tested.
    """
    return top_level(_uses(content, "")) - set(values or ())


def _uses(content: bytes, name: str, values: Mapping[str, Any] | None = None) -> list[Use]:
    return [
        use
        for source in sources_of(content, name)
        for use in uses_in(source.text, source.language, partial(_place, source, name), values)
    ]


def _place(source: Source, name: str, line: int) -> Place:
    at = source.places[line - 1] if line <= len(source.places) else source.places[0]
    return at.within(name) if name else at
