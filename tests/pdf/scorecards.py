"""Scorecards to draw: the seed's sheet as designed, and sheets that strain the layout."""

from decimal import Decimal
from typing import Any

from briefgen.model import (
    Bar,
    Figure,
    Group,
    KeyEntry,
    ListRow,
    Note,
    Scorecard,
    ScoreRow,
    TallyView,
    Tile,
)

MISSING = Figure(missing=True, whole="…")
EMPTY = Figure()
NO_RATIO = Bar(note="nguồn không nêu tỷ lệ")
LABELS = {
    "section_a": "So với kế hoạch năm",
    "section_b": "Kết quả khác",
    "number": "TT",
    "indicator": "Chỉ tiêu",
    "unit": "Đơn vị",
    "actual": "Thực hiện",
    "actual_period": "2020",
    "ratio": "% so KH",
    "ratio_line_1": "% so",
    "ratio_line_2": "KH",
    "change": "± % so 2019",
    "of_plan": "% kế hoạch",
    "change_on": "% so với 2019",
    "change_line_1": "± % so",
    "change_line_2": "2019",
    "verdict": "Đánh giá",
    "key": "Cách đọc",
    "key_actual": "thực hiện",
    "key_gap": "thiếu",
    "key_plan": "kế hoạch",
    "notes": "Ghi chú",
    "source": "Nguồn",
    "page": "Trang",
    "continued": "(tiếp)",
    "lower_is_better": "càng thấp càng tốt",
}
THEME: dict[str, Any] = {
    "colour": {
        "brand": "#AE1420",
        "ink": "#1A1F2B",
        "ink_2": "#4A5261",
        "ink_3": "#69707D",
        "hairline": "#C5CBD4",
        "met": "#24406B",
        "exceeded": "#178F82",
        "near": "#BD7F14",
        "missed": "#A8380A",
        "band_1": "#D5DAE1",
        "band_2": "#E6EAEF",
        "band_3": "#F3F5F8",
    },
    "font": {"words": "Be Vietnam Pro", "figures": "IBM Plex Sans Condensed"},
}


def figure(text: str, before: str = "", *, derived: bool = False) -> Figure:
    """``1.234,5`` as a figure cut at its decimal mark."""
    whole, comma, part = text.partition(",")
    return Figure(whole=whole, part=comma + part, before=before, derived=derived)


def bar(percent: float, axis: int = 150, *, lower: bool = False) -> Bar:
    return Bar(
        scale="ratio",
        value=min(percent / axis, 1.0),
        target_low=100 / axis,
        target_high=100 / axis,
        zero=0.0,
        lower_is_better=lower,
        cut=percent > axis,
    )


def row(number: int, name: str, unit: str, value: str, ratio: str = "", **more: Any) -> ScoreRow:
    """A row of section A; without a ratio its verdict is only stated."""
    percent = float(ratio.replace(".", "").replace(",", ".")) if ratio else 0.0
    status = "exceeded" if percent > 100 else "met" if percent == 100 else "missed"
    words = {"exceeded": "Vượt", "met": "Đạt", "missed": "Chưa đạt"}
    fields: dict[str, Any] = {
        "number": "" if more.get("sub") else str(number),
        "indicator": f"i{number}",
        "name": name,
        "unit": unit,
        "actual": figure(value) if value else MISSING,
        "ratio": figure(ratio) if ratio else MISSING,
        "change": MISSING,
        "bar": bar(percent) if ratio else NO_RATIO,
        "status": status,
        "filled": bool(ratio),
        "verdict": words[status],
    }
    return ScoreRow(**(fields | more))


