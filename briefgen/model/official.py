"""What an official form shows (notice, report, minutes, submission): every string is final."""

from typing import Literal

from briefgen.model.base import Noun
from briefgen.model.brief import BriefRow, RowsShape, TaskRow
from briefgen.model.pieces import Line, Piece
from briefgen.model.rulepack import Form, PackSystem

__all__ = ["Gap", "Line", "Official", "Part", "Piece", "Signature"]


class Part(Noun):
    """A numbered section: lines, at most one table, lines; never made without content."""

    mark: str
    heading: str
    before: tuple[Line, ...] = ()
    table: Literal["", "indicators", "tasks"] = ""
    after: tuple[Line, ...] = ()


class Signature(Noun):
    """A block to sign in; ``None`` for an office or a name nobody gave, shown as a grey bracket.

    ``authority`` holds the lines above the office: ``T/M BAN THƯỜNG VỤ``; minutes have ``THƯ KÝ``.
    """

    authority: tuple[str, ...]
    office: str | None = None
    has_office: bool = True
    name: str | None = None


class Gap(Noun):
    """Something the record does not say and a person must add: ``what`` by name, ``shown`` as."""

    what: str
    shown: str


class Official(Noun):
    """A document in an official form, a draft until somebody signs it.

    Args:
        pack: name of the rule pack it follows; ``system`` chooses the head.
        superior, issuer: lines of the left head; ``superior`` empty at the highest level.
        issuer_rule, abstract_rule: length in mm of the line drawn below, a third to a half of the
            words above it; 0 where the rule wants none.
        number: with room to write it in: ``Số        -TB/TU``.
        place_date: ``Cần Thơ, ngày      tháng 11 năm 2020``; empty for minutes.
        abstract: its lines; the first begins as the rule wants.
        address: label before ``addressees``; both empty where the form has none.
        opening: paragraphs before the first part, the pivot last.
        closing: paragraphs after the last part; the last one carries the rule's end mark.
        signatures: one; minutes have two, left and right.
        recipients: complete lines with dash and sign, the file copy last.
        gaps: everything a person must still fill in, in the order shown.
    """

    language: Literal["vi", "en"]
    form: Form
    pack: str
    system: PackSystem
    labels: dict[str, str]
    motto: tuple[str, ...]
    superior: tuple[Piece, ...] = ()
    issuer: tuple[Piece, ...]
    issuer_rule: int = 0
    number: tuple[Piece, ...] = ()
    place_date: tuple[Piece, ...] = ()
    draft: str = ""
    type: str
    abstract: tuple[str, ...]
    abstract_rule: int = 0
    separator: str = ""
    address: str = ""
    addressees: tuple[Piece, ...] = ()
    grounds: tuple[str, ...] = ()
    opening: tuple[Line, ...]
    parts: tuple[Part, ...]
    closing: tuple[Line, ...] = ()
    rows: tuple[BriefRow, ...] = ()
    rows_shape: RowsShape = "measured"
    change_heading: str = ""
    tasks: tuple[TaskRow, ...] = ()
    signatures: tuple[Signature, ...]
    recipients_label: str = ""
    recipients: tuple[Line, ...] = ()
    gaps: tuple[Gap, ...] = ()
