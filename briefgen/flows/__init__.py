"""The journeys of the program: files in, engines called, files out whole."""

from briefgen.flows.inputs import Input, read_input
from briefgen.flows.journeys import (
    Look,
    check,
    fill,
    is_meeting_file,
    make,
    make_brief,
    make_scorecard,
    meeting_text,
    open_input,
    read_meeting,
    slug_of,
    template_input,
)
from briefgen.flows.outputs import Written, is_untouched_pdf, is_untouched_text, publish
from briefgen.flows.setting import Setting

__all__ = [
    "Input",
    "Look",
    "Setting",
    "Written",
    "check",
    "fill",
    "is_meeting_file",
    "is_untouched_pdf",
    "is_untouched_text",
    "make",
    "make_brief",
    "make_scorecard",
    "meeting_text",
    "open_input",
    "publish",
    "read_input",
    "read_meeting",
    "slug_of",
    "template_input",
]
