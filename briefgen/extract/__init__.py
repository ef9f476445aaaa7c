"""A rack of equal rules, one kind of fact each: text in, a Meeting with a span for every fact."""

from briefgen.extract.assemble import extract_meeting
from briefgen.extract.source import SourceText, read_source

__all__ = ["SourceText", "extract_meeting", "read_source"]
