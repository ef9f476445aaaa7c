"""Official documents made in the test: right ones, whose parts can be changed one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Run = tuple[str, dict[str, object]]


@dataclass
class P:
    """A paragraph; ``runs`` stands in for ``text`` where words differ from one another."""

    text: str
    name: str = ""
    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = "Times New Roman"
    align: str = "center"
    first: float = 0
    after: float = 0
    line: tuple[str, int] | None = None
    ruled: bool = False
    runs: list[Run] = field(default_factory=list)

    def of(self, **changes: object) -> "P":
        return P(**{**self.__dict__, **changes})  # type: ignore[arg-type]


@dataclass
class Official:
    """A document: head and foot in two columns, the middle in one; lengths in millimetres."""

    left: list[P]
    right: list[P]
    middle: list[P]
    foot_left: list[P]
    foot_right: list[P]
    margins: dict[str, float]
    paper: tuple[float, float] = (210, 297)
    page_number: P | None = None
    number_on_first: bool = False
    number_at: Literal["header", "footer"] = "header"
    table: list[list[str]] = field(default_factory=list)
    after: list[P] = field(default_factory=list)
    layout: Literal["table", "tabs", "rows", "three", "breaks", "stacked"] = "table"
    by_styles: bool = False

    def __getitem__(self, name: str) -> P:
        return next(p for p in self.all() if p.name == name)

    def all(self) -> Iterator[P]:
        for column in (self.left, self.right, self.middle, self.foot_left, self.foot_right):
            yield from column

    def drop(self, *names: str) -> None:
        for column in (self.left, self.right, self.middle, self.foot_left, self.foot_right):
            column[:] = [p for p in column if p.name not in names]

    def put_after(self, name: str, made: P) -> None:
        for column in (self.left, self.right, self.middle, self.foot_left, self.foot_right):
            for n, p in enumerate(column):
                if p.name == name:
                    column.insert(n + 1, made)
                    return


def text(words: str, name: str = "body", **look: object) -> P:
    return P(words, name, **{"align": "both", "first": 10, "after": 6, **look})  # type: ignore[arg-type]


LONG = (
    "Thành phố tiếp tục thực hiện đồng bộ các nhiệm vụ, giải pháp phát triển kinh tế - xã hội, "
    "bảo đảm quốc phòng, an ninh và chăm lo đời sống Nhân dân trên địa bàn."
)
PARTY_LINE = ("exact", 360)
PARTY_MARGINS = {"top": 20.0, "bottom": 20.0, "left": 30.0, "right": 15.0}


def party(kind: str = "THÔNG BÁO", code: str = "TB", sign: str = ",") -> Official:
    """Return a right document of a city committee, of 2020; ``sign`` parts the recipients."""
    run = {"line": PARTY_LINE}
    return Official(
        left=[
            P("THÀNH ỦY CẦN THƠ", "issuer", bold=True),
            P("*", "asterisk"),
            P(f"Số 15-{code}/TU", "number"),
        ],
        right=[
            P("ĐẢNG CỘNG SẢN VIỆT NAM", "motto", size=15, bold=True, ruled=True),
            P("Cần Thơ, ngày 20 tháng 11 năm 2020", "place_date", italic=True),
        ],
        middle=[
            P(kind, "type", size=15, bold=True),
            P("về tình hình thực hiện nhiệm vụ năm 2020", "abstract", bold=True),
            P("-----", "separator", bold=True, after=12),
            text(LONG, **run),
            text("I- KẾT QUẢ ĐẠT ĐƯỢC", "section", bold=True, **run),
            text(
                "1. Kinh tế tiếp tục tăng trưởng, thu ngân sách đạt dự toán được giao.",
                "item",
                **run,
            ),
            text(LONG, "second", **run),
            text("II- NHIỆM VỤ TRỌNG TÂM", "section_2", bold=True, **run),
            text("a) Các cấp ủy, tổ chức đảng chỉ đạo thực hiện nghiêm túc.", "point", **run),
            text(f"{LONG[:-1]}, báo cáo Ban Thường vụ kết quả thực hiện.", "last", **run),
        ],
        foot_left=[
            P("Nơi nhận:", "label", underline=True, align="left"),
            P(f"- Thường trực Ban Bí thư (để báo cáo){sign}", "to", size=12, align="left"),
            P(f"- Các ban, cơ quan tham mưu của Thành ủy{sign}", "to_2", size=12, align="left"),
            P("- Lưu Văn phòng Thành ủy.", "copy", size=12, align="left"),
        ],
        foot_right=[
            P("T/M BAN THƯỜNG VỤ", "authority", bold=True),
            P("PHÓ BÍ THƯ", "office"),
            P("", "space"),
            P("Phạm Văn Hiểu", "signer", bold=True),
        ],
        margins=dict(PARTY_MARGINS),
        page_number=P("", size=14),
    )


def party_2026() -> Official:
    made = party(sign=";")
    made["place_date"].text = "Cần Thơ, ngày 15 tháng 6 năm 2026"
    return made


def state(kind: str = "THÔNG BÁO", code: str = "TB") -> Official:
    """Return a right document of a city's People's Committee, of 2021."""
    return Official(
        left=[
            P("ỦY BAN NHÂN DÂN", "issuer", size=13, bold=True),
            P("THÀNH PHỐ CẦN THƠ", "issuer_2", size=13, bold=True, ruled=True),
            P(f"Số: 15/{code}-UBND", "number", size=13),
        ],
        right=[
            P("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "motto", size=13, bold=True),
            P("Độc lập - Tự do - Hạnh phúc", "motto_2", size=14, bold=True, ruled=True),
            P("Cần Thơ, ngày 05 tháng 01 năm 2021", "place_date", italic=True),
        ],
        middle=[
            P(kind, "type", bold=True),
            P("Kết luận của Chủ tịch Ủy ban nhân dân thành phố", "abstract", bold=True, ruled=True),
            text(LONG),
            text("I. ĐÁNH GIÁ CHUNG", "section", bold=True),
            text("1. Kinh tế tiếp tục tăng trưởng, thu ngân sách đạt dự toán được giao.", "item"),
            text(LONG, "second"),
            text("II. NHIỆM VỤ", "section_2", bold=True),
            text("a) Các sở, ban, ngành chủ động thực hiện nghiêm túc.", "point"),
            text(f"{LONG[:-1]}, báo cáo kết quả thực hiện./.", "last"),
        ],
        foot_left=[
            P("Nơi nhận:", "label", size=12, bold=True, italic=True, align="left"),
            P("- Như trên;", "to", size=11, align="left"),
            P("- Các sở, ban, ngành thành phố;", "to_2", size=11, align="left"),
            P("- Lưu: VT, TH.", "copy", size=11, align="left"),
        ],
        foot_right=[
            P("TM. ỦY BAN NHÂN DÂN", "authority", bold=True),
            P("KT. CHỦ TỊCH", "deputy", bold=True),
            P("PHÓ CHỦ TỊCH", "office", bold=True),
            P("", "space"),
            P("Trần Việt Trường", "signer", bold=True),
        ],
        margins={"top": 20, "bottom": 20, "left": 30, "right": 15},
        page_number=P("", size=13),
    )


def state_decision() -> Official:
    """Return a right decision: grounds, articles."""
    made = state("QUYẾT ĐỊNH", "QĐ")
    made["abstract"].text = "Về việc ban hành Quy chế làm việc"
    keep = [p for p in made.middle if p.name in ("type", "abstract")]
    made.middle = [
        *keep,
        text(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;",
            "ground",
            italic=True,
        ),
        text("Theo đề nghị của Giám đốc Sở Nội vụ.", "ground_2", italic=True),
        text(
            "",
            "article",
            runs=[
                ("Điều 1.", {"bold": True}),
                (
                    " Ban hành kèm theo Quyết định này Quy chế làm việc của thành phố.",
                    {},
                ),
            ],
        ),
        text(
            "",
            "last",
            runs=[
                ("Điều 2.", {"bold": True}),
                (
                    " Chánh Văn phòng, các sở chịu trách nhiệm thi hành Quyết định này./.",
                    {},
                ),
            ],
        ),
    ]
    return made


def party_decision() -> Official:
    """Return a right decision of the Party with grounds."""
    made = party("QUYẾT ĐỊNH", "QĐ")
    made["abstract"].text = "về việc thành lập Tiểu ban Văn kiện"
    run = {"line": PARTY_LINE}
    made.middle[3:4] = [
        text("- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "ground", **run),
        text("- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ thành phố,", "ground_2", **run),
        text(LONG, **run),
    ]
    return made


def letter(made: Official, subject: P, address: list[P]) -> Official:
    """Return an official letter: a subject under the number, no type."""
    made.drop("type", "abstract", "separator")
    made.left.append(subject)
    made.middle[:0] = address
    return made


def party_letter() -> Official:
    made = party(code="CV")
    names = [("Kính gửi:", {"italic": True}), (" Ban Tổ chức Trung ương", {})]
    subject = P("về việc báo cáo kết quả đại hội", "subject", size=12, italic=True)
    return letter(made, subject, [P("", "address", runs=names, after=12)])


def state_letter() -> Official:
    made = state()
    made["number"].text = "Số: 12/UBND-TH"
    subject = P("V/v báo cáo kết quả thực hiện", "subject", size=12)
    listed = [
        P("Kính gửi:", "address"),
        P("- Văn phòng Chính phủ;", "addressee", align="left"),
        P("- Bộ Nội vụ.", "addressee_2", align="left"),
    ]
    return letter(made, subject, listed)


def party_submission(sign: str = ";", label: str = "Kính trình:") -> Official:
    made = party("TỜ TRÌNH", "TTr", sign)
    if sign == ";":
        made["place_date"].text = "Cần Thơ, ngày 15 tháng 6 năm 2026"
    names = [(label, {"italic": True}), (" Ban Bí thư", {})]
    made.put_after("separator", P("", "address", runs=names, after=12))
    return made


def state_minutes() -> Official:
    made = state("BIÊN BẢN", "BB")
    made["abstract"].text = "Họp Ủy ban nhân dân thành phố tháng 11 năm 2020"
    made.drop(
        "place_date", "label", "to", "to_2", "copy", "authority", "deputy", "office", "signer"
    )
    made.foot_left = [P("THƯ KÝ", "secretary", bold=True), P(""), P("Nguyễn Văn An", bold=True)]
    made.foot_right = [P("CHỦ TỌA", "chair", bold=True), P(""), P("Trần Việt Trường", bold=True)]
    return made


def office_of_committee() -> Official:
    """Return a notice of an office under the committee: two bodies, a deputy who signs."""
    made = party(code="TB")
    made["issuer"].text = "VĂN PHÒNG"
    made.left.insert(0, P("THÀNH ỦY CẦN THƠ", "superior"))
    made["number"].text = "Số 03-TB/VPTU"
    made["authority"].text = "K/T CHÁNH VĂN PHÒNG"
    made["office"].text = "PHÓ CHÁNH VĂN PHÒNG"
    return made
