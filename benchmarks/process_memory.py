"""The memory of this process, as Linux counts it.

``ru_maxrss`` will not do: a child begins with that of the process it was forked from.
"""

from pathlib import Path


def memory_mb(kind: str) -> float:
    """Return the memory of this process: now (``VmRSS``), or at most so far (``VmHWM``)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{kind}:")[1].split()[0]) / 1024


def forget_peak() -> None:
    """Let ``VmHWM`` begin anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
