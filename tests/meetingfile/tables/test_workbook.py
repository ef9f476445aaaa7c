"""Workbooks: what a person sees in a cell is what a template gets; anything odd is told by cell."""

import io
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest

from briefgen.errors import DataError
from briefgen.meetingfile import Limits
from briefgen.meetingfile.given import GIVEN, Given, load_given
from tests.meetingfile.workbooks import NAMES, packed, parts, relations, sheet, texts, workbook

TABLE = texts("tên|giá trị", "Thu|1.300")


def read(content: bytes, limits: Limits = GIVEN) -> Given:
    return load_given(content, "a.xlsx", limits)


moment = datetime.fromisoformat


def problems(content: bytes, limits: Limits = GIVEN) -> list[tuple[str, str | None]]:
    with pytest.raises(DataError) as caught:
        read(content, limits)
    assert all(problem.at.file == "a.xlsx" for problem in caught.value.problems)
    return [(problem.code, problem.at.path) for problem in caught.value.problems]


def by_openpyxl(*lines: list[object], **formats: str) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in lines:
        page.append(line)
    for cell, code in formats.items():
        page[cell].number_format = code
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_a_spreadsheet_writes_is_read_by_header() -> None:
    made = by_openpyxl(
        ["tên", "số", "ngày", "lúc", "giờ", "đúng", "tỷ lệ"],
        ["Thu", 1300, date(2024, 5, 6), moment("2024-05-06 08:30"), time(8, 30), True, 0.547],
        [None, 0.1 + 0.2, None, None, None, False, 12.50],
        G2="0.0%",
    )
    assert read(made).values["rows"] == [
        {"tên": "Thu", "số": Decimal(1300), "ngày": date(2024, 5, 6),
         "lúc": moment("2024-05-06 08:30"), "giờ": time(8, 30), "đúng": True,
         "tỷ lệ": Decimal("0.547")},
        {"tên": None, "số": Decimal("0.3"), "ngày": None, "lúc": None, "giờ": None, "đúng": False,
         "tỷ lệ": Decimal("12.5")},
    ]  # fmt: skip


def test_numbers_print_without_an_exponent() -> None:
    made = by_openpyxl(["a"], [10**15], [1e-7])
    assert [f"{row['a']}" for row in read(made).values["rows"]] == ["1000000000000000", "1E-7"]


