"""Parts that tell what was reached and what was not: phrases of the record, figures, a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefgen.compose.bases import common_base, with_one_base
from briefgen.compose.brief import brief_row
from briefgen.compose.bullets import (
    clean_phrase,
    is_result,
    limitation_texts,
    points_back,
    says_same,
    whole_phrases,
)
from briefgen.compose.check_source import prints_figures
from briefgen.compose.groups import group_name
from briefgen.compose.marking import ROW_PARTS
from briefgen.compose.notes import column_change
from briefgen.compose.official.facts import Facts, sentence
from briefgen.compose.official.pieces import SAY, line, section, word
from briefgen.compose.rows import compare_base, is_sheet_tally
from briefgen.compose.table import is_comparison, table_indicators
from briefgen.model import BriefRow, Indicator
from briefgen.model.official import Line, Piece
from briefgen.vi.text import capitalise, fold

MOST_ROWS = {"brief": 16, "conclusion": 8, "minutes": 8, "submission": 8}


@dataclass(slots=True)
class Phrase:
    """Words of the record with the indicators whose figures they may hold."""

    text: str
    indicators: tuple[Indicator, ...] = ()
    group: str = ""


@dataclass(slots=True)
class Told:
    """What the results say: a lead, a table, then phrases by area."""

    lead: list[Phrase] = field(default_factory=list)
    by_area: dict[str, list[Phrase]] = field(default_factory=dict)


def table_of(facts: Facts) -> tuple[list[Indicator], tuple[BriefRow, ...], str]:
    """Return the indicators of the table, its rows, and the head of the column of changes."""
    meeting = with_one_base(facts.meeting, SAY)
    base = compare_base(meeting)
    chosen = table_indicators(meeting, MOST_ROWS[facts.form], SAY)
    rows = tuple(brief_row(i, base, SAY, final=meeting.period_final) for i in chosen)
    facts.figures.take(*((i.id, part) for i in chosen for part in ROW_PARTS))
    period = base or common_base(column_change(i, None) for i in chosen if i.kind != "growth")
    if period is None:
        return chosen, rows, SAY.say("change_heading_plain")
    return chosen, rows, SAY.say("change_heading", base=SAY.short_period(period))


def results_of(facts: Facts, shown: Iterable[Indicator]) -> Told:
    """Return what is told of results besides the table."""
    told = Told()
    meeting = facts.meeting
    tallies = [i for i in meeting.indicators if is_sheet_tally(i, SAY)]
    context = [clean_phrase(f.text, SAY) for f in meeting.findings if f.kind == "context"]
    told.lead = list(_lead(context, tallies))
    hidden = {i.id for i in (*tallies, *shown)}
    areas = section("areas")
    for phrase in _phrases(facts, hidden):
        area = next((name for name, groups in areas.items() if phrase.group in groups), "")
        told.by_area.setdefault(area, []).append(phrase)
    order = [*(a for a in areas if a != "source"), ""]
    told.by_area = {area: told.by_area[area] for area in order if area in told.by_area}
    return told


def _lead(context: list[str], tallies: list[Indicator]) -> Iterator[Phrase]:
    """Yield the circumstances and how many indicators were met, in one sentence if they agree."""
    before = [text for text in context if _opens(text)]
    own = [text for text in context if not _opens(text)]
    tally = [_tally_phrase(indicator) for indicator in tallies[:1]]
    if before and tally:
        joined = f"{', '.join(before)}, {tally[0].text}"
        yield Phrase(joined, tally[0].indicators)
    else:
        own = [*before, *own]
        yield from tally
    yield from (Phrase(text) for text in own)


def _opens(text: str) -> bool:
    return fold(text).startswith(tuple(f"{word} " for word in section("context")["opens"]))


def _tally_phrase(indicator: Indicator) -> Phrase:
    tally, quoted = indicator.tally, indicator.span if prints_figures(indicator) else None
    if quoted is not None or tally is None:
        text = clean_phrase(quoted.quote, SAY) if quoted else indicator.name
    else:
        text = SAY.say("message_tally", met=tally.met, total=tally.total)
    return Phrase(text[:1].lower() + text[1:], (indicator,))


def _phrases(facts: Facts, hidden: set[str]) -> Iterator[Phrase]:
    """Yield findings and phrases of indicators that no table shows, each fact once."""
    meeting = facts.meeting
    by_id = {indicator.id: indicator for indicator in meeting.indicators}
    written = [f for f in meeting.findings if f.kind == "result"]
    by_hand = [
        f for f in written
        if f.indicators and not any(by_id[i].span for i in f.indicators if i in by_id)
    ]  # fmt: skip
    said = {i for finding in by_hand for i in finding.indicators}
    for finding in by_hand:
        known = tuple(by_id[i] for i in finding.indicators if i in by_id)
        group = finding.group or (group_name(known[0]) if known else "") or ""
        yield Phrase(clean_phrase(finding.text, SAY), known, group)
    left = [
        i for i in meeting.indicators
        if i.id not in hidden | said and i.span and is_result(i, SAY)
        and not is_comparison(i, meeting, SAY)
    ]  # fmt: skip
    for first, text in whole_phrases(left, meeting, SAY):
        near = tuple(i for i in left if i.span and i.span.quote in text) or (first,)
        yield Phrase(text, near, group_name(first) or "")
    yield from _judgements(facts)


def _judgements(facts: Facts) -> Iterator[Phrase]:
    """Yield results in words alone that stand by themselves, each once."""
    kept: list[str] = []
    for finding in facts.meeting.findings:
        text = clean_phrase(finding.text, SAY)
        if finding.kind != "result" or finding.indicators or points_back(text, SAY):
            continue
        if not any(says_same(text, other) for other in kept):
            kept.append(text)
            yield Phrase(text, (), finding.group or "")


def results_lines(
    facts: Facts, told: Told, *, table: bool, named: bool
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines before and after the table, numbered where there are two or more.

    Args:
        facts: the document.
        told: what to tell.
        table: a table of indicators stands between.
        named: each area begins with its name.
    """
    lead = _sentences(facts, told.lead)
    if table:
        lead = (*lead, Piece(text=f"{' ' if lead else ''}{word('phrases', 'table')}"))
    items: list[tuple[Piece, ...]] = [lead] if lead else []
    for area, phrases in told.by_area.items():
        label = word("phrases", "area", area=area) if named and area else ""
        items.append(_joined(facts, phrases, label))
    numbered = len(items) > 1
    lines = [
        line(item, mark=facts.pack.words.item.format(arabic=n) if numbered else "")
        for n, item in enumerate(items, 1)
    ]
    cut = 1 if lead else 0
    return tuple(lines[:cut]), tuple(lines[cut:])


