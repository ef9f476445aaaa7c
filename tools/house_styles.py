"""The styles of papers that stay in the house: English forms, cover note, bilingual page.

One look for all, that of the one-page brief; the names are those of the other templates.
"""

from lxml import etree

from tools.word_pieces import RULED, Look, borders, cell_margins, shade, style, twips, w

BRAND, FILL, HAIRLINE, BLACK = "AE1420", "F3F5F8", "BFC5CE", "000000"
INK_2, GREY = "4A5261", "69707D"
EDGE = 4.5  # the box's left border, in points
MASTHEAD, BOX, ENTRIES = "BG Khung cơ quan", "BG Hộp", "BG Khung nơi gửi"
DECISION, FOOT, SHEET = "BG Khung quyết định", "BG Khung ký", "BG Khung phiếu"
ENGLISH = "en-GB"
HEAD = (
    Look("BG Cơ quan", 12, bold=True, after=3),
    Look("BG Tính chất", 10.5, italic=True, after=3, right=True),
    Look("BG Tên loại", 12, bold=True, colour=BRAND, before=10, after=4, keep_next=True),
    Look("BG Tiêu đề", 17, bold=True, before=10, after=1, following="BG Dòng phụ", keep_next=True),
    Look("BG Tiêu đề sau loại", 17, bold=True, after=8, keep_next=True),
    Look("BG Dòng phụ", 12, italic=True, after=8),
    Look("BG Nơi gửi", 12, before=2, after=2),
    Look("BG Nơi gửi nhãn", based_on="BG Nơi gửi"),
)
TEXT = (
    Look("BG Hộp tiêu đề", 13, bold=True, before=5, after=3, following="BG Hộp dòng"),
    Look("BG Hộp dòng", 12.5, after=2.5, hanging=29, second_tab=32),
    Look("BG Mục", 12.5, bold=True, before=10, after=4, keep_next=True, heading=True),
    Look("BG Thân", 12, after=4),
    Look("BG Thân trước bảng", based_on="BG Thân", keep_next=True),
    Look("BG Ý đánh số", 12, after=4, hanging=8),
    Look("BG Ý đánh số cuối", based_on="BG Ý đánh số", keep_next=True),
    Look("BG Gạch đầu dòng", 12, after=3, bullet=True),
    Look("BG Gạch sau bảng", 12, before=6, after=3, bullet=True),
    Look("BG Gạch cuối", based_on="BG Gạch đầu dòng", keep_next=True),
    Look("BG Việc khác", 11.5, italic=True, before=3),
    Look("BG Ghi chú", 10.5, italic=True, colour=INK_2, before=8, keep_next=True),
    Look("BG Ghi chú cuối", 10.5, italic=True, colour=INK_2, before=6),
)
TABLES = (
    Look("BG Bảng đầu", 11, bold=True, before=2, after=2, keep_next=True),
    Look("BG Bảng đầu số", based_on="BG Bảng đầu", right=True, overhang=1.2),
    Look("BG Bảng chữ", 12, before=2, after=2),
    Look("BG Bảng chữ giữ", based_on="BG Bảng chữ", keep_next=True),
    Look("BG Bảng số", based_on="BG Bảng chữ", right=True),
    Look("BG Bảng đánh giá", based_on="BG Bảng chữ", hanging=4, overhang=1.4),
)
FEET = (
    Look("BG Ô chọn", 12, before=4, after=4, keep_next=True),
    Look("BG Ô ý kiến", 11, colour=INK_2, before=3, after=34, keep_next=True),
    Look("BG Ô ký", 11, colour=INK_2, before=3, after=8),
    Look("BG Thẩm quyền", 12, bold=True, before=14, keep_next=True),
    Look("BG Chức vụ", 12, keep_next=True),
    Look("BG Người ký", 12, before=40, keep_next=True),
    Look("BG Số trang", 10.5, centred=True),
    Look("BG Lệnh", 7, colour=GREY),
)
CHARACTERS = (
    Look("BG Nhãn", bold=True),
    Look("BG Số chính", bold=True),
    Look("BG Chỗ trống", colour=GREY),
    Look("BG Vượt", 10, colour="0F766C"),
    Look("BG Đạt", colour="24406B"),
    Look("BG Gần đạt", colour="BD7F14"),
    Look("BG Chưa đạt", 10, colour="A8380A"),
    Look("BG Không nêu", colour=GREY),
    Look("BG Chưa nêu", italic=True, colour=GREY),
    Look("BG Lệnh trong dòng", 7, colour=GREY),
)
COVER = (
    Look("BG Tên loại", 16, bold=True, centred=True, before=12, after=8, keep_next=True),
    Look("BG Nơi gửi", 12.5, before=1, after=4),
    Look("BG Mục", 12, bold=True, before=4, after=4),
    Look("BG Thân", 12, before=2, after=2),
    Look("BG Ô chọn", 12, before=4, after=4, keep_next=True),
    Look("BG Ô ý kiến", 11, colour=INK_2, before=3, keep_next=True),
    Look("BG Kẻ ý kiến", 4, exact=4, before=17, rule_below=0.5),
    Look("BG Kẻ ý kiến chẵn", 4, exact=4, before=17, rule_below=0.5, inside=0.3),
    Look("BG Kẻ ý kiến cuối", 4, exact=4, before=17, after=9, rule_below=0.5, inside=0.3),
    Look("BG Thẩm quyền", 12, bold=True, centred=True, before=12, keep_next=True),
    Look("BG Người ký", 12, centred=True, before=54, keep_next=True),
    Look("BG Ghi chú cuối", 10, italic=True, colour=INK_2, before=6, keep_next=True),
)
"""Where a cover note looks otherwise."""


