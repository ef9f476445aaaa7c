"""What one run adds to the package of its template: media, relations, content types, lists.

Nothing is read before something is added, so documents without rich values pay nothing. Members are
changed as text: a few lines are put before the end of a list that the package format fixes.
"""

import posixpath
import re
import zlib
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.catalog.shown import refuse
from briefgen.catalog.writing import attribute
from briefgen.word.archive import Member, relations_member, unpack
from briefgen.word.limits import DEFAULT

if TYPE_CHECKING:
    from briefgen.word.merging.marks import Marks
    from briefgen.word.merging.subdocuments import Merge
    from briefgen.word.notes import NoteKind, Notes
    from briefgen.word.numbering import Numbers
    from briefgen.word.styles import Styles

CONTENT_TYPES = "[Content_Types].xml"
_FIRST_ID = 900_000  # beyond what templates have and loops count
_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
Change = Callable[[str], str]
_EMPTY = r"<(?P<name>(?:\w+:)?(?:Relationships|Types))(?P<rest>[^<>]*)/>\s*$"


class Additions:
    """What one run adds.

    Args:
        members: of the template.
        main: name of its main part.
        patterns: members that are only there to be copied.
    """

    def __init__(
        self, members: Iterable[Member], main: str, patterns: Iterable[Member] = ()
    ) -> None:
        self._given, self.main, self._given_patterns = members, main, patterns
        self._texts: dict[str, str] = {}
        self._added: dict[str, bytes] = {}
        self._counts: dict[str, int] = {}  # numbers taken by the names that were wanted
        self._relations: dict[tuple[str, str, str], str] = {}
        self._changes: dict[str, dict[Hashable, Change]] = {}
        self._appended: dict[str, list[str]] = {}
        self._notes: dict[NoteKind, Notes] = {}
        self.merges: dict[bytes, Merge] = {}  # sub-documents by their content
        self._ids, self._size = _FIRST_ID, 0

    @cached_property
    def members(self) -> dict[str, Member]:
        """Members of the template by name."""
        return {member.name: member for member in self._given}

    @cached_property
    def _patterns(self) -> dict[str, Member]:
        return {member.name: member for member in self._given_patterns}

    @cached_property
    def styles(self) -> "Styles":
        """Styles of the template."""
        from briefgen.word.styles import Styles

        name = self.related(self.main, "styles")
        return Styles(self.text(name) if name else "")

    @cached_property
    def numbering(self) -> "Numbers":
        """Lists of the template, and those that are added."""
        from briefgen.word.numbering import Numbers

        return Numbers(self)

    @cached_property
    def marks(self) -> "Marks":
        """Ids and names that are taken."""
        from briefgen.word.merging.marks import Marks

        return Marks(self)

    def notes(self, kind: "NoteKind") -> "Notes":
        """Footnotes or endnotes that are added."""
        if kind not in self._notes:
            from briefgen.word.notes import Notes

            self._notes[kind] = Notes(self, kind)
        return self._notes[kind]

    # ---- reading and changing members

    def has(self, name: str) -> bool:
        """Return whether the package holds a member."""
        return name in self._added or name in self._texts or name in self.members

    def content(self, name: str) -> bytes:
        """Return a member as it is by now."""
        if name in self._texts:
            return self._texts[name].encode()
        return self._added[name] if name in self._added else unpack(self.members[name])

    def has_pattern(self, name: str) -> bool:
        """Return whether there is a member of that name to be copied."""
        return name in self._patterns

    def pattern(self, name: str) -> bytes:
        """Return the content of a member that is to be copied."""
        return unpack(self._patterns[name])

    def text(self, name: str) -> str:
        """Return an XML member as text, as it is by now."""
        if name in self._texts:
            return self._texts[name]
        content = self.content(name)
        if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            return content.decode("utf-8-sig")
        return re.sub(r"^<\?xml.*?\?>", "", content.decode("utf-16"), flags=re.DOTALL)

    def put_text(self, name: str, text: str) -> None:
        """Let an XML member have another text."""
        self._texts[name] = text

    def later(self, name: str, change: Change, key: Hashable) -> None:
        """Let an XML member be changed when all else is made; once for each ``key``."""
        self._changes.setdefault(name, {})[key] = change

    def append(self, name: str, made: str) -> None:
        """Let an XML member end with some more, when all else is made."""
        self._appended.setdefault(name, []).append(made)

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Add a member under a name that is free; return the name.

        Args:
            name: as wanted; a number is put before its ending where it is taken.
            content: what it holds.
            content_type: of the package format.

        Raises:
            ExpressionValueError: ``additions-too-large``.
        """
        self._weigh(content)
        stem, ending = posixpath.splitext(name)
        free, count = name, self._counts.get(name, 1)
        while self.has(free):
            free = f"{stem}{count}{ending}"
            count += 1
        self._counts[name] = count
        self._added[free] = content
        types = f'<Override PartName="/{attribute(free)}" ContentType="{content_type}"/>'
        self._insert(CONTENT_TYPES, types, "Types")
        return free

    def medium(self, content: bytes, extension: str, content_type: str) -> str:
        """Return the member of a picture; the same picture is held once."""
        import hashlib

        name = f"word/media/{hashlib.sha256(content).hexdigest()[:16]}.{extension}"
        if name not in self._added:
            given = self._given_media.get((zlib.crc32(content), len(content), extension))
            if given is not None and unpack(given) == content:
                return given.name
            self._weigh(content)
            self._added[name] = content
            if f'Extension="{extension}"' not in self.text(CONTENT_TYPES):
                default = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
                self._insert(CONTENT_TYPES, default, "Types", first=True)
        return name

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of a part's relation, made where it has none such.

        Args:
            part: member it starts from.
            kind: address of the relation's type.
            target: member, or address if external.
            external: whether the target is outside the package.
        """
        key = (part, kind, target)
        if key not in self._relations:
            said = target if external else posixpath.relpath(target, posixpath.dirname(part) or ".")
            mode = ' TargetMode="External"' if external else ""
            member = relations_member(part)
            if not self.has(member):
                self._texts[member] = _NO_RELATIONS
            own = self._free_relation(member)
            made = f'<Relationship Id="{own}" Type="{kind}" Target="{attribute(said)}"{mode}/>'
            self._insert(member, made, "Relationships")
            self._relations[key] = own
        return self._relations[key]

    def _free_relation(self, member: str) -> str:
        """Return an id that no relation has; a template may be a document we made before."""
        text, count = self.text(member), len(self._relations) + 1
        while f'"briefgen{count}"' in text:
            count += 1
        return f"briefgen{count}"

    def related(self, part: str, kind: str) -> str | None:
        """Return the member a part refers to by the last word of a relation's type."""
        member = relations_member(part)
        if not self.has(member):
            return None
        for found in re.finditer(r"<(?:\w+:)?Relationship\s[^<>]*>", self.text(member)):
            if (
                re.search(rf'Type="[^"]*/{kind}"', found[0])
                and 'TargetMode="External"' not in found[0]
            ):
                target = re.search(r'Target="([^"]*)"', found[0])
                return _resolved(part, target[1]) if target else None
        return None

    def next_id(self) -> int:
        """Return a number for a drawing, bookmark or control that no other has."""
        self._ids += 1
        return self._ids

    def _insert(self, member: str, made: str, root: str, *, first: bool = False) -> None:
        """Put an element at the end of a list, or at its beginning."""
        text = self.text(member)
        if text.rstrip().endswith("/>"):
            text = re.sub(_EMPTY, r"<\g<name>\g<rest>></\g<name>>", text)
        prefix = re.search(rf"<(\w+:)?{root}[\s>]", text)
        if prefix and prefix[1]:
            made = re.sub(r"<(/?)(?=\w)", rf"<\1{prefix[1]}", made)
        if first:
            at = re.search(rf"<(?:\w+:)?{root}[^<>]*>", text)
            end = at.end() if at else 0
            self._texts[member] = text[:end] + made + text[end:]
        else:
            end = text.rindex("</")
            self._texts[member] = text[:end] + made + text[end:]

    def changed(self) -> dict[str, bytes]:
        """Return all members that are new or have changed."""
        if "numbering" in self.__dict__:
            member, text = self.numbering.added()
            self._texts[member] = text
        texts = {name: text.encode() for name, text in self._texts.items()}
        return self._added | texts

    def over(self, made: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return all members that are new or have changed, with what the programs made."""
        members = {**made, **self.changed()}
        for name in self._changes.keys() | self._appended.keys():
            text = members[name].decode() if name in members else self.text(name)
            if name in self._appended:
                end = text.rindex("</")
                text = "".join((text[:end], *self._appended[name], text[end:]))
            for change in self._changes.get(name, {}).values():
                text = change(text)
            members[name] = text.encode()
        return members

    @cached_property
    def _given_media(self) -> dict[tuple[int, int, str], Member]:
        """Pictures of the template by check sum, size and ending."""
        return {
            (member.crc, member.size, member.name.rpartition(".")[2]): member
            for member in self._given
            if "/media/" in member.name
        }

    def _weigh(self, content: bytes) -> None:
        self._size += len(content)
        if self._size > DEFAULT.package:
            refuse("additions-too-large", limit=DEFAULT.package)


def _resolved(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