def _sentences(facts: Facts, phrases: list[Phrase]) -> tuple[Piece, ...]:
    """Return phrases as sentences."""
    pieces: list[Piece] = []
    for number, phrase in enumerate(phrases):
        space = [Piece(text=" ")] if number else []
        pieces += [*space, *facts.figures.marked(sentence(phrase.text), phrase.indicators)]
    return tuple(pieces)


def _joined(facts: Facts, phrases: list[Phrase], label: str) -> tuple[Piece, ...]:
    """Return phrases of one area in one paragraph: ``a; b. C; d.``."""
    pieces: list[Piece] = [Piece(text=label)] if label else []
    for number, phrase in enumerate(phrases):
        text = phrase.text.strip().rstrip(" .;,…")
        last = number == len(phrases) - 1
        following = "" if last else phrases[number + 1].text
        end = "." if last or following[:1].isupper() else ";"
        text = capitalise(text) if number == 0 and not label else text
        text = text[:1].lower() + text[1:] if number == 0 and label and _is_plain(text) else text
        space = "" if last else " "
        pieces += facts.figures.marked(text + end + space, phrase.indicators)
    return tuple(pieces)


def _is_plain(text: str) -> bool:
    """Return whether the first word is no name and no abbreviation, as far as letters tell."""
    first, _, rest = text.partition(" ")
    return first[1:].islower() and not rest[:1].isupper()


def limitation_lines(facts: Facts, *, labelled: bool = False) -> tuple[tuple[Line, ...], bool]:
    """Return the limitations and their causes, and whether causes are among them.

    ``labelled`` says what they are even where they stand alone: no heading says it.
    """
    found = [f for f in facts.meeting.findings if f.kind == "limitation"]
    by_id = {indicator.id: indicator for indicator in facts.meeting.indicators}
    texts = limitation_texts(facts.meeting, SAY)
    near = tuple(by_id[i] for f in found for i in f.indicators if i in by_id)
    limits = [Phrase(text, near) for text in texts]
    causes = [
        Phrase(clean_phrase(f.text, SAY)) for f in facts.meeting.findings if f.kind == "cause"
    ]
    if not causes and not labelled:
        return ((line(_joined(facts, limits, "")),), False) if limits else ((), False)
    items = []
    for key, phrases in (("limitations", limits), ("causes", causes)):
        if phrases:
            items.append(_joined(facts, phrases, word("phrases", key)))
    marks = [facts.pack.words.item.format(arabic=n) for n in range(1, len(items) + 1)]
    if len(items) == 1:
        marks = [""]
    return tuple(line(i, mark=m) for i, m in zip(items, marks, strict=True)), True


def proposal_lines(facts: Facts) -> tuple[Line, ...]:
    """Return what was proposed, a line each."""
    texts = [sentence(f.text) for f in facts.meeting.findings if f.kind == "proposal"]
    numbered = len(texts) > 1
    return tuple(
        line(text, mark=facts.pack.words.item.format(arabic=n) if numbered else "")
        for n, text in enumerate(texts, 1)
    )
