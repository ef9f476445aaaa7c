"""Parts of a cover note (phiếu trình): one page, a table, room for the hand that decides."""

from collections.abc import Iterator

from briefgen.compose.memo.english import Content, numbered, proposals
from briefgen.compose.memo.facts import Facts
from briefgen.compose.widths import MM_PER_POINT, lines_of
from briefgen.model.memo import MemoPart
from briefgen.model.official import Line, Piece

PAGE = 262.0  # mm of A4 between the margins, less a little to spare
LABEL, TEXT, SIZE = 40.0, 127.0, 12.0
LINE = 1.2 * SIZE * MM_PER_POINT
ROW = 3.2  # mm above and below the text of a row
GAP = 1.1  # mm below each line
DECISION, HEAD, FOOT = 43.0, 38.0, 28.0  # mm: boxes and ruled lines; head with entries; signatures


def cover_parts(facts: Facts) -> tuple[MemoPart, ...]:
    """Return the rows of a cover note."""
    contents = [
        Content(
            "matter", (facts.line(facts.brief.title + "."), facts.line(facts.brief.subtitle + "."))
        ),
        Content("summary", facts.points()),
        Content("asked", tuple(_tasks(facts))),
        Content("proposal", proposals(facts)),
        Content("opinions", (facts.line(facts.gap("opinion")),)),
        Content("papers", tuple(_papers(facts))),
        Content("decision", table="choices"),
    ]
    return numbered(facts, [content for content in contents if content.holds])


def height_of(parts: tuple[MemoPart, ...], notes: tuple[str, ...]) -> float:
    """Return the estimated height of a cover note, in mm."""
    rows = sum(
        max(
            lines_of(f"{part.number} {part.heading}", LABEL / 1.08, SIZE) * LINE,
            sum(_lines(line) * LINE + GAP for line in part.before),
            DECISION if part.table else 0.0,
        )
        + ROW
        for part in parts
    )
    return HEAD + rows + FOOT + sum(lines_of(note, 167, 10.5) * 4.5 for note in notes)


def _lines(line: Line) -> int:
    mark = f"{line.mark} " if line.mark else ""
    return lines_of(mark + "".join(piece.text for piece in line.pieces), TEXT, SIZE)


def _tasks(facts: Facts) -> Iterator[Line]:
    """Yield what somebody was told to do: task, who leads, until when."""
    missing = Piece(text=facts.word("gaps", "cell"), missing=True)
    for task in facts.brief.tasks:
        owner: str | Piece = task.owner or missing
        due: str | Piece = task.due or missing
        yield facts.line(f"{task.text} – ", owner, "; ", due, ".", mark=f"{task.number}.")
    if facts.brief.tasks_more:
        yield facts.line(facts.brief.tasks_more[:1].upper() + facts.brief.tasks_more[1:] + ".")


def _papers(facts: Facts) -> Iterator[Line]:
    papers = facts.papers()
    marks = [f"{n}." if len(papers) > 1 else "" for n in range(1, len(papers) + 1)]
    for paper, mark in zip(papers, marks, strict=True):
        yield facts.line(f"{paper.rstrip('.')}.", mark=mark)
