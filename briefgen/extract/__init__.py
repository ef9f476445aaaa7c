"""A rack of equal rules, one kind of fact each: text in, a Meeting with a span for every fact.

Rules are loaded when they are asked for: whoever reads figures alone does without the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.extract.assemble import extract_meeting
    from briefgen.extract.forms.letters import ENCODINGS, Encoding
    from briefgen.extract.source import SourceText, read_source

__all__ = ["ENCODINGS", "Encoding", "SourceText", "extract_meeting", "read_source"]

_HOMES = {
    "ENCODINGS": "forms.letters",
    "Encoding": "forms.letters",
    "SourceText": "source",
    "extract_meeting": "assemble",
    "read_source": "source",
}


def __getattr__(name: str) -> object:
    """Return a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
