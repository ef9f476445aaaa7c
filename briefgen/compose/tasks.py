"""Tasks of a brief: the most concrete instructions, with owner and due date as stated."""

from briefgen.compose.wording import Wording
from briefgen.model import Citation, Directive, Meeting, Span, TaskRow
from briefgen.vi.text import capitalise

QUOTES = "“”\"'"


def chosen_directives(meeting: Meeting, most: int) -> list[Directive]:
    """Return the most concrete instructions, at most ``most``, in source order."""
    ranked = sorted(meeting.directives, key=lambda d: -concreteness(d, meeting))
    kept = {directive.id for directive in ranked[:most]}
    return [directive for directive in meeting.directives if directive.id in kept]


def concreteness(directive: Directive, meeting: Meeting) -> int:
    """Return how much an instruction pins down: deadline, haste, owner, receiver, document."""
    stated_owner = directive.owner is not None and directive.owner_basis != "carried_over"
    return (
        4 * bool(directive.due or directive.due_date)
        + 2 * bool(directive.urgency)
        + stated_owner
        + bool(directive.addressee)
        + any(_cites(directive, citation) for citation in meeting.citations)
    )


def task_row(directive: Directive, number: int, meeting: Meeting, say: Wording) -> TaskRow:
    """Return a row; what is not stated stays ``None``, haste is printed in quotes."""
    due = directive.due
    if due is None and directive.due_date is not None:
        due = say.date(directive.due_date)
    if due is None and directive.urgency is not None:
        due = say.say("named_in_quotes", words=directive.urgency)
    return TaskRow(
        number=str(number),
        text=say.unbroken(capitalise(task_text(directive, meeting))),
        owner=None if directive.owner is None else say.unbroken(capitalise(directive.owner)),
        # The column is narrow: a deadline kept on one line would break inside its digits.
        due=due,
    )


def task_text(directive: Directive, meeting: Meeting) -> str:
    """Return the instruction as printed, without titles of documents that carry a number.

    ``Nghị quyết số 59-NQ/TW của Bộ Chính trị “Về xây dựng …”`` keeps number and issuer.
    """
    text = directive.text.strip().rstrip(" .;,…")
    for citation in meeting.citations:
        if citation.number and citation.subject and citation.number in text:
            subject = citation.subject.strip(QUOTES + " ")
            for opening, closing in ("“”", '""', "‘’"):
                text = text.replace(f" {opening}{subject}{closing}", "")
    return text


def _cites(directive: Directive, citation: Citation) -> bool:
    """Return whether the instruction names the document."""
    if citation.number and citation.number in directive.text:
        return True
    return _inside(citation.span, directive.span)


def _inside(inner: Span | None, outer: Span | None) -> bool:
    if inner is None or outer is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end
