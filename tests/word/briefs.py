"""Briefs to fill Word templates with; the first one mirrors the design's picture."""

from briefgen.model.brief import Brief, BriefRow, KeyPoint, Section, TaskRow

WORD_JOINER = "\u2060"
NO_BREAK_HYPHEN = "\u2011"

LABELS = {
    "key_points": "Nội dung chính",
    "indicators_heading": "Chỉ tiêu chính",
    "indicator": "Chỉ tiêu",
    "unit": "Đơn vị",
    "actual": "Thực hiện",
    "ratio": "% KH",
    "verdict": "Đánh giá",
    "tasks_heading": "Chỉ đạo và việc cần làm",
    "number": "TT",
    "task": "Việc",
    "owner": "Đơn vị chủ trì",
    "due": "Thời hạn",
    "not_stated": "chưa nêu",
}

CAN_THO = Brief(
    language="vi",
    labels=LABELS,
    agency="THÀNH ỦY CẦN THƠ",
    note="Bản tóm tắt để đọc nhanh, không phải văn bản ban hành",
    title="Kết quả thực hiện nhiệm vụ năm 2020",
    subtitle="Họp Ban Thường vụ ngày 20/11/2020; kết luận: đồng chí Lê Quang Mạnh, Bí thư Thành ủy",
    key_points=(
        KeyPoint(
            label="Kết quả",
            text="đạt và vượt 6/14 chỉ tiêu; GRDP ước tăng 2,2%; lúa, trái cây vượt kế hoạch.",
        ),
        KeyPoint(
            label="Cần chú ý",
            text="bán lẻ đạt 97,6%, GRDP bình quân đầu người 97,17% kế hoạch; vốn đầu tư, công "
            "nghiệp và xuất khẩu chưa đạt.",
        ),
        KeyPoint(
            label="Việc tiếp theo",
            text="xây dựng nghị quyết chuyên đề đưa Nghị quyết Đại hội XIV vào cuộc sống; trình "
            f"Trung ương kế hoạch đầu tư công trung hạn 2021–{WORD_JOINER}2025.",
        ),
    ),
    rows=(
        BriefRow(
            indicator="fruit_output",
            name="Sản lượng trái cây",
            unit="tấn",
            actual="147.591",
            ratio="134,7",
            change="…",
            status="exceeded",
            mark="▲",
            verdict="Vượt",
        ),
        BriefRow(
            indicator="rice_output",
            name="Sản lượng lúa",
            unit="triệu tấn",
            actual="1,39",
            ratio="106,6",
            change="…",
            status="exceeded",
            mark="▲",
            verdict="Vượt",
        ),
        BriefRow(
            indicator="retail_sales",
            name="Tổng mức bán lẻ và dịch vụ",
            unit="tỷ đồng",
            actual="146.512",
            ratio="97,6",
            change="+9,06",
            status="missed",
            mark="▼",
            verdict="Chưa đạt",
        ),
        BriefRow(
            indicator="grdp_per_capita",
            name="GRDP bình quân đầu người",
            unit="triệu đồng",
            actual="94,45",
            ratio="97,17",
            change="+6,97",
            status="missed",
            mark="▼",
            verdict="Chưa đạt",
        ),
        BriefRow(
            indicator="grdp_growth",
            name="Tăng trưởng GRDP (ước)",
            unit="%",
            actual="2,2",
            ratio="…",
            change="",
        ),
        BriefRow(
            indicator="poverty_rate",
            name="Tỷ lệ hộ nghèo còn",
            unit="%",
            actual="0,3",
            ratio="…",
            change="…",
        ),
    ),
    rows_number="1",
    change_heading="± % so 2019",
    results=Section(
        number="2",
        heading="Kết quả nổi bật",
        bullets=(
            (
                "Thêm 3 dự án vào khu chế xuất, khu công nghiệp; giải quyết việc làm cho gần "
                "35.400 lao động."
            ),
            "Thêm 5 xã nông thôn mới nâng cao; xây mới, sửa chữa 88 trường học; hộ nghèo còn 0,3%.",
            "Tổ chức thành công đại hội đảng bộ các cấp; kết nạp 1.335 đảng viên.",
        ),
    ),
    limitations=Section(
        number="3",
        heading="Hạn chế",
        bullets=(
            (
                "Kinh tế tăng trưởng thấp; vốn đầu tư, đầu tư công, công nghiệp, xuất khẩu chưa "
                "đạt kế hoạch."
            ),
            "Y tế cơ sở chưa đáp ứng yêu cầu; xã hội hóa giáo dục, văn hóa, thể thao còn hạn chế.",
            (
                "Tội phạm, tệ nạn từng lúc, từng nơi phức tạp; tính chiến đấu của một số tổ chức "
                "đảng chưa cao."
            ),
        ),
    ),
    tasks=(
        TaskRow(
            number="1",
            text="Xây dựng nghị quyết chuyên đề thực hiện Nghị quyết Đại hội",
            owner="Ban Thường vụ Thành ủy",
            due="năm 2021",
        ),
        TaskRow(
            number="2",
            text=f"Tham mưu các văn bản thực hiện Nghị quyết số 59{NO_BREAK_HYPHEN}NQ/TW",
            due="“sớm”",
        ),
        TaskRow(
            number="3",
            text=f"Chuẩn bị kế hoạch đầu tư công trung hạn 2021–{WORD_JOINER}2025",
        ),
    ),
    tasks_number="4",
    footnotes=(
        "Nguồn: tin 15:10 ngày 21/11/2020 (TGCT).",
        "“…” nguồn không nêu số; ô trống: không đặt kế hoạch hoặc không áp dụng.",
        "Mục “chưa nêu” cần người soạn bổ sung trước khi trình.",
    ),
    gaps=3,
)

