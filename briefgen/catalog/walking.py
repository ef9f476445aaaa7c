"""What every name of a source stands for: one walk over its syntax tree.

Loop variables and ``set`` names are followed back to the data, through filters that pick, sort or
group. So ``x.c`` inside ``for x in a.b`` is ``a.b[].c``. ``[]`` is any item of a list, ``{}`` any
value of a mapping.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import nodes

from briefgen.catalog.uses import ITEM, VALUE, Hint, Path, Role, Use
from briefgen.catalog.vocabulary import VIETNAMESE
from briefgen.errors import Place

_DEFAULTS = frozenset({"default", "d"})
_SAME_LIST = frozenset(
    ("list", "sort", "unique", "reverse", "select", "reject", "selectattr", "rejectattr")
)
_ONE_OF_LIST = frozenset({"first", "last", "min", "max"})
_OF_LIST = frozenset({"length", "count", "sum", "join", "map", "groupby", "batch"})
_HINTS: Mapping[str, Hint] = {
    **dict.fromkeys(("number", "round", "abs", "int", "sum"), "number"),
    **dict.fromkeys(("even", "odd", "divisibleby", "integer", "float"), "number"),
    "quantity": "quantity",
    **dict.fromkeys(("date", "long_date"), "date"),
    **dict.fromkeys(("upper", "lower", "title", "string", "capitalise", "capitalize"), "text"),
    **dict.fromkeys(("trim", "truncate"), "text"),
    **dict.fromkeys(("boolean", "true", "false"), "boolean"),
    **dict.fromkeys(("items", "mapping"), "mapping"),
}
_ATTRIBUTE_AT = {"selectattr": 0, "rejectattr": 0, "groupby": 0, "sum": 0, "join": 1}


@dataclass(frozen=True, slots=True)
class _Data:
    path: Path


@dataclass(frozen=True, slots=True)
class _ListOf:
    items: "Shapes"


@dataclass(frozen=True, slots=True)
class _Fields:
    """Something with known fields: a group, a pair of key and value, ``loop``."""

    fields: "tuple[tuple[str, Shapes], ...]"


_Shape = _Data | _ListOf | _Fields
Shapes = tuple[_Shape, ...]
_Scope = dict[str, Shapes]


def items_of(shapes: Shapes) -> Shapes:
    """Return what a loop over these gives."""
    found: list[_Shape] = []
    for shape in shapes:
        if isinstance(shape, _Data):
            found.append(_Data((*shape.path, ITEM)))
        elif isinstance(shape, _ListOf):
            found += shape.items
    return tuple(found)


def inside(shapes: Shapes, key: str) -> Shapes:
    """Return what stands under a key, which may be dotted as in arguments of filters."""
    for step in key.split("."):
        found: list[_Shape] = []
        for shape in shapes:
            if isinstance(shape, _Data):
                found.append(_Data((*shape.path, ITEM if step.isdigit() else step)))
            elif isinstance(shape, _Fields):
                found += dict(shape.fields).get(step, ())
        shapes = tuple(found)
    return shapes


def paths_of(shapes: Shapes | None) -> list[Path]:
    """Return the data paths among what a name may stand for."""
    return [shape.path for shape in shapes or () if isinstance(shape, _Data)]


class Walk:
    """One walk over a syntax tree."""

    def __init__(self, known: Mapping[str, object], place_of: Callable[[int], Place]) -> None:
        self.known, self.place_of = known, place_of
        self.uses: list[Use] = []
        self.guards: frozenset[Path] = frozenset()
        self._rules: dict[type[nodes.Node], Callable[[Any, _Scope, Use], Shapes]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._getitem,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.CondExpr: self._choice,
            nodes.Compare: self._compare,
            nodes.List: self._listed,
            nodes.Tuple: self._listed,
            nodes.And: self._either,
            nodes.Or: self._either,
        }

    # ---- statements

    def body(self, statements: Iterable[nodes.Node], scope: _Scope) -> None:
        """Walk statements; names that they set stay in the scope."""
        for node in statements:
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    self._use(child, scope, "printed")
            elif isinstance(node, nodes.If):
                self._if(node, scope)
            elif isinstance(node, nodes.For):
                self._for(node, scope)
            elif isinstance(node, nodes.Assign):
                self._assign(node, scope)

    def _if(self, node: nodes.If, scope: _Scope) -> None:
        outer = self.guards
        self._condition(node.test, scope)
        self.body(node.body, scope)
        for other in node.elif_:
            self._condition(other.test, scope)
            self.body(other.body, scope)
        self.body(node.else_, scope)
        self.guards = outer

    def _condition(self, test: nodes.Node, scope: _Scope) -> None:
        """Walk a condition; what it tests guards what follows."""
        before = len(self.uses)
        self._use(test, scope, "tested")
        self.guards |= {use.path for use in self.uses[before:] if use.role == "tested"}

    def _for(self, node: nodes.For, scope: _Scope) -> None:
        items = items_of(self._use(node.iter, scope, "looped"))
        inner = dict(scope)
        inner["loop"] = (_Fields((("previtem", items), ("nextitem", items))),)
        give(node.target, items, inner)
        outer = self.guards
        if node.test is not None:
            self._condition(node.test, inner)
        self.body(node.body, inner)
        self.guards = outer
        self.body(node.else_, dict(scope))

    def _assign(self, node: nodes.Assign, scope: _Scope) -> None:
        given = self._use(node.node, scope, "assigned")
        if isinstance(node.target, nodes.Name):
            scope[node.target.name] = (*given, *scope.get(node.target.name, ()))
        else:
            give(node.target, items_of(given), scope)

    # ---- expressions

    def _use(self, node: nodes.Node, scope: _Scope, role: Role) -> Shapes:
        """Walk an expression whose value is used; note what of the data it is."""
        return self._walk(node, scope, Use((), role, self.place_of(node.lineno)))

    def _walk(self, node: nodes.Node, scope: _Scope, use: Use) -> Shapes:
        """Walk an expression used as ``use`` says, and return what its value stands for."""
        rule = self._rules.get(type(node))
        if rule is not None:
            return rule(node, scope, use)
        role: Role = "computed" if isinstance(node, (nodes.BinExpr, nodes.Call)) else use.role
        use = replace(use, role=use.role if use.role == "tested" else role)
        if isinstance(node, (nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod)):
            use = replace(use, hints=use.hints | {"number"})
        for child in node.iter_child_nodes():
            self._walk(child, scope, use)
        return ()

    def _note(self, shapes: Shapes, use: Use) -> Shapes:
        for shape in shapes:
            if isinstance(shape, _Data):
                self.uses.append(replace(use, path=shape.path, guards=self.guards))
        return shapes

    def _of(self, node: nodes.Node, scope: _Scope) -> Shapes | None:
        """Return what a chain of names stands for, noting nothing; ``None`` if it is none."""
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name]
            return () if node.name in self.known else (_Data((node.name,)),)
        if isinstance(node, nodes.Getattr):
            base = self._of(node.node, scope)
            return None if base is None else inside(base, node.attr)
        if isinstance(node, nodes.Getitem):
            base = self._of(node.node, scope)
            return None if base is None else self._item_of(base, node.arg)
        return None

    def _item_of(self, base: Shapes, argument: nodes.Node) -> Shapes:
        if isinstance(argument, nodes.Slice):
            return base
        if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
            return inside(base, argument.value)
        if isinstance(argument, (nodes.Const, nodes.Neg)) or _is_counted(argument):
            return items_of(base)
        return tuple(_Data((*one.path, VALUE)) for one in base if isinstance(one, _Data))

    def _name(self, node: nodes.Name, scope: _Scope, use: Use) -> Shapes:
        return self._note(self._of(node, scope) or (), use)

    def _getattr(self, node: nodes.Getattr, scope: _Scope, use: Use) -> Shapes:
        found = self._of(node, scope)
        if found is None:
            base = self._walk(node.node, scope, replace(use, path=(), role="assigned"))
            found = inside(base, node.attr)
        return self._note(found, use)

    def _getitem(self, node: nodes.Getitem, scope: _Scope, use: Use) -> Shapes:
        if not isinstance(node.arg, nodes.Const):
            self._walk(node.arg, scope, replace(use, role="computed", filters=()))
        found = self._of(node, scope)
        if found is None:
            base = self._walk(node.node, scope, replace(use, path=(), role="assigned"))
            found = self._item_of(base, node.arg)
        return self._note(found, use)

    def _test(self, node: nodes.Test, scope: _Scope, use: Use) -> Shapes:
        hints = use.hints | ({_HINTS[node.name]} if node.name in _HINTS else set())
        for argument in node.args:
            self._walk(argument, scope, replace(use, role="computed"))
        defaulted = use.defaulted or node.name in ("defined", "undefined")
        self._walk(node.node, scope, replace(use, role="tested", hints=hints, defaulted=defaulted))
        return ()

    def _choice(self, node: nodes.CondExpr, scope: _Scope, use: Use) -> Shapes:
        outer = self.guards
        self._condition(node.test, scope)
        found = self._walk(node.expr1, scope, use)
        if node.expr2 is not None:
            found += self._walk(node.expr2, scope, use)
        self.guards = outer
        return found

    def _either(self, node: nodes.And | nodes.Or, scope: _Scope, use: Use) -> Shapes:
        """Walk ``a and b``: what the first side tests guards the second."""
        outer = self.guards
        if use.role == "tested":
            self._condition(node.left, scope)
            found: Shapes = ()
        else:
            found = self._walk(node.left, scope, use)
        found += self._walk(node.right, scope, use)
        self.guards = outer
        return found

    def _compare(self, node: nodes.Compare, scope: _Scope, use: Use) -> Shapes:
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        hints = {hint for side in sides if (hint := _kind_of(side)) is not None}
        listed = any(operand.op in ("in", "notin") for operand in node.ops)
        role: Role = "tested" if use.role == "tested" else "computed"
        own = replace(use, role=role, hints=frozenset() if listed else use.hints | hints)
        for side in sides:
            self._walk(side, scope, own)
        return ()

    def _listed(self, node: nodes.List | nodes.Tuple, scope: _Scope, use: Use) -> Shapes:
        own = replace(use, role="printed" if use.role == "printed" else "assigned")
        held = [one for child in node.items for one in self._walk(child, scope, own)]
        return (_ListOf(tuple(held)),)

    # ---- filters

    def _filter(self, node: nodes.Filter, scope: _Scope, use: Use) -> Shapes:
        if node.node is None:
            return ()
        name = VIETNAMESE.get(node.name, node.name)
        keywords = {str(one.key): one.value for one in node.kwargs}
        for argument in (*node.args, *keywords.values()):
            self._walk(argument, scope, Use((), "computed", use.at))
        if name in _DEFAULTS:
            return self._walk(node.node, scope, replace(use, defaulted=True))
        own = use if "." in name else replace(use, filters=(node.name, *use.filters))
        if name in _SAME_LIST | _ONE_OF_LIST | _OF_LIST:
            return self._list_filter(node, _attribute(node, keywords), scope, own)
        hints = own.hints | ({_HINTS[name]} if name in _HINTS else set())
        if name == "items":
            base = self._walk(node.node, scope, replace(own, role="looped", hints=hints))
            values = tuple(_Data((*one.path, VALUE)) for one in base if isinstance(one, _Data))
            return (_ListOf((_Fields((("0", ()), ("1", values))),)),)
        role: Role = "printed" if use.role == "assigned" else use.role
        self._walk(node.node, scope, replace(own, role=role, hints=hints))
        return ()

    def _list_filter(
        self, node: nodes.Filter, attribute: str | None, scope: _Scope, use: Use
    ) -> Shapes:
        """Walk a filter of a list, and return what its result stands for."""
        assert node.node is not None  # noqa: S101  # seen by the caller
        name = VIETNAMESE.get(node.name, node.name)
        role: Role = "tested" if use.role == "tested" else "looped"
        base = self._walk(node.node, scope, Use((), role, use.at, use.filters[:1]))
        inner = items_of(base) if attribute is None else inside(items_of(base), attribute)
        if attribute is not None or name in ("sum", "join"):
            own = _filter_role(name, use)
            self._note(inner, own)
        if name == "groupby":
            return (_ListOf((_Fields((("grouper", inner), ("list", base))),)),)
        if name == "map":
            return (_ListOf(inner),)
        if name == "batch":
            return (_ListOf(base),)
        if name in _ONE_OF_LIST:
            return self._note(items_of(base), replace(use, filters=use.filters[1:]))
        return base if name in _SAME_LIST else ()


def _filter_role(name: str, use: Use) -> Use:
    """Return the use that a filter of a list makes of an attribute of its items."""
    if name in ("selectattr", "rejectattr"):
        return replace(use, role="tested", filters=(name,))
    if name in ("map", "join"):
        return replace(use, role="printed" if use.role == "printed" else "computed")
    hints: frozenset[Hint] = frozenset({"number"} if name == "sum" else ())
    return replace(use, role="computed", filters=(name,), hints=hints)


def _attribute(node: nodes.Filter, keywords: Mapping[str, nodes.Expr]) -> str | None:
    """Return the attribute of items that a filter looks at."""
    given = keywords.get("attribute")
    at = _ATTRIBUTE_AT.get(VIETNAMESE.get(node.name, node.name))
    if given is None and at is not None and len(node.args) > at:
        given = node.args[at]
    return given.value if isinstance(given, nodes.Const) and isinstance(given.value, str) else None


def give(target: nodes.Node, shapes: Shapes, scope: _Scope) -> None:
    """Let the names of a target stand for the items of a loop."""
    if isinstance(target, nodes.Name):
        scope[target.name] = shapes
    elif isinstance(target, nodes.Tuple):
        for at, part in enumerate(target.items):
            give(part, inside(shapes, str(at)), scope)


def _is_counted(node: nodes.Node) -> bool:
    """Return whether an index is plainly a number: reckoned, or a counter of the loop."""
    return isinstance(node, nodes.BinExpr) or (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "loop"
    )


def _kind_of(node: nodes.Node) -> Hint | None:
    """Return the kind of a literal."""
    if not isinstance(node, nodes.Const):
        return None
    if isinstance(node.value, bool):
        return "boolean"
    if isinstance(node.value, str):
        return "text"
    return "number" if isinstance(node.value, (int, float)) else None
