"""What the page around a report says: headline, when it was printed, tag of the paper, author."""

import re
from datetime import datetime
from typing import NamedTuple

from briefgen.extract.reading import Reading
from briefgen.vi.dates import find_dates
from briefgen.vi.phrases import CAPITAL, any_of

_TIME = re.compile(r"(?<!\d)(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})(?!\d)")
_TAG = re.compile(
    rf"[\s\W]*?\((?P<tag>{CAPITAL}[\w.]{{1,20}}|[\w-]+(?:\.[\w-]+)+)\)\s*[-–—:,.]?\s*"
)
_AUTHOR = re.compile(rf"(?:{any_of('page', 'byline-labels')}\s*:\s*)?(?P<name>.+)", re.IGNORECASE)


class Publication(NamedTuple):
    """Facts of the page; what it does not print is ``None``. ``tag_span`` includes the brackets."""

    title: str | None = None
    published_at: datetime | None = None
    tag: str | None = None
    tag_span: tuple[int, int] | None = None
    author: str | None = None


def find_publication(reading: Reading, told_at: datetime | None = None) -> Publication:
    """Return headline, time stamp, tag and author of a report.

    Args:
        reading: the report.
        told_at: when its page tells machines that it was published; a printed stamp rules.
    """
    title = next((sentence.text for sentence in reading.of_kind("title")), None)
    stamps = (_stamp(sentence.text) for sentence in reading.of_kind("timestamp"))
    byline = next((sentence.text for sentence in reading.of_kind("byline")), None)
    author = _AUTHOR.fullmatch(byline) if byline else None
    tag, tag_span = _tag(reading)
    return Publication(
        title=title,
        published_at=next((stamp for stamp in stamps if stamp), told_at),
        tag=tag,
        tag_span=tag_span,
        author=author["name"].strip() if author else None,
    )


def _stamp(words: str) -> datetime | None:
    """Return the day and time printed; midnight where no time is, as the noun has no other."""
    days = [day for day in find_dates(words) if day.year is not None]
    if not days:
        return None
    time = _TIME.search(words)
    hour, minute = (int(time[1]), int(time[2])) if time else (0, 0)
    try:
        return datetime(days[0].year or 0, days[0].month, days[0].day, hour, minute)  # noqa: DTZ001
    except ValueError:
        return None


def _tag(reading: Reading) -> tuple[str | None, tuple[int, int] | None]:
    """Return the paper's tag in brackets before the first words of the report."""
    first = next(reading.of_kind("body"), None)
    found = _TAG.match(reading.text, first.start, first.end) if first else None
    if found is None:
        return None, None
    return found["tag"], (found.start("tag") - 1, found.end("tag") + 1)
