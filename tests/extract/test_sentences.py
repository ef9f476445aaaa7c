import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.sentences import split_sentences
from tests.shelves import REPORT as SEED

# Paragraph; its sentences, parted by a bar.
SPLIT = [
    "Kinh tế tăng trưởng khá. | An ninh được giữ vững.",
    "GRDP bình quân 94.450.000 đồng, đạt 97,17%. | Thu 146.512 tỷ đồng.",
    "Ông A, Chủ tịch UBND TP. Cần Thơ dự. | Bà B chủ trì.",
    "PGS.TS. Nguyễn Văn A trình bày. | Sau đó thảo luận.",
    "Ủy viên T.Ư Đảng đến dự. | Hội nghị kết thúc.",
    "Còn tính chiến đấu chưa cao... | Đồng thời đề xuất giải pháp.",
    "Nhiều nơi… có tăng trưởng âm. | Đó là thách thức.",
    "Các bộ, ngành... tiếp tục rà soát. | Xong.",
    "Ông nói: “Phải làm ngay.” | Hội nghị nhất trí.",
    "Vì sao chậm? | Do vướng mặt bằng!",
    "Nhiệm kỳ của Đại hội khóa V. | Ban Thường vụ họp.",
    "Đại hội lần thứ XIV. | Ban Thường vụ họp.",
    "Báo cáo do N. V. An trình bày. | Hết.",
    "Trang binhdinh.gov.vn đưa tin. | Hết.",
    "1. Về kinh tế: tăng trưởng khá. | Thu đạt dự toán.",
    "Vì mục tiêu phát triển./.",
    "Đạt 101,09 % chỉ tiêu (đạt 100% về số cuộc). | Hết.",
    "Ông A nêu... | 10 tháng qua thu đạt khá.",
    "Nghị quyết số 59-NQ/TW về “Tầm nhìn 2045”. | Chương trình hành động.",
]


@pytest.mark.parametrize("parted", SPLIT)
def test_splits_where_vietnamese_writing_ends_a_sentence(parted: str) -> None:
    whole = parted.replace(" | ", " ")
    found = [sentence.text for sentence in split_sentences(whole)]
    assert found == parted.split(" | ")


def test_splits_sentences_glued_behind_a_year_or_a_rate() -> None:
    whole = "Giữ ổn định trong năm 2017.Bộ Tài chính báo cáo. CPI tăng 1,8%.Trong quý II, giá giảm."
    assert [sentence.text for sentence in split_sentences(whole)] == [
        "Giữ ổn định trong năm 2017.",
        "Bộ Tài chính báo cáo.",
        "CPI tăng 1,8%.",
        "Trong quý II, giá giảm.",
    ]


def test_splits_before_a_sentence_that_follows_a_heading() -> None:
    whole = "Huyện ủy họp thường kỳ  Sáng 5/3, Huyện ủy họp đánh giá quý I. Xong."
    assert [sentence.text for sentence in split_sentences(whole)][-2:] == [
        "Sáng 5/3, Huyện ủy họp đánh giá quý I.",
        "Xong.",
    ]


def test_splits_sentences_that_lost_the_space_between_them() -> None:
    found = split_sentences("Công việc được thông suốt.Theo đó, thu đạt 5 tỷ.")
    assert [sentence.text for sentence in found] == [
        "Công việc được thông suốt.",
        "Theo đó, thu đạt 5 tỷ.",
    ]


BODY = "Sáng 5/3, Tỉnh ủy họp bàn nhiệm vụ quý II và nhiều nội dung quan trọng khác.\n\n"

