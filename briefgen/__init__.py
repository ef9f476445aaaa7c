"""briefgen: structured meeting data into executive briefs (Word) and scorecards (PDF).

The public names below are stable; every other module is private until 1.0. Each is imported when
it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.compose import check_meeting, compose_brief, compose_scorecard
    from briefgen.errors import BriefgenError, Problem
    from briefgen.extract import extract_meeting, read_source
    from briefgen.meetingfile import load_meeting, save_meeting
    from briefgen.model import Brief, Meeting, Scorecard

__version__ = "0.1.0"
__all__ = [
    "Brief",
    "BriefgenError",
    "Meeting",
    "Problem",
    "Scorecard",
    "__version__",
    "check_meeting",
    "compose_brief",
    "compose_scorecard",
    "extract_meeting",
    "load_meeting",
    "read_source",
    "save_meeting",
]

_HOMES = {
    "Brief": "model",
    "BriefgenError": "errors",
    "Meeting": "model",
    "Problem": "errors",
    "Scorecard": "model",
    "check_meeting": "compose",
    "compose_brief": "compose",
    "compose_scorecard": "compose",
    "extract_meeting": "extract",
    "load_meeting": "meetingfile",
    "read_source": "extract",
    "save_meeting": "meetingfile",
}


def __getattr__(name: str) -> object:
    """Return a public name from the room it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
