"""Colours measured: contrast, difference, and what the colour-blind see of them.

Sources: WCAG 2.2 (relative luminance, contrast); CIE 142-2001 as by Sharma, Wu and Dalal 2005
(CIEDE2000); Machado, Oliveira and Fernandes 2009, table 1, severity 1.0 (dichromats).
Colours are written ``#RRGGBB``; ``Light`` is linear red, green and blue, ``Lab`` is L*, a*, b*.
"""

from collections.abc import Mapping
from functools import cache
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Light = tuple[float, float, float]
Lab = tuple[float, float, float]
Matrix = tuple[Light, Light, Light]
_MACHADO: Mapping[str, Matrix] = {
    "deuteranope": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanope": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritanope": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
EYES = ("everyone", *_MACHADO)
"""Whose eyes look: full vision first, then the three kinds that lack one sort of cones."""
_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)  # D65


def linear(colour: str) -> Light:
    """Return the light of a colour, each part from 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return how much two colours stand out from each other: 1 not at all, 21 black on white."""
    low, high = sorted(_luminance(linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(light: Light) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


@cache
def seen(colour: str, eyes: str = "everyone") -> Lab:
    """Return a colour as L*, a*, b* to ``eyes``, one of ``EYES``."""
    light = linear(colour)
    if eyes in _MACHADO:
        red, green, blue = (min(max(part, 0.0), 1.0) for part in _times(_MACHADO[eyes], light))
        light = red, green, blue
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (of / white for of, white in zip(_times(_XYZ, light), _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Matrix, light: Light) -> Light:
    red, green, blue = (sum(m * c for m, c in zip(row, light, strict=True)) for row in matrix)
    return red, green, blue


def difference(one: Lab, other: Lab) -> float:
    """Return CIEDE2000 of two colours: 1 is just visible side by side."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    g = 1.5 - 0.5 * sqrt(mean / (mean + 25**7))
    c1, c2 = hypot(a1 * g, b1), hypot(a2 * g, b2)
    h1, h2 = degrees(atan2(b1, a1 * g)) % 360, degrees(atan2(b2, a2 * g)) % 360
    dh = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    hue = (h1 + dh / 2) % 360 if c1 * c2 else h1 + h2
    lm, cm = (l1 + l2) / 2 - 50, (c1 + c2) / 2
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    t = 1 + sum(part * cos(radians(times * hue + shift)) for part, times, shift in waves)
    rl, rc = (l2 - l1) / (1 + 0.015 * lm**2 / sqrt(20 + lm**2)), (c2 - c1) / (1 + 0.045 * cm)
    rh = 2 * sqrt(c1 * c2) * sin(radians(dh / 2)) / (1 + 0.015 * cm * t)
    turn = 2 * sqrt(cm**7 / (cm**7 + 25**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(max(rl**2 + rc**2 + rh**2 - turn * rc * rh, 0.0))
