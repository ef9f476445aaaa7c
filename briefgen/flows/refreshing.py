"""The journey of a refresh: figures of a document edited by hand, brought up to its record.

The document is made once more from the record as it is now; what then stands in a bookmark is what
should stand there. It is written only where a hand has not changed what we wrote: the document
remembers the check sum of that. Everything else in it stays.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from briefgen.catalog.themes import DEFAULT
from briefgen.errors import BriefgenError, DataError, Place, Problem, UsageError
from briefgen.flows.inputs import Input
from briefgen.flows.looks import Look, PageLanguage
from briefgen.flows.marks import is_figure_name
from briefgen.flows.records import MARK, making_of, record_mark
from briefgen.flows.renewing import Outcome, Refreshment, Renewal, Side
from briefgen.flows.setting import Setting

if TYPE_CHECKING:
    from briefgen.model import Meeting
    from briefgen.word.marked import MarkedDocument
    from briefgen.word.memory import Memory

LANGUAGES: tuple[PageLanguage, ...] = get_args(PageLanguage)
CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class RefreshWish:
    """What a user may say of a refresh.

    Args:
        template, theme: of the document; empty for what it remembers.
        take: of a figure changed by hand whose record changed too: the record's, or the
            document's for good; ``None`` leaves it and tells of it.
        same_meeting: take the record even if it seems to be of another meeting.
    """

    template: str = ""
    theme: str = ""
    take: Side | None = None
    same_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A document as it should be, and what became of each figure; the same bytes if nothing did."""

    content: bytes
    found: tuple[Refreshment, ...]

    def of(self, *outcomes: Outcome) -> list[Refreshment]:
        """Return the figures that came out so."""
        return [each for each in self.found if each.outcome in outcomes]


def refresh(
    given: Input, record: Input, setting: Setting, wish: RefreshWish | None = None
) -> Refreshed:
    """Return a Word document of ours with its figures as the record has them now.

    Args:
        given: the document, edited since or not.
        record: the meeting file it was made from, as it is now.
        setting: the world.
        wish: what the user said.

    Raises:
        DataError: ``refresh-not-word``, ``refresh-not-ours``, ``refresh-no-marks``,
            ``refresh-other-meeting``; the record cannot be read.
        UsageError: ``refresh-no-template``: the document does not remember its template.
        TemplateError: its template or theme is not there.
    """
    from briefgen.compose.wording import Wording
    from briefgen.flows.journeys import make_brief
    from briefgen.flows.reading import read_meeting
    from briefgen.flows.theming import dress_of
    from briefgen.word.marked import MarkedDocument
    from briefgen.word.memory import Memory

    wish = wish or RefreshWish()
    document, memory = open_marked(given)
    meeting = read_meeting(record)
    if memory is None and not wish.template:
        raise UsageError(Problem("refresh-no-template", Place(given.name)))
    _refuse_other_meeting(given, memory or Memory(), meeting, record.name, wish)
    look = _look(memory or Memory(), wish)
    fresh = MarkedDocument(make_brief(meeting, look, setting, record.name))
    house = dress_of(look.theme or DEFAULT, setting).house
    page = memory.facts.get("page") if memory else None
    say = Wording("en" if page == "en" else "vi" if page == "vi" else meeting.language, house)
    work = Renewal(document, fresh, meeting, memory or Memory(), wish.take, say)
    figures, lines = list(work.figures()), list(work.lines())
    left = [each for each in figures if each.mark not in work.dropped]
    found = (*left, *lines, *work.old_figures(left), *work.left_out())
    placed = tuple(replace(each, place=each.place.within(given.name)) for each in found)
    return Refreshed(_closed(given, document, memory, work.sums, meeting, look), placed)


def open_marked(given: Input) -> "tuple[MarkedDocument, Memory | None]":
    """Return a Word document at its bookmarks, and what it remembers.

    Raises:
        DataError: ``refresh-not-word``, ``refresh-not-ours``, ``refresh-no-marks``.
    """
    from briefgen.flows.records import core_properties
    from briefgen.word.marked import MarkedDocument
    from briefgen.word.memory import recall

    try:
        document = MarkedDocument(given.content)
    except BriefgenError as error:
        why = [problem.within(given.name) for problem in error.problems]
        raise DataError((Problem("refresh-not-word", Place(given.name)), *why)) from error
    memory = recall(document.members)
    if memory is None and MARK.search(core_properties(given.content)) is None:
        raise DataError(Problem("refresh-not-ours", Place(given.name)))
    if not any(is_figure_name(name) for name in document.marks):
        raise DataError(Problem("refresh-no-marks", Place(given.name)))
    return document, memory


def _refuse_other_meeting(
    given: Input, memory: "Memory", meeting: "Meeting", name: str, wish: RefreshWish
) -> None:
    """Refuse the record of another meeting: another source, or none, and another title or day."""
    own, theirs = memory.facts, making_of(meeting, Look())
    same = {
        key: own[key] == theirs[key]
        for key in ("source", "title", "date")
        if own.get(key) and theirs[key]
    }
    if wish.same_meeting or same.get("source") or not same:
        return
    words = [same[key] for key in ("title", "date") if key in same]
    wrong = not all(words) if "source" in same else not any(words)
    if words and wrong:
        facts = {"record": name, "date": own.get("date") or "?", "other": theirs["date"] or "?"}
        raise DataError(Problem("refresh-other-meeting", Place(given.name), facts))


def _look(memory: "Memory", wish: RefreshWish) -> Look:
    facts = memory.facts
    pairs = (line.partition("=") for line in facts.get("settings", "").split("\n") if line)
    said = facts.get("language")
    language = next((each for each in LANGUAGES if each == said), None)
    return Look(
        brief=wish.template or facts.get("template", ""),
        theme=wish.theme or facts.get("theme") or None,
        language=language,
        settings=tuple((name, value) for name, _, value in pairs),
    )


def _closed(
    given: Input,
    document: "MarkedDocument",
    memory: "Memory | None",
    sums: dict[str, str],
    meeting: "Meeting",
    look: Look,
) -> bytes:
    """Return the document; one that no hand had changed is sealed again, another one is not."""
    from briefgen.word import is_untouched, seal
    from briefgen.word.archive import pack, unpack
    from briefgen.word.memory import Memory, renew

    members = document.members
    before = dict(members)
    document.keep()
    if memory is not None:
        now = Memory({**memory.facts, **making_of(meeting, look)}, sums)
        if now != memory:
            renew(members, now)
    if CORE in members and (core := unpack(members[CORE])):
        marked = MARK.sub(record_mark(meeting).encode(), core)
        members[CORE] = members[CORE] if marked == core else pack(CORE, marked)
    if all(before[name].crc == members[name].crc for name in members):
        return given.content
    content = document.content()
    return seal(content) if is_untouched(given.content) else content
