"""Meeting files: YAML or JSON ⇄ ``Meeting``, and plain values for any template.

What is asked for is imported when it is first asked for: reading loads nothing of writing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.meetingfile.given import Given, load_given
    from briefgen.meetingfile.load import load_meeting
    from briefgen.meetingfile.nodes import Limits
    from briefgen.meetingfile.positions import positions_of
    from briefgen.meetingfile.save import dump_meeting_json, save_meeting
    from briefgen.meetingfile.schema import meeting_schema
    from briefgen.meetingfile.values import load_values

__all__ = [
    "Given",
    "Limits",
    "dump_meeting_json",
    "load_given",
    "load_meeting",
    "load_values",
    "meeting_schema",
    "positions_of",
    "save_meeting",
]

_HOMES = {
    "Given": "given",
    "Limits": "nodes",
    "dump_meeting_json": "save",
    "load_given": "given",
    "load_meeting": "load",
    "load_values": "values",
    "meeting_schema": "schema",
    "positions_of": "positions",
    "save_meeting": "save",
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
