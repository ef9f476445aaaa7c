"""Parts of a submission (British habit) and of a memo (US habit): what is asked stands first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.compose.memo.facts import SEVERAL, Facts, listed, sentence
from briefgen.compose.rows import is_goal
from briefgen.model.memo import MemoPart
from briefgen.model.official import Line, Piece
from briefgen.vi.text import lower_first

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NOTED = {"point_results": "note_results", "point_attention": "note_attention"}


@dataclass(frozen=True, slots=True)
class Content:
    """A part before it has its number; left out where it holds nothing."""

    heading: str
    before: tuple[Line, ...] = ()
    bullets: tuple[Line, ...] = ()
    table: Literal["", "indicators", "tasks", "choices"] = ""
    after: tuple[Line, ...] = ()

    @property
    def holds(self) -> bool:
        """Return whether there is anything in it."""
        return bool(self.before or self.bullets or self.table or self.after)


def advice_parts(facts: Facts) -> tuple[MemoPart, ...]:
    """Return issue, recommendation, timing, key facts, background, risks, actions, unknowns."""
    contents = [
        Content("issue", (facts.line(f"{facts.brief.subtitle}."), *purposes(facts))),
        Content("recommendation", table="choices"),
        Content("timing", tuple(_timing(facts))),
        Content("facts", table="indicators" if facts.brief.rows else ""),
        Content("background", tuple(_papers(facts)), results(facts)),
        Content("risks", (), limitations(facts), "", tuple(_causes(facts))),
        Content("actions", table="tasks" if facts.brief.tasks else ""),
        Content("unknown", (), tuple(unknowns(facts))),
    ]
    kept = [content for content in contents if content.holds]
    number = next((n for n, each in enumerate(kept, 1) if each.table == "tasks"), 0)
    asked = tuple(_asked(facts, number))
    kept = [_with_lines(c, asked) if c.heading == "recommendation" else c for c in kept]
    return numbered(facts, kept)


def memo_parts(facts: Facts) -> tuple[MemoPart, ...]:
    """Return bottom line, background, analysis, recommendation, next steps, unknowns."""
    background = (facts.line(f"{facts.brief.subtitle}."), *purposes(facts), *_papers(facts))
    contents = [
        Content("bottom_line", facts.points()),
        Content("background", background),
        Content("analysis", (), results(facts), "indicators" if facts.brief.rows else ""),
        Content("risks", (), limitations(facts), "", tuple(_causes(facts))),
        Content("recommendation", proposals(facts), table="choices"),
        Content("next_steps", table="tasks" if facts.brief.tasks else ""),
        Content("unknown", (), tuple(unknowns(facts))),
    ]
    return numbered(facts, [content for content in contents if content.holds])


def numbered(facts: Facts, contents: list[Content]) -> tuple[MemoPart, ...]:
    """Return the parts under their numbers."""
    return tuple(
        MemoPart(
            number=f"{number}.",
            heading=facts.word("headings", content.heading),
            before=content.before,
            bullets=content.bullets,
            table=content.table,
            after=content.after,
        )
        for number, content in enumerate(contents, 1)
    )


def purposes(facts: Facts) -> tuple[Line, ...]:
    """Return what the meeting was for, in one line; nothing where nobody said."""
    texts = [purpose.text.strip(" .;") for purpose in facts.meeting.purposes]
    return (facts.told("purpose", text=listed(texts)),) if texts else ()


def proposals(facts: Facts) -> tuple[Line, ...]:
    """Return what was proposed, else the gap for it."""
    texts = facts.found("proposal")
    if not texts:
        return (facts.line(facts.gap("proposal")),)
    marks = [f"{n}." if len(texts) >= SEVERAL else "" for n in range(1, len(texts) + 1)]
    return tuple(facts.line(text, mark=mark) for text, mark in zip(texts, marks, strict=True))


def results(facts: Facts) -> tuple[Line, ...]:
    """Return what was reached besides the table."""
    section = facts.brief.results
    return section.lines if section else ()


def limitations(facts: Facts) -> tuple[Line, ...]:
    """Return what fell short, as the record words it."""
    return tuple(facts.line(text) for text in facts.found("limitation"))


def unknowns(facts: Facts) -> Iterator[Line]:
    """Yield what the record leaves open: owners, deadlines, figures."""
    for field in ("owner", "due"):
        open_ones = [task.number for task in facts.brief.tasks if getattr(task, field) is None]
        if open_ones:
            key = f"{field}_unknown" + ("" if len(open_ones) >= SEVERAL else "_one")
            yield facts.told(key, numbers=facts.say.listing(tuple(open_ones)))
    silent = [i for i in facts.meeting.indicators if i.actual is None and i.tally is None]
    in_words = tuple(lower_first(i.name) for i in silent if i.verdict is not None)
    if in_words:
        yield facts.told("words_only", names=facts.say.listing(in_words))
    goals = tuple(lower_first(i.name) for i in silent if is_goal(i))
    if goals:
        yield facts.told("no_result", names=facts.say.listing(goals))


def _asked(facts: Facts, actions: int) -> Iterator[Line]:
    """Yield what the reader is asked to do, each complete in itself."""
    asked: list[tuple[str | Piece, ...]] = [
        (facts.word("sentences", NOTED[point.key], text=""), *point.pieces)
        for point in facts.brief.key_points
        if point.key in NOTED
    ]
    if actions:
        asked.append((facts.word("sentences", "agree_actions", number=actions),))
    proposed = facts.found("proposal")
    asked += [(facts.word("sentences", "agree_proposal", text=text),) for text in proposed]
    if not proposed:
        asked.append((facts.gap("proposal"),))
    yield facts.told("that_you")
    for letter, parts in zip(LETTERS, asked, strict=False):
        yield facts.line(*parts, mark=f"{letter})")


def _with_lines(content: Content, lines: tuple[Line, ...]) -> Content:
    return Content(content.heading, lines, content.bullets, content.table, content.after)


def _timing(facts: Facts) -> Iterator[Line]:
    """Yield the earliest deadline and how many tasks have none; a gap where nothing is known."""
    tasks = facts.brief.tasks
    dated = [
        (d.due_date, task)
        for d, task in zip(facts.directives, tasks, strict=True)
        if isinstance(d.due_date, date) and task.due
    ]
    if dated:
        _, first = min(dated, key=lambda each: each[0])
        yield facts.told("earliest", due=first.due, number=first.number)
    elif not any(task.due for task in tasks):
        yield facts.line(facts.gap("timing"))
    without = sum(task.due is None for task in tasks)
    if without:
        yield facts.told("no_due", count=without, total=len(tasks))


def _papers(facts: Facts) -> Iterator[Line]:
    papers = facts.papers()
    if papers:
        yield facts.told("papers", text=listed(papers))
    yield from (facts.line(sentence(text)) for text in facts.found("context"))


def _causes(facts: Facts) -> Iterator[Line]:
    causes = facts.found("cause")
    if causes:
        yield facts.told("causes", text=listed(causes))
