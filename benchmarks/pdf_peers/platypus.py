"""The sheet as ReportLab's user guide would have it: paragraphs in tables. It cannot be tagged."""

import io
from pathlib import Path
from typing import Any

from reportlab.graphics.shapes import Drawing, Polygon, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

MM = 72 / 25.4
NAVY, RUST, PALE = HexColor("#24406B"), HexColor("#A8380A"), HexColor("#E6EAEF")
WIDTHS = [7, 50, 18, 22, 42, 14, 14, 13]
HEADS = ("TT", "Chỉ tiêu", "Đơn vị", "Thực hiện", "% kế hoạch", "% so KH", "± %", "Đánh giá")


def register(words: Path, figures: Path) -> None:
    for name in ("Regular", "Medium", "SemiBold", "Bold"):
        pdfmetrics.registerFont(TTFont(f"words-{name}", words / f"BeVietnamPro-{name}.ttf"))
    path = figures / "IBMPlexSansCondensed-SemiBold.ttf"
    pdfmetrics.registerFont(TTFont("figures", path))


def draw(card: dict[str, Any]) -> bytes:
    def style(name: str, font: str, size: float) -> ParagraphStyle:
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * 1.25)

    plain, strong = style("plain", "words-Regular", 8.3), style("strong", "words-SemiBold", 11.8)
    title, figure = style("title", "words-Bold", 18.5), style("figure", "figures", 9.8)
    large, heading = style("large", "words-Bold", 17), style("heading", "words-Bold", 10)

    def number(cell: dict[str, Any]) -> Paragraph:
        return Paragraph(f"{cell['before']}{cell['whole']}{cell['part']}", figure)

    def bar(row: dict[str, Any]) -> Drawing:
        made = Drawing(40 * MM, 4 * MM)
        if row["bar"]["value"] is not None:
            made.add(Rect(0, 0, 40 * MM, 4 * MM, fillColor=PALE, strokeWidth=0))
            made.add(Rect(0, MM, 40 * MM * row["bar"]["value"], 2 * MM, fillColor=NAVY))
        made.add(Polygon([41 * MM, 0, 42 * MM, 0, 41.5 * MM, 2 * MM], fillColor=RUST))
        return made

    lines = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.35, HexColor("#C5CBD4"))])
    rows = [[Paragraph(name, plain) for name in HEADS]]
    rows += [
        [Paragraph(row["number"], plain), Paragraph(row["name"], plain),
         Paragraph(row["unit"], plain), number(row["actual"]), bar(row), number(row["ratio"]),
         number(row["change"]), Paragraph(row["verdict"], plain)]
        for row in card["rows"]
    ]  # fmt: skip
    tiles = [
        [Paragraph(tile["label"], plain), Paragraph(tile["figure"], large),
         Paragraph(tile["ratio"], plain), Paragraph(tile["comparison"], plain)]
        for tile in card["tiles"]
    ]  # fmt: skip
    others = [
        [Paragraph(row["name"], plain), number(row["actual"]), Paragraph(row["unit"], plain)]
        for group in card["groups"]
        for row in group["rows"]
    ]
    tally = f"{card['tally']['met']}/{card['tally']['total']}" if card["tally"] else ""
    story = [
        Paragraph(card["agency"], plain), Paragraph(card["title"], title),
        Paragraph(card["subtitle"], plain), Paragraph(card["message"], strong),
        Paragraph(tally, large), *([Table([tiles])] if tiles else []),
        Paragraph("A. " + card["labels"]["section_a"], heading),
        Table(rows, [width * MM for width in WIDTHS], repeatRows=1, style=lines),
        Paragraph("B. " + card["labels"]["section_b"], heading),
        *([Table(others, style=lines)] if others else []),
        *(Paragraph(f"{note['number']} {note['text']}", plain) for note in card["notes"]),
    ]  # fmt: skip
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, margins=15 * MM, title=card["title"]).build(story)
    return out.getvalue()