ROWS = [
    ("<row><c><v>1</v></c></row>", [["1"]]),
    ('<row r="2"><c r="B2" t="str"><f>A1</f><v>x</v></c></row>', [[None, "x"]]),
    ('<row><c t="s"><v>1</v></c></row>', [["hai"]]),
    ('<row><c t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c></row>', [["a b"]]),
    ('<row><c t="str"><v>a_x000D_b</v></c></row>', [["a\rb"]]),
    ('<row><c t="d"><v>2024-05-06</v></c></row>', [["2024-05-06"]]),
    ('<row><c t="b"><v>1</v></c></row>', [[True]]),
    ('<row><c s="1"><v>45418</v></c></row>', [[date(2024, 5, 6)]]),
    ('<row><c s="2"><v>45418</v></c></row>', [[Decimal(45418)]]),
    ('<row><c s="1"><v>59</v></c><c s="1"><v>61.5</v></c></row>',
     [[date(1900, 2, 28), moment("1900-03-01 12:00")]]),
    ('<row r="7"><c r="A7"><v>1</v></c></row><row r="900000"><c r="A900000"><v>2</v></c></row>',
     [["1"], ["2"]]),
    ("<row/><row><c/></row>", []),
]  # fmt: skip
STYLES = (
    f'<styleSheet {NAMES}><numFmts><numFmt numFmtId="170" formatCode="0.00&quot; đồng&quot;"/>'
    '<numFmt numFmtId="171" formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="171"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)
SHARED = (
    f"<sst {NAMES}><si><t>một</t></si><si><r><t>h</t></r><rPh><t>x</t></rPh><r><t>ai</t></r></si>"
    "</sst>"
)


@pytest.mark.parametrize(("xml", "expected"), ROWS)
def test_cells_of_all_kinds(xml: str, expected: list[list[object]]) -> None:
    head = '<row r="1"><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>'
    made = read(workbook(head + xml, styles=STYLES, shared=SHARED)).values["rows"]
    plain = [[str(v) if type(v) is Decimal and v < 9 else v for v in row.values()] for row in made]
    assert plain == [[*line, *[None] * (2 - len(line))] for line in expected]


def test_days_counted_from_1904() -> None:
    book = parts("")["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    head = '<row><c t="str"><v>a</v></c></row>'
    made = read(workbook(head + '<row><c s="1"><v>0</v></c></row>', book=book, styles=STYLES))
    assert made.values["rows"] == [{"a": date(1904, 1, 1)}]


def test_a_range_merged_downwards_counts_for_each_of_its_rows() -> None:
    merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    made = read(workbook(texts("nhóm|tên", "I|a", "|b", "II|c"), merged)).values["rows"]
    assert [(row["nhóm"], row["tên"]) for row in made] == [("I", "a"), ("I", "b"), ("II", "c")]


def two_sheets(second: str, state: str = "", *, first_state: str = "") -> bytes:
    members = parts(sheet(TABLE))
    members["xl/workbook.xml"] = (
        f'<workbook {NAMES}><sheets><sheet name="Một" sheetId="1" r:id="r1" {first_state}/>'
        f'<sheet name="Hai" sheetId="2" r:id="r2" {state}/></sheets></workbook>'
    )
    members["xl/_rels/workbook.xml.rels"] = relations(
        ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "/xl/worksheets/sheet2.xml")
    )
    return packed({**members, "xl/worksheets/sheet2.xml": second})


def test_every_sheet_is_there_by_its_name() -> None:
    made = read(two_sheets(sheet(texts("a", "1"))))
    assert made.values["sheets"] == {"Một": made.values["rows"], "Hai": [{"a": "1"}]}
    assert made.notes == ()


def test_what_is_hidden_is_read_and_told() -> None:
    hidden = sheet(texts("a", "1", "2").replace('<row r="3">', '<row r="3" hidden="1">'))
    made = read(two_sheets(hidden, 'state="veryHidden"'))
    assert made.values["sheets"]["Hai"] == [{"a": "1"}, {"a": "2"}]
    assert [(note.code, note.at.path) for note in made.notes] == [
        ("workbook-sheet-hidden", None),
        ("workbook-rows-hidden", "Hai!3"),
    ]
    shown = read(two_sheets(sheet(texts("a", "1")), first_state='state="hidden"'))
    assert shown.values["rows"] == [{"a": "1"}]


def test_a_sheet_that_is_no_table_is_left_out_and_told() -> None:
    made = read(two_sheets(sheet(texts("Ghi chú", "a|b"))))
    assert list(made.values["sheets"]) == ["Một"]
    assert [(note.code, note.at.path, note.severity) for note in made.notes] == [
        ("workbook-sheet-left-out", None, "warning"),
        ("table-row-longer", "Hai!B2", "warning"),
    ]


BAD_CELLS = [
    ('<row><c t="e"><v>#REF!</v></c></row>', "cell-error-value", "A2"),
    ("<row><c><f>SUM(A1)</f></c></row>", "cell-formula-empty", "A2"),
    ("<row><c><v>abc</v></c></row>", "cell-number-odd", "A2"),
    ("<row><c><v>NaN</v></c></row>", "cell-number-odd", "A2"),
    ("<row><c><v>1e999999</v></c></row>", "cell-number-odd", "A2"),
    (f"<row><c><v>{'9' * 500}</v></c></row>", "cell-number-odd", "A2"),
    ('<row><c s="1"><v>99999999</v></c></row>', "cell-number-odd", "A2"),
    ('<row><c s="1"><v>-5</v></c></row>', "cell-number-odd", "A2"),
    ('<row><c t="s"><v>9</v></c></row>', "cell-place", "A2"),
    ('<row><c t="s"><v>-1</v></c></row>', "cell-place", "A2"),
    ('<row r="0"><c><v>1</v></c></row>', "cell-place", "1"),
    ('<row r="x"><c><v>1</v></c></row>', "cell-place", "1"),
    ('<row r="9999999"><c><v>1</v></c></row>', "cell-place", "1"),
    ('<row r="2"><c r="A3"><v>1</v></c></row>', "cell-place", "2"),
    ('<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>', "cell-place", "B2"),
    ('<row r="2"><c r="ZZZ2"><v>1</v></c></row>', "cell-place", "2"),
    ('<row r="2"><c r="XFD2"><v>1</v></c></row>', "table-columns-many", "XFD2"),
    ('<row r="2"><c r="C2"><v>1</v></c></row>', "table-row-longer", "C2"),
]


@pytest.mark.parametrize(("xml", "code", "cell"), BAD_CELLS)
def test_an_odd_cell_is_told_by_its_address(xml: str, code: str, cell: str) -> None:
    head = '<row r="1"><c r="A1" t="str"><v>a</v></c></row>'
    made = workbook(head + xml, styles=STYLES)
    assert problems(made)[0] == (code, f"Số liệu!{cell}")


def test_all_bad_cells_are_told_at_once() -> None:
    xml = '<row><c t="e"><v>#N/A</v></c><c><f>A1</f></c><c t="e"><v>#REF!</v></c></row>'
    assert problems(workbook(texts("a|b|c") + xml)) == [
        ("cell-error-value", "Số liệu!A2"),
        ("cell-formula-empty", "Số liệu!B2"),
        ("cell-error-value", "Số liệu!C2"),
    ]


HEADERS = [
    (texts("a||c", "1|2|3"), [("table-header-empty", "Số liệu!B1")]),
    (texts("a|b|a", "1|2|3"), [("table-header-double", "Số liệu!C1")]),
    (texts("", "", "a|a", "1|2"), [("table-header-double", "Số liệu!B3")]),
    ("", [("table-empty", "Số liệu")]),
    ('<row><c t="b"><v>1</v></c></row>', [("table-header-kind", "Số liệu!A1")]),
]


@pytest.mark.parametrize(("rows", "expected"), HEADERS)
def test_a_header_names_every_column_once(rows: str, expected: list[tuple[str, str]]) -> None:
    assert problems(workbook(rows)) == expected


def changed(**members: str | bytes | None) -> bytes:
    """Return a good workbook with parts changed, added, or left out where ``None``."""
    made: dict[str, str | bytes | None] = {**parts(sheet(TABLE)), **members}
    return packed({name: content for name, content in made.items() if content is not None})


BOMB = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>'
GOOD = workbook(TABLE)
PACKAGES = [
    (b"", "workbook-broken"),
    (b"PK\x03\x04", "workbook-broken"),
    (GOOD[:-40], "workbook-broken"),
    (b"name,value\n", "workbook-broken"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook-encrypted"),
    (changed(**{"xl/workbook.xml": None}), "workbook-no-part"),
    (changed(**{"xl/worksheets/sheet1.xml": None}), "workbook-no-part"),
    (changed(**{"xl/workbook.xml": f"<workbook {NAMES}/>"}), "workbook-no-sheet"),
    (changed(**{"xl/worksheets/sheet1.xml": "<worksheet><a>"}), "workbook-broken"),
    (changed(**{"xl/worksheets/sheet1.xml": "<a>" * 5_000}), "workbook-broken"),
    (changed(**{"xl/worksheets/sheet1.xml": BOMB + "<worksheet>&c;</worksheet>"}),
     "workbook-doctype"),
    (changed(**{"xl/sharedStrings.xml": (BOMB + "<sst/>").encode("utf-16")}), "workbook-doctype"),
    (changed(**{"xl/sharedStrings.xml": b"<sst>\xff</sst>"}), "workbook-broken"),
    (changed(**{"xl/vbaProject.bin": b"x"}), "workbook-macro"),
    (changed(**{"xl/macrosheets/sheet1.xml": "<a/>"}), "workbook-macro"),
    (changed(**{"xl/activeX/activeX1.xml": "<a/>"}), "workbook-macro"),
    (changed(**{"xl/externalLinks/externalLink1.xml": "<a/>"}), "workbook-external"),
    (changed(**{"xl/embeddings/oleObject1.bin": "x"}), "workbook-external"),
    (changed(**{"XL/Workbook.xml": "<a/>"}), "workbook-part-twice"),
    (changed(**{"xl/media/x.bin": b"\0" * 9_000_000}), "workbook-part-too-large"),
    (changed(**{f"x{n}": "" for n in range(1_100)}), "workbook-too-many-parts"),
    (GOOD.replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0"), "workbook-encrypted"),
    (GOOD.replace(b"PK\1\2\x14\x03\x14\0\0\0\x08\0", b"PK\1\2\x14\x03\x14\0\0\0\x63\0"),
     "workbook-broken"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code"), PACKAGES)
def test_a_workbook_that_is_not_what_it_should_be(content: bytes, code: str) -> None:
    assert problems(content)[0][0] == code


def test_a_wrong_check_sum_is_noticed() -> None:
    at = GOOD.index(b"PK\1\2") + 16
    assert problems(GOOD[:at] + b"\0\0\0\0" + GOOD[at + 4 :])[0][0] == "workbook-broken"


def test_a_path_out_of_the_package_names_a_part_that_is_not_there() -> None:
    rels = relations(("worksheet", "../../../../etc/passwd"))
    assert problems(changed(**{"xl/_rels/workbook.xml.rels": rels}))[0][0] == "workbook-no-part"


def test_limits_hold() -> None:
    long = texts("a", *"12345")
    assert problems(workbook(long), Limits(rows=3)) == [("too-many-rows", "Số liệu!5")]
    assert problems(workbook(long), Limits(values=3))[0][0] == "too-many-values"
    assert problems(workbook(long), Limits(size=10)) == [("data-too-big", None)]
    assert problems(workbook(texts("a", "x" * 60)), Limits(characters=50)) == [
        ("data-text-too-long", "Số liệu!A2")
    ]
