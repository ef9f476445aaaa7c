"""The template group."""

import json as jsonlib
import os
from typing import Annotated, Literal

from briefgen.cli.wording import option
from briefgen.cli.world import TALK, setting
from briefgen.errors import TemplateError

SCHEMA_VERSION = 1


def template_list(
    kind: Annotated[Literal["brief", "scorecard"] | None, option("--kind", "help-kind")] = None,
    json: Annotated[bool, option("--json", "help-json")] = False,
) -> None:
    """List the templates: name, kind, origin, title."""
    from briefgen.catalog.templates import list_templates

    found, problems = list_templates(setting(os.environ).shelves, kind)
    if json:
        rows = [
            {
                "kind": item.kind,
                "name": item.name,
                "origin": item.origin,
                "title": item.title_in(TALK.language),
                "version": item.version,
                "theme": item.theme,
                "rules": item.rules,
                "pages": item.pages,
                "folder": str(item.folder),
            }
            for item in found
        ]
        document = {"schema_version": SCHEMA_VERSION, "templates": rows}
        TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
    else:
        for item in found:
            title = item.title_in(TALK.language)
            TALK.result(f"{item.kind:<10} {item.name:<16} {item.origin:<9} {title}")
    if problems:
        raise TemplateError(problems)
