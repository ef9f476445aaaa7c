"""Which line of a document is which component: head, middle, body, foot.

Nothing is judged here. A component that cannot be told is not there; a document without motto,
number and recipients is no official form.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.model.rulepack import PackSystem
from briefgen.standards import words as by
from briefgen.standards.foot import Foot, foot_begins, read_foot
from briefgen.standards.head import Head, read_head
from briefgen.standards.lines import Line
from briefgen.vi.text import fold

LONGEST_TITLE = 90
LONGEST_CAPTION = 120


@dataclass(slots=True)
class Recognised:
    """A document taken apart.

    Args:
        lines: all of it, in reading order.
        head: what stands above the type.
        foot: signatures and recipients.
        cells: lines by component, those of head and foot too; only what was found.
        type_name: name of the type in small letters; empty for an official letter.
        body: lines of the body outside tables, headings among them.
        last: last line of the body; ``None`` where a table ends it.
    """

    lines: Sequence[Line]
    head: Head
    foot: Foot
    cells: dict[str, list[Line]] = field(default_factory=dict)
    type_name: str = ""
    body: list[Line] = field(default_factory=list)
    last: Line | None = None

    @property
    def is_official(self) -> bool:
        """Whether it has the head of an official document."""
        numbered = "number" in self.cells
        return "motto" in self.cells or (
            numbered and ("place_date" in self.cells or "recipients_label" in self.cells)
        )

    @property
    def is_minutes(self) -> bool:
        """Whether it is a record of a meeting, which has neither place nor date on top."""
        return self.type_name.startswith("biên bản")

    @property
    def is_letter(self) -> bool:
        """Whether it is an official letter: no type, but somebody it is addressed to."""
        return not self.type_name and ("address" in self.cells or "subject" in self.cells)

    @property
    def day(self) -> date | None:
        """The day on top, the last it may be where a draft leaves it open.

        Minutes have none on top: theirs is the first that the text names.
        """
        if self.head.day or not self.is_minutes:
            return self.head.day
        days = (day for line in self.body for day in by.days_in(line.text))
        return next(days, None)

    def add(self, name: str, line: Line) -> None:
        """Take a line for a component."""
        self.cells.setdefault(name, []).append(line)


def recognise(lines: Sequence[Line], types: Iterable[str]) -> Recognised:
    """Return a document taken apart.

    Args:
        lines: of ``lines_of``.
        types: names of types in small letters, of whatever system.
    """
    names = tuple(types)
    head = read_head(lines, names)
    start = foot_begins(lines, head.end)
    foot = read_foot(lines, start)
    found = Recognised(lines, head, foot)
    for part in (head.cells, foot.cells):
        for name, members in part.items():
            found.cells.setdefault(name, []).extend(members)
    if found.is_official:
        _read_middle(found, lines[head.end : start], names)
    return found


def _read_middle(found: Recognised, lines: Sequence[Line], names: tuple[str, ...]) -> None:
    """Take apart what stands between head and foot."""
    rest = list(lines)
    rest = _take_title(found, rest, names)
    rest = _take_address(found, rest)
    rest = _take_grounds(found, rest)
    _take_body(found, rest)
    written = [line for line in lines if line.text or line.mark]
    found.last = written[-1] if written and written[-1].table is None else None


def _take_title(found: Recognised, lines: list[Line], names: tuple[str, ...]) -> list[Line]:
    """Take type, abstract and separator; return what comes after."""
    filled = [n for n, line in enumerate(lines) if line.text]
    if not filled:
        return lines
    first = lines[filled[0]]
    name = by.type_named(first.text, names)
    set_off = by.is_capitals(first.text) or first.look.align == "center" or _is_bold(first)
    if not name or not set_off or len(first.text) > LONGEST_TITLE:
        return lines
    found.type_name = name
    found.add("type", lines[filled[0]])
    parted = next((n for n in filled[1:8] if by.DASHES.match(lines[n].text)), None)
    end = filled[0] + 1
    for n in filled[1:]:
        line = lines[n]
        if by.DASHES.match(line.text):
            found.add("separator", line)
            return _without_enacting(lines[n + 1 :])
        before_rule = parted is not None and n < parted
        if not _is_title(line) and not (before_rule and line.table is None):
            break
        more = by.is_capitals(line.text) and not line.folded.startswith("về")
        if more and "abstract" in found.cells:
            break
        found.add("type" if more else "abstract", line)
        end = n + 1
    return _without_enacting(lines[end:])


def _without_enacting(lines: list[Line]) -> list[Line]:
    """Return lines without the body or office that decides, named before its grounds."""
    end = 0
    for n, line in enumerate(lines):
        if line.text and not (by.is_capitals(line.text) and line.look.align == "center"):
            break
        end = n + 1
    return lines[end:]


def _is_title(line: Line) -> bool:
    """Return whether a line goes on with a title: centred and no other component."""
    other = (by.ADDRESS, by.GROUND, by.SECTION, by.CHAPTER, by.RECIPIENTS)
    if line.table is not None or any(pattern.match(line.said) for pattern in other):
        return False
    bold = _is_bold(line)
    short = len(line.text) <= 2 * LONGEST_TITLE and not line.text.endswith((".", ":"))
    return line.look.align == "center" or (bold and short and line.folded.startswith("về "))


def _is_bold(line: Line) -> bool:
    return all(piece.look.bold for piece in line.pieces if piece.raw.strip())


def _take_address(found: Recognised, lines: list[Line]) -> list[Line]:
    """Take ``Kính gửi`` and whom it names; return what comes after."""
    filled = [n for n, line in enumerate(lines) if line.text]
    if not filled or not by.ADDRESS.match(lines[filled[0]].text):
        return lines
    found.add("address", lines[filled[0]])
    end = filled[0] + 1
    for n in filled[1:]:
        line = lines[n]
        listed = line.text.startswith(("-", "–", "+")) or line.mark == "-"
        if not listed or by.GROUND.match(line.text):
            break
        found.add("addressees", line)
        end = n + 1
    return lines[end:]


def _take_grounds(found: Recognised, lines: list[Line]) -> list[Line]:
    """Take the grounds; a sentence that goes on to its decision is none."""
    filled = [n for n, line in enumerate(lines) if line.text]
    end = 0
    for order, n in enumerate(filled):
        pattern = by.MORE_GROUNDS if order else by.GROUND
        line = lines[n]
        if line.table is not None or line.text.endswith(":") or not pattern.match(line.text):
            break
        if order and not line.text.endswith((";", ",", ".")):
            break
        found.add("grounds", line)
        end = n + 1
    return lines[end:]


def _take_body(found: Recognised, lines: Sequence[Line]) -> None:
    """Take headings and running text, outside tables and without captions and notes."""
    chapter = False
    for n, line in enumerate(lines):
        if line.table is not None or not line.text:
            chapter = chapter and not line.text
            continue
        name = _kind(line, chapter)
        chapter = name == "chapter"
        set_off = line.look.align == "center" or by.DASHES.match(line.text)  # ``QUYẾT ĐỊNH:``
        if name == "body" and (set_off or _is_caption(lines, n)):
            continue
        found.add(name, line)
        found.body.append(line)


def _kind(line: Line, after_chapter: bool) -> str:
    said = line.said
    titled = len(said) <= 2 * LONGEST_TITLE and not said.endswith((";", ","))
    if by.CHAPTER.match(said) and titled:
        return "chapter"
    if after_chapter and line.look.align == "center":
        return "chapter"
    if by.SECTION.match(said) and titled:
        return "section"
    if by.ARTICLE.match(said):
        return "article"
    if by.ITEM.match(said):
        return "item"
    return "point" if by.POINT.match(said) else "body"


def _is_caption(lines: Sequence[Line], n: int) -> bool:
    """Return whether a line is a note, or the caption of a table beside it."""
    line = lines[n]
    if by.CAPTION.match(line.text):
        return True
    near = [lines[m] for m in (n - 1, n + 1) if 0 <= m < len(lines)]
    beside = any(each.table is not None for each in near)
    return beside and len(line.text) <= LONGEST_CAPTION and line.look.align != "justify"


def system_of(found: Recognised) -> PackSystem:
    """Return the system of the issuing body; where its name does not tell, most signs decide."""
    told = by.system_of_body(found.head.issuer_name)
    if told:
        return told
    votes = {"party": 0.0, "state": 0.0}
    for line in found.cells.get("motto", ())[:1]:
        motto = by.motto_of(line.text)
        if motto:
            votes[motto.system] += 1.5
    for line in found.cells.get("number", ())[:1]:
        shape = by.NUMBER.match(line.text)
        if shape:
            votes["party" if shape["first"].strip() != "/" else "state"] += 1
    for name in ("asterisk", "separator"):
        votes["party"] += 0.5 * (name in found.cells)
    for line in found.cells.get("authority", ())[:1]:
        sign = by.AUTHORITY.match(line.text)
        if sign:
            votes["party" if "/" in sign["sign"] else "state"] += 1
    if found.last is not None:
        votes["state" if fold(found.last.text).endswith("./.") else "party"] += 0.5
    return "party" if votes["party"] > votes["state"] else "state"
