"""Bodies in running text: where their names stand, what they are part of, Party or State."""

import re

from briefgen.model import System
from briefgen.vi.names import find_bodies, match_body
from briefgen.vi.phrases import CAPITAL, any_of, listed

_VERB_INSIDE = re.compile(rf"(?<=\w)\s+{any_of('organs', 'never-inside')}")
_NAMED_SO = re.compile(r"(?i:ban)\s+(?:chỉ\s+đạo|quản\s+lý|tổ\s+chức)$")
_PARTY = listed("organs", "party-words", exact=True)
_STATE = listed("organs", "state-words", exact=True)
_BOARD = listed("organs", "board-heads", exact=True, then=rf"\s+(?={CAPITAL})")


_WINDOW = 200


def bodies_in(text: str) -> list[tuple[int, int]]:
    """Return where bodies stand, in order; a name ends before a verb in small letters."""
    return [(start, _name_end(text, start, end)) for start, end in find_bodies(text)]


def body_at(text: str, start: int) -> str | None:
    """Return the name of the body that begins at ``start``."""
    rest = text[start : start + _WINDOW]
    found = match_body(rest, 0)
    return rest[: _name_end(rest, 0, found[1])] if found else None


def _name_end(text: str, start: int, end: int) -> int:
    verbs = _VERB_INSIDE.finditer(text, start, end)
    verb = next((each for each in verbs if not _NAMED_SO.search(text, start, each.end())), None)
    return verb.start() if verb and text[start].isupper() else end


def system_of(name: str) -> System | None:
    """Return whether a body is of the Party or the State, where its name leaves no doubt."""
    if _PARTY.search(name):
        return "party"
    return "state" if _STATE.search(name) else None


def parent_of(name: str) -> str | None:
    """Return the larger body a board belongs to: ``Ban Thường vụ Thành ủy`` → ``Thành ủy``."""
    found = _BOARD.match(name)
    return name[found.end() :] if found else None
