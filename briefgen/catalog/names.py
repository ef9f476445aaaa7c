"""Which names of the data a source uses, how, and where."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import nodes

from briefgen.catalog.aliases import Translation
from briefgen.catalog.compiling import translated
from briefgen.catalog.faults import ExpressionSyntaxError
from briefgen.catalog.grammar import parsed
from briefgen.catalog.running import Environment
from briefgen.catalog.typed import means_fields
from briefgen.catalog.uses import Use
from briefgen.catalog.walking import Shapes, Walk, give, items_of
from briefgen.errors import Place


def uses_in(
    source: str,
    runs_in: Environment,
    place_of: Callable[[int], Place],
    values: Mapping[str, Any] | None = None,
) -> list[Use]:
    """Return the uses of names in a source, in their order; fields by their English names.

    Args:
        source: text with tags.
        runs_in: the language.
        place_of: gives the place that a line of the source stands for.
        values: the data, where they are known: a name that they have as typed is theirs.

    Raises:
        ExpressionSyntaxError: the source cannot be compiled.
    """
    tree, typed = translated(source, runs_in)
    if values is not None and not means_fields(typed, values):
        tree = parsed(source, runs_in)
    walk = Walk(runs_in.globals, place_of)
    walk.body(tree.body, {})
    return walk.uses


def uses_one_by_one(sources: Iterable[tuple[str, Place]], runs_in: Environment) -> list[Use]:
    """Return the uses of names in sources that each hold one tag of a text, in their order.

    What cannot be read is passed over; a name that a loop gives is known in all that follows. So
    names are found in a text that cannot be compiled as a whole.
    """
    scope: dict[str, Shapes] = {}
    uses: list[Use] = []
    for source, at in sources:
        walk = _Lone(runs_in.globals, at)
        try:
            walk.body(parsed(source, runs_in).body, scope)
        except ExpressionSyntaxError:
            continue
        uses += walk.uses
    return uses


class _Lone(Translation):
    """A walk over one tag: what a loop gives stays known after it."""

    def _for(self, node: nodes.For, scope: dict[str, Shapes]) -> None:
        give(node.target, items_of(self._use(node.iter, scope, "looped")), scope)
        scope["loop"] = ()
        if node.test is not None:
            self._condition(node.test, scope)
