"""How documents are to look, and documents as they are made."""

from dataclasses import dataclass
from typing import Literal

from briefgen.errors import Problem
from briefgen.flows.outputs import Content

PageLanguage = Literal["vi", "en", "vi+en"]
BILINGUAL: Literal["vi+en"] = "vi+en"
DEFAULT_BRIEF = "one-page"
DEFAULT_SCORECARD = "a4-portrait"


@dataclass(frozen=True, slots=True)
class Look:
    """How documents are to look.

    Args:
        brief, scorecard: names or paths of templates.
        theme: name or path; ``None`` takes the template's own.
        language: of the document; ``None`` takes the meeting's; ``vi+en`` is for briefs alone.
        palette: of the scorecard: ``colour``, ``gray`` or ``mono`` (black and white alone).
        derived: show derived figures on the scorecard.
        one_page: refuse a scorecard of more than one page.
        settings: options of the templates, as ``--set`` gave them.
    """

    brief: str = DEFAULT_BRIEF
    scorecard: str = DEFAULT_SCORECARD
    theme: str | None = None
    language: PageLanguage | None = None
    palette: str = "colour"
    derived: bool = False
    one_page: bool = False
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document made, and what had to give way in it: texts cut to their room."""

    content: Content
    warnings: tuple[Problem, ...] = ()
