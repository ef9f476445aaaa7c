"""Names made from the names of files: of an output folder, of the data at the foot of a sheet."""

import re
import unicodedata
from pathlib import Path

from briefgen.errors import UNPRINTABLE
from briefgen.flows.inputs import Input

STREAM = "-"
NAME_OF_STREAM = "cuoc-hop"
GENERAL_NAMES = frozenset({"source", "meeting", "nguon", "cuoc-hop"})
LONGEST_NAME = 120  # bytes of a folder's name
BEYOND_LATIN = re.compile("[^\x20-\u024f\u1e00-\u1eff\u2013\u2014]")


def slug_of(given: Input) -> str:
    """Return the name of a meeting's output folder: the file's stem, or its folder's name.

    ``seeds/can-tho-2020/source.txt`` is ``can-tho-2020``; a stream is ``cuoc-hop``.
    """
    path = Path(given.name)
    if given.name == STREAM:
        return NAME_OF_STREAM
    home = _safe(path.absolute().parent.resolve().name)
    general = path.stem.lower() in GENERAL_NAMES and home
    return home if general else _safe(path.stem) or NAME_OF_STREAM


def _safe(name: str) -> str:
    """Return a name for a folder on any system: composed letters, nothing odd, not too long."""
    plain = UNPRINTABLE.sub("", unicodedata.normalize("NFC", name))
    kept = re.sub(r'[<>:"/\\|?*]', "-", plain).strip(". ")
    return kept.encode()[:LONGEST_NAME].decode(errors="ignore").strip(". ")


def printed_name(data_name: str) -> str:
    """Return a file's name for the foot of the sheet; empty for a stream and for odd letters.

    An emoji in the name of a file must not stop the sheet for want of a glyph.
    """
    name = unicodedata.normalize("NFC", Path(data_name).name)
    return name if name.isprintable() and not BEYOND_LATIN.search(name) and name != STREAM else ""
