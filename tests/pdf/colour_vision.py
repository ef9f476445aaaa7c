"""Colours measured: contrast, difference, and what the colour-blind see of them.

Sources: WCAG 2.2 (relative luminance, contrast); CIE 142-2001 as by Sharma, Wu and Dalal 2005
(CIEDE2000); Machado, Oliveira and Fernandes 2009, table 1, severity 1.0 (dichromats).
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Matrix = tuple[tuple[float, ...], ...]


def rows(*numbers: float) -> Matrix:
    return numbers[:3], numbers[3:6], numbers[6:]


MACHADO = {
    "deuteranope": rows(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413,
                        -0.011820, 0.042940, 0.968881),
    "protanope": rows(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216,
                      -0.003882, -0.048116, 1.051998),
    "tritanope": rows(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602,
                      0.004733, 0.691367, 0.303900),
}  # fmt: skip
XYZ = rows(0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750,
           0.0193339, 0.1191920, 0.9503041)  # fmt: skip
WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def seen_by(who: str, light: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(
        min(max(sum(m * c for m, c in zip(row, light, strict=True)), 0), 1) for row in MACHADO[who]
    )


def contrast(one: str, other: str) -> float:
    levels = sorted(
        0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))
    )
    return (levels[1] + 0.05) / (levels[0] + 0.05)


def lab(light: tuple[float, ...]) -> tuple[float, float, float]:
    xyz = (
        sum(m * c for m, c in zip(row, light, strict=True)) / w
        for row, w in zip(XYZ, WHITE, strict=True)
    )
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """CIEDE2000 of two L*a*b* colours."""
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
