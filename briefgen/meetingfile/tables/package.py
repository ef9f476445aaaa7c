"""The package of a workbook: checked before anything in it is read, and read part by part.

A small file can unfold to gigabytes, name a part twice or point out of itself; what a workbook may
bring along (macros, links to other files) is none of ours. Sizes are those the directory claims:
reading stops there, and the check sum tells a lie.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping
from typing import NoReturn
from xml.parsers import expat

from briefgen.errors import DataError, Place, Problem

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_MEMBERS = 1_000
LARGEST_MEMBER = 128 << 20
LARGEST_PACKAGE = 256 << 20
RATIO, RATIO_FROM = 200, 1 << 20
MOST_RELATIONS = 10_000
DEEPEST = 64
_ENCRYPTED = 0x1
_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATION_NAMES = (
    _RELATIONS,
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_FAILURES = (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class Package:
    """The parts of a workbook.

    Args:
        content: the file.
        file: its name.

    Raises:
        DataError: ``workbook-…``: all that is wrong with the members.
    """

    def __init__(self, content: bytes, file: str) -> None:
        self.file = file
        if content.startswith(OLE):
            self.refuse("workbook-encrypted")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _FAILURES:
            self.refuse("workbook-broken", part="zip")
        self._check(self._zip.infolist())
        self.names = {info.filename.lower(): info.filename for info in self._zip.infolist()}
        self._refuse_active()

    def refuse(self, code: str, **facts: object) -> NoReturn:
        """Raise the error of the whole file."""
        raise DataError(Problem(code, Place(self.file), facts))

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        if len(members) > MOST_MEMBERS:
            self.refuse("workbook-too-many-parts", count=len(members), limit=MOST_MEMBERS)
        seen: set[str] = set()
        end_before = 0
        for info in sorted(members, key=lambda info: info.header_offset):
            name = info.filename
            if info.flag_bits & _ENCRYPTED:
                self.refuse("workbook-encrypted")
            if name.lower() in seen or info.header_offset < end_before:
                self.refuse("workbook-part-twice", part=name)
            seen.add(name.lower())
            end_before = info.header_offset + info.compress_size
            most = max(RATIO_FROM, info.compress_size * RATIO)
            if info.file_size > min(LARGEST_MEMBER, most):
                self.refuse("workbook-part-too-large", part=name, size=info.file_size)
        total = sum(info.file_size for info in members)
        if total > LARGEST_PACKAGE:
            self.refuse("workbook-part-too-large", part="*", size=total)

    def _refuse_active(self) -> None:
        for name, written in self.names.items():
            if "vbaproject" in name or "/macrosheets/" in name or "/activex/" in name:
                self.refuse("workbook-macro", part=written)
            if "/externallinks/" in name or "/embeddings/" in name:
                self.refuse("workbook-external", part=written)

    def has(self, part: str) -> bool:
        """Return whether there is such a part; names are alike in either case."""
        return part.lower() in self.names

    def parse(self, part: str, start: Start, end: End) -> None:
        """Read the XML of a part, element by element.

        Args:
            part: its name.
            start: takes the name of each element that begins, and its attributes; both without
                namespace, except ``r:id`` and the like, which keep their prefix ``r``.
            end: takes the name of each element that ends, and the text that stands in it.

        Raises:
            DataError: ``workbook-no-part``, ``workbook-broken``, ``workbook-doctype``.
        """
        if not self.has(part):
            self.refuse("workbook-no-part", part=part)
        reader = _Reader(self, part, start, end)
        try:
            with self._zip.open(self.names[part.lower()]) as stream:
                reader.parser.ParseFile(stream)
        except expat.ExpatError as error:
            self.refuse("workbook-broken", part=f"{part}, {error.lineno}:{error.offset + 1}")
        except _FAILURES:
            self.refuse("workbook-broken", part=part)
        except Exception as error:
            if type(error).__module__ == "zlib":
                self.refuse("workbook-broken", part=part)
            raise

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the last word of the kind and the target part of each relation, by id."""
        folder, name = posixpath.split(part)
        member = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(element: str, said: Mapping[str, str]) -> None:
            if element != "Relationship" or said.get("TargetMode") == "External":
                return
            if len(found) >= MOST_RELATIONS:
                self.refuse("workbook-broken", part=member)
            target = posixpath.normpath(posixpath.join("/", folder, said.get("Target", "")))
            found[said.get("Id", "")] = (posixpath.basename(said.get("Type", "")), target[1:])

        if self.has(member):
            self.parse(member, start, lambda _element, _text: None)
        return found


class _Reader:
    """Turns what the parser meets into names and texts."""

    def __init__(self, package: Package, part: str, start: Start, end: End) -> None:
        self._start, self._end = start, end
        self._texts: list[list[str]] = []
        self._package, self._part = package, part
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        self._package.refuse("workbook-doctype", part=self._part)

    def _started(self, name: str, said: dict[str, str]) -> None:
        if len(self._texts) > DEEPEST:
            self._package.refuse("workbook-broken", part=self._part)
        self._texts.append([])
        if any(" " in key for key in said):
            said = {_attribute(key): value for key, value in said.items()}
        self._start(name.rpartition(" ")[2], said)

    def _text(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def _ended(self, name: str) -> None:
        self._end(name.rpartition(" ")[2], "".join(self._texts.pop()))


def _attribute(key: str) -> str:
    namespace, _, name = key.rpartition(" ")
    return f"r:{name}" if namespace in _RELATION_NAMES else name
