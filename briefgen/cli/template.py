"""What templates there are, and what each is made of."""

import json as jsonlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from briefgen.cli.streams import put
from briefgen.cli.telling import print_aligned
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import Place, Problem, TemplateError

if TYPE_CHECKING:
    from briefgen.catalog.templates import Template

SCHEMA_VERSION = 1
Object = dict[str, object]


def template_list(
    kind: Annotated[Literal["brief", "scorecard"] | None, option("--kind", "help-kind")] = None,
    json: Annotated[bool, option("--json", "help-json")] = False,
    web: Annotated[bool, option("--web", "help-web")] = False,
    output: Annotated[
        str | None, option("-o", "--output", "help-web-output", metavar="FILE")
    ] = None,
) -> None:
    """List the templates: kind, name, origin, pages, rules, title."""
    from briefgen.catalog.templates import list_templates

    found, problems = list_templates(setting(os.environ).shelves, kind)
    if web or output:
        from briefgen import flows
        from briefgen.catalog.gallery import gallery

        page = flows.seal_page(gallery(found, TALK.language))
        target = output or str(Path("output") / "templates.html")
        put(target, page, kind=".html", untouched=flows.is_untouched_page)
    elif json:
        document = {"schema_version": SCHEMA_VERSION, "templates": [_as_row(one) for one in found]}
        TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
    else:
        print_aligned([TALK.words("list-head").split("|"), *(_cells(one) for one in found)])
    if problems:
        raise TemplateError(problems)


def template_show(
    name: Annotated[str, argument("help-template-file", "TEMPLATE")],
    json: Annotated[bool, option("--json", "help-json")] = False,
) -> None:
    """Show what a template says of itself, its options and fields, and where its files lie."""
    from briefgen import flows

    world = setting(os.environ)
    form = flows.open_template(name, world)
    found = flows.found_of(form)
    if found is None:
        raise TemplateError(Problem("pack-loose", Place(name)))
    fields: list[str] = []
    problems: Sequence[Problem] = ()
    try:
        fields = [one.text for one in flows.names_of(form)]
    except TemplateError as error:
        problems = error.problems
    if json:
        document = {"schema_version": SCHEMA_VERSION, **_whole(found, fields)}
        TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
    else:
        for line in _lines(found, fields):
            TALK.result(line)
    if problems:
        raise TemplateError(problems)


def _cells(item: "Template") -> list[str]:
    rules = "–" if item.rules == "none" else item.rules
    title = item.title_in(TALK.language)
    return [item.kind, item.name, item.origin, str(item.pages or "–"), rules, title]


def _as_row(item: "Template") -> Object:
    return {
        "kind": item.kind,
        "name": item.name,
        "aliases": list(item.aliases),
        "origin": item.origin,
        "title": item.title_in(TALK.language),
        "version": item.version,
        "theme": item.theme,
        "rules": item.rules,
        "form": item.form,
        "pages": item.pages,
        "folder": str(item.folder),
    }


def _whole(found: "Template", fields: list[str]) -> Object:
    options = [
        {
            "name": one.name,
            "type": one.type,
            "default": one.shown if one.type == "number" else one.default,
            "takes": one.takes,
            "help": dict(one.help),
        }
        for one in found.options
    ]
    files = [
        {"name": name, "from": origin, "folder": folder} for name, origin, folder in _files(found)
    ]
    extends = [f"{found.kind}/{level.folder.name}" for level in found.levels[1:]]
    return {
        **_as_row(found),
        "languages": list(found.languages),
        "description": dict(found.description),
        "extends": extends[0] if extends else None,
        "document": str(found.document),
        "options": options,
        "needs": list(found.needs),
        "fields": fields,
        "files": files,
    }


def _files(found: "Template") -> list[tuple[str, str, str]]:
    """Return each file with where it comes from: ``own``, ``extended`` or ``built-in``."""
    rows = []
    for name, level in found.files().items():
        own = level.folder == found.folder
        origin = "built-in" if level.origin == "built-in" else "own" if own else "extended"
        rows.append((name, origin, str(level.folder)))
    return rows


def _lines(found: "Template", fields: list[str]) -> list[str]:
    said = TALK.words
    lines = [f"{found.kind}/{found.name}  {found.title_in(TALK.language)}"]
    about: Any = found.description
    lines += [text for text in [about.get(TALK.language) or next(iter(about.values()), "")] if text]
    facts = {
        "show-origin": said(f"origin-{found.origin}"),
        "show-aliases": ", ".join(found.aliases),
        "show-extends": ", ".join(f"{found.kind}/{one.folder.name}" for one in found.levels[1:]),
        "show-version": found.version,
        "show-pages": str(found.pages or ""),
        "show-rules": "" if found.rules == "none" else found.rules,
        "show-theme": found.theme,
        "show-languages": ", ".join(found.languages),
        "show-needs": ", ".join(found.needs),
        "show-folder": str(found.folder),
    }
    lines += [f"  {said(code):<12} {text}" for code, text in facts.items() if text]
    if found.options:
        lines += ["", said("show-options")]
    for one in found.options:
        about = one.help.get(TALK.language) or next(iter(one.help.values()), "")
        lines.append(f"  --set {one.name}={one.shown}  ({one.takes})  {about}".rstrip())
    lines += ["", said("show-files")]
    wide = max((len(name) for name, *_ in _files(found)), default=0)
    for name, origin, folder in _files(found):
        lines.append(f"  {name:<{wide}}  {said(f'from-{origin}'):<10}  {folder}")
    lines += ["", said("show-fields", count=len(fields), name=found.name)]
    return lines
