"""Bounds on this process, so that a hostile template or data file ends in a message.

A command makes one document after another in its own process; that process is the worker, and
the system keeps its bounds. Systems without them (Windows) run unbounded: the template language's
own counters still hold there.
"""

import signal
import sys
from types import FrameType
from typing import NoReturn

from briefgen.errors import Problem, RenderError

MEMORY = 2 << 30  # bytes of address space; the heaviest good case seen took 260 MiB
SECONDS = 120  # of processor time, for one document


def bound_process() -> None:
    """Set the bounds; past them a command ends with exit code 6 and one message."""
    if sys.platform == "win32":
        return
    import resource

    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or hard > limit:
            resource.setrlimit(what, (limit, hard))
    signal.signal(signal.SIGXCPU, _out_of_time)


def allow_more_time() -> None:
    """Give the next document the processor time of one, whatever those before it took."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + SECONDS
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY and (hard == resource.RLIM_INFINITY or hard > limit):
        resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def _out_of_time(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise RenderError(Problem("limit-time", facts={"limit": SECONDS}))
