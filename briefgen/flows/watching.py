"""Files watched for changes, by watchfiles."""

from collections.abc import Collection, Iterator
from pathlib import Path
from threading import Event

BEAT = 200


def changes(
    files: Collection[Path], stop: Event | None = None, *, beat: int = BEAT
) -> Iterator[set[Path]]:
    """Yield the files that were changed, each time some were; nothing when nothing was for a while.

    From the first time on that it yields, no change is missed.

    Their folders are watched, since most programs save a file by putting another in its place.

    Args:
        files: to be watched.
        stop: ends the watch when it is set.
        beat: milliseconds after which nothing is yielded, so that the caller is heard from.
    """
    from watchfiles import watch

    wanted = {path.absolute() for path in files}
    folders = {path.parent for path in wanted if path.parent.is_dir()}
    for found in watch(
        *folders,
        watch_filter=lambda _, name: Path(name).absolute() in wanted,
        stop_event=stop,
        rust_timeout=beat,
        yield_on_timeout=True,
        recursive=False,
    ):
        yield {Path(name) for _, name in found}
