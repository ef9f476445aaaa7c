"""A data file to its tree of nodes: which kind of file it is, and which reader takes it."""

from pathlib import PurePath

from briefgen.errors import DataError, Place, Problem
from briefgen.meetingfile.decode import decode
from briefgen.meetingfile.nodes import LIMITS, Limits, Mapping, Refused, Scalar, Tree

KINDS = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}


def read_tree(content: bytes, name: str, limits: Limits = LIMITS) -> tuple[Mapping, list[Problem]]:
    """Return the mapping at the top of a YAML or JSON file, and the problems met on the way.

    The tree is whole where there are no problems; a refused value has a ``Refused`` in its place.

    Raises:
        DataError: the file cannot be read on: not text, too big, its syntax broken, a limit
            passed, or its top is a list or a single value (``top-not-mapping``).
    """
    text = decode(content, name, limits)
    tree = _read(text, name, limits)
    if tree.root is None:  # without a problem: nothing but comments
        raise DataError(tree.problems or Problem("data-empty", Place(name)))
    if not isinstance(tree.root, Mapping):
        tree.problems.append(_not_a_mapping(tree, name))
        raise DataError(tree.problems)
    return tree.root, tree.problems


def kind_of(name: str, text: str) -> str:
    """Return ``json``, ``yaml`` or ``toml``: by the name, else by the first character."""
    known = KINDS.get(PurePath(name).suffix.lower())
    return known or ("json" if text.lstrip()[:1] in ("{", "[") else "yaml")


def _read(text: str, name: str, limits: Limits) -> Tree:
    if kind_of(name, text) == "json":
        from briefgen.meetingfile.json_tree import read_json

        return read_json(text, name, limits)
    from briefgen.meetingfile.yaml_tree import read_yaml

    return read_yaml(text, name, limits)


def _not_a_mapping(tree: Tree, name: str) -> Problem:
    root = tree.root
    kind = "text" if isinstance(root, Scalar | Refused) else "list"
    line, column = (root.line, root.column) if root else (None, None)
    return Problem(f"top-is-{kind}", Place(name, line, column))
