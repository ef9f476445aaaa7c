"""The theme group: one file for the look of all documents of an office."""

import json as jsonlib
import os
from pathlib import Path
from typing import Annotated

import typer

from briefgen import flows
from briefgen.cli.checking import FINDINGS, tell_counts, written
from briefgen.cli.printing import machine
from briefgen.cli.streams import open_given, put
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import BriefgenError, DataError, Problem, TemplateError

SCHEMA_VERSION = 1
WHICH = argument("help-theme-name", "THEME")


def theme_list(json: Annotated[bool, option("--json", "help-json")] = False) -> None:
    """List the themes: name, origin, the one it extends, agency."""
    from briefgen.catalog.themes import list_themes

    found, problems = list_themes(setting(os.environ).shelves)
    if json:
        rows = [
            {
                "name": theme.name,
                "origin": theme.origin,
                "extends": theme.parent,
                "agency": theme.tables["agency"]["name"],
                "file": str(theme.file),
            }
            for theme in found
        ]
        _print_json(themes=rows)
    else:
        for theme in found:
            agency = theme.tables["agency"]["name"] or "–"
            TALK.result(f"{theme.name:<16} {theme.origin:<9} {theme.parent:<16} {agency}")
    if problems:
        raise TemplateError(problems)


def theme_show(
    theme: Annotated[str, WHICH],
    json: Annotated[bool, option("--json", "help-json")] = False,
) -> None:
    """Print every value of a theme, which theme says it, and what it does."""
    from briefgen.catalog.themes import find_theme
    from briefgen.cli.reading import print_table

    world = setting(os.environ)
    found = find_theme(theme, world.shelves)
    entries = flows.entries_of(found, world)
    if json:
        values = [
            {
                "key": entry.key.path,
                "value": entry.value,
                "said_by": entry.said_by,
                "kind": entry.key.kind,
                "help": entry.key.says[TALK.language],
            }
            for entry in entries
        ]
        _print_json(theme=found.name, file=str(found.file), extends=found.parent, values=values)
        return
    rows = [TALK.words("theme-show-head").split("|")]
    for entry in entries:
        value = entry.value if isinstance(entry.value, str) else _shown(entry.value)
        rows.append([entry.key.path, value, entry.said_by, entry.key.says[TALK.language]])
    print_table(str(found.file), rows)


