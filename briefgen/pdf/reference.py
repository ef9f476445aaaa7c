"""What there is to say of the vocabulary: a page for people, a schema for editors."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from briefgen.pdf.kinds import Kind
from briefgen.pdf.vocabulary import VOCABULARY

EXPRESSION = r"[\s\S]*\{[\{%][\s\S]*"
WORD_OF = {
    "number": "number",
    "whole": "whole number",
    "flag": "yes or no",
    "style": "a `style`",
    "colour": "a `colour`",
    "symbol": "a `symbol`",
    "font": "a `font`",
    "place": "an `id`",
}
PAGES, CHARTS = "page-number page-count", "column-chart line-chart series point"
GROUPS = (
    ("The sheet", "doc font colour style symbol fit step header footer letterhead watermark body"),
    ("Blocks", "section keep area row col grid cell columns shortest box space rule fill"),
    ("Words", "text h1 h2 h3 list item run link bookmark raised mark trend gap br figure " + PAGES),
    ("Tables", "table column head tr td"),
    ("Figures", f"image progress sparkline {CHARTS} pins pin cells bullet axis qr"),
    ("Official papers", "state-head party-head number-date signature recipients"),
)


@cache
def told() -> dict[str, Any]:
    """Return ``reference.toml``."""
    return tomllib.loads(Path(__file__).with_name("reference.toml").read_text(encoding="utf-8"))


def example_of(tag: str) -> str:
    """Return the example that shows a tag, as XML of the body."""
    entry = told()["tag"][tag]
    return str(entry["example"]) if "example" in entry else example_of(entry["like"])


def pictured(tag: str) -> str:
    """Return the tag whose picture shows a tag."""
    entry = told()["tag"][tag]
    return tag if "example" in entry else pictured(entry["like"])


def meaning(tag: str, attribute: str) -> str:
    """Return what an attribute of a tag means."""
    own = told()["tag"][tag].get("attributes", {})
    return str(own.get(attribute) or told()["attribute"][attribute])


def parents_of(tag: str) -> list[str]:
    """Return the tags in which a tag may stand."""
    return sorted(name for name, entry in VOCABULARY.items() if tag in entry.children)


def reference_page() -> str:
    """Return the reference of all tags in Markdown."""
    parts = [PREFACE]
    for heading, tags in GROUPS:
        parts.append(f"## {heading}\n")
        parts += ["\n".join(_entry(tag)) for tag in tags.split()]
    return "\n".join(parts).rstrip() + "\n"


PREFACE = """# PDF templates: every tag

Made from the program (`python -m tools.draw_pdf_reference`); the guide is [pdf-templates.md](pdf-templates.md).
Lengths are millimetres, type sizes and widths of lines points, both without a unit. What stands in brackets at the
end of a meaning is the default. Any value may be an expression: `{{ row.name }}`. A schema for editors:
`briefgen schema --pdf-template > briefgen.rng`.
"""  # noqa: E501  # lines of the page


def _entry(tag: str) -> Iterator[str]:
    """Yield the lines of a tag."""
    entry = VOCABULARY[tag]
    yield f"### `{tag}`\n"
    yield f"{told()['tag'][tag]['says']}\n"
    yield f"![{tag}](pictures/pdf/{pictured(tag)}.png)\n"
    if "example" in told()["tag"][tag]:
        yield f"```xml\n{example_of(tag)}\n```\n"
    inside = parents_of(tag)
    yield f"Stands in: {_names(inside) if inside else 'nothing, it is the root'}."
    holds = [*sorted(entry.children)]
    words = "words" + (", " if holds else "") if entry.words else ""
    yield f"Holds: {words}{_names(holds) if holds else '' if words else 'nothing'}.\n"
    if entry.attributes:
        yield "| attribute | type | meaning |\n|---|---|---|"
        for name, kind in entry.attributes.items():
            said = meaning(tag, name).replace("|", "\\|")
            yield f"| `{name}` | {_type(kind)} | {said} |"
        yield ""


def _names(tags: list[str]) -> str:
    return ", ".join(f"`{tag}`" for tag in tags)


def _type(kind: Kind) -> str:
    word = WORD_OF.get(kind.sort, "")
    if kind.sort == "choice":
        return ", ".join(f"`{each}`" for each in kind.example.split(" | "))
    return word or " or ".join(f"`{each}`" for each in kind.example.split(" | "))


def relax_ng() -> str:
    """Return a RELAX NG grammar of templates, with the meanings, for editors.

    Words are allowed everywhere and every value may be an expression, since a template is the
    page before it is filled. Source: RELAX NG specification, OASIS 2001.
    """
    parts = [GRAMMAR, '<start><ref name="doc"/></start>']
    parts += [_element(tag) for tag in sorted(VOCABULARY)]
    return "\n".join([*parts, "</grammar>", ""])


GRAMMAR = """<?xml version="1.0" encoding="UTF-8"?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
 xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">"""


def _element(tag: str) -> str:
    entry = VOCABULARY[tag]
    said = escape(str(told()["tag"][tag]["says"]))
    lines = [f"<define name={quoteattr(tag)}><element name={quoteattr(tag)}>"]
    lines.append(f"<a:documentation>{said}</a:documentation>")
    lines += [_attribute(tag, name, kind) for name, kind in entry.attributes.items()]
    children = "".join(f"<ref name={quoteattr(child)}/>" for child in sorted(entry.children))
    inside = f"<zeroOrMore><choice>{children}</choice></zeroOrMore>" if children else "<empty/>"
    lines.append(f"<mixed>{inside}</mixed>")
    return "\n".join([*lines, "</element></define>"])


def _attribute(tag: str, name: str, kind: Kind) -> str:
    said = escape(meaning(tag, name))
    return (
        f"<optional><attribute name={quoteattr(name)}><a:documentation>{said}</a:documentation>"
        f"{_data(kind)}</attribute></optional>"
    )


def _data(kind: Kind) -> str:
    """Return what a value looks like; an expression may stand in its place."""
    match kind.sort:
        case "number":
            own = '<data type="decimal"/>'
        case "whole":
            own = '<data type="integer"/>'
        case "flag":
            own = "".join(f"<value>{word}</value>" for word in ("yes", "no", "true", "false"))
        case "choice":
            own = "".join(f"<value>{escape(word)}</value>" for word in kind.example.split(" | "))
        case _:
            return "<text/>"
    pattern = f'<data type="string"><param name="pattern">{escape(EXPRESSION)}</param></data>'
    return f"<choice>{own}{pattern}</choice>"
