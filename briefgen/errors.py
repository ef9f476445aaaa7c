"""What can go wrong, as data: where, what, and the sentence that says how to mend it.

The ground floor: this module imports nothing of ours. A ``Problem`` carries a code, a place and
facts; its sentence is looked up in ``messages.toml`` when it is shown, in Vietnamese or English,
so wording is edited in one file by someone who need not program.

```
BriefgenError             1   one or more problems; never a bug
├── UsageError            2   the call itself makes no sense (Typer reports most of these)
├── DataError             3   a data or meeting file cannot be read or contradicts itself
├── SourceError           4   the text to extract from cannot be read
├── TemplateError         5   template or theme missing, a tag broken, a name unknown
├── RenderError           6   good template and data, yet no page: glyph missing, too long, a limit
└── OutputError           7   cannot write: no right, is an input, changed by hand
```
"""

import errno
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]
Language = Literal["vi", "en"]
INTERNAL_ERROR = 70
SHOWN_AT_MOST = 20
LONGEST_TAG = 120
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, line ends, marks that turn the direction of writing, halves of a pair."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands; every field that is not known stays ``None``.

    Args:
        file: path as the user gave it.
        line: from 1.
        column: from 1, in characters; within ``tag`` where there is no line.
        path: data path, e.g. ``indicators[3].actual``.
        part: part of a Word package: ``body``, ``header``, ``footer``, ``footnotes`` …
        part_number: ordinal of that part among its kind, from 1.
        heading: nearest heading above, as text.
        paragraph: ordinal in the part (or in the cell when ``cells`` is given), from 1.
        cells: nested table addresses, outermost first: ``((table, row, cell), …)``, each from 1.
        tag: the tag as typed.
        note: ordinal of a footnote, endnote or comment in its part, from 1.
        box: ordinal of a text box in its part, from 1; what is inside is counted within it.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None
    part: str | None = None
    part_number: int | None = None
    heading: str | None = None
    paragraph: int | None = None
    cells: tuple[tuple[int, int, int], ...] = ()
    tag: str | None = None
    note: int | None = None
    box: int | None = None

    def within(self, file: str) -> "Place":
        """Return the same place, in ``file`` where no file was named."""
        return self if self.file else replace(self, file=file)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fact that is itself words of ``messages.toml``, said in the language of its sentence.

    Args:
        code: its key.
    """

    code: str

    def __str__(self) -> str:
        return messages()[self.code]["en"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong.

    Args:
        code: kebab-case key of ``messages.toml``; never changed once released.
        at: where.
        facts: what the sentence needs; values are shown as given.
        severity: ``error`` stops the work, ``warning`` and ``info`` do not.
    """

    code: str
    at: Place = field(default_factory=Place)
    facts: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "error"

    def within(self, file: str) -> "Problem":
        """Return the same problem, placed in ``file`` where no file was named."""
        return replace(self, at=self.at.within(file))


def distinct(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, each once."""
    found: dict[tuple[str, Place, str], Problem] = {}
    for problem in problems:
        found.setdefault((problem.code, problem.at, repr(problem.facts)), problem)
    return list(found.values())


class BriefgenError(Exception):
    """One or more problems that the user can mend."""

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__(self.problems)

    def __str__(self) -> str:
        return say_all(self.problems, "en")

    def within(self, file: str) -> "BriefgenError":
        """Return the same error, its problems placed in ``file`` where no file was named."""
        return type(self)(problem.within(file) for problem in self.problems)


class UsageError(BriefgenError):
    """The call makes no sense."""

    exit_code = 2


class DataError(BriefgenError):
    """A data or meeting file, or one value in it, cannot be read."""

    exit_code = 3


class SourceError(BriefgenError):
    """The text to extract from cannot be read."""

    exit_code = 4


class TemplateError(BriefgenError):
    """A template or theme is missing, broken or uses unknown names."""

    exit_code = 5


class RenderError(BriefgenError):
    """Template and data are good, yet the page cannot be made; or a limit was reached."""

    exit_code = 6


class OutputError(BriefgenError):
    """A result cannot be written."""

    exit_code = 7


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Return ``messages.toml``: code → {vi, en}."""
    import tomllib
    from pathlib import Path

    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))


