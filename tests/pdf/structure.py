"""The logical structure of a PDF file as an outline, one element a line."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pikepdf


def outline(file: pikepdf.Pdf) -> str:
    """Roles indented by depth; what comes several times over, alike to its leaves, is counted."""
    return "\n".join(_lines(_tree(file.Root.StructTreeRoot.K), 0)) + "\n"


def _tree(node: Any) -> list[tuple[str, Any]]:
    kids = node if isinstance(node, pikepdf.Array) else [node]
    found = (kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
    return [(str(kid.S)[1:], tuple(_tree(kid.get("/K", [])))) for kid in found]


def _lines(nodes: Any, depth: int) -> Iterator[str]:
    for (role, kids), alike in groupby(nodes):
        count = len(list(alike))
        yield "  " * depth + role + (f" × {count}" if count > 1 else "")
        yield from _lines(kids, depth + 1)
