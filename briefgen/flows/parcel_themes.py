"""The theme that a packed template names: sent along, checked, put on the shelf of themes."""

from pathlib import Path, PurePosixPath

from briefgen.catalog.templates import Shelf, Template
from briefgen.catalog.themes import DEFAULT, Theme, find_theme
from briefgen.errors import OutputError, Place, Problem, TemplateError, why_refused
from briefgen.flows.outputs import publish
from briefgen.flows.owning import Files
from briefgen.flows.setting import Setting

THEMES = "themes"


def theme_files(found: Template, setting: Setting) -> Files:
    """Return the files of the theme that a template names, of the one it extends, and the logo.

    Built-in themes are everywhere; they stay at home.

    Raises:
        TemplateError: the theme is missing or broken.
    """
    files: dict[str, bytes] = {}
    name = found.theme
    while name:
        theme = find_theme(name, setting.shelves)
        if theme.origin == "built-in":
            break
        files[f"{THEMES}/{theme.file.name}"] = theme.file.read_bytes()
        files |= _logo(theme)
        name = theme.parent if theme.parent != DEFAULT else ""
    return files


def refuse_bad_theme(found: Template, files: Files, setting: Setting) -> None:
    """Refuse a theme of a parcel that cannot be read or printed with.

    Raises:
        TemplateError: everything wrong with it; ``parcel-theme-stray`` for a file no theme names.
    """
    from briefgen.flows.themes import prove_theme

    due = theme_files(found, setting) if files else {}
    stray = sorted(name for name in files if name not in due)
    if stray:
        raise TemplateError(Problem("parcel-theme-stray", facts={"name": name}) for name in stray)
    if files:
        wrong = [
            one for one in prove_theme(found.theme, setting).problems if one.severity == "error"
        ]
        if wrong:
            raise TemplateError(wrong)


def with_themes(setting: Setting, folder: Path) -> Setting:
    """Return the world with the themes of a folder before all others."""
    return Setting((Shelf("user", folder), *setting.shelves), setting.cache, setting.version)


def parted(files: Files) -> tuple[Files, Files]:
    """Return the files of a template, and those of the theme sent along."""
    sent = {name: one for name, one in files.items() if PurePosixPath(name).parts[0] == THEMES}
    return {name: one for name, one in files.items() if name not in sent}, sent


def refuse_other_themes(files: Files, home: Path, *, force: bool) -> None:
    """Refuse to replace a theme of the shelf by another one of its name.

    Raises:
        OutputError: ``parcel-theme-other`` for each.
    """
    there = [home / name for name, one in files.items() if _differs(home / name, one)]
    if there and not force:
        raise OutputError(
            Problem("parcel-theme-other", Place(str(path)), {"name": path.name}) for path in there
        )


def put_themes(files: Files, home: Path) -> None:
    """Write the files of a theme on the shelf; raises ``OutputError`` as ``publish`` does."""
    for name, content in files.items():
        if _differs(home / name, content) or not (home / name).exists():
            publish(home / name, content, force=True)


def _differs(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() != content


def _logo(theme: Theme) -> Files:
    """Return the logo that the file of a theme names, where it lies beside it."""
    name = theme.own.get("agency", {}).get("logo", "")
    path = theme.file.parent / name
    try:
        return {f"{THEMES}/{path.name}": path.read_bytes()} if name else {}
    except OSError as error:
        at = Place(str(theme.file), path="agency.logo")
        facts = {"name": name, "folder": path.parent, "why": why_refused(error)}
        raise TemplateError(Problem("asset-missing", at, facts)) from error
