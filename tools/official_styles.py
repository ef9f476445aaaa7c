"""The styles of the official forms: what each rule sets, by the names that all templates share.

Lengths are those of the rule packs (``templates/rules``); a test holds the two together.
"""

from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont
from lxml import etree

from briefgen.compose.official.head import ABSTRACT_RULES, COLUMN, ISSUER_RULES, TEXT
from tools.word_pieces import RULED, Look, borders, cell_margins, style, twips, w

FONTS = Path(__file__).parents[1] / "templates" / "fonts" / "tinos"
GREY, BLACK, HAIRLINE = "69707D", "000000", "BFC5CE"
SPARE = 0.7  # mm by which a ruled paragraph is wider than its words, so that they never wrap
GUTTER = 1.5  # mm that keep the two columns of the head apart
PARTY_HEAD = (80.0, 85.0)
STATE_HEAD = (COLUMN, TEXT - COLUMN)
HEAD, FOOT = "BG Khung đầu", "BG Khung ký"
CHARACTERS = (
    Look("BG Chỗ trống", colour=GREY),
    Look("BG Chưa nêu", italic=True, colour=GREY),
    Look("BG Số chính", bold=True),
    Look("BG Vượt", 10, colour="0F766C"),
    Look("BG Đạt", colour="24406B"),
    Look("BG Gần đạt", colour="BD7F14"),
    Look("BG Chưa đạt", 10, colour="A8380A"),
    Look("BG Không nêu", colour=GREY),
    Look("BG Lệnh trong dòng", 7, colour=GREY),
)
TABLE = (
    Look("BG Bảng đầu", 11.5, bold=True, before=3, after=3, keep_next=True),
    Look("BG Bảng đầu số", based_on="BG Bảng đầu", right=True),
    Look("BG Bảng chữ", 12.5, before=2, after=2),
    Look("BG Bảng chữ giữ", based_on="BG Bảng chữ", keep_next=True),
    Look("BG Bảng số", based_on="BG Bảng chữ", right=True),
    Look("BG Bảng đánh giá", based_on="BG Bảng chữ", hanging=4, overhang=1.4),
    Look("BG Lệnh", 7, colour=GREY),
)


@dataclass(frozen=True)
class Face:
    """How the forms of one system look."""

    head: tuple[float, float]
    paragraphs: tuple[Look, ...]
    address_label: Look


def width(text: str, points: float, face: str) -> float:
    """Return the width of words in mm, as the font itself has it."""
    font = TTFont(FONTS / f"Tinos-{face}.ttf")
    letters, widths = font.getBestCmap(), font["hmtx"].metrics
    units = sum(widths[letters[ord(letter)]][0] for letter in text)
    return float(units / font["head"].unitsPerEm * points * 25.4 / 72)


def inside(room: float, words: float) -> float:
    """Return the indent on both sides that leaves room for words, in mm."""
    return (room - words - SPARE) / 2


def running(size: float, **pitch: float) -> tuple[Look, ...]:
    """Return the looks of running text and of headings."""
    own = Look("BG Thân", size, after=6, justified=True, first_line=10, **pitch)
    return (
        own,
        Look("BG Thân trước bảng", based_on="BG Thân", keep_next=True),
        Look("BG Thân sau bảng", based_on="BG Thân", before=9),
        Look("BG Thân cuối", based_on="BG Thân", before=3, keep_next=True),
        Look("BG Mục", size, bold=True, before=6, after=6, first_line=10, justified=True,
             keep_next=True, heading=True, **pitch),
    )  # fmt: skip


