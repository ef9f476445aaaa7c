"""What each paragraph of a source is: title, time stamp, caption, byline, furniture, body ….

A paragraph is a line, or several when a line was broken in the middle of a sentence. The signs
are those of Vietnamese press sites and office documents; the words are in ``lexicon/page.toml``.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from briefgen.model import SentenceKind
from briefgen.vi.phrases import CAPITAL, any_of, listed

NOTHING_KNOWN: Mapping[int, SentenceKind] = MappingProxyType({})
SHORT_LINE = 250
HEADING_LENGTH = 120
NAME_LENGTH = 60

_DATE = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{4}-\d{2}-\d{2}"
_TIME = r"\d{1,2}\s*(?::|h|giờ)\s*\d{0,2}(?::\d{2})?(?:\s*[AP]M)?"
_LOOSE = r"[\s,|()–:•.-]*"
_TIMESTAMP = re.compile(
    rf"(?:{_LOOSE}(?:{any_of('page', 'timestamp-labels')}|{_DATE}|{_TIME}|GMT\s*\+\s*\d+)){{1,6}}"
    rf"{_LOOSE}",
    re.IGNORECASE,
)
_HAS_DATE = re.compile(_DATE)
_BYLINE = listed("page", "byline-labels", then=r"\s*:\s*\S.{0,80}")
_NAME_ALONE = re.compile(
    rf"(?:{CAPITAL}[\w.]*)(?:\s+{CAPITAL}[\w.]*){{0,5}}(?:\s*[,(–-]\s*\w[\w\s.]{{1,30}}\)?)?"
)
_CREDIT = re.compile(
    rf"(?:^|[.\s(])\(?{any_of('page', 'photo-credit')}\s*(?::|(?=\s+(?-i:{CAPITAL})))"
    r"\s*[^.:]?.{1,40}$",
    re.IGNORECASE,
)
_CAPTION_OPENING = listed("page", "caption-openings")
_CAPTION_ACT = listed(
    "page",
    "caption-subjects",
    then=rf"[^.:;!?“”]{{2,180}}?{any_of('page', 'caption-acts')}(?:\s+[\w\d/-]+){{0,14}}\s*\.?",
)
_NOT_CAPTION = re.compile(
    r"(?<!\w)(?:dự|chủ trì|cho biết|yêu cầu|đề nghị|đã|đạt|nhấn mạnh|gồm|tăng|giảm)(?!\w)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"[\W\d_]+|\[\w+\]|https?://\S+|www\.\S+|\S+\.(?:jpe?g|png|gif|webp|mp4)"
    r"|[a-z0-9]+(?:-[a-z0-9]+){3,}|[^.:]{1,60}\s[»›>]\s[^.]{1,120}",
    re.IGNORECASE,
)
_LABEL = listed("page", "furniture", then=r"\s*[:>|»/#].*|(?:\s+\d[\d./]*)?")
_PICTURE = re.compile(r"\[\w+\]")
_ENDS_SENTENCE = re.compile(r"(?:[.!?…][”\"')\]]*|[:;])$")
_GAPS = re.compile(r"(?<=[^\s.…_-]) {3,}(?=[^\s.…_-])")
_BULLET = re.compile(r"[-+*•–]\s|\d{1,2}[.)]\s|[a-zđ][.)]\s|[IVX]+\.\s")
_DASHED_LEAD = re.compile(r"\(?[\w.]+\)?\s*[-–]\s")


class Paragraph(NamedTuple):
    """A stretch of the source, without the white space around it."""

    start: int
    end: int
    text: str
    kind: SentenceKind = "body"


def split_paragraphs(
    text: str, known: Mapping[int, SentenceKind] = NOTHING_KNOWN
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, each with its kind; blank lines belong to none.

    Args:
        text: repaired.
        known: kinds of lines that the form of the source tells, by where a line begins.
    """
    stretches = _stretches(text, known)
    kinds = [
        known.get(paragraph.start) or _kind(paragraph, place, stretches)
        for place, paragraph in enumerate(stretches)
    ]
    return tuple(
        Paragraph(paragraph.start, paragraph.end, paragraph.text, kind)
        for paragraph, kind in zip(stretches, kinds, strict=True)
    )


