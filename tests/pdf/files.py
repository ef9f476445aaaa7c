"""Picture files made for tests."""

import io

from PIL import Image, ImageDraw


def png(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    return _saved(_picture(mode, size), "PNG")


def jpeg(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    return _saved(_picture(mode, size), "JPEG")


def gif() -> bytes:
    return _saved(_picture("P", (60, 40)), "GIF")


def _picture(mode: str, size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGBA", size, (200, 30, 40, 120))
    ImageDraw.Draw(image).ellipse((10, 5, size[0] - 10, size[1] - 5), fill=(20, 60, 120, 255))
    if mode == "I;16":
        return Image.new("I;16", size, 40_000)
    return image.convert(mode)


def _saved(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()
