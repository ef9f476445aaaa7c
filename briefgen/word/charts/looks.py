"""The look of a series or slice that the template has not drawn: that of the last one, told apart.

Colours of the theme go on to the next accent, and past the sixth get the shades that Word itself
takes for further rounds. A colour written out says nothing of a next one, so it is left out and the
reader's program takes its own.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from briefgen.word.markup import Element, local

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ACCENT = re.compile(r"accent([1-6])")
_ACCENTS = 6
_ROUNDS: tuple[tuple[tuple[str, int], ...], ...] = (  # of Word's own colour style 10
    (),
    (("lumMod", 60_000),),
    (("lumMod", 80_000), ("lumOff", 20_000)),
    (("lumMod", 80_000),),
    (("lumMod", 60_000), ("lumOff", 40_000)),
    (("lumMod", 50_000),),
    (("lumMod", 70_000), ("lumOff", 30_000)),
    (("lumMod", 70_000),),
    (("lumMod", 50_000), ("lumOff", 50_000)),
)
_SHADES = frozenset({"lumMod", "lumOff", "shade", "tint", "satMod"})


def like(element: Element, steps: int) -> Element:
    """Return a copy of a series or slice whose colours have gone on by some steps."""
    made = deepcopy(element)
    for look in _looks(made):
        for colour in list(look.iter(f"{A}schemeClr")):
            _go_on(colour, steps)
        for colour in list(look.iter(f"{A}srgbClr")):
            _leave_out(colour, look)
    return made


def _looks(element: Element) -> Iterator[Element]:
    """Yield what says how a series looks; not its labels, which may be black for each."""
    for child in element:
        if local(child) == "spPr":
            yield child
        elif local(child) == "marker":
            yield from (inner for inner in child if local(inner) == "spPr")


def _go_on(colour: Element, steps: int) -> None:
    found = _ACCENT.fullmatch(colour.get("val", ""))
    if not found:
        return
    own = [child for child in colour if local(child) in _SHADES]
    rounds = 0
    if any(local(child) in ("shade", "tint") for child in own):
        rounds = steps  # shades of one colour, as in Word's styles with a single one
    else:
        at = int(found[1]) - 1 + steps
        colour.set("val", f"accent{at % _ACCENTS + 1}")
        rounds = at // _ACCENTS
    if not rounds:
        return
    for child in own:
        colour.remove(child)
    shades = _ROUNDS[(rounds - 1) % (len(_ROUNDS) - 1) + 1]
    for place, (name, value) in enumerate(shades):
        colour.insert(place, etree.Element(f"{A}{name}", {"val": str(value)}))


def _leave_out(colour: Element, look: Element) -> None:
    """Take away the fill that a colour stands in; effects keep theirs."""
    fill = colour.getparent()
    while fill is not None and fill is not look:
        above = fill.getparent()
        if local(fill) in ("solidFill", "gradFill", "pattFill") and above is not None:
            above.remove(fill)
            return
        fill = above
