"""F01 and the looks that F06, F08, F10, F11 name: font, size, style, capitals, alignment."""

from collections.abc import Iterator, Sequence
from functools import partial

from briefgen.errors import Phrase
from briefgen.model.rulepack import CellRules
from briefgen.standards import words as by
from briefgen.standards.findings import Case, Finding, Mend, named, span
from briefgen.standards.formatting import RunLook
from briefgen.standards.lines import Line, Piece
from briefgen.standards.mending import (
    rewrite,
    set_font,
    set_paragraph,
    set_size,
    set_switch,
    set_underline,
    split_at,
)
from briefgen.vi.legacy import encoding_of_font

FONT = "Times New Roman"
"""TCVN 6909:2001 letters in Times New Roman, black: both systems."""
SYMBOLS = frozenset(
    {"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Cambria Math"}
)
STYLE_CHECKS = {"office": "F08", "recipients_label": "F10", "recipients": "F10", "grounds": "F11"}
TITLES = frozenset({"type", "abstract", "separator", "subject"})
RUNNING = frozenset({"body", "item", "point", "article"})
"""Components in whose midst a word may be set off."""
SWITCHES = (("bold", "b"), ("italic", "i"))
CLOSE = 0.01


def check_looks(case: Case) -> Iterator[Finding]:
    """Yield what is set otherwise than its component should be."""
    yield from _fonts(case)
    body = case.pack.cells["body"]
    running = [name for name, rules in case.pack.cells.items() if name in RUNNING]
    same = [name for name in running if case.pack.cells[name].size == body.size]
    kinds = {id(line) for name in same for line in case.lines(name)}
    together = [line for line in case.found.body if id(line) in kinds]
    yield from _sizes(case, "body", body, together)
    for cell, rules in case.pack.cells.items():
        lines = _judged(case, cell)
        if lines:
            yield from _sizes(case, cell, rules, lines if cell not in same else ())
            yield from _styles(case, cell, rules, lines)
            yield from _capitals(case, cell, rules, lines)
            yield from _aligned(case, cell, rules, lines)


def _judged(case: Case, cell: str) -> list[Line]:
    """Return the lines of a component that a rule is for; parts of a line where it shares one."""
    lines = case.lines(cell)
    if cell in ("motto", "motto_second"):
        return [line for line in lines if _of_system(case, line)]
    label = case.lines("address")
    if cell in ("address", "addressees") and label and ":" in label[0].raw:
        first, rest = _parted(label[0])
        return [first] if cell == "address" else [each for each in (rest, *lines) if each.text]
    return lines


def _of_system(case: Case, line: Line) -> bool:
    motto = by.motto_of(line.text)
    return motto is not None and motto.system == case.pack.system


def _parted(line: Line) -> tuple[Line, Line]:
    """Return what stands up to the colon of a line, and behind it; a run may be in both."""
    ends = line.raw.index(":") + 1
    at, before, after = 0, [], []
    for piece in line.pieces:
        if at < ends:
            before.append(piece)
        if at + len(piece.raw) > ends:
            after.append(piece)
        at += len(piece.raw)
    return line.of(before), line.of(after)


def letters(lines: Sequence[Line]) -> list[tuple[Line, Piece]]:
    """Return the pieces that show something, each with its line."""
    return [(line, piece) for line in lines for piece in line.pieces if piece.raw.strip()]


def _fonts(case: Case) -> Iterator[Finding]:
    """Yield each font other than the rule's once, with how many places it is met at."""
    odd: dict[str, list[tuple[Line, Piece]]] = {}
    for line, piece in letters(case.found.lines):
        font = piece.look.font
        told = font in ("", FONT, *SYMBOLS) or (encoding_of_font(font) and piece.raw != piece.seen)
        if not told and any(letter.isalnum() for letter in piece.raw):
            odd.setdefault(font, []).append((line, piece))
    for font, met in odd.items():
        yield case.finding(
            "format-font",
            "F01",
            met[0][0],
            case.pack.body,
            mend=partial(set_font, [piece for _, piece in met], FONT),
            found=font,
            due=FONT,
            count=len({id(line.paragraph) for line, _ in met}),
        )


def _sizes(case: Case, cell: str, rules: CellRules, lines: Sequence[Line]) -> Iterator[Finding]:
    low, high = rules.size
    odd = [
        (line, piece)
        for line, piece in letters(lines)
        if not low - CLOSE <= piece.look.size <= high + CLOSE
    ]
    if not odd:
        return
    line, piece = odd[0]
    due = low if piece.look.size < low else high
    yield case.finding(
        "format-size",
        "F01",
        line,
        rules,
        mend=partial(set_size, [each for _, each in odd], due),
        cell=named(cell),
        found=span((piece.look.size, piece.look.size)),
        due=span(rules.size),
        count=len({id(line.paragraph) for line, _ in odd}),
    )


