"""Files that data or templates name: pictures and sub-documents, all from one folder."""

from collections.abc import Callable
from pathlib import Path

from briefgen.errors import BriefgenError, DataError, Place, Problem, why_refused
from briefgen.flows.inputs import read_input

LARGEST = 20 * 2**20


def asset_reader(folder: Path, *further: Path) -> Callable[[str], bytes]:
    """Return what reads a file by its path within a folder.

    Args:
        folder: what may be read, with the folders in it; links that lead out are not followed.
        further: folders to look in for what that one does not hold.

    The function raises ``DataError``: ``asset-outside``, ``asset-missing``, ``asset-too-large``.
    """
    if further:
        return _first_of([asset_reader(one) for one in (folder, *further)])
    root = folder.resolve()

    def read(name: str) -> bytes:
        facts: dict[str, object] = {"name": name, "folder": str(folder)}
        try:
            path = (root / name.replace("\\", "/")).resolve()
            inside = path.is_relative_to(root)
        except (OSError, ValueError):
            inside = False
        if not inside:
            raise DataError(Problem("asset-outside", facts=facts))
        try:
            size = path.stat().st_size
        except OSError as error:
            why = why_refused(error)
            raise DataError(Problem("asset-missing", facts={**facts, "why": why})) from None
        if size > LARGEST:
            limits = {"size": size, "limit": LARGEST}
            raise DataError(Problem("asset-too-large", facts={"name": name, **limits}))
        try:
            return read_input(path, DataError).content
        except BriefgenError as error:
            placed = (Problem(one.code, Place(name), one.facts) for one in error.problems)
            raise DataError(placed) from None

    return read


def _first_of(readers: list[Callable[[str], bytes]]) -> Callable[[str], bytes]:
    """Return what asks one reader after the other for a file that is missing."""

    def read(name: str) -> bytes:
        *others, last = readers
        for reader in others:
            try:
                return reader(name)
            except DataError as error:
                if error.problems[0].code != "asset-missing":
                    raise
        return last(name)

    return read
