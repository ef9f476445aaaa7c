"""Makes ``templates/brief/one-page/brief.docx``, so that a reviewer can see how the binary arose.

Run by hand, from the project's root, only when the template is to change:

    python -m tools.build_brief_one_page

It writes the template and its outline under ``tests/golden/templates/``. Same program, same bytes:
fixed dates, fixed order, nothing read from the machine. The small grey texts in the styles
``BG Lệnh`` and ``BG Lệnh trong dòng`` are loops and conditions; they leave no trace in a result.
"""

from pathlib import Path

from lxml import etree

from tools.official_tables import Marks, figure_pieces, verdict
from tools.word_outline import outline
from tools.word_pieces import (
    RULED,
    Look,
    borders,
    cell,
    cell_margins,
    columns,
    core_properties,
    lines,
    order,
    package,
    paragraph,
    parts,
    repeated,
    row,
    run,
    shade,
    style,
    styles,
    table,
    twips,
    w,
)

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "templates" / "brief" / "one-page" / "brief.docx"
OUTLINE = ROOT / "tests" / "golden" / "templates" / "brief-one-page.outline"
BRAND, FILL, HAIRLINE, BLACK = "AE1420", "F3F5F8", "BFC5CE", "000000"
INK_2, GREY = "4A5261", "69707D"
EDGE = 4.5  # the box's left border, in points
PARAGRAPHS = (
    Look("BG Cơ quan", 12, bold=True, after=3),
    Look("BG Tính chất", 10.5, italic=True, after=3, right=True),
    Look("BG Tiêu đề", 17, bold=True, before=10, after=1, following="BG Dòng phụ", keep_next=True),
    Look("BG Dòng phụ", 12, italic=True, after=8),
    Look("BG Hộp tiêu đề", 13, bold=True, before=5, after=3, following="BG Hộp dòng"),
    Look("BG Hộp dòng", 12.5, after=2.5, hanging=29, second_tab=32),
    Look("BG Mục", 12.5, bold=True, before=8, after=3, keep_next=True, heading=True),
    Look("BG Bảng đầu", 11, bold=True, before=2, after=2, keep_next=True),
    Look("BG Bảng đầu số", based_on="BG Bảng đầu", right=True, overhang=1.2),
    Look("BG Bảng chữ", 12, before=2, after=2),
    Look("BG Bảng số", based_on="BG Bảng chữ", right=True),
    Look("BG Bảng đánh giá", based_on="BG Bảng chữ", hanging=4, overhang=1.4),
    Look("BG Gạch đầu dòng", 12, after=2, bullet=True),
    Look("BG Việc khác", 11.5, italic=True, before=3),
    Look("BG Ghi chú", 10.5, italic=True, colour=INK_2, before=6),
    Look("BG Lệnh", 7, colour=GREY),
)
CHARACTERS = (
    Look("BG Nhãn", bold=True),
    Look("BG Số chính", bold=True),
    Look("BG Vượt", 10, colour="0F766C"),
    Look("BG Đạt", colour="24406B"),
    Look("BG Gần đạt", colour="BD7F14"),
    Look("BG Chưa đạt", 10, colour="A8380A"),
    Look("BG Không nêu", colour=GREY),
    Look("BG Chưa nêu", italic=True, colour=GREY),
    Look("BG Lệnh trong dòng", 7, colour=GREY),
)


def table_styles() -> list[etree._Element]:
    """Return the looks of the three tables: masthead, box, and rules only."""
    masthead = w(
        "tblPr", borders("tblBorders", bottom=(1.25, BRAND)), cell_margins(left=0, right=0)
    )
    box = w(
        "tblPr",
        borders("tblBorders", left=(EDGE, BRAND)),
        cell_margins(left=twips(3.5) - round(EDGE * 10), bottom=70, right=twips(3)),
    )
    rules = w(
        "tblPr",
        borders("tblBorders", top=(1, BLACK), bottom=(1, BLACK), insideH=(0.5, HAIRLINE)),
        cell_margins(left=twips(1.2), right=twips(1.2)),
    )
    head = w("tcPr", borders("tcBorders", bottom=(0.75, BLACK)), w("vAlign", val="bottom"))
    tint = w("tcPr", shade(FILL))
    low, plain = w("tcPr", w("vAlign", val="bottom")), "Table Normal"
    first_row = w("tblStylePr", head, type="firstRow")
    return [
        style("table", "BG Khung cơ quan", masthead, low, based_on=plain),
        style("table", "BG Hộp", box, tint, based_on=plain),
        style("table", RULED, rules, first_row, based_on=plain),
    ]