def seed() -> Scorecard:
    """The sheet of the design picture."""
    rows = (
        row(1, "Sản lượng trái cây", "tấn", "147.591", "134,7"),
        row(2, "Sản lượng lúa", "triệu tấn", "1,39", "106,6"),
        row(3, "Tổng mức bán lẻ và doanh thu dịch vụ", "tỷ đồng", "146.512", "97,6",
            change=figure("9,06", "+")),
        row(4, "GRDP bình quân đầu người", "triệu đồng", "94,45", "97,17",
            change=figure("6,97", "+")),
        row(5, "Chỉ số phát triển công nghiệp, tăng", "%", "1,08", change=EMPTY, notes=("2",)),
        row(6, "Tổng vốn đầu tư phát triển", "…", "", notes=("1",)),
        row(7, "Giải ngân vốn đầu tư công", "…", "", notes=("1",)),
        row(8, "Xuất khẩu hàng hóa, dịch vụ thu ngoại tệ", "…", "", notes=("1",)),
    )  # fmt: skip
    return Scorecard(
        language="vi",
        labels=LABELS,
        agency="THÀNH ỦY CẦN THƠ",
        masthead_note="Phiếu chỉ tiêu · tài liệu phục vụ họp",
        title="Kết quả thực hiện nhiệm vụ năm 2020",
        subtitle="Họp Ban Thường vụ Thành ủy ngày 20/11/2020 · so với kế hoạch năm và với năm 2019",
        message="Đạt và vượt 6 trong 14 chỉ tiêu. Lúa và cây ăn trái vượt kế hoạch; "
        "GRDP bình quân đầu người và bán lẻ còn thiếu dưới 3%.",
        tally=TallyView(
            met=6,
            total=14,
            label=("chỉ tiêu", "đạt và vượt"),
            caption="Tổng số theo nguồn; nguồn không liệt kê đủ 14",
        ),
        tiles=_tiles(),
        rows=rows,
        rows_note="4 chỉ tiêu có số, 4 chỉ tiêu chỉ có nhận định",
        groups=_groups(),
        groups_note="nguồn không nêu kế hoạch",
        key=KEY,
        notes=(
            Note(number="1", text="Nêu ở phần hạn chế là “chưa đạt kế hoạch đề ra”, không kèm số."),
            Note(number="2", text="Nguồn nêu chung “sản xuất công nghiệp” chưa đạt kế hoạch."),
            Note(number="", text="… nguồn không nêu số"),
            Note(number="", text="KH kế hoạch"),
            Note(
                number="",
                text="Tỷ lệ và mức tăng là số công bố; “Đánh giá” suy ra từ tỷ lệ hoặc từ lời văn.",
            ),
        ),
        source="“Ban Thường vụ Thành ủy họp đánh giá kết quả thực hiện Nghị quyết nhiệm vụ năm "
        "2020”, tin 15:10 ngày 21/11/2020 (TGCT).",
        maker="Văn phòng Thành ủy Cần Thơ",
        data_line="Dữ liệu: can-tho-2020.yaml · lập bằng briefgen",
    )


KEY = (
    KeyEntry(status="exceeded", filled=True, word="Vượt", meaning="trên 100% kế hoạch"),
    KeyEntry(status="met", filled=True, word="Đạt", meaning="đúng 100%"),
    KeyEntry(status="missed", filled=True, word="Chưa đạt", meaning="dưới 100%"),
    KeyEntry(status="missed", filled=False, word="Chưa đạt", meaning="theo lời văn, không có số"),
)


def _tiles() -> tuple[Tile, ...]:
    return (
        Tile(indicator="grdp", label="Tăng trưởng GRDP", figure="2,2", unit="%",
             comparison="ước, so với năm 2019"),
        Tile(indicator="i4", label="GRDP bình quân", figure="94,45", unit="triệu đồng",
             status="missed", ratio="97,17% kế hoạch", comparison="+6,97% so với 2019"),
        Tile(indicator="i3", label="Bán lẻ và dịch vụ", figure="146.512", unit="tỷ đồng",
             status="missed", ratio="97,6% kế hoạch", comparison="+9,06% so với 2019"),
        Tile(indicator="poor", label="Tỷ lệ hộ nghèo còn", figure="0,3", unit="%",
             comparison="càng thấp càng tốt"),
    )  # fmt: skip


def other(name: str, unit: str, actual: str, before: str = "") -> ListRow:
    return ListRow(indicator=name, name=name, unit=unit, actual=figure(actual, before))


def _groups() -> tuple[Group, ...]:
    return (
        Group(heading="Kinh tế", rows=(
            other("Tăng trưởng GRDP (ước)", "%", "2,2"),
            other("Dự án mới, khu chế xuất và công nghiệp", "dự án", "3"),
            other("Dự án còn hiệu lực", "dự án", "251"),
        )),
        Group(heading="Nông nghiệp", rows=(
            other("Diện tích lúa", "ha", "222.999"),
            other("Diện tích cây ăn trái", "ha", "21.798"),
        )),
        Group(heading="Xã hội", rows=(
            other("Lao động được giải quyết việc làm", "người", "35.400", "gần"),
            other("Xã nông thôn mới nâng cao, thêm", "xã", "5"),
            other("Trường học xây mới và sửa chữa", "trường", "88"),
            other("Tỷ lệ hộ nghèo còn", "%", "0,3"),
        )),
        Group(heading="Xây dựng Đảng", rows=(
            other("Đảng viên kết nạp", "người", "1.335"),
            other("Đảng viên bị thi hành kỷ luật", "người", "108"),
            other("Văn bản đã ban hành", "văn bản", "1.300", "hơn"),
        )),
    )  # fmt: skip


