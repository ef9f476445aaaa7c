"""Texts in pieces, their figures under names, to be found again in a document edited since.

A figure is named only where it is beyond doubt whose it is: it stands in the words of its
indicator, and no other indicator there has the same digits. A name left out costs a look by a
person; a wrong one would put a figure where it does not belong.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from briefgen.compose.figures import flat, shown, shown_change
from briefgen.compose.rows import ratio_cell
from briefgen.compose.wording import Wording
from briefgen.model import Brief, Indicator, Meeting
from briefgen.model.pieces import Line, Piece

DIGITS = re.compile(r"[0-9][0-9.,]*(?:-[0-9][0-9.,]*)?")
INVISIBLE = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u2060": None})
ROW_PARTS = ("unit", "actual", "ratio", "change", "mark", "verdict")
Claim = tuple[int, int, str, str]
"""Start and end in a text, indicator and part."""


@dataclass(slots=True)
class Figures:
    """Which figures a document shows, so that each of their places has a name of its own.

    Args:
        say: language of the document.
        shown: how often each indicator and part was shown.
    """

    say: Wording = field(default_factory=lambda: Wording("vi"))
    shown: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, *figures: tuple[str, str]) -> None:
        """Note figures that a table shows under their plain names: indicator and part."""
        self.shown.update(figures)

    def marked(self, text: str, indicators: Iterable[Indicator]) -> tuple[Piece, ...]:
        """Return the text in pieces, the figures of these indicators under their names."""
        text = self.say.unbroken(text)
        claims: dict[int, Claim] = {}
        for indicator in indicators:
            for part, digits in printed(indicator, self.say):
                found = _digits_in(text, digits)
                if found and not any(s < found.end() and found.start() < e
                                     for s, (_, e, *_) in claims.items()):  # fmt: skip
                    claims[found.start()] = (found.start(), found.end(), indicator.id, part)
        return self._pieces(text, claims.values())

    def found(self, text: str, meeting: Meeting) -> tuple[Piece, ...]:
        """Return the text in pieces, with the figures that stand in words of their indicator.

        Words of an indicator are those it was read from, those of a finding about it, its name
        with what follows; a tally is known by itself.
        """
        claims: list[Claim] = []
        plain = text.translate(INVISIBLE)
        if len(plain) == len(text):  # else signs of no width: not worth the ado
            for start, end, indicator in _places(plain.lower(), meeting):
                for part, digits in printed(indicator, self.say):
                    hit = _digits_in(plain[start:end], digits)
                    if hit:
                        claims.append((start + hit.start(), start + hit.end(), indicator.id, part))
        return self._pieces(text, _beyond_doubt(claims))

    def _pieces(self, text: str, claims: Iterable[Claim]) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        done = 0
        for start, end, name, part in sorted(claims):
            pieces += [Piece(text=text[done:start])] if start > done else []
            pieces.append(self._named(text[start:end], name, part))
            done = end
        return (*pieces, Piece(text=text[done:])) if done < len(text) else tuple(pieces)

    def _named(self, text: str, indicator: str, part: str) -> Piece:
        self.shown[indicator, part] += 1
        turn = self.shown[indicator, part]
        return Piece(text=text, indicator=indicator, part=part if turn == 1 else f"{part}_{turn}")


def with_marks(brief: Brief, meeting: Meeting, say: Wording) -> Brief:
    """Return a brief whose lines and bullets name the figures they show."""
    figures = Figures(say)
    figures.take(*((row.indicator, part) for row in brief.rows for part in ROW_PARTS))
    points = tuple(
        point.model_copy(update={"pieces": figures.found(point.text, meeting)})
        for point in brief.key_points
    )
    marked: dict[str, object] = {"key_points": points}
    for name in ("results", "limitations"):
        section = getattr(brief, name)
        if section is not None:
            lines = tuple(Line(pieces=figures.found(bullet, meeting)) for bullet in section.bullets)
            marked[name] = section.model_copy(update={"lines": lines})
    return brief.model_copy(update=marked)


def printed(indicator: Indicator, say: Wording) -> Iterator[tuple[str, str]]:
    """Yield the figures of an indicator as they may be printed: part and digits."""
    if indicator.tally is not None:
        yield "tally", f"{indicator.tally.met}/{indicator.tally.total}"
    if indicator.actual is not None:
        quantity = indicator.actual.quantity
        yield from (("actual", digits) for digits in _digits(quantity.raw, quantity.value, say))
        yield "actual", only_digits(flat(shown(quantity, say).figure, say))
    for attainment in indicator.attainments[:1]:
        for digits in _digits(attainment.raw, attainment.percent, say):
            yield "ratio", digits
        yield "ratio", only_digits(flat(ratio_cell(indicator, say), say))
    for change in indicator.changes[:1]:
        for digits in _digits(change.quantity.raw, abs(change.quantity.value), say):
            yield "change", digits
        yield "change", only_digits(flat(shown_change(change.quantity, say), say))


def only_digits(text: str) -> str:
    """Return the number that a text holds, without what stands around it."""
    found = DIGITS.search(text)
    return found[0].rstrip(".,") if found else text


def _digits(raw: str | None, value: Decimal, say: Wording) -> Iterator[str]:
    """Yield the digits as the source prints them, and as we print them."""
    if raw and (found := DIGITS.search(raw)):
        yield found[0].rstrip(".,")
    yield say.number(value)


def _digits_in(text: str, digits: str) -> re.Match[str] | None:
    return re.search(rf"(?<![0-9.,/-]){re.escape(digits)}(?![0-9]|[.,/][0-9])", text)


def _places(plain: str, meeting: Meeting) -> Iterator[tuple[int, int, Indicator]]:
    """Yield where a text in small letters speaks of an indicator."""
    named: list[tuple[int, int, Indicator]] = []
    by_id = {indicator.id: indicator for indicator in meeting.indicators}
    for indicator in meeting.indicators:
        quoted = _place(plain, indicator.span.quote if indicator.span else "")
        if quoted or indicator.tally is not None:
            yield *(quoted or (0, len(plain))), indicator
        elif found := _place(plain, indicator.name):
            named.append((*found, indicator))
    for finding in meeting.findings:
        if finding.indicators and (found := _place(plain, finding.text)):
            yield from ((*found, by_id[i]) for i in finding.indicators if i in by_id)
    for start, end, indicator in named:
        if not any(s <= start and end <= e and e - s > end - start for s, e, _ in named):
            stops = [s for s, _, _ in named if s >= end] + [plain.find(";", end)]
            yield start, min((s for s in stops if s >= 0), default=len(plain)), indicator


def _place(plain: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a text in small letters."""
    wanted = words.translate(INVISIBLE).lower().strip(" .,;:…")
    start = plain.find(wanted) if wanted else -1
    return None if start < 0 else (start, start + len(wanted))


def _beyond_doubt(claims: list[Claim]) -> Iterator[Claim]:
    """Yield the claims that no other indicator disputes, of one place the first part."""
    taken: list[Claim] = []
    for claim in dict.fromkeys(claims):
        near = [other for other in claims if other[0] < claim[1] and claim[0] < other[1]]
        if any(other[2] != claim[2] for other in near):
            continue
        if max(near, key=_length) == claim and not any(other in taken for other in near):
            taken.append(claim)
            yield claim


def _length(claim: Claim) -> int:
    return claim[1] - claim[0]
