"""Guards resolved while the text is still being made: the same text as ``settling.settle`` gives.

Text goes on as soon as nothing that follows can change it: outside of holders at once, inside of
one as soon as it has what it needs. So of a long table only its head is ever held back. Rich values
change what stands before them; where one is met, the part has to be made whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.word.settling import (
    GUARD,
    HOLDER_CLOSE,
    HOLDER_OPEN,
    LOOK_BACK,
    PARAGRAPH_GUARD,
    ends_with_paragraph,
    need_of,
)

_LONGEST_NAME = 80  # of elements that what is looked for may begin with


class NeedsWholeError(Exception):
    """The part holds something that can only be settled when all of it is there."""


def settle_gradually(chunks: Iterable[str]) -> Iterator[str]:
    """Yield the text with its guards resolved; a guard never stands on two chunks.

    Raises:
        NeedsWholeError: a rich value was met.
    """
    settling = _Settling()
    for chunk in chunks:
        yield settling.take(chunk)


@dataclass(slots=True)
class _Holder:
    """A table or row that is open: its text while it may still be left out."""

    text: str = ""
    kept: bool = False
    searched: int = 0


class _Settling:
    """What is known while a text runs through."""

    def __init__(self) -> None:
        self._holders: list[_Holder] = []
        self._free: list[str] = []
        self._tail = ""  # of what has gone on

    def take(self, chunk: str) -> str:
        """Take more text and return what can go on."""
        first, *guarded = chunk.split(GUARD)
        self._add(first)
        for piece in guarded:
            self._resolve(GUARD + piece[:1])
            self._add(piece[1:])
        going = "".join(self._free)
        self._free = []
        self._tail = going if len(going) >= LOOK_BACK else (self._tail + going)[-LOOK_BACK:]
        return going

    def _resolve(self, guard: str) -> None:
        if guard == PARAGRAPH_GUARD:
            if not ends_with_paragraph(self._made()):
                self._add("<w:p/>")
        elif guard == HOLDER_OPEN:
            self._holders.append(_Holder())
        elif guard == HOLDER_CLOSE:
            self._holders.pop()  # what was kept of it has gone on
        else:
            raise NeedsWholeError

    def _made(self) -> list[list[str]]:
        return [[self._tail, *self._free], *([holder.text] for holder in self._holders)]

    def _add(self, text: str) -> None:
        """Put text where it waits, and let go what need not wait any longer."""
        for holder in reversed(self._holders):
            if holder.kept:
                continue
            holder.text += text
            if not need_of(holder.text).search(holder.text, holder.searched):
                holder.searched = max(0, holder.text.rfind("<", 0, -_LONGEST_NAME))
                return
            text, holder.text, holder.kept = holder.text, "", True
        self._free.append(text)
