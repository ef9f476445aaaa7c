"""Meeting → the same meeting for an English page: only words that somebody gave English for change.

English comes from the record's own ``translations``, and for fixed words (bodies are glossed where
they are shown, posts, deadlines, kinds of meeting, periods) from a lexicon. Everything else stays
as the record has it. Whatever is decided by a Vietnamese name (which way is good, which group) is
decided before the name changes.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from briefgen.compose.head import posts_by_rank
from briefgen.compose.verdicts import recorded_direction
from briefgen.compose.wording import Wording
from briefgen.errors import Language
from briefgen.model import (
    Citation,
    Directive,
    Finding,
    Indicator,
    Meeting,
    Noun,
    Organization,
    Period,
    Person,
    Post,
    Role,
    Source,
    Statement,
    Target,
    Verdict,
)
from briefgen.vi.cues import better_direction, indicator_group
from briefgen.vi.english import (
    english_body,
    english_deadline,
    english_honorific,
    english_kind,
    english_meeting,
    english_period,
    english_post,
)
from briefgen.vi.text import fold

N = TypeVar("N", bound=Noun)
Known = Callable[[str], str | None]


def nothing(_text: str) -> None:
    """Return no English: free text has none but the record's own."""


TEXTS: Mapping[type[Noun], Mapping[str, Known]] = {
    Meeting: {"title": nothing, "agency": nothing, "place": nothing, "message": nothing},
    Organization: {"name": nothing, "parent": nothing},
    Statement: {"text": nothing},
    Post: {"title": english_post},
    Role: {"group": nothing, "note": nothing},
    Indicator: {"name": nothing, "scope": nothing, "note": nothing, "owner": nothing},
    Target: {"text": nothing, "owner": nothing},
    Verdict: {"text": nothing},
    Finding: {"text": nothing},
    Directive: {
        "text": nothing,
        "owner": nothing,
        "partners": nothing,
        "implementers": nothing,
        "addressee": nothing,
        "due": english_deadline,
        "urgency": english_deadline,
        "for_period": english_deadline,
    },
    Citation: {"kind": english_kind, "issuer": nothing, "subject": nothing},
    Source: {"title": nothing, "tag": nothing},
}
"""Fields in words, and what knows English for them besides the record itself."""
GLOSSED = frozenset(("agency", "name", "parent", "owner", "issuer", "addressee")) | {
    "partners",
    "implementers",
}
"""Fields that hold bodies: shown in Vietnamese, a known one with its English in brackets once."""


def in_language(meeting: Meeting, language: Language) -> Meeting:
    """Return the meeting with English words where it has some; the same one in its own language.

    A record in English has no Vietnamese words: on a Vietnamese page it stays as it is.
    """
    if language == meeting.language or language == "vi":
        return meeting
    return _Translating(meeting).noun(meeting)


def untranslated(meeting: Meeting, language: Language) -> Iterator[tuple[str, str, bool]]:
    """Yield path and text of every field in words that a page in ``language`` shows as it is.

    The third says whether it is a body that the lexicon explains in brackets.
    """
    if language == meeting.language:
        return
    known = _Translating(meeting)
    for path, noun, field, text in _texts(meeting, ""):
        if language == "en" and path == "kind.text" and english_meeting(text):
            continue
        if language == "en" and known.word(type(noun), field, text) is not None:
            continue
        explained = language == "en" and field in GLOSSED and english_body(text) is not None
        yield path, text, explained


class _Translating:
    """The words of one record in English."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.own = {fold(each.text): each.english for each in meeting.translations}
        self.say, self.source = Wording("en"), Wording("vi")

    def noun(self, noun: N) -> N:
        """Return a noun with everything in it in English that has some."""
        update: dict[str, Any] = self._decided(noun)
        for name in type(noun).model_fields:
            value = update.get(name, getattr(noun, name))
            made = self._value(type(noun), name, value)
            if made is not value:
                update[name] = made
        return noun.model_copy(update=update) if update else noun

    def word(self, kind: type[Noun], field: str, text: str) -> str | None:
        """Return the English of a field in words: the record's own, else the lexicon's."""
        return self.own.get(fold(text.strip())) or TEXTS[kind][field](text)

    def _value(self, kind: type[Noun], field: str, value: Any) -> Any:
        if isinstance(value, str) and field in TEXTS.get(kind, ()):
            return self.word(kind, field, value) or value
        if isinstance(value, Statement) and field == "kind":
            english = self.own.get(fold(value.text)) or english_meeting(value.text)
            return value.model_copy(update={"text": english}) if english else value
        if isinstance(value, Period):
            english = english_period(value)
            return value.model_copy(update={"text": english}) if english else value
        if isinstance(value, str) and kind is Person and field == "honorific":
            english = english_honorific(value)
            return value if english is None else english or None
        if isinstance(value, str) and field == "group" and kind in (Indicator, Finding):
            return self._group(value)
        if isinstance(value, tuple):
            made = tuple(self._value(kind, field, each) for each in value)
            return made if any(a is not b for a, b in zip(made, value, strict=True)) else value
        return self.noun(value) if isinstance(value, Noun) else value

    def _decided(self, noun: Noun) -> dict[str, Any]:
        """Return what Vietnamese words decide: which way is good, the group, the first office."""
        if isinstance(noun, Person):
            return {"posts": posts_by_rank(noun, self.meeting, self.source)}
        if not isinstance(noun, Indicator):
            return {}
        better = recorded_direction(noun) or better_direction(noun.name)
        group = noun.group or indicator_group(noun.name)
        return {"better": better, "group": group}

    def _group(self, name: str) -> str:
        orders = (each.words("lexicon", "group_order") for each in (self.source, self.say))
        pairs = dict(zip(*orders, strict=True))
        return self.own.get(fold(name)) or pairs.get(name, name)


def _texts(noun: Noun, path: str) -> Iterator[tuple[str, Noun, str, str]]:
    """Yield path, noun, field and text of every field in words."""
    for field in type(noun).model_fields:
        value = getattr(noun, field)
        at = f"{path}.{field}" if path else field
        if isinstance(value, tuple):
            for number, each in enumerate(value):
                yield from _of_value(noun, field, each, f"{at}[{number}]")
        else:
            yield from _of_value(noun, field, value, at)


def _of_value(
    noun: Noun, field: str, value: object, at: str
) -> Iterator[tuple[str, Noun, str, str]]:
    if isinstance(value, Noun):
        yield from _texts(value, at)
    elif isinstance(value, str) and value.strip() and field in TEXTS.get(type(noun), ()):
        yield at, noun, field, value
