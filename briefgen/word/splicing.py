"""Rich values put where their tags stood, once a part has been made.

A tag stands in ``w:t`` of a run of a paragraph. What a rich value prints there is no text: runs
have to stand beside that run, paragraphs beside that paragraph. So the elements that are open
there are closed, the value is put in, and they are opened again with the look they had. Only the
stretch from the open element to the tag is looked at; a part without rich values is not.
"""

import re
from typing import NamedTuple

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[\w.-]+:[\w.-]+)(?P<rest>(?:\s[^<>]*?)?)(?P<empty>/?)>")
_RUN = re.compile(r"<w:r(?:\s[^<>]*)?>|</w:r>")
_PARAGRAPH = re.compile(r"<w:p(?:\s[^<>]*[^/<>])?>|</w:p>")
_OWN_IDS = re.compile(r'\s(?:w14|w15):(?:paraId|textId)="[^"]*"')
_SECTION = re.compile(
    r"<w:sectPr\b[^<>]*/>|<w:(?P<name>sectPr|pPrChange)\b.*?</w:(?P=name)>", re.DOTALL
)
_EMPTY_RUN = (
    r"<w:r(?:\s[^<>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?:\s[^<>]*)?></w:t></w:r>"
)
_ENDS_EMPTY = re.compile(f"{_EMPTY_RUN}$", re.DOTALL)
_LOOK = re.compile(r"<w:rPr>(?P<own>.*?)</w:rPr>", re.DOTALL)
_PROPERTY = re.compile(r"<(?P<name>[\w.-]+:[\w.-]+)(?:\s[^<>]*)?(?:/>|>.*?</(?P=name)>)", re.DOTALL)
_MARKS = re.compile(r"<w:(?:bookmark|commentRange)(?:Start|End)\b[^<>]*/>")
_SHOWN = re.compile(
    r"<w:(?:t|sectPr|drawing|pict|object|tab|br|sym|ptab|fldChar|fldSimple|instrText"
    r"|footnoteReference|endnoteReference|noBreakHyphen)[\s/>]"
)
_SHOWN_TEXT = re.compile(r"<w:t(?:\s[^<>]*)?>\s*</w:t>")
_LOOKS = tuple(
    f"w:{name}"
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
        *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish"),
        *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
        *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath"),
    )
)  # in the order of the schema, ISO/IEC 29500-1, EG_RPrBase
_REOPENED = frozenset({"w:p", "w:r"})  # with their properties


# A paragraph of blocks begins so, after its properties, if it has the look of the tag's letters, or
# all that the paragraph with the tag has.
LIKE_LOOK, LIKE_ALL = "\x11", "\x12"
_LIKE = re.compile(
    "(?P<start><w:p>(?:<w:pPr>(?P<own>(?:(?!</w:pPr>).)*)</w:pPr>)?)"
    f"(?P<kind>[{LIKE_LOOK}{LIKE_ALL}])(?P<runs>(?:(?!</w:p>).)*)",
    re.DOTALL,
)
_COUNTED = re.compile(r"<w:numPr>.*?</w:numPr>", re.DOTALL)
_ALIGNMENT = re.compile(r"<w:jc\b[^<>]*/>")
_AFTER_ALIGNMENT = re.compile(
    r"<w:(?:textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|pPrChange)\b"
)


class _Open(NamedTuple):
    """An element that is open at some place, with the properties that stand first in it."""

    name: str
    start: str
    properties: str


def open_paragraph(text: str) -> int:
    """Return where the last paragraph begins that is open at the end of a text; -1 if none is."""
    return _last_open(text, _PARAGRAPH)


def open_run(text: str) -> int:
    """Return where the last run begins that is open at the end of a text; -1 if none is."""
    return _last_open(text, _RUN)


def put_inline(before: str, value: str, *, out_of_link: bool) -> tuple[str, str]:
    """Return what stands before the tag and the runs of a value, and what goes on after them.

    Args:
        before: a part up to the tag.
        value: runs, links and drawings.
        out_of_link: whether the link that the tag stands in has to end before it.
    """
    at = _last_open(before, _PARAGRAPH if out_of_link else _RUN)
    if at < 0:
        return before + value, ""
    start, end = before[:at], before[at:]
    opened = _opened(end)
    if opened[0].name == "w:p":
        own = opened[0].start + opened[0].properties
        start, end, opened = start + own, end[len(own) :], opened[1:]
    look = next((one.properties for one in opened if one.name == "w:r"), "")
    closed = _without_empty_run(end + _closing(opened))
    return start + closed + _LOOK.sub(lambda own: _merged(own["own"], look), value), _again(opened)


def put_blocks(before: str, value: str) -> tuple[str, str]:
    """Return what stands before the tag and the blocks of a value, and what goes on after them.

    What goes on is a paragraph like the one with the tag; whether it is needed is seen when it
    ends, see ``without_empty_paragraph``.
    """
    at = _last_open(before, _PARAGRAPH)
    if at < 0:
        return before + _like_tag(value, []), ""
    opened = _opened(before[at:])
    closed = _without_empty_run(_first_half(before[at:], opened))
    kept = closed if _shows(closed) else "".join(_MARKS.findall(closed))
    if not kept and value.startswith("<w:tbl>") and before.endswith("</w:tbl>", 0, at):
        kept = "<w:p/>"  # two tables with nothing between would be one
    if LIKE_LOOK in value or LIKE_ALL in value:
        value = _like_tag(value, opened)
    return before[:at] + kept + value, _again(opened)