def masthead() -> etree._Element:
    """Return the agency, with the logo of the theme, and what this paper is (and is not)."""
    left, right = columns(83, 87)
    logo = [
        order("{% if theme is defined and theme.logo %}"),
        run("{{ theme.logo.picture }} "),
        order("{% endif %}"),
    ]
    return table(
        "BG Khung cơ quan",
        [left, right],
        row(
            cell(left, paragraph("BG Cơ quan", *logo, "{{ brief.agency }}")),
            cell(right, paragraph("BG Tính chất", "{{ brief.note }}")),
        ),
    )


def key_points(marks: Marks) -> list[etree._Element]:
    """Return the box that answers first: where we stand, what needs attention, what is next."""
    width = columns(170)[0] - round(EDGE * 10)
    said = marks.around(
        "{{ (point.key or loop.index)|bookmark }}", *figure_pieces("point.pieces", marks)
    )
    line = paragraph("BG Hộp dòng", run("{{ point.label }}:", "BG Nhãn"), "\t", *said)
    content = [
        paragraph("BG Hộp tiêu đề", "{{ brief.labels.key_points }}"),
        *lines("{% for point in brief.key_points %}"),
        line,
        *lines("{% endfor %}"),
    ]
    box = table("BG Hộp", [width], row(cell(width, *content)))
    return [*lines("{% if brief.key_points %}"), box, *lines("{% endif %}")]


# Columns of the table of indicators by what its rows hold, with their widths in mm.
SHAPES = {
    "measured": {"name": 56, "unit": 22, "actual": 24, "ratio": 22, "change": 23, "verdict": 23},
    "compared": {"name": 86, "unit": 31, "actual": 28, "change": 25},
    "plain": {"name": 104, "unit": 36, "actual": 30},
}


def indicators(marks: Marks) -> list[etree._Element]:
    """Return heading and table of indicators; columns without any content are not there."""
    content = [
        *lines("{% if brief.rows %}"),
        paragraph("BG Mục", "{{ brief.rows_number }}. {{ brief.labels.indicators_heading }}"),
    ]
    for number, (shape, widths) in enumerate(SHAPES.items()):
        word = "elif" if number else "if"
        content += lines(f'{{% {word} brief.rows_shape == "{shape}" %}}')
        content.append(indicator_table(widths, marks))
    return [*content, *lines("{% endif %}", "{% endif %}")]


def indicator_table(widths: dict[str, int], marks: Marks) -> etree._Element:
    """Return the table of indicators with the columns named."""
    label = "{{{{ brief.labels.{} }}}}".format
    head = {
        "name": paragraph("BG Bảng đầu", label("indicator")),
        "unit": paragraph("BG Bảng đầu", label("unit")),
        "actual": paragraph("BG Bảng đầu số", label("actual")),
        "ratio": paragraph("BG Bảng đầu số", label("ratio")),
        "change": paragraph("BG Bảng đầu số", "{{ brief.change_heading }}"),
        "verdict": paragraph("BG Bảng đầu", label("verdict")),
    }
    actual = marks.figure("actual", run("{{ row.actual }}", "BG Số chính"))
    cells = {
        "name": paragraph("BG Bảng chữ", "{{ row.name }}"),
        "unit": paragraph("BG Bảng chữ", *marks.figure("unit", run("{{ row.unit }}"))),
        "actual": paragraph("BG Bảng số", *actual),
        "ratio": paragraph("BG Bảng số", *marks.figure("ratio", run("{{ row.ratio }}"))),
        "change": paragraph("BG Bảng số", *marks.figure("change", run("{{ row.change }}"))),
        "verdict": verdict(marks),
    }
    return repeated(
        RULED,
        columns(*widths.values()),
        [head[key] for key in widths],
        "{% for row in brief.rows %}",
        [cells[key] for key in widths],
    )


