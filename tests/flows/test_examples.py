"""What the list of fields offers to copy works as it stands."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word

from briefgen.catalog.templates import Shelf, built_in_folder
from briefgen.flows import Setting
from briefgen.flows.examples import field_examples, field_list, filter_examples, sample_values
from briefgen.word import compile_template

SETTING = Setting((Shelf("built-in", built_in_folder()),))


def listed() -> Word:
    return Document(io.BytesIO(field_list(SETTING, "vi")))


def test_every_ready_made_row_repeats_for_the_sample() -> None:
    values = sample_values(SETTING)
    rows = [
        [cell.text for cell in table.rows[1].cells]
        for table in listed().tables
        if table.rows[1].cells[0].text.startswith("{% for")
    ]
    whole = [
        row
        for row in rows
        if any(f" in {root}." in row[0] for root in ("bản_tóm_tắt", "cuộc_họp", "văn_bản"))
    ]
    assert len(whole) >= 6
    for row in whole:
        document = Document()
        table = document.add_table(rows=1, cols=len(row))
        for cell, text in zip(table.rows[0].cells, row, strict=True):
            cell.text = text
        made = io.BytesIO()
        document.save(made)
        filled = Document(io.BytesIO(compile_template(made.getvalue()).render(values)))
        assert len(filled.tables[0].rows) >= 2, row
        assert any(cell.text for line in filled.tables[0].rows for cell in line.cells)


def test_every_single_tag_of_the_list_prints_its_example() -> None:
    values = sample_values(SETTING)
    tried = 0
    for table in listed().tables:
        for row in table.rows[1:]:
            _, tag, shown, *_ = (
                [cell.text for cell in row.cells] if len(row.cells) == 4 else [""] * 4
            )
            if tag.startswith("{{ cuộc_họp") and shown not in ("–", "true", "false"):
                document = Document()
                document.add_paragraph(tag)
                made = io.BytesIO()
                document.save(made)
                filled = Document(io.BytesIO(compile_template(made.getvalue()).render(values)))
                text = " ".join(filled.paragraphs[0].text.split())
                assert text.startswith(shown.rstrip("…").rstrip()), tag
                tried += 1
    assert tried > 15


def test_equal_samples_give_equal_bytes() -> None:
    assert field_list(SETTING, "vi") == field_list(SETTING, "vi")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_fields_and_filters_have_live_values(language: str) -> None:
    spoken = "vi" if language == "vi" else "en"
    found = {one.path: one for one in field_examples(SETTING, spoken)}
    assert found["brief.rows[].name"].vi == "bản_tóm_tắt.các_dòng[].tên"
    assert found["brief.rows[].name"].shown.startswith("Thu ngân sách")
    assert found["brief.rows"].shown == "(7)"
    assert found["meeting.indicators[].sureness"].technical
    filters = {one.names[-1]: one for one in filter_examples(SETTING, spoken)}
    assert filters["number"].prints == "1.234,5"
    assert filters["date"].names == ("ngày", "date")
    assert all(one.prints for one in filters.values())


def test_the_list_lies_on_paper_of_this_country(tmp_path: Path) -> None:
    section = listed().sections[0]
    assert (section.page_width, section.page_height) == (7560310, 10692130)
