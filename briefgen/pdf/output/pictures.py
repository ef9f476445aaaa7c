"""Pictures as image objects: drawn where they are placed, kept once in the file.

Source: ISO 32000-1 §8.9. A picture with opacity has it as a soft mask, which PDF/A-2 allows.
"""

from briefgen.pdf.layout.display import Picture
from briefgen.pdf.output.document import File, dictionary
from briefgen.pdf.output.numbers import POINT, short
from briefgen.pdf.paper import Paper
from briefgen.pdf.raster import Raster

SPACES = {1: b"/DeviceGray", 3: b"/DeviceRGB"}


def drawn_picture(item: Picture, name: str, height: float) -> str:
    """Return the operators that draw a picture on a page ``height`` mm high."""
    clip = ""
    if item.window is not None:
        x, y, width, high = item.window
        sides = (x, height - y - high, width, high)
        clip = " ".join(short(side * POINT) for side in sides) + " re W n "
    wide, tall = item.width * POINT, item.height * POINT
    if isinstance(item.raster, Paper):
        size = f"{wide / item.raster.width:.6g} 0 0 {tall / item.raster.height:.6g}"
    else:
        size = f"{short(wide)} 0 0 {short(tall)}"
    at = f"{short(item.x * POINT)} {short((height - item.y - item.height) * POINT)}"
    return f"q {clip}{size} {at} cm /{name} Do Q"


def embed_picture(file: File, raster: Raster | Paper) -> bytes:
    """Add a picture, or a page that is drawn as one, to a file; return the reference to it."""
    if isinstance(raster, Paper):
        return _embed_paper(file, raster)
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


def _embed_paper(file: File, paper: Paper) -> bytes:
    """Add the objects of a page; return the reference to the page."""
    base = file.take(len(paper.objects))
    for number, (text, others, packed) in enumerate(paper.objects, base):
        made = text % tuple(base + other for other in others)
        if packed is not None:
            made += b"\nstream\n%s\r\nendstream" % packed
        file.sign(made)
        file.put(number, made)
    return b"%d 0 R" % base


def _inside(entries: dict[str, bytes]) -> bytes:
    return dictionary(entries)[2:-2]