KINDS = [
    ("15:10 - 21/11/2020", "timestamp"),
    ("Thứ sáu, 20/11/2020 | 15:10 GMT+7", "timestamp"),
    ("Cập nhật lúc: 08:00, 05/3/2024", "timestamp"),
    ("21-11-2020", "timestamp"),
    ("[img]", "furniture"),
    ("29", "furniture"),
    ("- 3 -", "furniture"),
    ("Trang 4", "furniture"),
    ("Lượt xem: 1.234", "furniture"),
    ("Trang chủ » Tin tức » Thời sự", "furniture"),
    ("https://example.vn/tin-tuc", "furniture"),
    ("anh-hoi-nghi-20112020.jpg", "furniture"),
    ("thanh-uy-hop-danh-gia-nam-2020", "furniture"),
    ("Tin, ảnh: Lê Thị Mơ", "byline"),
    ("Bài và ảnh: P.V", "byline"),
    ("CTV: Hoàng Ân", "byline"),
    ("Quang cảnh hội nghị", "caption"),
    ("Các đại biểu dự phiên họp.", "caption"),
    ("Toàn cảnh kỳ họp. Ảnh: N.H", "caption"),
    ("Bí thư Huyện ủy Lê Văn Tư phát biểu chỉ đạo hội nghị", "caption"),
    ("Đồng chí Lê Văn Tư, Bí thư Huyện ủy, Chủ tịch HĐND huyện phát biểu kết luận.", "caption"),
    ("Bà Trần Thị Sáu trao quà cho hộ nghèo.", "caption"),
    ("Kinh tế khởi sắc", "heading"),
    ("I. KẾT QUẢ THỰC HIỆN", "heading"),
    ("Chỉ tiêu\tKế hoạch\tThực hiện", "table"),
    ("| Chỉ tiêu | Kế hoạch | Thực hiện |", "table"),
    ("Đồng chí Lê Văn Tư, Bí thư Huyện ủy chủ trì hội nghị.", "body"),
    ("Ông Lê Văn Tư phát biểu tại hội nghị, yêu cầu các xã khẩn trương rà soát.", "body"),
    ("Hải quan Hòn Gai tiếp tục là điểm sáng nổi bật trong năm 2020.", "body"),
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_tells_what_a_line_is(line: str, kind: str) -> None:
    text = f"Tỉnh ủy họp\n\n{BODY}{line}\n\n{BODY}"
    (found,) = [sentence for sentence in split_sentences(text) if sentence.text == line]
    assert found.kind == kind


@pytest.mark.parametrize("name", ["Vĩnh An", "D.Ngân", "Quang Thắng, Hải quan Hòn Gai", "N.H"])
def test_a_name_alone_at_the_end_is_the_byline(name: str) -> None:
    assert split_sentences(f"Tỉnh ủy họp\n{BODY}{name}\n")[-1].kind == "byline"


def test_the_first_line_without_a_full_stop_is_the_title_also_below_furniture() -> None:
    found = split_sentences(f"Trang chủ » Tin\nTỉnh ủy họp\n{BODY}")
    assert [sentence.kind for sentence in found] == ["furniture", "title", "body"]


def test_a_report_without_title_begins_with_its_first_sentence() -> None:
    assert [sentence.kind for sentence in split_sentences(BODY)] == ["body"]


def test_joins_a_sentence_broken_over_lines() -> None:
    found = split_sentences(
        "Sáng 5/3, Ban Thường vụ Tỉnh ủy họp đánh giá kết quả thực hiện\nnhiệm vụ quý I. Hết.\n"
    )
    assert [sentence.text for sentence in found] == [
        "Sáng 5/3, Ban Thường vụ Tỉnh ủy họp đánh giá kết quả thực hiện\nnhiệm vụ quý I.",
        "Hết.",
    ]


@given(st.text(alphabet=" \n\t.,;:!?…“”()ĐAaàểbBc1290-/%", max_size=200))
def test_sentences_quote_the_text_and_leave_only_white_space(text: str) -> None:
    sentences = split_sentences(text)
    end = 0
    for number, sentence in enumerate(sentences, 1):
        assert sentence.id == f"S{number:02d}"
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


def test_the_seed_has_its_twenty_six_sentences() -> None:
    text = SEED.read_text(encoding="utf-8")
    kinds = [sentence.kind for sentence in split_sentences(text)]
    assert len(kinds) == 26
    assert kinds[:3] == ["title", "timestamp", "body"]
    assert [kinds[5], kinds[21], kinds[24], kinds[25]] == [
        "caption",
        "caption",
        "byline",
        "furniture",
    ]
