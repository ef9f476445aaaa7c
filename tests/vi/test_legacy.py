"""Vietnamese before Unicode, read as it was meant; what is written comes back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.vi.legacy import Legacy, decode, encoding_of_font, from_tcvn3, from_vni, read_run

BASES = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
SMALL = [unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]
PLAIN = "bcdghklmnpqrstvxBCDGHKLMNPQRSTVX0123456789 .,;:%()-/"

# Tables of their own, written from the published charts: what is read must not be tested by itself.
VNI_MARKS = {
    "\u0301": 0xF9, "\u0300": 0xF8, "\u0309": 0xFB, "\u0303": 0xF5, "\u0323": 0xEF,
    "\u0302": 0xE2, "\u0302\u0301": 0xE1, "\u0302\u0300": 0xE0, "\u0302\u0309": 0xE5,
    "\u0302\u0303": 0xE3, "\u0302\u0323": 0xE4,
    "\u0306": 0xEA, "\u0306\u0301": 0xE9, "\u0306\u0300": 0xE8, "\u0306\u0309": 0xFA,
    "\u0306\u0303": 0xFC, "\u0306\u0323": 0xEB,
}  # fmt: skip
VNI_ALONE = {"đ": 0xF1, "ơ": 0xF4, "ư": 0xF6, "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ỵ": 0xEE,
             "í": 0xED, "ì": 0xEC}  # fmt: skip
# In the order of the rows of TCVN 5712:1993 VN3.
TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        [*range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), 0xC6, *range(0xC7, 0xCC),
         0xCC, 0xCE, 0xCF, 0xD0, 0xD1, *range(0xD2, 0xD7), 0xD7, 0xD8, 0xDC, 0xDD, 0xDE,
         0xDF, *range(0xE1, 0xF0), *range(0xF1, 0xFF)],
        strict=False,
    )
)  # fmt: skip


def write_vni(text: str) -> bytes:
    out = bytearray()
    for letter in text:
        small = letter.lower()
        capital = 0x20 if letter != small else 0
        base = small
        marks = ""
        if small not in VNI_ALONE and ord(small) > 127:
            parts = unicodedata.normalize("NFD", small)
            order = sorted(parts[1:], key=lambda mark: mark not in "\u0302\u0306\u031b")
            base, marks = parts[0], "".join(order)
            if marks.startswith("\u031b"):
                base, marks = {"o": "ơ", "u": "ư"}[base], marks[1:]
        byte = VNI_ALONE.get(base, ord(base))
        out.append(byte - capital if byte > 127 or base.isalpha() else byte)
        if marks:
            out.append(VNI_MARKS[marks] - capital)
    return bytes(out)


def write_1258(text: str) -> bytes:
    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in parts if mark in TONES[1:]]
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES[1:]))
            out += base.encode("cp1258") + "".join(tones).encode("cp1258")
    return out


def write_tcvn3(text: str) -> bytes:
    return bytes(TCVN3.get(letter, ord(letter) if ord(letter) < 128 else 63) for letter in text)


texts = st.text(alphabet=st.sampled_from(LETTERS + list(PLAIN)))
without_tone_on_capitals = st.text(alphabet=st.sampled_from(SMALL + list("ĂÂÊÔƠƯĐ") + list(PLAIN)))
# Two vowels in a row are two letters in VNI too, but for marks that stand alone: those need a
# consonant before them, as they have in every word.
vni_texts = st.lists(
    st.tuples(st.sampled_from("bcdghlmnt "), st.sampled_from(LETTERS)).map("".join)
).map("".join)


@given(vni_texts)
def test_vni_written_is_read(text: str) -> None:
    assert decode(write_vni(text), "vni") == text


@given(texts)
def test_windows_1258_written_is_read(text: str) -> None:
    assert decode(write_1258(text), "windows-1258") == text


@given(without_tone_on_capitals)
def test_tcvn3_written_is_read(text: str) -> None:
    assert decode(write_tcvn3(text), "tcvn3") == text


def test_viscii_has_every_letter_once_and_keeps_ascii() -> None:
    high = decode(bytes(range(0x80, 0x100)), "viscii")
    low = decode(bytes([0x02, 0x05, 0x06, 0x14, 0x19, 0x1E]), "viscii")
    marked = [letter for letter in LETTERS if not letter.isascii()]
    assert sorted(high + low) == sorted(marked)
    assert decode(b"Ho\xe0 b\xecnh 2,2%\n", "viscii") == "Hoà bình 2,2%\n"


@pytest.mark.parametrize(
    ("letters", "read", "meant"),
    [
        ("Thaønh uûy Caàn Thô", from_vni, "Thành ủy Cần Thơ"),
        ("ÑAÛNG COÄNG SAÛN VIEÄT NAM", from_vni, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Hoïp ñaùnh giaù tình hình naêm 2020", from_vni, "Họp đánh giá tình hình năm 2020"),
        ("Ñaúng caáp, moät baûng", from_vni, "Đẳng cấp, một bảng"),
        ("Mỹ", from_vni, "Mỹ"),
        ("Ban ChÊp hµnh Trung \u00ad¬ng", from_tcvn3, "Ban Chấp hành Trung ương"),
        ("Uû ban nh©n d©n tØnh Th¸i B×nh", from_tcvn3, "Uỷ ban nhân dân tỉnh Thái Bình"),
        ("kÕ ho¹ch n¨m 2005", from_tcvn3, "kế hoạch năm 2005"),
    ],
)
def test_real_words(letters: str, read: object, meant: str) -> None:
    assert callable(read)
    assert read(letters) == meant


@pytest.mark.parametrize(
    ("letters", "font", "shown"),
    [
        ("céng hßa x· héi", ".VnTimeH", "CỘNG HÒA XÃ HỘI"),
        ("B¸o c¸o", ".VnTime", "Báo cáo"),
        ("B¸o c¸o", ".VnArial NarrowH", "BÁO CÁO"),
        ("Baùo caùo", "VNI-Times", "Báo cáo"),
        ("Báo cáo", "VNI-Times", "Báo cáo"),
        ("Báo cáo tỉnh", ".VnTime", "Báo cáo tỉnh"),
        ("B¸o c¸o", "Times New Roman", "B¸o c¸o"),
        ("Vna", "Vnews", "Vna"),
    ],
)
def test_a_run_is_read_by_its_font_unless_it_is_unicode(
    letters: str, font: str, shown: str
) -> None:
    assert read_run(letters, font) == shown


def test_fonts_are_known_by_name() -> None:
    assert encoding_of_font(".VnCentury Schoolbook") == "tcvn3"
    assert encoding_of_font("vni-Helve-Condense") == "vni"
    assert encoding_of_font("Tinos") is None


@pytest.mark.parametrize(("encoding", "byte"), [("tcvn3", 0xC0), ("vni", 0x81), ("tcvn3", 0x90)])
def test_a_byte_that_an_encoding_does_not_have_is_told_by_its_place(
    encoding: Legacy, byte: int
) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        decode(b"ab" + bytes([byte]), encoding)
    assert caught.value.start == 2
