"""The preview of a template: sample data on its pages, again each time a file is saved."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from briefgen import flows
from briefgen.cli.limits import allow_more_time
from briefgen.cli.printing import machine
from briefgen.cli.streams import STREAM, open_given, put
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import BriefgenError, DataError, Problem, UsageError

if TYPE_CHECKING:
    from briefgen.flows import Input

PICTURE = ".png"


def template_preview(
    template: Annotated[str, argument("help-template-file", "TEMPLATE")],
    data: Annotated[str | None, option("--with", "help-preview-with", metavar="DATA")] = None,
    output: Annotated[
        str | None, option("-o", "--output", "help-preview-output", metavar="FILE")
    ] = None,
    theme: Annotated[str | None, option("--theme", "help-theme", metavar="NAME|FILE")] = None,
    set_: Annotated[list[str] | None, option("--set", "help-set", metavar="NAME=VALUE")] = None,
    png: Annotated[bool, option("--png", "help-png")] = False,
    watch: Annotated[bool, option("--watch", "help-watch")] = False,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Fill a template with its sample or with given data, to be looked at."""
    if watch and STREAM in (data, output):
        raise UsageError(Problem("preview-watch-stream"))
    world = setting(os.environ)
    settings = flows.read_settings(set_ or ())
    form = flows.open_template(template, world)
    flows.check_options(form, settings)
    given = open_given(data, DataError) if data else flows.sample_for(form, world)

    def show(form: "Input", given: "Input") -> None:
        made = flows.preview(form, given, world, machine(), theme, settings)
        TALK.warn(made.warnings)
        content = made.content
        kept = [form.path, given.path]
        target = output or str(Path("output") / "preview" / f"{flows.name_of(form)}.pdf")
        if not target.lower().endswith(PICTURE):
            judge = flows.is_untouched_preview
            put(target, content, kind=".pdf", inputs=kept, untouched=judge, force=force)
        if png or target.lower().endswith(PICTURE):
            _put_pictures(Path(target), list(flows.page_pictures(content)), kept, force=force)

    if not watch:
        show(form, given)
        return
    files = flows.watched_files(form, given, theme)
    TALK.tell("told-watching", files=", ".join(path.name for path in files if path.is_file()))
    follow(flows.changes(files), lambda: show(*_read_again(template, given)))


def follow(changes: Iterable[set[Path]], show: Callable[[], None]) -> None:
    """Show as soon as the watch stands, and again whenever something changed.

    What is wrong is said, and on it goes.
    """
    for number, changed in enumerate(changes):
        if number and not changed:
            continue
        allow_more_time()
        try:
            show()
        except BriefgenError as error:
            TALK.warn(error.problems)


def _read_again(template: str, given: "Input") -> "tuple[Input, Input]":
    """Return template and data as they stand now."""
    world = setting(os.environ)
    return flows.open_template(template, world), open_given(given.name, DataError)


def _put_pictures(
    target: Path, pictures: list[bytes], kept: list[Path | None], *, force: bool
) -> None:
    """Write a picture for each page, numbered where there are several."""
    for number, content in enumerate(pictures, 1):
        stem = target.stem if len(pictures) == 1 else f"{target.stem}-{number}"
        judge = flows.is_preview_picture
        name = str(target.with_name(f"{stem}{PICTURE}"))
        put(name, content, kind=PICTURE, inputs=kept, untouched=judge, force=force)
