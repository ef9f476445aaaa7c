"""How one office names itself and words its verdicts, where it differs from everyone.

An office's name is printed for records that name no body, or that name this very office; never
over another body's name. So a theme left in place by mistake cannot put words into the mouth of
an office that did not meet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from briefgen.errors import Language
from briefgen.model import Meeting
from briefgen.vi.names import expand
from briefgen.vi.text import fold

Words = Mapping[str, Mapping[str, Mapping[Language, str]]]
"""Section of ``labels.toml`` → key → words by language."""


@dataclass(frozen=True, slots=True)
class House:
    """An office.

    Args:
        agency: its name, as in the masthead; empty for none.
        also: other spellings of that name in records.
        words: fixed words of its own.
        near: per cent of plan from which a miss is called near; ``None`` for no such grade.
        swell: how much more room its font takes than Times New Roman.
        taken: millimetres of a page that its masthead takes beyond the usual.
        superior, code, place: of the head of an official form, where the record does not say.
        signers: who may sign, office and name; offered, never filled in.
    """

    agency: str = ""
    also: tuple[str, ...] = ()
    words: Words = field(default_factory=dict)
    near: Decimal | None = None
    swell: float = 1.0
    taken: float = 0.0
    superior: str = ""
    code: str = ""
    place: str = ""
    signers: tuple[tuple[str, str], ...] = ()

    def is_called(self, name: str) -> bool:
        """Return whether a name is this office's: capitals, tone marks, short forms aside."""
        own = {_bare(each) for each in (self.agency, *self.also) if each}
        return _bare(name) in own

    def speaks_for(self, meeting: Meeting) -> bool:
        """Return whether the record is of this office: it names no body, or this one."""
        names = named_bodies(meeting)
        return bool(self.agency) and (not names or any(map(self.is_called, names)))


ANY = House()
"""No office in particular."""


def in_house(meeting: Meeting, house: House) -> Meeting:
    """Return the record under the office's own name, where the record lets it stand."""
    if not house.agency or meeting.agency == house.agency:
        return meeting
    if not house.speaks_for(meeting):
        return meeting
    return meeting.model_copy(update={"agency": house.agency})


def named_bodies(meeting: Meeting) -> tuple[str, ...]:
    """Return who may head the page by the record: the agency it states, else who met."""
    if meeting.agency:
        return (meeting.agency,)
    body = meeting.body
    return tuple(name for name in (body.parent, body.name) if name) if body else ()


def _bare(name: str) -> str:
    """Return a name as names are compared: ``UBND TỈNH X`` is ``ủy ban nhân dân tỉnh x``."""
    words = (expand(word) or word for word in name.replace(",", " ").split())
    return fold(" ".join(words))
