"""Words in two languages side by side; what is the same in both stands once."""

from collections.abc import Iterable, Iterator

from briefgen.compose.bullets import (
    clean_phrase,
    is_result,
    limitation_texts,
    points_back,
    says_same,
)
from briefgen.compose.check_source import prints_figures
from briefgen.compose.figures import flat, shown_actual
from briefgen.compose.names import row_name
from briefgen.compose.points import cut_to, ended
from briefgen.compose.rows import is_sheet_tally
from briefgen.compose.table import is_comparison
from briefgen.compose.tongues.stretches import MARKS, Tongues
from briefgen.compose.widths import lines_of
from briefgen.compose.wording import Wording
from briefgen.model import Brief, BriefRow, Indicator, KeyPoint, Meeting, TaskRow
from briefgen.model.memo import Pair, PointPair, RowPair, TaskPair
from briefgen.vi.text import capitalise, fold

BULLET, BULLET_SIZE = 163.0, 11.5
SAME = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u2060": None})


def pair(vi: str, en: str, tongues: Tongues | None = None, *, fewest: int = 1) -> Pair:
    """Return words in both languages; English that says nothing new is left out.

    That is English that is the same, or has fewer than ``fewest`` words besides those kept from
    the record.
    """
    same = vi.translate(SAME) == en.translate(SAME)
    return Pair(vi=vi, en="" if same or len(_own(en, tongues).split()) < fewest else en)


def _own(en: str, tongues: Tongues | None) -> str:
    """Return the words of an English text that are not kept from the record."""
    own = [s.text for s in tongues.stretches(en) if not s.kept] if tongues else [en]
    return " ".join(word for word in "".join(own).split() if word.strip(MARKS)).strip(" ,;.")


def points(vi: Brief, en: Brief, tongues: Tongues) -> tuple[PointPair, ...]:
    """Return the lines of the box; both briefs have the same ones, by label."""
    keys = ("point_results", "point_attention", "point_next")
    known = {key: _point(en, key) for key in keys}
    made = []
    for key in keys:
        first, second = _point(vi, key), known[key]
        if first is None:
            continue
        text = pair(first.text, second.text, tongues).en if second else ""
        made.append(PointPair(vi=first, en=KeyPoint(label=en.labels[key], text=text)))
    return tuple(made)


def _point(brief: Brief, key: str) -> KeyPoint | None:
    return next((p for p in brief.key_points if p.label == brief.labels[key]), None)


def rows(vi: Iterable[BriefRow], en: Iterable[BriefRow], tongues: Tongues) -> tuple[RowPair, ...]:
    """Return rows of the same indicators; the English row holds only what differs."""
    return tuple(
        RowPair(indicator=a.indicator, vi=a, en=_row(a, b, tongues))
        for a, b in zip(vi, en, strict=True)
    )


def _row(vi: BriefRow, en: BriefRow, tongues: Tongues) -> BriefRow:
    texts = ("unit", "actual", "ratio", "change", "verdict")
    update = {name: pair(getattr(vi, name), getattr(en, name)).en for name in texts}
    name = pair(vi.name, en.name, tongues).en
    kept = any(stretch.kept for stretch in tongues.stretches(name))
    return en.model_copy(update={**update, "name": _own(name, tongues) if kept else name})


def tasks(vi: Iterable[TaskRow], en: Iterable[TaskRow], tongues: Tongues) -> tuple[TaskPair, ...]:
    """Return the same tasks in both languages."""
    made = []
    for first, second in zip(vi, en, strict=True):
        update = {
            name: pair(getattr(first, name) or "", getattr(second, name) or "", tongues).en
            for name in ("text", "owner", "due")
        }
        if first.owner and second.owner:
            update["owner"] = _bracketed(first.owner, second.owner) or update["owner"]
        made.append(TaskPair(vi=first, en=second.model_copy(update=update)))
    return tuple(made)


def _bracketed(vi: str, en: str) -> str:
    """Return the English that explains a body in brackets behind its own name."""
    head = f"{vi.translate(SAME)} ("
    plain = en.translate(SAME)
    return plain[len(head) : -1] if plain.startswith(head) and plain.endswith(")") else ""


def results(
    meeting: Meeting, english: Meeting, shown: frozenset[str], say: tuple[Wording, Wording]
) -> Iterator[Pair]:
    """Yield results besides the table, each by itself: figures first, then assessments."""
    vi, en = say
    known = {indicator.id: indicator for indicator in english.indicators}
    for one in meeting.indicators:
        if one.id in shown or is_sheet_tally(one, vi) or not is_result(one, vi):
            continue
        if not is_comparison(one, meeting, vi):
            other = known[one.id]
            told = _figure(other, en) if fold(other.name) != fold(one.name) else ""
            yield _ended(_phrase(one, vi), told)
    kept: list[str] = []
    for finding, other_finding in zip(meeting.findings, english.findings, strict=True):
        text = clean_phrase(finding.text, vi)
        if finding.kind != "result" or finding.indicators or points_back(text, vi):
            continue
        if not any(says_same(text, other) for other in kept):
            kept.append(text)
            yield _ended(text, clean_phrase(other_finding.text, en))


def limitations(meeting: Meeting, english: Meeting, say: tuple[Wording, Wording]) -> list[Pair]:
    """Return what fell short, in the words of the record and in its English."""
    vi, en = say
    told = set(limitation_texts(meeting, vi))
    return [
        _ended(clean_phrase(one.text, vi), clean_phrase(other.text, en))
        for one, other in zip(meeting.findings, english.findings, strict=True)
        if one.kind == "limitation" and clean_phrase(one.text, vi) in told
    ]


def _phrase(indicator: Indicator, say: Wording) -> str:
    if indicator.span is not None and prints_figures(indicator):
        return clean_phrase(indicator.span.quote, say)
    return _figure(indicator, say)


def _figure(indicator: Indicator, say: Wording) -> str:
    actual = shown_actual(indicator, say)
    gap = "" if actual.unit in ("", "%") else " "
    return f"{row_name(indicator, say)}: {flat(actual.figure, say)}{gap}{actual.unit}"


def _ended(vi: str, en: str) -> Pair:
    """Return two sentences, the Vietnamese one of at most two lines."""
    text = cut_to(vi, _two_lines) if not _two_lines(vi) else vi
    made = pair(capitalise(text), capitalise(en) if fold(en) != fold(vi) else capitalise(text))
    return Pair(vi=ended(made.vi), en=ended(made.en) if made.en else "")


def _two_lines(text: str) -> bool:
    return lines_of(capitalise(text), BULLET, BULLET_SIZE) <= 2
