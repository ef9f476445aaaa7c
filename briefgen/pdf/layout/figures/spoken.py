"""What figures say: numbers and sentences in the language of the document."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from briefgen.pdf.layout.context import Context
from briefgen.vi.numbers import write_english_number, write_number

MOST_SAID = 24


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Return ``spoken.toml``: key → {vi, en}."""
    return tomllib.loads(Path(__file__).with_name("spoken.toml").read_text(encoding="utf-8"))


def say(context: Context, key: str, **facts: object) -> str:
    """Return a sentence of ``spoken.toml`` in the language of the document."""
    return sentences()[key][_language(context)].format_map(facts)


def written(number: Decimal, context: Context, *, signed: bool = False) -> str:
    """Return a number as the language writes it, with a true minus sign."""
    text = (write_number if _language(context) == "vi" else write_english_number)(abs(number))
    sign = "−" if number < 0 else "+" if signed and number > 0 else ""
    return sign + text


def listed(pairs: Iterable[tuple[str, Decimal | None]], context: Context) -> str:
    """Return labels with their values, the middle of a long list left out."""
    parts = [
        f"{label} {written(value, context) if value is not None else say(context, 'missing')}"
        for label, value in pairs
    ]
    if len(parts) > MOST_SAID:
        parts = [*parts[: MOST_SAID // 2], "…", *parts[-MOST_SAID // 2 :]]
    return "; ".join(part.strip() for part in parts)


def _language(context: Context) -> str:
    return "vi" if context.language.startswith("vi") else "en"
