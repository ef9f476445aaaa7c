"""What every part of an official form needs to know, said once."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.compose.head import title_of
from briefgen.compose.marking import Figures
from briefgen.compose.official.issuer import Issuer
from briefgen.compose.official.pieces import SAY, gap, or_gap, word
from briefgen.model import Meeting, Part, Person
from briefgen.model.official import Piece
from briefgen.model.rulepack import Form, RulePack
from briefgen.vi.text import capitalise, fold, lower_first


@dataclass(frozen=True, slots=True)
class Facts:
    """One document being composed.

    Args:
        meeting: the record.
        form: which form.
        type: name of the type in small letters: ``thông báo``.
        pack: the rule it follows.
        issuer: who issues it.
        figures: names of the figures shown so far.
    """

    meeting: Meeting
    form: Form
    type: str
    pack: RulePack
    issuer: Issuer
    figures: Figures

    @property
    def is_party(self) -> bool:
        """Return whether the form is one of the Party."""
        return self.pack.system == "party"

    @property
    def is_own(self) -> bool:
        """Return whether the body itself speaks (Kết luận), not a notice of what it concluded."""
        return self.form == "conclusion" and self.type != "thông báo"

    @property
    def body(self) -> str | Piece:
        """Return the body's name in running text."""
        return or_gap(self.issuer.name, "body")

    @property
    def subject(self) -> str:
        """Return what the document is about, to stand inside a line."""
        return lower_first(title_of(self.meeting, SAY))

    @property
    def date(self) -> str | Piece:
        """Return the day of the meeting."""
        return SAY.date(self.meeting.date.day) if self.meeting.date else gap("date")

    @property
    def meeting_name(self) -> str:
        """Return the meeting as a noun inside a line: ``cuộc họp``, ``hội nghị tổng kết``."""
        kind = self.meeting.kind.text.strip() if self.meeting.kind else ""
        kind = kind.removesuffix(" the").removesuffix(" of")  # of a record in English
        if not kind or fold(kind) == word("opening", "meeting_verb"):
            return word("opening", "meeting_bare")
        return lower_first(kind)

    def people(self, *parts: Part) -> list[Person]:
        """Return who played the first of these parts that anybody played, in order."""
        for part in parts:
            ids = [role.person for role in self.meeting.roles if role.part == part]
            found = [p for i in dict.fromkeys(ids) for p in self.meeting.people if p.id == i]
            if found:
                return found
        return []

    def groups(self, part: Part) -> list[str]:
        """Return the unnamed groups that played a part."""
        return [r.group for r in self.meeting.roles if r.part == part and r.group]


def person_text(person: Person) -> str:
    """Return honorific, name and every office: ``đồng chí A, Phó Bí thư, Chủ tịch HĐND``."""
    offices = [post.title for post in person.posts if post.kind == "office"]
    name = f"{person.honorific} {person.name}" if person.honorific else person.name
    return ", ".join([name, *offices])


def people_text(people: Iterable[Person]) -> str:
    """Return several persons with their offices: ``a, X; b, Y và c, Z``."""
    texts = [person_text(person) for person in people]
    if len(texts) < 2:
        return "".join(texts)
    return SAY.say("joined", first="; ".join(texts[:-1]), last=texts[-1])


def sentence(text: str) -> str:
    """Return the text as a sentence: a capital first, a full stop last."""
    return capitalise(text.strip().rstrip(" .;,…")) + "."
