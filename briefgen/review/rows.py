"""The tables of facts, and before them the list of what needs a look."""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.review.facts import Fact
from briefgen.review.html import Html, element
from briefgen.review.passages import Paragraph, Where
from briefgen.review.wording import Words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "meeting": ("item", "content"),
    "indicators": ("indicator", "actual", "plan", "ratio", "change", "verdict"),
    "people": ("who", "posts", "parts"),
    "findings": ("text", "finding_kind", "group"),
    "directives": ("text", "owner", "due"),
    "citations": ("document", "number", "issuer", "role"),
}
FIGURES = frozenset({"actual", "plan", "ratio", "change"})
SHOWN = 110  # characters of a sentence in the list of what needs a look


def fact_section(
    kind: str,
    facts: Sequence[Fact],
    places: Mapping[str, Sequence[Where]],
    words: Words,
    language: str,
) -> Html:
    """Return the table of one kind of facts; columns without a single text are left out."""
    used = {cell.column for fact in facts for cell in fact.cells if cell.text}
    columns = [name for name in COLUMNS[kind] if name in used]
    head = [
        element("th", words(f"column.{name}"), scope="col", class_=f"c-{name}")
        for name in (*columns, *(["place"] if places else []))
    ]
    rows = [_row(fact, columns, places, words) for fact in facts]
    name = words(f"kind.{kind}")
    return element(
        "section",
        element("h3", f"{name} ", element("span", str(len(facts)), class_="count"),
                id=f"h-{kind}"),
        element(
            "table",
            element("thead", element("tr", *head)),
            element("tbody", *rows, lang=language),
            aria_labelledby=f"h-{kind}",
        ),
        class_=f"kind k-{kind}", data_kind=kind,
    )  # fmt: skip


def todo_section(facts: Sequence[Fact], paragraphs: Sequence[Paragraph], words: Words) -> Html:
    """Return the list of what needs a look, the gravest first; likely facts are folded away."""
    unsure = [fact for fact in facts if _is_unsure(fact)]
    disputed = [fact for fact in facts if fact.remarks]
    likely = [fact for fact in facts if fact.doubts and not _is_unsure(fact)]
    lines = [line for paragraph in paragraphs for line in paragraph if line.unread]
    unread = [
        _todo(None, line.sentence.id, _short(line.sentence.text),
              [piece.text for piece in line.pieces if piece.unread])
        for line in lines
    ]  # fmt: skip
    groups = [
        _group("unsure", [_todo(f.key, None, f.name, f.doubts) for f in unsure], words),
        _group("remarks", [_todo(f.key, None, f.name, f.remarks) for f in disputed], words),
        _group("unread", unread, words),
        _group("likely", [_todo(f.key, None, f.name, f.doubts) for f in likely], words),
    ]
    empty = not (unsure or disputed or unread)
    return element(
        "section",
        element("h3", words("todo.heading"), id="h-todo"),
        element("p", words("todo.none"), class_="note") if empty else None,
        *groups,
        class_="todo" + " calm" * empty, id="todo", aria_labelledby="h-todo",
    )  # fmt: skip


def _is_unsure(fact: Fact) -> bool:
    return fact.sureness == "unsure" or bool(fact.doubts and fact.sureness is None)


def _group(name: str, items: Sequence[Html], words: Words) -> Html | None:
    if not items:
        return None
    count = element("span", str(len(items)), class_="count")
    folded = name == "likely"
    return element(
        "details",
        element("summary", f"{words(f'todo.{name}')} ", count),
        element("ul", *items),
        class_=f"group g-{name}",
        open=not folded,
    )


def _todo(key: str | None, sentence: str | None, name: str, why: Iterable[str]) -> Html:
    return element(
        "li",
        element("button", _short(name), type="button", class_="goto", data_fact=key,
                data_sentence=sentence),
        *(element("span", reason, class_="why") for reason in why),
    )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


def _row(
    fact: Fact, columns: Sequence[str], places: Mapping[str, Sequence[Where]], words: Words
) -> Html:
    first, *rest = columns
    cells = {cell.column: cell for cell in fact.cells}
    name = element("button", cells[first].text, type="button", class_="name", tabindex=-1,
                   data_field=cells[first].field or None,
                   aria_describedby=f"why-{fact.key}" if _reasons(fact) else None)  # fmt: skip
    parts = [element("th", name, _grade(fact, words), _why(fact), scope="row",
                     class_=f"c-{first}")]  # fmt: skip
    for column in rest:
        cell = cells[column]
        parts.append(
            element(
                "td",
                element("span", cell.text, class_="value", data_field=cell.field),
                class_=f"c-{column}" + " figure" * (column in FIGURES)
                + (f" v-{cell.status}" if cell.status else "") + " empty" * (not cell.text),
                data_label=words(f"column.{column}"),
            )
        )  # fmt: skip
    if places:
        parts.append(element("td", *_places(fact, places, words), class_="c-place",
                             data_label=words("column.place")))  # fmt: skip
    state = f" {fact.sureness}" if fact.sureness in ("unsure", "likely") else ""
    return element(
        "tr", *parts, id=fact.key, class_=f"fact{state}" + " disputed" * bool(fact.remarks),
        data_kind=fact.kind, data_todo="1" if _needs_look(fact) else None,
    )  # fmt: skip


def _needs_look(fact: Fact) -> bool:
    return bool(fact.remarks or fact.doubts)


def _reasons(fact: Fact) -> tuple[str, ...]:
    return (*fact.remarks, *fact.doubts)


def _grade(fact: Fact, words: Words) -> Html | None:
    if fact.sureness not in ("unsure", "likely"):
        return None
    return element("span", words(f"grade.{fact.sureness}"), class_="grade")


def _why(fact: Fact) -> Html | None:
    reasons = _reasons(fact)
    if not reasons:
        return None
    return element("span", "; ".join(reasons), class_="why", id=f"why-{fact.key}")


def _places(fact: Fact, places: Mapping[str, Sequence[Where]], words: Words) -> Iterable[Html]:
    """Yield links to the sentences a fact stands in: ``đ4 c7`` is paragraph 4, sentence 7."""
    letters = ("đ", "c") if words.language == "vi" else ("p", "s")
    for where in places.get(fact.key, ()):
        shown = f"{letters[0]}{where.paragraph}·{letters[1]}{where.order}"
        yield element("a", shown, href=f"#{where.sentence}", class_="place", tabindex=-1,
                      data_sentence=where.sentence)  # fmt: skip
