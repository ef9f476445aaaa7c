"""Who issues a document: the head of the page, the code of its number, who is acted for.

All of it follows from the name of the body that met and of the one above it; what these do not
say stays unknown and is shown as a bracket.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from briefgen.compose.house import ANY, House
from briefgen.compose.official.pieces import section, words
from briefgen.model import Meeting
from briefgen.model.rulepack import PackSystem
from briefgen.vi.names import abbreviations
from briefgen.vi.text import fold

SHORT_FORMS = ("UBND", "HĐND", "BTV", "BCH", "UBKT")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body as documents name it.

    Args:
        lines: of the head, in capitals; empty where no body is recorded.
        superior: the body above, in capitals; ``None`` where the head must name it and nobody
            told, empty where the head names none.
        code: for the number, ``TU``; ``None`` where habit does not fix it.
        place: for the place and date, ``Cần Thơ``.
        name: in running text, without the place that the head tells: ``Ban Thường vụ Thành ủy``.
        acts_for: what the signature names: ``BAN THƯỜNG VỤ``; empty for a body with one head.
        committee: whose office keeps the file copy: ``Thành ủy``; empty for a State body.
    """

    lines: tuple[str, ...] = ()
    superior: str | None = ""
    code: str | None = None
    place: str | None = None
    name: str = ""
    acts_for: str = ""
    committee: str = ""


def issuer_of(meeting: Meeting, system: PackSystem, house: House = ANY) -> Issuer:
    """Return the issuer of documents about a meeting: the body that met.

    What its name does not tell is as the office of ``house`` says, where it is that office.
    """
    lent = lent_words(meeting, system, house)
    found = _issuer(meeting, system)
    return replace(
        found,
        superior=lent.get("superior", found.superior),
        code=lent.get("code", found.code),
        place=lent.get("place", found.place),
    )


def lent_words(meeting: Meeting, system: PackSystem, house: House) -> dict[str, str]:
    """Return what an office's own words add to the head of a form: superior, code, place.

    The record comes first, then what follows from the body's name.
    """
    if not house.speaks_for(meeting):
        return {}
    found, body = _issuer(meeting, system), meeting.body
    above = house.superior.upper() if not (body and body.parent) else ""
    own = {"superior": above, "code": house.code, "place": house.place}
    return {key: text for key, text in own.items() if text and not getattr(found, key)}


def _issuer(meeting: Meeting, system: PackSystem) -> Issuer:
    body = meeting.body
    name = _full(body.name if body else meeting.agency or "")
    above = _full(body.parent or "") if body else ""
    if not name:
        return Issuer()
    issuer = (_party if system == "party" else _state)(name, above)
    known = {fold(name), fold(above), fold(issuer.name), *map(fold, issuer.lines)}
    agency = _full(meeting.agency or "")
    if agency and fold(agency) not in known and fold(agency) != fold(" ".join(issuer.lines)):
        return Issuer((agency.upper(),), "", None, issuer.place, issuer.name, issuer.acts_for)
    return issuer


def _party(name: str, above: str) -> Issuer:
    organ = _head(name, words("organs", "heads"))
    if organ:
        committee = above or name[len(organ) :].strip()
        if not name.endswith(committee):
            name = f"{name} {committee}"
        return _committee(committee, name, organ, "")
    board = _head(name, tuple(section("boards"))) if above else ""
    if not board:
        return _committee(name, name, "", above)
    inner = _committee(above, above, "", "")
    own = name.removesuffix(above).strip()
    code = f"{section('boards')[board]}{inner.code}" if inner.code else None
    return Issuer((own.upper(),), above.upper(), code, inner.place, own)


def _committee(committee: str, name: str, organ: str, above: str) -> Issuer:
    """Return a Party committee, or the organ that acts for it."""
    level = _head(committee, tuple(section("levels")))
    bare, place = _place(committee[len(level) :].strip(), level)
    if not level:
        bare, place = _place_in(committee)
    due = _head(committee, words("superiors", "party"))
    return Issuer(
        lines=(committee.upper(),),
        superior=above.upper() or (None if due else ""),
        code=section("levels").get(level),
        place=place,
        name=_without(name, bare),
        acts_for=(organ or _without(committee, bare) if level or organ else "").upper(),
        committee=_without(committee, bare) if level else "",
    )


def _state(name: str, above: str) -> Issuer:
    head = _head(name, tuple(section("state-bodies")))
    rest = name[len(head) :].strip()
    if head and rest:
        bare, place = _place_in(rest)
        code = section("state-bodies")[head]
        lines = (head.upper(), rest.upper())
        return Issuer(lines, "", code, place, _without(name, bare), head.upper())
    bare, place = _place_in(above or name)
    due = _head(name, words("superiors", "state"))
    superior = above.upper() or (None if due else "")
    return Issuer((name.upper(),), superior, None, place, _without(name, bare))


def _head(name: str, heads: tuple[str, ...]) -> str:
    """Return the longest head that the name begins with, as a whole word."""
    hits = [head for head in heads if f"{fold(name)} ".startswith(f"{fold(head)} ")]
    return max(hits, key=len, default="")


def _place(rest: str, level: str) -> tuple[str, str | None]:
    """Return the name of a place and how a date line writes it, from what follows the level."""
    if _kind().match(rest) or not rest:
        return _place_in(rest)
    return rest, _with_unit(rest, section("places")["of_committee"].get(level, ""))


def _place_in(text: str) -> tuple[str, str | None]:
    """Return the name behind the last kind of unit: ``tỉnh Sông Hậu`` → ``Sông Hậu``."""
    found = list(_kind().finditer(text))
    if not found:
        return "", None
    bare, kind = text[found[-1].end() :].strip(), found[-1][1]
    full = {"TP": "thành phố", "TP.": "thành phố"}.get(kind, kind.lower())
    if not bare[:1].isupper() and not bare[:1].isdigit():
        return "", None
    return bare, _with_unit(bare, full[:1].upper() + full[1:])


def _with_unit(name: str, unit: str) -> str:
    """Return the name, with its unit where it is a number, one syllable, or a person's."""
    needed = " " not in name or name in words("places", "persons")
    return f"{unit} {name}" if needed and unit else name


@cache
def _kind() -> re.Pattern[str]:
    kinds = "|".join(re.escape(kind) for kind in words("places", "kinds"))
    return re.compile(rf"(?<![^\W_])({kinds}) (?=\S)", re.IGNORECASE)


def _without(name: str, place: str) -> str:
    """Return the name without the place at its end."""
    short = name.removesuffix(place).strip() if place else name
    return name if not short or place.isdigit() else short


def _full(name: str) -> str:
    """Return a name of a body with its short forms written out."""
    known = abbreviations()
    return re.sub(
        rf"(?<![^\W_])(?:{'|'.join(SHORT_FORMS)})(?![^\W_])",
        lambda found: known[found[0]],
        " ".join(name.split()),
    )
