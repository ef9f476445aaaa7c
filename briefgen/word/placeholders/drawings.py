"""Pictures and charts of a part whose alternative text is one tag, made to follow its value."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.word.cells import Code
from briefgen.word.charts.adopting import DrawnChart, pattern_code, text_statements
from briefgen.word.markup import Element, R, mark, marks_in, standing, w
from briefgen.word.placeholders.alternatives import (
    ALTERNATIVES,
    Drawn,
    drawn_by,
    only_tag,
    printed,
    put_condition,
    vanishing,
)
from briefgen.word.tags import Tag

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_SIZE = re.compile(r"(?<![\w-])(width|height):\s*([\d.]+)(pt|in|cm|mm|px);?")
_EMU = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525}
_ID = f"{{{R}}}id"


def place_charts(charts: Sequence[DrawnChart], code: Code) -> None:
    """Let charts be copied where they are drawn, filled by the value of their tag."""
    for at, chart in enumerate(charts):
        name = f"briefgen_chart_{at}"
        drawn, arguments = chart.drawn, pattern_code(chart)
        before = [tag.number for tag in text_statements(chart)]
        unit = vanishing(drawn.drawing)
        if drawn.tag is None:
            put_condition(unit, before, "true", code)
            unit.addprevious(standing(code.add(f'\x03set {name} = ""|word.chart({arguments})\x04')))
        else:
            _keep_value(drawn.tag, name, f"word.chart({arguments})")
            put_condition(unit, [*before, drawn.tag.number], f"{name}.shown", code)
            drawn.properties.set(drawn.attribute, printed(f"{name}.alt", code))
            _forget_other(drawn)
        chart.reference.set(_ID, mark(code.add(f"\x01{name}.relation\x02")))


def place_pictures(root: Element, tags: list[Tag], code: Code) -> None:
    """Let pictures give way to those of the data."""
    for at, picture in enumerate(list(root.iter(f"{PIC}pic"))):
        drawn = drawn_by(picture, tags)
        if drawn is None or drawn.tag is None:
            continue
        blip = picture.find(f"{PIC}blipFill/{A}blip")
        relation = "" if blip is None else blip.get(f"{{{R}}}embed", "")
        if blip is not None and relation and not any(marks_in(relation)):
            _place_picture(drawn, drawn.tag, picture, blip, f"briefgen_picture_{at}", code)


def place_control_picture(content: Element, tag: Tag, name: str, code: Code) -> None:
    """Let the picture of a content control give way to that of the control's tag."""
    for picture in content.iter(f"{PIC}pic"):
        drawn = drawn_by(picture, ())
        blip = picture.find(f"{PIC}blipFill/{A}blip")
        if drawn is not None and blip is not None:
            _place_picture(replace(drawn, attribute="descr"), tag, picture, blip, name, code)
            return


def place_old_pictures(root: Element, tags: list[Tag], code: Code) -> None:
    """Let pictures of VML do so, which older documents and second forms of text boxes have."""
    for at, image in enumerate(list(root.iter(f"{_VML}imagedata"))):
        shape = image.getparent()
        tag = None if shape is None else only_tag(shape.get("alt"), tags)
        pict = None if shape is None else shape.getparent()
        size = None if shape is None else _vml_size(shape.get("style", ""))
        if shape is None or tag is None or pict is None or pict.tag != w("pict") or size is None:
            continue
        name = f"briefgen_image_{at}"
        box = f"{size[0]}, {size[1]}"
        _keep_value(tag, name, f'word.picture("{image.get(_ID)}", ({box}), (0, 0))')
        shape.set("alt", printed(f"{name}.alt", code))
        rest = _VML_SIZE.sub("", shape.get("style", "")).strip(";")
        style = mark(code.add(f"\x01{name}.style\x02"))
        shape.set("style", f"{style};{rest}" if rest else style)
        image.set(_ID, mark(code.add(f"\x01{name}.relation\x02")))
        put_condition(vanishing(pict), [tag.number], f"{name}.shown", code)


def _vml_size(style: str) -> tuple[int, int] | None:
    """Return width and height in EMU; ``None`` where they are not both written."""
    found = {name: (figure, unit) for name, figure, unit in _VML_SIZE.findall(style)}
    if set(found) != {"width", "height"}:
        return None
    width, height = (
        round(float(figure) * _EMU[unit]) for figure, unit in (found["width"], found["height"])
    )
    return width, height


def _place_picture(
    drawn: Drawn, tag: Tag, picture: Element, blip: Element, name: str, code: Code
) -> None:
    extent = drawn.holder.find(f"{WP}extent")
    if extent is None:
        return
    offsets = [drawn.holder.find(f"{WP}position{way}/{WP}posOffset") for way in "HV"]
    corner = ", ".join(str(_number(None if one is None else one.text)) for one in offsets)
    box = f"{_number(extent.get('cx'))}, {_number(extent.get('cy'))}"
    own = f'"{blip.get(f"{{{R}}}embed")}", ({box}), ({corner})'
    _keep_value(tag, name, f"word.picture({own})")
    drawn.properties.set(drawn.attribute, printed(f"{name}.alt", code))
    _forget_other(drawn)
    inner = picture.find(f"{PIC}nvPicPr/{PIC}cNvPr")
    for attribute in ALTERNATIVES if inner is not None else ():
        if inner is not None and any(marks_in(inner.get(attribute))):
            inner.set(attribute, printed(f"{name}.alt", code))
    for offset, side in zip(offsets, ("left", "top"), strict=True):
        if offset is not None:
            offset.text = mark(code.add(f"\x01{name}.{side}\x02"))
    shape = picture.find(f"{PIC}spPr/{A}xfrm/{A}ext")
    for size in (extent, shape):
        if size is not None:
            size.set("cx", mark(code.add(f"\x01{name}.width\x02")))
            size.set("cy", mark(code.add(f"\x01{name}.height\x02")))
    blip.set(f"{{{R}}}embed", mark(code.add(f"\x01{name}.relation\x02")))
    for element in _of_the_old(drawn.holder, picture, blip):
        put_condition(element, (), f"not {name}.replaced", code)
    put_condition(vanishing(drawn.drawing), [tag.number], f"{name}.shown", code)


def _of_the_old(holder: Element, picture: Element, blip: Element) -> list[Element]:
    """Return what belongs to the picture that was: crop, finer form, share of the page."""
    found = [picture.find(f"{PIC}blipFill/{A}srcRect"), blip.find(f"{A}extLst")]
    found += [holder.find(f"{_WP14}sizeRel{way}") for way in "HV"]
    return [element for element in found if element is not None]


def _keep_value(tag: Tag, name: str, filtered: str) -> None:
    """Let a tag keep what its value asks for, under a name."""
    body = f"set {name} = ({tag.found.body})|xml.given|{filtered}"
    tag.found = replace(tag.found, kind="statement", body=body)


def _forget_other(drawn: Drawn) -> None:
    """Take away a second attribute with a tag: the first one has said it."""
    for name in ALTERNATIVES:
        if name != drawn.attribute and any(marks_in(drawn.properties.get(name))):
            del drawn.properties.attrib[name]


def _number(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0
