"""Bullets of a brief: phrases of the source, capitalised and joined while a line has room.

Nothing is reworded. A phrase without a place in the source (a record written by hand) is built
from the indicator's name and figure.
"""

from functools import reduce

from briefgen.compose.check_source import parted_spans, prints_figures
from briefgen.compose.derived import relative_change
from briefgen.compose.figures import flat, shown_actual
from briefgen.compose.groups import group_name, group_rank
from briefgen.compose.message import REACHED
from briefgen.compose.names import row_name
from briefgen.compose.points import cut_to
from briefgen.compose.rows import is_measured, is_sheet_tally
from briefgen.compose.table import is_comparison
from briefgen.compose.verdicts import judge, recorded_direction
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Indicator, Meeting, Sentence, Span
from briefgen.vi.text import capitalise, fold

BULLET_ROOM = 163.0
BULLET_SIZE = 12.0
FEWEST_LIMITATION_BULLETS = 3
MOST_LIMITATION_BULLETS = 4
POINTING_WORDS = 5
ALIKE = 0.8
END_MARKS = " .,;:…"


def result_bullets(
    meeting: Meeting, shown: frozenset[str], most: int, say: Wording
) -> tuple[str, ...]:
    """Return at most ``most`` bullets, each one line: a group a bullet, in habitual order.

    Args:
        meeting: the record.
        shown: ids of indicators that the table above already shows.
        most: number of bullets.
        say: language of the page.
    """
    lead, by_group = _result_phrases(meeting, shown, say)
    names = sorted(by_group, key=lambda name: group_rank(name, say))
    packed = [_pack(by_group[name]) for name in names]
    if lead:
        packed[:1] = [_pack([lead, *by_group[names[0]]]) if names else [lead]]
    rounds = max((len(lines) for lines in packed), default=0)
    lines = [lines[turn] for turn in range(rounds) for lines in packed if turn < len(lines)]
    return tuple(capitalise(line) for line in lines[:most])


def limitation_bullets(meeting: Meeting, most: int, say: Wording) -> tuple[str, ...]:
    """Return the limitations in the source's wording, in bullets of at most two lines.

    Given three bullets or more, all limitations are shown, in four if need be; what four cannot
    hold, or fewer than three on a crowded page, is counted, and so is one that takes more than two
    lines by itself. A list that goes on in the source ends in an ellipsis.
    """
    texts = limitation_texts(meeting, say)
    if not texts:
        return ()
    found = [finding for finding in meeting.findings if finding.kind == "limitation"]
    if found[-1].continues and texts[-1] == clean_phrase(found[-1].text, say):
        texts[-1] += "…"
    short = [text for text in texts if _two_lines(text)]
    if not short:
        texts = short = [cut_to(text, _two_lines) for text in texts]
    if most < FEWEST_LIMITATION_BULLETS or len(short) < len(texts):
        most = min(most, FEWEST_LIMITATION_BULLETS)
        return _counted(short, most, len(texts) - len(short), say)
    for count in range(min(most, len(texts)), MOST_LIMITATION_BULLETS + 1):
        lines = _spread(texts, count)
        if lines is not None:
            return tuple(capitalise(line) for line in lines)
    return _counted(texts, MOST_LIMITATION_BULLETS, 0, say)


def limitation_texts(meeting: Meeting, say: Wording) -> list[str]:
    """Return the limitations in the source's wording.

    One that only points back (``mức tăng trưởng này không đạt …``) is left out where an indicator
    carries its verdict: the row names what the words point to.
    """
    found = [finding for finding in meeting.findings if finding.kind == "limitation"]
    verdicts = [i.verdict.span for i in meeting.indicators if i.verdict and i.verdict.span]
    told = [f for f in found if not (points_back(f.text, say) and _holds(f.span, verdicts))]
    return [clean_phrase(finding.text, say) for finding in told]


def joined(line: str, phrase: str) -> str:
    """Return two phrases on one line; one that the source begins with a capital keeps it."""
    return f"{line}{'. ' if phrase[:1].isupper() else '; '}{phrase}"


def _result_phrases(
    meeting: Meeting, shown: frozenset[str], say: Wording
) -> tuple[str, dict[str, list[str]]]:
    """Return the tally's phrase, and the other results by group, figures before assessments."""
    tallies = [i for i in meeting.indicators if is_sheet_tally(i, say)]
    told = {indicator.id for indicator in tallies}
    results = [
        i
        for i in meeting.indicators
        if i.id not in told | shown and is_result(i, say) and not is_comparison(i, meeting, say)
    ]
    by_group = dict[str, list[str]]()
    for first, phrase in whole_phrases(results, meeting, say):
        by_group.setdefault(group_name(first) or "", []).append(phrase)
    kept: list[str] = []
    for finding in meeting.findings:
        text = clean_phrase(finding.text, say)
        if finding.kind != "result" or finding.indicators or points_back(text, say):
            continue
        if not any(says_same(text, other) for other in kept):
            kept.append(text)
            by_group.setdefault(finding.group or "", []).append(text)
    return _phrase(tallies[0], say) if tallies else "", by_group


def whole_phrases(
    results: list[Indicator], meeting: Meeting, say: Wording
) -> list[tuple[Indicator, str]]:
    """Return results with their phrases; phrases that overlap in the source become one.

    ``Xuất khẩu đạt 19 tỷ USD, nhập khẩu đạt 14,7 tỷ USD, giảm lần lượt 2,27% và 6,91%`` is one
    sentence about two indicators: half of it would be untrue. A page in another language tells
    name and figure of each instead, and so does one of a figure that the record has corrected.
    """
    if say.reads:
        return [(indicator, _phrase(indicator, say)) for indicator in results]
    parted = parted_spans(meeting)
    sentences = {s.id: s for s in meeting.source.sentences} if meeting.source else {}
    found: list[tuple[Indicator, Span | None]] = []
    for indicator in results:
        span = None if _holds(indicator.span, parted) else indicator.span
        clash = next((n for n, (_, s) in enumerate(found) if _overlap(s, span)), None)
        if clash is None or span is None:
            found.append((indicator, span))
            continue
        first, other = found[clash]
        if other is not None:
            found[clash] = (first, _union(other, span, sentences.get(span.sentence or "")))
    return [(first, _phrase(first.model_copy(update={"span": span}), say)) for first, span in found]


