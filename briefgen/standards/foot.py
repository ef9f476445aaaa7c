"""The foot of an official document: who signs by which authority, and who receives it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.standards import words as by
from briefgen.standards.lines import Line, segments
from briefgen.standards.names import P_PR, w

SHORT = 80
RUNNING = (by.GROUND, by.ARTICLE, by.SECTION, by.CHAPTER, by.ITEM, by.POINT)


@dataclass(slots=True)
class Signature:
    """One block to sign in: lines of the authority, of the office, and the name."""

    authority: list[Line] = field(default_factory=list)
    office: list[Line] = field(default_factory=list)
    signer: Line | None = None


@dataclass(slots=True)
class Foot:
    """What stands below the body.

    Args:
        cells: lines by component.
        signatures: in reading order; minutes have two.
        recipients: the items, each with all its lines.
    """

    cells: dict[str, list[Line]] = field(default_factory=dict)
    signatures: list[Signature] = field(default_factory=list)
    recipients: list[list[Line]] = field(default_factory=list)


def foot_begins(lines: Sequence[Line], start: int) -> int:
    """Return the first line of the foot; the number of lines where there is none."""
    for n in range(start, len(lines)):
        parts = segments(lines[n])
        alone = any(_alone(part) and by.is_capitals(part.text) for part in parts)
        if any(_opens(part) for part in parts) or (alone and _ends_soon(lines, n)):
            table = lines[n].table
            if table is None:
                return n
            return next(m for m in range(start, n + 1) if lines[m].table == table)
    return len(lines)


def _opens(part: Line) -> bool:
    if len(part.text) > SHORT:
        return False
    if by.RECIPIENTS.match(part.text):
        return True
    if not by.is_capitals(part.text):
        return False
    signs = by.equals(part.text, "minutes", "signers") and part.side != ""
    return bool(by.AUTHORITY.match(part.text)) or signs


def _ends_soon(lines: Sequence[Line], start: int) -> bool:
    """Return whether no running text follows: who decides is also named before the grounds."""
    for line in lines[start:]:
        if by.APPENDIX.match(line.text) or opens_page(line):
            return True
        running = any(shape.match(line.said) for shape in RUNNING)
        if line.table is None and (running or len(line.text) > SHORT):
            return False
    return True


def opens_page(line: Line) -> bool:
    """Return whether a new page or section begins at a line or behind it."""
    properties = line.paragraph.find(P_PR)
    if properties is not None and any(
        properties.find(w(name)) is not None for name in ("pageBreakBefore", "sectPr")
    ):
        return True
    return any(each.get(w("type")) == "page" for each in line.paragraph.iter(w("br")))


def _alone(part: Line) -> bool:
    """Return whether a line in a column, or centred, is an office that signs alone."""
    placed = part.side == "right" or (part.table is None and part.look.align in ("center", "right"))
    return placed and bool(by.begins(part.text, "offices", "begin"))


def read_foot(lines: Sequence[Line], start: int) -> Foot:
    """Return the foot that begins at a line; what follows an appendix is none of it."""
    foot = Foot()
    columns: dict[str, list[Line]] = {"left": [], "": [], "middle": [], "right": []}
    table = lines[start].table if start < len(lines) else None
    for line in lines[start:]:
        if line.table != table and not _goes_on(line, table, columns[""]):
            break
        if line.table is None and (by.APPENDIX.match(line.text) or opens_page(line)):
            break
        for part in segments(line):
            columns[part.side].append(part)
    for side in ("left", "", "middle", "right"):
        _read_column(foot, columns[side])
    for signature in foot.signatures:
        signed = [signature.signer] if signature.signer else []
        for name, members in (
            ("authority", signature.authority),
            ("office", signature.office),
            ("signer", signed),
        ):
            if members:
                foot.cells.setdefault(name, []).extend(members)
    return foot


def _goes_on(line: Line, table: int | None, outside: Sequence[Line]) -> bool:
    """Return whether a line outside the table of the foot still belongs to it: recipients do."""
    if line.table is not None or table is None:
        return False
    listed = line.text.startswith(("-", "–")) or line.mark != ""
    return not line.text or bool(by.RECIPIENTS.match(line.text)) or (bool(outside) and listed)


def _read_column(foot: Foot, lines: Sequence[Line]) -> None:
    """Read a column: recipients from their label on, all else to a signature."""
    signing: list[Line] = []
    receiving = False
    for line in lines:
        if by.RECIPIENTS.match(line.text) and len(line.text) <= SHORT:
            foot.cells.setdefault("recipients_label", []).append(line)
            receiving = True
        elif receiving and not by.AUTHORITY.match(line.text) and not _alone(line):
            _receive(foot, line)
        elif line.text:
            receiving = False
            signing.append(line)
    signature = _signature(signing)
    if signature.authority or signature.office:
        foot.signatures.append(signature)


def _receive(foot: Foot, line: Line) -> None:
    listed = line.text.startswith(("-", "–", "+", "•")) or line.mark != ""
    if not listed and not foot.recipients:
        return
    if listed or by.begins(line.text, "file_copy", "begin"):
        foot.recipients.append([line])
    elif line.text and not foot.recipients[-1][-1].text.endswith("."):
        foot.recipients[-1].append(line)
    else:
        return
    foot.cells.setdefault("recipients", []).append(line)


def _signature(lines: Sequence[Line]) -> Signature:
    """Return a block read from top to bottom; the last line that is no office is the name."""
    found = Signature()
    filled = [line for line in lines if not line.text.startswith("(")]
    for n, line in enumerate(filled):
        text = line.text
        named = by.is_office(text)
        if by.AUTHORITY.match(text) or (named and not found.authority):
            found.authority.append(line)
        elif named:
            found.office.append(line)
        elif by.is_capitals(text) and not (n == len(filled) - 1 and n and found.office):
            (found.office or found.authority).append(line)
        elif found.authority:
            found.signer = line
    return found
