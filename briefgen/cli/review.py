"""The review: one page on which a person compares text and facts and corrects them."""

import os
from pathlib import Path
from typing import Annotated, Literal

from briefgen import flows
from briefgen.cli.streams import open_given, put
from briefgen.cli.telling import warn_if_empty
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import SourceError

DocumentLanguage = Literal["vi", "en"]


def review(
    meeting: Annotated[str, argument("help-meeting-or-source", "MEETING|SOURCE")],
    output: Annotated[str | None, option("-o", "--output", "help-output", metavar="FILE")] = None,
    source: Annotated[
        str | None, option("--source", "help-review-source", metavar="SOURCE")
    ] = None,
    theme: Annotated[str, option("--theme", "help-theme", metavar="NAME|FILE")] = "official",
    doc_lang: Annotated[DocumentLanguage | None, option("--doc-lang", "help-doc-lang")] = None,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Write a page on which text and facts stand side by side and can be corrected."""
    given = open_given(meeting)
    text = open_given(source, SourceError) if source else None
    noun = flows.read_meeting(given)
    page = flows.make_review(
        noun,
        given,
        setting(os.environ),
        source=text,
        language=doc_lang or TALK.asked,
        theme=theme,
    )
    warn_if_empty(noun, given.name)
    target = output or str(Path("output") / flows.slug_of(given) / "review.html")
    kept = [given.path, text.path if text else None]
    judge = flows.is_untouched_page
    put(target, page, kind=".html", inputs=kept, untouched=judge, force=force)
