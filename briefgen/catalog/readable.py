"""Whether a theme can be read: words, marks, verdicts told apart, by all eyes and in grey.

Limits: WCAG 2.2, 1.4.3 (text 4.5 : 1) and 1.4.11 (marks 3 : 1). For verdicts CIEDE2000 of 15 or
more to full vision and to each kind of colour-blindness, and 10 steps of L* between met and not
met, so that a grey print still tells them apart: limits of our own, which the built-in theme keeps
with room to spare. Verdicts have shapes of their own beside.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from briefgen.catalog.colours import EYES, contrast, difference, seen

Colours = Mapping[str, str]
Measure = Literal["text", "mark", "verdicts", "grey"]
LIMITS: Mapping[Measure, float] = {"text": 4.5, "mark": 3.0, "verdicts": 15.0, "grey": 10.0}
WHITE = "white"
VERDICTS = ("exceeded", "met", "near", "missed")
TEXTS = ("ink", "ink_2", "ink_3", "met", "missed")
MARKS = ("brand", *VERDICTS)  # large bold words may stand in these, too
ON_TINT = ("ink", "ink_2")  # words in the box of key points
BANDS: Mapping[str, str] = {"met": "band_1", "missed": "band_2", "exceeded": "band_3"}
_STEPS = range(0, 256, 17)


@dataclass(frozen=True, slots=True)
class Finding:
    """One measurement of a theme.

    Args:
        measure: what was measured, which sets the limit.
        one: key of the colour that has to be readable.
        other: key of what it stands on or is to be told from; ``white`` for paper.
        eyes: whose eyes, one of ``EYES``.
        value: as measured: a ratio, CIEDE2000, steps of L*.
    """

    measure: Measure
    one: str
    other: str
    value: float
    eyes: str = "everyone"

    @property
    def limit(self) -> float:
        """Return the least value that is readable."""
        return LIMITS[self.measure]

    @property
    def readable(self) -> bool:
        """Return whether the limit is kept."""
        return self.value >= self.limit


def measured(colours: Colours) -> list[Finding]:
    """Return every measurement of a theme's colours (``#RRGGBB`` by key)."""
    return [*_on_paper(colours), *_told_apart(colours)]


def _on_paper(colours: Colours) -> Iterator[Finding]:
    paper = {**colours, WHITE: "#FFFFFF"}
    pairs: list[tuple[Measure, str, str]] = [
        *(("text", name, WHITE) for name in TEXTS),
        *(("text", name, "band_3") for name in ON_TINT),
        *(("mark", name, WHITE) for name in MARKS),
        *(("mark", name, band) for name, band in BANDS.items()),
    ]
    for measure, one, other in pairs:
        yield Finding(measure, one, other, contrast(paper[one], paper[other]))


def _told_apart(colours: Colours) -> Iterator[Finding]:
    for one, other in combinations(VERDICTS, 2):
        for eyes in EYES:
            far = difference(seen(colours[one], eyes), seen(colours[other], eyes))
            yield Finding("verdicts", one, other, far, eyes)
    grey = abs(seen(colours["met"])[0] - seen(colours["missed"])[0])
    yield Finding("grey", "met", "missed", grey)


def proposed(colours: Colours, key: str) -> str | None:
    """Return the colour nearest to that of ``key`` with which all its limits are kept.

    A proposal, not the only answer: the nearest of those of the same hue and of a lattice of
    4096 colours. ``None`` where no single change of this colour is enough.
    """
    own = seen(colours[key])
    lattice = (f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in product(_STEPS, repeat=3))
    ranked = sorted((difference(own, seen(one)), one) for one in (*_shades(colours[key]), *lattice))
    fits = _judge(colours, key)
    return next((colour for _, colour in ranked if fits(colour)), None)


def _shades(colour: str) -> Iterator[str]:
    """Yield a colour darker and lighter, in hundred steps each way."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(1, 101):
        for end in (0, 255):
            mixed = (round(part + (end - part) * step / 100) for part in parts)
            yield "#{:02X}{:02X}{:02X}".format(*mixed)


def _judge(colours: Colours, key: str) -> Callable[[str], bool]:
    """Return what tells whether a colour keeps all limits in the place of ``key``."""

    def fits(colour: str) -> bool:
        changed = {**colours, key: colour}
        return all(
            finding.readable
            for findings in (_on_paper(changed), _told_apart(changed))
            for finding in findings
            if key in (finding.one, finding.other)
        )

    return fits
