"""Right documents with one thing changed: what it is called, how, which check and code find it."""

import unicodedata
from collections.abc import Callable

from tests.standards.documents import (
    LONG,
    Official,
    P,
    office_of_committee,
    party,
    party_2026,
    party_decision,
    party_letter,
    party_submission,
    state,
    state_decision,
    state_letter,
    state_minutes,
    text,
)

Made = Callable[[], Official]
Change = Callable[[Official], object]


def look(name: str, **changes: object) -> Change:
    def change(made: Official) -> None:
        for key, value in changes.items():
            setattr(made[name], key, value)

    return change


def say(name: str, words: str) -> Change:
    return look(name, text=words)


def every(name: str, **changes: object) -> Change:
    """Change all running text."""

    def change(made: Official) -> None:
        for p in made.middle:
            if p.name in (name, "second", "last", "item", "point", "body"):
                for key, value in changes.items():
                    setattr(p, key, value)

    return change


def margin(**changes: float) -> Change:
    return lambda made: made.margins.update(changes)


def page_number(**changes: object) -> Change:
    def change(made: Official) -> None:
        made.page_number = P("", **{"size": 14, **changes})  # type: ignore[arg-type]

    return change


def number_on_first(made: Official) -> None:
    made.number_on_first = True


def number_at_foot(made: Official) -> None:
    made.number_at = "footer"


def no_number(made: Official) -> None:
    made.page_number = None
    made.middle[4:4] = [text(LONG * 10, line=made["second"].line) for _ in range(4)]


def letter_paper(made: Official) -> None:
    made.paper = (215.9, 279.4)


def drop(*names: str) -> Change:
    return lambda made: made.drop(*names)


def state_head(made: Official) -> None:
    made["motto"].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    made.put_after("motto", P("Độc lập - Tự do - Hạnh phúc", "motto_2", bold=True, ruled=True))


def party_motto(made: Official) -> None:
    made["motto"].text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    made["motto"].size = 13
    made["motto"].ruled = True
    made.drop("motto_2")


def no_asterisk(made: Official) -> None:
    made.drop("asterisk")
    made["issuer"].ruled = True


def italic_place(made: Official) -> None:
    names = [("Kính gửi: Ban Tổ chức Trung ương", {"italic": True})]
    made["address"].runs = names


def nfd(name: str) -> Change:
    def change(made: Official) -> None:
        made[name].text = unicodedata.normalize("NFD", made[name].text)

    return change


READ_WRONG = "Thành phố Cần Thơ thực hiện tốt các nhiệm vụ được giao trong năm nay và sau."

