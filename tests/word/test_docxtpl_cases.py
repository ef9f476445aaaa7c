"""Every case of docxtpl's own suite, as a Python program fills it: 42 of 42 show the same.

    pytest tests/word/test_docxtpl_cases.py

What docxtpl rendered stands in the shared material, with what makes it visible; without that
material this is skipped, loudly.
"""

import importlib.util
import json
import warnings
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefgen.errors import TemplateError
from briefgen.word import CompiledTemplate, compile_template
from briefgen.word.content.typed import typed_values
from briefgen.word.names import undeclared_names

SHARED = Path(__file__).parents[2].parent / "shared" / "conformance"
ASSETS = SHARED / "docxtpl" / "tests"
CASES: dict[str, dict[str, Any]] = (
    {one["id"]: one for one in json.loads((SHARED / "docxtpl_cases.json").read_text())["cases"]}
    if SHARED.exists()
    else {}
)
FILTERS: Mapping[str, Callable[..., Any]] = {
    "concat_space": lambda value, text: f"{value} {text}",
    "add": lambda value, number: value + number,
}
CALLABLES: Mapping[str, Callable[..., Any]] = {"dict_items": lambda given: given.items()}
pytestmark = [
    pytest.mark.skipif(not CASES, reason="the shared cases of docxtpl are not here: 42 not run"),
    pytest.mark.filterwarnings("ignore"),  # of the libraries that read what was made
]


@cache
def observe() -> Callable[[bytes], dict[str, Any]]:
    """Return the function that tells what a reader of a document sees."""
    path = SHARED / "run_docxtpl_reference.py"
    found = importlib.util.spec_from_file_location("reference", path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found.loader.exec_module(module)
    seen: Callable[[bytes], dict[str, Any]] = module.observe
    return seen


def content(case: Mapping[str, Any]) -> bytes:
    return Path(ASSETS.parent, str(case["template"])).read_bytes()


def read(name: str) -> bytes:
    return (ASSETS / name).read_bytes()


def compiled(case: Mapping[str, Any]) -> CompiledTemplate:
    options = case.get("options") or {}
    lent = (options.get("env") or {}).get("filters", {})
    context = case["context"] or {}
    callables = {
        name: CALLABLES[value["name"]]
        for name, value in context.items()
        if isinstance(value, dict) and value.get("$type") == "Callable"
    }
    template = compile_template(
        content(case),
        filters={name: FILTERS[function] for name, function in lent.items()},
        callables=callables,
    )
    for step in options.get("replace", []):
        new = step["dst"]
        put = rendered(new["case"]) if isinstance(new, dict) else read(new)
        if step["op"] in ("media", "embedded"):
            template = template.replacing(equal=[(read(step["src"]), put)])
        elif step["op"] == "zipname":
            template = template.replacing(members={step["src"]: put})
        else:
            template = template.replacing(pictures={step["src"]: put})
    return template


@cache
def rendered(name: str) -> bytes:
    case = CASES[name]
    values = {
        key: value
        for key, value in (case["context"] or {}).items()
        if not (isinstance(value, dict) and value.get("$type") == "Callable")
    }
    return compiled(case).render(typed_values(values, read), missing="blank", read_asset=read)


def embedded_case(case: Mapping[str, Any]) -> str | None:
    """Return the case whose document is embedded in that of another one."""
    steps = (case.get("options") or {}).get("replace", [])
    return next((step["dst"]["case"] for step in steps if isinstance(step["dst"], dict)), None)


@pytest.mark.parametrize("name", [n for n, one in CASES.items() if one["kind"] == "render"])
def test_a_reader_sees_what_docxtpl_shows(name: str) -> None:
    seen, expected = observe()(rendered(name)), dict(CASES[name]["expected"])
    inner = embedded_case(CASES[name])
    if inner is not None:
        # One embedded file is a document of the suite itself: made by docxtpl there, by us here.
        from tests.word.packages import member

        own = f"{zlib.crc32(member(rendered(inner)).encode()):08x}"
        assert own in seen["media_crc"]
        assert len(set(expected["media_crc"]) - set(seen["media_crc"])) == 1
        assert len(expected["media_crc"]) == len(seen["media_crc"])
        del seen["media_crc"], expected["media_crc"]
    assert seen == expected


@pytest.mark.parametrize("name", [n for n, one in CASES.items() if one["kind"] == "undeclared"])
def test_the_same_names_are_undeclared(name: str) -> None:
    case = CASES[name]
    found = undeclared_names(content(case), case["context"])
    assert sorted(found) == case["expected"]["undeclared"]


@pytest.mark.parametrize("name", [n for n, one in CASES.items() if one["kind"] == "error"])
def test_an_error_is_told_with_its_place(name: str) -> None:
    with pytest.raises(TemplateError) as raised:
        compile_template(content(CASES[name]))
    (problem,) = raised.value.problems
    assert problem.at.paragraph is not None
    assert "endif" in str(problem.at.tag)
