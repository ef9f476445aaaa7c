"""What the papers of the house are told from: record, language, the brief with all its rows."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from briefgen.compose.tasks import chosen_directives
from briefgen.compose.wording import Wording
from briefgen.model import Brief, Citation, Directive, Meeting
from briefgen.model.memo import MemoForm
from briefgen.model.official import Line, Piece
from briefgen.vi.text import capitalise

SEVERAL = 2


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    home = resources.files("briefgen.compose.memo").joinpath("words.toml")
    return tomllib.loads(home.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Facts:
    """A paper while it is composed.

    Args:
        meeting: the record, in the language of the page as far as it has words.
        form: which paper.
        brief: the same record as a brief, with all rows the paper has room for.
        say: language of the page.
    """

    meeting: Meeting
    form: MemoForm
    brief: Brief
    say: Wording

    def word(self, table: str, key: str, **facts: Any) -> str:
        """Return the words ``[table] key`` with their facts filled in."""
        text = _words()[table][key][self.say.language]
        return text.format_map(facts) if facts else text

    def gap(self, name: str) -> Piece:
        """Return the bracket that stands for what the record does not say."""
        return Piece(text=self.word("gaps", name), missing=True)

    def labels(self) -> dict[str, str]:
        """Return the fixed words of the paper by key."""
        return {key: self.word("labels", key) for key in _words()["labels"]}

    def line(self, *parts: str | Piece, mark: str = "") -> Line:
        """Return a line; plain words get their no-break spaces."""
        return Line(
            pieces=tuple(
                part if isinstance(part, Piece) else Piece(text=self.say.unbroken(part))
                for part in parts
                if part
            ),
            mark=mark,
        )

    def points(self) -> tuple[Line, ...]:
        """Return the lines of the brief's box, each behind its label."""
        return tuple(
            Line(pieces=point.pieces, mark=f"{point.label}:") for point in self.brief.key_points
        )

    def told(self, key: str, **facts: Any) -> Line:
        """Return the sentence ``[sentences] key`` as a line."""
        return self.line(self.word("sentences", key, **facts))

    @property
    def directives(self) -> list[Directive]:
        """Return the instructions in the order of the brief's tasks."""
        return chosen_directives(self.meeting, len(self.brief.tasks))

    def found(self, *kinds: str) -> list[str]:
        """Return the findings of these kinds as sentences."""
        return [sentence(f.text) for f in self.meeting.findings if f.kind in kinds]

    def papers(self) -> list[str]:
        """Return the documents that were before the meeting."""
        given = [c for c in self.meeting.citations if c.role in ("reviewed", "draft")]
        return [capitalise(self._paper(each)) for each in given]

    def _paper(self, paper: Citation) -> str:
        text = paper.kind
        if paper.number:
            text = self.word("sentences", "document", kind=paper.kind, number=paper.number)
        if paper.issuer:
            text += self.word("sentences", "of_issuer", issuer=paper.issuer)
        if paper.subject:
            text += self.word("sentences", "about", subject=paper.subject.strip('“”" '))
        return text


def sentence(text: str) -> str:
    """Return the text as a sentence: a capital first, a full stop last."""
    return capitalise(text.strip().rstrip(" .;,…")) + "."


def listed(texts: Iterable[str]) -> str:
    """Return texts in one line, ended with a full stop."""
    return "; ".join(text.rstrip(".") for text in texts) + "."
