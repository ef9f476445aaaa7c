"""Which tag begins a block and which ends it: paired by us, so all mistakes are told at once."""

import difflib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from briefgen.errors import Problem
from briefgen.word.tags import Tag

OPENERS = {"if": "endif", "for": "endfor"}
CLOSERS = {end: word for word, end in OPENERS.items()}
MIDDLES = {"elif": ("if",), "else": ("if", "for")}
ALONE = frozenset({"set", "colspan", "cellbg", "rowbg", "vm", "hm", "merge_same", "continue_list"})
REFUSED = frozenset(
    (
        *("include", "import", "from", "extends", "block", "macro", "call", "filter", "with", "do"),
        *("raw", "endraw", "endset", "endblock", "endmacro", "endcall", "endfilter", "endwith"),
    )
)
STATEMENTS = (*OPENERS, *CLOSERS, *MIDDLES, *ALONE)


@dataclass(slots=True)
class Block:
    """An ``if`` or ``for`` with all tags that belong to it, in their order."""

    tags: list[Tag]
    inner: list["Block"] = field(default_factory=list)

    @property
    def word(self) -> str:
        """``if`` or ``for``."""
        return self.tags[0].found.word

    @property
    def opener(self) -> Tag:
        """The tag that begins the block."""
        return self.tags[0]

    @property
    def closer(self) -> Tag:
        """The tag that ends it."""
        return self.tags[-1]


def pair_blocks(tags: Iterable[Tag]) -> tuple[list[Block], list[Problem]]:
    """Return the blocks, outer before inner, and everything wrong with how they pair.

    Blocks begin and end within one flow of text: the body, one note, one text box, one attribute.
    """
    stories: dict[Hashable, _Story] = {}
    for tag in tags:
        if tag.found.kind == "statement" and not tag.found.flaw:
            stories.setdefault(tag.story, _Story()).take(tag)
    for story in stories.values():
        story.end()
    blocks = [block for story in stories.values() for block in story.blocks]
    return blocks, [problem for story in stories.values() for problem in story.problems]


class _Story:
    """The pairing in one flow of text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.open: list[Block] = []
        self.problems: list[Problem] = []

    def take(self, tag: Tag) -> None:
        word = tag.found.word
        if word in OPENERS:
            self._open(tag)
        elif word in CLOSERS:
            self._close(tag, CLOSERS[word])
        elif word in MIDDLES:
            self._middle(tag, MIDDLES[word])
        elif word not in ALONE:
            self.problems.append(_unknown(tag))

    def end(self) -> None:
        for block in self.open:
            self.problems.append(
                block.opener.problem("block-unclosed", word=block.word, end=OPENERS[block.word])
            )

    def _open(self, tag: Tag) -> None:
        block = Block([tag])
        self.blocks.append(block)
        if self.open:
            self.open[-1].inner.append(block)
        self.open.append(block)

    def _close(self, tag: Tag, word: str) -> None:
        if not any(block.word == word for block in self.open):
            self.problems.append(tag.problem("block-unopened", end=tag.found.word, word=word))
            return
        while self.open[-1].word != word:
            crossed = self.open.pop()
            end = OPENERS[crossed.word]
            self.problems.append(
                crossed.opener.problem("block-unclosed", word=crossed.word, end=end)
            )
        self.open.pop().tags.append(tag)

    def _middle(self, tag: Tag, words: tuple[str, ...]) -> None:
        if not self.open or self.open[-1].word not in words:
            self.problems.append(
                tag.problem("block-unopened", end=tag.found.word, word=" / ".join(words))
            )
            return
        if any(earlier.found.word == "else" for earlier in self.open[-1].tags):
            self.problems.append(tag.problem("block-after-else", word=tag.found.word))
            return
        self.open[-1].tags.append(tag)


def _unknown(tag: Tag) -> Problem:
    """Return the problem of a statement that is not of the language."""
    if tag.found.word in REFUSED:
        return tag.problem("construct-refused", construct=tag.found.word)
    typed = tag.found.body.split("(")[0].strip()
    words = [typed.replace(" ", "").lower(), tag.found.word]
    for word in words:
        close = difflib.get_close_matches(word, STATEMENTS, n=1, cutoff=0.7)
        if close:
            return tag.problem("statement-unknown-similar", word=tag.found.word, similar=close[0])
    return tag.problem("statement-unknown", word=tag.found.word or tag.found.body[:40])