def _stretches(text: str, known: Mapping[int, SentenceKind]) -> list[Paragraph]:
    """Return lines stripped, with those broken inside a sentence joined again."""
    lines = [
        (found.start(), found.end())
        for found in re.finditer(r"[^\s\ufeff](?:[^\n\r\f\v\u2028\u2029]*[^\s])?", text)
    ]
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and start not in known and _goes_on(text, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [Paragraph(start, end, text[start:end]) for start, end in joined]


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Say whether the line at ``start`` continues the sentence of the line before it."""
    between = text[before[1] : start]
    return (
        between.count("\n") < 2
        and not _is_row(text[before[0] : before[1]])
        and (text[start].islower() or text[before[1] - 1] == ",")
        and not _BULLET.match(text, start)
        and not _ENDS_SENTENCE.search(text[before[0] : before[1]])
        and before[1] - before[0] > 40
    )


def _is_row(text: str) -> bool:
    """Say whether a line is a row of a table: cells parted by tabs, strokes or wide gaps."""
    return "\t" in text or text.count("|") > 1 or len(_GAPS.findall(text)) > 1


def _kind(paragraph: Paragraph, place: int, all_of_them: list[Paragraph]) -> SentenceKind:
    text = paragraph.text
    before = all_of_them[place - 1].text if place else ""
    if _is_row(text):
        return "table"
    if is_time_stamp(text):
        return "timestamp"
    if _is_furniture(text):
        return "furniture"
    if _BYLINE.fullmatch(text) or (place and _closes(place, all_of_them) and _is_name(text)):
        return "byline"
    if is_caption(text, after_picture=bool(_PICTURE.fullmatch(before))):
        return "caption"
    return _by_position(text, place, all_of_them)


def _by_position(text: str, place: int, all_of_them: list[Paragraph]) -> SentenceKind:
    """Tell titles and headings from body: short, not ended like a sentence, more text below."""
    ended = _ENDS_SENTENCE.search(text) and not re.search(r"\s\.\.\.$|\?$", text)
    if ended or len(text) > SHORT_LINE or place == len(all_of_them) - 1 or _DASHED_LEAD.match(text):
        return "body"
    above = all_of_them[:place]
    if all(_is_furniture(paragraph.text) for paragraph in above):
        return "title"
    is_heading = len(text) <= HEADING_LENGTH and not text[0].islower() and ": " not in text
    return "heading" if is_heading else "body"


def _closes(place: int, all_of_them: list[Paragraph]) -> bool:
    """Say whether nothing but furniture follows."""
    return all(_is_furniture(paragraph.text) for paragraph in all_of_them[place + 1 :])


def _is_furniture(text: str) -> bool:
    return bool(_FURNITURE.fullmatch(text) or _LABEL.fullmatch(text))


def _is_name(text: str) -> bool:
    return len(text) <= NAME_LENGTH and bool(_NAME_ALONE.fullmatch(text.rstrip(".")))


def is_time_stamp(text: str) -> bool:
    """Return whether a line holds a date and nothing but date, time and their labels."""
    return bool(_TIMESTAMP.fullmatch(text) and _HAS_DATE.search(text))


def is_caption(text: str, *, after_picture: bool) -> bool:
    """Return whether a line tells what a picture shows, by its words or because one is above."""
    if len(text) > SHORT_LINE or _inner_stop(text):
        return False
    if _CREDIT.search(text) or _CAPTION_OPENING.match(text):
        return True
    if after_picture and not _NOT_CAPTION.search(text):
        return True
    return bool(_CAPTION_ACT.fullmatch(text)) and not _NOT_CAPTION.search(text)


def _inner_stop(text: str) -> bool:
    """Say whether a full stop inside begins a second sentence that is no photo credit."""
    stops = [found.end() for found in re.finditer(rf"\w{{3,}}[.!?…]\s+(?={CAPITAL})", text)]
    return any(
        not _CREDIT.match(text, stop - 1) and end - stop > NAME_LENGTH
        for stop, end in pairwise([*stops, len(text)])
    )
