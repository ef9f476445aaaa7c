"""When a web page was published, as it tells machines: meta elements, JSON-LD, time elements."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from lxml.etree import _Element

from briefgen.vi.lexicons import lexicon

_HERE = timezone(timedelta(hours=7))
"""Clock of Vietnam, all year."""
_NAMES = frozenset(lexicon("webpage")["dates"]["names"])
_LONGEST_SCRIPT = 200_000
_MOST_NESTED = 20
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def published_at(root: _Element) -> datetime | None:
    """Return when a page was published, by the clock of Vietnam; ``None`` if it does not say."""
    for words in _told(root):
        found = _moment(words)
        if found is not None:
            return found
    return None


def _told(root: _Element) -> Iterator[str]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _NAMES:
            yield meta.get("content", "")
    for script in root.iter("script"):
        if script.get("type", "").lower() == "application/ld+json":
            yield from _in_json((script.text or "")[:_LONGEST_SCRIPT])
    for time in root.iter("time"):
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None:
            yield time.get("datetime", "")


def _in_json(text: str) -> Iterator[str]:
    try:
        read: Any = json.loads(text)
    except (ValueError, RecursionError):
        return
    yield from _dates_in(read, _MOST_NESTED)


def _dates_in(value: Any, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    if isinstance(value, dict):
        date = value.get("datePublished")
        if isinstance(date, str):
            yield date
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _dates_in(item, depth - 1)


def _moment(words: str) -> datetime | None:
    """Return an ISO date or time; one with an offset is told by the clock of Vietnam."""
    words = words.strip()[:40]
    if not _DAY.match(words):
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment.astimezone(_HERE).replace(tzinfo=None) if moment.tzinfo else moment
