"""Where a value stands in a meeting file: line and column of a data path."""

import re
from collections.abc import Iterable

from briefgen.errors import DataError
from briefgen.meetingfile.nodes import LIMITS, Limits, Mapping, Node, Scalar, Sequence
from briefgen.meetingfile.tree import kind_of, read_tree

Position = tuple[int, int]
STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


def positions_of(
    content: bytes, name: str, paths: Iterable[str], limits: Limits = LIMITS
) -> dict[str, Position]:
    """Return line and column, from 1, of every path that the file holds.

    A path may go deeper than the file: ``indicators[3].actual.quantity`` stands where the short
    form of ``actual`` does, and what is missing stands where it would be added. A file that cannot
    be read has no positions.

    Args:
        content: the file's bytes.
        name: its name; the ending chooses the reader.
        paths: data paths such as ``indicators[3].actual``.
        limits: how much the file may hold.
    """
    if kind_of(name, "") == "toml":
        return {}
    try:
        root, _ = read_tree(content, name, limits)
    except DataError:
        return {}
    found = {path: _position(root, path) for path in paths}
    return {path: place for path, place in found.items() if place is not None}


def _position(root: Mapping, path: str) -> Position | None:
    """Return where the deepest node on the way of a path stands; a value's key goes before it."""
    node: Node = root
    at: Node | Scalar = root
    for step in STEP.finditer(path):
        key, number = step[1], step[2]
        if isinstance(node, Mapping) and key in node.entries:
            at, node = node.keys[key], node.entries[key]
        elif isinstance(node, Sequence) and number and int(number) < len(node.items):
            node = at = node.items[int(number)]
        else:
            break
    return (at.line, at.column) if at.line and at.column and at is not root else None