def _overlap(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None or one.sentence != other.sentence:
        return False
    return one.start < other.end and other.start < one.end


def _union(one: Span, other: Span, sentence: Sentence | None) -> Span:
    """Return the span of both; the longer one where the sentence is not at hand."""
    start, end = min(one.start, other.start), max(one.end, other.end)
    if sentence is None:
        return max(one, other, key=lambda span: span.end - span.start)
    quote = sentence.text[start - sentence.start : end - sentence.start]
    return one.model_copy(update={"start": start, "end": end, "quote": quote})


def _holds(outer: Span | None, inner: list[Span]) -> bool:
    return any(_overlap(outer, span) for span in inner)


def points_back(text: str, say: Wording) -> bool:
    """Return whether the text speaks of something said before it."""
    words = fold(text).split()[:POINTING_WORDS]
    return any(word in words for word in say.words("lexicon", "pointing"))


def says_same(one: str, other: str) -> bool:
    """Return whether nearly all words of the shorter text stand in the longer."""
    short, long = sorted((set(fold(one).split()), set(fold(other).split())), key=len)
    return len(short & long) >= ALIKE * len(short)


def is_result(indicator: Indicator, say: Wording) -> bool:
    """Return whether an indicator reads as a result: a whole with a figure, not a bad thing.

    Measured against plan, it is one when the plan was reached; a fall is one of bad things only.
    """
    if indicator.parent is not None or (indicator.actual is None and indicator.tally is None):
        return False
    if is_measured(indicator):
        return judge(indicator).status in REACHED
    name = fold(indicator.name)
    adverse = any(word in name for word in say.words("lexicon", "adverse"))
    lower = adverse or recorded_direction(indicator) == "lower"
    if indicator.kind == "level_after_decrease":
        return True
    change = relative_change(indicator)
    rate = indicator.actual if indicator.kind == "growth" else change
    return not lower if rate is None else (rate.quantity.value < 0) == lower


def _phrase(indicator: Indicator, say: Wording) -> str:
    """Return the source's phrase, else name, figure and unit."""
    if indicator.span is not None and not say.reads and prints_figures(indicator):
        return clean_phrase(indicator.span.quote, say)
    if indicator.tally is not None and say.reads and is_sheet_tally(indicator, say):
        return say.say("message_tally", met=indicator.tally.met, total=indicator.tally.total)
    actual = shown_actual(indicator, say)
    gap = "" if actual.unit in ("", "%") else " "
    return f"{row_name(indicator, say)}: {flat(actual.figure, say)}{gap}{actual.unit}"


def _pack(phrases: list[str]) -> list[str]:
    """Return phrases joined into lines, first fit, in order; one that fits no line is left out."""
    lines: list[str] = []
    for phrase in phrases:
        for place, line in enumerate(lines):
            if _one_line(joined(line, phrase)):
                lines[place] = joined(line, phrase)
                break
        else:
            if _one_line(phrase):
                lines.append(phrase)
    return lines


def _spread(texts: list[str], count: int) -> list[str] | None:
    """Return the texts in ``count`` bullets of at most two lines each, in order, or ``None``.

    Of all ways the one whose fullest bullet is shortest.
    """
    if count == 1:
        whole = reduce(joined, texts)
        return [whole] if _two_lines(whole) else None
    best: list[str] | None = None
    for cut in range(1, len(texts) - count + 2):
        head = reduce(joined, texts[:cut])
        rest = _spread(texts[cut:], count - 1) if _two_lines(head) else None
        if rest is not None:
            ways = [best, [head, *rest]] if best else [[head, *rest]]
            best = min((way for way in ways if way), key=lambda way: max(map(len, way)))
    return best


def _counted(texts: list[str], most: int, unshown: int, say: Wording) -> tuple[str, ...]:
    """Return as many as ``most`` bullets hold, and how many limitations are left out."""
    lines: list[str] = []
    used = 0
    tail = f"; {say.say('limitations_more', count=len(texts) + unshown)}"
    for text in texts:
        longer = joined(lines[-1], text) if lines else text
        if lines and _two_lines(longer + (tail if len(lines) == most else "")):
            lines[-1] = longer
        elif len(lines) < most and (not lines or len(lines) + 1 < most or _two_lines(text + tail)):
            lines.append(text)
        else:
            break
        used += 1
    left = len(texts) - used + unshown
    if left:
        lines[-1] += f"; {say.say('limitations_more', count=left)}"
    return tuple(capitalise(line) for line in lines)


def clean_phrase(text: str, say: Wording) -> str:
    """Return a phrase without marks at its end and without words that tie it to another."""
    text = text.strip().rstrip(END_MARKS)
    for words in say.words("lexicon", "lead_in"):
        if fold(text).startswith((f"{words} ", f"{words}, ")):
            return text[len(words) :].lstrip(" ,")
    return text


def _one_line(text: str) -> bool:
    return lines_of(capitalise(text), BULLET_ROOM, BULLET_SIZE) == 1


def _two_lines(text: str) -> bool:
    return lines_of(capitalise(text), BULLET_ROOM, BULLET_SIZE) <= 2