def with_rows(count: int) -> Scorecard:
    """A sheet of ``count`` measured rows and nothing else."""
    rows = tuple(
        row(
            number,
            f"Chỉ tiêu thứ {number} của kế hoạch phát triển kinh tế - xã hội",
            ("tấn", "tỷ đồng", "triệu đồng", "%")[number % 4],
            f"{number * 1237 % 9000 + 17},{number % 10}",
            f"{70 + number * 7 % 70},{number % 10}",
            change=figure(f"{number % 13},{number % 10}", "+" if number % 3 else "−"),
        )
        for number in range(1, count + 1)
    )
    label = ("chỉ tiêu", "đạt và vượt")
    tally = TallyView(met=count // 2, total=count, label=label, caption="Tự đếm")
    return seed().model_copy(
        update={"rows": rows, "groups": (), "tally": tally if count > 1 else None, "tiles": ()}
    )


def strained() -> Scorecard:
    """Every edge case a row can carry."""
    long = "Xây dựng mới, sửa chữa và nâng cấp trường học đạt chuẩn quốc gia mức độ hai "
    rows = (
        row(1, "Vượt rất xa kế hoạch", "dự án", "312", "312"),
        row(2, "Vượt nghìn phần trăm", "dự án", "123.456.789", "1.012,5"),
        row(3, "Đúng kế hoạch", "xã", "5", "100"),
        row(4, "Sát kế hoạch", "tỷ đồng", "146.512", "97,6", status="near", verdict="Gần đạt"),
        row(5, "Bằng không", "vụ", "0", "0"),
        row(6, "Thấp là tốt, trong mức", "vụ", "60", "60", bar=bar(60, lower=True), better="lower",
            status="met", verdict="Đạt"),
        row(7, "Thấp là tốt, quá mức", "vụ", "120", "120", bar=bar(120, lower=True), better="lower",
            status="missed", verdict="Chưa đạt"),
        row(8, "Số âm", "% tăng", "−4,3", change=EMPTY, filled=True,
            bar=Bar(scale="value", value=0.23, target_low=0.87, target_high=0.87, zero=0.5)),
        row(9, "Kế hoạch là khoảng", "% GRDP", "33,9", change=EMPTY, status="met", verdict="Đạt",
            filled=True, bar=Bar(scale="value", value=0.58, target_low=0.4, target_high=0.6)),
        row(10, "Kế hoạch là mức trần: dưới 4", "%", "3,1", change=EMPTY, status="met",
            verdict="Đạt", filled=True, better="lower",
            bar=Bar(scale="value", value=0.62, target_high=0.8, zero=0.0, lower_is_better=True)),
        row(11, "Kế hoạch là mức sàn: từ 8,5 trở lên", "%", "7,9", change=EMPTY, filled=True,
            bar=Bar(scale="value", value=0.7, target_low=0.8, zero=0.0)),
        row(12, "Suy ra bằng phần mềm", "tỷ đồng", "", actual=figure("150.100", "≈", derived=True)),
        row(13, "Không nêu kế hoạch", "trường", "88", status="none", verdict="Không nêu KH",
            bar=Bar()),
        row(14, (long * 2)[:120].strip(), "trường học", "88", "88", notes=("1", "2")),
        row(15, "Tất cả thiếu", "…", ""),
        row(16, "phần trong đó", "dự án", "3", sub=True, change=EMPTY),
        row(17, "Có từ rào", "lao động", "", "101,123", actual=figure("35.400", "gần")),
    )  # fmt: skip
    return seed().model_copy(update={"rows": rows})


def all_missing() -> Scorecard:
    """Rows about which the source says nothing but their names."""
    rows = tuple(row(number, f"Chỉ tiêu {number}", "…", "") for number in range(1, 9))
    return seed().model_copy(update={"rows": rows, "groups": (), "tiles": (), "tally": None})


def with_axis(card: Scorecard, end: int) -> Scorecard:
    return card.model_copy(update={"axis_end": Decimal(end)})
