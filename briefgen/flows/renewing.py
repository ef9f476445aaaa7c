"""A document of ours renewed bookmark by bookmark: what is written anew, what a hand keeps."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from briefgen.errors import Place
from briefgen.flows.marks import Named, is_figure_name, is_line, named_figures

if TYPE_CHECKING:
    from briefgen.compose.wording import Wording
    from briefgen.model import Meeting
    from briefgen.word.marked import Mark, MarkedDocument
    from briefgen.word.memory import Memory

Outcome = Literal["changed", "conflict", "kept", "look", "gone", "deleted", "absent"]
Side = Literal["record", "document"]


@dataclass(frozen=True, slots=True)
class Refreshment:
    """What became of one bookmark.

    Args:
        outcome: ``changed``: written anew; ``conflict``: changed by hand and in the record, left;
            ``kept``: changed by hand alone, left; ``look``: to be looked at by a person; ``gone``:
            the record has no such indicator; ``deleted``: taken out of the document; ``absent``:
            an indicator of which the document says nothing.
        mark: name of the bookmark.
        item, name: id and name of the indicator, or the name of a line.
        part: what of it: ``actual``, ``ratio`` …
        place: in the document.
        before: what the document says, or said before it was changed.
        after: what the record says.
    """

    outcome: Outcome
    mark: str
    item: str = ""
    name: str = ""
    part: str = ""
    place: Place = field(default_factory=Place)
    before: str = ""
    after: str = ""


class Renewal:
    """A document and the same made anew, bookmark by bookmark."""

    def __init__(
        self,
        document: "MarkedDocument",
        fresh: "MarkedDocument",
        meeting: "Meeting",
        memory: "Memory",
        take: Side | None,
        say: "Wording",
    ) -> None:
        from briefgen.word.memory import sum_of

        self.document, self.fresh, self.meeting = document, fresh, meeting
        self.take = take
        self.written = memory.sums
        self.sums = dict(memory.sums)
        self.say = say
        self.named = named_figures((*document.marks, *fresh.marks, *memory.sums), meeting)
        self.held: set[str] = set()  # indicators whose value is left as a hand wrote it
        self.lent: dict[str, str] = {}  # figures that a document made anew shows no more, as were
        self.dropped: set[str] = set()  # figures that went with the line they stood in
        self.marks = document.marks
        self.found = {name: sum_of(mark.text) for name, mark in document.marks.items()}

    def figures(self) -> Iterator[Refreshment]:
        """Bring every figure up to the record; yield what is to be told of it."""
        marks = dict(self.document.marks)
        order = sorted(marks, key=lambda name: name.endswith("_unit"))  # after the values
        made = {name: self._figure(name, marks[name]) for name in order if not is_line(name)}
        told = [each for name in marks if (each := made.get(name)) is not None]
        self.document.keep()
        yield from told

    def _figure(self, name: str, mark: "Mark") -> Refreshment | None:
        named = self.named.get(name)
        if named is None:
            ours = is_figure_name(name) and (name in self.written or not self.written)
            return Refreshment("gone", name, place=mark.place, before=mark.text) if ours else None
        due = self._due(name, mark, named)
        if due is None:
            return self._told("look", name, mark, "")
        from briefgen.word.memory import sum_of

        now, wanted, was = sum_of(mark.text), sum_of(due), self.written.get(name)
        if now == wanted:
            self.sums[name] = wanted
            return None
        if now != was and self.take != "record":
            self.held.add(named.indicator.id)
            if self.take == "document":
                self.sums[name] = wanted
            by_hand = self.take == "document" or wanted == was
            return self._told("kept" if by_hand else "conflict", name, mark, due)
        if named.part == "unit" and named.indicator.id in self.held:
            return self._told("look", name, mark, due)
        coloured = named.part == "mark" and name in self.fresh.marks
        self.document.write(name, due, self.fresh.style_of(name) if coloured else None)
        self.sums[name] = wanted
        return self._told("changed", name, mark, due)

    def _due(self, name: str, mark: "Mark", named: Named) -> str | None:
        """Return what should stand in a bookmark; ``None`` where only a person can tell."""
        other = self.fresh.marks.get(name)
        whole = _is_whole(mark)
        if other is not None and (named.part in ("mark", "verdict") or _is_whole(other) == whole):
            unit = self._unit(named)
            if whole or named.part != "actual" or not other.behind.strip().startswith(unit):
                return other.text
            return other.text if unit in mark.line.replace("\u00a0", " ") else None
        self.lent[name] = mark.text
        if whole or named.part in ("mark", "verdict", "unit"):
            return self._row(named).get(named.part)
        return self._digits(mark, named)

    def _digits(self, mark: "Mark", named: Named) -> str | None:
        """Return the number to stand in running text, in the source's notation if it has it."""
        from briefgen.compose.marking import printed

        part = "actual" if named.part == "value" else named.part
        ways = [text for one, text in printed(named.indicator, self._say(named)) if one == part]
        if not ways or mark.text in ways:
            return mark.text if ways else None
        unit = self._unit(named)
        if part == "actual" and unit not in mark.line.replace("\u00a0", " "):
            return None
        return ways[0]

    def _unit(self, named: Named) -> str:
        from briefgen.compose.figures import shown_actual

        return shown_actual(named.indicator, self._say(named)).unit.replace("\u00a0", " ")

    def _say(self, named: Named) -> "Wording":
        return replace(self.say, language="en") if named.english else self.say

    def _row(self, named: Named) -> dict[str, str]:
        from briefgen.compose.brief import brief_row
        from briefgen.compose.rows import compare_base

        base, final = compare_base(self.meeting), self.meeting.period_final
        row = brief_row(named.indicator, base, self._say(named), final=final).model_dump()
        return {part: text or "" for part, text in row.items() if part != "status"}

    def _told(self, outcome: Outcome, name: str, mark: "Mark", due: str) -> Refreshment:
        named = self.named.get(name)
        if named is None:
            return Refreshment(outcome, name, "", name, "", mark.place, mark.text, due)
        one = named.indicator
        return Refreshment(outcome, name, one.id, one.name, named.part, mark.place, mark.text, due)

    def old_figures(self, told: list[Refreshment]) -> Iterator[Refreshment]:
        """Yield figures that were changed and stand elsewhere as they were, outside bookmarks."""
        import re

        lines = self.document.lines()
        for each in told:
            old = re.search(r"\d[\d.,/]*\d", each.before)
            if each.outcome != "changed" or old is None or sum(map(str.isdecimal, old[0])) < 3:
                continue
            bare = re.compile(rf"(?<![\d.,/]){re.escape(old[0])}(?![\d]|[.,/]\d)")
            for text, place in lines:
                if bare.search(text) and not self._is_another(old[0], place):
                    yield replace(each, outcome="look", place=place, before=old[0])

    def _is_another(self, digits: str, place: Place) -> bool:
        """Return whether a paragraph shows the digits as a figure that is right as it stands."""
        marks = self.document.marks.values()
        return any(m.place == place and digits in m.text and m.name in self.named for m in marks)

    # ---- lines

    def lines(self) -> Iterator[Refreshment]:
        """Bring the lines that are put together from figures up to the record."""
        from briefgen.word.memory import sum_of

        for name in [name for name in self.document.marks if is_line(name)]:
            mark, other = self.document.marks[name], self.fresh.marks.get(name)
            inside = self.document.names_in(name)
            wanted = sum_of(other.text) if other is not None else ""
            was = self.written.get(name)
            untouched = self._was_untouched(name, was)
            if other is None or sum_of(mark.text) == wanted:
                self.sums[name] = wanted or self.sums.get(name, "")
            elif wanted == was and not untouched:
                continue  # a hand's own words, and nothing new to tell
            elif untouched and self._can_take_over(name, inside, other):
                self.document.take_over(name, self.fresh)
                self.document.keep()
                self.dropped |= inside - self.document.names_in(name)
                self._remember_new(name, wanted)
                was_said = replace(mark, text=self.marks[name].text)
                yield self._told("changed", name, was_said, other.text)
            else:
                if self.take == "document":
                    self.sums[name] = wanted
                yield self._told("look", name, mark, other.text)

    def _was_untouched(self, name: str, was: str | None) -> bool:
        return was is not None and self.found.get(name) == was

    def _can_take_over(self, name: str, inside: set[str], other: "Mark") -> bool:
        """Return whether a line made anew may stand for one no hand has changed.

        Not where it quotes a figure of the source that the record has otherwise by now.
        """
        quoted = any(self.lent[each] in other.text for each in inside & self.lent.keys())
        return not quoted and self.document.is_plain(name) and self.fresh.is_plain(name)

    def _remember_new(self, name: str, wanted: str) -> None:
        from briefgen.word.memory import sum_of

        self.sums = {each: known for each, known in self.sums.items() if each not in self.dropped}
        self.sums[name] = wanted
        for inside in self.document.names_in(name):
            self.sums[inside] = sum_of(self.document.marks[inside].text)

    def left_out(self) -> Iterator[Refreshment]:
        """Yield figures taken out of the document, and indicators it says nothing of."""
        marks = self.document.marks
        there = {self.named[name].indicator.id for name in marks if name in self.named}
        gone: set[str] = set()
        for name in self.written:
            named = self.named.get(name)
            if name in self.document.marks or named is None or name in self.dropped:
                continue
            gone.add(named.indicator.id)
            due = self.fresh.marks.get(name)
            one = named.indicator
            yield Refreshment(
                "deleted", name, one.id, one.name, named.part, after=due.text if due else ""
            )
        for one in self.meeting.indicators:
            if one.id not in there | gone:
                yield Refreshment("absent", "", one.id, one.name)


def _is_whole(mark: "Mark") -> bool:
    """Return whether a bookmark holds all that its paragraph says, as in a cell of a table."""
    return mark.text.strip() == mark.line.strip()
