"""Problems for machines: our JSON, and SARIF 2.1.0 as its standard words it."""

import json
from typing import Any

import pytest

from briefgen.cli.findings import as_json, as_sarif
from briefgen.cli.world import TALK
from briefgen.errors import Place, Problem

PROBLEMS = [
    Problem(
        "ratio-disagrees",
        Place("dữ liệu/hop 1.yaml", 41, 15, "indicators[0].attainments[0].percent"),
        {"name": "Bán lẻ", "ratio": "97,6", "actual": "1", "plan": "2", "computed": "50"},
    ),
    Problem(
        "unit-missing",
        Place("/a/b.yaml", path="indicators[1]"),
        {"name": "A", "figure": "5"},
        "info",
    ),
    Problem("unit-missing", Place("-"), {"name": "B", "figure": "6"}, "warning"),
    Problem(
        "name-unknown",
        Place("mau.docx", part="body", cells=((2, 3, 1),), tag="{{ x }}"),
        {"name": "x"},
    ),
]


@pytest.fixture(autouse=True)
def speak_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TALK, "language", "vi")


def sarif() -> dict[str, Any]:
    log: dict[str, Any] = json.loads(as_sarif(PROBLEMS))
    return log


def test_json_tells_code_gravity_place_and_sentence() -> None:
    document = json.loads(as_json(PROBLEMS))
    assert document["schema_version"] == 1
    first = document["problems"][0]
    assert (first["code"], first["severity"]) == ("ratio-disagrees", "error")
    assert (first["line"], first["column"]) == (41, 15)
    assert first["facts"]["ratio"] == "97,6"
    assert first["message"].endswith("[ratio-disagrees]")


def test_a_sarif_log_has_one_run_with_a_rule_for_each_code() -> None:
    log = sarif()
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["ratio-disagrees", "unit-missing", "name-unknown"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == [
        "error",
        "warning",
        "error",
    ]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note", "none"}
        assert result["message"]["text"]


def test_places_are_physical_where_a_file_is_known_and_logical_inside_it() -> None:
    first, second, third, fourth = (r.get("locations") for r in sarif()["runs"][0]["results"])
    physical = first[0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "d%E1%BB%AF%20li%E1%BB%87u/hop%201.yaml"
    assert physical["region"] == {"startLine": 41, "startColumn": 15}
    assert first[0]["logicalLocations"] == [
        {"fullyQualifiedName": "indicators[0].attainments[0].percent", "kind": "property"}
    ]
    assert second[0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///a/b.yaml"
    assert "region" not in second[0]["physicalLocation"]
    assert third is None
    assert fourth[0]["logicalLocations"] == [
        {"fullyQualifiedName": "thân văn bản › bảng 2, hàng 3, ô 1 › «{{ x }}»", "kind": "element"}
    ]


def test_no_problems_make_an_empty_log() -> None:
    (run,) = json.loads(as_sarif([]))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert json.loads(as_json([]))["problems"] == []
