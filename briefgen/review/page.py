"""The page itself: one HTML file that needs nothing else, reads aloud well and prints.

Mark-up is made here; the look is ``page.css``, what moves is ``page.js`` and ``edits.js``. The
policy in its head allows these and nothing more, by their hashes: what a hostile report holds
cannot run, load or send anything.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from briefgen.errors import Language, Problem, say
from briefgen.model import Meeting, Sentence
from briefgen.review.facts import KINDS, Fact, facts_of
from briefgen.review.html import Html, data_block, element, join, trusted
from briefgen.review.passages import Paragraph, passages, places_of, quoted_sentences
from briefgen.review.rows import fact_section, todo_section
from briefgen.review.wording import Words

Origin = Literal["file", "record", "quotes", "none"]
SCRIPTS = ("page.js", "edits.js")
DASH = " · "


@dataclass(frozen=True, slots=True)
class Text:
    """The text beside the facts.

    Args:
        origin: the source file, the sentences of the record, or nothing but quotes.
        sentences: in order; empty when only quotes are left.
        starts: ids of the sentences that begin a paragraph.
        name: of the file.
    """

    origin: Origin
    sentences: tuple[Sentence, ...] = ()
    starts: frozenset[str] = frozenset()
    name: str = ""


def write_page(
    meeting: Meeting,
    text: Text,
    *,
    language: Language,
    colours: Mapping[str, str],
    problems: Sequence[Problem] = (),
    data_name: str = "",
) -> str:
    """Return the review page of a meeting as HTML.

    Args:
        meeting: the record.
        text: what it was read from, as far as it is at hand.
        language: of the page's own words.
        colours: name → ``#RRGGBB`` of a theme.
        problems: what a check of the record found; those with the path of a fact stand beside it.
        data_name: name of the meeting file, for the name of the corrections file.
    """
    words = Words(language)
    facts = _with_problems(facts_of(meeting, words), problems, language)
    sentences = text.sentences or quoted_sentences(facts)
    origin: Origin = text.origin if sentences else "none"
    leftovers = frozenset(span.sentence for span in meeting.leftovers if span.sentence)
    paragraphs = passages(sentences, facts, text.starts, leftovers)
    title = meeting.title or (meeting.source.title if meeting.source else None)
    title = title or words("page.untitled")
    body = join(
        [
            _skips(words),
            _head(meeting, title, words),
            _bar(facts, words),
            element(
                "main",
                _text(paragraphs, facts, origin, text.name, meeting.language, words),
                _facts(paragraphs, facts, meeting, data_name, words),
                class_="alone" if origin == "none" else None,
            ),
            element("p", id="live", class_="hidden", role="status", aria_live="polite"),
            data_block("facts-data", _data(meeting, facts, words, data_name)),
        ]
    )
    return _document(title, body, words, colours)


def _document(title: str, body: Html, words: Words, colours: Mapping[str, str]) -> str:
    style = _variables(colours) + _resource("page.css")
    script = "".join(map(_resource, SCRIPTS))
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", words("page.title", title=title)),
        trusted("style", style),
    )
    page = element("html", head, element("body", body, trusted("script", script)),
                   lang=words.language)  # fmt: skip
    return f"<!doctype html>\n{page}\n"


def _variables(colours: Mapping[str, str]) -> str:
    lines = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in colours.items())
    return f":root{{{lines}}}\n"


def _resource(name: str) -> str:
    return resources.files("briefgen.review").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _with_problems(
    facts: Sequence[Fact], problems: Iterable[Problem], language: Language
) -> tuple[Fact, ...]:
    """Return the facts with what a check says of each of them."""
    told: dict[str, list[str]] = {}
    for problem in problems:
        path = (problem.at.path or "").split(".")[0]
        if problem.severity != "info" and "[" in path:
            sentence = say(Problem(problem.code, facts=problem.facts), language)
            told.setdefault(path, []).append(sentence.rpartition(" [")[0])
    return tuple(fact._replace(remarks=tuple(told.get(fact.path, ()))) for fact in facts)


def _skips(words: Words) -> Html:
    return join(
        [
            element("a", words("page.skip_facts"), class_="skip", href="#facts"),
            element("a", words("page.skip_text"), class_="skip", href="#text"),
        ]
    )


def _head(meeting: Meeting, title: str, words: Words) -> Html:
    agency = meeting.agency or (meeting.body.parent or meeting.body.name if meeting.body else "")
    return element(
        "header",
        element("p", element("span", agency, class_="agency"),
                element("span", words("page.note")), class_="mast"),
        element("h1", title, lang=meeting.language),
        class_="head",
    )  # fmt: skip


def _bar(facts: Sequence[Fact], words: Words) -> Html:
    kinds = [
        element(
            "button",
            element("span", class_="swatch", aria_hidden="true"),
            f"{words(f'kind.{kind}')} ",
            element("span", str(sum(fact.kind == kind for fact in facts)), class_="count"),
            type="button",
            class_=f"chip k-{kind}",
            data_kind=kind,
            aria_pressed="true",
        )
        for kind in KINDS
        if any(fact.kind == kind for fact in facts)
    ]
    find = element("input", type="search", id="find", placeholder=words("page.find"),
                   aria_label=words("page.find"), autocomplete="off",
                   aria_keyshortcuts="/")  # fmt: skip
    only = element("button", words("page.only"), type="button", id="only", class_="chip only",
                   aria_pressed="false")  # fmt: skip
    save = element("button", f"{words('page.save')} ", element("span", "0", class_="count"),
                   type="button", id="save", class_="save", disabled=True)  # fmt: skip
    views = element(
        "div",
        element("button", words("page.facts"), type="button", data_view="facts",
                aria_pressed="true"),
        element("button", words("page.text"), type="button", data_view="text",
                aria_pressed="false"),
        class_="views", role="group", aria_label=words("page.views"),
    )  # fmt: skip
    return element(
        "div",
        views,
        element("div", find, element("span", class_="found", id="found", role="status"),
                class_="finder"),
        element("div", *kinds, only, class_="kinds", role="group",
                aria_label=words("page.filter")),
        save,
        class_="bar", role="region", aria_label=words("page.tools"),
    )  # fmt: skip


def _text(
    paragraphs: Sequence[Paragraph],
    facts: Sequence[Fact],
    origin: Origin,
    name: str,
    language: str,
    words: Words,
) -> Html:
    kinds = {fact.key: fact.kind for fact in facts}
    return element(
        "section",
        element("h2", words("page.text"), id="text-heading"),
        element("p", words(f"text.{origin}", name=name), class_=f"note origin-{origin}"),
        element("div", *(_paragraph(paragraph, kinds, words) for paragraph in paragraphs),
                class_="prose", lang=language),
        id="text", class_="pane", tabindex=-1, aria_labelledby="text-heading",
    )  # fmt: skip


def _paragraph(paragraph: Paragraph, kinds: Mapping[str, str], words: Words) -> Html:
    pieces: list[Html | str] = []
    for line in paragraph:
        inside = [
            element(
                "mark",
                piece.text,
                class_=f"k-{kinds[piece.facts[0]]}" if piece.facts else "unread",
                data_facts=" ".join(piece.facts) or None,
            )
            if piece.facts or piece.unread
            else piece.text
            for piece in line.pieces
        ]
        if line.unused:
            inside.append(element("span", f" {words('text.unused')}", class_="tag"))
        state = " unused" * line.unused + " has-unread" * line.unread
        target = bool(line.facts or line.unread)
        pieces.append(
            element(
                "span",
                *inside,
                class_=f"sentence {line.sentence.kind}{state}",
                id=line.sentence.id,
                tabindex=-1 if target else None,
                role="button" if target else None,
                data_facts=" ".join(line.facts) or None,
            )
        )
        pieces.append(" ")
    return element("p", *pieces[:-1])


def _facts(
    paragraphs: Sequence[Paragraph],
    facts: Sequence[Fact],
    meeting: Meeting,
    data_name: str,
    words: Words,
) -> Html:
    places = places_of(paragraphs)
    return element(
        "section",
        element("h2", words("page.facts"), id="facts-heading"),
        todo_section(facts, paragraphs, words),
        *(
            fact_section(kind, [fact for fact in facts if fact.kind == kind], places, words,
                         meeting.language)
            for kind in KINDS
            if any(fact.kind == kind for fact in facts)
        ),
        _foot(meeting, data_name, words),
        id="facts", class_="pane", tabindex=-1, aria_labelledby="facts-heading",
    )  # fmt: skip


def _foot(meeting: Meeting, data_name: str, words: Words) -> Html:
    return element(
        "footer",
        element("p", words("page.keys"), class_="keys"),
        element("p", words("page.after", command=command_of(meeting, data_name))),
        element("p", words("page.made")),
    )


def corrections_name(data_name: str) -> str:
    """Return the name under which the page saves its corrections."""
    stem = data_name.replace("\\", "/").rpartition("/")[2]
    stem = "meeting" if stem in ("", "-") else stem.rpartition(".")[0] or stem
    return f"{stem}.corrections.yaml"


def command_of(meeting: Meeting, data_name: str) -> str:
    """Return the command that brings the corrections in.

    A meeting file is merged too, so that what was edited in it by hand stays.
    """
    merge = f"--merge {_quoted(corrections_name(data_name))}"
    if not data_name.endswith((".yaml", ".yml")):
        report = "…" if data_name in ("", "-") else _quoted(data_name)
        return f"briefgen extract {report} -o meeting.yaml {merge}"
    source, data = meeting.source.file if meeting.source else None, _quoted(data_name)
    if not source:
        return f"briefgen extract {data} -o corrected.yaml {merge}"
    return f"briefgen extract {_quoted(source)} -o {data} --merge {data} {merge}"


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _data(
    meeting: Meeting, facts: Sequence[Fact], words: Words, data_name: str
) -> dict[str, object]:
    """Return what the script must know: of every fact where it stands and what can be edited."""
    source = meeting.source
    return {
        "words": words.section("script"),
        "file": corrections_name(data_name),
        "command": command_of(meeting, data_name),
        "meeting": data_name.replace("\\", "/").rpartition("/")[2],
        "sha256": source.sha256 if source else None,
        "facts": {
            fact.key: {
                "of": fact.of,
                "id": fact.id,
                "name": fact.name,
                "span": fact.spans[0].model_dump(exclude={"sentence"}) if fact.spans else None,
                "removable": fact.removable,
                "doubtful": bool(fact.doubts or fact.remarks),
                "fields": [field._asdict() for field in fact.fields],
            }
            for fact in facts
        },
    }
