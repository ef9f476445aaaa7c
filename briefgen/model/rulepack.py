"""What an official document must look like, as data: one pack a rule in force at a time.

Every value of a pack names its source; a pack that was not read in the original says so
(``verified`` is False) and nobody is told that a document is right by it.
"""

from datetime import date
from typing import Literal

from briefgen.model.base import Noun

PackSystem = Literal["party", "state"]
Form = Literal["brief", "conclusion", "minutes", "submission"]


class Sourced(Noun):
    """Where a group of values comes from: rule, article or appendix; how sure."""

    source: str
    verified: bool = True


class PageRules(Sourced):
    """Paper and edges in millimetres; a pair is the least and the most allowed."""

    width: float = 210
    height: float = 297
    top: tuple[float, float]
    bottom: tuple[float, float]
    left: tuple[float, float]
    right: tuple[float, float]
    number_size: tuple[float, float]
    number_from_top: float | None = None


class CellRules(Sourced):
    """How one component is set; sizes in points, ``None`` for what the rule leaves open."""

    size: tuple[float, float]
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    capitals: bool | None = None
    align: Literal["left", "center", "right", "justify"] | None = None


class BodyRules(Sourced):
    """How running text is set; lengths in points and millimetres, pairs as least and most."""

    line_exact: tuple[float, float] | None = None
    line_multiple: tuple[float, float] | None = None
    space_after: float = 6
    first_line: tuple[float, float] = (10, 12.7)


class WordRules(Sourced):
    """The fixed words and signs of a system.

    Args:
        number: ``Số {number}-{type}/{body}``; ``{number}`` is left blank in a draft.
        section, item, point: marks of the levels: ``{roman}-``, ``{arabic}.``, ``{letter})``.
        abstract_lower: the abstract begins with a small letter (``về …``).
        separator: what stands under the abstract; empty for a drawn rule.
        ground: mark before a ground; ground_last: sign after the last one.
        end: sign that ends the body, ``.`` or ``./.``.
        collective, deputy, order, mandate, acting: authority marks; empty where not in use.
        address: label before whom a form is addressed to, by form; ``other`` for the rest.
        recipients_separator: sign after every recipient but the last.
        file_copy: last recipient: ``Lưu {office}.``.
        motto: lines on the right of the head.
        types: code of each type by its name in small letters: ``thông báo`` is ``TB``.
    """

    number: str
    section: str
    item: str = "{arabic}."
    point: str = "{letter})"
    abstract_lower: bool
    separator: str = ""
    ground: str = ""
    ground_last: str
    end: str
    collective: str
    deputy: str
    order: str
    mandate: str = ""
    acting: str
    address: dict[str, str]
    recipients_separator: str
    file_copy: str
    motto: tuple[str, ...]
    types: dict[str, str]


class RulePack(Noun):
    """One rule: whom it binds, from when to when, and every value it sets.

    ``cells`` by component: motto, issuer_superior, issuer, number, place_date, type, abstract,
    grounds, section, item, body, authority, office, signer, recipients_label, recipients, draft …
    """

    name: str
    system: PackSystem
    title: str
    valid_from: date
    valid_to: date | None = None
    verified: bool
    source: str
    page: PageRules
    body: BodyRules
    cells: dict[str, CellRules]
    words: WordRules
