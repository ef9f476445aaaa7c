"""Meeting → Memo: a paper for whoever decides, every string final, every gap in sight."""

from collections.abc import Iterator

from briefgen.compose.bases import with_one_base
from briefgen.compose.brief import Room, in_room
from briefgen.compose.house import ANY, House, in_house
from briefgen.compose.marking import with_marks
from briefgen.compose.memo.cover import PAGE, cover_parts, height_of
from briefgen.compose.memo.english import advice_parts, memo_parts
from briefgen.compose.memo.facts import Facts
from briefgen.compose.tongues.stretches import kept_note, tongues_of
from briefgen.compose.tongues.translating import in_language
from briefgen.compose.wording import Wording
from briefgen.errors import Language
from briefgen.model import Meeting
from briefgen.model.memo import Entry, Memo, MemoForm, MemoPart
from briefgen.model.official import Gap, Piece, Signature

EVERY = 1000
ROOMY = Room(rows=8, results=5, limitations=4, tasks=EVERY)
LADDER = (*(Room(rows=4, tasks=tasks) for tasks in (5, 4, 3, 2, 1)), Room(rows=4, tasks=0))


def compose_memo(
    meeting: Meeting, form: MemoForm, *, language: Language | None = None, house: House = ANY
) -> Memo:
    """Return a paper of the house about a meeting; the record is never added to.

    A cover note is one page: tasks are left out step by step, counted, until it fits.

    Args:
        meeting: the record.
        form: cover note, submission or memo.
        language: of the fixed words and the notation; ``None`` for the record's own.
        house: the office whose name and words are printed.
    """
    page, own = language or meeting.language, meeting.language
    say = Wording(page, house, () if page == own else (own,))
    tongues = tongues_of(meeting, page)
    meeting = with_one_base(in_language(in_house(meeting, house), page), say)
    for room in LADDER if form == "cover-note" else (ROOMY,):
        brief = with_marks(in_room(meeting, room, say), meeting, say)
        facts = Facts(meeting, form, brief, say)
        parts = _parts(facts)
        notes = brief.footnotes[:1] if form == "cover-note" else brief.footnotes
        if height_of(parts, notes) * house.swell + house.taken <= PAGE:
            break
    memo = _memo(facts, parts, notes)
    note = kept_note(memo, tongues, say)
    return memo.model_copy(update={"footnotes": (*notes, note)}) if note else memo


def _parts(facts: Facts) -> tuple[MemoPart, ...]:
    makers = {"cover-note": cover_parts, "advice": advice_parts, "memo": memo_parts}
    return makers[facts.form](facts)


def _memo(facts: Facts, parts: tuple[MemoPart, ...], notes: tuple[str, ...]) -> Memo:
    brief = facts.brief
    tabled = any(part.table == "tasks" for part in parts)
    charted = any(part.table == "indicators" for part in parts)
    memo = Memo(
        language=facts.say.language,
        form=facts.form,
        labels={**brief.labels, **facts.labels()},
        agency=brief.agency,
        note=facts.word("note", facts.form),
        type=facts.word("type", facts.form),
        title=brief.title,
        subtitle=brief.subtitle,
        entries=_entries(facts),
        parts=parts,
        rows=brief.rows if charted else (),
        rows_shape=brief.rows_shape,
        change_heading=brief.change_heading,
        tasks=brief.tasks if tabled else (),
        choices=tuple(facts.word("choices", facts.form).split("|")),
        signatures=tuple(
            Signature(authority=(label,), has_office=facts.form != "cover-note")
            for label in facts.word("signatures", facts.form).split("|")
        ),
        footnotes=notes,
    )
    return memo.model_copy(update={"gaps": tuple(_gaps(memo, facts))})


def _entries(facts: Facts) -> tuple[Entry, ...]:
    """Return the head: who is addressed, by whom, when, about what."""
    entries = [
        Entry(label=facts.word("entries", key), pieces=(facts.gap(key),))
        for key in ("to", "from", "date")
    ]
    if facts.form == "memo":
        title = (Piece(text=facts.brief.title),)
        entries.append(Entry(label=facts.word("entries", "subject"), pieces=title))
    return tuple(entries)


def _gaps(memo: Memo, facts: Facts) -> Iterator[Gap]:
    """Yield what a person must still fill in, in the order shown."""
    names = {facts.word("gaps", key): key for key in GAP_NAMES}
    pieces = [piece for entry in memo.entries for piece in entry.pieces]
    yield from _of(pieces, names)
    for part in memo.parts:
        lines = (*part.before, *part.bullets, *part.after)
        yield from _of([piece for line in lines for piece in line.pieces], names)
        for task in memo.tasks if part.table == "tasks" else ():
            for what in ("owner", "due"):
                if getattr(task, what) is None:
                    yield Gap(what=what, shown=memo.labels["not_stated"])
    for signature in memo.signatures:
        if signature.has_office and signature.office is None:
            yield Gap(what="office", shown=facts.word("gaps", "office"))
        if signature.name is None:
            yield Gap(what="name", shown=facts.word("gaps", "name"))


def _of(pieces: list[Piece], names: dict[str, str]) -> Iterator[Gap]:
    for piece in pieces:
        if piece.missing:
            yield Gap(what=names.get(piece.text, "cell"), shown=piece.text)


GAP_NAMES = ("to", "from", "date", "proposal", "opinion", "timing", "cell")
