"""``briefgen trace``: from a figure on paper to the sentence it was read from."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.command import call
from tests.shelves import REPORT

SENTENCE = "ước thực hiện 146.512 tỷ đồng, đạt 97,6% kế hoạch"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trace")
    (folder / "tin.txt").write_bytes(REPORT.read_bytes())
    assert call("make", "tin.txt", "-o", "o", cwd=folder).code == 0
    return folder


@pytest.mark.parametrize("file", ["tin.txt", "o/meeting.yaml", "o/brief.docx", "o/scorecard.pdf"])
def test_a_printed_figure_leads_to_its_sentence_from_every_kind_of_file(
    made: Path, file: str
) -> None:
    ran = call("trace", file, "97,6%", cwd=made)
    assert (ran.code, ran.err) == (0, "")
    for words in (SENTENCE, "“đạt 97,6% kế hoạch”", "câu S13", "tin.txt:10:915", "name-linked"):
        assert words in ran.text


def test_a_derived_figure_shows_its_formula_and_interval(made: Path) -> None:
    ran = call("trace", "o/scorecard.pdf", "150.100", cwd=made)
    assert "suy ra: 146.512 / 97,6%; trong khoảng 150.037 – 150.192" in ran.text
    english = call("trace", "o/scorecard.pdf", "150.100", cwd=made, lang="en")
    assert "derived: 146.512 / 97,6%; between 150,037 and 150,192" in english.text


def test_json_holds_every_place(made: Path) -> None:
    ran = call("trace", "o/brief.docx", "indicators[10].actual", "--json", cwd=made)
    (row,) = json.loads(ran.text)["traces"]
    assert row["origin"] == "stated"
    assert (row["value"], row["unit"]) == ("146512", "tỷ đồng")
    assert row["span"]["sentence"] == "S13"
    assert row["source"]["file"].endswith("tin.txt")
    assert row["record"]["line"] > 100
    assert (row["rule"], row["sureness"]) == ("name-linked", "sure")


def test_all_brings_facts_that_are_no_figures(made: Path) -> None:
    some = json.loads(call("trace", "tin.txt", "--json", cwd=made).text)["traces"]
    every = json.loads(call("trace", "tin.txt", "--all", "--json", cwd=made).text)["traces"]
    assert {row["role"] for row in every} - {row["role"] for row in some} == {"fact"}
    assert "Nhiệm vụ [D01]" in call("trace", "tin.txt", "--all", cwd=made).text


@pytest.mark.parametrize(
    ("field", "code"),
    [("san_luong_lu", "trace-no-field-near"), ("12,34%", "trace-no-field")],
)
def test_what_the_record_does_not_hold_is_a_wrong_call(made: Path, field: str, code: str) -> None:
    ran = call("trace", "o/meeting.yaml", field, cwd=made)
    assert ran.code == 2
    assert f"[{code}]" in ran.err


def test_a_document_sent_away_needs_its_record(made: Path, tmp_path: Path) -> None:
    (tmp_path / "xa.docx").write_bytes((made / "o" / "brief.docx").read_bytes())
    alone = call("trace", "xa.docx", "97,6%", cwd=tmp_path)
    assert alone.code == 3
    assert "[trace-no-record]" in alone.err
    record = made / "o" / "meeting.yaml"
    helped = call("trace", "xa.docx", "97,6%", "--with", record, cwd=tmp_path)
    assert (helped.code, helped.err) == (0, "")
    changed = tmp_path / "khac.yaml"
    text = record.read_text(encoding="utf-8")
    changed.write_text(text.replace("97,6%", "97,7%"), encoding="utf-8")
    doubtful = call("trace", "xa.docx", "97,7%", "--with", changed, cwd=tmp_path)
    assert doubtful.code == 0
    assert "[trace-record-changed]" in doubtful.err


def test_an_edited_document_is_said_to_be_edited(made: Path, tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(made / "o" / "brief.docx") as before,
        zipfile.ZipFile(tmp_path / "brief.docx", "w") as after,
    ):
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"97,6", b"98,6"))
    record = made / "o" / "meeting.yaml"
    ran = call("trace", "brief.docx", "97,6%", "--with", record, cwd=tmp_path)
    assert ran.code == 0
    assert "[trace-document-edited]" in ran.err


@pytest.mark.parametrize("name", ["la.docx", "la.pdf"])
def test_what_we_did_not_make_cannot_be_traced(tmp_path: Path, name: str) -> None:
    content = b"%PDF-1.4 strange" if name.endswith("pdf") else b"PK\x03\x04 strange"
    (tmp_path / name).write_bytes(content)
    ran = call("trace", name, "97,6%", cwd=tmp_path)
    assert ran.code == 3
    assert "[trace-unmarked]" in ran.err
