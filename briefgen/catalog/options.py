"""Options of a template: switches its maker offers, set with ``--set name=value``.

``[options.tally]`` in the manifest gives type, default and help; the template sees the value as
``options.tally``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from briefgen.catalog.faults import nearest
from briefgen.errors import Place, Problem, UsageError

OptionType = Literal["bool", "number", "text", "choice", "colour"]
Value = bool | Decimal | str
TYPES: tuple[OptionType, ...] = ("bool", "number", "text", "choice", "colour")
KEYS = ("type", "default", "help", "choices")
NAME = re.compile(r"[^\W\d]\w*")
YES = frozenset({"on", "true", "yes", "1", "có", "bật", "đúng"})
NO = frozenset({"off", "false", "no", "0", "không", "tắt", "sai"})
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
GROUPED = re.compile(r"[-+]?\d{1,3}[.,]\d{3}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Option:
    """A switch of a template.

    Args:
        name: as in ``--set name=value`` and ``options.name``.
        type: what values it takes.
        default: its value when nothing is set.
        help: what it does, by language.
        choices: the values of a ``choice``.
    """

    name: str
    type: OptionType
    default: Value
    help: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()

    @property
    def takes(self) -> str:
        """The values it takes, in short."""
        by_type = {"bool": "on | off", "number": "97,5", "text": "…", "colour": "#AE1420"}
        return " | ".join(self.choices) if self.type == "choice" else by_type[self.type]

    @property
    def shown(self) -> str:
        """The default as it would be set."""
        if isinstance(self.default, bool):
            return "on" if self.default else "off"
        return str(self.default).replace(".", ",") if self.type == "number" else str(self.default)


def option_faults(table: Mapping[str, Any], at: Place) -> Iterator[Problem]:
    """Yield what is wrong with the table ``[options]`` of a manifest."""
    for name, own in table.items():
        if not NAME.fullmatch(name):
            yield Problem("option-name", at, {"name": name})
        elif not isinstance(own, dict):
            yield Problem(
                "manifest-type", at, {"key": f"options.{name}", "due": f"[options.{name}]"}
            )
        else:
            yield from _faults_of(name, own, at)


def _faults_of(name: str, table: Mapping[str, Any], at: Place) -> Iterator[Problem]:
    for key in table:
        if key not in KEYS:
            facts = {"key": f"options.{name}.{key}", "near": nearest(key, KEYS) or "–"}
            yield Problem("manifest-unknown-key", at, facts)
    kind = table.get("type")
    if kind not in TYPES:
        yield Problem("option-type", at, {"name": name, "type": kind or "", "known": TYPES})
        return
    choices = table.get("choices", [])
    if kind == "choice" and not (
        isinstance(choices, list) and choices and all(isinstance(one, str) for one in choices)
    ):
        due = 'choices = ["…", "…"]'
        yield Problem("manifest-type", at, {"key": f"options.{name}.choices", "due": due})
        return
    if _held(_option(name, table), table.get("default")) is None:
        facts = {"name": name, "value": table.get("default", ""), "due": _option(name, table).takes}
        yield Problem("option-default", at, facts)


def options_of(table: Mapping[str, Any]) -> tuple[Option, ...]:
    """Return the options of a manifest that has no faults."""
    return tuple(_option(name, own) for name, own in table.items())


def _option(name: str, table: Mapping[str, Any]) -> Option:
    kind: OptionType = table["type"]
    choices = table.get("choices", [])
    said = table.get("help", {})
    bare = Option(
        name,
        kind,
        "",
        said if isinstance(said, dict) else {"vi": said, "en": said},
        tuple(choices) if isinstance(choices, list) else (),
    )
    held = _held(bare, table.get("default"))
    return Option(name, kind, "" if held is None else held, bare.help, bare.choices)


def _held(option: Option, value: object) -> Value | None:
    """Return a value of a manifest as the option holds it; ``None`` if it is of another type."""
    if option.type == "bool":
        return value if isinstance(value, bool) else None
    if option.type == "number":
        return Decimal(str(value)) if type(value) in (int, float) else None
    return _read(option, value) if isinstance(value, str) else None


def _read(option: Option, text: str) -> Value | None:
    """Return what a text sets an option to; ``None`` if it cannot be."""
    if option.type == "bool":
        word = text.strip().lower()
        return True if word in YES else False if word in NO else None
    if option.type == "number":
        plain = text.strip()
        sure = NUMBER.fullmatch(plain) and not GROUPED.fullmatch(plain)
        return Decimal(plain.replace(",", ".")) if sure else None
    if option.type == "choice":
        return text if text in option.choices else None
    if option.type == "colour":
        return text if COLOUR.fullmatch(text) else None
    return text


def chosen(
    options: Sequence[Option], given: Sequence[tuple[str, str]], template: str
) -> dict[str, Value]:
    """Return the value of every option: the one set, else its default.

    Args:
        options: of the template.
        given: names and texts in the order they were set; of one name, the last counts.
        template: its name, for messages.

    Raises:
        UsageError: ``option-unknown`` with the nearest name, ``option-value``: all together.
    """
    by_name = {option.name: option for option in options}
    values = {option.name: option.default for option in options}
    problems: list[Problem] = []
    for name, text in given:
        option = by_name.get(name)
        if option is None:
            problems.append(unknown_option(name, list(by_name), template))
            continue
        value = _read(option, text)
        if value is None:
            facts = {"name": name, "value": text, "due": option.takes}
            problems.append(Problem("option-value", facts=facts))
        else:
            values[name] = value
    if problems:
        raise UsageError(problems)
    return values


def unknown_option(name: str, known: Sequence[str], template: str) -> Problem:
    """Return that a template has no such option, with what may have been meant."""
    facts: dict[str, object] = {"name": name, "template": template}
    if not known:
        return Problem("option-none", facts=facts)
    near = nearest(name, known)
    if near:
        return Problem("option-unknown-near", facts={**facts, "near": near})
    return Problem("option-unknown", facts={**facts, "known": list(known)})
