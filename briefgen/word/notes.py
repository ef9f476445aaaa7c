"""Footnotes and endnotes that a run adds, after those of the template."""

import re
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from briefgen.word.additions import Additions

NoteKind = Literal["footnote", "endnote"]
NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{kind}s '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:{kind} w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:{kind}>'
    '<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" '
    'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
    "</w:{kind}s>"
)


class Notes:
    """The notes of one kind that a run adds.

    Args:
        additions: what the run adds.
        kind: footnotes or endnotes.
    """

    def __init__(self, additions: "Additions", kind: NoteKind) -> None:
        self._additions, self._kind = additions, kind
        self.member = self._found()
        given = re.findall(rf'<w:{kind}\s[^<>]*?w:id="(-?\d+)"', additions.text(self.member))
        self._next = max(map(int, given), default=0) + 1

    def _found(self) -> str:
        """Return the member of the notes, made where the template has none."""
        additions, kind = self._additions, self._kind
        member = additions.related(additions.main, f"{kind}s")
        if member is None:
            empty = _EMPTY.format(kind=kind).encode()
            member = additions.add(f"word/{kind}s.xml", empty, f"{_TYPE}{kind}s+xml")
            additions.relate(additions.main, f"{_RELATION}{kind}s", member)
        return member

    def add(self, inside: str) -> str:
        """Return the id of a new note that holds these paragraphs."""
        own = str(self._next)
        self._next += 1
        made = f'<w:{self._kind} w:id="{own}">{inside}</w:{self._kind}>'
        self._additions.append(self.member, made)
        return own
