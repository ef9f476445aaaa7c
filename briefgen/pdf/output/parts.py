"""Contents of pages in parts: what many pages of a file say is in it once.

The content of a page may be an array of streams, read as one (ISO 32000-1 §7.8.2). Sheets of one
kind differ in figures and words; two that follow one another tell what the others share.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.pdf.output.document import File, array

LEAST = 400
"""Bytes of a part that is worth a stream of its own."""
KINDS_AT_MOST = 8
SHARE = 2
"""A kind of pages shares at least one byte of so many."""


class Parts:
    """Writes the contents of the pages of a file."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._kinds: list[list[tuple[bytes, bytes]]] = []
        self._last: bytes = b""

    def write(self, content: bytes) -> bytes:
        """Write the content of a page; return the reference to it, or to its parts."""
        for kind in self._kinds:
            found = [*_found(content, kind)]
            if _shared(found) * SHARE >= len(content):
                return self._written(found)
        runs = [*_runs(self._last, content)]
        self._last = content
        if sum(map(len, runs)) * SHARE < len(content) or len(self._kinds) >= KINDS_AT_MOST:
            return self._file.add_stream(content)
        kind = [(run, self._file.add_stream(run)) for run in runs]
        self._kinds.append(kind)
        return self._written([*_found(content, kind)])

    def _written(self, parts: Sequence[tuple[bytes, bytes]]) -> bytes:
        """Write the parts that have no reference yet; return all references."""
        add = self._file.add_part
        return array([reference or add(part) for part, reference in parts])


def _found(content: bytes, kind: Sequence[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a content, with the references to those that are known."""
    done = 0
    for run, reference in kind:
        at = content.find(run, done)
        if at >= 0:
            if at > done:
                yield content[done:at], b""
            yield run, reference
            done = at + len(run)
    if done < len(content):
        yield content[done:], b""


def _shared(parts: Sequence[tuple[bytes, bytes]]) -> int:
    return sum(len(part) for part, reference in parts if reference)


def _runs(one: bytes, other: bytes) -> Iterator[bytes]:
    """Yield what stands in the same lines of two contents, where it is long."""
    before: list[bytes] = []
    pairs = zip(one.split(b"\n"), other.split(b"\n"), strict=False)
    for same, group in groupby(pairs, lambda pair: pair[0] == pair[1]):
        if same:
            # With the ends of lines around it, it is found where lines begin and end.
            run = b"\n".join([*before, *(line for line, _ in group), b""])
            if len(run) >= LEAST:
                yield run
        before = [b""]
