"""Foot-notes: what a row cannot say by itself, numbered in the order met."""

from decimal import Decimal

from briefgen.compose.derived import relative_change
from briefgen.compose.figures import flat, shown
from briefgen.compose.verdicts import Judgement, comparison_of, first_target, gap
from briefgen.compose.wording import MINUS, Wording
from briefgen.model import Change, Indicator, Meeting, Note, Period
from briefgen.vi.text import capitalise

TIMES = "lần"


class NoteBook:
    """Numbered notes of one page; equal texts share a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}

    def add(self, text: str) -> str:
        """Return the number under which ``text`` stands."""
        return self._numbers.setdefault(text, str(len(self._numbers) + 1))

    def notes(self) -> tuple[Note, ...]:
        """Return all notes in order."""
        return tuple(Note(number=number, text=text) for text, number in self._numbers.items())


def notes_on(
    indicator: Indicator, judgement: Judgement, meeting: Meeting, base: Period | None, say: Wording
) -> list[str]:
    """Return the texts of the notes on one row, most important first.

    Args:
        indicator: the row's indicator.
        judgement: its verdicts.
        meeting: to tell where a verdict in words stands.
        base: what the change column compares with.
        say: language of the page.
    """
    found = [
        *_verdict_notes(indicator, judgement, meeting, say),
        *_plan_notes(indicator, say),
        *change_notes(indicator, base, say, assumed=meeting.compare_to is not None),
    ]
    if indicator.note:
        found.append(own_note(indicator.note))
    return found


def own_note(text: str) -> str:
    """Return an author's note as a sentence."""
    text = capitalise(text.strip())
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


def change_notes(
    indicator: Indicator, base: Period | None, say: Wording, *, assumed: bool = True
) -> list[str]:
    """Return notes on changes that the column cannot hold, and on an inferred base.

    Args:
        indicator: the row's indicator.
        base: what the change column compares with.
        say: language of the page.
        assumed: the record itself says what changes compare with where none is named.
    """
    shown_one = column_change(indicator, base)
    found = []
    open_base = False
    if indicator.kind == "growth":
        shown_one = next(iter(indicator.changes), None)
        # A growth stands in no column: without a base it claims none, unless the record has one.
        open_base = shown_one is not None and shown_one.base is None and not assumed
    if shown_one is not None and not shown_one.base_stated and base is not None and not open_base:
        found.append(say.say("note_base_inferred", base=say.period(base)))
    if indicator.kind != "growth":
        others = (change for change in indicator.changes if change is not shown_one)
        found.extend(_change_in_words(change, say) for change in others)
    return found


def column_change(indicator: Indicator, base: Period | None) -> Change | None:
    """Return the change that belongs in the ``± %`` column: in per cent, against ``base``."""
    change = relative_change(indicator)
    if change is None or change.base is None or base is None:
        return change
    return change if _same_period(change.base, base) else None


def _same_period(one: Period, other: Period) -> bool:
    if one.start is not None and one.end is not None:
        return (one.start, one.end) == (other.start, other.end)
    return one.text.casefold() == other.text.casefold()


def _verdict_notes(
    indicator: Indicator, judgement: Judgement, meeting: Meeting, say: Wording
) -> list[str]:
    """Return the note on a verdict that rests on words, or that figures contradict."""
    verdict = judgement.reported
    if verdict is None:
        return []
    if judgement.computed is None:
        if indicator.actual is not None:
            return [say.say("note_stated", text=verdict.text)]
        limited = any(
            indicator.id in finding.indicators
            for finding in meeting.findings
            if finding.kind == "limitation"
        )
        key = "note_in_limitation" if limited else "note_in_words"
        return [say.say(key, text=verdict.text)]
    if judgement.agrees:
        return []
    computed = say.word("verdict", judgement.computed).lower()
    return [say.say("note_disagrees", text=verdict.text, computed=computed)]


def _plan_notes(indicator: Indicator, say: Wording) -> list[str]:
    """Return notes on plans: in words, approximate, in points, or set by someone else."""
    found = []
    target = first_target(indicator)
    if target is not None and target.quantity is None and target.text:
        found.append(say.say("note_target_text", text=target.text))
    if target is not None and target.quantity is not None and comparison_of(target) == "about":
        found.append(say.say("note_about"))
    points = gap(indicator)
    if points and not indicator.attainments:
        found.append(say.say("note_gap", gap=say.signed(points)))
    for attainment in indicator.attainments[1:]:
        ratio, owner = say.number(attainment.percent), attainment.owner
        key = "note_owned_plan" if owner else "note_other_plan"
        found.append(say.say(key, ratio=ratio, owner=owner))
    return found


def _change_in_words(change: Change, say: Wording) -> str:
    """Return a change as a sentence: ``+0,5 điểm % so với năm 2019``, full stop included."""
    plain = shown(change.quantity, say)
    if change.quantity.unit == TIMES:
        # A sign before ``2,1 lần`` would make a multiple an addition.
        raw = change.quantity.raw if say.language == "vi" else None
        times = raw or f"{flat(plain.figure, say)} {plain.unit}"
        return _on_base(change, capitalise(times), "", say)
    sign = "+" if change.quantity.value > Decimal(0) else ""
    text = f"{sign}{plain.figure.whole}{plain.figure.part}".replace("-", MINUS)
    unit = plain.unit if plain.unit in ("", "%") else f" {plain.unit}"
    return _on_base(change, text, unit, say)


def _on_base(change: Change, text: str, unit: str, say: Wording) -> str:
    if change.base is None:
        return say.say("note_change", change=text, unit=unit)
    return say.say("note_other_base", change=text, unit=unit, base=say.period(change.base))