def section(name: str, marks: Marks) -> list[etree._Element]:
    """Return a numbered heading over bullets; vanishes when the brief has no such section."""
    return [
        *lines(f"{{% if brief.{name} %}}"),
        paragraph("BG Mục", f"{{{{ brief.{name}.number }}}}. {{{{ brief.{name}.heading }}}}"),
        *lines(f"{{% for line in brief.{name}.lines %}}"),
        paragraph("BG Gạch đầu dòng", *figure_pieces("line.pieces", marks)),
        *lines("{% endfor %}", "{% endif %}"),
    ]


def stated(field: str) -> etree._Element:
    """Return a cell's text, or the words for "not stated" where the source says nothing."""
    return paragraph(
        "BG Bảng chữ",
        order(f"{{% if task.{field} %}}"),
        f"{{{{ task.{field} }}}}",
        order("{% else %}"),
        run("{{ brief.labels.not_stated }}", "BG Chưa nêu"),
        order("{% endif %}"),
    )


def tasks(marks: Marks) -> list[etree._Element]:
    """Return heading and table of tasks; a gap stays visible."""
    keys = ("number", "task", "owner", "due")
    head = [paragraph("BG Bảng đầu", f"{{{{ brief.labels.{key} }}}}") for key in keys]
    cells = [
        paragraph("BG Bảng chữ", "{{ task.number }}"),
        paragraph("BG Bảng chữ", "{{ task.text }}"),
        stated("owner"),
        stated("due"),
    ]
    return [
        *lines("{% if brief.tasks %}"),
        paragraph("BG Mục", "{{ brief.tasks_number }}. {{ brief.labels.tasks_heading }}"),
        repeated(RULED, columns(9, 92, 47, 22), head, "{% for task in brief.tasks %}", cells),
        *lines("{% if brief.tasks_more %}"),
        paragraph("BG Việc khác", *marks.around("tasks_more", run("{{ brief.tasks_more }}"))),
        *lines("{% endif %}", "{% endif %}"),
    ]


def page() -> etree._Element:
    """Return the document: A4 upright, margins 15, 14, 25 and 15 mm."""
    edges = {"top": 850, "right": 850, "bottom": 794, "left": 1417}
    marks = Marks()
    section_properties = w(
        "sectPr",
        w("pgSz", w=11906, h=16838),
        w("pgMar", **edges, header=567, footer=567, gutter=0),
    )
    body = w(
        "body",
        masthead(),
        paragraph("BG Tiêu đề", "{{ brief.title }}"),
        paragraph("BG Dòng phụ", "{{ brief.subtitle }}"),
        *key_points(marks),
        *indicators(marks),
        *section("results", marks),
        *section("limitations", marks),
        *tasks(marks),
        *lines("{% if brief.footnotes %}"),
        paragraph("BG Ghi chú", *marks.around("footnotes", run('{{ brief.footnotes|join(" ") }}'))),
        *lines("{% endif %}"),
        section_properties,
    )
    return w("document", body)


def build() -> dict[str, bytes]:
    """Return the members of the template's package by name."""
    properties = core_properties(
        title="{{ brief.title }}",
        subject="{{ brief.subtitle }}",
        creator="{{ brief.agency }}",
        language="{{ brief.language }}",
    )
    return parts(page(), styles(PARAGRAPHS, CHARACTERS, table_styles()), properties)


if __name__ == "__main__":
    made = package(build())
    TEMPLATE.write_bytes(made)
    OUTLINE.write_text(outline(made), encoding="utf-8")
