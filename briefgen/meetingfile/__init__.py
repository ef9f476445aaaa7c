"""Meeting files: YAML or JSON ⇄ ``Meeting``, and plain values for any template."""

from briefgen.meetingfile.load import load_meeting
from briefgen.meetingfile.nodes import Limits
from briefgen.meetingfile.save import dump_meeting_json, save_meeting
from briefgen.meetingfile.schema import meeting_schema
from briefgen.meetingfile.values import load_values

__all__ = [
    "Limits",
    "dump_meeting_json",
    "load_meeting",
    "load_values",
    "meeting_schema",
    "save_meeting",
]
