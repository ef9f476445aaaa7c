"""Which fields of a fact can be edited in the page, under which label, by typing or choosing."""

from typing import NamedTuple

from briefgen.meetingfile.edits.paths import text_at
from briefgen.meetingfile.edits.verdicts import WORDS as VERDICTS
from briefgen.meetingfile.fields import fields_of
from briefgen.model import Citation, Finding, Indicator, Noun, Person, Role
from briefgen.review.wording import Words

HEADER = (
    "title", "agency", "body", "kind", "date", "place", "period", "compare_to", "message",
)  # fmt: skip
"""Fields of the head of a record, in the order of the page."""
REQUIRED = frozenset({"name", "text", "part", "document", "finding_kind"})
FIGURES = frozenset({"actual", "plan", "ratio", "change", "previous", "tally"})


class Field(NamedTuple):
    """A field as edited: its path in the noun, label, text now, and what may be chosen.

    ``choices`` are pairs of what the corrections file says and what the page shows.
    """

    path: str
    label: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False
    figure: bool = False
    long: bool = False


class Entry(NamedTuple):
    """A field of a form before it is filled."""

    path: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False
    figure: bool = False
    long: bool = False


class Form(NamedTuple):
    """The fields of one fact."""

    entries: tuple[Entry, ...]

    def fields(self, noun: Noun) -> tuple[Field, ...]:
        """Return the fields with the texts of a noun."""
        return tuple(
            Field(entry.path, entry.label, text_at(noun, entry.path), *entry[2:])
            for entry in self.entries
        )


def header_form(path: str, label: str) -> Form:
    """Return the form of one line of the head."""
    return Form((Entry(path, label, long=path in ("title", "message")),))


def forms_of(of: str, words: Words, noun: Noun) -> Form:
    """Return the form of a fact in the list ``of``."""
    entries = [_entry(label, path, words) for label, path in PLAIN.get(of, ())]
    if isinstance(noun, Indicator):
        entries = [_entry(label, path, words) for label, path in _of_indicator(noun)]
        entries.append(Entry("verdict", words("field.verdict"), _verdicts(words)))
    if isinstance(noun, Person):
        entries += [
            Entry(f"posts[{number}]", words("field.post"), long=True)
            for number in range(len(noun.posts) + 1)
        ]
    if isinstance(noun, (Finding, Citation, Role)):
        label, path = CHOSEN[of]
        due = fields_of(type(noun))[path]
        choices = tuple((word, words(f"choice.{word}")) for word in due.words)
        entries.append(Entry(path, words(f"field.{label}"), choices, required=True))
    return Form(tuple(entries))


def _entry(label: str, path: str, words: Words) -> Entry:
    return Entry(
        path,
        words(f"field.{label}"),
        required=label in REQUIRED,
        figure=label in FIGURES,
        long=label in ("text", "name", "subject"),
    )


def _of_indicator(item: Indicator) -> list[tuple[str, str]]:
    """Return label and path of the fields an indicator has room for."""
    found = [("name", "name")]
    if item.tally and not item.actual:
        found.append(("tally", "tally"))
    else:
        found.append(("actual", "actual"))
        if item.actual:
            found.append(("unit", "actual.quantity.unit"))
    in_words = bool(item.targets) and item.targets[0].quantity is None
    found.append(("plan", "targets[0].text" if in_words else "targets[0]"))
    found += [("ratio", f"attainments[{n}]") for n in range(max(1, len(item.attainments)))]
    found += [("change", f"changes[{n}]") for n in range(max(1, len(item.changes)))]
    return [*found, ("group", "group"), ("owner", "owner")]


def _verdicts(words: Words) -> tuple[tuple[str, str], ...]:
    shown = ((word, words(f"choice.{status}")) for status, word in VERDICTS.items())
    return (("", words("choice.none")), *shown)


PLAIN: dict[str, tuple[tuple[str, str], ...]] = {
    "people": (("name", "name"), ("honorific", "honorific")),
    "roles": (("who", "group"),),
    "findings": (("text", "text"), ("group", "group"), ("by", "attributed_to")),
    "directives": (
        ("text", "text"),
        ("owner", "owner"),
        ("partners", "partners"),
        ("due", "due"),
        ("due_date", "due_date"),
    ),
    "citations": (
        ("document", "kind"),
        ("number", "number"),
        ("issued", "issued"),
        ("issuer", "issuer"),
        ("subject", "subject"),
    ),
}
CHOSEN = {
    "findings": ("finding_kind", "kind"),
    "citations": ("role", "role"),
    "roles": ("part", "part"),
}
"""The field of a fact that has only certain words, with its label."""
