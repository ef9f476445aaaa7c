"""Names that the data do not have: an error as soon as they are used, unless ``default`` is given.

``Missing`` stands in a running template and stops it; ``Absent`` stands in a lenient one and is as
good as nothing. ``noting`` makes a double of either for a second run that only looks for mistakes:
it notes itself where the other would fail and goes on, so that all are told together.
"""

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any, Final, NoReturn

from briefgen.catalog.faults import ExpressionNameError, Fault

UNSET: Final = object()
"""What a name is that nothing has been given, and the owner of a name at the top of the data."""


class Undefined:
    """No value: printed as nothing, false, without items; no figure, and in no order with others.

    Such is what an ``if`` inside an expression gives where its ``else`` is left out.

    Args:
        owner: where the name was looked for; ``UNSET`` for the data as a whole.
        name: that was looked for.
    """

    __slots__ = ("name", "owner")

    def __init__(self, owner: object = UNSET, name: str | None = None) -> None:
        self.owner, self.name = owner, name

    def __str__(self) -> str:
        return ""

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __ne__(self, other: object) -> bool:
        return type(self) is not type(other)

    def __hash__(self) -> int:
        return id(type(self))


class Missing(Undefined):
    """A name without a value; only ``is defined`` and ``default`` may touch it."""

    __slots__ = ()

    def _fail(self, *_: object, **__: object) -> NoReturn:
        raise ExpressionNameError(Fault("name-unknown", facts={"name": self.name}))

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _fail
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _fail
    __mod__ = __rmod__ = __pos__ = __neg__ = __call__ = __getitem__ = _fail
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = _fail
    __str__ = __len__ = __iter__ = __eq__ = __ne__ = __bool__ = _fail
    __hash__ = __contains__ = _fail

    def stop(self) -> NoReturn:
        """End the step that needs this value."""
        self._fail()


class Absent(Missing):
    """A name without a value in a lenient run: printed as nothing, false, loops over nothing."""

    __slots__ = ()

    def __str__(self) -> str:  # type: ignore[override]  # Missing never returns
        return ""

    def __len__(self) -> int:  # type: ignore[override]  # as above
        return 0

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]  # as above
        return iter(())

    def __bool__(self) -> bool:  # type: ignore[override]  # as above
        return False

    def __contains__(self, _: object) -> bool:  # type: ignore[override]  # as above
        return False

    def __eq__(self, other: object) -> bool:  # type: ignore[override]  # as above
        return isinstance(other, Absent)

    def __ne__(self, other: object) -> bool:  # type: ignore[override]  # as above
        return not isinstance(other, Absent)

    def __hash__(self) -> int:  # type: ignore[override]  # as above
        return id(Absent)


LENIENT: ContextVar[type[Missing] | None] = ContextVar("LENIENT", default=None)
"""What a lenient run puts in the place of a missing value, while one of its filters works."""


def used(value: Undefined) -> NoReturn:
    """Fail because a missing value is used; one that only notes itself ends what it is used in."""
    if isinstance(value, Missing):
        value.stop()
    raise ExpressionNameError(())


def noting(note: Callable[[Undefined], None], usual: type[Undefined] = Missing) -> type[Undefined]:
    """Return a class of missing values that call ``note`` where those of ``usual`` would fail."""

    def noted(result: Callable[[Undefined], object]) -> Callable[..., object]:
        def step(self: Undefined, *_: object) -> object:
            note(self)
            return result(self)

        return step

    def stop(self: Undefined) -> NoReturn:
        note(self)
        raise ExpressionNameError(())

    own = {
        name: noted(result)
        for name, result in _AFTER_NOTING.items()
        if getattr(usual, name) is getattr(Missing, name)
    }
    return type("Noted", (usual,), {"__slots__": (), "__hash__": id, "stop": stop, **own})


_AFTER_NOTING: dict[str, Callable[[Undefined], object]] = {
    "__str__": lambda _: "",
    "__len__": lambda _: 0,
    "__iter__": lambda _: iter(()),
    **dict.fromkeys(("__call__", "__getitem__"), lambda value: value),
    **dict.fromkeys(("__lt__", "__le__", "__gt__", "__ge__"), lambda _: False),
    **dict.fromkeys(("__eq__", "__ne__", "__bool__", "__contains__"), lambda _: False),
}
"""What a missing value that only notes itself gives to the step that asked."""
