"""What a program runs in: the words of the language, its rules for values, the state of one run.

Jinja reads a source and writes the program (``grammar.py``); nothing of it is needed to run one, so
that a program from the cache runs without it. The closed language leaves little to be provided:
look-ups, loops, sums, and calls of what was lent.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol
from unicodedata import is_normalized, normalize

from briefgen.catalog.faults import ExpressionLimitError, Fault
from briefgen.catalog.filters import capped, looped, whole
from briefgen.catalog.lending import with_run
from briefgen.catalog.methods import METHODS
from briefgen.catalog.missing import UNSET, Missing, Undefined
from briefgen.catalog.reckoning import counted, reckon, turned
from briefgen.catalog.shown import refuse, text_of
from briefgen.catalog.vocabulary import FILTERS, TESTS
from briefgen.catalog.writing import WRITING

Marks = tuple[str, str, str, str, str, str]
LOOPED, JOINED, EXACT = "#looped", "#joined", "#exact"  # filters that no template can name
LOOP_FIELDS = frozenset(
    (
        *("index", "index0", "revindex", "revindex0", "first", "last"),
        *("length", "depth", "depth0", "previtem", "nextitem"),
    )
)


class Host(Protocol):
    """What an engine lends to a run: it writes values that only this engine knows."""

    def write(self, value: object) -> str | None:
        """Return what is printed for a value; ``None`` if the engine does not know its kind."""
        ...


class Run:
    """What one run knows.

    Args:
        named: what names of the source stand for.
        show: every value that is printed goes through it.
        host: what the engine lends.
        most_steps: how many turns all loops may take together.
    """

    __slots__ = ("counters", "host", "most_steps", "named", "show", "steps")

    def __init__(
        self,
        named: Mapping[str, Any],
        show: Callable[[object], str],
        host: Host | None,
        most_steps: int,
    ) -> None:
        self.named, self.show, self.host, self.most_steps = named, show, host, most_steps
        self.steps = 0
        self.counters: dict[int, int] = {}

    def resolve(self, name: str) -> Any:
        """Return what a name stands for."""
        return self.named.get(name, UNSET)


class Loop:
    """A loop whose source asks for ``loop``: gives each item, and itself as the item's ``loop``.

    Args:
        items: what is looped over; of a filtered loop, only as much is asked for as is needed.
        undefined: what stands beyond the first and the last item.
    """

    depth, depth0 = 1, 0  # there are no loops that call themselves

    def __init__(self, items: Sequence[Any] | Iterator[Any], undefined: type[Undefined]) -> None:
        self._items, self._undefined = items, undefined
        self._coming = iter(items)
        self._before = self._current = self._after = UNSET
        self.index0 = -1

    def __str__(self) -> str:
        return "loop"

    def __iter__(self) -> "Loop":
        return self

    def __next__(self) -> tuple[Any, "Loop"]:
        following, self._after = self._after, UNSET
        if following is UNSET:
            following = next(self._coming)
        self._before, self._current = self._current, following
        self.index0 += 1
        return following, self

    @property
    def index(self) -> int:
        """Number of the item, from 1."""
        return self.index0 + 1

    @property
    def length(self) -> int:
        """Number of all items."""
        if not isinstance(self._items, Sequence):
            begun = self.index + (self._after is not UNSET)
            rest = list(self._coming)
            self._coming = iter(rest)
            self._items = range(begun + len(rest))
        return len(self._items)

    @property
    def revindex(self) -> int:
        """Number of the item counted from the last, from 1."""
        return self.length - self.index0

    @property
    def revindex0(self) -> int:
        """Number of the item counted from the last, from 0."""
        return self.length - self.index

    @property
    def first(self) -> bool:
        """Whether this is the first item."""
        return self.index0 == 0

    @property
    def last(self) -> bool:
        """Whether this is the last item."""
        return self._following() is UNSET

    @property
    def previtem(self) -> Any:
        """The item before."""
        return self._or_undefined(self._before, "previtem")

    @property
    def nextitem(self) -> Any:
        """The item after."""
        return self._or_undefined(self._following(), "nextitem")

    def _following(self) -> Any:
        if self._after is UNSET:
            self._after = next(self._coming, UNSET)
        return self._after

    def _or_undefined(self, item: Any, name: str) -> Any:
        return self._undefined(owner=self, name=name) if item is UNSET else item


class Environment:
    """The closed language, ready to run what was compiled for it.

    Args:
        marks: how tags of its sources begin and end.
        show: makes the function that every printed value goes through.
        lent: functions that tags may call besides ``range``, by name.
        filters: those besides the filters of the language, by name.
    """

    undefined: type[Undefined] = Missing

    def __init__(
        self,
        marks: Marks,
        show: Callable[..., Callable[[object], str]],
        lent: Mapping[str, Callable[..., Any]],
        filters: Mapping[str, Callable[..., Any]],
    ) -> None:
        self.marks, self.writer = marks, show
        self.show: Callable[[object], str] = show()
        self.filters: dict[str, Callable[..., Any]] = {
            **FILTERS,
            **WRITING,
            **METHODS,
            LOOPED: _looped,
            JOINED: _joined,
            EXACT: Decimal,
            **filters,
        }
        self.tests = dict(TESTS)
        self.globals = {"range": counted, **lent}
        self.lent = frozenset(self.globals.values())

    def overlay(self) -> "Environment":
        """Return the same language once more, to be changed in parts."""
        other = object.__new__(type(self))
        other.__dict__ = dict(self.__dict__)
        return other

    def show_for(self, host: Host) -> Callable[[object], str]:
        """Return the function that every value printed in a run of this engine goes through."""
        return self.writer(rich=host.write)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the value under a key of a mapping; objects have no attributes here."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                pass
        return self._looked_up(obj, attribute)

    def _looked_up(self, obj: Any, attribute: Any) -> Any:
        if isinstance(obj, Mapping) and attribute in (found := composed(obj)):
            return found[attribute]
        if isinstance(obj, Loop) and attribute in LOOP_FIELDS:
            return getattr(obj, attribute)
        if isinstance(obj, Undefined):  # the first missing name of a chain is the one to blame
            return obj
        return self.undefined(owner=obj, name=str(attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list, a letter of a text or the value under a key."""
        if isinstance(obj, (list, tuple, str, range)) and not isinstance(argument, str):
            try:
                return obj[whole(argument)]
            except IndexError:
                return self.undefined(owner=obj, name=str(argument))
        return self._looked_up(obj, argument)

    def call(self, _: Run, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function that was lent; nothing else can be called."""
        kwargs.pop("_loop_vars", None)  # what Jinja adds to calls inside of loops
        if obj not in self.lent:
            refuse("call-refused", called=str(obj)[:40])
        return obj(*args, **kwargs)

    def call_binop(self, _: Run, operator: str, left: Any, right: Any) -> Any:
        """Reckon with two values."""
        return reckon(operator, left, right)

    def call_unop(self, _: Run, operator: str, arg: Any) -> Any:
        """Turn the sign of a value."""
        return turned(operator, arg)


def composed(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the mapping with its keys composed (NFC), as names in tags are."""
    if all(not isinstance(key, str) or is_normalized("NFC", key) for key in values):
        return values
    return {
        normalize("NFC", key) if isinstance(key, str) else key: value
        for key, value in values.items()
    }


@with_run
def _looped(run: Run, value: object) -> Sequence[object]:
    """Return what a loop runs over, counted."""
    if isinstance(value, Undefined):  # notes itself, or fails
        return list(value)
    items = looped(value)
    run.steps += len(items)
    if run.steps > run.most_steps:
        raise ExpressionLimitError(Fault("loop-too-long", facts={"limit": run.most_steps}))
    return items


def _joined(*values: object) -> str:
    return capped("".join(text_of(value) for value in values))
