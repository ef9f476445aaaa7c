"""Meeting → Bilingual: the one-page brief in both languages, from the same facts in one order."""

from collections.abc import Iterator

from briefgen.compose.bases import with_one_base
from briefgen.compose.bilingual import pairs
from briefgen.compose.bilingual.fit import fits
from briefgen.compose.bilingual.pairs import pair
from briefgen.compose.brief import LADDER, Room, brief_row, in_room
from briefgen.compose.house import ANY, House, in_house
from briefgen.compose.rows import compare_base
from briefgen.compose.tasks import chosen_directives, task_row
from briefgen.compose.tongues.glosses import glossed_tasks
from briefgen.compose.tongues.stretches import Tongues, kept_note, tongues_of
from briefgen.compose.tongues.translating import in_language
from briefgen.compose.wording import Wording
from briefgen.errors import Language
from briefgen.model import Brief, BriefRow, Indicator, Meeting
from briefgen.model.memo import Bilingual, Pair, SectionPair, TaskPair
from briefgen.vi.text import capitalise

FEWEST_ROWS = 3
BARER = (*LADDER, Room(rows=FEWEST_ROWS, results=0, limitations=1, tasks=1))


def compose_bilingual(meeting: Meeting, *, house: House = ANY) -> Bilingual:
    """Return the one-page brief in Vietnamese and English.

    Words that have no English stand once, in Vietnamese (of a record in English: in English).
    Parts are shortened as in the one-page brief, until the estimated height fits.

    Args:
        meeting: the record.
        house: the office whose name and words are printed.
    """
    both = _Both(in_house(meeting, house), house)
    for room in BARER:
        page = both.page(room)
        page = both.noted(page)
        if fits(page, house):
            break
    return page


class _Both:
    """A record in both languages, and what is chosen from it once for both."""

    def __init__(self, meeting: Meeting, house: House) -> None:
        own = meeting.language
        self.vi = Wording("vi", house, () if own == "vi" else (own,))
        self.en = Wording("en", house, () if own == "en" else (own,))
        self.meeting = with_one_base(meeting, self.vi)
        self.english = with_one_base(in_language(meeting, "en"), self.en)
        self.tongues: Tongues = tongues_of(meeting, "en")

    def page(self, room: Room) -> Bilingual:
        """Return the page that gives each part so much room."""
        vi, en = in_room(self.meeting, room, self.vi), in_room(self.english, room, self.en)
        shown = frozenset(row.indicator for row in vi.rows)
        results = list(pairs.results(self.meeting, self.english, shown, (self.vi, self.en)))
        limits = pairs.limitations(self.meeting, self.english, (self.vi, self.en))
        numbers = iter("1234")
        texts = {name: self._pair(vi, en, name) for name in ("agency", "note", "title", "subtitle")}
        return Bilingual(
            **texts,
            labels={key: pair(word, en.labels[key]) for key, word in vi.labels.items()},
            key_points=pairs.points(vi, en, self.tongues),
            rows=pairs.rows(vi.rows, self._rows(vi), self.tongues),
            rows_number=next(numbers) if vi.rows else "",
            rows_shape=vi.rows_shape,
            change_heading=self._pair(vi, en, "change_heading"),
            results=self._section("results_heading", results[: room.results], numbers, 0),
            limitations=self._section(
                "limitations_heading",
                limits[: room.limitations],
                numbers,
                len(limits) - room.limitations,
            ),
            tasks=self._tasks(room),
            tasks_number=next(numbers) if vi.tasks else "",
            tasks_more=self._pair(vi, en, "tasks_more"),
            footnotes=_footnotes(vi, en, self.tongues),
            gaps=vi.gaps,
        )

    def noted(self, page: Bilingual) -> Bilingual:
        """Return the page with a note of how many texts stand in one language alone."""
        other: Language = "vi" if self.meeting.language == "en" else "en"
        tongues = tongues_of(self.meeting, other)
        vi, en = (kept_note(page, tongues, say) for say in (self.vi, self.en))
        if not vi:
            return page
        return page.model_copy(update={"footnotes": (*page.footnotes, pair(vi, en))})

    def _pair(self, vi: Brief, en: Brief, name: str) -> Pair:
        return pair(getattr(vi, name), getattr(en, name), self.tongues)

    def _rows(self, vi: Brief) -> tuple[BriefRow, ...]:
        """Return the English rows of the indicators that the Vietnamese table shows."""
        known: dict[str, Indicator] = {each.id: each for each in self.english.indicators}
        base = compare_base(self.english)
        final = self.english.period_final
        return tuple(brief_row(known[r.indicator], base, self.en, final=final) for r in vi.rows)

    def _tasks(self, room: Room) -> tuple[TaskPair, ...]:
        chosen = chosen_directives(self.meeting, room.tasks)
        known = {each.id: each for each in self.english.directives}
        vi = [task_row(d, n, self.meeting, self.vi) for n, d in enumerate(chosen, 1)]
        en = [task_row(known[d.id], n, self.english, self.en) for n, d in enumerate(chosen, 1)]
        return pairs.tasks(vi, glossed_tasks(en, self.en), self.tongues)

    def _section(
        self, heading: str, bullets: list[Pair], numbers: Iterator[str], more: int
    ) -> SectionPair | None:
        if not bullets:
            return None
        if more > 0:
            counted = (say.say("limitations_more", count=more) for say in (self.vi, self.en))
            vi, en = (f"{capitalise(text)}." for text in counted)
            bullets = [*bullets, Pair(vi=vi, en=en)]
        words = (self.vi.word("brief", heading), self.en.word("brief", heading))
        lines = tuple(
            Pair(vi=self.vi.unbroken(each.vi), en=self.en.unbroken(each.en)) for each in bullets
        )
        return SectionPair(number=next(numbers), heading=pair(*words), bullets=lines)


def _footnotes(vi: Brief, en: Brief, tongues: Tongues) -> tuple[Pair, ...]:
    """Return source and signs in both languages, as many as the Vietnamese page has."""
    both = zip(vi.footnotes, en.footnotes, strict=False)
    return tuple(pair(a, b, tongues, fewest=2) for a, b in both)
