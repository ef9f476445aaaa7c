"""The one-page brief as filled: what a reader gets, and what must not be left behind."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.text.paragraph import Paragraph
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.catalog.filters import bookmark
from briefgen.compose import compose_brief
from briefgen.meetingfile import load_meeting
from briefgen.model import Brief
from briefgen.word import check_template, compile_template
from briefgen.word.bookmarks import bookmarked_texts
from tests.shelves import SEEDS, TEMPLATES
from tests.word import briefs

FOLDER = TEMPLATES / "brief" / "one-page"
TEMPLATE = (FOLDER / "brief.docx").read_bytes()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEETINGS = sorted([*SEEDS.glob("*/meeting.yaml"), FOLDER / "sample.yaml"])
BY_HAND = {name: brief for name, brief in vars(briefs).items() if isinstance(brief, Brief)}
COMPOSED = {
    path.parent.name: compose_brief(load_meeting(path.read_bytes(), path.name)) for path in MEETINGS
}
COLUMNS = {
    "measured": ("unit", "actual", "ratio", "change", "verdict"),
    "compared": ("unit", "actual", "change"),
    "plain": ("unit", "actual"),
}
every_brief = pytest.mark.parametrize("name", [*BY_HAND, *COMPOSED])


def brief(name: str) -> Brief:
    return (BY_HAND | COMPOSED)[name]


@cache
def filled(name: str) -> bytes:
    template = compile_template(TEMPLATE, name="brief.docx")
    return template.render({"brief": brief(name).model_dump()})


def document(name: str) -> DocumentType:
    return Document(io.BytesIO(filled(name)))


def paragraphs(name: str) -> Iterator[tuple[str, Paragraph]]:
    found = document(name)
    for paragraph in found.element.body.iter(W + "p"):
        shown = Paragraph(paragraph, found)
        yield (shown.style.name or "") if shown.style else "", shown


def in_style(name: str, *styles: str) -> list[str]:
    return [paragraph.text for style, paragraph in paragraphs(name) if style in styles]


def marked(name: str, style: str) -> list[str]:
    runs = (run for _, paragraph in paragraphs(name) for run in paragraph.runs)
    return [run.text for run in runs if run.style is not None and run.style.name == style]


@every_brief
def test_it_is_filled_without_a_problem(name: str) -> None:
    values = {"brief": brief(name).model_dump()}
    assert check_template(TEMPLATE, name="brief.docx", values=values) == []


@every_brief
def test_no_tag_and_no_line_of_a_tag_is_left(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(filled(name))) as package:
        text = "".join(package.read(member).decode() for member in package.namelist())
    assert re.findall(r"{[{%#]|[}%#]}", text) == []
    assert in_style(name, "BG Lệnh") == []
    assert [text for text in marked(name, "BG Lệnh trong dòng") if text] == []


@every_brief
def test_only_cells_are_ever_empty(name: str) -> None:
    empty = [
        paragraph
        for _, paragraph in paragraphs(name)
        if not paragraph.text and paragraph._p.getparent().tag != W + "tc"
    ]
    assert empty == []


@every_brief
def test_headings_are_numbered_without_a_gap(name: str) -> None:
    headings = in_style(name, "BG Mục")
    assert [heading.partition(".")[0] for heading in headings] == [
        str(number) for number in range(1, len(headings) + 1)
    ]


@every_brief
def test_every_row_point_bullet_and_task_is_there(name: str) -> None:
    shown = brief(name)
    assert in_style(name, "BG Hộp dòng") == [
        f"{point.label}:\t{point.text}" for point in shown.key_points
    ]
    sections = [section for section in (shown.results, shown.limitations) if section]
    assert in_style(name, "BG Gạch đầu dòng") == [b for s in sections for b in s.bullets]
    assert marked(name, "BG Số chính") == [row.actual for row in shown.rows]
    texts = in_style(name, "BG Bảng chữ")
    for task in shown.tasks:
        assert {task.number, task.text} <= set(texts)


@every_brief
def test_gaps_shown_are_the_gaps_counted(name: str) -> None:
    assert len(marked(name, "BG Chưa nêu")) == brief(name).gaps


@every_brief
def test_bookmarks_are_unique_and_hold_their_figures(name: str) -> None:
    starts = list(document(name).element.body.iter(W + "bookmarkStart"))
    names = [start.get(W + "name") or "" for start in starts]
    assert len({each.lower() for each in names}) == len(names)
    assert len({start.get(W + "id") for start in starts}) == len(starts)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", each) for each in names)
    with zipfile.ZipFile(io.BytesIO(filled(name))) as package:
        texts = bookmarked_texts(package.read("word/document.xml").decode())
    shown = brief(name)
    for row in shown.rows:
        for cell in COLUMNS[shown.rows_shape]:
            assert texts[bookmark(row.indicator, cell)] == getattr(row, cell)
    for number, point in enumerate(shown.key_points, 1):
        assert texts[bookmark(point.key or number)] == point.text
    sections = [section for section in (shown.results, shown.limitations) if section]
    lines = [*shown.key_points, *(line for section in sections for line in section.lines)]
    for piece in (piece for line in lines for piece in line.pieces if piece.part):
        assert texts[bookmark(piece.indicator, piece.part)] == piece.text


@every_brief
def test_it_has_no_fault_a_validator_can_see(name: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(filled(name))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_each_mark_has_the_colour_of_its_status() -> None:
    styles = ("BG Vượt", "BG Đạt", "BG Gần đạt", "BG Chưa đạt", "BG Không nêu")
    assert [marked("EVERY_MARK", style) for style in styles] == [
        ["▲\t"],
        ["●\t"],
        ["◊\t"],
        ["▼\t"],
        ["○\t"],
    ]
    assert in_style("EVERY_MARK", "BG Bảng đánh giá")[-1] == ""


def test_a_brief_without_content_is_only_its_head() -> None:
    assert [style for style, _ in paragraphs("BARE")] == [
        "BG Cơ quan",
        "BG Tính chất",
        "BG Tiêu đề",
        "BG Dòng phụ",
    ]


def test_what_is_left_out_is_said() -> None:
    assert in_style("EVERY_MARK", "BG Việc khác") == ["và 4 việc khác (xem thông báo)"]
    assert in_style("CAN_THO", "BG Việc khác") == []


def test_the_files_properties_name_title_and_agency() -> None:
    core = document("CAN_THO").core_properties
    assert core.title == briefs.CAN_THO.title
    assert core.author == briefs.CAN_THO.agency
    assert core.language == "vi"


def test_the_same_brief_gives_the_same_bytes() -> None:
    again = compile_template(TEMPLATE, name="brief.docx")
    assert again.render({"brief": briefs.CAN_THO.model_dump()}) == filled("CAN_THO")


def test_markup_in_a_value_stays_text() -> None:
    odd = briefs.CAN_THO.model_copy(update={"title": "Lợi & <b>hại</b> {{ 1 }}"})
    made = compile_template(TEMPLATE).render({"brief": odd.model_dump()})
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    assert odd.title in ["".join(p.itertext()) for p in body.iter(W + "p")]
