"""The one-page brief is what its specification says, without an office suite to look at it."""

import io
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.model.brief import Brief, BriefRow, KeyPoint, Mark, Section, TaskRow
from tests.shelves import TEMPLATES
from tests.word.briefs import CAN_THO

CHECKOUT = "the builder of the template is in a checkout only"
build = pytest.importorskip("tools.build_brief_one_page", reason=CHECKOUT).build
outline = pytest.importorskip("tools.word_outline", reason=CHECKOUT).outline

ROOT = Path(__file__).parents[2]
FOLDER = TEMPLATES / "brief" / "one-page"
TEMPLATE = (FOLDER / "brief.docx").read_bytes()
GOLDEN = ROOT / "tests" / "golden" / "templates" / "brief-one-page.outline"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
TAG = re.compile(r"{[{%].*?[%}]}")
FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def part(name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as package:
        return etree.fromstring(package.read(name))


BODY = part("word/document.xml")
STYLES = {style.get(W + "styleId"): style for style in part("word/styles.xml").iter(W + "style")}


def style_name(identity: str | None) -> str:
    name = STYLES[identity].find(W + "name")
    assert name is not None
    return str(name.get(W + "val"))


def text(element: etree._Element) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(W + "t"))


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def tables() -> list[etree._Element]:
    return list(BODY.iter(W + "tbl"))


def millimetres(twips: str | None) -> float:
    return int(twips or 0) * 25.4 / 1440


def settled(style: str | None, path: str, attribute: str = "val") -> str | None:
    """Return a property of a style, or of the nearest it is based on."""
    while style:
        found = value(STYLES[style], path, attribute)
        if found is not None:
            return found
        style = value(STYLES[style], "basedOn")
    return None


