"""Tasks of an official form: as prose with the verb that rank wants, or as rows of a table.

``Giao Sở A chủ trì, phối hợp với B lập kế hoạch, trình C; hoàn thành trước ngày 31/3/2025.`` What
nobody told is a bracket in its place.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.compose.official.facts import Facts
from briefgen.compose.official.pieces import SAY, filled, gap, line, section, word, words
from briefgen.compose.tasks import task_row, task_text
from briefgen.model import Directive, TaskRow
from briefgen.model.official import Line, Piece
from briefgen.vi.text import capitalise, fold, lower_first

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points: the Vietnamese order without ă â ê ô ơ ư (NĐ 30/2020/NĐ-CP itself)."""
Words = tuple[Piece, ...]


def told_as_prose(facts: Facts) -> bool:
    """Return whether tasks read well as prose: every one has an owner."""
    return all(directive.owner for directive in facts.meeting.directives)


def task_rows(facts: Facts) -> tuple[TaskRow, ...]:
    """Return the tasks as rows; what is not stated stays ``None``."""
    meeting = facts.meeting
    return tuple(task_row(d, n, meeting, SAY) for n, d in enumerate(meeting.directives, 1))


def task_lines(facts: Facts) -> tuple[Line, ...]:
    """Return the tasks as numbered prose; several of one owner in a row become points."""
    runs = [list(run) for _, run in groupby(facts.meeting.directives, key=_owner_key)]
    numbered = len(runs) > 1
    lines: list[Line] = []
    for number, run in enumerate(runs, 1):
        mark = facts.pack.words.item.format(arabic=number) if numbered else ""
        if len(run) == 1:
            lines.append(line(_whole(facts, run[0]), mark=mark))
        else:
            lines += _in_points(facts, run, mark)
    return tuple(lines)


def _owner_key(directive: Directive) -> str:
    return fold(directive.owner or "")


def _in_points(facts: Facts, run: Sequence[Directive], mark: str) -> Iterator[Line]:
    """Yield the owner, then each of its tasks under a letter."""
    yield line(filled(section("orders")["in_order"], verb=_verb(facts, run[0])), mark=mark)
    for n, directive in enumerate(run):
        letter = facts.pack.words.point.format(letter=LETTERS[n % len(LETTERS)])
        text = capitalise(_task(facts, directive))
        partners = SAY.listing(directive.partners)
        after = word("orders", "partners_after", partners=partners) if partners else ""
        yield line(f"{text}{after}", _end(directive), mark=letter)


def _whole(facts: Facts, directive: Directive) -> Words:
    """Return one task as a sentence."""
    verb = _verb(facts, directive)
    if directive.partners:
        partners = SAY.listing(directive.partners)
        verb = filled(section("orders")["lead"], verb=verb, partners=partners)
    return (*verb, *line(f" {_task(facts, directive)}").pieces, *_end(directive))


def _task(facts: Facts, directive: Directive) -> str:
    """Return what is to be done, by whom it is carried out, and to whom it is submitted."""
    text = _inside(task_text(directive, facts.meeting))
    carried = [name for name in directive.implementers if fold(name) not in fold(text)]
    if carried:
        text = f"{word('orders', 'direct', implementers=SAY.listing(tuple(carried)))} {text}"
    if directive.addressee and fold(directive.addressee) not in fold(text):
        text += word("orders", "submit", addressee=directive.addressee)
    return text


def _inside(text: str) -> str:
    """Return a task to stand behind its owner: a small letter, but not on a name."""
    return lower_first(text)


def _end(directive: Directive) -> Words:
    """Return the deadline, or the bracket for it, and the full stop."""
    table = section("orders")
    haste = directive.urgency or ""
    urgent = haste and fold(haste) not in fold(directive.text)
    before = table["haste"].format(urgency=haste) if urgent else ""
    due = directive.due or ""
    if not due and directive.due_date:
        return line(before + table["done_by"].format(due=SAY.date(directive.due_date)) + ".").pieces
    if not due:
        return line(before + table["gap"], gap("due"), ".").pieces
    due = due.strip(" .;")
    return line(before + _done(due) + ".").pieces


def _done(due: str) -> str:
    """Return ``; hoàn thành trước ngày …``, ``; hoàn thành trong quý I``, ``; thời hạn …``."""
    said = fold(due)
    if said.startswith(tuple(f"{word} " for word in words("orders", "prepositions"))):
        return word("orders", "done", due=lower_first(due))
    if said.startswith(tuple(f"{word} " for word in words("orders", "periods"))):
        return word("orders", "done_in", due=lower_first(due))
    return word("orders", "done_by", due=lower_first(due))


def _verb(facts: Facts, directive: Directive) -> Words:
    """Return ``Giao Sở A``, ``Đề nghị HĐND``: the verb that the owner's rank wants."""
    owner = directive.owner
    if owner is None:
        return filled(section("ranks")["unknown"], owner=gap("owner"))
    rank = _rank(facts, owner)
    name = capitalise(owner) if rank == "own" else owner
    return filled(section("ranks")[rank], owner=name)


def _rank(facts: Facts, owner: str) -> str:
    """Return how the owner stands to who speaks: own, up, level, group or down."""
    said, own = fold(owner), fold(facts.issuer.name)
    full = fold(facts.meeting.body.name) if facts.meeting.body else own
    if said in (own, full):
        return "own"
    beside = words("ranks", "beside")
    if not facts.is_party:
        beside = (*beside, *words("ranks", "beside_state"))
    elif own and said.startswith(own.split(" ")[0]) and own.startswith(said):
        return "own"
    for rank, heads in (("up", words("ranks", "above")), ("level", beside),
                        ("group", words("ranks", "groups"))):  # fmt: skip
        if f"{said} ".startswith(tuple(f"{fold(head)} " for head in heads)):
            return rank
    return "down"
