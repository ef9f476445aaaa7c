"""Calls that make no sense, said like every other problem: one line, the fact, the remedy.

The library that reads the command line speaks English only, in sentences of its own. What it found
is taken from its exceptions and said in our words, in the user's language.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from briefgen.errors import Place, Problem, UsageError, messages

MISUSE: type[Exception] = typer.BadParameter.__mro__[1]
"""What the library raises for every call it refuses; it has no public name."""
FLAGS = frozenset({"-q", "--quiet", "-v", "--verbose"})
VALUED = frozenset({"--lang", "-C", "--directory"})
QUOTED = re.compile(r"'([^']*)'")


def with_options_first(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the options that every command shares before the command.

    ``briefgen make x.txt --lang vi`` means the same as ``briefgen --lang vi make x.txt``.
    """
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += ["--", *waiting]
        elif argument in FLAGS or argument.startswith(("--lang=", "--directory=")):
            first.append(argument)
        elif argument in VALUED:
            value = next(waiting, None)
            home = rest if value is None else first
            home += [argument] if value is None else [argument, value]
        else:
            rest.append(argument)
    return first + rest


def misuse(error: Any) -> UsageError | None:
    """Return what the library refused as a problem of ours; ``None`` when it only wants help shown.

    Args:
        error: an exception of the kind ``MISUSE``.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        return None
    command = error.ctx.command_path if error.ctx else "briefgen"
    code, facts = _said(error)
    return UsageError(Problem(code, Place(), {"command": command, **facts}))


def in_our_words(text: str, language: str) -> str:
    """Return a help text with the library's own words in the user's language."""
    text = re.sub(r"<(?:str|list\[str\]|path)>", lambda found: " " * len(found[0]), text)
    for code, words in messages().items():
        if code.startswith("help-word-"):
            text = text.replace(words["en"], words[language])
    return "\n".join(line.rstrip() for line in text.splitlines())


def _said(error: Any) -> tuple[str, dict[str, object]]:
    """Return the code and the facts of what the library says."""
    kind, words = type(error).__name__, str(error.message)
    quoted = QUOTED.findall(words)
    if kind == "MissingParameter":
        return "usage-missing", {"name": _name(error)}
    if kind == "NoSuchOption":
        near = get_close_matches(error.option_name, _options(error), n=1)
        code = "usage-option-near" if near else "usage-option"
        return code, {"name": error.option_name, "near": near}
    if kind == "BadOptionUsage" and "requires" in words:
        return "usage-option-value", {"name": error.option_name}
    if kind == "BadParameter" and len(quoted) > 1:
        return "usage-value", {"name": _name(error), "value": quoted[0], "known": quoted[1:]}
    if words.startswith("Missing command"):
        return "usage-no-command", {}
    if words.startswith("No such command"):
        near = get_close_matches(quoted[0], error.ctx.command.commands, n=1) if quoted else []
        code = "usage-command-near" if near else "usage-command"
        return code, {"name": quoted[0] if quoted else "", "near": near}
    extra = re.search(r"unexpected extra argument\S* \((.*)\)", words)
    if extra:
        return "usage-extra", {"extra": extra[1]}
    return "usage-other", {"why": words or str(error)}


def _name(error: Any) -> str:
    """Return how the user writes the parameter: its long option, or the word in the help."""
    if error.param is None:
        return str(error.param_hint)
    names = [name for name in error.param.opts if name.startswith("-")]
    return max(names, key=len) if names else str(error.param.metavar or error.param.name)


def _options(error: Any) -> list[str]:
    if error.ctx is None:
        return []
    return [name for param in error.ctx.command.get_params(error.ctx) for name in param.opts]
