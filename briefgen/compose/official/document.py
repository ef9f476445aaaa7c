"""Meeting → Official: a draft in an official form, every string final, every gap in sight."""

from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.compose.brief import shape_of
from briefgen.compose.house import ANY, House
from briefgen.compose.marking import Figures
from briefgen.compose.official.facts import Facts
from briefgen.compose.official.foot import closing_of, recipients_of, signatures_of
from briefgen.compose.official.head import (
    abstract_of,
    abstract_rule,
    address_of,
    grounds_of,
    issuer_lines,
    issuer_rule,
    number_of,
    place_date_of,
)
from briefgen.compose.official.issuer import issuer_of
from briefgen.compose.official.opening import opening_of
from briefgen.compose.official.orders import task_rows
from briefgen.compose.official.pieces import SAY, section, word, words
from briefgen.compose.official.results import table_of
from briefgen.compose.official.sections import TasksAs, parts_of
from briefgen.model import Meeting
from briefgen.model.official import Gap, Line, Official, Part, Piece
from briefgen.model.rulepack import Form, RulePack


def compose_official(
    meeting: Meeting,
    form: Form,
    pack: RulePack,
    *,
    kind: str | None = None,
    tasks: TasksAs | None = None,
    house: House = ANY,
) -> Official:
    """Return a draft of a document about a meeting, in an official form.

    The forms are Vietnamese by law, whatever the language of the record. Nothing is added to the
    record: what it does not say is a bracket, counted in ``gaps``; the day, the number and the
    signature are left blank.

    Args:
        meeting: the record.
        form: notice, report, minutes or submission.
        pack: the rule it follows; its system chooses head and habits.
        kind: code of another type that the form may have: ``KL`` of a conclusion.
        tasks: as table or prose; ``None`` for prose where every task has an owner.
        house: the office that issues it, for words of the head that the record does not say.

    Raises:
        KeyError: ``kind`` is none of ``kinds_of(form, pack)``; checked by whoever asked for it.
    """
    known = kinds_of(form, pack)
    type_name = known[kind] if kind else next(iter(known.values()))
    facts = Facts(meeting, form, type_name, pack, issuer_of(meeting, pack.system, house), Figures())
    shown, rows, change_heading = table_of(facts)
    parts = parts_of(facts, shown, tasks)
    official = Official(
        **_frame(facts),
        opening=opening_of(facts),
        parts=parts,
        closing=closing_of(facts),
        rows=rows,
        rows_shape=shape_of(rows, SAY),
        change_heading=change_heading,
        tasks=task_rows(facts) if any(part.table == "tasks" for part in parts) else (),
        signatures=signatures_of(facts),
        recipients_label=word("recipients", "label"),
        recipients=recipients_of(facts),
    )
    return official.model_copy(update={"gaps": tuple(_gaps(official))})


def _frame(facts: Facts) -> dict[str, Any]:
    """Return what stands above the opening."""
    superior, issuer = issuer_lines(facts)
    abstract = abstract_of(facts)
    address, addressees = address_of(facts)
    return {
        "language": "vi",
        "form": facts.form,
        "pack": facts.pack.name,
        "system": facts.pack.system,
        "labels": {key: text for key, text in section("labels").items() if key != "source"},
        "motto": facts.pack.words.motto,
        "superior": superior,
        "issuer": issuer,
        "issuer_rule": issuer_rule(facts, issuer),
        "number": number_of(facts),
        "place_date": () if facts.form == "minutes" else place_date_of(facts),
        "draft": word("head", "draft"),
        "type": facts.type.upper(),
        "abstract": abstract,
        "abstract_rule": abstract_rule(facts, abstract),
        "separator": facts.pack.words.separator,
        "address": address,
        "addressees": addressees,
        "grounds": grounds_of(facts),
    }


def kinds_of(form: Form, pack: RulePack) -> dict[str, str]:
    """Return the types a form may have under a rule: code to name, its own first."""
    return {pack.words.types[n]: n for n in words("kinds", form) if n in pack.words.types}


def _gaps(official: Official) -> Iterator[Gap]:
    """Yield what a person must still fill in, in the order shown."""
    names = {text: name for name, text in section("gaps").items()}
    head = (*official.superior, *official.issuer, *official.number, *official.place_date)
    yield from _of_pieces((*head, *official.addressees), names)
    yield from _of_lines(official.opening, names)
    for part in official.parts:
        yield from _of_part(official, part, names)
    yield from _of_lines(official.closing, names)
    yield from _of_lines(official.recipients, names)
    for signature in official.signatures:
        if signature.has_office and signature.office is None:
            yield Gap(what="office", shown=word("gaps", "office"))
        if signature.name is None:
            yield Gap(what="name", shown=word("gaps", "name"))


def _of_part(official: Official, part: Part, names: dict[str, str]) -> Iterator[Gap]:
    yield from _of_lines(part.before, names)
    for task in official.tasks if part.table == "tasks" else ():
        for what in ("owner", "due"):
            if getattr(task, what) is None:
                yield Gap(what=what, shown=word("gaps", "cell"))
    yield from _of_lines(part.after, names)


def _of_lines(lines: Iterable[Line], names: dict[str, str]) -> Iterator[Gap]:
    for each in lines:
        yield from _of_pieces(each.pieces, names)


def _of_pieces(pieces: Iterable[Piece], names: dict[str, str]) -> Iterator[Gap]:
    return (Gap(what=names[piece.text], shown=piece.text) for piece in pieces if piece.missing)
