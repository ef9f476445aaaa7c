"""``briefgen explain``: every code is explained honestly, a misspelt one finds its neighbour."""

import ast
import json
from pathlib import Path

import pytest

import briefgen
from briefgen.cli.explaining import explanation_of, family_of, problem_codes
from briefgen.errors import explanations, messages
from tests.cli.command import call

PACKAGE = Path(briefgen.__file__).parent


def codes_in_the_source() -> set[str]:
    return {
        node.args[0].value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Problem"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def test_every_code_of_a_problem_is_explained() -> None:
    known = set(problem_codes())
    missing = {code for code in codes_in_the_source() & set(messages()) if code not in known}
    assert missing == set()


@pytest.mark.parametrize("code", problem_codes())
def test_an_explanation_says_something_in_both_languages(code: str) -> None:
    for language in ("vi", "en"):
        one = explanation_of(code, language)
        assert one.meaning
        assert one.context
        assert "{name}" not in one.meaning + one.remedy


def test_texts_of_their_own_belong_to_codes_and_have_all_parts() -> None:
    for code, own in explanations()["code"].items():
        assert code in messages()
        assert {(part, lang) for part in own for lang in own[part]} == {
            (part, lang) for part in ("why", "example") for lang in ("vi", "en")
        }


def test_every_check_of_a_record_has_a_text_of_its_own() -> None:
    checks = [code for code in problem_codes() if family_of(code) == "check"]
    assert set(checks) <= set(explanations()["code"])
    assert len(checks) > 35


def test_families_name_only_codes_that_exist() -> None:
    for family in explanations()["family"].values():
        assert set(family["codes"]) <= set(messages())


def test_a_code_is_explained_with_example_and_remedy(tmp_path: Path) -> None:
    ran = call("explain", "[ratio-disagrees]", cwd=tmp_path)
    assert ran.code == 0
    for words in ("Ý nghĩa", "Vì sao", "Ví dụ", "Cách sửa\n  Kiểm tra ba số này."):
        assert words in ran.text
    assert "Remedy" in call("explain", "ratio-disagrees", cwd=tmp_path, lang="en").text


def test_all_codes_are_listed(tmp_path: Path) -> None:
    ran = call("explain", "--all", cwd=tmp_path)
    listed = {line.split(" ")[0] for line in ran.paths if line and not line.startswith("#")}
    assert listed == set(problem_codes())
    document = json.loads(call("explain", "--all", "--json", cwd=tmp_path).text)
    assert {row["code"] for row in document["codes"]} == listed


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("ratio-disagree",), "code-unknown-near"),
        (("qqqqqq",), "code-unknown"),
        ((), "explain-what"),
    ],
)
def test_a_code_that_is_none_is_a_wrong_call(
    tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    ran = call("explain", *words, cwd=tmp_path)
    assert ran.code == 2
    assert f"[{code}]" in ran.err
