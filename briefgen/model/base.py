"""What all nouns share: frozen, closed, built late."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A value object: never changed after it is made, unknown fields refused.

    ``defer_build`` keeps ``import briefgen.model`` cheap: a validator is built when first used.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
