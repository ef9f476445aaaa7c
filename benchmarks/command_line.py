"""Processor time of whole commands, beside a bare Python and an ``import typer`` of the same run.

    python benchmarks/command_line.py

Prints the median of seven runs of each command in CPU seconds (user + system, children included)
and how many times a bare interpreter that is. Machines differ: read the ratios.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "can-tho-2020" / "source.txt"
RUNS = 7


def cpu_seconds(command: list[str], folder: Path) -> float:
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),  # as installed: compiled once
    }
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    briefgen = [sys.executable, "-m", "briefgen"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        meeting = folder / "meeting.yaml"
        first = [*briefgen, "extract", str(SEED), "-o", str(meeting)]
        cpu_seconds(first, folder)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import typer": [sys.executable, "-c", "import typer"],
            "briefgen --help": [*briefgen, "--help"],
            "briefgen extract SEED": [*briefgen, "extract", str(SEED), "-o", "e.yaml", "--force"],
            "briefgen brief MEETING": [*briefgen, "brief", str(meeting), "-o", "b.docx"],
            "briefgen scorecard MEETING": [*briefgen, "scorecard", str(meeting), "-o", "s.pdf"],
            "briefgen make SEED": [*briefgen, "make", str(SEED), "-o", "out"],
        }
        times: dict[str, list[float]] = {title: [] for title in commands}
        for command in commands.values():
            cpu_seconds(command, folder)
        for _ in range(RUNS):
            for title, command in commands.items():
                times[title].append(cpu_seconds(command, folder))
    bare = statistics.median(times["python -c pass"])
    for title, seconds in times.items():
        middle = statistics.median(seconds)
        print(f"{title:<28} {middle:6.3f} s CPU   {middle / bare:6.1f} x a bare interpreter")


if __name__ == "__main__":
    main()
