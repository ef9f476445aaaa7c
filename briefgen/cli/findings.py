"""Problems for machines: JSON of our own, and SARIF 2.1.0 for editors and code hosts."""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from briefgen import __version__
from briefgen.cli.explaining import explanation_of
from briefgen.cli.world import TALK
from briefgen.errors import Place, Problem, Severity, say, say_place, sentence_of

SCHEMA_VERSION = 1
SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""Our severities as SARIF calls them (OASIS SARIF 2.1.0, 3.27.10)."""
STREAM = "-"
KEPT = ("words-kept", "words-kept-more")
Object = dict[str, object]


def as_json(problems: Sequence[Problem]) -> str:
    """Return ``{"schema_version": 1, "problems": […]}``, texts in the language of this run."""
    document = {"schema_version": SCHEMA_VERSION, "problems": [_row(each) for each in problems]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def made_as_json(path: str, notes: Sequence[Problem]) -> str:
    """Return ``{"schema_version": 1, "path": …, "kept": […], "problems": […]}`` of a document made.

    ``kept`` lists the texts that stay in the language of the record, each with its path there.
    """
    kept = [
        {"path": place, "text": text}
        for note in notes
        if note.code in KEPT
        for place, text in zip(_list(note, "paths"), _list(note, "texts"), strict=True)
    ]
    problems = [_row(note) for note in notes]
    document = {"schema_version": SCHEMA_VERSION, "path": path, "kept": kept, "problems": problems}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _list(note: Problem, name: str) -> Sequence[str]:
    value = note.facts[name]
    return value if isinstance(value, list) else ()


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a SARIF 2.1.0 log with one run: a rule for each code met, a result for each problem.

    Files stand as given, relative to where the command ran; lines and columns where they are
    known; data paths and places inside a Word file as logical locations.
    """
    codes = list(dict.fromkeys(problem.code for problem in problems))
    driver: Object = {
        "name": "briefgen",
        "version": __version__,
        "language": "vi-VN" if TALK.language == "vi" else "en-GB",
        "rules": [_rule(code, problems) for code in codes],
    }
    run: Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    log = {"$schema": SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _row(problem: Problem) -> Object:
    at = problem.at
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "path": at.path,
        "part": at.part,
        "part_number": at.part_number,
        "heading": at.heading,
        "note": at.note,
        "box": at.box,
        "cells": [list(cell) for cell in at.cells],
        "paragraph": at.paragraph,
        "tag": at.tag,
        "place": say_place(at, TALK.language),
        "message": say(problem, TALK.language),
        "facts": {name: str(value) for name, value in problem.facts.items()},
    }


def _rule(code: str, problems: Sequence[Problem]) -> Object:
    met = {problem.severity for problem in problems if problem.code == code}
    gravest = next(level for level in LEVELS if level in met)
    known = explanation_of(code, TALK.language)
    rule: Object = {
        "id": code,
        "shortDescription": {"text": known.meaning},
        "defaultConfiguration": {"level": LEVELS[gravest]},
    }
    if known.why:
        rule["fullDescription"] = {"text": known.why}
    remedy = "\n".join(filter(None, (known.remedy, known.example)))
    return rule | ({"help": {"text": remedy}} if remedy else {})


def _result(problem: Problem, rule: int) -> Object:
    result: Object = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": sentence_of(problem, TALK.language)},
    }
    location = _location(problem.at)
    if location:
        result["locations"] = [location]
    return result


def _location(at: Place) -> Object:
    location: Object = {}
    if at.file and at.file != STREAM:
        physical: Object = {"artifactLocation": {"uri": _uri(at.file)}}
        if at.line:
            column = {"startColumn": at.column} if at.column else {}
            physical["region"] = {"startLine": at.line, **column}
        location["physicalLocation"] = physical
    logical = [{"fullyQualifiedName": name, "kind": kind} for name, kind in _inside(at)]
    if logical:
        location["logicalLocations"] = logical
    return location


def _inside(at: Place) -> list[tuple[str, str]]:
    """Return the data path, and the place inside a document in words, each with its kind."""
    found = [(at.path, "value" if at.path.endswith("]") else "property")] if at.path else []
    part = say_place(
        Place(
            part=at.part,
            part_number=at.part_number,
            heading=at.heading,
            cells=at.cells,
            note=at.note,
            box=at.box,
            paragraph=at.paragraph,
            tag=at.tag,
            column=None if at.line else at.column,
        ),
        TALK.language,
    )
    return [*found, (part, "element")] if part else found


def _uri(file: str) -> str:
    """Return a file as a URI reference: relative as given, absolute with its scheme."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
