"""A part as the source of a program: its text, with a line for each tag.

Every tag begins with a line feed inside its marks and the text around it has none, so the number of
a line tells the tag: for what is wrong when it is compiled, and for what goes wrong when it runs.
"""

from collections.abc import Mapping

from briefgen.catalog.expressions import CONTROLS
from briefgen.word.cells import LONE, SHAPES
from briefgen.word.markup import ANY_MARK, Element, serialised
from briefgen.word.tags import Tag

_VALUE, _VALUE_END, _STATEMENT, _STATEMENT_END, _, _ = CONTROLS
UNSPOKEN = frozenset({"else", "endif", "endfor", "continue_list"})  # say nothing that can be wrong
_WRITING = {
    "plain": "xml.attribute",
    "attribute": "xml.attribute",
    "field": "xml.field",
    "link": "xml.link",
}


def tag_code(tag: Tag) -> str:
    """Return what a tag becomes in the source."""
    found = tag.found
    if found.kind == "value":
        writing = _WRITING.get(tag.where)
        body = f"({found.body})|{writing}" if writing else found.body
        return f"{_VALUE}\n{body}{_VALUE_END}"
    if found.kind == "statement":
        return f"{_STATEMENT}\n{found.body}{_STATEMENT_END}"
    return found.body


def alone(tag: Tag) -> str | None:
    """Return a source that holds the tag and nothing else, to see what is wrong with it."""
    end = {"if": "endif", "for": "endfor"}.get(tag.found.word)
    body = tag.found.body
    if tag.found.word in SHAPES:
        body = body.removeprefix(tag.found.word).strip()
        return f"{_VALUE}\n{body}{_VALUE_END}" if body or tag.found.word not in LONE else None
    if tag.found.kind == "value":
        return f"{_VALUE}\n{body}{_VALUE_END}"
    if tag.found.kind != "statement" or tag.found.word in UNSPOKEN:
        return None
    if tag.found.word == "elif":
        body, end = body[2:], "endif"
    closing = f"{_STATEMENT}{end}{_STATEMENT_END}" if end else ""
    return f"{_STATEMENT}\n{body}{_STATEMENT_END}{closing}"


def part_source(root: Element, tags: list[Tag], code: Mapping[int, str]) -> tuple[str, list[int]]:
    """Return the source of a part, and for each line after the first the number of its tag.

    Args:
        root: root of the part, with marks.
        tags: tags by number.
        code: what marks beyond the tags stand for.
    """
    text = serialised(root)
    made: list[str] = []
    lines: list[int] = []
    cursor = 0
    for found in ANY_MARK.finditer(text):
        number = int(found[1] or found[2])
        made.append(text[cursor : found.start()])
        cursor = found.end()
        if number >= len(tags):
            made.append(code[number])
            continue
        written = tag_code(tags[number])
        made.append(written)
        if "\n" in written:
            lines.append(number)
    made.append(text[cursor:])
    return "".join(made), lines
