"""What people change in a record: single corrections, and whole files edited by hand."""

from briefgen.meetingfile.edits.apply import apply_corrections
from briefgen.meetingfile.edits.corrections import is_corrections, load_corrections
from briefgen.meetingfile.edits.merge import merge_meetings

__all__ = ["apply_corrections", "is_corrections", "load_corrections", "merge_meetings"]