EVERY_MARK = CAN_THO.model_copy(
    update={
        "rows": tuple(
            row.model_copy(update={"status": status, "mark": mark, "verdict": verdict})
            for row, (status, mark, verdict) in zip(
                CAN_THO.rows,
                (
                    ("exceeded", "▲", "Vượt"),
                    ("met", "●", "Đạt"),
                    ("near", "◊", "Gần đạt"),
                    ("missed", "▼", "Chưa đạt"),
                    ("none", "○", "Chưa nêu"),
                    (None, "", ""),
                ),
                strict=True,
            )
        ),
        "tasks_more": "và 4 việc khác (xem thông báo)",
    }
)

BARE = Brief(
    language="vi",
    labels=LABELS,
    agency="UBND TỈNH SÔNG HẬU",
    note="Bản tóm tắt để đọc nhanh, không phải văn bản ban hành",
    title="Họp giao ban",
    subtitle="…",
    key_points=(),
    rows=(),
)

ENGLISH = Brief(
    language="en",
    labels={
        "key_points": "Key points",
        "indicators_heading": "Main indicators",
        "indicator": "Indicator",
        "unit": "Unit",
        "actual": "Actual",
        "ratio": "% target",
        "verdict": "Status",
        "tasks_heading": "Instructions and actions",
        "number": "No.",
        "task": "Action",
        "owner": "Owner",
        "due": "Due",
        "not_stated": "not stated",
    },
    agency="Three Rivers Programme Office",
    note="A summary for quick reading, not an issued document",
    title="Annual results of the Three Rivers Water and Livelihoods Programme",
    subtitle="Review of the Joint Review Committee, 7 December 2023; chaired by Ms Lindqvist",
    key_points=(
        KeyPoint(label="Results", text="12,640 households have safe water, 5.3% above target."),
        KeyPoint(
            label="Needs attention",
            text="networks lose 19.6% of their water; disbursement at 90.2% of plan; two pipe "
            "contracts tendered again.",
        ),
        KeyPoint(label="Next", text="a recovery plan for two contracts by 31 January 2024."),
    ),
    rows=(
        BriefRow(
            indicator="safe_water",
            name="Households with safe water",
            unit="households",
            actual="12,640",
            ratio="105.3",
            change="+27.9",
            status="exceeded",
            mark="▲",
            verdict="Exceeded",
        ),
        BriefRow(
            indicator="disbursement",
            name="Disbursement",
            unit="million USD",
            actual="22.1",
            ratio="90.2",
            change="+13.3",
            status="missed",
            mark="▼",
            verdict="Not met",
        ),
        BriefRow(
            indicator="staff",
            name="Provincial staff in post at the end of the year",
            unit="people",
            actual="38",
            ratio="",
            change="",
            status="none",
            mark="○",
            verdict="No target stated",
        ),
    ),
    rows_number="1",
    change_heading="± % on 2022",
    tasks=(
        TaskRow(
            number="1",
            text="Submit a recovery plan for the two pipe contracts",
            owner="Programme Office",
            due="31 January 2024",
        ),
        TaskRow(number="2", text="Share the leak survey with all donors"),
    ),
    tasks_number="2",
    footnotes=("Source: Annual report 2023, Three Rivers Programme Office.",),
    gaps=2,
)