def test_its_outline_is_the_one_reviewed(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden", default=False):
        GOLDEN.write_text(outline(TEMPLATE), encoding="utf-8")
    assert outline(TEMPLATE) == GOLDEN.read_text(encoding="utf-8")


def test_it_is_what_its_builder_makes() -> None:
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as package:
        assert {name: package.read(name) for name in package.namelist()} == build()


def test_it_has_no_fault_that_a_fresh_document_has_not(tmp_path: Path) -> None:
    def kinds(path: Path) -> Counter[str]:
        found = OpenXmlValidator().validate(str(path)).errors
        return Counter(re.sub(r"'[^']*'|\d+", "…", error.description) for error in found)

    fresh = tmp_path / "fresh.docx"
    Document().save(str(fresh))
    assert set(kinds(FOLDER / "brief.docx")) <= set(kinds(fresh))


# ── Styles, and nothing but styles ───────────────────────────────────────────────────────────────


def test_every_style_is_ours_or_one_word_needs() -> None:
    names = {style_name(identity) for identity in STYLES}
    assert {name for name in names if not name.startswith("BG ")} == {
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
    }


def test_every_paragraph_run_and_table_names_a_style_of_ours() -> None:
    used = [value(paragraph, "pPr/pStyle") for paragraph in BODY.iter(W + "p")]
    used += [value(table, "tblPr/tblStyle") for table in tables()]
    used += [style.get(W + "val") for style in BODY.iter(W + "rStyle")]
    assert all(style_name(identity).startswith("BG ") for identity in used)


def test_every_style_of_ours_is_used_by_the_page_or_by_another_style() -> None:
    used = {
        element.get(W + "val") for element in BODY.iter(W + "pStyle", W + "rStyle", W + "tblStyle")
    }
    based = {value(style, "basedOn") for style in STYLES.values()}
    listed = {link.get(W + "val") for link in part("word/numbering.xml").iter(W + "styleLink")}
    ours = {identity for identity in STYLES if style_name(identity).startswith("BG ")}
    for_themes = {"BGBangKeO"}  # the look that ruled tables take where a theme wants a grid
    assert ours - used - based - listed == for_themes


@pytest.mark.parametrize(
    ("properties", "allowed"),
    [("pPr", {"pStyle"}), ("rPr", {"rStyle"}), ("tcPr", {"tcW", "gridSpan"})],
)
def test_nothing_is_formatted_directly(properties: str, allowed: set[str]) -> None:
    found = {
        etree.QName(child).localname for element in BODY.iter(W + properties) for child in element
    }
    assert found <= allowed


def test_no_paragraph_is_empty() -> None:
    assert [
        text(paragraph) for paragraph in BODY.iter(W + "p") if not text(paragraph).strip()
    ] == []


def test_nothing_but_punctuation_is_fixed_in_the_template() -> None:
    rest = [TAG.sub("", text(paragraph)) for paragraph in BODY.iter(W + "p")]
    assert {letter for line in rest for letter in line} <= set(".: ")


def test_loops_and_conditions_are_set_apart_from_the_words() -> None:
    for paragraph in BODY.iter(W + "p"):
        alone = style_name(value(paragraph, "pPr/pStyle")) == "BG Lệnh"
        assert alone == (TAG.sub("", text(paragraph)) == "" and "{{" not in text(paragraph))
    for run in BODY.iter(W + "r"):
        paragraph = run.getparent()
        assert paragraph is not None
        if style_name(value(paragraph, "pPr/pStyle")) != "BG Lệnh" and "{%" in text(run):
            assert style_name(value(run, "rPr/rStyle")) == "BG Lệnh trong dòng"


def test_the_typeface_is_set_in_all_four_slots_and_the_language_is_vietnamese() -> None:
    defaults = part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    fonts = defaults.find(W + "rFonts")
    assert fonts is not None
    assert {fonts.get(W + slot) for slot in FONT_SLOTS} == {"Times New Roman"}
    assert value(defaults, "lang") == "vi-VN"
    assert [style for style in STYLES.values() if style.find(f"{W}rPr/{W}rFonts") is not None] == []


def test_bullets_are_a_real_list() -> None:
    numbering = part("word/numbering.xml")
    (level,) = numbering.iter(W + "lvl")
    assert value(level, "lvlText") == "–"
    assert style_name(value(level, "pStyle")) == "BG Gạch đầu dòng"
    assert millimetres(value(level, "pPr/ind", "hanging")) == pytest.approx(5, abs=0.05)
    assert settled("BGGachDauDong", "pPr/numPr/numId") == value(numbering, "num", "numId")


@pytest.mark.parametrize(
    ("name", "points", "marks"),
    [
        ("BGCoQuan", 12, "b"),
        ("BGTinhChat", 10.5, "i"),
        ("BGTieuDe", 17, "b"),
        ("BGDongPhu", 12, "i"),
        ("BGHopTieuDe", 13, "b"),
        ("BGHopDong", 12.5, ""),
        ("BGMuc", 12.5, "b"),
        ("BGBangDau", 11, "b"),
        ("BGBangDauSo", 11, "b"),
        ("BGBangChu", 12, ""),
        ("BGBangSo", 12, ""),
        ("BGBangDanhGia", 12, ""),
        ("BGGachDauDong", 12, ""),
        ("BGGhiChu", 10.5, "i"),
    ],
)
def test_sizes_follow_the_specification(name: str, points: float, marks: str) -> None:
    assert settled(name, "rPr/sz") == str(round(points * 2))
    bold_or_italic = {mark for mark in "bi" if settled_mark(name, mark)}
    assert bold_or_italic == set(marks)


def settled_mark(style: str | None, mark: str) -> bool:
    while style:
        if STYLES[style].find(f"{W}rPr/{W}{mark}") is not None:
            return True
        style = value(STYLES[style], "basedOn")
    return False


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("BGVuot", "0F766C"),
        ("BGDat", "24406B"),
        ("BGChuaDat", "A8380A"),
        ("BGKhongNeu", "69707D"),
        ("BGChuaNeu", "69707D"),
        ("BGGhiChu", "4A5261"),
    ],
)
def test_colours_follow_the_specification(name: str, colour: str) -> None:
    assert settled(name, "rPr/color") == colour


# ── Geometry ─────────────────────────────────────────────────────────────────────────────────────


