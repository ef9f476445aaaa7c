"""Hostile text costs time in proportion to its length: counted in calls, not in seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from briefgen.extract import extract_meeting, read_source
from briefgen.extract.figures import find_indicators
from briefgen.extract.sentences import split_sentences

LONG = 100_000
SHORT = 2_700
GROWTH = 2.7
"""Most that twice the text may cost; work that grows with the square costs four times as much."""

FIGURES = {
    "growths": "tăng 5% ",
    "lists in turn": "lần lượt 5%, 6% và ",
    "amounts in turn": "đạt lần lượt 5 tỷ đồng, 6 tỷ đồng và ",
    "parts": "trong đó thu 5 tỷ đồng, ",
    "aims": "phấn đấu đạt 5 tỷ đồng, ",
    "counts": "thu hút 5 dự án và ",
    "no full stop": "tổng thu ngân sách đạt 5.000 tỷ đồng, tăng 5% so với cùng kỳ, ",
    "one figure, many names": "thu x đạt 5 tỷ đồng; ",
    "fractions": "5/7 xã ",
    "out of": "5 trong tổng số 7 ",
    "ranges": "từ 5 đến 6 ",
    "lists of numbers": "Nghị quyết 01, 02, ",
    "open brackets": "đạt 5% (",
    "plans": "đạt 5% kế hoạch giao, ",
    "shares": "chiếm 5% tổng số, ",
}
"""Kinds of text made of figures and the words around them, repeated without an end."""
PLAIN = {
    "digits": "1",
    "numbers": "12 ",
    "decimals": "12,5, ",
    "dots": "1.2.3.4.5.",
    "slashes": "1/2/3/4/",
    "dashes": "5-6-7-",
    "minus signs": "-5 −6 ",
    "per cent signs": "%",
    "brackets": "(",
    "pairs of brackets": "() ",
    "quotes": "“",
    "commas": ", ",
    "joins": "và ",
    "hedges": "hơn gần khoảng ",
    "estimates": "ước đạt ",
    "bases": "so với ",
    "plans in words": "kế hoạch ",
    "goals": "mục tiêu ",
    "setters": "giao ",
    "verbs": "xây dựng, sửa chữa, ",
    "nouns": "kinh tế, xã hội, ",
    "moves": "tăng ",
    "times": "năm 2020, ",
    "days": "ngày 5/6/2020, ",
    "capitals": "Ủy Ban Nhân Dân ",
    "old letters": "Ð",
    "spaces": "a" + " " * 300,
}
"""Kinds of text in which there is little or nothing to find."""
NAMES = [
    f"{first} {second}{third}"
    for first in ("Ban", "Bình", "Chương", "Hoa", "Khinh", "Linh", "Mương", "Nhoan", "Thoa", "Xinh")
    for second in ("An", "Bính", "Dương", "Giang", "Hinh", "Khoan", "Lương", "Toàn", "Viên", "Yến")
    for third in ("", " Anh")
]
REPORTS = {
    "persons": "Ông Nguyễn Văn {} - Giám đốc Sở {}, phát biểu. ",
    "offices": "Ông Lê {} - Giám đốc Sở {}, nói. Giám đốc Sở {} cho biết. ",
    "posts of one person": "Ông Lê Văn Ba, Giám đốc Sở {}, phát biểu. ",
    "guests": "Dự họp có ông Lê {}, Giám đốc Sở {}; ",
    "meetings": "UBND tỉnh {} tổ chức hội nghị đánh giá năm 2020. ",
    "tasks": "Ông Lê Văn Ba yêu cầu Sở {} rà soát quy hoạch; ",
    "results": "Công tác {} chuyển biến tích cực, tăng 5%. ",
    "shortfalls": "Tiến độ {} còn chậm, ",
    "discussants": "Các đại biểu {} thảo luận. Các đại biểu cho rằng, {} còn chậm. ",
    "lines": "Công tác {}\n\n",
    "rows": "{}\t12\t13\n",
    "heads and rows": "Chỉ tiêu\tKế hoạch\tThực hiện\tTỷ lệ\n{}\t12\t6\t50\n",
    "quotes": "“{}” ",
    "kinds of meetings": "hội nghị {} ",
    "orders": "yêu cầu ",
    "offices in a row": "nguyên Phó ",
    "bodies": "UBND tỉnh, ",
    "one word": "khôngdấucách",
}
"""Pieces of reports, with other names each time: what is compared with all before it shows."""
MANY, VERY_MANY = 30, 100


def report(piece: str, times: int) -> str:
    return "".join(piece.replace("{}", name) for name in NAMES[:times])


def filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def calls(work: Callable[[], object]) -> int:
    """Return how many functions, ours and built-in, a piece of work calls."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def figures(text: str) -> Callable[[], object]:
    return lambda: find_indicators(split_sentences(text), text)


