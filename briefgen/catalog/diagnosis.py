"""A second run that looks for mistakes: it notes each and goes on, so all are told together."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from types import CodeType, FrameType, TracebackType
from typing import Any, Protocol

from briefgen.catalog.failures import in_words
from briefgen.catalog.faults import ExpressionError, ExpressionLimitError, Fault, nearest, run_error
from briefgen.catalog.missing import UNSET, Undefined, noting
from briefgen.errors import BriefgenError

_LOCAL = re.compile(r"l_\d+_(.+)")  # how the compiler writes a name of the template
MOST_FAULTS = 200
MOST_SEARCHED = 500_000


class Runnable(Protocol):
    """What is run again: a compiled source and the environment it runs in."""

    code: CodeType
    environment: Any
    namespace: dict[str, Any]

    def __init__(self, code: CodeType, runs_in: Any) -> None: ...

    def pieces(self, values: Mapping[str, Any], most_steps: int, host: Any = None) -> Iterator[str]:
        """Return the output piece by piece."""
        ...

    def line_of(self, frame_line: int) -> int:
        """Return the line of the source behind a line of the program."""
        ...


class _EnoughError(Exception):
    """More faults than anyone would read."""


class _Gathering:
    """The faults of one run."""

    def __init__(self, program: Runnable, values: Mapping[str, Any]) -> None:
        self.program, self.values = program, values
        self.faults: list[Fault] = []
        self.trail: tuple[object, object, str] | None = None  # value, its owner, its name
        self.undefined = noting(self.note_missing, program.environment.undefined)

    def run(self, most_steps: int, host: Any) -> None:
        """Run once more, with everything that can fail made to note and go on."""
        usual = self.program.environment
        other = usual.overlay()
        other.undefined = self.undefined
        other.show = self._guarded(usual.show, str)
        other.show_for = lambda lent: self._guarded(usual.show_for(lent), str)
        other.filters = {name: self._guarded(made) for name, made in usual.filters.items()}
        other.tests = {name: self._guarded(made) for name, made in usual.tests.items()}
        for name in ("call", "call_binop", "call_unop", "getitem"):
            setattr(other, name, self._guarded(getattr(other, name)))
        for name in ("getattr", "getitem"):
            setattr(other, name, self._trailing(getattr(other, name)))
        watched = type(self.program)(self.program.code, other)
        self.program = watched
        try:
            for _ in watched.pieces(self.values, most_steps, host):
                pass
        except _EnoughError:
            return
        except Exception as error:  # an operator of the language itself failed
            self.note(error, _line_of(watched, error.__traceback__))

    def note_missing(self, value: Undefined) -> None:
        """Note a name without a value, with what it may have been meant to be."""
        name, owner = str(value.name), value.owner
        top = owner is UNSET
        where = None if top else self._where(owner)
        path = name if top else where and f"{where}{_step(name, owner)}"
        known = [*self._locals(), *self.values, *self.program.environment.globals] if top else []
        if isinstance(owner, Mapping):
            known = list(owner)
        known += _other_names(name, where or "", known)
        self._add(missing_fault(name, known, self._line(), path))

    def note(self, error: Exception, line: int, *values: object) -> None:
        """Note what an exception says; ``values`` were at hand when it was raised."""
        path = next((found for value in values if (found := self._where(value))), None)
        if not isinstance(error, BriefgenError):
            error = in_words(error)
        if isinstance(error, ExpressionError):
            for fault in error.faults:
                inner = _inside(values, path, fault.facts.get("value"))
                self._add(Fault(fault.code, line, fault.facts, fault.path or inner or path))
        elif isinstance(error, BriefgenError):
            for problem in error.problems:
                self._add(Fault(problem.code, line, problem.facts, problem.at.path or path))
        else:
            reason = f"{type(error).__name__}: {error}"
            self._add(Fault("expression-failed", line, {"reason": reason[:200]}, path))

    def _add(self, fault: Fault) -> None:
        if fault not in self.faults:
            self.faults.append(fault)
        if len(self.faults) >= MOST_FAULTS:
            raise _EnoughError

    def _guarded(
        self, function: Callable[..., Any], nothing: type[Any] | None = None
    ) -> Callable[..., Any]:
        """Return a step that notes what it fails with, and then gives nothing of its kind."""
        nothing = nothing or _Silent

        def guarded(*args: Any, **kwargs: Any) -> Any:
            if any(isinstance(value, _Silent) for value in args):
                return nothing()
            try:
                return function(*args, **kwargs)
            except (ExpressionLimitError, _EnoughError):
                raise
            except Exception as error:
                self.note(error, self._line(), *args)
                return nothing()

        return guarded

    def _trailing(self, function: Any) -> Callable[..., Any]:
        """Return a look-up that remembers where a value without identity was found."""

        def trailing(*args: Any) -> Any:
            *_, owner, step = args
            found = function(*args)
            if not isinstance(found, (str, list, tuple, Mapping, Undefined)):
                self.trail = (found, owner, str(step))  # its path is only looked for when asked
            return found

        return trailing

    def _where(self, value: object) -> str | None:
        """Return the data path of a value: of the very object, or of what was just looked up."""
        if self.trail and self.trail[0] is value:
            _, owner, step = self.trail
            where = find_path(self.values, owner)
            return f"{where}{_step(step, owner)}" if where else None
        return find_path(self.values, value)

    def _frame(self) -> FrameType | None:
        """Return the frame of the program that is running."""
        frame: FrameType | None = sys._getframe()
        while frame is not None and frame.f_globals is not self.program.namespace:
            frame = frame.f_back
        return frame

    def _line(self) -> int:
        frame = self._frame()
        return self.program.line_of(frame.f_lineno) if frame is not None else 0

    def _locals(self) -> list[str]:
        """Return the names that loops and assignments have given by now."""
        frame = self._frame()
        given = frame.f_locals if frame is not None else {}
        return [
            found[1]
            for name, value in given.items()
            if (found := _LOCAL.fullmatch(name)) and value is not UNSET
        ]


class _Silent(Undefined):
    """What a failed step leaves behind: printed as nothing, and the next steps say nothing."""

    __slots__ = ()

    def _self(self, *_: object) -> "_Silent":
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _self
    __call__ = __getitem__ = _self

    def _false(self, *_: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _false


def diagnose(
    program: Runnable,
    values: Mapping[str, Any],
    error: Exception,
    most_steps: int,
    host: Any = None,
) -> ExpressionError:
    """Return the error that tells all faults of a run that has failed with ``error``."""
    gathering = _Gathering(program, values)
    if isinstance(error, ExpressionLimitError):
        gathering.note(error, _line_of(program, error.__traceback__))
        return run_error(gathering.faults)
    line = _line_of(program, error.__traceback__)
    gathering.run(most_steps, host)
    if not gathering.faults:
        gathering.note(error, line)
    return run_error(gathering.faults)


def _other_names(name: str, where: str, known: list[Any]) -> list[str]:
    """Return the Vietnamese names of fields that stand at a place, where one may be meant."""
    if name.isascii():
        return []
    from briefgen.catalog.fields import fields_at
    from briefgen.catalog.uses import steps_of

    fields = fields_at(steps_of(where)) or {}
    return [field.vi for field in fields.values() if field.name in known]


def missing_fault(name: str, known: list[Any], line: int, path: str | None) -> Fault:
    """Return the fault for a name that is not among the ``known`` ones."""
    near = nearest(name, [key for key in known if isinstance(key, str)])
    if near:
        return Fault("name-unknown-similar", line, {"name": name, "similar": near}, path)
    return Fault("name-unknown", line, {"name": name}, path)


def find_path(values: Mapping[str, Any], wanted: object) -> str | None:
    """Return the data path of a value: where that very object stands."""
    if not isinstance(wanted, (str, list, tuple, Mapping)):  # small numbers are all one object
        return None
    for count, (path, value) in enumerate(_walk(values)):
        if value is wanted:
            return path
        if count > MOST_SEARCHED:
            break
    return None


def _step(name: str, owner: object) -> str:
    """Return a name as the next step of a data path."""
    return f"[{name}]" if isinstance(owner, (list, tuple)) and name.isdigit() else f".{name}"


def _inside(values: tuple[object, ...], path: str | None, blamed: object) -> str | None:
    """Return the path of a blamed text inside the list that a filter was given."""
    held = next((value for value in values if isinstance(value, (list, tuple))), None)
    if held is None or path is None or not isinstance(blamed, str):
        return None
    found = (inner for inner, value in _walk({path: held}) if value == blamed)
    return next(found, None)


def _walk(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield every value with its data path, in order, no further than is asked for."""
    open_levels = [_inside_of("", values)]
    while open_levels:
        found = next(open_levels[-1], None)
        if found is None:
            open_levels.pop()
            continue
        yield found
        path, value = found
        if isinstance(value, (Mapping, list, tuple)):
            open_levels.append(_inside_of(path, value))


def _inside_of(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        before = f"{path}." if path else ""
        return ((f"{before}{key}", item) for key, item in value.items())
    return ((f"{path}[{at}]", item) for at, item in enumerate(value))


def _line_of(program: Runnable, trace: TracebackType | None) -> int:
    line = 0
    while trace is not None:
        if trace.tb_frame.f_globals is program.namespace:
            line = program.line_of(trace.tb_lineno)
        trace = trace.tb_next
    return line