def looks(*own: Look) -> dict[str, Look]:
    """Return the looks of papers by name, some of them otherwise."""
    known = {look.name: look for look in (*HEAD, *TEXT, *TABLES, *FEET)}
    return known | {look.name: look for look in own}


def table_styles() -> dict[str, etree._Element]:
    """Return the looks of tables by name."""
    plain = "Table Normal"
    bare = w("tblPr", cell_margins(left=0, right=0))
    masthead = w(
        "tblPr", borders("tblBorders", bottom=(1.25, BRAND)), cell_margins(left=0, right=0)
    )
    box = w(
        "tblPr",
        borders("tblBorders", left=(EDGE, BRAND)),
        cell_margins(left=twips(3.5) - round(EDGE * 10), bottom=70, right=twips(3)),
    )
    thin = {"top": (0.5, HAIRLINE), "bottom": (0.5, HAIRLINE)}
    entries = w("tblPr", borders("tblBorders", **thin), cell_margins(left=0, right=twips(1.2)))
    every = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), (0.5, INK_2))
    boxed = w("tblPr", borders("tblBorders", **every), cell_margins(left=twips(2), right=twips(2)))
    sheet = w("tblPr", borders("tblBorders", **every), cell_margins(left=twips(2), right=twips(2)))
    edges = {"top": (1, BLACK), "bottom": (1, BLACK), "insideH": (0.5, HAIRLINE)}
    rules = w(
        "tblPr", borders("tblBorders", **edges), cell_margins(left=twips(1.2), right=twips(1.2))
    )
    head = w("tcPr", borders("tcBorders", bottom=(0.75, BLACK)), w("vAlign", val="bottom"))
    low = w("tcPr", w("vAlign", val="bottom"))
    tint = w("tcPr", shade(FILL))
    first_row = w("tblStylePr", head, type="firstRow")
    return {
        MASTHEAD: style("table", MASTHEAD, masthead, low, based_on=plain),
        BOX: style("table", BOX, box, tint, based_on=plain),
        ENTRIES: style("table", ENTRIES, entries, based_on=plain),
        DECISION: style("table", DECISION, boxed, based_on=plain),
        FOOT: style("table", FOOT, bare, based_on=plain),
        SHEET: style("table", SHEET, sheet, based_on=plain),
        RULED: style("table", RULED, rules, first_row, based_on=plain),
    }