def whole(text: str) -> Callable[[], object]:
    source = read_source(text.encode(), "bao-cao.txt")
    return lambda: extract_meeting(source)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Read once what is read once: lexicons and patterns."""
    whole("Tổng thu đạt 5 tỷ đồng, tăng 5% so với cùng kỳ.\n" * 3)()
    whole("Chỉ tiêu\tKế hoạch\nTổng thu\t5\n")()


@pytest.mark.parametrize("piece", FIGURES.values(), ids=FIGURES.keys())
def test_twice_the_figures_cost_twice_the_work(piece: str) -> None:
    once, twice = filled(piece, SHORT), filled(piece, 2 * SHORT)
    assert calls(figures(twice)) < GROWTH * calls(figures(once))


@pytest.mark.parametrize("piece", PLAIN.values(), ids=PLAIN.keys())
def test_a_long_text_without_figures_costs_little(piece: str) -> None:
    assert calls(figures(filled(piece, LONG))) < 20 * LONG


@pytest.mark.parametrize("name", ["growths", "amounts in turn", "no full stop", "open brackets"])
def test_twice_the_report_costs_twice_the_work(name: str) -> None:
    once, twice = filled(FIGURES[name], SHORT), filled(FIGURES[name], 2 * SHORT)
    assert calls(whole(twice)) < GROWTH * calls(whole(once))


@pytest.mark.parametrize("name", ["bases", "plans in words", "verbs", "capitals", "days", "joins"])
def test_twice_the_words_cost_twice_the_work(name: str) -> None:
    once, twice = filled(PLAIN[name], SHORT), filled(PLAIN[name], 2 * SHORT)
    assert calls(whole(twice)) < GROWTH * calls(whole(once))


@pytest.mark.parametrize("piece", REPORTS.values(), ids=REPORTS.keys())
def test_twice_the_facts_cost_twice_the_work(piece: str) -> None:
    once, twice = report(piece, MANY), report(piece, 2 * MANY)
    assert calls(whole(twice)) < GROWTH * calls(whole(once))


@pytest.mark.parametrize("name", ["offices", "posts of one person"])
def test_each_fact_costs_the_same_however_many_are_known(name: str) -> None:
    once, twice = report(REPORTS[name], VERY_MANY), report(REPORTS[name], 2 * VERY_MANY)
    assert calls(whole(twice)) < 2.1 * calls(whole(once))


def test_a_report_in_capitals_is_read_in_time() -> None:
    line = "TỔNG THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN THÀNH PHỐ TRONG 5 THÁNG ĐẦU NĂM 120 TỶ ĐỒNG. "
    once, twice = filled(line, SHORT), filled(line, 2 * SHORT)
    assert calls(whole(twice)) < GROWTH * calls(whole(once))


def test_figures_far_apart_in_one_sentence_are_all_found() -> None:
    text = "; ".join(f"thu ngân sách huyện số {n} đạt {n},5 tỷ đồng" for n in range(10, 400))
    found = find_indicators(split_sentences(text), text)
    assert [each.actual and str(each.actual.quantity.value) for each in found] == [
        f"{n}.5" for n in range(10, 400)
    ]
