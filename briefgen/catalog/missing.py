"""Names that the data do not have: an error as soon as they are used, unless ``default`` is given.

``Missing`` stands in a running template and stops it. ``noting`` makes its double for a second run
that only looks for mistakes: it notes itself and goes on, so that all are told together.
"""

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from jinja2.runtime import Undefined

from briefgen.catalog.faults import ExpressionNameError, Fault


class Missing(Undefined):
    """A name without a value; only ``is defined`` and ``default`` may touch it."""

    __slots__ = ()

    def _fail(self, *_: object, **__: object) -> NoReturn:
        raise ExpressionNameError(Fault("name-unknown", facts={"name": self._undefined_name}))

    _fail_with_undefined_error = _fail
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _fail
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _fail
    __mod__ = __rmod__ = __pos__ = __neg__ = __call__ = __getitem__ = _fail
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = _fail
    __str__ = __len__ = __iter__ = __eq__ = __ne__ = __bool__ = _fail
    __hash__ = __contains__ = _fail


def used(value: Undefined) -> NoReturn:
    """Fail because a missing value is used; one that only notes itself ends what it is used in."""
    str(value)
    raise ExpressionNameError(())


def noting(note: Callable[[Undefined], None]) -> type[Undefined]:
    """Return a class of missing values that call ``note`` where ``Missing`` would fail."""

    class Noted(Missing):
        __slots__ = ()

        def _silent(self, *_: object) -> Any:
            note(self)
            return self

        def _false(self, *_: object) -> bool:
            note(self)
            return False

        def __str__(self) -> str:  # type: ignore[override]  # Missing never returns
            note(self)
            return ""

        def __len__(self) -> int:  # type: ignore[override]  # Missing never returns
            note(self)
            return 0

        def __iter__(self) -> Iterator[Any]:  # type: ignore[override]  # Missing never returns
            note(self)
            return iter(())

        def __hash__(self) -> int:  # type: ignore[override]  # Missing never returns
            return id(self)

        __call__ = __getitem__ = _silent  # type: ignore[assignment]  # as above
        __lt__ = __le__ = __gt__ = __ge__ = _false  # type: ignore[assignment]  # as above
        __eq__ = __ne__ = __bool__ = __contains__ = _false  # type: ignore[assignment]  # as above

    return Noted
