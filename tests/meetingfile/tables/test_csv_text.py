"""CSV files as spreadsheets of different countries and ages write them."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import DataError
from briefgen.meetingfile import Limits
from briefgen.meetingfile.given import GIVEN, load_given


def rows(content: bytes, name: str = "a.csv") -> list[dict[str, str]]:
    found = load_given(content, name).values["rows"]
    assert isinstance(found, list)
    return found


def problems(content: bytes, limits: Limits = GIVEN) -> list[tuple[str, int | None]]:
    with pytest.raises(DataError) as caught:
        load_given(content, "a.csv", limits)
    assert all(problem.at.file == "a.csv" for problem in caught.value.problems)
    return [(problem.code, problem.at.line) for problem in caught.value.problems]


READ = [
    ("tên,giá trị\nThu,1.300\n", [{"tên": "Thu", "giá trị": "1.300"}]),
    ("tên;giá trị\nThu;54,7%\nChi;1,5\n", [{"tên": "Thu", "giá trị": "54,7%"},
                                           {"tên": "Chi", "giá trị": "1,5"}]),
    ("a\tb\n1\t0123\n", [{"a": "1", "b": "0123"}]),
    ("a\n1\n2\n", [{"a": "1"}, {"a": "2"}]),
    ("sep=;\na;b\n1,2;3\n", [{"a": "1,2", "b": "3"}]),
    ("a,b\r\n1,2\r\n", [{"a": "1", "b": "2"}]),
    ("a,b\r1,2\r", [{"a": "1", "b": "2"}]),
    ("a,b\n1,2", [{"a": "1", "b": "2"}]),
    ('a,b\n"x, y","nói ""vâng"""\n', [{"a": "x, y", "b": 'nói "vâng"'}]),
    ('a,b\n"hai\ndòng",2\n', [{"a": "hai\ndòng", "b": "2"}]),
    ("a,b\n5\" ống,2\n", [{"a": '5" ống', "b": "2"}]),
    ("a,b\n  x , y \n", [{"a": "  x ", "b": " y "}]),
    ("\n\na,b\n\n1,2\n,\n3,\n", [{"a": "1", "b": "2"}, {"a": "3", "b": ""}]),
    ("a,b,,\n1,2,,\n", [{"a": "1", "b": "2"}]),
    ("a,b\n", []),
    ("a,b\n=1+1,@x\n", [{"a": "=1+1", "b": "@x"}]),
    ("te\u0302n\nta\u0301\n", [{"tên": "tá"}]),
    ("a\u2028b,c\n1\u2028,2\n", [{"a b": "1\u2028", "c": "2"}]),
    ("a;b,c\n1;2\n", [{"a": "1", "b,c": "2"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_cell_stays_as_typed(
    text: str, expected: list[dict[str, str]], encoding: str
) -> None:
    assert rows(text.encode(encoding)) == expected


LEGACY = "chỉ tiêu;thực hiện\nThu ngân sách;1.300 tỷ đồng\nHộ nghèo;0,3%\n"


def as_windows_1258(text: str) -> bytes:
    """Return a text as Vietnamese Windows wrote it: vowels whole, tones behind them."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    made = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(sign for sign in parts if sign in tones)
        made += unicodedata.normalize("NFC", "".join(s for s in parts if s not in tones)) + tone
    return made.encode("cp1258")


def test_tones_written_behind_their_vowels_are_composed() -> None:
    found = load_given(as_windows_1258(LEGACY), "a.csv")
    assert found.values["rows"][0] == {"chỉ tiêu": "Thu ngân sách", "thực hiện": "1.300 tỷ đồng"}
    assert [problem.code for problem in found.notes] == ["csv-legacy"]


REFUSED: list[tuple[bytes, list[tuple[str, int | None]]]] = [
    (b"", [("data-empty", None)]),
    (b"\n \n", [("data-empty", None)]),
    (b",,\n,,\n", [("table-empty", None)]),
    (b"a,,c\n1,2,3\n", [("table-header-empty", 1)]),
    (b"\n\na,b,a\n1,2,3\n", [("table-header-double", 3)]),
    (b"a,b\n1\n1,2\n1,2,3\n", [("table-row-ragged", 2), ("table-row-longer", 4)]),
    (b'a,b\n1,"x\ny\n', [("table-quote", 2)]),
    (b'a,b\n1,"x"y\n', [("table-quote", 2)]),
    (b"a,b\n1,\x002 and more text after it\n", [("control-character", 2)]),
    (b"a,b\n1,\x1b[2J\n", [("control-character", 2)]),
    ("a,b\n1,Thu ngân sách Hà".encode()[:-1], [("data-encoding", 2)]),
    ("chỉ tiêu\nThu".encode().replace(b"\xc3", b"", 1) + b"\xff\xe1", [("data-encoding", 1)]),
    ("a,b\n1,2".encode("utf-16-le"), [("data-binary", None)]),
    ("a,b\n1,2".encode("utf-32"), [("data-encoding", None)]),
    (b"PK\x03\x04rest", [("data-binary", None)]),
    (b"%PDF-1.7", [("data-binary", None)]),
    (",".join(f"c{n}" for n in range(300)).encode(), [("table-columns-many", 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), REFUSED)
def test_refused_at_its_line(content: bytes, expected: list[tuple[str, int | None]]) -> None:
    assert problems(content) == expected


def test_limits_hold() -> None:
    assert problems(b"a\n1\n2\n3\n", Limits(rows=2)) == [("too-many-rows", 4)]
    assert problems(b"a,b\n1,2\n3,4\n", Limits(values=3)) == [("too-many-values", 3)]
    assert problems(b"a\n1\n" + b"x" * 60, Limits(characters=50)) == [("data-text-too-long", 3)]
    assert problems(b"a\n1\n2\n3\n", Limits(size=5)) == [("data-too-big", None)]


@pytest.mark.parametrize("line", [b"," * 5_000_000, b"x" * 5_000_000, b'"' * 4_999_999])
def test_one_long_line_ends_soon(line: bytes) -> None:
    assert problems(line + b"\n" + line)


cells = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff\ufeff"),
    max_size=8,
)


@given(st.lists(st.tuples(cells, cells), max_size=5), st.sampled_from(",;\t"))
def test_what_is_written_is_read_back(lines: list[tuple[str, str]], separator: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([("một", "hai"), *lines])
    written = [
        {"một": unicodedata.normalize("NFC", one), "hai": unicodedata.normalize("NFC", two)}
        for one, two in lines
        if one or two
    ]
    assert rows(out.getvalue().encode()) == written


def test_tabs_divide_a_tsv_and_other_names_are_other_kinds() -> None:
    assert rows(b"a\tb\n1\t2\n", "A.TSV") == [{"a": "1", "b": "2"}]
    for name in ("a.xls", "a.xlsm", "a.ods"):
        with pytest.raises(DataError, match="workbook-kind"):
            load_given(b"a", name)
