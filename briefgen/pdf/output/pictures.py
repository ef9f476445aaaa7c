"""Pictures as image objects: drawn where they are placed, kept once in the file.

Source: ISO 32000-1 §8.9. A picture with opacity has it as a soft mask, which PDF/A-2 allows.
"""

from briefgen.pdf.layout.display import Picture
from briefgen.pdf.output.document import File, dictionary
from briefgen.pdf.output.numbers import POINT, short
from briefgen.pdf.raster import Raster

SPACES = {1: b"/DeviceGray", 3: b"/DeviceRGB"}


def drawn_picture(item: Picture, name: str, height: float) -> str:
    """Return the operators that draw a picture on a page ``height`` mm high."""
    clip = ""
    if item.window is not None:
        x, y, width, tall = item.window
        sides = (x, height - y - tall, width, tall)
        clip = " ".join(short(side * POINT) for side in sides) + " re W n "
    size = f"{short(item.width * POINT)} 0 0 {short(item.height * POINT)}"
    at = f"{short(item.x * POINT)} {short((height - item.y - item.height) * POINT)}"
    return f"q {clip}{size} {at} cm /{name} Do Q"


def embed_picture(file: File, raster: Raster) -> bytes:
    """Add a picture to a file; return the reference to it."""
    size = {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % raster.width,
        "Height": b"%d" % raster.height,
        "BitsPerComponent": b"8",
    }
    entries = {**size, "ColorSpace": SPACES[raster.colours]}
    if raster.mask:
        mask = {**size, "ColorSpace": SPACES[1], "Filter": b"/FlateDecode"}
        entries["SMask"] = file.add_stream(raster.mask, _inside(mask), packed=False)
    entries["Filter"] = b"/DCTDecode" if raster.jpeg else b"/FlateDecode"
    return file.add_stream(raster.samples, _inside(entries), packed=False)


def _inside(entries: dict[str, bytes]) -> bytes:
    return dictionary(entries)[2:-2]
