"""The closed language of tags: what of Jinja is kept, checked on the syntax tree.

Kept: names, ``.key`` and ``[key]``, literals, comparison, ``and or not in``, ``+ - * / // % ~``,
``if``, ``for`` with ``loop``, ``set``, the listed filters and tests, calls of ``range`` and of
functions lent by name. Everything else is refused when the template is compiled. Four of the five
holes found in Jinja's own sandbox went through methods of text, so there are no method calls at
all, and so that nothing is computed while compiling, constants are never folded.
"""

import typing as t
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from inspect import signature

from jinja2 import nodes

from briefgen.catalog.faults import Fault, nearest
from briefgen.catalog.lending import takes_run
from briefgen.catalog.methods import METHODS
from briefgen.catalog.running import EXACT, JOINED, LOOPED

DEEPEST = 110  # fifty blocks in one another and an expression of sixty
MOST_NODES = 200_000
RESERVED = frozenset({"self", "super", "caller", "varargs", "kwargs"})
ATTRIBUTE_FIRST = frozenset({"map", "selectattr", "rejectattr", "groupby", "gom_nhóm", "sum"})

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Assign,
    nodes.Name,
    nodes.Const,
    nodes.Tuple,
    nodes.List,
    nodes.Dict,
    nodes.Pair,
    nodes.Keyword,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Compare,
    nodes.Operand,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Neg,
    nodes.Pos,
    nodes.Concat,
    nodes.And,
    nodes.Or,
    nodes.Not,
)

_WORDS: dict[str, str] = {
    "Pow": "**",
    "Macro": "macro",
    "CallBlock": "call",
    "FilterBlock": "filter",
    "AssignBlock": "set … endset",
    "Block": "block",
    "Extends": "extends",
    "Import": "import",
    "FromImport": "from … import",
    "Include": "include",
    "With": "with",
    "Scope": "with",
    "ScopedEvalContextModifier": "autoescape",
    "NSRef": "namespace",
}


