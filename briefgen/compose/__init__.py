"""Meeting → what will be shown: verdicts, order, sections, words. Decides, never draws."""

from briefgen.compose.brief import compose_brief
from briefgen.compose.check import check_meeting
from briefgen.compose.scorecard import compose_scorecard

__all__ = ["check_meeting", "compose_brief", "compose_scorecard"]
