"""Pictures made of points, as PDF keeps them: JPEG as it is, everything else as plain samples.

Pillow looks at the file (it comes with ReportLab) and is only imported where a picture is met.
"""

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.errors import Place, Problem, RenderError

if TYPE_CHECKING:
    from PIL import Image

MOST_POINTS = 60_000_000
KINDS = frozenset({"PNG", "JPEG"})
COLOURS = {"L": 1, "RGB": 3}
WITH_ALPHA = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture: size in points, number of colours (1 grey, 3 red-green-blue), packed samples.

    ``jpeg`` tells samples packed by JPEG from those packed by zlib; ``mask`` holds the opacity of
    each point, packed by zlib, where there is any.
    """

    width: int
    height: int
    colours: int
    samples: bytes
    jpeg: bool
    mask: bytes = b""


def read_raster(content: bytes, name: str, at: Place) -> Raster:
    """Return a PNG or JPEG file as it is kept in a PDF file.

    Raises:
        RenderError: ``picture-unreadable``, ``picture-kind-not-drawn``, ``picture-too-large``.
    """
    try:
        return _raster(content)
    except _RefusedError as refused:
        raise RenderError(Problem(refused.code, at, {"name": name, **refused.facts})) from None


class _RefusedError(Exception):
    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@lru_cache(maxsize=16)
def _raster(content: bytes) -> Raster:
    if content.startswith(b"%PDF-"):
        raise _RefusedError("picture-kind-not-drawn", kind="PDF")
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as image:
            kind, (width, height) = image.format or "–", image.size
            if kind not in KINDS:
                raise _RefusedError("picture-kind-not-drawn", kind=kind)
            if width * height > MOST_POINTS:
                raise _RefusedError("picture-too-large", count=width * height, limit=MOST_POINTS)
            if kind == "JPEG" and image.mode in COLOURS:
                image.load()  # a file cut short is found here, not by the reader's eyes
                return Raster(width, height, COLOURS[image.mode], content, jpeg=True)
            return _plain(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _RefusedError("picture-unreadable") from None


def _plain(image: "Image.Image") -> Raster:
    """Return the samples of a picture, with its opacity apart."""
    mask = b""
    if image.mode.startswith("I"):  # sixteen bits a point; Pillow would cut them off, not scale
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    if image.mode in WITH_ALPHA or "transparency" in image.info:
        image = image.convert("RGBA")
        opacity = image.getchannel("A")
        if opacity.getextrema() != (255, 255):
            mask = zlib.compress(opacity.tobytes(), 6)
    image = image.convert("L" if image.mode in ("1", "L") else "RGB")
    samples = zlib.compress(image.tobytes(), 6)
    return Raster(*image.size, COLOURS[image.mode], samples, jpeg=False, mask=mask)
