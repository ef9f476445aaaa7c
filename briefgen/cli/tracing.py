"""The command that tells where a figure comes from."""

import json as jsonlib
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen import flows
from briefgen.cli.streams import open_given
from briefgen.cli.wording import argument, option, text
from briefgen.cli.world import TALK
from briefgen.errors import DataError, Place, say_place

if TYPE_CHECKING:
    from decimal import Decimal

    from briefgen.flows.tracing import Traced

SCHEMA_VERSION = 1
MADE = (".docx", ".pdf")


def trace(
    file: Annotated[str, argument("help-trace-file", "FILE")],
    field: Annotated[
        str | None,
        typer.Argument(help=text("help-trace-field"), metavar="FIELD", show_default=False),
    ] = None,
    record: Annotated[str | None, option("--with", "help-trace-with", metavar="MEETING")] = None,
    every: Annotated[bool, option("--all", "help-trace-all")] = False,
    json: Annotated[bool, option("--json", "help-json")] = False,
) -> None:
    """Tell where a figure comes from: sentence, place, formula, rule, sureness."""
    given = open_given(file, DataError if file.lower().endswith(MADE) else None)
    holder = open_given(record) if record else None
    tracing = flows.trace(given, field, record=holder, every=every)
    TALK.warn(tracing.warnings)
    if json:
        document = {
            "schema_version": SCHEMA_VERSION,
            "record": tracing.record,
            "traces": [_row(each) for each in tracing.found],
        }
        TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
        return
    blocks = [
        "\n".join(_block(list(same)))
        for _, same in groupby(tracing.found, key=lambda each: (each.trace.item, each.trace.name))
    ]
    TALK.result("\n\n".join(blocks))
    if not tracing.found:
        TALK.tell("traced-nothing")


def _block(same: "list[Traced]") -> Iterator[str]:
    """Yield the lines on one indicator or fact: each figure, then the words they share."""
    first = same[0].trace
    kind = TALK.words(f"traced-{first.name}") if first.role == "fact" else first.name
    yield f"{kind} [{first.item}]" if first.item else kind
    told: Traced | None = None
    for each in same:
        one = each.trace
        yield f"  {one.shown}  · {_role(each)} · {_origin(each)}"
        if one.origin != "derived":
            if told is None or told.trace.span != one.span:
                yield from _words(each)
            told = each
        if each.record:
            yield f"      {_place(each.record)} › {one.path}"
        yield from _prints(each)
    yield from _reading(same)


def _prints(each: "Traced") -> Iterator[str]:
    """Yield where the document shows the figure, and what a hand made of it."""
    for one in each.printed:
        if one.text in ("", "…") and not one.by_hand:
            continue
        code = "traced-by-hand" if one.by_hand else "traced-in-document"
        facts = {"place": _place(one.place), "text": one.text, "shown": each.trace.shown}
        yield f"      {TALK.words(code, **facts)}"


def _role(each: "Traced") -> str:
    role = each.trace.role
    return TALK.words("traced-fact" if role == "fact" else f"traced-{role}")


def _origin(each: "Traced") -> str:
    one = each.trace
    if one.origin != "derived":
        said = TALK.words(f"traced-{one.origin}")
        return f"{said}: {one.formula}" if one.formula else said
    said = TALK.words("traced-derived", formula=one.formula)
    if one.low is None or one.high is None or one.low == one.high:
        return said
    return f"{said}; {_interval(one.low, one.high)}"


def _words(each: "Traced") -> Iterator[str]:
    """Yield the words of the source, and where they stand."""
    span = each.trace.span
    if span is None:
        return
    where = [TALK.words("traced-sentence", sentence=span.sentence)] if span.sentence else []
    where.append(TALK.words("traced-offset", start=span.start, end=span.end))
    if each.source:
        where.append(_place(each.source))
    yield f"      “{span.quote}”"
    yield f"      {', '.join(where)}"


def _reading(same: "list[Traced]") -> Iterator[str]:
    """Yield how the fact was read, and the sentence it stands in."""
    one = next((each.trace for each in same if each.trace.rule or each.trace.sureness), None)
    if one is not None:
        rule = TALK.words("traced-rule", rule=one.rule) if one.rule else ""
        sure = TALK.words(f"sureness-{one.sureness}") if one.sureness else ""
        doubt = f" ({one.doubt})" if one.doubt else ""
        yield f"  {rule}{' · ' if rule and sure else ''}{sure}{doubt}"
    for sentence in dict.fromkeys(each.sentence for each in same if each.sentence):
        yield f"  {sentence.id}: {sentence.text.strip()}"


def _place(place: Place) -> str:
    return say_place(place, TALK.language)


def _interval(low: "Decimal", high: "Decimal") -> str:
    """Return both ends with as many digits as tell them apart."""
    from briefgen.compose.check_figures import shortest_ends
    from briefgen.compose.intervals import Interval
    from briefgen.vi.numbers import write_english_number, write_number

    write = write_number if TALK.language == "vi" else write_english_number
    ends = [write(end) for end in shortest_ends(Interval(low, high))]
    return TALK.words("traced-interval", low=ends[0], high=ends[1])


def _row(each: "Traced") -> dict[str, object]:
    one = each.trace
    return {
        "path": one.path,
        "id": one.item,
        "name": one.name,
        "role": one.role,
        "shown": one.shown,
        "value": str(one.quantity.value) if one.quantity else None,
        "unit": one.quantity.unit if one.quantity else None,
        "origin": one.origin,
        "formula": one.formula,
        "low": str(one.low) if one.low is not None else None,
        "high": str(one.high) if one.high is not None else None,
        "rule": one.rule,
        "sureness": one.sureness,
        "doubt": one.doubt,
        "span": one.span.model_dump() if one.span else None,
        "sentence": each.sentence.text if each.sentence else None,
        "record": _at(each.record),
        "source": _at(each.source),
        "document": [
            {
                "bookmark": one.mark,
                "text": one.text,
                "place": say_place(one.place, TALK.language),
                "by_hand": one.by_hand,
            }
            for one in each.printed
        ],
    }


def _at(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {"file": place.file, "line": place.line, "column": place.column}
