"""Contents of pages in parts: what many pages of a file say is in it once.

The content of a page may be an array of streams, read as one (ISO 32000-1 §7.8.2). Sheets of one
kind differ in figures and words; two that follow one another tell what the others share.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.pdf.output.document import File, array

LEAST = 700
"""Bytes of a part that is worth a stream of its own."""
KINDS_AT_MOST = 8
TRIES_AT_MOST = 64
SHARE = 4
"""A kind of pages shares at least one byte of so many."""


class Parts:
    """Writes the contents of the pages of a file."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._kinds: list[list[tuple[bytes, bytes]]] = []
        self._last: bytes = b""
        self._tries = 0

    def write(self, content: bytes) -> bytes:
        """Write the content of a page; return the reference to it, or to its parts."""
        for kind in self._kinds:
            found = [*_found(content, kind)]
            if _shared(found) * SHARE >= len(content):
                return self._written(found)
        if len(self._kinds) >= KINDS_AT_MOST or self._tries >= TRIES_AT_MOST:
            return self._file.add_stream(content)
        runs = [*_runs(self._last, content)]
        self._last = content
        self._tries += 1
        if sum(map(len, runs)) * SHARE < len(content):
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
    """Yield what stands in lines that two contents share, in order, where it is long.

    With the ends of lines around it, a run is found where lines begin and end.
    """
    known, lines = one.split(b"\n"), other.split(b"\n")
    counts = Counter(known)
    places = {line: at for at, line in enumerate(known) if counts[line] == 1}
    at = 0
    run: list[bytes] = []
    for number, line in enumerate([*lines, None]):
        if at < len(known) and line == known[at]:
            run.append(line)
            at += 1
            continue
        if sum(map(len, run)) + len(run) >= LEAST:
            before = b"" if number == len(run) else b"\n"
            yield before + b"\n".join([*run, b""] if line is not None else run)
        run = []
        following = places.get(line, -1) if line is not None else -1
        if following >= at:
            run.append(known[following])
            at = following + 1