def new_paragraph(before: str, between: str = "") -> tuple[str, str]:
    """Return what stands before a break between paragraphs, and what goes on after it.

    Args:
        before: a part up to the break.
        between: what stands between the two, in a paragraph of its own.
    """
    at = _last_open(before, _PARAGRAPH)
    if at < 0:
        return before, ""
    opened = _opened(before[at:])
    if between:
        properties = _SECTION.sub("", opened[0].properties)
        between = f"{_OWN_IDS.sub('', opened[0].start)}{properties}{between}</w:p>"
    return before[:at] + _first_half(before[at:], opened) + between, _again(opened)


def _like_tag(value: str, opened: list[_Open]) -> str:
    """Return blocks whose paragraphs look like the paragraph with the tag, where they say so."""
    look = next((one.properties for one in opened if one.name == "w:r"), "")
    around = _SECTION.sub("", opened[0].properties) if opened else ""
    first = True

    def like(found: re.Match[str]) -> str:
        nonlocal first, around
        runs = _LOOK.sub(lambda own: _merged(own["own"], look), found["runs"])
        if found["kind"] == LIKE_LOOK:
            return found["start"] + runs
        made = _with_own(around, found["own"] or "")
        if first:  # only the first of several paragraphs is an item of the list around the tag
            first, around = False, _COUNTED.sub("", around)
        return f"<w:p>{made}{runs}"

    return _LIKE.sub(like, value)


def _with_own(around: str, own: str) -> str:
    """Return the properties of a paragraph around a tag, with what a paragraph has of its own."""
    alignment = _ALIGNMENT.search(own)
    if not alignment:
        return around
    inside = _ALIGNMENT.sub("", around.removeprefix("<w:pPr>").removesuffix("</w:pPr>"))
    after = _AFTER_ALIGNMENT.search(inside)
    at = after.start() if after else len(inside)
    return f"<w:pPr>{inside[:at]}{alignment[0]}{inside[at:]}</w:pPr>"


def _first_half(text: str, opened: list[_Open]) -> str:
    """Return the first part of a paragraph, closed; its section ends with the second part."""
    paragraph = opened[0]
    size = len(paragraph.start) + len(paragraph.properties)
    properties = _SECTION.sub("", paragraph.properties)
    return paragraph.start + properties + text[size:] + _closing(opened)


def without_empty_paragraph(text: str, value: str, before: str) -> str:
    """Return what goes on after blocks without its first paragraph, if that shows nothing.

    After a table it stays where another table or the end of a cell follows: two tables with nothing
    between are one, and a cell ends with a paragraph.

    Args:
        text: what goes on.
        value: the blocks.
        before: what has been made, the blocks included, at least its end.
    """
    first = _PARAGRAPH.match(text)
    if not first or first[0] == "</w:p>":
        return text
    depth = 0
    for found in _PARAGRAPH.finditer(text):
        depth += -1 if found[0] == "</w:p>" else 1
        if depth == 0:
            own, after = text[: found.end()], text[found.end() :]
            if value.endswith("</w:tbl>"):
                needed = not _PARAGRAPH.match(after)
            elif before.endswith("</w:tbl>"):
                needed = after.startswith(("<w:tbl>", "</"))
            else:
                needed = after.startswith("</") and not before.endswith(("</w:p>", "<w:p/>"))
            return text if needed or _shows(own) else "".join(_MARKS.findall(own)) + after
    return text


def _last_open(text: str, pattern: re.Pattern[str]) -> int:
    """Return where the last element begins that is still open; -1 if none is."""
    depth = 0
    for found in reversed(list(pattern.finditer(text))):
        if found[0].startswith("</"):
            depth += 1
        elif not found[0].endswith("/>"):
            if depth == 0:
                return found.start()
            depth -= 1
    return -1


def _opened(text: str) -> list[_Open]:
    """Return the elements that a text opens and does not close, outermost first."""
    found: list[_Open] = []
    for tag in _TAG.finditer(text):
        if tag["end"]:
            found.pop()
        elif not tag["empty"]:
            found.append(_Open(tag["name"], tag[0], _properties(text, tag)))
    return found


def _properties(text: str, tag: re.Match[str]) -> str:
    name = tag["name"] + "Pr"
    if not text.startswith(f"<{name}>", tag.end()):
        return ""
    closing = f"</{name}>"
    end = text.find(closing, tag.end())
    while text.count(f"<{name}>", tag.end(), end) > text.count(closing, tag.end(), end) + 1:
        end = text.find(closing, end + 1)  # a tracked change holds the properties as they were
    return text[tag.end() : end + len(closing)]


def _closing(opened: list[_Open]) -> str:
    return "".join(f"</{one.name}>" for one in reversed(opened))


def _again(opened: list[_Open]) -> str:
    """Return what opens elements again: paragraphs without their ids, controls without theirs."""
    made: list[str] = []
    for one in opened:
        made += (_OWN_IDS.sub("", one.start), one.properties if one.name in _REOPENED else "")
    return "".join(made)


def _without_empty_run(text: str) -> str:
    return _ENDS_EMPTY.sub("", text)


def _shows(paragraph: str) -> bool:
    return _SHOWN.search(_SHOWN_TEXT.sub("", paragraph)) is not None


def _merged(own: str, around: str) -> str:
    """Return the look of a run: its own, and for the rest that of the run around its tag."""
    inside = around[len("<w:rPr>") : -len("</w:rPr>")]
    looks = {found["name"]: found[0] for found in _PROPERTY.finditer(inside)}
    looks |= {found["name"]: found[0] for found in _PROPERTY.finditer(own)}
    made = [looks.pop(name) for name in _LOOKS if name in looks]
    joined = "".join((*made, *looks.values()))
    return f"<w:rPr>{joined}</w:rPr>" if joined else ""
