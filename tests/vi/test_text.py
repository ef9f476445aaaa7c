import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.vi.text import (
    capitalise,
    fold,
    lower_first,
    no_break,
    normalise,
    plain,
    repair,
    slug,
    sort_key,
)

VIETNAMESE = st.text(alphabet="aàảãáạăằâầđeèêềioòôồơờuùưừyỳÐðĐA HT.,0123456789-/%\u00a0\u2009ỷỏ\nþ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ðồng chí", "Đồng chí"),
        ("HÐND thành phố", "HĐND thành phố"),
        ("kỷ luật ðảng", "kỷ luật đảng"),
        ("TP\u00a0Cần\u2009Thơ", "TP Cần Thơ"),
        ("ông Guðni Jóhannesson đến dự Đại hội ở", "ông Guðni Jóhannesson đến dự Đại hội ở"),
        ("Ðór Þórsson dự hội nghị", "Đór Þórsson dự hội nghị"),
        ("Reykjavík Ðor", "Reykjavík Ðor"),
    ],
)
def test_letters_typed_for_others_are_mended(typed: str, meant: str) -> None:
    assert repair(typed) == meant


@given(st.one_of(st.text(), VIETNAMESE))
def test_repair_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(repair(text)) == len(text)
    assert repair(repair(text)) == repair(text)


@given(st.one_of(st.text(), VIETNAMESE))
def test_fold_keeps_the_length_of_composed_text(text: str) -> None:
    composed = normalise(text)
    assert len(fold(composed)) == len(composed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Tỉnh uỷ", "tỉnh ủy"),
        ("THUỶ SẢN", "thủy sản"),
        ("khoẻ", "khỏe"),
        (unicodedata.normalize("NFD", "Thành ủy"), "thành ủy"),
    ],
)
def test_the_place_of_the_tone_mark_does_not_matter(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["quý", "quỷ", "hoàn", "thuyền", "hoài"])
def test_a_tone_mark_that_has_one_place_stays(word: str) -> None:
    assert fold(word) == word


def test_plain_drops_marks_and_maps_the_stroke() -> None:
    assert plain("Đảng ủy đường Nguyễn") == "Dang uy duong Nguyen"
    assert plain(unicodedata.normalize("NFD", "Đảng")) == "Dang"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổng mức bán lẻ", "tong_muc_ban_le"),
        ("Tăng trưởng kinh tế (GRDP)", "tang_truong_kinh_te_grdp"),
        ("  Ðảng viên % ", "dang_vien"),
        ("Ðảng ủy 2020", "dang_uy_2020"),
        ("…", ""),
    ],
)
def test_slugs_hold_small_letters_digits_and_bars(text: str, name: str) -> None:
    assert slug(text) == name


def test_words_sort_as_in_a_dictionary() -> None:
    words = [
        "a",
        "à",
        "ả",
        "ã",
        "á",
        "ạ",
        "an",
        "ăn",
        "ân",
        "d",
        "da",
        "đ",
        "đá",
        "e",
        "o",
        "ô",
        "ơ",
    ]
    assert sorted(set(words), key=sort_key) == words


def test_tones_weigh_after_all_letters() -> None:
    assert sorted(["bán lẻ", "ban lẽ", "bàn là", "bán", "Bán"], key=sort_key) == [
        "bán",
        "Bán",
        "bàn là",
        "ban lẽ",
        "bán lẻ",
    ]


SHOWN = str.maketrans({"\u00a0": "~", "\u2011": "=", "\u2060": "^"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ước 146.512 tỷ đồng", "ước 146.512~tỷ đồng"),
        ("ngày 20 tháng 11 năm 2020", "ngày~20 tháng~11 năm~2020"),
        ("Nghị quyết số 59-NQ/TW của", "Nghị quyết số~59=NQ/TW của"),
        ("Nghị định 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ=CP"),
        ("TP Cần Thơ", "TP~Cần Thơ"),
        (
            "đồng chí Lê Quang Mạnh và các đồng chí trong",
            "đồng chí~Lê Quang Mạnh và các đồng chí trong",
        ),
        ("Đồng chí Ðỗ", "Đồng chí~Ðỗ"),
        ("ông Phong, bà Mai, ông cho", "ông~Phong, bà~Mai, ông cho"),
        ("nhiệm kỳ 2020-2025", "nhiệm kỳ 2020-^2025"),
        ("khóa XIV, quý III", "khóa~XIV, quý~III"),
        ("6/14 chỉ tiêu", "6/14~chỉ tiêu"),
        ("năm nay, Covid-19", "năm nay, Covid-19"),
        ("thông 5 cửa", "thông 5 cửa"),
        ("theo Điều 5", "theo Điều~5"),
    ],
)
def test_lines_do_not_break_between_what_belongs_together(text: str, shown: str) -> None:
    assert no_break(text).translate(SHOWN) == shown


@given(
    st.lists(
        st.sampled_from(
            [
                "ngày",
                "20",
                "năm",
                "2020-2025",
                "số",
                "59-NQ/TW",
                "tỷ đồng",
                "TP",
                "Cần",
                "ông",
                "3",
                "XIV",
                "quý",
                "%",
            ]
        )
    )
)
def test_no_break_shows_the_same_and_is_done_once(words: list[str]) -> None:
    text = " ".join(words)
    done = no_break(text)
    assert no_break(done) == done
    assert done.replace("\u00a0", " ").replace("\u2011", "-").replace("\u2060", "") == text


@given(st.text())
def test_no_break_of_any_text_is_done_once(text: str) -> None:
    assert no_break(no_break(text)) == no_break(text)


def test_first_letters_change_and_abbreviations_stay() -> None:
    assert capitalise("“đạt kế hoạch”") == "“Đạt kế hoạch”"
    assert capitalise("") == ""
    assert lower_first("Thu ngân sách") == "thu ngân sách"
    assert lower_first("GRDP bình quân") == "GRDP bình quân"
