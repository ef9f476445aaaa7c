"""Pictures as drawings of WordprocessingML, in the line of the text."""

import io
from functools import lru_cache
from typing import NamedTuple

from briefgen.catalog.shown import refuse
from briefgen.catalog.writing import attribute, checked_link
from briefgen.word.content.nouns import Picture
from briefgen.word.content.runs import HYPERLINK
from briefgen.word.host import Host
from briefgen.word.settling import inline

IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
EMU_A_MM = 36_000  # English Metric Units, ISO/IEC 29500-1, 20.1.2.1
_EMU_AN_INCH = 914_400
_USUAL_DPI = 96.0
_LARGEST_MM = 1_500.0  # Word lets no object be wider than 22 inches; sheets up to A0 may be longer
_DRAWING = (
    '<w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="{namespace}"><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{id}" name="Picture {id}" '
    'descr="{alt}"{link_end}'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="Picture {id}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing>"
)


class Format(NamedTuple):
    """What a picture file is: ending, content type, natural size in EMU."""

    extension: str
    content_type: str
    width: int
    height: int


_KINDS = {
    "PNG": ("png", "image/png"),
    "JPEG": ("jpg", "image/jpeg"),
    "GIF": ("gif", "image/gif"),
    "BMP": ("bmp", "image/bmp"),
    "TIFF": ("tif", "image/tiff"),
}


def write_picture(value: Picture, host: Host) -> str:
    """Return the picture, to stand in the place of its tag."""
    return inline(picture_run(value, host))


def picture_run(value: Picture, host: Host) -> str:
    """Return the run that holds a picture."""
    found = picture_format(value)
    cx, cy = picture_size(value, found)
    link_end = "/>"
    if value.url:
        link = host.relate(HYPERLINK, checked_link(value.url), external=True)
        link_end = f'><a:hlinkClick r:id="{link}"/></wp:docPr>'
    drawing = _DRAWING.format(
        namespace=host.NAMESPACE,
        cx=cx,
        cy=cy,
        id=host.additions.next_id(),
        alt=attribute(value.alt),
        link_end=link_end,
        relation=embed(value, host),
    )
    return f"<w:r>{drawing}</w:r>"


def embed(value: Picture, host: Host) -> str:
    """Return the relation of the current part to a picture, added to the package once."""
    found = picture_format(value)
    member = host.additions.medium(value.content, found.extension, found.content_type)
    return host.relate(IMAGE, member)


def picture_size(value: Picture, found: Format) -> tuple[int, int]:
    """Return width and height in EMU, as asked for or as the file says."""
    for asked in (value.width, value.height):
        if asked is not None and not 0 < asked <= _LARGEST_MM:
            refuse("picture-size-odd", name=value.name or "…", size=asked)
    width = round(value.width * EMU_A_MM) if value.width is not None else None
    height = round(value.height * EMU_A_MM) if value.height is not None else None
    if width is None and height is None:
        return found.width, found.height
    if width is None:
        return round((height or 0) * found.width / found.height), height or 0
    return width, height if height is not None else round(width * found.height / found.width)


def picture_format(value: Picture) -> Format:
    """Return what a picture file is.

    Raises:
        ExpressionValueError: ``picture-unreadable``, ``picture-kind-unknown``.
    """
    return _format(value.content, value.name or "…")


@lru_cache(maxsize=64)
def _format(content: bytes, name: str) -> Format:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as image:
            kind, (width, height) = image.format or "", image.size
            dpi = image.info.get("dpi") or (_USUAL_DPI, _USUAL_DPI)
            across, down = (float(each) if each and each > 1 else _USUAL_DPI for each in dpi)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        refuse("picture-unreadable", name=name)
    if kind not in _KINDS or not width or not height:
        refuse("picture-kind-unknown", name=name, kind=kind)
    natural = round(width / across * _EMU_AN_INCH), round(height / down * _EMU_AN_INCH)
    return Format(*_KINDS[kind], *natural)


def fitted(value: Picture, width: int, height: int) -> tuple[int, int]:
    """Return the largest size in EMU that keeps a picture's proportions within a box."""
    found = picture_format(value)
    scale = min(width / found.width, height / found.height)
    return round(found.width * scale), round(found.height * scale)