class Checker:
    """Gathers what a syntax tree holds beyond the closed language."""

    def __init__(
        self,
        filters: t.Mapping[str, Callable[..., t.Any]],
        writing: Collection[str],
        tests: t.Mapping[str, Callable[..., t.Any]],
        callables: Collection[str],
    ) -> None:
        self.filters, self.writing, self.tests = filters, writing, tests
        self.callables = callables
        self.faults: list[Fault] = []
        self._rules: dict[type[nodes.Node], Callable[[t.Any], None]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._attribute,
            nodes.Getitem: self._item,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Call: self._call,
            nodes.For: self._for,
            nodes.Assign: self._assigned,
        }

    def check(self, tree: nodes.Template) -> list[Fault]:
        """Return all faults of a tree, in the order of its lines."""
        for count, (node, depth) in enumerate(_walk(tree)):
            if depth > DEEPEST or count > MOST_NODES:
                self._add("expression-too-deep", node)
                break
            if isinstance(node, _ALLOWED):
                self._rules.get(type(node), _nothing)(node)
            else:
                name = type(node).__name__
                self._add("construct-refused", node, construct=_WORDS.get(name, name))
        return sorted(self.faults, key=lambda fault: fault.line)

    def _add(self, code: str, node: nodes.Node, **facts: object) -> None:
        fault = Fault(code, node.lineno, facts)
        if fault not in self.faults:
            self.faults.append(fault)

    def _private(self, name: object, node: nodes.Node) -> None:
        if isinstance(name, str) and any(step.startswith("_") for step in name.split(".")):
            self._add("name-private", node, name=name)

    def _name(self, node: nodes.Name) -> None:
        self._private(node.name, node)
        if node.name in RESERVED:
            self._add("name-reserved", node, name=node.name)

    def _attribute(self, node: nodes.Getattr) -> None:
        self._private(node.attr, node)

    def _item(self, node: nodes.Getitem) -> None:
        if isinstance(node.arg, nodes.Const):
            self._private(node.arg.value, node)

    def _filter(self, node: nodes.Filter) -> None:
        if node.node is None:
            self._add("construct-refused", node, construct="filter")
        if node.name not in self.writing:
            self._known("filter", node.name, self.filters, node)
        self._arguments(node)
        self._fits("filter", node, self.filters.get(node.name))

    def _test(self, node: nodes.Test) -> None:
        self._known("test", node.name, self.tests, node)
        self._fits("test", node, self.tests.get(node.name))

    def _known(self, kind: str, name: str, names: Collection[str], node: nodes.Node) -> None:
        if name in names:
            return
        near = nearest(name, names)
        if near:
            self._add(f"{kind}-unknown-similar", node, name=name, similar=near)
        else:
            self._add(f"{kind}-unknown", node, name=name)

    def _fits(
        self, kind: str, node: nodes.Filter | nodes.Test, function: Callable[..., t.Any] | None
    ) -> None:
        """Refuse a call with too few or too many arguments, or with one of an unknown name."""
        if function is None or node.dyn_args is not None or node.dyn_kwargs is not None:
            return
        given = [None] * (1 + len(node.args) + takes_run(function))
        try:
            signature(function).bind(*given, **{str(one.key): None for one in node.kwargs})
        except TypeError:
            self._add(f"{kind}-arguments", node, name=node.name)

    def _arguments(self, node: nodes.Filter) -> None:
        """Refuse private names given to a filter that looks up attributes or other filters."""
        named = [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
        leading = node.args[:1] if node.name in ATTRIBUTE_FIRST else []
        for value in [*leading, *named]:
            if isinstance(value, nodes.Const):
                self._private(value.value, node)
        if node.name == "map" and leading and isinstance(leading[0], nodes.Const):
            self._known("filter", str(leading[0].value), self.filters, node)

    def _call(self, node: nodes.Call) -> None:
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            self._add("construct-refused", node, construct="*")
        if not (isinstance(node.node, nodes.Name) and node.node.name in self.callables):
            self._add("call-refused", node, called=_spelled(node.node))

    def _for(self, node: nodes.For) -> None:
        if node.recursive:
            self._add("construct-refused", node, construct="recursive")
        self._assigned(node)

    def _assigned(self, node: nodes.Assign | nodes.For) -> None:
        for name in (node.target, *node.target.find_all(nodes.Name)):
            if isinstance(name, nodes.Name) and name.name in {"loop", *self.callables}:
                self._add("name-reserved", node, name=name.name)


def as_filters(tree: nodes.Template) -> nodes.Template:
    """Return the tree with calls of known methods made filters."""
    if next(tree.find_all(nodes.Call), None) is None:
        return tree
    for parent in list(tree.find_all(nodes.Node)):
        for field, value in parent.iter_fields():
            if isinstance(value, list):
                setattr(parent, field, [_read_as_filter(item) for item in value])
            else:
                setattr(parent, field, _read_as_filter(value))
    return tree


def _read_as_filter(node: object) -> object:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Getattr):
        return node
    name = f"method.{node.node.attr}"
    if name not in METHODS or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return node
    value = t.cast("nodes.Expr", _read_as_filter(node.node.node))
    made = nodes.Filter(value, name, [], [], None, None, lineno=node.lineno)
    if node.environment is not None:
        made.set_environment(node.environment)
    return made


def prepare(tree: nodes.Template) -> nodes.Template:
    """Return the tree with loops, joined text and fractions led through our own counters.

    What is looped over is checked and counted, ``~`` is capped, and a literal such as ``0.5``
    becomes a ``Decimal``, so that it may be reckoned with figures of the data.
    """
    for node in tree.find_all(nodes.For):
        if isinstance(node.iter, nodes.Dict):  # one written out in the tag: its keys are meant
            node.iter = nodes.List([pair.key for pair in node.iter.items], lineno=node.lineno)
        node.iter = _filtered(LOOPED, node.iter)
    for parent in reversed(list(tree.find_all(nodes.Node))):  # what is inside comes first
        for field, value in parent.iter_fields():
            if isinstance(value, list):
                setattr(parent, field, [_replaced(item) for item in value])
            else:
                setattr(parent, field, _replaced(value))
    return tree


def _replaced(node: object) -> object:
    if isinstance(node, nodes.Concat):
        first, *rest = node.nodes
        return _filtered(JOINED, first, rest)
    if isinstance(node, nodes.Const) and isinstance(node.value, float):
        exact = nodes.Const(str(Decimal(repr(node.value))), lineno=node.lineno)
        return _filtered(EXACT, exact)
    return node


def _filtered(name: str, node: nodes.Node, args: list[nodes.Expr] | None = None) -> nodes.Filter:
    made = nodes.Filter(node, name, args or [], [], None, None, lineno=node.lineno)
    if node.environment is not None:
        made.set_environment(node.environment)
    return made


def _walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Yield every node with its depth, without recursion, so that no depth can hurt."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting.extend((child, depth + 1) for child in node.iter_child_nodes())


def _spelled(node: nodes.Node) -> str:
    """Return a called expression about as it was typed."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_spelled(node.node)}.{node.attr}"
    return "…"


def _nothing(node: nodes.Node) -> None:
    """Accept a node that has no rule of its own."""
