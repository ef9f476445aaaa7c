"""The house itself: doors, sizes, messages, mirrored tests, no loose ends."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "briefgen"
if not (ROOT / "pyproject.toml").is_file() or not PACKAGE.is_dir():
    pytest.skip("the source tree is not here: run from a checkout", allow_module_level=True)

MODULES = sorted(PACKAGE.rglob("*.py"))
DOORS = {
    "typer": {"cli"},
    "rich": {"cli"},
    "jinja2": {"catalog"},
    "reportlab": {"pdf"},
    "docx": {"word", "extract"},
    "lxml": {"word", "pdf", "extract", "standards"},
    "markdown_it": {"word"},
    "yaml": {"meetingfile"},
    "pydantic": {"model", "meetingfile"},
    "platformdirs": {"cli"},
}
FORBIDDEN = re.compile(r"^(utils|helpers|common|shared|misc|manager|handler|info|obj|process)")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_outside_package_has_one_door(path: Path) -> None:
    strangers = {
        name for name in imported(tree(path)) if name in DOORS and room(path) not in DOORS[name]
    }
    assert not strangers


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    long = [
        node.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 50
    ]
    assert not long


def test_no_room_is_called_by_what_it_is_not() -> None:
    assert [path for path in PACKAGE.rglob("*") if FORBIDDEN.match(path.stem)] == []


def test_folders_are_opened_for_three_files_or_more() -> None:
    folders = {path.parent for path in MODULES if path.name != "__init__.py"} - {PACKAGE}
    small = [
        folder
        for folder in folders
        if len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) < 3
    ]
    assert small == []


def messages() -> dict[str, dict[str, str]]:
    return tomllib.loads((PACKAGE / "messages.toml").read_text(encoding="utf-8"))


def facts(sentence: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", messages())
def test_every_message_speaks_both_languages_of_the_same_facts(code: str) -> None:
    message = messages()[code]
    assert set(message) == {"vi", "en"}
    assert facts(message["vi"]) == facts(message["en"])


def test_every_problem_code_in_the_source_has_a_message() -> None:
    codes = {
        argument.value
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Problem"
        for argument in [*node.args[:1], *(k.value for k in node.keywords if k.arg == "code")]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert codes - set(messages()) == set()


def test_tests_mirror_the_rooms() -> None:
    """A test file named like a module stands in the folder of that module's room."""
    rooms = {path.parent.relative_to(PACKAGE) for path in MODULES}
    modules = {path.relative_to(PACKAGE).with_suffix("") for path in MODULES}
    for path in (ROOT / "tests").rglob("test_*.py"):
        folder = path.parent.relative_to(ROOT / "tests")
        if folder in rooms and folder != Path():
            stem = path.stem.removeprefix("test_")
            near = {module.name for module in modules if module.parent == folder}
            assert (
                stem in near
                or any(stem.startswith(name.split("_")[0]) for name in near)
                or (stem.startswith(("seed", "every", "corpus")))
            ), f"{path} mirrors no module of {folder}"


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_readme_names_only_commands_that_exist(name: str) -> None:
    from briefgen.cli.door import app

    known = {command.name or "" for command in app.registered_commands}
    known |= {(command.callback.__name__ if command.callback else "") for command in
              app.registered_commands}  # fmt: skip
    known |= {group.name or "" for group in app.registered_groups}
    text = (ROOT / name).read_text(encoding="utf-8")
    used = set(re.findall(r"^\s*(?:\$ )?briefgen ([a-z]+)", text, re.MULTILINE))
    assert used
    assert used <= known


def test_nothing_is_left_to_do_in_a_comment() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX)\b")
    files = [*MODULES, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert [path for path in files if words.search(path.read_text(encoding="utf-8"))] == []
