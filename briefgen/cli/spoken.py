"""Commands whose help speaks the user's language throughout, the library's own words included."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from briefgen.cli.usage import in_our_words
from briefgen.cli.wording import LANGUAGE
from briefgen.errors import messages

WHOLE = 1_000
"""Letters; more than any first sentence has."""


class SpokenCommand(TyperCommand):
    """A command that explains itself in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        _translate_options(self.get_params(ctx))
        return in_our_words(super().get_help(ctx), LANGUAGE)

    def get_short_help_str(self, limit: int = WHOLE) -> str:  # noqa: ARG002  # the library's shape
        """Return the first sentence, whole: the list of commands breaks its lines."""
        return super().get_short_help_str(WHOLE)


class SpokenGroup(TyperGroup):
    """A group of commands that explains itself in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        _translate_options(self.get_params(ctx))
        return in_our_words(super().get_help(ctx), LANGUAGE)

    def get_short_help_str(self, limit: int = WHOLE) -> str:  # noqa: ARG002  # the library's shape
        """Return the first sentence, whole: the list of commands breaks its lines."""
        return super().get_short_help_str(WHOLE)


def _translate_options(params: Any) -> None:
    """Put our words for the options that the library adds itself."""
    own = {words["en"]: words[LANGUAGE] for code, words in messages().items()
           if code.startswith("help-own-")}  # fmt: skip
    for param in params:
        text = getattr(param, "help", None)
        if text in own:
            param.help = own[text]
