"""Lists: counted anew where they begin again, made where a value brings its own.

A ``w:num`` is one count over an abstract list; a new ``w:num`` whose levels have a start override
counts from the beginning (ISO/IEC 29500-1, 17.9.27).
"""

import re
from collections.abc import Hashable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.word.additions import Additions

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>'
)
_NUM = re.compile(
    r'<w:num\s[^<>]*?w:numId="(?P<id>\d+)"[^<>]*>.*?<w:abstractNumId w:val="(?P<abstract>\d+)"',
    re.DOTALL,
)
_ABSTRACT = re.compile(r'<w:abstractNum\s[^<>]*?w:abstractNumId="(?P<id>\d+)"')
_LEVEL = re.compile(r'<w:lvl\s[^<>]*?w:ilvl="(\d)"[^<>]*>(?:(?!</w:lvl>).)*?<w:start w:val="(\d+)"',
                    re.DOTALL)  # fmt: skip
_SIGNS = re.compile(r"<w:(?:nsid|pStyle|styleLink)\b[^<>]*/>")  # what only one list may have
_LEVELS = 9
_STEP, _HANGING = 720, 360  # twentieths of a point
_BULLETS = "•–▪"
_ORDERED = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))


class Numbers:
    """The lists of a document that is being made."""

    def __init__(self, additions: "Additions") -> None:
        self._additions = additions
        self._member = self._found()
        self._text = additions.text(self._member)
        self._numbers = {found["id"]: found["abstract"] for found in _NUM.finditer(self._text)}
        self._next_number = max(map(int, self._numbers), default=0) + 1
        self._new_abstracts: dict[str, str] = {}
        self._lists: dict[Hashable, str] = {}
        self._made: list[str] = []

    def _found(self) -> str:
        """Return the member of the lists, made where the template has none."""
        additions = self._additions
        member = additions.related(additions.main, "numbering")
        if member is None:
            member = additions.add("word/numbering.xml", _EMPTY.encode(), _TYPE)
            additions.relate(additions.main, _RELATION, member)
        return member

    def restarted(self, number: str) -> str:
        """Return the id of a new count over the list of ``number``; itself where there is none."""
        abstract = self._numbers.get(number)
        return self.count(abstract) if abstract else number

    def list_number(
        self,
        key: Hashable,
        *,
        ordered: bool,
        start: int | None = None,
        like: str | None = None,
    ) -> str:
        """Return the id of the count of one list of a value.

        Args:
            key: tells lists apart; equal keys go on counting.
            ordered: numbers, else bullets.
            start: of every level, beyond what the list says.
            like: count of the template whose numbers look as these shall.
        """
        if key not in self._lists:
            kind = like or ("ordered" if ordered else "bullets")
            if kind not in self._new_abstracts:
                copy = self.independent(like) if like else None
                self._new_abstracts[kind] = copy or self._abstract(ordered)
            self._lists[key] = self.count(self._new_abstracts[kind], start)
        return self._lists[key]

    def added(self) -> tuple[str, str]:
        """Return the member of the lists, and its text with all that was added."""
        text = self._text
        after = re.search(r"<w:numIdMacAtCleanup\b", text)
        end = after.start() if after else text.rindex("</")
        return self._member, text[:end] + "".join(self._made) + text[end:]

    def independent(self, number: str) -> str | None:
        """Return the id of a copy of the abstract list of ``number``: counts of both are apart."""
        given = self._numbers.get(number)
        for found in _ABSTRACT.finditer(self._text):
            if found["id"] == given:
                start = self._text.index(">", found.end()) + 1
                end = self._text.find("</w:abstractNum>", start)
                return self.new_abstract(_SIGNS.sub("", self._text[start:end])) if end > 0 else None
        return None

    def count(self, abstract: str, start: int | None = None) -> str:
        """Return the id of a new count over an abstract list, beginning where that begins."""
        starts = _starts(self._text, abstract) if start is None else {}
        first = "1" if start is None else str(start)
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{starts.get(level, first)}"/>'
            "</w:lvlOverride>"
            for level in range(_LEVELS)
        )
        return self.new_number(abstract, overrides)

    def new_number(self, abstract: str, overrides: str) -> str:
        """Return the id of a new count over an abstract list, with overrides of its levels."""
        own = str(self._next_number)
        self._next_number += 1
        self._made.append(
            f'<w:num w:numId="{own}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
        )
        return own

    def _abstract(self, ordered: bool) -> str:
        levels = "".join(_level(level, ordered) for level in range(_LEVELS))
        return self.new_abstract(f'<w:multiLevelType w:val="multilevel"/>{levels}')

    def new_abstract(self, inside: str) -> str:
        """Return the id of a new abstract list that holds its kind, levels and so on."""
        taken = re.findall(r'w:abstractNumId="(\d+)"', self._text)
        own = str(max(map(int, taken), default=0) + 1)
        made = f'<w:abstractNum w:abstractNumId="{own}">{inside}</w:abstractNum>'
        first = re.search(r"<w:num\s|<w:numIdMacAtCleanup\b", self._text)
        at = first.start() if first else self._text.rindex("</")
        self._text = self._text[:at] + made + self._text[at:]
        return own


def _starts(text: str, abstract: str) -> dict[int, str]:
    """Return where the levels of an abstract list start."""
    for found in _ABSTRACT.finditer(text):
        if found["id"] == abstract:
            end = text.find("</w:abstractNum>", found.end())
            levels = _LEVEL.finditer(text, found.end(), end)
            return {int(level[1]): level[2] for level in levels}
    return {}


def _level(level: int, ordered: bool) -> str:
    if ordered:
        kind, pattern = _ORDERED[level % len(_ORDERED)]
        text = pattern.format(level + 1)
    else:
        kind, text = "bullet", _BULLETS[level % len(_BULLETS)]
    left = _STEP * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{_HANGING}"/></w:pPr></w:lvl>'
    )