def theme_new(
    name: Annotated[str, argument("help-theme-new-name", "NAME")],
    agency: Annotated[str | None, option("--agency", "help-theme-agency", metavar="TEXT")] = None,
    colour: Annotated[
        str | None, option("--colour", "help-theme-colour", metavar="#RRGGBB")
    ] = None,
    font: Annotated[str | None, option("--font", "help-theme-font", metavar="NAME")] = None,
    logo: Annotated[str | None, option("--logo", "help-theme-logo", metavar="FILE")] = None,
    output: Annotated[
        str | None, option("-o", "--output", "help-theme-output", metavar="FILE")
    ] = None,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Write a theme of your own: every key explained, your answers filled in."""
    world = setting(os.environ)
    picture = open_given(logo, DataError) if logo else None
    said = {
        "agency.name": agency,
        "colour.brand": colour,
        "font.word": font,
        "agency.logo": Path(picture.name).name if picture else None,
    }
    answers = {key: value for key, value in said.items() if value is not None}
    usual, content = flows.new_theme(name, world, TALK.language, answers)
    target = Path(output) if output else usual
    put(str(target), content, kind=".toml", force=force)
    if picture is not None:
        beside = target.with_name(Path(picture.name).name)
        kept = [] if beside == picture.path else [picture.path]
        if not (beside.exists() and beside.read_bytes() == picture.content):
            put(str(beside), picture.content, kind=beside.suffix.lower(), inputs=kept, force=force)
    TALK.warn(flows.prove_theme(str(target), world).problems)


def theme_check(
    themes: Annotated[list[str], argument("help-theme-names", "THEME")],
    json: Annotated[bool, option("--json", "help-json")] = False,
) -> None:
    """Measure the colours of themes and look at their fonts; exit 1 when one cannot be read."""
    from briefgen.cli.findings import as_json

    world = setting(os.environ)
    proofs: list[flows.ThemeProof] = []
    problems: list[Problem] = []
    broken = 0
    for name in dict.fromkeys(themes):
        try:
            proofs.append(flows.prove_theme(name, world))
        except BriefgenError as error:
            problems += error.problems
            broken = broken or error.exit_code
    problems = [*problems, *(problem for proof in proofs for problem in proof.problems)]
    if json:
        rows = [_measurements(proof) for proof in proofs]
        _print_json(themes=rows, **jsonlib.loads(as_json(problems)))
    else:
        for proof in proofs:
            _print_measurements(proof)
        if text := written(problems, [], "text"):
            TALK.result(text)
        tell_counts(problems)
    if broken:
        raise typer.Exit(broken)
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(FINDINGS)


def theme_preview(
    theme: Annotated[str, WHICH],
    output: Annotated[
        Path | None, option("-o", "--output", "help-output-folder", metavar="DIR")
    ] = None,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Draw a scorecard and a brief of an invented meeting in a theme."""
    world, here = setting(os.environ), machine()
    folder = output or Path("output") / "preview" / f"theme-{Path(theme).stem}"
    for name, content in flows.preview_theme(theme, world, here):
        target = folder / name
        put(
            str(target),
            content,
            kind=target.suffix,
            untouched=flows.is_untouched_preview if target.suffix == ".pdf" else _untouched_word,
            force=force,
        )
        if target.suffix == ".pdf":
            _put_pictures(target, content, force=force)
    if here.office is None:
        TALK.tell("told-no-office")


def _untouched_word(content: bytes) -> bool | None:
    from briefgen.word import is_untouched

    return is_untouched(content)


def _put_pictures(target: Path, content: bytes, *, force: bool) -> None:
    """Write the first page as a picture, where the library for it is installed."""
    from briefgen.errors import RenderError

    try:
        picture = next(flows.page_pictures(content))
    except RenderError as error:
        TALK.warn([Problem(one.code, one.at, one.facts, "info") for one in error.problems])
        return
    name, judge = str(target.with_suffix(".png")), flows.is_preview_picture
    put(name, picture, kind=".png", untouched=judge, force=force)


def _measurements(proof: "flows.ThemeProof") -> dict[str, object]:
    rows = [
        {
            "measure": one.measure,
            "colour": one.one,
            "other": one.other,
            "eyes": one.eyes,
            "value": round(one.value, 2),
            "limit": one.limit,
            "readable": one.readable,
        }
        for one in proof.findings
    ]
    return {"name": proof.theme.name, "file": str(proof.theme.file), "measurements": rows}


def _print_measurements(proof: "flows.ThemeProof") -> None:
    """Print a line for each pair of colours: the eyes that tell it worst."""
    from briefgen.cli.reading import print_table

    worst = {}
    for one in sorted(proof.findings, key=lambda finding: -finding.value):
        worst[one.measure, one.one, one.other] = one
    rows = [TALK.words("theme-check-head").split("|")]
    for one in sorted(worst.values(), key=lambda finding: proof.findings.index(finding)):
        what = TALK.words(f"theme-measure-{one.measure}")
        eyes = "" if one.eyes == "everyone" else f" ({TALK.words(f'theme-eyes-{one.eyes}')})"
        sign = "" if one.readable else " ✗"
        pair = f"{one.one} – {one.other}{eyes}"
        rows.append([what, pair, f"{one.value:.1f}{sign}", f"≥ {one.limit:g}"])
    print_table(str(proof.theme.file), rows)


def _shown(value: object) -> str:
    return jsonlib.dumps(value, ensure_ascii=False)


def _print_json(**document: object) -> None:
    made = {**document, "schema_version": SCHEMA_VERSION}
    TALK.result(jsonlib.dumps(made, ensure_ascii=False, indent=2))