def test_the_paper_is_a4_with_the_margins_of_the_specification() -> None:
    (section,) = BODY.iter(W + "sectPr")
    assert [value(section, "pgSz", side) for side in "wh"] == ["11906", "16838"]
    margins = {"top": 15, "bottom": 14, "left": 25, "right": 15}
    for side, wanted in margins.items():
        assert millimetres(value(section, "pgMar", side)) == pytest.approx(wanted, abs=0.05)


@pytest.mark.parametrize(
    ("number", "style", "widths"),
    [
        (0, "BG Khung cơ quan", [83, 87]),
        (1, "BG Hộp", [169.2]),
        (2, "BG Bảng ba đường", [56, 22, 24, 22, 23, 23]),
        (3, "BG Bảng ba đường", [86, 31, 28, 25]),
        (4, "BG Bảng ba đường", [104, 36, 30]),
        (5, "BG Bảng ba đường", [9, 92, 47, 22]),
    ],
)
def test_tables_have_their_style_and_widths(number: int, style: str, widths: list[float]) -> None:
    table = tables()[number]
    assert style_name(value(table, "tblPr/tblStyle")) == style
    columns = [column.get(W + "w") for column in table.iter(W + "gridCol")]
    assert [millimetres(column) for column in columns] == pytest.approx(widths, abs=0.05)
    for row in table.iter(W + "tr"):
        total = sum(int(width.get(W + "w", "0")) for width in row.iter(W + "tcW"))
        assert total == sum(int(column or 0) for column in columns)


def test_the_outer_edge_of_every_table_lies_on_the_edge_of_the_text() -> None:
    """Mode 15 puts a table's outer edge at its indent; older modes its first text."""
    modes = {
        setting.get(W + "name"): setting.get(W + "val")
        for setting in part("word/settings.xml").iter(W + "compatSetting")
    }
    assert modes["compatibilityMode"] == "15"
    assert {value(table, "tblPr/tblInd", "w") for table in tables()} == {"0"}


