"""Vietnamese names of fields, put into English when a source is compiled: a run knows one name.

A name is only read so where it follows a path that the table of fields knows: the fields of a loop
variable too, for the path is followed through loops, ``set`` and filters. Whoever's data have the
name as it is typed means their own: such a source is run as it stands.
"""

from collections.abc import Mapping, Sequence

from jinja2 import nodes

from briefgen.catalog.fields import english
from briefgen.catalog.typed import Typed
from briefgen.catalog.uses import Path, Use
from briefgen.catalog.walking import Shapes, Walk, inside, items_of, paths_of
from briefgen.errors import Place

NOWHERE = Place()
ATTRIBUTED = frozenset(
    ("selectattr", "rejectattr", "groupby", "sum", "tổng", "join", "nối", "map", "sort", "unique")
) | {"sắp_xếp", "duy_nhất", "min", "max", "nhỏ_nhất", "lớn_nhất", "gom_nhóm"}


def translate(tree: nodes.Template, known: Mapping[str, object]) -> Typed:
    """Put English names into a syntax tree, and return the paths as they were typed.

    Args:
        tree: is changed.
        known: names that are no data: functions that were lent.
    """
    walk = Translation(known)
    walk.body(tree.body, {})
    return tuple((path, english((), path[0]) or path[0]) for path in dict.fromkeys(walk.typed))


class Translation(Walk):
    """A walk that renames on its way."""

    def __init__(self, known: Mapping[str, object], at: Place = NOWHERE) -> None:
        super().__init__(known, lambda _: at)
        self.typed: list[Path] = []

    def _of(self, node: nodes.Node, scope: dict[str, Shapes]) -> Shapes | None:
        if isinstance(node, nodes.Name) and node.name not in scope and node.name not in self.known:
            node.name = self._english(((),), node.name)
        elif isinstance(node, nodes.Getattr):
            node.attr = self._english(paths_of(self._of(node.node, scope)), node.attr)
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            self._constant(node.arg, self._of(node.node, scope))
        return super()._of(node, scope)

    def _getattr(self, node: nodes.Getattr, scope: dict[str, Shapes], use: Use) -> Shapes:
        if self._of(node, scope) is None:  # what a filter in brackets gives
            base = self._walk(node.node, scope, use)
            node.attr = self._english(paths_of(base), node.attr)
        return super()._getattr(node, scope, use)

    def _list_filter(
        self, node: nodes.Filter, attribute: str | None, scope: dict[str, Shapes], use: Use
    ) -> Shapes:
        if attribute is not None and node.node is not None and node.name in ATTRIBUTED:
            held = items_of(self._walk(node.node, scope, use))
            for given in (*node.args, *(one.value for one in node.kwargs)):
                if isinstance(given, nodes.Const) and given.value == attribute:
                    self._constant(given, held)
                    attribute = given.value
        return super()._list_filter(node, attribute, scope, use)

    def _constant(self, node: nodes.Const, base: Shapes | None) -> None:
        """Rename a key given as text; one of a filter may be dotted."""
        if not isinstance(node.value, str):
            return
        steps: list[str] = []
        for step in node.value.split("."):
            steps.append(self._english(paths_of(base), step))
            base = inside(base or (), steps[-1])
        node.value = ".".join(steps)

    def _english(self, above: Sequence[Path], name: str) -> str:
        for path in above:
            found = None if name.isascii() else english(path, name)
            if found is not None:
                self.typed.append((*path, name))
                return found
        return name
