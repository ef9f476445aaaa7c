"""``briefgen template vars`` and ``briefgen template check``."""

import json
from pathlib import Path

import pytest

from tests.cli.command import call
from tests.word.packages import docx, member

GOOD = ("{{ title }}", "{% for r in rows %}", "{{ r.name|upper }}", "{% endfor %}")
PDF = "<doc><body><text>{{ title }}</text>\n<text>{{ note|default('') }}</text></body></doc>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tot.docx").write_bytes(docx(*GOOD))
    (tmp_path / "sai.docx").write_bytes(docx("{{ a + }}", "{% if b %}"))
    (tmp_path / "mau.xml").write_text(PDF, encoding="utf-8")
    (tmp_path / "du.json").write_text('{"title": "t", "rows": [{"name": "a"}]}')
    (tmp_path / "thieu.json").write_text('{"title": "t", "rows": [{"nmae": "a"}]}')
    (tmp_path / "hong.json").write_text("{")
    return tmp_path


def test_lists_names_as_a_table_and_as_json(folder: Path) -> None:
    ran = call("template", "vars", "tot.docx", cwd=folder)
    assert ran.code == 0
    assert "rows[].name" in ran.text
    found = json.loads(call("template", "vars", "tot.docx", "--json", cwd=folder).text)
    assert [name["name"] for name in found["names"]] == ["title", "rows", "rows[].name"]
    assert found["names"][2]["uses"][0]["tag"] == "{{ r.name|upper }}"
    assert found["names"][2]["uses"][0]["paragraph"] == 3


def test_lists_names_of_a_pdf_template_and_of_one_on_the_shelf(folder: Path) -> None:
    found = json.loads(call("template", "vars", "mau.xml", "--json", cwd=folder).text)
    assert [(name["name"], name["needed"]) for name in found["names"]] == [
        ("title", True),
        ("note", False),
    ]
    for name in ("one-page", "a4-portrait"):
        assert call("template", "vars", name, cwd=folder).code == 0


def test_prints_a_schema(folder: Path) -> None:
    schema = json.loads(call("template", "vars", "tot.docx", "--schema", cwd=folder).text)
    assert schema["required"] == ["title", "rows"]
    assert schema["properties"]["rows"]["items"]["required"] == ["name"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("tot.docx",), 0),
        (("tot.docx", "mau.xml"), 0),
        (("one-page", "a4-portrait"), 0),
        (("sai.docx",), 1),
        (("tot.docx", "--with", "du.json"), 0),
        (("tot.docx", "--with", "thieu.json"), 1),
        (("tot.docx", "--with", "hong.json"), 3),
        (("khong.docx", "sai.docx"), 5),
        (("khong-co",), 5),
        (("tot.docx", "sai.docx", "--annotate", "ra.docx"), 2),
        (("mau.xml", "--annotate", "ra.docx"), 2),
    ],
)
def test_exit_codes(folder: Path, words: tuple[str, ...], code: int) -> None:
    assert call("template", "check", *words, cwd=folder).code == code


def test_all_problems_of_all_templates_are_told_at_once(folder: Path) -> None:
    ran = call("template", "check", "sai.docx", "khong.docx", "tot.docx", cwd=folder)
    assert "sai.docx › thân văn bản › đoạn 1 › «{{ a + }}», cột 7: " in ran.text
    assert "[block-unclosed]" in ran.text
    assert "[file-missing" in ran.text
    assert ran.err == "3 lỗi, 0 cảnh báo, 0 lưu ý\n"


def test_for_machines(folder: Path) -> None:
    rows = json.loads(call("template", "check", "sai.docx", "--json", cwd=folder).text)["problems"]
    assert [row["code"] for row in rows] == ["expression-unfinished", "block-unclosed"]
    log = json.loads(call("template", "check", "sai.docx", "--sarif", cwd=folder).text)
    assert len(log["runs"][0]["results"]) == 2


def test_a_misspelt_name_is_told_with_its_data_path_and_what_was_meant(folder: Path) -> None:
    ran = call("template", "check", "tot.docx", "--with", "thieu.json", cwd=folder)
    assert "rows[0].name" in ran.text
    assert "“nmae”" in ran.text


def test_a_branch_that_the_data_do_not_reach_is_a_warning(folder: Path) -> None:
    (folder / "nhanh.docx").write_bytes(docx("{% if no %}{{ far }}{% endif %}"))
    (folder / "no.json").write_text('{"no": false}')
    ran = call("template", "check", "nhanh.docx", "--with", "no.json", cwd=folder)
    assert ran.code == 0
    assert "[name-lacking]" in ran.text


def test_a_meeting_is_composed_for_a_template_of_briefs(folder: Path) -> None:
    meeting = Path(__file__).parents[2] / "seeds/ubnd-song-hau-2024/meeting.yaml"
    assert call("template", "check", "one-page", "--with", meeting, cwd=folder).code == 0


def test_writes_comments_into_a_copy(folder: Path) -> None:
    ran = call("template", "check", "sai.docx", "--annotate", "ra.docx", cwd=folder)
    assert ran.code == 1
    assert ran.text.startswith("ra.docx\n")
    comments = member((folder / "ra.docx").read_bytes(), "word/comments.xml")
    assert comments.count('w:author="briefgen"') == 2
