"""What a Word template of briefs is filled with: the page its form wants, in its language.

Words that stay in the record's language are tagged with it, so that Word spells and reads them
aloud as what they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from briefgen.catalog.templates import Shelf, Template, find_template
from briefgen.errors import Language, Phrase, Place, Problem, TemplateError, UsageError
from briefgen.flows.looks import BILINGUAL, Look, PageLanguage
from briefgen.flows.officials import composed_official
from briefgen.flows.setting import Setting
from briefgen.flows.terms import Settings
from briefgen.model.memo import MemoForm

if TYPE_CHECKING:
    from briefgen.compose.house import House
    from briefgen.compose.tongues.stretches import Kept, Tongues
    from briefgen.model import Meeting, Noun

BOTH, WIDE = "bilingual", "en-brief"
MEMOS: tuple[MemoForm, ...] = get_args(MemoForm)
TAGS: Mapping[Language, str] = {"vi": "vi-VN", "en": "en-GB"}
UNTAGGED = frozenset(("labels", "indicator", "part", "status", "mark", "shown", "what", "form"))
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Page:
    """A page as composed.

    Args:
        name: what its template calls it: ``brief``, ``document``, ``memo``, ``bilingual``.
        noun: what it shows.
        title, agency, language: for the properties of the document.
        tongues: which of its words are in the record's language.
    """

    name: str
    noun: "Noun"
    title: str
    agency: str
    language: Language
    tongues: "Tongues | None" = None
    kept: "tuple[Kept, ...]" = field(default=())

    def values(self) -> dict[str, Any]:
        """Return what the template sees, words of another language tagged with it."""
        dumped = self.noun.model_dump()
        if self.tongues is None or self.tongues.language is None:
            return {self.name: dumped}
        return {self.name: _tagged(dumped, self.tongues, TAGS[self.tongues.language])}


def brief_template(look: Look, setting: Setting) -> Template:
    """Return the template of a brief; for both languages the bilingual one of that name.

    Raises:
        TemplateError: template missing or broken.
    """
    found = find_template(look.brief, "brief", setting.shelves)
    if look.language == BILINGUAL and BILINGUAL not in found.languages:
        twin = f"{BOTH}-{found.name}"
        if _stands(twin, setting.shelves):
            return find_template(twin, "brief", setting.shelves)
    return found


def page_of(
    found: Template,
    meeting: "Meeting",
    setting: Setting,
    *,
    language: PageLanguage | None = None,
    settings: Settings = (),
    house: "House",
) -> Page:
    """Return what a template shows of a meeting.

    Raises:
        UsageError: ``form-language``: the template has not the language wanted; options.
        TemplateError: ``form-unknown``, rule packs.
    """
    from briefgen.compose.house import in_house

    spoken = _language(found, meeting, language)
    shown = in_house(meeting, house)
    if found.form == BOTH:
        return _bilingual(shown, house)
    page: Language = "en" if spoken == "en" else "vi"
    if found.form in MEMOS:
        return _memo(shown, found.form, page, house)
    if found.form and found.form != WIDE:
        official = composed_official(found, meeting, setting, settings, house)
        title = " ".join((official.type, *official.abstract))
        issuer = " ".join(piece.text for piece in official.issuer if not piece.missing)
        return Page("document", official, title, issuer, official.language)
    from briefgen.compose import compose_brief
    from briefgen.compose.fit import ENGLISH, USUAL

    widths = ENGLISH if found.form == WIDE else USUAL
    brief = compose_brief(shown, language=page, house=house, widths=widths)
    return _told(Page("brief", brief, brief.title, brief.agency, page), shown)


def notes_on_page(page: Page, meeting: "Meeting", name: str) -> list[Problem]:
    """Return what the user must know of a page: texts kept in the record's language, gaps."""
    notes = kept_notes(page.kept, meeting, name)
    gaps = getattr(page.noun, "gaps", ())
    if page.name == "memo" and gaps:
        shown = list(dict.fromkeys(gap.shown for gap in gaps))
        facts = {"count": len(gaps), "shown": shown}
        notes.append(Problem("form-gaps", Place(name or None), facts, "warning"))
    return notes


def kept_notes(kept: "Sequence[Kept]", meeting: "Meeting", name: str) -> list[Problem]:
    """Return a note of the texts that a page keeps in the language of its record, if any."""
    if not kept:
        return []
    texts = [each.text for each in kept]
    facts = {
        "count": len(texts),
        "language": Phrase(f"language-{meeting.language}"),
        "shown": texts[:SHOWN],
        "more": max(len(texts) - SHOWN, 0),
        "texts": texts,
        "paths": [each.path for each in kept],
    }
    code = "words-kept-more" if len(texts) > SHOWN else "words-kept"
    return [Problem(code, Place(name or None), facts, "info")]


def _language(found: Template, meeting: "Meeting", wanted: PageLanguage | None) -> str:
    """Return the language of a page: as asked for, else the record's, else the template's own.

    A reading note without a form speaks any language: its words come from the data.
    """
    if not found.form and wanted != BILINGUAL:
        return wanted or meeting.language
    if wanted in found.languages:
        return str(wanted)
    if wanted is not None:
        facts = {"name": found.name, "languages": found.languages}
        raise UsageError(Problem("form-language", facts=facts))
    return meeting.language if meeting.language in found.languages else found.languages[0]


def _memo(meeting: "Meeting", form: MemoForm, language: Language, house: "House") -> Page:
    from briefgen.compose.memo import compose_memo

    memo = compose_memo(meeting, form, language=language, house=house)
    title = f"{memo.type}: {memo.title}"
    return _told(Page("memo", memo, title, memo.agency, language), meeting)


def _bilingual(meeting: "Meeting", house: "House") -> Page:
    from briefgen.compose.bilingual import compose_bilingual

    both = compose_bilingual(meeting, house=house)
    page = Page(BOTH, both, both.title.vi, both.agency.vi, "vi")
    return _told(page, meeting, other="en" if meeting.language == "vi" else "vi")


def _told(page: Page, meeting: "Meeting", other: Language | None = None) -> Page:
    """Return a page with the words it keeps in the language of its record."""
    from dataclasses import replace

    from briefgen.compose.tongues.stretches import tongues_of

    tongues = tongues_of(meeting, other or page.language)
    return replace(page, tongues=tongues, kept=tongues.shown_in(page.noun))


def _tagged(value: Any, tongues: "Tongues", tag: str) -> Any:
    """Return values with stretches of the record's language as text that says so."""
    if isinstance(value, str):
        return _text(value, tongues, tag)
    if isinstance(value, dict):
        return {
            key: each if key in UNTAGGED else _tagged(each, tongues, tag)
            for key, each in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [_tagged(each, tongues, tag) for each in value]
    return value


def _text(text: str, tongues: "Tongues", tag: str) -> Any:
    stretches = tongues.stretches(text)
    if not any(stretch.kept for stretch in stretches):
        return text
    from briefgen.word.content.nouns import Spoken

    return Spoken.of((stretch.text, tag if stretch.kept else None) for stretch in stretches)


def _stands(name: str, shelves: tuple[Shelf, ...]) -> bool:
    try:
        find_template(name, "brief", shelves)
    except TemplateError:
        return False
    return True