def test_rows_do_not_split_and_header_rows_repeat() -> None:
    for table in tables():
        rows = list(table.iter(W + "tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        headed = table in tables()[2:]
        assert heads == [headed] + [False] * (len(rows) - 1)
        assert value(table, "tblPr/tblLook", "firstRow") == str(int(headed))


def test_the_ruled_table_has_three_rules_hairlines_between_rows_and_no_upright_line() -> None:
    style = STYLES["BGBangBaDuong"]
    borders = style.find(f"{W}tblPr/{W}tblBorders")
    assert borders is not None
    drawn = {
        etree.QName(edge).localname: (edge.get(W + "sz"), edge.get(W + "color")) for edge in borders
    }
    assert drawn == {
        "top": ("8", "000000"),
        "bottom": ("8", "000000"),
        "insideH": ("4", "BFC5CE"),
    }
    assert value(style, "tblStylePr/tcPr/tcBorders/bottom", "sz") == "6"
    assert millimetres(value(style, "tblPr/tblCellMar/left", "w")) == pytest.approx(1.2, abs=0.05)


def test_the_box_is_a_tint_with_a_bar_at_the_left() -> None:
    style = STYLES["BGHop"]
    borders = style.find(f"{W}tblPr/{W}tblBorders")
    assert borders is not None
    assert [etree.QName(edge).localname for edge in borders] == ["left"]
    assert (value(style, "tblPr/tblBorders/left", "sz")) == "36"
    assert value(style, "tcPr/shd", "fill") == "F3F5F8"
    assert millimetres(value(STYLES["BGHopDong"], "pPr/ind", "hanging")) == pytest.approx(
        29, abs=0.05
    )


def test_figures_stand_at_the_right_of_their_columns() -> None:
    rows = list(tables()[2].iter(W + "tr"))
    for row in (rows[0], rows[2]):
        cells = row.iter(W + "p")
        sides = [settled(value(cell, "pPr/pStyle"), "pPr/jc") or "left" for cell in cells]
        assert sides == ["left", "left", "right", "right", "right", "left"]


# ── What it says ─────────────────────────────────────────────────────────────────────────────────


def test_headings_come_in_the_order_of_the_design() -> None:
    ordered = [
        text(paragraph)
        for paragraph in BODY.iter(W + "p")
        if style_name(value(paragraph, "pPr/pStyle")) in {"BG Hộp tiêu đề", "BG Mục"}
    ]
    assert ordered == [
        "{{ brief.labels.key_points }}",
        "{{ brief.rows_number }}. {{ brief.labels.indicators_heading }}",
        "{{ brief.results.number }}. {{ brief.results.heading }}",
        "{{ brief.limitations.number }}. {{ brief.limitations.heading }}",
        "{{ brief.tasks_number }}. {{ brief.labels.tasks_heading }}",
    ]


def test_a_heading_stays_with_what_follows() -> None:
    assert STYLES["BGMuc"].find(f"{W}pPr/{W}keepNext") is not None
    assert value(STYLES["BGMuc"], "pPr/outlineLvl") == "0"


def test_figures_lie_between_bookmarks_named_after_their_field() -> None:
    marks = [mark.get(W + "name") or "" for mark in BODY.iter(W + "bookmarkStart")]
    figure, cell = (
        "{{ item.indicator|bookmark(item.part) }}",
        "{{{{ row.indicator|bookmark('{}') }}}}",
    )
    columns = [
        *("unit", "actual", "ratio", "change", "mark", "verdict"),
        *("unit", "actual", "change", "unit", "actual"),
    ]
    assert marks == [
        *("{{ (point.key or loop.index)|bookmark }}", figure),
        *(cell.format(part) for part in columns),
        *(figure, figure, "tasks_more", "footnotes"),
    ]
    starts = {start.get(W + "id"): start for start in BODY.iter(W + "bookmarkStart")}
    ends = {end.get(W + "id"): end for end in BODY.iter(W + "bookmarkEnd")}
    assert len(marks) == len(starts)
    assert starts.keys() == ends.keys()
    assert all(ends[number].getparent() is starts[number].getparent() for number in ends)


def test_properties_of_the_file_come_from_the_brief() -> None:
    core = part("docProps/core.xml")
    found = {etree.QName(element).localname: element.text for element in core}
    assert found["title"] == "{{ brief.title }}"
    assert found["creator"] == "{{ brief.agency }}"
    assert found["language"] == "{{ brief.language }}"
    assert "python-docx" not in str(found)


def test_every_mark_has_a_branch_of_its_own() -> None:
    (cell,) = (p for p in BODY.iter(W + "p") if "row.status" in text(p))
    branches = re.findall(r'row\.status == "(\w+)"', text(cell))
    assert branches == list(Mark.__args__)


def field_names(tags: str) -> Iterator[str]:
    for tag in TAG.findall(tags):
        yield from re.findall(r"\b(?:brief|row|task|point)(?:\.[a-z_]+)+", tag)


def test_every_field_named_in_a_tag_exists() -> None:
    nouns = {"row": BriefRow, "task": TaskRow, "point": KeyPoint}
    for path in field_names(etree.tostring(BODY, encoding="unicode")):
        root, field, *more = path.split(".")
        assert field in nouns.get(root, Brief).model_fields, path
        if field == "labels":
            assert more[0] in CAN_THO.labels, path
        elif more:
            assert more[0] in Section.model_fields, path


def test_every_field_of_a_brief_is_shown() -> None:
    source = etree.tostring(BODY, encoding="unicode")
    shown = {path.split(".")[1] for path in field_names(source) if path.startswith("brief.")}
    assert set(Brief.model_fields) - shown == {"language", "gaps"}


def test_its_manifest_names_it() -> None:
    manifest = tomllib.loads((FOLDER / "template.toml").read_text(encoding="utf-8"))["template"]
    assert manifest["name"] == FOLDER.name
    assert manifest["kind"] == FOLDER.parent.name
    assert (FOLDER / manifest["document"]).is_file()
    assert manifest["pages"] == {"max": 1}
