"""Words into lines: breaking, shrinking, shortening, joining."""

import pytest

from briefgen.pdf.layout.context import Context
from briefgen.pdf.layout.filling import Room, SetLine
from briefgen.pdf.layout.lines import natural_width, set_lines, wrapped_width
from briefgen.pdf.styles import Sheet, Style
from briefgen.pdf.tree import Node, read_tree

HEAD = (
    "<doc><font name='words' family='Be Vietnam Pro'/><colour name='red' value='#FF0000'/>"
    "<style name='bold' font='words' weight='bold'/>"
    "<symbol name='good' shape='up' colour='red'/><body>"
)
STYLE = Style("Be Vietnam Pro", size=9)


def node(words: str) -> tuple[Node, Context]:
    doc = read_tree(f"{HEAD}<text>{words}</text></body></doc>")
    body = doc.first("body")
    assert body is not None
    text = body.first("text")
    assert text is not None
    return text, Context(Sheet(doc))


def lines(words: str, room: Room) -> tuple[list[str], Context]:
    text, context = node(words)
    return [said(line) for line in set_lines(text, STYLE, room, context)], context


def said(line: SetLine) -> str:
    return "".join(part.text for part in line.fragments)


def test_lines_break_at_spaces_and_keep_their_width() -> None:
    text, context = node("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ")
    made = set_lines(text, STYLE, Room(40), context)
    assert [said(line) for line in made] == ["Tổng mức bán lẻ hàng", "hóa và doanh thu dịch vụ"]
    assert all(line.width <= 40 for line in made)


def test_no_break_spaces_hold() -> None:
    made, _ = lines("Nghị quyết số\u00a059 năm\u00a02020", Room(26))
    assert made == ["Nghị quyết", "số\u00a059 năm\u00a02020"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    made, _ = lines("abcdefghijklmnopqrstuvwxyz", Room(12))
    assert len(made) > 2
    assert "".join(made) == "abcdefghijklmnopqrstuvwxyz"


def test_words_shrink_to_their_floor_before_they_are_shortened() -> None:
    text, context = node("Tỷ lệ hộ nghèo còn")
    wide = natural_width(text, STYLE, context)
    (line,) = set_lines(text, STYLE, Room(wide * 0.9, 1, 7), context)
    assert said(line) == "Tỷ lệ hộ nghèo còn"
    assert 7 <= line.fragments[0].style.size < 9
    assert context.warnings == []


def test_what_still_does_not_fit_ends_in_an_ellipsis_with_a_warning() -> None:
    made, context = lines("Một hai ba bốn năm sáu bảy tám chín mười", Room(30, 1))
    assert made[0].endswith("…")
    assert [problem.code for problem in context.warnings] == ["text-shortened"]


def test_raised_numbers_survive_the_ellipsis() -> None:
    made, _ = lines("Một hai ba bốn năm sáu bảy tám chín<raised>2</raised>", Room(30, 1))
    assert made[0].endswith("…2")


def test_words_that_may_not_be_shortened_are_a_failure() -> None:
    _, context = lines("Một hai ba bốn năm sáu bảy tám chín", Room(20, 1, 0, must=True))
    assert [problem.code for problem in context.failures] == ["text-overflows"]


def test_runs_of_one_style_are_copied_as_one_text() -> None:
    text, context = node("Đạt <run style='bold'>6</run> trong<gap width='3'/>14")
    (line,) = set_lines(text, STYLE, Room(100), context)
    assert [part.text for part in line.fragments] == ["Đạt ", "6 ", "trong ", "14"]


def test_breaks_are_forced_and_marks_take_their_place() -> None:
    text, context = node("<mark of='good' r='1' gap='0.5'/>Vượt<br/>kế hoạch")
    made = set_lines(text, STYLE, Room(100), context)
    assert [said(line) for line in made] == ["Vượt", "kế hoạch"]
    assert made[0].fragments[1].x == pytest.approx(2.5)


def test_a_width_is_found_at_which_words_wrap_whole() -> None:
    text, context = node("triệu lượt hành khách")
    width = wrapped_width(text, STYLE, context, 2, 40)
    assert width < natural_width(text, STYLE, context)
    assert [said(line) for line in set_lines(text, STYLE, Room(width, 2), context)] == [
        "triệu lượt",
        "hành khách",
    ]
    assert wrapped_width(text, STYLE, context, 1, 12) == 12


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("đồng/người/tháng", "đồng/người/"),
        ("16/24 chỉ tiêu", "16/24 chỉ"),
        ("số 15/QĐ-UBND", "số"),
    ],
)
def test_words_may_break_behind_a_slash_and_numbers_may_not(words: str, first: str) -> None:
    (text, *_), _ = lines(words, Room(20))
    assert text.strip() == first