def party() -> Face:
    """Return the looks of Party forms (Hướng dẫn 36-HD/VPTW and 05-HD/VPTW, Appendix 3)."""
    motto = width("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "Bold")
    head = (
        Look("BG Cơ quan cấp trên", 14, centred=True, inside=GUTTER),
        Look("BG Cơ quan", 14, bold=True, centred=True, inside=GUTTER),
        Look("BG Dấu sao", 14, centred=True),
        Look("BG Số ký hiệu", 14, centred=True),
        Look("BG Quốc hiệu", 15, bold=True, centred=True, rule_below=0.75,
             inside=inside(PARTY_HEAD[1], motto)),
        Look("BG Địa danh", 14, italic=True, centred=True),
        Look("BG Dự thảo", 14, italic=True, centred=True, before=2),
        Look("BG Tiêu đề", 16, bold=True, centred=True, before=14, after=2, keep_next=True),
        Look("BG Trích yếu", 14, bold=True, centred=True, keep_next=True),
        Look("BG Ngăn cách", 14, centred=True, after=10),
        Look("BG Kính gửi", 14, centred=True, after=10),
    )  # fmt: skip
    foot = (
        Look("BG Nơi nhận", 14, underline=True, before=10, keep_next=True),
        Look("BG Nơi nhận dòng", 12, hanging=2.6, before=1),
        Look("BG Thẩm quyền", 14, bold=True, centred=True, before=10, keep_next=True),
        Look("BG Chức vụ", 14, centred=True),
        Look("BG Người ký", 14, bold=True, centred=True, before=72, keep_next=True),
        Look("BG Số trang", 14, centred=True),
    )
    grounds = Look("BG Căn cứ", based_on="BG Thân")
    text = running(14, exact=18)
    label = Look("BG Nhãn kính gửi", italic=True)
    return Face(PARTY_HEAD, (*head, *text, grounds, *TABLE, *foot), label)


def state() -> Face:
    """Return the looks of State forms (NĐ 30/2020/NĐ-CP, Appendix I)."""
    motto = width("Độc lập - Tự do - Hạnh phúc", 14, "Bold")
    head = (
        Look("BG Cơ quan cấp trên", 13, centred=True, inside=GUTTER),
        Look("BG Cơ quan", 13, bold=True, centred=True, inside=GUTTER),
        *_drawn("cơ quan", COLUMN, ISSUER_RULES, after=3),
        Look("BG Số ký hiệu", 13, centred=True),
        Look("BG Quốc hiệu", 13, bold=True, centred=True),
        Look("BG Tiêu ngữ", 14, bold=True, centred=True, rule_below=0.75,
             inside=inside(STATE_HEAD[1], motto)),
        Look("BG Địa danh", 14, italic=True, centred=True),
        Look("BG Dự thảo", 14, italic=True, centred=True, before=2),
        Look("BG Tiêu đề", 14, bold=True, centred=True, before=14, keep_next=True),
        Look("BG Trích yếu", 14, bold=True, centred=True, keep_next=True),
        *_drawn("trích yếu", TEXT, ABSTRACT_RULES, after=10),
    )  # fmt: skip
    foot = (
        Look("BG Nơi nhận", 12, bold=True, italic=True, before=10, keep_next=True),
        Look("BG Nơi nhận dòng", 11, hanging=2.4, before=1),
        Look("BG Thẩm quyền", 14, bold=True, centred=True, before=10, keep_next=True),
        Look("BG Chức vụ", 14, bold=True, centred=True),
        Look("BG Người ký", 14, bold=True, centred=True, before=72, keep_next=True),
        Look("BG Số trang", 14, centred=True),
    )
    text = running(14, pitch=1.15)
    label = Look("BG Nhãn kính gửi")
    return Face(STATE_HEAD, (*head, *text, *TABLE, *foot), label)


def _drawn(what: str, room: float, lengths: tuple[int, ...], after: float) -> tuple[Look, ...]:
    """Return a look for each length of a rule: a low paragraph with a border on top."""
    return tuple(
        Look(
            f"BG Kẻ {what} {length}",
            4,
            exact=4,
            before=2,
            after=after,
            rule_above=0.75,
            inside=(room - length) / 2,
        )
        for length in lengths
    )


def table_styles() -> list[etree._Element]:
    """Return the looks of the head, of the block to sign in, and of tables with rules only."""
    plain = "Table Normal"
    bare = [
        style("table", name, w("tblPr", cell_margins(left=0, right=0)), based_on=plain)
        for name in (HEAD, FOOT)
    ]
    edges = {"top": (1, BLACK), "bottom": (1, BLACK), "insideH": (0.5, HAIRLINE)}
    margins = cell_margins(left=twips(1.2), right=twips(1.2))
    rules = w("tblPr", borders("tblBorders", **edges), margins)
    head = w("tcPr", borders("tcBorders", bottom=(0.75, BLACK)), w("vAlign", val="bottom"))
    first_row = w("tblStylePr", head, type="firstRow")
    return [*bare, style("table", RULED, rules, first_row, based_on=plain)]
