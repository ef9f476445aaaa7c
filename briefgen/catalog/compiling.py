"""Sources become programs: read, fields put into English, compiled."""

from types import CodeType

from jinja2 import nodes

from briefgen.catalog.aliases import translate
from briefgen.catalog.grammar import code_of, parsed
from briefgen.catalog.running import Environment
from briefgen.catalog.typed import Typed


def codes_of(source: str, runs_in: Environment) -> tuple[CodeType, Typed, CodeType | None]:
    """Return the compiled program of a source; raises as ``parsed`` does.

    Returns:
        The program; paths with Vietnamese names of fields, as typed; and, where there are any,
        the program that takes them for names of the data.
    """
    tree, typed = translated(source, runs_in)
    plain = code_of(parsed(source, runs_in), runs_in) if typed else None
    return code_of(tree, runs_in), typed, plain


def translated(source: str, runs_in: Environment) -> tuple[nodes.Template, Typed]:
    """Return the syntax tree with English names of fields, and which were typed in Vietnamese."""
    tree = parsed(source, runs_in)
    words = [one.name for one in tree.find_all(nodes.Name)]
    words += [one.attr for one in tree.find_all(nodes.Getattr)]
    words += [one.value for one in tree.find_all(nodes.Const)]
    if all(not isinstance(word, str) or word.isascii() for word in words):
        return tree, ()
    return tree, translate(tree, runs_in.globals)
