"""Processor time of the reader: seconds a megabyte, and a report of three pages.

    python benchmarks/reader.py [TEXT ...]

The texts, by default those of the seeds, are repeated one after the other to the length wanted.
Each line is the median of three rounds; the first call, which reads lexicons and makes patterns, is
told apart. Machines differ and are busy: the ratio between a text and twice the text says whether
the work grows in proportion (2,0).
"""

import statistics
import sys
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from briefgen.extract import extract_meeting, read_source

SEEDS = Path(__file__).parents[1] / "seeds"
THREE_PAGES = 7_500
MEGABYTE = 1_000_000
ROUNDS = 3


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(SEEDS.glob("*/source.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    pages = repeated(texts, THREE_PAGES * 2)[:THREE_PAGES]
    print(f"three pages, first call   {cpu_seconds(pages):7.3f} s CPU")
    print(f"three pages, then         {median(pages):7.3f} s CPU")
    for title, chosen in (("all texts in turn", texts), ("one text", texts[:1])):
        half, whole = (repeated(chosen, size) for size in (MEGABYTE // 2, MEGABYTE))
        once, twice = median(half), median(whole)
        print(f"1 MB, {title:<19} {twice:7.3f} s CPU   {twice / once:4.2f} x half of it")


def repeated(texts: Sequence[str], size: int) -> str:
    """Return the texts one after the other, again and again, in so many bytes of UTF-8."""
    pieces, taken = [], 0
    for text in cycle(texts):
        pieces.append(text)
        taken += len(text.encode()) + 2
        if taken >= size:
            return "\n\n".join(pieces).encode()[:size].decode(errors="ignore")
    return ""


def median(text: str) -> float:
    return statistics.median(cpu_seconds(text) for _ in range(ROUNDS))


def cpu_seconds(text: str) -> float:
    content = text.encode()
    start = time.process_time()
    extract_meeting(read_source(content, "report.txt"))
    return time.process_time() - start


if __name__ == "__main__":
    main()
