"""A rack of equal rules, one kind of fact each: text in, a Meeting with a span for every fact."""

from briefgen.extract.assemble import extract_meeting
from briefgen.extract.forms.letters import ENCODINGS, Encoding
from briefgen.extract.source import SourceText, read_source

__all__ = ["ENCODINGS", "Encoding", "SourceText", "extract_meeting", "read_source"]
