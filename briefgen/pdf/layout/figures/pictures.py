"""Pictures: PNG and JPEG files, fitted into their box."""

from dataclasses import replace

from briefgen.errors import DataError, Problem, RenderError
from briefgen.pdf.layout.bullet import Box
from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.display import Element, Picture
from briefgen.pdf.layout.figures.drawn import Graphic
from briefgen.pdf.paper import Paper, read_paper
from briefgen.pdf.raster import Raster, read_raster
from briefgen.pdf.tree import Node

SHIFTS = {"left": 0.0, "centre": 0.5, "right": 1.0}


def height_image(node: Node, width: float, context: Context) -> float:
    """Return the height in mm at which a picture keeps its proportions."""
    raster = raster_of(node, context)
    return width * raster.height / raster.width


def draw_image(node: Node, box: Box, context: Context, element: Element | None) -> Graphic:
    """Return a picture in its box: whole (``contain``), cut to fill it, or stretched."""
    if element is not None and not node.word("alt"):
        context.fail("alt-missing", node, name=node.word("src"))
    raster = raster_of(node, context)
    width, height = box.width, box.height
    fit = node.word("fit", "contain")
    scale = min(width / raster.width, height / raster.height)
    if fit == "cover":
        scale = max(width / raster.width, height / raster.height)
    if fit != "stretch":
        width, height = raster.width * scale, raster.height * scale
    x = box.x + (box.width - width) * SHIFTS[node.word("align", "left")]
    y = box.y + (box.height - height) / 2
    window = (box.x, box.y, box.width, box.height) if fit == "cover" else None
    return Graphic([Picture(x, y, element, width, height, raster, window)], node.word("alt"))


def raster_of(node: Node, context: Context) -> Raster:
    """Return the picture that a tag names.

    Raises:
        DataError: it cannot be read.
        RenderError: ``asset-not-allowed``, ``picture-unreadable`` …
    """
    return read_raster(_content(node, context), node.word("src"), node.at)


def paper_of(node: Node, context: Context) -> Raster | Paper:
    """Return the picture that a tag names, or the page where it names a PDF file.

    Raises:
        DataError: it cannot be read.
        RenderError: as ``raster_of``; ``letterhead-font``, ``letterhead-colour`` …
    """
    content = _content(node, context)
    if content.startswith(b"%PDF-"):
        return read_paper(content, node.word("src"), node.count("page", 1), node.at)
    return read_raster(content, node.word("src"), node.at)


def _content(node: Node, context: Context) -> bytes:
    """Return the file that a tag names."""
    name = node.word("src")
    if context.read_asset is None:
        raise RenderError(Problem("asset-not-allowed", node.at, {"name": name or "…"}))
    try:
        return context.read_asset(name)
    except DataError as error:
        raise DataError(replace(problem, at=node.at) for problem in error.problems) from None