WRONG: list[tuple[str, Made, Change, str, str]] = [
    # Party
    ("body too small", party, every("body", size=13), "F01", "format-size"),
    ("one paragraph too large", party, look("second", size=16), "F01", "format-size"),
    ("font of text", party, look("second", font="Arial"), "F01", "format-font"),
    ("motto too small", party, look("motto", size=13), "F01", "format-size"),
    ("motto not bold", party, look("motto", bold=False), "F01", "format-style"),
    ("issuer not bold", party, look("issuer", bold=False), "F01", "format-style"),
    ("superior bold", office_of_committee, look("superior", bold=True), "F01", "format-style"),
    ("place and date upright", party, look("place_date", italic=False), "F01", "format-style"),
    ("text not justified", party, look("second", align="left"), "F01", "format-align"),
    ("pitch too narrow", party, look("second", line=("auto", 240)), "F01", "format-pitch"),
    ("no gap", party, look("second", after=0), "F01", "format-gap"),
    ("no indent", party, look("second", first=0), "F01", "format-indent"),
    ("no recipients", party, drop("label", "to", "to_2", "copy"), "F01", "format-part-missing"),
    ("no number", party, drop("number"), "F01", "format-part-missing"),
    ("margins of before 2018", party, margin(left=35), "F02", "format-margin"),
    ("margins of ND 30", party, margin(right=20), "F02", "format-margin"),
    ("letter paper", party, letter_paper, "F02", "format-paper"),
    ("head of the State", party, state_head, "F03", "format-mixed"),
    (
        "section with a stop",
        party,
        say("section", "I. KẾT QUẢ ĐẠT ĐƯỢC"),
        "F03",
        "format-section-mark",
    ),
    ("colon after Số", party, say("number", "Số: 15-TB/TU"), "F04", "format-number"),
    ("number of the State", party, say("number", "Số 15/TB-TU"), "F04", "format-number"),
    ("spaces in the number", party, say("number", "Số 15 - TB/TU"), "F04", "format-number"),
    ("number without 0", party, say("number", "Số 5-TB/TU"), "F04", "format-number-zero"),
    ("code of another type", party, say("number", "Số 15-BC/TU"), "F04", "format-number-code"),
    (
        "day without 0",
        party,
        say("place_date", "Cần Thơ, ngày 5 tháng 11 năm 2020"),
        "F05",
        "format-date-zero",
    ),
    (
        "March with 0",
        party,
        say("place_date", "Cần Thơ, ngày 15 tháng 03 năm 2021"),
        "F05",
        "format-date-zero",
    ),
    (
        "February without 0",
        party,
        say("place_date", "Cần Thơ, ngày 15 tháng 2 năm 2021"),
        "F05",
        "format-date-zero",
    ),
    (
        "place without comma",
        party,
        say("place_date", "Cần Thơ ngày 20 tháng 11 năm 2020"),
        "F05",
        "format-date-comma",
    ),
    ("type not in capitals", party, say("type", "Thông báo"), "F06", "format-capitals"),
    (
        "abstract with capital",
        party,
        say("abstract", "Về tình hình thực hiện nhiệm vụ năm 2020"),
        "F06",
        "format-abstract",
    ),
    ("no separator", party, drop("separator"), "F06", "format-separator"),
    ("separator too long", party, say("separator", "----------"), "F06", "format-separator"),
    ("rule for the asterisk", party, no_asterisk, "F06", "format-asterisk"),
    ("no asterisk", party, drop("asterisk"), "F06", "format-asterisk"),
    (
        "V/v in a letter",
        party_letter,
        say("subject", "V/v báo cáo kết quả đại hội"),
        "F06",
        "format-abstract",
    ),
    (
        "authority of the State",
        party,
        say("authority", "TM. BAN THƯỜNG VỤ"),
        "F07",
        "format-authority",
    ),
    (
        "deputy of the State",
        office_of_committee,
        say("authority", "KT. CHÁNH VĂN PHÒNG"),
        "F07",
        "format-authority",
    ),
    ("mandate", party, say("authority", "TUQ. BAN THƯỜNG VỤ"), "F07", "format-authority"),
    (
        "in place of a committee",
        party,
        say("authority", "K/T BAN THƯỜNG VỤ"),
        "F07",
        "format-authority-collective",
    ),
    ("office bold", party, look("office", bold=True), "F08", "format-style"),
    (
        "office with the body",
        party,
        say("office", "PHÓ BÍ THƯ THÀNH ỦY"),
        "F09",
        "format-office-body",
    ),
    ("academic rank", party, say("signer", "TS. Phạm Văn Hiểu"), "F09", "format-signer-rank"),
    (
        "recipients as in ND 30",
        party,
        look("label", bold=True, italic=True, underline=False),
        "F10",
        "format-style",
    ),
    ("recipients too large", party, look("to_2", size=14), "F01", "format-size"),
    (
        "semicolons in 2020",
        party,
        say("to", "- Thường trực Ban Bí thư;"),
        "F10",
        "format-recipients-sign",
    ),
    (
        "commas in 2026",
        party_2026,
        say("to", "- Thường trực Ban Bí thư,"),
        "F10",
        "format-recipients-sign",
    ),
    ("file copy of the State", party, say("copy", "- Lưu: VT, TH."), "F10", "format-file-copy"),
    (
        "label upright",
        party_letter,
        look("address", runs=[("Kính gửi: Ban Tổ chức Trung ương", {})]),
        "F01",
        "format-style",
    ),
    ("all of the address slanted", party_letter, italic_place, "F01", "format-style"),
    (
        "submission with the old label",
        lambda: party_submission(label="Kính gửi:"),
        lambda made: None,
        "F10",
        "format-address",
    ),
    ("grounds slanted", party_decision, look("ground", italic=True), "F11", "format-style"),
    (
        "ground without dash",
        party_decision,
        say("ground", "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;"),
        "F11",
        "format-ground-mark",
    ),
    (
        "last ground with a stop",
        party_decision,
        say("ground_2", "- Căn cứ Quy chế làm việc của Ban Chấp hành."),
        "F11",
        "format-ground-sign",
    ),
    ("end of the State", party, say("last", f"{LONG[:-1]}./."), "F12", "format-end"),
    ("no end", party, say("last", LONG[:-1]), "F12", "format-end"),
    ("number on page 1", party, number_on_first, "F13", "format-page-number-first"),
    ("number at the foot", party, number_at_foot, "F13", "format-page-number-place"),
    ("number at the right", party, page_number(align="right"), "F13", "format-page-number-align"),
    ("number too small", party, page_number(size=11), "F13", "format-page-number-size"),
    ("no page number", party, no_number, "F13", "format-page-number-missing"),
    ("eth for Đ", party, say("motto", "ÐẢNG CỘNG SẢN VIỆT NAM"), "F14", "format-letters-eth"),
    ("marks apart", party, nfd("second"), "F14", "format-letters-nfd"),
    (
        "TCVN3 letters",
        party,
        look("second", text="Ban ChÊp hµnh §¶ng bé " + "thµnh phè " * 8, font=".VnTime"),
        "F14",
        "format-letters-font",
    ),
    (
        "VNI letters",
        party,
        look("second", text="Thaønh uûy Caàn Thô " * 6, font="VNI-Times"),
        "F14",
        "format-letters-font",
    ),
    (
        "double conversion",
        party,
        say("second", LONG.replace("Thành phố", "Cơng tác thơng tin")),
        "F14",
        "format-letters-converted",
    ),
    (
        "UTF-8 as Latin",
        party,
        say(
            "second",
            READ_WRONG.encode().decode("cp1252", "replace"),
        ),
        "F14",
        "format-letters-garbled",
    ),
    (
        "district in 2026",
        party_2026,
        say("to_2", "- Các quận ủy, huyện ủy trực thuộc;"),
        "F15",
        "format-district",
    ),
    # State
    ("motto too large", state, look("motto", size=14), "F01", "format-size"),
    (
        "motto without spaces",
        state,
        say("motto_2", "Độc lập-Tự do-Hạnh phúc"),
        "F01",
        "format-motto",
    ),
    ("text of the Party", state, every("body", size=15), "F01", "format-size"),
    ("text too tight", state, look("second", line=("exact", 240)), "F01", "format-pitch"),
    ("left margin of the Party's", state, margin(left=25), "F02", "format-margin"),
    ("heading of the Party", state, party_motto, "F03", "format-mixed"),
    (
        "asterisk",
        state,
        lambda made: made.put_after("issuer_2", P("*", "asterisk", size=13)),
        "F03",
        "format-mixed",
    ),
    (
        "section of the Party",
        state,
        say("section", "I- ĐÁNH GIÁ CHUNG"),
        "F03",
        "format-section-mark",
    ),
    ("no colon", state, say("number", "Số 15/TB-UBND"), "F04", "format-number"),
    ("number of the Party", state, say("number", "Số: 15-TB/UBND"), "F04", "format-number"),
    ("number below 10", state, say("number", "Số: 5/TB-UBND"), "F04", "format-number-zero"),
    (
        "day 5",
        state,
        say("place_date", "Cần Thơ, ngày 5 tháng 01 năm 2021"),
        "F05",
        "format-date-zero",
    ),
    (
        "abstract begins small",
        state,
        say("abstract", "về kết luận của Chủ tịch"),
        "F06",
        "format-abstract",
    ),
    (
        "abstract in capitals",
        state,
        say("abstract", "VỀ KẾT LUẬN CỦA CHỦ TỊCH"),
        "F06",
        "format-capitals",
    ),
    (
        "dashes under the abstract",
        state,
        lambda made: made.put_after("abstract", P("-----", "separator")),
        "F06",
        "format-separator",
    ),
    ("no rule under the issuer", state, look("issuer_2", ruled=False), "F06", "format-rule"),
    (
        "mark of the Party",
        state,
        say("authority", "T/M ỦY BAN NHÂN DÂN"),
        "F07",
        "format-authority",
    ),
    ("mark without stop", state, say("deputy", "KT CHỦ TỊCH"), "F07", "format-authority"),
    ("office upright", state, look("office", bold=False), "F08", "format-style"),
    (
        "office with the council",
        state,
        say("office", "PHÓ CHỦ TỊCH UBND"),
        "F09",
        "format-office-body",
    ),
    ("professor", state, say("signer", "PGS.TS Trần Việt Trường"), "F09", "format-signer-rank"),
    (
        "recipients of the Party",
        state,
        look("label", bold=False, italic=False, underline=True),
        "F10",
        "format-style",
    ),
    ("file copy of the Party", state, say("copy", "- Lưu Văn phòng."), "F10", "format-file-copy"),
    ("comma after a recipient", state, say("to", "- Như trên,"), "F10", "format-recipients-sign"),
    ("ground upright", state_decision, look("ground", italic=False), "F11", "format-style"),
    (
        "ground with a dash",
        state_decision,
        say("ground", "- Căn cứ Luật Tổ chức chính quyền địa phương;"),
        "F11",
        "format-ground-mark",
    ),
    ("ends with a stop", state, say("last", LONG), "F12", "format-end"),
    (
        "signed in small letters",
        state_letter,
        say("office", "Phó Chủ tịch"),
        "F01",
        "format-capitals",
    ),
    ("minutes signed upright", state_minutes, look("chair", bold=False), "F01", "format-style"),
    (
        "eth in the body",
        state,
        say("second", LONG.replace("bảo đảm", "bảo ðảm Ðảng bộ")),
        "F14",
        "format-letters-eth",
    ),
]

BY_HAND = frozenset(
    {
        "format-part-missing",
        "format-mixed",
        "format-number-code",
        "format-authority-collective",
        "format-file-copy",
        "format-page-number-place",
        "format-page-number-missing",
        "format-letters-font",
        "format-letters-garbled",
        "format-letters-converted",
        "format-district",
        "format-rule",
    }
)
"""What only a person can put right."""
BY_HAND_HERE = frozenset(
    {"rule for the asterisk", "mandate", "dashes under the abstract", "abstract in capitals"}
)
