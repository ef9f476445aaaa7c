"""The journeys of the program: files in, engines called, files out whole.

Imported on first use, so that ``--help`` loads none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.flows.checking import ask, check
    from briefgen.flows.inputs import Input, read_input, read_stream
    from briefgen.flows.journeys import fill, make, make_brief, template_file, template_input
    from briefgen.flows.looks import Look
    from briefgen.flows.merging import Merged, keep_extraction, merge, merged_text
    from briefgen.flows.naming import slug_of
    from briefgen.flows.outputs import (
        Content,
        Untouched,
        Written,
        is_untouched_page,
        is_untouched_pdf,
        is_untouched_text,
        publish,
    )
    from briefgen.flows.reading import is_meeting_file, meeting_text, open_input, read_meeting
    from briefgen.flows.review import make_review
    from briefgen.flows.scorecards import Paper, bind_scorecards, make_scorecard
    from briefgen.flows.setting import Setting
    from briefgen.flows.templates import (
        Proof,
        annotated,
        names_of,
        open_template,
        prove,
        schema_of,
    )
    from briefgen.flows.tracing import trace

__all__ = [
    "Content",
    "Input",
    "Look",
    "Merged",
    "Paper",
    "Proof",
    "Setting",
    "Untouched",
    "Written",
    "annotated",
    "ask",
    "bind_scorecards",
    "check",
    "fill",
    "is_meeting_file",
    "is_untouched_page",
    "is_untouched_pdf",
    "is_untouched_text",
    "keep_extraction",
    "make",
    "make_brief",
    "make_review",
    "make_scorecard",
    "meeting_text",
    "merge",
    "merged_text",
    "names_of",
    "open_input",
    "open_template",
    "prove",
    "publish",
    "read_input",
    "read_meeting",
    "read_stream",
    "schema_of",
    "slug_of",
    "template_file",
    "template_input",
    "trace",
]

_HOMES = {
    "Content": "outputs",
    "Input": "inputs",
    "Look": "looks",
    "Merged": "merging",
    "Paper": "scorecards",
    "Proof": "templates",
    "Setting": "setting",
    "Untouched": "outputs",
    "Written": "outputs",
    "annotated": "templates",
    "ask": "checking",
    "bind_scorecards": "scorecards",
    "check": "checking",
    "fill": "journeys",
    "is_meeting_file": "reading",
    "is_untouched_page": "outputs",
    "is_untouched_pdf": "outputs",
    "is_untouched_text": "outputs",
    "keep_extraction": "merging",
    "make": "journeys",
    "make_brief": "journeys",
    "make_review": "review",
    "make_scorecard": "scorecards",
    "meeting_text": "reading",
    "merge": "merging",
    "merged_text": "merging",
    "names_of": "templates",
    "open_input": "reading",
    "open_template": "templates",
    "prove": "templates",
    "publish": "outputs",
    "read_input": "inputs",
    "read_meeting": "reading",
    "read_stream": "inputs",
    "schema_of": "templates",
    "slug_of": "naming",
    "template_file": "journeys",
    "template_input": "journeys",
    "trace": "tracing",
}


def __getattr__(name: str) -> object:
    """Return a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
