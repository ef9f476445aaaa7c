"""Where in an expression a fault is: faults know their line, and a tag is one line."""

from typing import NamedTuple

from jinja2 import TemplateSyntaxError
from jinja2.lexer import ignored_tokens
from jinja2.parser import Parser

from briefgen.catalog.expressions import CONTROLS, environment
from briefgen.catalog.faults import Fault
from briefgen.catalog.grammar import grammar

_LANGUAGE = grammar(environment(xml=False, marks=CONTROLS))
_VALUE, _VALUE_END, _STATEMENT, _STATEMENT_END, _, _ = CONTROLS
_ENDS = {"if": "endif", "for": "endfor"}
_UNREAD = frozenset(
    ("expression-unfinished", "expression-unexpected", "expression-unreadable", "expression-open")
)
_FACTS = ("name", "called", "construct", "sign", "found")


class _Token(NamedTuple):
    offset: int
    kind: str
    text: str


def offset_of(fault: Fault, code: str, *, statement: bool) -> int | None:
    """Return where in the code of a tag a fault is, from 0; ``None`` if nothing in it tells.

    Args:
        fault: a fault of this tag.
        code: what stands between the marks of the tag.
        statement: whether they are those of a statement.
    """
    source = _closed(code) if statement else f"{_VALUE} {code} {_VALUE_END}"
    at = _unread_at(source) if fault.code in _UNREAD else _named_at(source, fault)
    return None if at is None else min(at - 2, len(code))


def _closed(code: str) -> str:
    """Return a statement that can be parsed by itself, each letter where it was."""
    if code.startswith("elif"):
        code = "  " + code[2:]
    end = _ENDS.get(code.split(maxsplit=1)[0] if code.strip() else "")
    closing = f"{_STATEMENT}{end}{_STATEMENT_END}" if end else ""
    return f"{_STATEMENT} {code} {_STATEMENT_END}{closing}"


def _unread_at(source: str) -> int | None:
    """Return where the parser could not go on."""
    tokens = _tokens(source)
    if isinstance(tokens, int):
        return tokens
    parser = Parser(_LANGUAGE, source)
    try:
        parser.parse()
    except TemplateSyntaxError as error:
        rest = sum(1 for _ in parser.stream)
        rest += (error.message or "").startswith("expected name or number")  # it was read already
        return tokens[-rest].offset if 0 < rest <= len(tokens) else len(source)
    return None


def _tokens(source: str) -> list[_Token] | int:
    """Return the tokens of a source, or where it holds what can be none."""
    found: list[_Token] = []
    offset = 0
    try:
        for _, kind, text in _LANGUAGE.lexer.tokeniter(source, None):
            if kind not in ignored_tokens:
                found.append(_Token(offset, kind, text))
            offset += len(text)
    except TemplateSyntaxError as error:
        digits = (error.message or "").rpartition(" at ")[2]
        return int(digits) if digits.isdigit() else offset
    return found


def _named_at(source: str, fault: Fault) -> int | None:
    """Return where the word stands that a fault speaks of."""
    tokens = _tokens(source)
    if isinstance(tokens, int):
        return tokens
    if fault.code == "division-by-zero":
        return next((token.offset for token in tokens if token.text in ("/", "//", "%")), None)
    words = [str(fault.facts[key]) for key in _FACTS if key in fault.facts]
    if not words and fault.path:
        words = [fault.path.replace("[", ".").replace("]", "").rpartition(".")[2]]
    word = words[0].removeprefix("….").split(".")[0].split(" ")[0] if words else ""
    if not word:  # what is wrong with the value of a plain chain of names concerns all of it
        plain = all(token.kind in ("name", "operator") for token in tokens[1:-1])
        return tokens[1].offset if plain and not _sums(tokens) and len(tokens) > 2 else None
    before = {"filter": ("|",), "test": ("is", "not")}.get(fault.code.partition("-")[0])
    for at, token in enumerate(tokens):
        follows = before is None or (at > 0 and tokens[at - 1].text in before)
        if token.kind == "string" and word in token.text[1:-1].split("."):
            return token.offset
        if token.text == word and follows and not (before is None and _is_filter(tokens, at)):
            return token.offset
    return None


def _sums(tokens: list[_Token]) -> bool:
    return any(token.kind == "operator" and token.text != "." for token in tokens)


def _is_filter(tokens: list[_Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].text == "|"
