"""What the outside world sets for a run: where templates lie, where to cache, which version."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.catalog.templates import Shelf


@dataclass(frozen=True, slots=True)
class Setting:
    """The world of one run, read once at the door.

    Args:
        shelves: folders that hold templates and themes, nearest first.
        cache: folder for compiled templates; ``None`` compiles every time.
        version: of briefgen, for the seal of what is written and the key of the cache.
    """

    shelves: tuple[Shelf, ...]
    cache: Path | None = None
    version: str = ""
