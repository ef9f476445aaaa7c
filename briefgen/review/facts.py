"""The facts of a meeting as the page shows them: what can be read, where it stands, what can be
edited.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.compose.verdicts import judge
from briefgen.meetingfile.edits.paths import text_at, text_of
from briefgen.model import Indicator, Mark, Meeting, Noun, Quantity, Span, Sureness
from briefgen.review.fields import HEADER, Field, Form, forms_of, header_form
from briefgen.review.wording import Words
from briefgen.vi.numbers import write_english_number

KINDS = ("meeting", "indicators", "people", "findings", "directives", "citations")
GLYPHS: dict[Mark, tuple[str, str]] = {
    "exceeded": ("▲", "△"),
    "met": ("●", "○"),
    "near": ("◆", "◇"),
    "missed": ("▼", "▽"),
    "none": ("", ""),
}
"""Marks of a verdict: filled where figures give it, hollow where only words of the source do."""


class Cell(NamedTuple):
    """One cell: its column, its text, and the field that an edit of it changes."""

    column: str
    text: str
    field: str | None = None
    status: str | None = None


class Fact(NamedTuple):
    """One fact.

    Args:
        key: its name in the page.
        kind: section it stands in.
        of: list of the meeting it stands in; ``meeting`` for the head.
        path: data path, ``indicators[3]``.
        id: as in the record.
        name: what to call it.
        cells: what the row shows, the name first.
        fields: what can be edited.
        spans: places in the text, the main one first.
        sureness: how well it was read.
        doubts: what is not sure, in words.
        removable: whether it can be taken away as a whole.
        remarks: what a check of the record says of it.
    """

    key: str
    kind: str
    of: str
    path: str
    id: str | None
    name: str
    cells: tuple[Cell, ...]
    fields: tuple[Field, ...]
    spans: tuple[Span, ...]
    sureness: Sureness | None = None
    doubts: tuple[str, ...] = ()
    removable: bool = True
    remarks: tuple[str, ...] = ()


def facts_of(meeting: Meeting, words: Words) -> tuple[Fact, ...]:
    """Return all facts of a meeting, in the order of the page."""
    found = [*_head(meeting, words), *_indicators(meeting, words), *_people(meeting, words)]
    found += [*_findings(meeting, words), *_directives(meeting, words)]
    found += _citations(meeting, words)
    return tuple(fact._replace(key=f"f{number}") for number, fact in enumerate(found, 1))


def spans_in(noun: Noun) -> Iterator[Span]:
    """Yield every span of a noun, its own before those of its parts."""
    own = getattr(noun, "span", None)
    if isinstance(own, Span):
        yield own
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Span) and item is not own:
                yield item
            elif isinstance(item, Noun):
                yield from spans_in(item)


def _fact(
    noun: Noun, of: str, place: int, name: str, cells: Sequence[Cell], form: Form, kind: str = ""
) -> Fact:
    doubt: str | None = getattr(noun, "doubt", None)
    return Fact(
        key="",
        kind=kind or of,
        of=of,
        path=f"{of}[{place}]",
        id=getattr(noun, "id", None),
        name=name,
        cells=tuple(cells),
        fields=form.fields(noun),
        spans=tuple(dict.fromkeys(spans_in(noun))),
        sureness=getattr(noun, "sureness", None),
        doubts=(doubt,) if doubt else (),
    )


def _head(meeting: Meeting, words: Words) -> Iterator[Fact]:
    paths = [*HEADER, *(f"purposes[{n}]" for n in range(len(meeting.purposes)))]
    for path in paths:
        text = text_at(meeting, path)
        label = words(f"field.{'purpose' if path.startswith('purposes') else path}")
        if not text and path not in ("title", "body", "date", "period"):
            continue
        noun = meeting.purposes[int(path[9:-1])] if "[" in path else getattr(meeting, path)
        spans = tuple(spans_in(noun)) if isinstance(noun, Noun) else ()
        cells = (Cell("item", label), Cell("content", text, path))
        fields = header_form(path, label).fields(meeting)
        yield Fact("", "meeting", "meeting", path, None, label, cells, fields, spans,
                   removable=False)  # fmt: skip


def _indicators(meeting: Meeting, words: Words) -> Iterator[Fact]:
    for place, item in enumerate(meeting.indicators):
        form = forms_of("indicators", words, item)
        plan = next((f.path for f in form.entries if f.path.startswith("targets")), None)
        ratio, change = "attainments[0]", "changes[0]"
        value = "tally" if item.tally and not item.actual else "actual"
        cells = [
            Cell("indicator", item.name, "name"),
            Cell("actual", _figure(item, value, meeting.language), value),
            Cell("plan", _plan(item, plan, meeting.language), plan),
            Cell("ratio", _ratio(item, meeting.language), ratio),
            Cell("change", _change(item, meeting.language), change),
            _verdict(item, words),
        ]
        yield _fact(item, "indicators", place, item.name, cells, form)


def _verdict(item: Indicator, words: Words) -> Cell:
    judgement = judge(item)
    status = judgement.status
    if status == "none":
        return Cell("verdict", "", "verdict")
    said = item.verdict.status if item.verdict else status
    glyph = GLYPHS[status][0 if judgement.filled else 1]
    return Cell("verdict", f"{glyph} {words(f'choice.{said}')}", "verdict", status)


def _figure(item: Indicator, path: str, language: str) -> str:
    text = text_at(item, path)
    if language == "en" and item.actual and path == "actual":
        return _english(item.actual.quantity)
    return text


def _plan(item: Indicator, path: str | None, language: str) -> str:
    target = item.targets[0] if item.targets else None
    if target and target.quantity and language == "en":
        signs = {"at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
        return signs.get(target.comparison, "") + _english(target.quantity)
    return text_at(item, path) if path else ""


def _ratio(item: Indicator, language: str) -> str:
    if item.attainments and language == "en":
        return f"{write_english_number(item.attainments[0].percent)}%"
    return "; ".join(
        text_at(item, f"attainments[{number}]") for number in range(len(item.attainments))
    )


def _change(item: Indicator, language: str) -> str:
    if item.changes and language == "en":
        sign = "+" if item.changes[0].quantity.value > 0 else ""
        return sign + _english(item.changes[0].quantity)
    if not item.changes:
        return ""
    change = item.changes[0]
    plain = change.quantity.model_copy(update={"hedge": None, "estimate": False, "bound": None})
    hedge = f"{change.quantity.hedge} " if change.quantity.hedge else ""
    return hedge + text_of(change.model_copy(update={"quantity": plain}))


def _english(quantity: Quantity) -> str:
    low = write_english_number(quantity.value)
    text = low if quantity.high is None else f"{low}–{write_english_number(quantity.high)}"
    gap = "" if quantity.unit in (None, "%") else " "
    hedge = f"{quantity.hedge} " if quantity.hedge else ""
    return f"{hedge}{text}{gap}{quantity.unit or ''}"


def _people(meeting: Meeting, words: Words) -> Iterator[Fact]:
    for place, person in enumerate(meeting.people):
        roles = [(n, role) for n, role in enumerate(meeting.roles) if role.person == person.id]
        called = f"{person.honorific} {person.name}" if person.honorific else person.name
        cells = (
            Cell("who", called, "name"),
            Cell("posts", "; ".join(post.title for post in person.posts)),
            Cell("parts", ", ".join(words(f"choice.{role.part}") for _, role in roles)),
        )
        form = forms_of("people", words, person)
        fact = _fact(person, "people", place, person.name, cells, form)
        spans = (*fact.spans, *(span for _, role in roles for span in spans_in(role)))
        doubts = (*fact.doubts, *(role.doubt for _, role in roles if role.doubt))
        grades = [fact.sureness, *(role.sureness for _, role in roles)]
        weakest: Sureness | None = next((g for g in ("unsure", "likely") if g in grades), None)
        yield fact._replace(
            spans=tuple(dict.fromkeys(spans)),
            doubts=doubts,
            sureness=weakest or fact.sureness,
        )
    for place, role in enumerate(meeting.roles):
        if role.person is None:
            name = role.group or ""
            cells = (Cell("who", name, "group"), Cell("posts", ""),
                     Cell("parts", words(f"choice.{role.part}"), "part"))  # fmt: skip
            yield _fact(role, "roles", place, name, cells, forms_of("roles", words, role), "people")


def _findings(meeting: Meeting, words: Words) -> Iterator[Fact]:
    for place, item in enumerate(meeting.findings):
        cells = (
            Cell("text", item.text, "text"),
            Cell("finding_kind", words(f"choice.{item.kind}"), "kind"),
            Cell("group", item.group or "", "group"),
        )
        yield _fact(item, "findings", place, item.text, cells, forms_of("findings", words, item))


def _directives(meeting: Meeting, words: Words) -> Iterator[Fact]:
    for place, item in enumerate(meeting.directives):
        due = item.due or text_at(item, "due_date")
        cells = (
            Cell("text", item.text, "text"),
            Cell("owner", item.owner or "", "owner"),
            Cell("due", due, "due"),
        )
        yield _fact(
            item, "directives", place, item.text, cells, forms_of("directives", words, item)
        )


def _citations(meeting: Meeting, words: Words) -> Iterator[Fact]:
    for place, item in enumerate(meeting.citations):
        subject = f"{item.kind} {item.subject}" if item.subject else item.kind
        cells = (
            Cell("document", subject, "kind"),
            Cell("number", item.number or "", "number"),
            Cell("issuer", item.issuer or "", "issuer"),
            Cell("role", words(f"choice.{item.role}"), "role"),
        )
        name = " ".join(filter(None, (item.kind, item.number)))
        yield _fact(item, "citations", place, name, cells, forms_of("citations", words, item))
