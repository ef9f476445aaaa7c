"""Commands of a template maker: which names a template uses, and all that is wrong with it."""

import json as jsonlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from briefgen import flows
from briefgen.cli.checking import FINDINGS, tell_counts, written
from briefgen.cli.streams import open_given, put
from briefgen.cli.telling import print_aligned
from briefgen.cli.wording import argument, option
from briefgen.cli.world import TALK, setting
from briefgen.errors import BriefgenError, DataError, Place, Problem, UsageError, say_place

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.catalog.uses import Name, Use

SCHEMA_VERSION = 1
FIELD_LIST = "truong-du-lieu.docx"
Object = dict[str, object]
Form = Literal["text", "json", "sarif"]


def template_vars(
    template: Annotated[str | None, argument("help-template-file-maybe", "[TEMPLATE]")] = None,
    json: Annotated[bool, option("--json", "help-json")] = False,
    schema: Annotated[bool, option("--schema", "help-schema-of")] = False,
    filters: Annotated[bool, option("--filters", "help-vars-filters")] = False,
    docx: Annotated[bool, option("--docx", "help-vars-docx")] = False,
    output: Annotated[
        str | None, option("-o", "--output", "help-vars-output", metavar="FILE")
    ] = None,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """List the names that a template uses, or all fields and filters there are."""
    if template is None:
        if schema:
            raise UsageError(Problem("vars-schema-of"))
        if docx or output:
            target = output or FIELD_LIST
            made = flows.field_list(setting(os.environ), TALK.language)
            put(target, made, kind=".docx", untouched=made.__eq__, force=force)
            return
        _print_filters(json=json) if filters else _print_fields(json=json)
        return
    if filters or docx or output:
        raise UsageError(Problem("vars-with-name"))
    form = flows.open_template(template, setting(os.environ))
    if schema:
        found = flows.schema_of(form, TALK.language)
        TALK.result(jsonlib.dumps(found, ensure_ascii=False, indent=2))
        return
    names = flows.names_of(form)
    if json:
        rows = [_as_row(name) for name in names]
        document = {"schema_version": SCHEMA_VERSION, "names": rows}
        TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
    elif names:
        _print_names(names)
    else:
        TALK.tell("told-no-names", template=template)


def template_check(
    templates: Annotated[list[str], argument("help-template-files", "TEMPLATE")],
    data: Annotated[str | None, option("--with", "help-check-with", metavar="DATA")] = None,
    json: Annotated[bool, option("--json", "help-json")] = False,
    sarif: Annotated[bool, option("--sarif", "help-sarif")] = False,
    annotate: Annotated[
        str | None, option("--annotate", "help-annotate", metavar="OUT.docx")
    ] = None,
    force: Annotated[bool, option("--force", "help-force")] = False,
) -> None:
    """Tell everything wrong with templates; exit 1 when there is an error."""
    names = list(dict.fromkeys(templates))
    if annotate and len(names) > 1:
        raise UsageError(Problem("annotate-several", facts={"count": len(names)}))
    world = setting(os.environ)
    given = open_given(data, DataError) if data else None
    problems: list[Problem] = []
    unreadable = 0
    for name in names:
        try:
            form = flows.open_template(name, world)
        except BriefgenError as error:
            problems += error.problems
            unreadable = unreadable or error.exit_code
            continue
        proof = flows.prove(form, given, world)
        problems += proof.problems
        if annotate:
            _annotate(proof, annotate, [form.path, given.path if given else None], force=force)
    form_of_output: Form = "json" if json else "sarif" if sarif else "text"
    if text := written(problems, [], form_of_output):
        TALK.result(text)
    if form_of_output == "text":
        tell_counts(problems)
    if unreadable:
        raise typer.Exit(unreadable)
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(FINDINGS)


def _annotate(proof: flows.Proof, target: str, inputs: "list[Path | None]", *, force: bool) -> None:
    content = flows.annotated(proof, TALK.language)
    put(target, content, kind=".docx", inputs=inputs, force=force)
    TALK.tell("told-annotated", path=target)


def _print_fields(*, json: bool) -> None:
    found = flows.field_examples(setting(os.environ), TALK.language)
    if json:
        rows = [
            {
                "name": one.path,
                "name_vi": one.vi,
                "means": one.means,
                "example": one.shown or None,
                "repeats": one.repeats,
                "technical": one.technical,
            }
            for one in found
        ]
        document = {"schema_version": SCHEMA_VERSION, "fields": rows}
        TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
        return
    table = [TALK.words("vars-all-head").split("|")]
    for one in found:
        if not one.technical:
            names = [one.vi, one.path] if TALK.language == "vi" else [one.path, one.vi]
            mark = " ↻" if one.repeats and one.shown.startswith("(") else ""
            table.append([names[0] + mark, names[1], one.shown, one.means])
    print_aligned(table)


def _print_filters(*, json: bool) -> None:
    found = flows.filter_examples(setting(os.environ), TALK.language)
    if json:
        rows = [
            {"names": list(one.names), "means": one.means, "tag": one.tag, "prints": one.prints}
            for one in found
        ]
        document = {"schema_version": SCHEMA_VERSION, "filters": rows}
        TALK.result(jsonlib.dumps(document, ensure_ascii=False, indent=2))
        return
    table = [TALK.words("vars-filters-head").split("|")]
    table += [[", ".join(one.names), one.tag, one.prints, one.means] for one in found]
    print_aligned(table)


def _as_row(name: "Name") -> Object:
    from briefgen.catalog.fields import in_vietnamese

    return {
        "name": name.text,
        "name_vi": in_vietnamese(name.path),
        "roles": sorted(name.roles),
        "needed": name.needed,
        "filters": list(name.filters),
        "uses": [_as_use(use) for use in name.uses],
    }


def _as_use(use: "Use") -> Object:
    at = use.at
    return {
        "role": use.role,
        "defaulted": use.defaulted,
        "filters": list(use.filters),
        "place": say_place(at, TALK.language),
        "part": at.part,
        "line": at.line,
        "heading": at.heading,
        "cells": [list(cell) for cell in at.cells],
        "paragraph": at.paragraph,
        "tag": at.tag,
    }


def _print_names(names: "list[Name]") -> None:
    from briefgen.catalog.fields import in_vietnamese
    from briefgen.cli.reading import print_table

    rows = [TALK.words("vars-head").split("|")]
    for name in names:
        roles = [TALK.words(f"role-{role}") for role in _ROLES if role in name.roles]
        if not name.needed:
            roles.append(TALK.words("role-optional"))
        first = say_place(
            replace(name.uses[0].at, file=None, tag=None, heading=None), TALK.language
        )
        more = f" (+{len(name.uses) - 1})" if len(name.uses) > 1 else ""
        spelt = in_vietnamese(name.path)
        text = name.text if spelt == name.text else f"{name.text}, {spelt}"
        rows.append([text, ", ".join(roles), ", ".join(name.filters), first + more])
    print_table(TALK.words("vars-title"), rows)


def _where(at: Place) -> str:
    """Return a place as short as a table needs it."""
    if at.line:
        return TALK.words("place-line", line=at.line)
    return say_place(replace(at, file=None, tag=None, heading=None), TALK.language)


_ROLES = ("printed", "looped", "tested", "computed", "assigned")