@cache
def explanations() -> Mapping[str, Any]:
    """Return ``explanations.toml``: what there is to say of a code beyond its sentence."""
    import tomllib
    from pathlib import Path

    path = Path(__file__).with_name("explanations.toml")
    read: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return read


def say(problem: Problem, language: Language = "vi") -> str:
    """Return ``place: sentence [code]`` for one problem, on one line."""
    place, sentence = say_place(problem.at, language), sentence_of(problem, language)
    return f"{place}: {sentence} [{problem.code}]" if place else f"{sentence} [{problem.code}]"


def sentence_of(problem: Problem, language: Language = "vi") -> str:
    """Return the sentence alone, without place and code."""
    return messages()[problem.code][language].format_map(
        {name: _shown(value, language) for name, value in problem.facts.items()}
    )


def why_refused(error: OSError | ValueError) -> Phrase | str:
    """Return why the system refused a file: words of ours where we have them, else its own."""
    name = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    phrase = Phrase(f"why-{name.lower()}")
    return phrase if phrase.code in messages() else getattr(error, "strerror", None) or str(error)


def say_all(problems: Sequence[Problem], language: Language = "vi") -> str:
    """Return one line a problem, at most twenty, and how many more there are."""
    lines = [say(problem, language) for problem in problems[:SHOWN_AT_MOST]]
    more = len(problems) - SHOWN_AT_MOST
    if more > 0:
        lines.append(messages()["more-problems"][language].format(count=more))
    return "\n".join(lines)


def say_place(place: Place, language: Language = "vi") -> str:
    """Return the place in words: ``tệp:dòng:cột › thân văn bản › bảng 2, hàng 3, ô 1 › «tag»``."""
    file = printable(place.file or "")
    if place.line:
        file += f":{place.line}" + (f":{place.column}" if place.column else "")
    words = {key: text[language] for key, text in messages().items() if key.startswith("place-")}
    steps = [file.lstrip(":")] if file else []
    if place.part:
        name = words.get(f"place-part-{place.part}", place.part)
        steps.append(f"{name} {place.part_number}" if place.part_number else name)
    if place.heading:
        steps.append(f"“{place.heading}”")
    if place.note:
        steps.append(words["place-note"].format(note=place.note))
    if place.box:
        steps.append(words["place-box"].format(box=place.box))
    steps += [
        words["place-cell"].format(table=table, row=row, cell=cell)
        for table, row, cell in place.cells
    ]
    if place.paragraph:
        steps.append(words["place-paragraph"].format(paragraph=place.paragraph))
    if place.path:
        steps.append(printable(place.path))
    if place.tag:
        tag = place.tag if len(place.tag) <= LONGEST_TAG else place.tag[: LONGEST_TAG - 1] + "…"
        steps.append(f"«{printable(tag)}»")
        if place.column and not place.line:
            steps[-1] += ", " + words["place-column"].format(column=place.column)
    return " › ".join(steps)


def _shown(value: object, language: Language) -> str:
    """Return a fact as text: lists with commas, long text cut, nothing to break a line."""
    if isinstance(value, Phrase):
        return messages()[value.code][language]
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(
            messages()[item.code][language] if isinstance(item, Phrase) else printable(str(item))
            for item in value
        )
    text = printable(" ".join(str(value).split()))
    return text if len(text) <= 300 else text[:299] + "…"


def printable(text: str) -> str:
    """Return the text with U+FFFD for what would steer a terminal or cannot be encoded."""
    return text if text.isprintable() else UNPRINTABLE.sub("\ufffd", text)
