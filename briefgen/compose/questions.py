"""The short list to send back to the departments: what only they can answer, in their language.

Every question rests on a problem of ``check_meeting``; what can be mended in the record alone is
not asked. Wording is in ``questions.toml``.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from briefgen.compose.check import check_meeting
from briefgen.compose.head import meeting_line, title_of
from briefgen.compose.wording import Wording
from briefgen.errors import Language, Problem
from briefgen.model import Meeting, Noun, Span

LONGEST_QUOTE = 240
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of a Vietnamese list, in the order of points in a legal text (Decree 30/2020/NĐ-CP)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: to whom, its words, the facts it lists, the source as printed.

    ``to`` is ``None`` where the record names nobody.
    """

    to: str | None
    text: str
    items: tuple[str, ...] = ()
    quote: str | None = None


def questions_of(meeting: Meeting) -> list[Question]:
    """Return the questions in the order of the record; facts of one kind for one office are one."""
    found: dict[tuple[str | None, str], list[Question]] = {}
    for number, problem in enumerate(check_meeting(meeting)):
        entry = asked().get(problem.code)
        if entry is None:
            continue
        question = _question(problem, entry, meeting)
        key = (question.to, problem.code if question.items else f"{number}")
        found.setdefault(key, []).append(question)
    return [_joined(same) for same in found.values()]


def write_questions(meeting: Meeting) -> str:
    """Return the list as plain text in the meeting's language, numbered, grouped by office."""
    language = meeting.language
    questions = questions_of(meeting)
    if not questions:
        return _page("nothing", language) + "\n"
    lines = [_page("title", language), *_subject(meeting), ""]
    lines += [_page("greeting", language).format(count=len(questions))]
    offices = sorted(
        dict.fromkeys(question.to for question in questions), key=lambda to: to is None
    )
    number = 0
    for office in offices:
        lines += ["", office or _page("nobody", language)]
        for question in (each for each in questions if each.to == office):
            number += 1
            lines += _written(question, number, language)
    return "\n".join([*lines, "", _page("thanks", language)]) + "\n"


def _written(question: Question, number: int, language: Language) -> Iterator[str]:
    yield f"{number}. {question.text}"
    for place, item in enumerate(question.items):
        letter = LETTERS[place] if place < len(LETTERS) else str(place + 1)
        yield f"   {letter}) {item}"
    if question.quote:
        yield f"   {_page('quote', language).format(quote=question.quote)}"


def _question(problem: Problem, entry: dict[str, str], meeting: Meeting) -> Question:
    language = meeting.language
    facts = {name: str(value) for name, value in problem.facts.items()}
    each = entry.get("each" if language == "vi" else "each_en")
    fact = _fact(meeting, problem.at.path or "")
    return Question(
        to=_page("secretariat", language) if entry.get("to") else _office(fact),
        text=entry[language].format_map(facts),
        items=(each.format_map(facts),) if each else (),
        quote=None if each else _quote(fact, meeting),
    )


def _joined(same: Sequence[Question]) -> Question:
    first = same[0]
    items = dict.fromkeys(item for question in same for item in question.items)
    return Question(first.to, first.text, tuple(items), first.quote)


def _fact(meeting: Meeting, path: str) -> Noun | None:
    """Return the fact of the record that a data path lies in: an indicator, a task, a finding."""
    name, _, rest = path.partition("[")
    number = rest.partition("]")[0]
    facts = getattr(meeting, name, None)
    return facts[int(number)] if isinstance(facts, tuple) and number.isdigit() else None


def _office(fact: Noun | None) -> str | None:
    """Return who answers for a fact: its owner, else who judged."""
    owner = getattr(fact, "owner", None) or getattr(fact, "attributed_to", None)
    return owner[:1].upper() + owner[1:] if owner else None


def _quote(fact: Noun | None, meeting: Meeting) -> str | None:
    """Return the source sentence of a fact, cut round its words where it is long."""
    span: Span | None = getattr(fact, "span", None)
    if span is None:
        return None
    sentences = meeting.source.sentences if meeting.source else ()
    sentence = next((each for each in sentences if each.id == span.sentence), None)
    if sentence is None or len(span.quote) >= LONGEST_QUOTE:
        return _cut(span.quote)
    if len(sentence.text) <= LONGEST_QUOTE:
        return sentence.text.strip()
    room = (LONGEST_QUOTE - len(span.quote)) // 2
    start = max(0, span.start - sentence.start - room)
    words = sentence.text[start : start + LONGEST_QUOTE]
    opened = words if start == 0 else f"… {words.partition(' ')[2]}"
    return (
        opened if start + LONGEST_QUOTE >= len(sentence.text) else f"{opened.rpartition(' ')[0]} …"
    )


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rpartition(' ')[0]} …"


def _subject(meeting: Meeting) -> list[str]:
    """Return the lines that say which meeting is meant; none where nothing is known of it."""
    say = Wording(meeting.language)
    return [line for line in (title_of(meeting, say), meeting_line(meeting, say)) if line]


def _page(key: str, language: Language) -> str:
    words: str = _questions()["page"][key][language]
    return words


@cache
def asked() -> dict[str, dict[str, str]]:
    """Return what is asked, by the code of the problem."""
    return {code: entry for code, entry in _questions().items() if code != "page"}


@cache
def _questions() -> dict[str, dict[str, Any]]:
    """Return ``questions.toml``: code → what is asked, and the words of the page."""
    file = resources.files("briefgen.compose").joinpath("questions.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