def _styles(case: Case, cell: str, rules: CellRules, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield a component that is bold, slanted or underlined otherwise than due."""
    met = letters(lines)
    if cell == "article":
        met = [next(((a, b) for a, b in met if a is line)) for line in lines]
    odd = [(line, piece) for line, piece in met if not _fits(rules, piece.look)]
    if not odd or (cell in RUNNING and cell != "article" and 2 * _length(odd) <= _length(met)):
        return
    line, piece = odd[0]
    yield case.finding(
        "format-style",
        STYLE_CHECKS.get(cell, "F01"),
        line,
        rules,
        mend=partial(_restyle, case, cell, [each for _, each in odd], rules),
        cell=named(cell),
        found=_described(rules, piece.look),
        due=_described(rules, None),
        count=len({id(line.paragraph) for line, _ in odd}),
    )


def _length(met: Sequence[tuple[Line, Piece]]) -> int:
    return sum(len(piece.raw) for _, piece in met)


def _fits(rules: CellRules, look: RunLook) -> bool:
    wanted = ((rules.bold, look.bold), (rules.italic, look.italic))
    under = rules.underline is None or rules.underline == look.underline
    return under and all(due is None or due == found for due, found in wanted)


def _described(rules: CellRules, look: RunLook | None) -> list[Phrase]:
    """Return how letters look in words, of what the rule speaks of; ``None`` for the rule's own."""
    told = []
    for name, due in (
        ("bold", rules.bold),
        ("italic", rules.italic),
        ("underline", rules.underline),
    ):
        if due is not None:
            on = due if look is None else getattr(look, name)
            told.append(Phrase(f"format-look-{name}" if on else f"format-look-not-{name}"))
    return told


def _restyle(case: Case, cell: str, pieces: list[Piece], rules: CellRules) -> None:
    label = case.lines("address")
    if cell in ("address", "addressees") and label and ":" in label[0].raw:
        ends = label[0].raw.index(":") + 1
        at = 0
        for piece in label[0].pieces:
            if at < ends < at + len(piece.raw) and piece in pieces:
                split_at(label[0], ends)
                return  # the halves are told apart on the next look
            at += len(piece.raw)
    for name, tag in SWITCHES:
        due = getattr(rules, name)
        if due is not None:
            set_switch(pieces, tag, due)
    if rules.underline is not None:
        set_underline(pieces, rules.underline)


def _capitals(case: Case, cell: str, rules: CellRules, lines: Sequence[Line]) -> Iterator[Finding]:
    if rules.capitals is None:
        return
    check = "F06" if cell in TITLES else "F01"
    for line in lines:
        seen = [piece for piece in line.pieces if any(each.isalpha() for each in piece.raw)]
        upper = all(piece.look.capitals or piece.seen.isupper() for piece in seen)
        long = sum(each.isalpha() for each in line.text) > 3
        if not seen or not long or upper == rules.capitals:
            continue
        words = Phrase("format-look-small"), Phrase("format-look-capitals")
        mend: Mend | None = partial(rewrite, line, line.raw.upper()) if rules.capitals else None
        yield case.finding(
            "format-capitals",
            check,
            line,
            rules,
            mend=mend,
            cell=named(cell),
            found=words[not rules.capitals],
            due=words[rules.capitals],
        )
        return


def _aligned(case: Case, cell: str, rules: CellRules, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield a component on another side; what tabs part, and short lines of text, stand free."""
    if rules.align is None:
        return
    running = rules.align == "justify"
    for line in lines:
        free = (line.side and line.table is None) or (running and len(line.text) < 100)
        if free or line.look.align == rules.align:
            continue
        yield case.finding(
            "format-align",
            "F06" if cell in TITLES else "F01",
            line,
            rules,
            mend=partial(_align, lines, "both" if running else rules.align, free=running),
            soft=True,
            cell=named(cell),
            found=Phrase(f"format-align-{line.look.align}"),
            due=Phrase(f"format-align-{rules.align}"),
        )
        return


def _align(lines: Sequence[Line], value: str, *, free: bool) -> None:
    for line in lines:
        if not free or len(line.text) >= 100:
            set_paragraph(line.paragraph, "jc", val=value)
