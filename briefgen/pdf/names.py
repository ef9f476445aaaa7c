"""Which names of the data a PDF template uses, how, and on which lines."""

from collections.abc import Mapping
from typing import Any

from briefgen.catalog.expressions import environment
from briefgen.catalog.names import uses_in
from briefgen.catalog.uses import Name, Use, gathered, top_level
from briefgen.errors import Place
from briefgen.pdf.template import compile_template


def names_of(
    content: bytes, *, name: str = "", values: Mapping[str, Any] | None = None
) -> list[Name]:
    """Return every name a template uses, nested, in the order of its lines.

    Args:
        content: the file's bytes, UTF-8.
        name: the file, for messages and places.
        values: the data, where they are known: a name that they have as typed is theirs.

    Raises:
        TemplateError: the template's problems; one that cannot be compiled has no names.
    """
    return gathered(_uses(content, name, values))


def undeclared_names(content: bytes, values: Mapping[str, Any] | None = None) -> set[str]:
    """Return the top-level names that a template uses and ``values`` lack."""
    return top_level(_uses(content, "")) - set(values or ())


def _uses(content: bytes, name: str, values: Mapping[str, Any] | None = None) -> list[Use]:
    compile_template(content, name=name)  # tells what is wrong with it
    source = content.decode("utf-8-sig")
    language = environment(xml=True)
    return uses_in(source, language, lambda line: Place(name or None, line), values)
