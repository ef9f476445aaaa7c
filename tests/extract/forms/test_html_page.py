"""The report of a saved web page: found, cleaned, and what stands around it told."""

from datetime import datetime

import pytest

from briefgen.errors import SourceError, say
from briefgen.extract.forms.html_page import MAX_TAGS, UnreadablePageError, read_page
from briefgen.extract.source import read_source
from tests.extract.forms.written_forms import REPORT, as_page

PROSE = "Ban Thường vụ Thành ủy họp đánh giá kết quả thực hiện nhiệm vụ năm 2020 của thành phố."


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def lines(body: str, head: str = "") -> list[tuple[str, str | None]]:
    return [(line.text, line.kind) for line in read_page(page(body, head)).lines]


def test_what_stands_around_the_report_is_told_by_kind_and_never_read() -> None:
    source = read_source(as_page(REPORT), "bao-cao.html")
    assert {left.kind for left in source.left_out} == {
        "menu", "share", "related", "comments", "notice", "foot",
    }  # fmt: skip
    assert "5.000 tỷ" not in source.raw
    assert "1.000 tỷ" not in source.raw
    (note,) = source.notes
    assert "bình luận" in say(note, "vi")
    assert "comments" in say(note, "en")
    assert str(len(source.left_out)) in say(note, "en")


def test_title_lead_headings_captions_and_rows_are_known() -> None:
    told = lines(
        f"<h1>Thành ủy họp</h1><h2 class='sapo'>{PROSE}</h2><div class='content-detail'>"
        f"<h3>I. Kết quả</h3><p>{PROSE}</p><figure><img src='a.jpg'><figcaption>Ông A</figcaption>"
        "</figure><table><tr><th>Chỉ tiêu</th><th>Kết quả</th></tr>"
        "<tr><td>GRDP</td><td>2,2%</td></tr></table><ul><li>Xuất khẩu 2 tỷ USD</li></ul></div>"
    )
    assert told == [
        ("Thành ủy họp", "title"),
        (PROSE, "body"),
        ("I. Kết quả", "heading"),
        (PROSE, None),
        ("Ông A", "caption"),
        ("Chỉ tiêu\tKết quả", "table"),
        ("GRDP\t2,2%", "table"),
        ("Xuất khẩu 2 tỷ USD", "body"),
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("A&nbsp;&amp;&nbsp;B &ldquo;C&rdquo;", "A\u00a0&\u00a0B “C”"),
        ("tăng <b>2</b>,<i>2</i>%", "tăng 2,2%"),
        ("<q>nội dung <q>trong</q></q>", "“nội dung “trong””"),
        ("một\n   hai", "một hai"),
        ("1<sup>o</sup>", "1o"),
    ],
)
def test_inline_markup_is_text(markup: str, text: str) -> None:
    assert [line for line, _ in lines(f"<h1>T</h1><p>{markup}</p><p>{PROSE}</p>")][1:2] == [text]


def test_a_break_parts_lines_a_line_end_of_the_source_does_not() -> None:
    assert [line for line, _ in lines(f"<div>{PROSE}<br>Thu\nngân sách<br/><br/>Chi</div>")] == [
        PROSE, "Thu ngân sách", "Chi",
    ]  # fmt: skip


def test_without_a_heading_the_name_of_the_page_is_its_title() -> None:
    assert lines(f"<p>{PROSE}</p>", "<title>Thành ủy họp</title>")[0] == ("Thành ủy họp", "title")
    meta = "<meta property='og:title' content='Họp'><title>Họp | Báo</title>"
    assert lines(f"<p>{PROSE}</p>", meta)[0] == ("Họp", "title")


def test_a_part_that_holds_half_the_prose_is_the_report_whatever_its_name() -> None:
    assert (PROSE, None) in lines(f"<div class='sidebar share'><p>{PROSE}</p></div>")


def test_layout_tables_and_forms_around_a_page_are_no_hindrance() -> None:
    told = lines(f"<form><table><tr><td><p>{PROSE}</p></td><td>menu</td></tr></table></form>")
    assert told[0][0] == PROSE


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        ("<meta property='article:published_time' content='2020-11-21T15:10:00+07:00'>", (15, 10)),
        ("<meta name='pubdate' content='2020-11-21T08:10:00Z'>", (15, 10)),
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2020-11-21"}]}</script>',
         (0, 0)),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_told_by_the_page(head: str, moment: tuple[int, int]) -> None:
    read = read_page(page(f"<p>{PROSE}</p>", head))
    assert read.published_at == datetime(2020, 11, 21, *moment)  # noqa: DTZ001


@pytest.mark.parametrize(
    "head",
    ["<script type='application/ld+json'>{broken</script>", "<meta name='date' content='hôm qua'>",
     "<script type='application/ld+json'>" + "[" * 5000 + "</script>"],
)  # fmt: skip
def test_a_day_that_cannot_be_read_is_none(head: str) -> None:
    assert read_page(page(f"<p>{PROSE}</p>", head)).published_at is None


@pytest.mark.parametrize("markup", ["<div>" * 5_000 + PROSE, "<p>" * (MAX_TAGS + 1)])
def test_a_page_beyond_the_limits_is_refused(markup: str) -> None:
    with pytest.raises(UnreadablePageError, match=r"\d"):
        read_page(markup)


def test_a_long_text_is_read_whole() -> None:
    (line,) = read_page("<p>" + "x" * 11_000_000).lines
    assert len(line.text) == 11_000_000


@pytest.mark.parametrize(
    "markup",
    ["<html>", "<html><body></body>", "<html><script>var x='đạt 10 tỷ đồng'</script>", "<p> </p>"],
)
def test_a_page_without_words_is_empty(markup: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(markup.encode(), "a.html")
    assert caught.value.problems[0].code == "source-empty"


def test_nulls_controls_and_broken_markup_do_no_harm() -> None:
    source = read_source(f"<html><p>{PROSE}\0\x07<b>x</p></i><td>".encode(), "a.html")
    assert source.raw.split("\n")[0] == PROSE + "x"


def test_a_page_that_declares_one_encoding_and_holds_another_is_read_by_its_letters() -> None:
    content = as_page(REPORT).replace(b'charset="utf-8"', b'charset="windows-1258"')
    assert "Uỷ ban nhân dân" in read_source(content, "a.html").raw
