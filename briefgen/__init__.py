"""briefgen: structured meeting data into executive briefs (Word) and scorecards (PDF)."""

__version__ = "0.1.0"
