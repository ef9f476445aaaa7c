"""The fixed words of the page in one language, from ``words.toml``."""

import tomllib
from functools import cache
from importlib import resources

from briefgen.errors import Language


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    text = resources.files("briefgen.review").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class Words:
    """How one language says things."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, path: str, **facts: object) -> str:
        """Return the word at ``section.key`` with its facts."""
        section, _, key = path.partition(".")
        return _words()[section][key][self.language].format_map(facts)

    def section(self, name: str) -> dict[str, str]:
        """Return every word of a section by key, facts still in braces."""
        return {key: text[self.language] for key, text in _words()[name].items()}
