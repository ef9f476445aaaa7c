"""The Word template engine: any .docx with tags and any values become a .docx.

It knows nothing of meetings. A template is compiled once and filled as often as needed; see
``compiling.py`` for the way there and ``template.py`` for the way from it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError, Problem
from briefgen.word.limits import DEFAULT, Limits
from briefgen.word.memory import remember
from briefgen.word.seal import is_untouched, seal
from briefgen.word.template import CompiledTemplate

if TYPE_CHECKING:
    from briefgen.word.content.nouns import (
        Blocks,
        Cell,
        Chart,
        Listing,
        Look,
        Paragraph,
        Picture,
        RichText,
        Run,
        Series,
        Subdocument,
        Table,
    )

__all__ = [
    "Blocks",
    "Cell",
    "Chart",
    "CompiledTemplate",
    "Limits",
    "Listing",
    "Look",
    "Paragraph",
    "Picture",
    "RichText",
    "Run",
    "Series",
    "Subdocument",
    "Table",
    "check_template",
    "compile_template",
    "is_untouched",
    "remember",
    "seal",
]


def compile_template(
    content: bytes,
    *,
    name: str = "",
    limits: Limits = DEFAULT,
    filters: Mapping[str, Callable[..., Any]] | None = None,
    callables: Mapping[str, Callable[..., Any]] | None = None,
) -> CompiledTemplate:
    """Return the template compiled; raises ``TemplateError`` with all its problems.

    The XML library is only loaded here: filling a template from a cache does without it.

    Args:
        content: the .docx or .dotx file.
        name: its name, for messages.
        limits: of the file and of every run.
        filters: your own filters by name, called with the value first.
        callables: your own functions by name, called by tags.
    """
    from briefgen.word.compiling import compile_template as compiled
    from briefgen.word.languages import lent

    return compiled(content, name=name, limits=limits, lent=lent(filters, callables))


def check_template(
    content: bytes, *, name: str = "", values: Mapping[str, Any] | None = None
) -> list[Problem]:
    """Return the problems of a template, and of filling it where values are given."""
    try:
        template = compile_template(content, name=name)
        if values is not None:
            template.render(values)
    except BriefgenError as error:
        return list(error.problems)
    return []


def __getattr__(name: str) -> object:
    """Return a noun of rich values; plain documents never load them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefgen.word.content import nouns

    return getattr(nouns, name)
