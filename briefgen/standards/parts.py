"""The parts of a Word file that its form shows in, as trees: what this room is given to look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.errors import Place
from briefgen.standards.names import Element


@dataclass(frozen=True, slots=True)
class Parts:
    """The trees of a Word file that was opened and found sound.

    Args:
        main: root of the document.
        places: every paragraph of it in reading order, with its place.
        styles, theme, numbering, settings: roots of these parts, ``None`` where there is none.
        headers: roots of heads and feet of pages, by the id that sections name them with.
        pages: how many pages the program that saved it counted; ``None`` where it did not say.
    """

    main: Element
    places: Mapping[Element, Place]
    styles: Element | None = None
    theme: Element | None = None
    numbering: Element | None = None
    settings: Element | None = None
    headers: Mapping[str, Element] = field(default_factory=dict)
    pages: int | None = None
