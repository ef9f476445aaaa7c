"""The word lists of ``lexicon/*.toml``, read once.

A lexicon is data: one table or list of tables a section, each with a ``source``. Nothing here
knows what the words mean; the module that asks does.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return ``lexicon/<name>.toml`` as read; callers must not change it."""
    path = Path(__file__).with_name("lexicon") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def longest_first(words: Iterable[str]) -> list[str]:
    """Return the words without repeats, longest first, so that an alternation takes the longest."""
    return sorted(set(words), key=lambda word: (-len(word), word))
