"""Templates that people make their own, send on and put in place."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from briefgen import flows
from briefgen.cli.opening import open_on_screen
from briefgen.cli.streams import put
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting, user_templates
from briefgen.errors import OutputError, Problem, TemplateError, UsageError

if TYPE_CHECKING:
    from briefgen.flows import Owned


def template_new(
    kind: Annotated[Literal["brief", "scorecard"], argument("help-new-kind", "KIND")],
    name: Annotated[str, argument("help-new-name", "NAME")],
    base: Annotated[str | None, option("--from", "help-new-from", metavar="NAME|FILE")] = None,
    here: Annotated[bool, option("--here", "help-new-here")] = False,
    user: Annotated[bool, option("--user", "help-new-user")] = False,
    show: Annotated[bool, option("--open", "help-open")] = False,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Make a working copy of a template, to be changed."""
    if here and user:
        raise UsageError(Problem("new-where"))
    home = Path() if here else (_users() if user else Path("templates")) / kind
    made = flows.new_template(kind, name, base, home, setting(os.environ), force=force)
    TALK.tell("told-new", document=made.document)
    _done(made, name)
    if show:
        open_on_screen(made.document)


def template_pack(
    name: Annotated[str, argument("help-template-file", "TEMPLATE")],
    output: Annotated[
        str | None, option("-o", "--output", "help-pack-output", metavar="FILE.zip")
    ] = None,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Pack a template into one file, to be sent."""
    world = setting(os.environ)
    content = flows.pack_template(name, world)
    target = output or f"{flows.name_of(flows.open_template(name, world))}.zip"
    put(target, content, kind=".zip", untouched=flows.is_untouched_parcel, force=force)


def template_install(
    parcel: Annotated[str, argument("help-install-file", "FILE.zip")],
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Check a packed template and put it into the user's folder."""
    world = setting(os.environ)
    given = flows.read_input(Path(parcel), TemplateError)
    made = flows.install_template(given, _users(), world, force=force)
    _done(made, made.folder.name)


def _done(made: "Owned", name: str) -> None:
    TALK.result(str(made.folder))
    TALK.tell("told-owned", name=name)


def _users() -> Path:
    folder = user_templates(os.environ)
    if folder is None:
        raise OutputError(Problem("install-no-home"))
    return folder
