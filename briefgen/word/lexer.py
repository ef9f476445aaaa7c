"""Tags in a line of text: where they begin and end, and what they say.

The lexer knows string literals, so ``}}`` inside quotes ends nothing. Outside them it takes the
quotes, spaces, dashes and invisible characters that Word puts in for what was meant.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["value", "statement", "comment", "literal"]
Flaw = Literal["", "tag-unclosed", "tag-unopened"]

_OPENERS = re.compile(r"\{\{|\{%|\{#|\{_\{|\{_%|\{_#|\}_\}|%_\}|#_\}|\}\}|%\}")
_KINDS: dict[str, Kind] = {"{{": "value", "{%": "statement", "{#": "comment"}
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_PREFIX = re.compile(r"(p|tr|tc|r)(?=\s)")
_WORD = re.compile(r"\w+")
_DOUBLE, _SINGLE = "“”„‟″", "‘’‚‛′"
SPACES = dict.fromkeys(
    [*map(ord, "\t\n\r\x85\u2028\u2029\xa0\u1680\u202f\u205f\u3000"), *range(0x2000, 0x200B)],
    " ",
)
INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F], "")
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D], "-")
_CODE = SPACES | INVISIBLE | _DASHES
# A tab pressed inside quotes prints nothing, as docxtpl's users have learnt; ``\t`` prints one.
LINES = dict.fromkeys(map(ord, "\n\r\x0b\x0c\x85\u2028\u2029"), " ") | {ord("\t"): ""}


@dataclass(frozen=True, slots=True)
class Found:
    """A tag in a text.

    Args:
        start: offset of its first character.
        end: offset after its last.
        typed: the tag as typed.
        kind: what the marks say.
        prefix: ``p``, ``tr``, ``tc``, ``r`` or nothing: the element that the tag stands for.
        body: what stands between the marks, on one line, as the language writes it.
        joins_before: ``{%-``, joins what stands before.
        joins_after: ``-%}``, joins what follows.
        flaw: code of what is wrong with the marks.
    """

    start: int
    end: int
    typed: str
    kind: Kind
    prefix: str = ""
    body: str = ""
    joins_before: bool = False
    joins_after: bool = False
    flaw: Flaw = ""

    @property
    def word(self) -> str:
        """The first word of a statement."""
        first = _WORD.match(self.body)
        return first[0] if first else ""


def find_tags(text: str) -> list[Found]:
    """Return the tags of a text in their order; marks without their partner have a flaw."""
    found: list[Found] = []
    at = 0
    while opener := _OPENERS.search(text, at):
        mark = opener[0]
        if "_" in mark:
            literal = mark.replace("_", "")
            found.append(Found(opener.start(), opener.end(), mark, "literal", body=literal))
        elif mark in _ENDS:
            found.append(_tag(text, opener.start(), mark))
        else:
            found.append(Found(*opener.span(), mark, "comment", flaw="tag-unopened"))
        if found[-1].flaw == "tag-unclosed":
            break
        at = found[-1].end
    return found


def _tag(text: str, start: int, mark: str) -> Found:
    end = _comment_end(text, start) if mark == "{#" else _end(text, start + 2, _ENDS[mark])
    if end < 0:
        rest = text[start : start + 60]
        return Found(start, len(text), rest, _KINDS[mark], flaw="tag-unclosed")
    inside = text[start + 2 : end - 2]
    prefix = _PREFIX.match(inside.translate(SPACES | INVISIBLE))
    if prefix:
        inside = inside.translate(INVISIBLE)[prefix.end() :]
    before, after = inside.startswith("-"), inside.endswith("-") and len(inside) > 1
    inside = inside[1 if before else 0 : len(inside) - 1 if after else None]
    return Found(
        start,
        end,
        text[start:end],
        _KINDS[mark],
        prefix[1] if prefix else "",
        "" if mark == "{#" else plain_code(inside),
        before,
        after,
    )


def _comment_end(text: str, start: int) -> int:
    end = text.find("#}", start + 2)
    return end + 2 if end >= 0 else -1


def _end(text: str, at: int, closer: str) -> int:
    """Return the offset after the closing mark; quotes and braces inside are passed over."""
    plain_end = text.find(closer, at)
    if plain_end < 0:
        return -1
    depth = 0
    while at < len(text):
        char = text[at]
        if text.startswith(closer, at) and depth == 0:
            return at + 2
        if char in "\"'" or char in _DOUBLE or char in _SINGLE:
            after = _literal_end(text, at)
            if after < 0:
                break
            at = after
            continue
        if char == "{":
            depth += 1
        elif char == "}" and depth:
            depth -= 1
        at += 1
    # A quote or brace without its partner: the first closing mark is meant, and the expression
    # will be found wrong with its own text.
    return plain_end + 2


def _literal_end(text: str, at: int) -> int:
    """Return the offset after a string literal that begins at ``at``; -1 if it does not end."""
    closers = _closers(text[at])
    at += 1
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] in closers:
            return at + 1
        at += 1
    return -1


def _closers(quote: str) -> str:
    if quote in _DOUBLE:
        return _DOUBLE + '"'
    if quote in _SINGLE:
        return _SINGLE + "'"
    return quote


def plain_code(inside: str) -> str:
    """Return an expression as the language writes it, on one line, composed (NFC)."""
    made: list[str] = []
    at = start = 0
    while at < len(inside):
        char = inside[at]
        if not (char in "\"'" or char in _DOUBLE or char in _SINGLE):
            at += 1
            continue
        end = _literal_end(inside, at)
        if end < 0:
            break
        made += (_code(inside[start:at]), _literal(inside[at:end]))
        at = start = end
    made.append(_code(inside[start:]))
    return " ".join("".join(made).split(" ")).strip()


def _code(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_CODE))


def _literal(typed: str) -> str:
    text = unicodedata.normalize("NFC", typed.translate(LINES))
    if typed[0] in "\"'":
        return text
    quote = '"' if typed[0] in _DOUBLE else "'"
    return quote + text[1:-1].replace(quote, "\\" + quote) + quote
