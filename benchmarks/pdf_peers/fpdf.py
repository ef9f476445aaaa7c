"""The sheet with fpdf2, whose tables are its own. It cannot be tagged."""

from pathlib import Path
from typing import Any

HEADS = ("TT", "Chỉ tiêu", "Đơn vị", "Thực hiện", "% so KH", "± %", "Đánh giá")


def draw(card: dict[str, Any], words: Path, figures: Path) -> bytes:
    from fpdf import FPDF

    page = FPDF(format="A4")
    page.add_font("words", "", words / "BeVietnamPro-Regular.ttf")
    page.add_font("words", "B", words / "BeVietnamPro-Bold.ttf")
    page.add_font("figures", "", figures / "IBMPlexSansCondensed-SemiBold.ttf")
    page.add_page()
    lines = (
        (card["agency"], "B", 9.2),
        (card["title"], "B", 18.5),
        (card["subtitle"], "", 8.4),
        (card["message"], "B", 11.8),
    )
    for text, style, size in lines:
        page.set_font("words", style, size)
        page.multi_cell(0, size * 0.45, text, new_x="LMARGIN", new_y="NEXT")
    page.set_font("words", "", 8.3)
    with page.table(col_widths=(8, 60, 20, 24, 18, 18, 24)) as table:
        table.row(HEADS)
        for row in card["rows"]:
            cells = [row[name]["before"] + row[name]["whole"] + row[name]["part"]
                     for name in ("actual", "ratio", "change")]  # fmt: skip
            table.row([row["number"], row["name"], row["unit"], *cells, row["verdict"]])
    for row in card["rows"]:
        page.rect(60, page.get_y() % 270, 40 * (row["bar"]["value"] or 0), 2, style="F")
    page.set_font("figures", "", 9)
    for group in card["groups"]:
        for row in group["rows"]:
            actual = row["actual"]
            text = f"{row['name']}: {actual['whole']}{actual['part']} {row['unit']}"
            page.cell(0, 4, text, new_x="LMARGIN", new_y="NEXT")
    page.set_font("words", "", 7.6)
    for note in card["notes"]:
        page.multi_cell(0, 4, f"{note['number']} {note['text']}", new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())
